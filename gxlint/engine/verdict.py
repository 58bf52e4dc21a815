"""pass, incomplete or fail: what a person may conclude about a report."""

from __future__ import annotations

from collections.abc import Iterable

from gxlint.diagnostics import Diagnostic
from gxlint.engine.settings import LEVELS
from gxlint.structure.model import Report
from gxlint.tables.model import KeyedTable

MANDATED = {
    "2021": ("disclosure", "requests", "review"),
    "2019": ("disclosure", "requests", "review"),
    "2014": ("statistics",),
    "2008": (),
}
"""Tables of each layout's form (domain/tables.md). The statistics table of 2014 counts only where it stands: many
agencies filed it apart from the report, and no document read so far obliges the report itself to carry it."""
OPTIONAL = frozenset({"statistics"})
READING = frozenset({"GX001", "GX003", "GX004", "GX007"})
"""Codes that say something could not be read or done, and nothing about whether the report is right."""


def unfinished(report: Report) -> tuple[str, ...]:
    """What of a report was not read, as the keys of `ReportResult.unfinished`."""
    if not report.is_report:
        return ("not-a-report",)
    layout = report.layout.value
    found = [] if layout in MANDATED else ["layout"]
    wanted = MANDATED.get(layout or "", ())
    for kind in dict.fromkeys((*wanted, *(table.kind for table in report.tables))):
        tables = [table for table in report.tables if table.kind == kind]
        if not tables and kind not in OPTIONAL:
            found.append(f"missing-table:{kind}")
        elif not all(wholly_read(table) for table in tables):
            found.append(f"table:{kind}")
    return tuple(found)


def wholly_read(table: KeyedTable) -> bool:
    """Whether every cell that the table's form has was read."""
    return table.complete


def at_or_above(diagnostic: Diagnostic, fail_on: str) -> bool:
    """Whether an unsuppressed diagnostic reaches the level that counts."""
    return diagnostic.suppressed is None and LEVELS[diagnostic.severity] >= LEVELS[fail_on]


def judge(
    diagnostics: Iterable[Diagnostic], open_ends: tuple[str, ...], fail_on: str, *, readable: bool
) -> tuple[str, int]:
    """Return the verdict of contract.md and the number of diagnostics at or above `fail_on`.

    A diagnostic that only says that something could not be read (a table, the file, a rule that failed) is nothing
    found wrong with the report: alone it makes the verdict `incomplete`, never `pass`. The exit status is 1 all the
    same where it reaches `fail_on`. A missing table is for GX111 to say; where that rule is off, it stays
    `incomplete`.
    """
    blocking = [found for found in diagnostics if at_or_above(found, fail_on)]
    wrong = [found for found in blocking if found.code not in READING or (found.code == "GX001" and readable)]
    if wrong or (blocking and not open_ends):
        return "fail", len(blocking)
    return ("incomplete" if open_ends else "pass"), len(blocking)
