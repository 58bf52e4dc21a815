from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.document import Paragraph
from gxlint.readers.pdf.raw import HIDDEN, WHITE, Glyph, RawPage, Run
from gxlint.readers.pdf.upright import upright
from tests.readers.pdf.made import read
from tests.readers.pdf.writer import Sheet, pdf

TABLE = [["行政许可", "1", "-"], ["行政处罚", "3", "20"]]
READ = ("行政许可 | 1 | -", "行政处罚 | 3 | 20")


def turned(turn: int, x: float, y: float) -> tuple[float, float]:
    """A place on a page of 500 x 300 drawn so that it is upright after so many quarter turns clockwise."""
    return [(x, y), (300 - y, x), (500 - x, 300 - y), (y, 500 - x)][turn]


@given(
    st.integers(0, 3), st.booleans(),
    st.lists(st.tuples(st.sampled_from("政府信息12"), st.integers(20, 460), st.integers(20, 280)), min_size=1, max_size=12),
)  # fmt: skip
def test_however_a_page_lies_it_is_the_same_page(
    turn: int, stated: bool, places: list[tuple[str, int, int]]
) -> None:
    """Turned by /Rotate, or with all of its text on its side: the letters stand where they stood."""

    def page(quarter: int) -> list[tuple[str, float, float, int]]:
        raw = RawPage((0, 0, 300, 500) if quarter % 2 else (0, 0, 500, 300), quarter if stated else 0)
        raw.runs.append(Run("F", 10, quarter * 90.0, 400, 0))
        for text, x, y in places:
            (left, bottom), (right, top) = turned(quarter, x, y - 1), turned(quarter, x + 10, y + 9)
            box = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
            raw.glyphs.append(Glyph(ord(text), 0, *turned(quarter, x, y), *box))
        found = upright(raw, 1)
        assert (found.width, found.height) == (500, 300)
        return sorted((one.text, round(one.left, 3), round(one.base, 3), one.angle) for one in found.letters)

    assert page(turn) == page(0)


@pytest.mark.parametrize(("rotate", "matrix", "place"), [
    (0, "1 0 0 1", lambda x, y: (x, y)),
    (90, "0 1 -1 0", lambda x, y: (595 - y, x)),
    (0, "0 1 -1 0", lambda x, y: (595 - y, x)),
    (270, "0 -1 1 0", lambda x, y: (y, 842 - x)),
])  # fmt: skip
def test_a_table_across_the_page(rotate: int, matrix: str, place: object) -> None:
    sheet = Sheet(rotate=rotate)
    assert callable(place)
    for number, row in enumerate([*TABLE, ["", "", ""]]):
        sheet.rule(*place(72, 400 - 20 * number), *place(372, 400 - 20 * number))
        for column, text in enumerate(row):
            if number < 2:
                sheet.text(*place(80 + 100 * column, 386 - 20 * number), text, 10, matrix=matrix)
    for column in range(4):
        sheet.rule(*place(72 + 100 * column, 400), *place(72 + 100 * column, 340))
    assert read(pdf(sheet)).lines[:2] == READ


def test_what_nobody_sees_is_not_read() -> None:
    sheet = (
        Sheet()
        .text(72, 700, "隐藏", mode=3)
        .text(72, 650, "白字", colour="1 g")
        .text(700, 600, "页外")
        .text(72, 550, "微", 0.5)
    )
    sheet.bar(60, 390, 200, 30, "0 0 0.6 rg").text(72, 400, "表头白字", colour="1 g")
    assert read(pdf(sheet)).lines == ("表头白字",)


def test_printed_twice_is_written_once() -> None:
    sheet = (
        Sheet()
        .text(72, 500, "双印加粗")
        .text(72.3, 500, "双印加粗")
        .text(72, 499.8, "双印加粗")
        .text(72, 400, "谢谢")
    )
    assert read(pdf(sheet)).lines == ("双印加粗", "谢谢")


def test_a_watermark_is_no_text_of_the_report() -> None:
    sheet = Sheet().text(150, 300, "征求意见稿", 60, matrix="0.7 0.7 -0.7 0.7").text(72, 700, "正文")
    found = read(pdf(sheet)).blocks
    assert [(one.role, one.text) for one in found if isinstance(one, Paragraph)] == [
        ("body", "正文"),
        ("furniture", "征求意见稿"),
    ]


def test_halves_of_one_character_and_glyphs_without_any() -> None:
    raw = RawPage((0, 0, 100, 100), runs=[Run("F", 10, 0, 400, 0)])
    raw.glyphs = [
        Glyph(code, 0, x, 50, x, 48, x + 10, 58)
        for code, x in ((0xD842, 10), (0xDFB7, 10), (0, 30), (0xDC00, 50))
    ]
    page = upright(raw, 1)
    assert [one.text for one in page.letters] == ["𠮷", "\ufffd", "\ufffd"]
    assert (page.drawn, page.missing) == (3, 2)


def test_hidden_letters_are_counted() -> None:
    raw = RawPage((0, 0, 100, 100), runs=[Run("F", 10, 0, 400, HIDDEN), Run("F", 10, 0, 400, WHITE)])
    raw.glyphs = [Glyph(0x4E00, run, 10 + 20 * run, 50, 10, 48, 20, 58) for run in (0, 1)]
    page = upright(raw, 1)
    assert (page.letters, page.drawn, page.unseen) == ([], 2, 2)
