"""The shapes in which offices keep the tables: whatever stands between, above and beside them, every cell is read."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl import Workbook

from gxlint.engine.result import ReportResult
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from tests.support import forms
from tests.support.render import Made, merged_disclosure, merged_requests, merged_review
from tests.support.workbook import TABLES, packed, put, workbook

MADE = Made(
    requests={
        "received": [3, 1, 0, 0, 0, 0, 4],
        "granted": [3, 1, 0, 0, 0, 0, 4],
        "total": [3, 1, 0, 0, 0, 0, 4],
    }
)
WHOLE = {"disclosure": 10, "requests": 175, "review": 15}


def checked(book: Any) -> ReportResult:
    return lint_bytes(packed(book), "2023年年报.xlsx", Settings())


def read(result: ReportResult) -> dict[str, int]:
    """How many cells of each table were read; nothing may be found."""
    assert result.diagnostics == ()
    return {kind: one.read for kind, one in result.coverage.items() if one.read}


def one_sheet() -> tuple[Any, Any]:
    book = Workbook()
    return book, book.active


ruled_or_not = pytest.mark.parametrize("ruled", [True, False])


@ruled_or_not
@pytest.mark.parametrize("sheets", [1, 3])
def test_cells_that_are_centred_instead_of_merged(ruled: bool, sheets: int) -> None:
    book = workbook(MADE, ruled=ruled, sheets=sheets)
    for sheet in book.worksheets:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
    assert read(checked(book)) == WHOLE


@ruled_or_not
def test_a_blank_row_below_the_head(ruled: bool) -> None:
    book, sheet = one_sheet()
    rows = merged_requests(MADE)
    put(sheet, rows[3:], row=put(sheet, rows[:3], ruled=ruled) + 1, ruled=ruled)
    assert read(checked(book)) == {"requests": 175}


@ruled_or_not
def test_blank_rows_between_the_blocks_of_a_table(ruled: bool) -> None:
    book, sheet = one_sheet()
    at, block = 1, []
    for line in merged_disclosure(MADE):
        if line[0][0].startswith("第二十条") and block:
            at, block = put(sheet, block, row=at, ruled=ruled) + 1, []
        block.append(line)
    put(sheet, block, row=at, ruled=ruled)
    assert read(checked(book)) == {"disclosure": 10}


@ruled_or_not
def test_tables_without_a_blank_row_between(ruled: bool) -> None:
    book, sheet = one_sheet()
    at = 1
    for number, (name, table) in enumerate(TABLES):
        sheet.cell(at, 1).value = f"{'二三四'[number]}、{name}"
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=10)
        at = put(sheet, table(MADE), row=at + 1, ruled=ruled)
    assert read(checked(book)) == WHOLE


@ruled_or_not
@pytest.mark.parametrize("words", [True, False])
def test_figures_kept_beside_a_table(ruled: bool, words: bool) -> None:
    book, sheet = one_sheet()
    put(sheet, merged_requests(MADE), row=3, column=3, ruled=ruled)
    for row in range(6, 31):
        sheet.cell(row, 14).value = "校验" if words else 0
        sheet.cell(row, 15).value = 0
    assert read(checked(book)) == {"requests": 175}


def test_figures_right_behind_the_lines_of_a_table() -> None:
    book, sheet = one_sheet()
    put(sheet, merged_requests(MADE), row=3, column=3)
    for row in range(6, 31):
        sheet.cell(row, 13).value = sheet.cell(row, 2).value = 0
    assert read(checked(book)) == {"requests": 175}


def test_forms_that_nobody_filled_in() -> None:
    book, sheet = one_sheet()
    at = (
        put(sheet, merged_requests(Made(requests={row[0]: [""] * 7 for row in forms.request_rows("2021")})))
        + 2
    )
    put(sheet, merged_review(Made(review=[[""] * 5] * 3)), row=at)
    result = checked(book)
    assert [(d.code, d.location.table) for d in result.diagnostics] == [
        ("GX209", "requests"),
        ("GX209", "review"),
    ]
    assert {"blank-table:requests", "blank-table:review"} <= set(result.unfinished)


def test_agencies_on_a_sheet_each() -> None:
    book = Workbook()
    for number, agency in enumerate(("青石县水务局", "石桥县教育局")):
        sheet: Any = book.active if number == 0 else book.create_sheet()
        sheet.title = agency
        sheet["A1"] = f"{agency}2023年收到和处理政府信息公开申请情况"
        made = MADE if number == 0 else Made(requests={"received": [3, 0, 0, 0, 0, 0, 4]})
        put(sheet, merged_requests(made), row=2)
    result = checked(book)
    assert {d.code for d in result.diagnostics} >= {"GX201"}
    assert {d.location.line for d in result.diagnostics if d.code == "GX201"} & set(range(30, 60))


def test_a_page_under_the_name_of_a_workbook() -> None:
    tables = "".join(
        "<table>"
        + "".join(
            "<tr>" + "".join(f"<td rowspan={r} colspan={c}>{x}</td>" for x, r, c in row) + "</tr>"
            for row in table(MADE)
        )
        + "</table>"
        for _, table in TABLES
    )
    page = f"<html><head><meta charset='utf-8'></head><body>{tables}</body></html>".encode()
    result = lint_bytes(page, "2023年年报.xls", Settings())
    assert [d.evidence["reason"] for d in result.diagnostics] == ["misnamed"]
    assert (result.verdict, result.unfinished[0].split(":")[0]) == ("incomplete", "narrative")
    assert "GX101" in {d.code for d in lint_bytes(page, "2023年年报.html", Settings()).diagnostics}


@pytest.mark.parametrize("title", ["{}2023年政府信息公开工作年度报告", "{}2023年度政府信息公开年报统计表"])
def test_the_same_title_on_every_sheet_is_one_report(title: str) -> None:
    book = workbook(MADE)
    for sheet in book.worksheets:
        sheet["A1"] = title.format("青石县水务局")
    result = checked(book)
    assert (read(result), result.year, result.agency) == (WHOLE, 2023, "青石县水务局")
