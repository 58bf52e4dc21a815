"""Tables of a page: the true grid, and tables that only lay the page out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.document import Cell, Document, Paragraph, Table
from gxlint.readers import Limits, Unreadable, read_bytes


def page(body: str, **limits: int) -> Document:
    return read_bytes(f"<html><body>{body}</body></html>".encode(), "x.html", limits=Limits(**limits))


def table(body: str) -> Table:
    blocks = page(body).blocks
    assert len(blocks) == 1
    assert isinstance(blocks[0], Table)
    return blocks[0]


def grid(found: Table) -> list[tuple[str, int, int, int, int]]:
    return [(cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in found.cells]


def test_merged_cells_stand_once_at_their_place() -> None:
    found = table(
        "<table><tr><td rowspan=2 colspan=2>甲</td><td colspan=3>乙</td></tr>"
        "<tr><td>丙</td><td>丁</td><td>戊</td></tr><tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td></tr></table>"
    )
    assert (found.rows, found.columns, found.exact) == (3, 5, True)
    assert grid(found) == [
        ("甲", 0, 0, 2, 2), ("乙", 0, 2, 1, 3), ("丙", 1, 2, 1, 1), ("丁", 1, 3, 1, 1), ("戊", 1, 4, 1, 1),
        ("1", 2, 0, 1, 1), ("2", 2, 1, 1, 1), ("3", 2, 2, 1, 1), ("4", 2, 3, 1, 1), ("5", 2, 4, 1, 1),
    ]  # fmt: skip


def test_lines_and_places_of_cells() -> None:
    document = page(
        "<p>前</p><table><tr><td>甲</td><td></td><td>1<br>0</td></tr><tr><td>乙</td><td>-</td><td>3</td></tr></table>"
    )
    assert document.lines == ("前", "甲 |  | 1 0", "乙 | - | 3")
    found = document.blocks[1]
    assert isinstance(found, Table)
    assert [(c.text, c.span.line, c.span.column, c.span.end_column) for c in found.cells] == [
        ("甲", 2, 1, 2), ("", 2, 5, 5), ("1\n0", 2, 8, 11), ("乙", 3, 1, 2), ("-", 3, 5, 6), ("3", 3, 9, 10),
    ]  # fmt: skip
    assert (found.span.line, found.span.end_line, found.span.end_column) == (2, 3, 10)


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        # rowspan beyond the table and rowspan 0 end with the row group
        ("<tr><td rowspan=9>甲<td>1<tr><td>2", [("甲", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1)]),
        ("<tr><td rowspan=0>甲<td>1<tr><td>2", [("甲", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1)]),
        ("<thead><tr><td rowspan=5>甲<td>1<tbody><tr><td>乙<td>2",
         [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("乙", 1, 0, 1, 1), ("2", 1, 1, 1, 1)]),
        # colspan 0 and nonsense are 1; a span wider than the table ends with it
        ("<tr><td colspan=0>甲<td colspan=x>1<td colspan='-3'>2", [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("2", 0, 2, 1, 1)]),
        ("<tr><td colspan=1000>甲<tr><td>1<td>2", [("甲", 0, 0, 1, 2), ("1", 1, 0, 1, 1), ("2", 1, 1, 1, 1)]),
        ("<tr><td colspan=99999999999999999999>甲<tr><td>1<td>2", [("甲", 0, 0, 1, 2), ("1", 1, 0, 1, 1), ("2", 1, 1, 1, 1)]),
        ("<tr><td colspan=' 2px'>甲<tr><td>1<td>2", [("甲", 0, 0, 1, 2), ("1", 1, 0, 1, 1), ("2", 1, 1, 1, 1)]),
        # a wide cell stops before one that reaches down into its row
        ("<tr><td>甲<td rowspan=2>乙<td>丙<tr><td colspan=3>丁", [("甲", 0, 0, 1, 1), ("乙", 0, 1, 2, 1), ("丙", 0, 2, 1, 1), ("丁", 1, 0, 1, 1)]),
        # rows of different length
        ("<tr><td>甲<tr><td>1<td>2<td>3", [("甲", 0, 0, 1, 1), ("1", 1, 0, 1, 1), ("2", 1, 1, 1, 1), ("3", 1, 2, 1, 1)]),
        # a foot written first stands last
        ("<tfoot><tr><td>计<td>3<tbody><tr><td>甲<td>3", [("甲", 0, 0, 1, 1), ("3", 0, 1, 1, 1), ("计", 1, 0, 1, 1), ("3", 1, 1, 1, 1)]),
        # columns in which no cell begins are none
        ("<tr><td colspan=2>甲<td colspan=3>乙<tr><td colspan=2>1<td colspan=3>2",
         [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("1", 1, 0, 1, 1), ("2", 1, 1, 1, 1)]),
        # hidden rows and columns
        ("<tr style='display:none'><td>x<td>y<tr><td>甲<td hidden>z<td>1", [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1)]),
    ],
)  # fmt: skip
def test_grids_that_are_not_regular(rows: str, cells: list[tuple[Any, ...]]) -> None:
    assert grid(table(f"<table>{rows}</table>")) == cells


def test_text_of_cells() -> None:
    found = table(
        "<table><tr><td><p>1</p><p>0</p></td><td>&nbsp;</td><td> <span>1</span><span>2</span>\n</td><th>本年新<br>制作数量</th></tr>"
        "<tr><td>甲<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table></td><td>3</td><td>4</td><td>5</td></tr>"
        "<tr><td>6</td><td>7</td><td>8</td><td>9</td></tr></table>"
    )
    assert [cell.text for cell in found.cells[:5]] == ["1\n0", "", "12", "本年新\n制作数量", "甲\n1 2\n3 4"]


def test_a_caption_stands_before_its_table() -> None:
    document = page(
        "<table><caption>附表三</caption><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"
    )
    assert document.lines == ("附表三", "甲 | 1", "乙 | 2")
    assert isinstance(document.blocks[0], Paragraph)
    assert document.blocks[0].role == "caption"


PROSE = "全年主动公开政府信息，内容涵盖水利工程、供水保障和防汛抗旱，及时回应群众关切，工作取得新的成效。"


@pytest.mark.parametrize(
    "body",
    [
        f"<table><tr><td><p>一、总体情况</p><p>{PROSE}</p></td></tr></table>",
        f"<table><tr><td><p>一、总体情况</p></td></tr><tr><td><p>{PROSE}</p></td></tr></table>",
        f"<table><tr><td><p>一、总体情况</p></td><td><p>{PROSE}</p></td></tr></table>",
        f"<table role=presentation><tr><td>一、总体情况</td><td>{PROSE}</td></tr></table>",
        f"<table><tr><td><table><tr><td>一、总体情况</td></tr></table><table><tr><td>{PROSE}</td></tr></table></td></tr></table>",
    ],
)
def test_tables_that_lay_out_the_page_are_paragraphs(body: str) -> None:
    blocks = page(body).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["一、总体情况", PROSE]


def test_a_table_inside_a_layout_table_is_kept() -> None:
    blocks = page(
        f"<table><tr><td>一、总体情况<p>{PROSE}</p><table><tr><td>规章</td><td>0</td></tr><tr><td>文件</td><td>1</td></tr></table>"
        "<p>二、其他</p></td></tr></table>"
    ).blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Paragraph", "Table", "Paragraph"]


def test_a_report_written_into_one_table_is_taken_apart() -> None:
    numbers = "".join(f"<tr><td>第{row}行</td><td>{row}</td><td>0</td></tr>" for row in range(4))
    document = page(
        f"<table><tr><td colspan=3>{PROSE}</td></tr><tr><td>项目</td><td>数量</td><td>合计</td></tr>{numbers}<tr><td colspan=3>{PROSE}</td></tr></table>"
    )
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table", "Paragraph"]
    assert document.lines[1:6] == (
        "项目 | 数量 | 合计",
        "第0行 | 0 | 0",
        "第1行 | 1 | 0",
        "第2行 | 2 | 0",
        "第3行 | 3 | 0",
    )


def test_a_note_under_a_table_leaves_it_a_table() -> None:
    found = table(
        f"<table><tr><td>规章</td><td>0</td><td>1</td><td>2</td></tr><tr><td>文件</td><td>3</td><td>4</td><td>5</td></tr><tr><td>说明</td><td colspan=3>{PROSE[:38]}</td></tr></table>"
    )
    assert found.rows == 3


def test_limits_on_cells() -> None:
    rows = "<tr><td>1<td>2</tr>" * 11
    with pytest.raises(Unreadable) as caught:
        page(f"<table>{rows}</table>", max_cells=20)
    assert (caught.value.reason, caught.value.values) == ("too-many-cells", {"cells": 21, "limit": 20})
    wide = "<tr>" + "<td colspan=1000>1" * 50 + "</tr>"
    with pytest.raises(Unreadable) as caught:
        page(f"<table>{wide}{wide}</table>", max_cells=20_000)
    assert caught.value.reason == "too-many-cells"


def test_wide_and_tall_spans_cost_nothing() -> None:
    found = table(
        "<table><tr><td colspan=1000 rowspan=65534>甲</td><td>1</td></tr><tr><td>2</td></tr></table>"
    )
    assert grid(found) == [("甲", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1)]


@st.composite
def grids(draw: st.DrawFn) -> tuple[int, int, list[Cell]]:
    """A random partition of a grid into merged cells; the first row and column are whole, so every line of the grid shows."""
    rows, columns = draw(st.integers(2, 7)), draw(st.integers(2, 7))
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            height = 1 if row == 0 or column == 0 else draw(st.integers(1, rows - row))
            width = 1 if row == 0 or column == 0 else draw(st.integers(1, columns - column))
            while any((row, column + across) in taken for across in range(width)):
                width -= 1
            while any(
                (row + down, column + across) in taken for down in range(height) for across in range(width)
            ):
                height -= 1
            taken |= {(row + down, column + across) for down in range(height) for across in range(width)}
            text = draw(st.sampled_from(["", "0", "12", "甲", "合计", "-"]))
            cells.append(Cell(text or "", row, column, None, height, width))  # type: ignore[arg-type]
    cells[0] = Cell("表", 0, 0, None)  # type: ignore[arg-type]
    return rows, columns, cells


@given(grids())
def test_every_cell_of_a_generated_table_keeps_its_place(made: tuple[int, int, list[Cell]]) -> None:
    rows, columns, cells = made
    source = ""
    for row in range(rows):
        source += "<tr>" + "".join(
            f"<td rowspan={cell.row_span} colspan={cell.column_span}><p>{cell.text}</p></td>"
            for cell in cells
            if cell.row == row
        )
    document = page(f"<table>{source}</table>")
    tables = [block for block in document.blocks if isinstance(block, Table)]
    if sum(1 for cell in cells if cell.text) < 2:
        assert tables == []
        return
    assert (tables[0].rows, tables[0].columns) == (rows, columns)
    assert grid(tables[0]) == [
        (cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in cells
    ]
    for cell in tables[0].cells:
        assert (
            document.lines[cell.span.line - 1][cell.span.column - 1 : cell.span.end_column - 1] == cell.text
        )


ROWS = "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td></tr><tr><td>规章</td><td>3</td><td>0</td></tr>"
LONG = "全年主动公开政府信息，内容涵盖水利工程、供水保障和防汛抗旱，及时回应群众关切，工作取得新的成效。"


def test_a_heading_in_the_first_row_of_its_table() -> None:
    document = page(f"<table><tr><td colspan=3><b>二、主动公开政府信息情况</b></td></tr>{ROWS}</table>")
    heading, found = document.blocks
    assert isinstance(heading, Paragraph)
    assert isinstance(found, Table)
    assert (heading.text, heading.emphasis, found.rows, found.columns) == (
        "二、主动公开政府信息情况",
        True,
        2,
        3,
    )
    assert found.cells[3].text == "规章"


def test_a_caption_that_is_no_heading_stays_in_its_table() -> None:
    for caption in ("第二十条第(一)项", "一、总体情况", "主动公开情况"):
        found = table(f"<table><tr><td colspan=3>{caption}</td></tr>{ROWS}</table>")
        assert (found.rows, found.cells[0].text) == (3, caption)


def test_a_whole_report_in_one_table() -> None:
    wide = "<tr><td colspan=3>{}</td></tr>".format
    many = ROWS + "<tr><td>文件</td><td>5</td><td>2</td></tr>" * 40
    source = (
        wide("一、总体情况")
        + wide(LONG)
        + wide("二、主动公开政府信息情况")
        + many
        + wide("三、其他需要报告的事项")
        + wide("无。")
    )
    document = page(f"<table>{source}</table>")
    shown = [block.text if isinstance(block, Paragraph) else block.rows for block in document.blocks]
    assert shown == ["一、总体情况", LONG, "二、主动公开政府信息情况", 42, "三、其他需要报告的事项", "无。"]


def test_the_statistics_of_older_reports_keep_their_headings() -> None:
    row = "<tr><td>(一)条数</td><td>条</td><td>{}</td></tr>".format
    wide = "<tr><td colspan=3>{}</td></tr>".format
    found = table(
        f"<table><tr><td>统计指标</td><td>单位</td><td>数</td></tr>{wide('一、主动公开情况')}{row(1)}{wide('二、依申请公开情况')}{row(2)}</table>"
    )
    assert found.rows == 5
