from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.readers.pdf.cells import padding_of, text_of
from gxlint.readers.pdf.shapes import Area, Letter
from tests.readers.pdf.made import block, letters
from tests.readers.pdf.typeset import broken, width_of

LABEL = st.text(st.sampled_from("政府信息公开申请数量理由、(《)》,。12345."), min_size=1, max_size=40)


@given(LABEL, st.integers(25, 200), st.sampled_from(["left", "middle", "right"]))
def test_lines_broken_by_the_cell_are_put_together(text: str, width: int, side: str) -> None:
    size = 10.0
    lines = broken(text, width, size)
    area = Area(100, 100, 100 + width + 10.8, 100 + 14 * len(lines) + 6)
    drawn: list[Letter] = []
    for number, line in enumerate(lines):
        room = width - width_of(line, size)
        x = 105.4 + {"left": 0.0, "middle": room / 2, "right": room}[side]
        drawn += letters(line, x, 112 + 13 * number, size, first=len(drawn))
    assert text_of(area, drawn, 10.8).text == text


def test_a_number_broken_in_a_cell_too_narrow_is_one_and_else_two_lines() -> None:
    assert text_of(Area(0, 0, 20, 40), block(["1", "0"], 7, 12), 10.8).text == "10"
    assert text_of(Area(0, 0, 60, 40), block(["1", "0"], 27, 12), 10.8).text == "1\n0"
    assert text_of(Area(0, 0, 60, 40), block(["第一项", "二"], 7, 12), 10.8).text == "第一项\n二"


def test_words_of_letters_keep_their_blank() -> None:
    assert text_of(Area(0, 0, 40, 40), block(["annual", "report"], 5, 12), 10.8).text == "annual report"


def test_written_downwards() -> None:
    one = [letter for n, c in enumerate("三、本年度") for letter in letters(c, 20, 20 + 10 * n, first=n)]
    assert text_of(Area(0, 0, 100, 100), one, 10.8).text == "三、本年度"
    two = one + [
        letter for n, c in enumerate("办理结果") for letter in letters(c, 5, 20 + 10 * n, first=5 + n)
    ]
    assert text_of(Area(0, 0, 100, 100), two, 10.8).text == "三、本年度办理结果"
    # The same places, drawn along the lines, are lines.
    along = [one._replace(order=round(one.base) * 1000 + round(one.left)) for one in two]
    assert "办三" in text_of(Area(0, 0, 30, 100), along, 10.8).text


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned(angle: int) -> None:
    def turn(letter: Letter) -> Letter:
        left, top, right, bottom = letter.left, letter.top, letter.right, letter.base
        box = {
            90: (top, -right, bottom, -left),
            270: (-bottom, left, -top, right),
            180: (-right, -bottom, -left, -top),
        }[angle]
        return letter._replace(left=box[0], top=box[1], right=box[2], base=box[3], angle=angle)

    drawn = [turn(letter) for letter in block(["三、本年度", "办理结果"], 5, 12)]
    area = Area(min(one.left for one in drawn) - 5, min(one.top for one in drawn) - 5,
                max(one.right for one in drawn) + 5, max(one.base for one in drawn) + 5)  # fmt: skip
    assert text_of(area, drawn, 10).text == "三、本年度办理结果"


def test_padding_is_what_no_cell_uses() -> None:
    cells = [
        (Area(0, 0, 100, 20), letters("政府", 7, 12)),
        (Area(100, 0, 130, 20), letters("政府", 105, 12)),
        (Area(0, 20, 9, 40), []),
    ]
    assert padding_of(cells) == 10
    assert padding_of([]) == 16


def test_nothing() -> None:
    assert text_of(Area(0, 0, 10, 10), letters("  ", 1, 5), 10).text == ""
