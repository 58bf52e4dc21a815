"""A table cut by page ends anywhere comes back as it was; what is another table stays one."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gxlint.document import Table
from gxlint.readers.pdf.cells import CellText
from gxlint.readers.pdf.grid import Field, RuledGrid
from gxlint.readers.pdf.joined import begun, join
from gxlint.readers.pdf.ruled import PageTable, RuledCell
from gxlint.readers.pdf.shapes import Area
from tests.readers.pdf.made import read
from tests.readers.pdf.reports import Grid, Report, parse, source
from tests.readers.pdf.typeset import Style, typeset

Row = list[tuple[str, int, int]]
"""Text, columns, and how full its last line is (1: a further character would not have fitted)."""


def part(page: int, rows: list[Row], *, left: float = 70.0, height: float = 20.0) -> PageTable:
    """A table of rows without row spans; every column is 50 points wide."""
    columns = max(sum(wide for _, wide, _ in row) for row in rows)
    xs = [left + 50 * n for n in range(columns + 1)]
    ys = [100 + height * n for n in range(len(rows) + 1)]
    cells = []
    for number, row in enumerate(rows):
        column = 0
        for text, wide, full in row:
            area = Area(xs[column], ys[number], xs[column + wide], ys[number + 1])
            field = Field(number, column, 1, wide, area)
            cells.append(RuledCell(field, CellText(text, 10.0 if text else 0.0, 5.0 if full else 30.0)))
            column += wide
    return PageTable(page, RuledGrid([cell.field for cell in cells], xs, ys), cells)


def row(*texts: str, full: int = 0) -> Row:
    return [(text, 1, full) for text in texts]


def texts(*parts: PageTable) -> list[list[str]] | None:
    """The rows of the parts put together, None where they are not one table."""
    table = begun(parts[0])
    for following in parts[1:]:
        if not join(table, following):
            return None
    cells, rows, _ = table.grid()
    return [[cell.text for cell in cells if cell.row == number] for number in range(rows)]


HEAD = row("信息内容", "本年制发件数", "现行有效件数")
ONE, TWO = row("规章", "0", "1"), row("行政规范性文件", "2", "3")


def test_whole_rows() -> None:
    assert texts(part(1, [HEAD, ONE]), part(2, [TWO])) == [
        ["信息内容", "本年制发件数", "现行有效件数"], ["规章", "0", "1"], ["行政规范性文件", "2", "3"],
    ]  # fmt: skip


def test_a_repeated_header_is_dropped() -> None:
    assert texts(part(1, [HEAD, ONE]), part(2, [HEAD, TWO])) == texts(part(1, [HEAD, ONE, TWO]))


def test_the_same_table_again_is_another_table() -> None:
    assert texts(part(1, [HEAD, ONE, TWO]), part(2, [HEAD, ONE, TWO])) is None
    assert texts(part(1, [HEAD, ONE, TWO]), part(2, [HEAD, row("规章", "5", "6"), TWO])) is None


def test_a_wider_table_is_another_table() -> None:
    assert texts(part(1, [HEAD, ONE]), part(2, [row("规章", "0", "1", "2")])) is None


def test_mirrored_margins_are_no_other_table() -> None:
    assert texts(part(1, [HEAD, ONE]), part(2, [TWO], left=90)) == texts(part(1, [HEAD, ONE, TWO]))


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (row("行政规范", "2", "3", full=1), row("性文件", "", ""), ["行政规范性文件", "2", "3"]),
        (row("行政规范", "", "", full=1), row("性文件", "2", "3"), ["行政规范性文件", "2", "3"]),
        (row("行政规范性文件", "", ""), row("", "2", "3"), ["行政规范性文件", "2", "3"]),
        (row("", "2", "3"), row("行政规范性文件", "", ""), ["行政规范性文件", "2", "3"]),
        (row("", "", ""), row("行政规范性文件", "2", "3"), ["行政规范性文件", "2", "3"]),
    ],
)
def test_a_row_cut_in_two_gets_its_numbers_back(above: Row, below: Row, whole: list[str]) -> None:
    assert texts(part(1, [HEAD, above]), part(2, [below])) == [[text for text, *_ in HEAD], whole]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        # Numbers on both sides: two rows, whatever the labels say.
        (row("行政规范", "2", "3", full=1), row("性文件", "2", "3")),
        # A new item begins.
        (row("1.属于国家", "", "", full=1), row("2.重复", "0", "0")),
        # The line before was not full.
        (row("其他", "", ""), row("总计", "0", "0")),
        # A number does not go on.
        (row("规章", "1", "2"), row("", "0", "")),
        # A blank row under headings.
        (row("结果维持", "结果纠正", "总计"), row("", "", "")),
        (row("结果维持", "结果纠正", "总计", full=1), row("0", "0", "0")),
        (row("规章", "0", "1"), row("行政规范性文件", "", "")),
    ],
)
def test_two_rows_stay_two(above: Row, below: Row) -> None:
    found = texts(part(1, [HEAD, above]), part(2, [below]))
    assert found is not None
    assert found[1:] == [[text for text, *_ in above], [text for text, *_ in below]]


def test_a_strip_without_text_is_the_rest_of_the_row() -> None:
    assert texts(part(1, [HEAD, ONE]), part(2, [row("", "", "")], height=6)) == texts(part(1, [HEAD, ONE]))


LABELS = ["一、本年新收政府信息公开申请数量", "1.属于国家秘密", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确",
          "(七)总计", "4.保护第三方合法权益", "(二)部分公开(区分处理的,只计这一情形,不计其他情形)"]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(LABELS), st.lists(st.integers(0, 12345), min_size=3, max_size=3)), min_size=2, max_size=14),
    st.integers(230, 420), st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip
def test_page_ends_anywhere_in_a_table(
    rows: list[tuple[str, list[int]]], height: int, cut: bool, repeat: bool, filled: bool
) -> None:
    """Set on low pages and read from the drawing, the table is the one that was set."""
    labels = [label for label, _ in rows]
    assume(len(set(labels)) == len(labels))
    head = [("项目", 1, 1), ("自然人", 1, 1), ("商业企业", 1, 1), ("总计", 1, 1)]
    grid = Grid(
        "any", [head, *([(label, 1, 1), *((str(n), 1, 1) for n in numbers)] for label, numbers in rows)]
    )
    style = Style(
        height=height, cut=cut, repeat=repeat, filled=filled, size=12, pitch=20, margins=(74, 50, 74, 80)
    )
    document = read(typeset(Report("申请情况", [grid, "表后说明。"]), style))
    (table,) = [one for one in document.blocks if isinstance(one, Table)]
    assert [[cell.text for cell in table.cells if cell.row == number] for number in range(table.rows)] == [
        [text for text, _, _ in one] for one in grid.rows
    ]
    assert document.lines[-1] == "表后说明。"


def test_merged_cells_go_on_over_the_page_end() -> None:
    for height in range(300, 560, 20):
        document = read(typeset(parse(source("valid-2021")), Style(height=height, size=14, pitch=24)))
        tables = [one for one in document.blocks if isinstance(one, Table)]
        sizes = [(one.rows, one.columns) for one in tables]
        assert sizes == [(14, 4), (28, 10), (4, 15)], height
        results = next(cell for cell in tables[1].cells if cell.text == "三、本年度办理结果")
        assert (results.row, results.row_span, results.column_span) == (5, 22, 1)
