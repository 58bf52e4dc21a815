"""A table of the document as a table of the page: merged cells merged, header cells said to be such."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gxlint.output.page.safe import attribute
from gxlint.tables.forms import KINDS
from gxlint.text.patterns import lazy

if TYPE_CHECKING:
    from gxlint.document import Cell, Table
    from gxlint.output.rich.screen import Screen
    from gxlint.structure.model import Report

_NUMBER = lazy(r"[\s0-9０-９.,，+\-－—/%％]+")
_MOST_COLUMNS, _MOST_ROWS = 1000, 65_534
"""What a browser takes for colspan and rowspan."""


def drawn(screen: Screen, table: Table, inner: Sequence[str], report: Report) -> str:
    """Return a table of the document; `inner` is the mark-up of its cells, in their order."""
    data = _data(table, report)
    kind = next((k.kind for k in report.tables if _overlap(table, k.span.line, k.span.end_line)), None)
    name = screen.words.name("table", kind) if kind in KINDS else screen.words("document-table")
    by_row: dict[int, list[int]] = {}
    for index, cell in enumerate(table.cells):
        by_row.setdefault(cell.row, []).append(index)
    rows: list[str] = []
    free, with_data = _Free(), set(data.values())
    for row in range(max(by_row, default=-1) + 1):
        cells: list[str] = []
        for index in by_row.get(row, ()):
            cell = table.cells[index]
            cells += ["<td></td>"] * free.before(row, cell.column)
            cells.append(_cell(cell, inner[index], _head(cell, index, table, data, with_data), table))
            free.take(row, cell)
        rows.append(f"<tr>{''.join(cells)}</tr>\n")
    return framed(attribute(name), "".join(rows))


def framed(label: str, rows: str) -> str:
    """Return a table in a box that scrolls sideways on a narrow screen, also by keyboard; `label` is safe mark-up."""
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">'
        f'<table aria-label="{label}">\n{rows}</table></div>'
    )


class _Free:
    """Which places of the grid are taken by cells of rows above or cells before: a place without a cell is a gap."""

    def __init__(self) -> None:
        self._until: dict[int, int] = {}
        self._row, self._next = -1, 0

    def before(self, row: int, column: int) -> int:
        """Return how many gaps stand before the cell at `column`."""
        if row != self._row:
            self._row, self._next = row, 0
        gaps = sum(self._until.get(at, 0) <= row for at in range(self._next, min(column, _MOST_COLUMNS)))
        return gaps

    def take(self, row: int, cell: Cell) -> None:
        """Take the places of a cell."""
        for column in range(cell.column, cell.column + min(cell.column_span, _MOST_COLUMNS)):
            self._until[column] = row + cell.row_span
        self._next = max(self._next, cell.column + cell.column_span)


def _cell(cell: Cell, inner: str, scope: str, table: Table) -> str:
    spans = ""
    if cell.row_span > 1:
        spans += f' rowspan="{min(cell.row_span, _MOST_ROWS, max(table.rows - cell.row, 1))}"'
    if cell.column_span > 1:
        spans += f' colspan="{min(cell.column_span, _MOST_COLUMNS)}"'
    if scope:
        return f'<th scope="{scope}"{spans}>{inner}</th>'
    number = ' class="number"' if _NUMBER.fullmatch(cell.text) else ""
    return f"<td{number}{spans}>{inner}</td>"


def _head(cell: Cell, index: int, table: Table, data: dict[int, int], rows: set[int]) -> str:
    """Return the scope of a header cell, "" for a cell of data.

    In a mandated table the data cells are known: another cell in a row of theirs heads the row, one in a row without
    any (T2 has several such) heads columns. Of other tables only a first row of words is taken for a head.
    """
    if index in data or not cell.text.strip():
        return ""
    if not data:
        return "col" if cell.row == 0 and table.rows > 1 and not _NUMBER.fullmatch(cell.text) else ""
    if cell.row in rows:
        return "rowgroup" if cell.row_span > 1 else "row"
    return "colgroup" if cell.column_span > 1 else "col"


def _data(table: Table, report: Report) -> dict[int, int]:
    """Return the cells of a table that hold the data of a mandated one: their index, and the row each stands in."""
    places = [(cell.span.line, cell.span.column) for cell in table.cells]
    found: dict[int, int] = {}
    for keyed in report.tables:
        if not _overlap(table, keyed.span.line, keyed.span.end_line):
            continue
        for one in keyed.cells.values():
            at = bisect_right(places, (one.span.line, one.span.column)) - 1
            if (
                at >= 0
                and one.span.line == places[at][0]
                and table.cells[at].span.end_column >= one.span.end_column
            ):
                found[at] = table.cells[at].row
    return found


def _overlap(table: Table, line: int, end_line: int) -> bool:
    return table.span.line <= end_line and line <= table.span.end_line
