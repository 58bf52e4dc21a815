"""Which rulings of a page are tables, and what is said of those that are none."""

from __future__ import annotations

from gxlint.document import Document, Notice, Table
from tests.readers.pdf.made import read
from tests.readers.pdf.writer import Sheet, pdf

ROWS = [["项目", "件数", "说明"], ["行政许可", "36", "无"], ["行政处罚", "4", "无"], ["行政强制", "0", "无"]]
SAID = ("项目 | 件数 | 说明", "行政许可 | 36 | 无", "行政处罚 | 4 | 无", "行政强制 | 0 | 无")


def tables(document: Document) -> list[tuple[int, int]]:
    return [(one.rows, one.columns) for one in document.blocks if isinstance(one, Table)]


def test_rulings_of_both_kinds() -> None:
    for filled in (False, True):
        document = read(pdf(Sheet().table(72, 700, [100, 60, 60], ROWS, filled=filled)))
        assert (document.lines, tables(document)) == (SAID, [(4, 3)])


def test_the_borders_of_every_cell_with_dots_at_the_corners() -> None:
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            x, y = 72 + 80 * column, 700 - 20 * number
            sheet.text(x + 6, y - 14, text, 10)
            sheet.bar(x, y - 0.5, 0.5, 0.5).bar(x + 0.5, y - 0.5, 79.5, 0.5).bar(x, y - 20, 0.5, 19.5)
    sheet.bar(72 + 240, 620, 0.5, 80).bar(72, 620, 240, 0.5)
    assert read(pdf(sheet)).lines == SAID


def test_a_shaded_header_is_a_row_like_any_other() -> None:
    sheet = (
        Sheet()
        .bar(72, 680, 220, 20, "0.1 0.2 0.5 rg")
        .table(72, 700, [100, 60, 60], [["", "", ""], *ROWS[1:]])
    )
    for x, text in zip((77, 177, 237), ROWS[0], strict=True):
        sheet.text(x, 686, text, 10, colour="1 g")
    assert read(pdf(sheet)).lines == SAID


def test_a_box_around_text_is_no_table() -> None:
    sheet = (
        Sheet()
        .text(80, 680, "框中的文字")
        .rule(72, 700, 400, 700)
        .rule(72, 660, 400, 660)
        .rule(72, 660, 72, 700)
        .rule(400, 660, 400, 700)
    )
    document = read(pdf(sheet))
    assert (document.lines, tables(document)) == (("框中的文字",), [])


def test_a_table_in_a_frame_and_a_table_that_lays_out_the_page() -> None:
    framed = Sheet().table(72, 700, [100, 60, 60], ROWS)
    for edge in ((40, 40, 40, 800), (550, 40, 550, 800), (40, 40, 550, 40), (40, 800, 550, 800)):
        framed.rule(*edge)
    assert tables(read(pdf(framed))) == [(4, 3)]
    framed.rule(40, 760, 550, 760).text(60, 775, "版式表格的标题")
    document = read(pdf(framed))
    assert (document.lines, tables(document)) == (("版式表格的标题", *SAID), [(4, 3)])


def test_rulings_that_do_not_close_are_said() -> None:
    sheet = Sheet().text(72, 760, "表前的文字。").text(72, 500, "表后的文字。")
    for y in (700, 680, 640, 620):
        sheet.rule(72, y, 292, y)
    sheet.rule(72, 660, 172, 660).rule(232, 660, 292, 660).rule(232, 700, 232, 660).rule(232, 640, 232, 620)
    for x in (72, 172, 292):
        sheet.rule(x, 700, x, 620)
    for number, row in enumerate(ROWS):
        for x, text in zip((77, 177, 237), row, strict=True):
            sheet.text(x, 686 - 20 * number, text, 10)
    document = read(pdf(sheet))
    assert document.lines == ("表前的文字。", "表后的文字。")
    assert document.notices == (Notice("unread-part", "unclosed-tables 1"),)


def test_text_in_an_open_frame_of_the_page_is_text() -> None:
    sheet = Sheet().lines(74, 700, ["　　" + "字" * 26, "字" * 28, "字" * 9 + "。"])
    for x in (60, 540, 545):
        sheet.rule(x, 600, x, 760)
    for y in (760, 764, 600):
        sheet.rule(60, y, 400, y)
    assert read(pdf(sheet)).lines == ("字" * 63 + "。",)


def test_a_table_of_one_row_on_its_page_belongs_to_the_next() -> None:
    first = Sheet().table(72, 120, [220], [["第二十条第(一)项"]])
    second = Sheet().table(72, 780, [100, 60, 60], ROWS)
    document = read(pdf(first, second))
    assert document.lines == ("第二十条第(一)项", *SAID)
    assert tables(document) == [(5, 3)]


def test_a_chart_is_no_trouble() -> None:
    sheet = Sheet().text(72, 760, "图前的文字。")
    for number in range(70):
        sheet.bar(72 + 6 * number, 300, 5, 20 + number, "0.3 0.5 0.7 rg").rule(
            72, 300 + number * 3, 500, 300 + number * 3
        )
    assert read(pdf(sheet)).lines == ("图前的文字。",)
