"""What could not be checked, said aloud beside the verdict: a check that did not run must not look like a pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gxlint.output.rich import labels
from gxlint.output.rich.lines import Line
from gxlint.output.rich.screen import Screen

if TYPE_CHECKING:
    from gxlint.engine.result import ReportResult
    from gxlint.tables.model import CellKey, KeyedTable

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
    for key in result.unfinished:
        kind, _, name = key.partition(":")
        if kind == "unreadable":
            said.append(words("unreadable"))
        elif kind == "not-a-report":
            said.append(words("not-a-report"))
        elif kind == "layout":
            said.append(words("layout-unknown"))
        elif kind == "missing-table":
            said.append(words("table-absent", table=words.name("table", name)))
        elif kind == "table":
            said += _unread(screen, result, name)
        elif kind == "rule":
            rules.append(name)
        else:
            said.append(words("stage-failed", stage=words.name("stage", name or kind)))
    if rules:
        said.append(words("rule-failed", number=len(rules), codes=words.listing.join(rules)))
    if not result.readable and not said:
        said.append(words("unreadable"))
    if result.readable and result.report is not None and result.report.is_report and result.year is None:
        said.append(words("year-unknown"))
    if result.relations.not_evaluated:
        said.append(words("not-evaluated", number=result.relations.not_evaluated))
    return [[(screen.clean(sentence), "yellow")] for sentence in said]


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
