from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.readers.pdf.lines import line_of, lines_of
from gxlint.readers.pdf.shapes import Letter
from tests.readers.pdf.made import letters

TEXT = st.text(st.sampled_from("政府信息公开年度报告12,。(《”ab"), min_size=1, max_size=20)


def read(*parts: list[Letter]) -> str:
    found = line_of([one for part in parts for one in part])
    assert found is not None
    return found.text


@given(st.lists(TEXT, min_size=1, max_size=6), st.integers())
def test_lines_come_out_whatever_order_they_are_drawn_in(texts: list[str], seed: int) -> None:
    drawn = [one for number, text in enumerate(texts) for one in letters(text, 50, 100 + 15 * number)]
    Random(seed).shuffle(drawn)
    assert [line.text for line in lines_of(drawn)] == texts


@given(TEXT, st.floats(min_value=0.0, max_value=2.9))
def test_a_blank_of_a_converter_between_touching_characters_is_none(text: str, spread: float) -> None:
    # Drawn blanks of any kind that have no room: left out. Chinese spread over a line: no blanks either.
    glued = [
        one
        for letter in letters(text, 0, 0)
        for one in (letter, letter._replace(text=" ", left=letter.right, right=letter.right + 3))
    ]
    assert read(glued) == text
    han = "政府信息公开"
    apart = [letter._replace(left=letter.left + 10 * spread * n, right=letter.right + 10 * spread * n)
             for n, letter in enumerate(letters(han, 0, 0))]  # fmt: skip
    assert read(apart) == han


@pytest.mark.parametrize(
    ("text", "said"),
    [("2023 年", "2023 年"), ("目\u3000录", "目\u3000录"), ("a  b", "a  b"), ("规章 0", "规章 0")],
)
def test_blanks_with_room_of_their_own_stay(text: str, said: str) -> None:
    assert read(letters(text, 0, 0)) == said


def test_gaps_without_blanks() -> None:
    assert read(letters("信息内容", 0, 0), letters("本年制发件数", 80, 0)) == "信息内容  本年制发件数"
    assert read(letters("the", 0, 0), letters("end", 18, 0)) == "the end"
    assert read(letters("年", 0, 0), letters("2023", 12.5, 0)) == "年2023"
    assert read(letters("0", 0, 0), letters("0", 60, 0), letters("0", 120, 0)) == "0  0  0"


def test_a_raised_mark_stands_on_its_line_and_another_line_does_not() -> None:
    drawn = [
        *letters("公开信息", 0, 100),
        *letters("2", 40, 96.5, 5),
        *letters("下", 0, 112),
    ]
    assert [line.text for line in lines_of(drawn)] == ["公开信息2", "下"]


def test_cells_of_one_row_a_little_apart_are_two_lines() -> None:
    drawn = [*letters("公开信息", 0, 100), *letters("结果", 60, 97)]
    assert [line.text for line in lines_of(drawn)] == ["结果", "公开信息"]


def test_only_blanks_are_no_line() -> None:
    assert line_of(letters("  ", 0, 0)) is None
    assert lines_of([]) == []
