"""Headings and prose that stand in a table's rows."""

from __future__ import annotations

from gxlint.document import Document, Paragraph
from tests.readers.docx.build import grid, p, read, span, table, tbl, tc, texts, tr

LONG = "全年主动公开政府信息，内容涵盖水利工程、供水保障和防汛抗旱，及时回应群众关切，工作取得新的成效。"


def wide(text: str, columns: int = 3) -> str:
    return tr(tc(text, span(columns)))


def shown(document: Document) -> list[str | int]:
    return [block.text if isinstance(block, Paragraph) else block.rows for block in document.blocks]


def test_a_heading_in_the_first_row_of_its_table() -> None:
    document = read(tbl(wide("二、主动公开政府信息情况"), tr(tc("规章"), tc("3"), tc("0"))))
    assert texts(document) == ["二、主动公开政府信息情况"]
    assert grid(document) == [("规章", 0, 0, 1, 1), ("3", 0, 1, 1, 1), ("0", 0, 2, 1, 1)]
    assert table(document).source == "t1"
    assert [block.source for block in document.blocks] == ["t1/r1c1/p1", "t1"]


def test_a_caption_that_is_no_heading_stays_in_its_table() -> None:
    for caption in ("第二十条第(一)项", "一、总体情况", "主动公开情况"):
        assert shown(read(tbl(wide(caption), tr(tc("规章"), tc("3"), tc("0"))))) == [2]
    assert shown(
        read(tbl(tr(tc("二、主动公开政府信息情况", span(2)), tc("件")), tr(tc("规章"), tc("3"), tc("0"))))
    ) == [2]


def test_a_table_that_is_only_its_heading() -> None:
    assert shown(read(tbl(tr(tc("二、主动公开"), tc("三、依申请公开"))))) == [1]
    assert shown(read(tbl(wide("二、主动公开政府信息情况")))) == ["二、主动公开政府信息情况"]


def test_a_whole_report_in_one_table() -> None:
    document = read(
        tbl(
            wide("一、总体情况", 6),
            wide(LONG, 6),
            wide("二、主动公开政府信息情况", 6),
            tr(tc("规章"), tc("3", span(2)), tc("0", span(3))),
            tr(tc("文件"), tc("5", span(2)), tc("2", span(3))),
            wide("三、其他需要报告的事项", 6),
            wide("无。", 6),
        )
    )
    assert shown(document) == [
        "一、总体情况",
        LONG,
        "二、主动公开政府信息情况",
        2,
        "三、其他需要报告的事项",
        "无。",
    ]
    assert table(document).columns == 3
    assert grid(document)[3:] == [("文件", 1, 0, 1, 1), ("5", 1, 1, 1, 1), ("2", 1, 2, 1, 1)]


def test_headings_alone_do_not_cut_a_table() -> None:
    rows = (
        wide("二、主动公开情况"),
        tr(tc("规章"), tc("3"), tc("0")),
        wide("三、依申请公开情况"),
        tr(tc("收到"), tc("1"), tc("2")),
    )
    assert shown(read(tbl(*rows))) == ["二、主动公开情况", 3]
    assert shown(read(p("前") + tbl(tr(tc("a"), tc("b"), tc("c")), *rows))) == ["前", 5]


def test_tables_inside_the_cells_come_once() -> None:
    inner = tbl(tr(tc("x"), tc("y")))
    rows = (wide("二、主动公开政府信息情况"), tr(tc("规章"), f"<w:tc>{inner}{p()}</w:tc>", tc("0")))
    assert shown(read(tbl(*rows))) == ["二、主动公开政府信息情况", 1, 1]
