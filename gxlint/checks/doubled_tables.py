"""A mandated table that stands twice in one report (GX103): pasted again, or of another body."""

from __future__ import annotations

from collections.abc import Iterator

from gxlint.checks.form import table_forms, table_title
from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.structure.model import Report
from gxlint.tables.model import KeyedTable

_SHARED = 0.5
"""Part of the cells of each that two tables must have in common: two halves of one table share next to none."""


def doubled_tables(report: Report) -> Iterator[Finding]:
    """Yield a finding for each further table of a kind that the form has once, under level "table".

    Tables with the same figures were pasted twice; with others one may be of another body (doubt "scope"). The table
    of a section that itself stands twice is left to the finding on the section.
    """
    twice = [section.span for section in report.sections if section.duplicate_of is not None]
    first: dict[str, KeyedTable] = {}
    for table in report.tables:
        if table.kind not in table_forms(report):
            continue
        before = first.setdefault(table.kind, table)
        if before is table or any(_within(table.span, span) for span in twice) or not _alike(before, table):
            continue
        same = _figures(before) == _figures(table)
        yield Finding(
            span=table.span,
            message="table",
            values={"table": table_title(table.kind), "line": before.span.line},
            level="table",
            doubt="none" if same else "scope",
            evidence={"first_line": before.span.line, "same": same},
            table=table.kind,
            block=table.block,
        )


def _within(inner: Span, outer: Span) -> bool:
    return outer.line <= inner.line <= outer.end_line


def _alike(one: KeyedTable, other: KeyedTable) -> bool:
    shared = len(one.cells.keys() & other.cells.keys())
    return shared > _SHARED * max(len(one.cells), len(other.cells))


def _figures(table: KeyedTable) -> dict[tuple[str, str], object]:
    return {key: cell.value.number for key, cell in table.cells.items()}
