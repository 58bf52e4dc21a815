"""What could not be checked, said aloud beside the verdict: a check that did not run must not look like a pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gxlint.output.rich import labels
from gxlint.output.rich.lines import Line
from gxlint.output.rich.screen import Screen
from gxlint.output.words import attached, part, without_narrative

if TYPE_CHECKING:
    from gxlint.engine.result import ReportResult
    from gxlint.tables.model import CellKey, KeyedTable

_PLAIN = {
    "unreadable": "unreadable", "not-a-report": "not-a-report", "layout": "layout-unknown", "year": "year-open",
    "further": "further", "truncated": "truncated",
}  # fmt: skip
"""Phrases of what is open as a whole."""
_LISTED = 5
"""Rows and cells named one by one; of the rest the number is said."""


def show_unchecked(screen: Screen, result: ReportResult, column: int) -> None:
    """Add one line for everything that was not read or not done; nothing when all was."""
    label = screen.words("unchecked")
    for sentence in sentences(screen, result):
        screen.field(label, *sentence, labels=column)
        label = ""


def sentences(screen: Screen, result: ReportResult) -> list[Line]:
    """Return what was not checked, one sentence each."""
    words = screen.words
    said: list[str] = []
    rules: list[str] = []
    for end in result.unfinished:
        if end.kind in _PLAIN:
            said.append(words(_PLAIN[end.kind]))
        elif end.kind == "missing-table":
            said.append(words("table-absent", table=words.name("table", end.name)))
        elif end.kind == "blank-table":
            said.append(words("table-blank", table=words.name("table", end.name)))
        elif end.kind == "table":
            said += _unread(screen, result, end.name)
        elif end.kind == "relations":
            said += _idle(screen, result, end.name)
        elif end.kind == "attached":
            said.append(attached(end.name, words.lang))
        elif end.kind == "narrative":
            said.append(without_narrative(end.name, words.lang))
        elif end.kind == "part":
            said.append(words("part", part=part(end.name, words.lang)))
        elif end.kind == "rule":
            rules.append(end.name)
        else:
            said.append(words("stage-failed", stage=words.name("stage", end.name or end.kind)))
    if rules:
        said.append(words("rule-failed", number=len(rules), codes=words.listing.join(rules)))
    if not result.readable and not said:
        said.append(words("unreadable"))
    if result.relations.not_evaluated and not any(end.kind == "relations" for end in result.unfinished):
        said.append(words("not-evaluated", number=result.relations.not_evaluated))
    return [[(screen.clean(sentence), "yellow")] for sentence in said]


def _idle(screen: Screen, result: ReportResult, kind: str) -> list[str]:
    """Return which equations of a table could not be evaluated, and the cells that stand in their way."""
    name = screen.words.name("table", kind)
    table = (
        next((table for table in result.report.tables if table.kind == kind), None) if result.report else None
    )
    said = []
    for idle in result.idle:
        if idle.table == kind and table is not None:
            gone = frozenset(table.absent)
            why = [
                screen.words(reason, cells=_cells(screen, table, cells))
                for reason, cells in (
                    ("cells-gone", [key for key in idle.cells if key in gone]),
                    ("cells-blank", [key for key in idle.cells if key not in gone]),
                )
                if cells
            ]
            reasons = screen.words("and").join(why)
            said.append(screen.words("relations-open", table=name, number=idle.number, reasons=reasons))
    return said or [screen.words("not-evaluated", number=result.relations.not_evaluated)]


def _unread(screen: Screen, result: ReportResult, kind: str) -> list[str]:
    words = screen.words
    name = words.name("table", kind)
    tables = [table for table in result.report.tables if table.kind == kind] if result.report else []
    said = []
    for table in tables:
        if table.unread:
            cells = _cells(screen, table, table.unread)
            said.append(words("table-unread", table=name, number=len(table.unread), cells=cells))
        if table.absent:
            cells = _cells(screen, table, table.absent)
            said.append(words("table-absent-cells", table=name, number=len(table.absent), cells=cells))
        if table.unplaced:
            said.append(words("table-unplaced", table=name, number=len(table.unplaced)))
    if not said:
        coverage = result.coverage.get(kind)
        number = coverage.expected - coverage.read if coverage else 0
        said.append(
            words("table-not-wholly", table=name, number=number)
            if number > 0
            else words("table-open", table=name)
        )
    return said


def _cells(screen: Screen, table: KeyedTable, keys: Sequence[CellKey]) -> str:
    """Return cells by their official labels; a row or column that is there as a whole is named once."""
    words = screen.words
    columns: dict[str, list[str]] = {}
    for row, column in keys:
        columns.setdefault(row, []).append(column)
    grid = {row: 0 for row, _ in _all_keys(table)}
    for row, _ in _all_keys(table):
        grid[row] += 1
    named: list[str] = []
    for row, missing in columns.items():
        label = labels.short_row(table, row)
        if len(missing) == grid.get(row) and len(missing) > 1:
            named.append(words("whole-row", row=label))
        elif len(missing) == 1:
            named.append(labels.cell(table, row, missing[0]))
        else:
            inner = words.listing.join(labels.column(table, column) for column in missing)
            named.append(words("part-row", row=label, columns=inner))
    return words.listing.join(named[:_LISTED]) + (words("and-more") if len(named) > _LISTED else "")


def _all_keys(table: KeyedTable) -> Iterable[CellKey]:
    return [*table.cells, *table.unread, *table.absent]
