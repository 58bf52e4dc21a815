"""Tables without rulings: rows of one line are read as lines; where lines mix the cells, nothing is guessed."""

from __future__ import annotations

from gxlint.document import Notice
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from tests.readers.pdf.made import read
from tests.readers.pdf.writer import Sheet, pdf

WIDE = "这一行排满了版心的全部宽度因为它是正文的一段而不是表格中的任何一格所以应当照读。"
COLUMNS = (74, 150, 220, 290, 360, 430)
LOST = (Notice("unread-part", "unruled-tables 1"),)


def rows(sheet: Sheet, y: float, *lines: list[str], pitch: float = 16) -> Sheet:
    """Cells at the columns, one line below the other; "" leaves one out."""
    for number, cells in enumerate(lines):
        for x, text in zip(COLUMNS, cells, strict=False):
            if text:
                sheet.text(x, y - pitch * number, text, 11)
    return sheet


def test_rows_that_stand_on_one_line_are_lines() -> None:
    sheet = Sheet().text(74, 740, WIDE, 11)
    rows(
        sheet,
        710,
        ["信息内容", "制发数", "废止数", "现行数"],
        ["规章", "0", "0", "0"],
        ["规范性文件", "3", "0", "9"],
    )
    document = read(pdf(sheet.text(74, 600, WIDE, 11)))
    assert document.lines == (
        WIDE,
        "信息内容  制发数  废止数  现行数",
        "规章  0  0  0",
        "规范性文件  3  0  9",
        WIDE,
    )
    assert document.notices == ()


def test_labels_that_are_wrapped_in_their_column_lose_the_table() -> None:
    sheet = Sheet().text(74, 740, WIDE, 11)
    table = (
        ["", "自然人", "企业", "总计"],
        ["一、本年", "61", "1", "62"],
        ["新收政府"],
        ["信息数"],
        ["二、上年", "0", "0", "0"],
        ["结转"],
    )
    rows(sheet, 710, *table)
    document = read(pdf(sheet.text(74, 500, "四、政府信息公开行政复议", 11).text(74, 480, WIDE, 11)))
    assert document.lines == (WIDE, "四、政府信息公开行政复议", WIDE)
    assert document.notices == LOST


def test_columns_with_headings_of_several_lines_lose_the_table() -> None:
    sheet = Sheet().text(74, 740, WIDE, 11)
    rows(
        sheet,
        710,
        ["结果", "结果", "其他", "尚未", "总计"],
        ["维持", "纠正", "结果", "审结", "件数"],
        ["0", "1", "0", "0", "1"],
    )
    document = read(pdf(sheet.text(74, 600, WIDE, 11)))
    assert (document.lines, document.notices) == ((WIDE, WIDE), LOST)


def test_the_table_goes_on_over_a_page_and_stops_at_a_heading() -> None:
    first = Sheet().text(74, 740, WIDE, 11)
    rows(
        first,
        100,
        ["", "自然人", "企业", "总计"],
        ["一、本年", "61", "1", "62"],
        ["新收", "", "", ""],
        ["二、上年", "0", "0", "0"],
    )
    second = rows(Sheet(), 780, ["结转申请"], ["数量"]).text(74, 740, "六、其他", 11).text(74, 720, WIDE, 11)
    document = read(pdf(first, second))
    assert document.lines == (WIDE, "六、其他", WIDE)
    assert document.notices == (Notice("unread-part", "unruled-tables 1,2"),)


def test_text_with_gaps_is_no_table() -> None:
    sheet = Sheet().text(74, 740, WIDE, 11)
    rows(sheet, 700, ["", "", "", "", "县文化馆"], ["", "", "", "", "1月20日"])
    rows(
        sheet,
        640,
        ["目录", "", "", "", "1"],
        ["一、总体", "", "", "", "1"],
        ["情况"],
        ["二、公开", "", "", "", "2"],
    )
    document = read(pdf(sheet.text(74, 560, WIDE, 11)))
    assert document.lines == (
        WIDE,
        "县文化馆",
        "1月20日",
        "目录  1",
        "一、总体  1",
        "情况",
        "二、公开  2",
        WIDE,
    )
    assert document.notices == ()


def test_nothing_is_said_to_be_missing_or_wrong_for_it() -> None:
    sheet = Sheet()
    lines = [
        "青石县文化馆2023年政府信息公开工作年度报告",
        "一、总体情况",
        "全年新收政府信息公开申请62件,已办结。",
        "三、收到和处理政府信息公开申请情况",
    ]
    for number, text in enumerate(lines):
        sheet.text(74, 780 - 20 * number, text, 11)
    rows(
        sheet,
        690,
        ["", "自然人", "企业", "总计"],
        ["一、申请", "61", "1", "62"],
        ["0件数"],
        ["二、上年", "0", "0", "0"],
        ["申请0件"],
    )
    result = lint_bytes(pdf(sheet), "a.pdf", Settings())
    about = [(one.code, one.severity) for one in result.diagnostics if one.location.section == "requests"]
    assert about == [("GX003", "error")]
    assert "part:unruled-tables 1" in result.unfinished
