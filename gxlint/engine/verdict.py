"""pass, incomplete or fail: what a person may conclude about a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gxlint.diagnostics import Diagnostic
from gxlint.engine.coverage import mandated
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.result import IdleEquations
from gxlint.engine.settings import LEVELS
from gxlint.structure.model import Report

READING = frozenset({"GX001", "GX003", "GX004", "GX007"})
"""Codes that say something could not be read or done, and nothing about whether the report is right."""
_OF_THE_FILE = frozenset({"misnamed"})
"""What GX001 says that is a fault of the file all the same: it was read, under a name that lies."""


def unfinished(report: Report, idle: Iterable[IdleEquations] = ()) -> tuple[OpenEnd, ...]:
    """What of a report was not read or not evaluated; `idle` are the equations that were not."""
    return tuple(dict.fromkeys(_open_ends(report, idle)))


def _open_ends(report: Report, idle: Iterable[IdleEquations]) -> Iterator[OpenEnd]:
    if not report.is_report:
        yield OpenEnd.of("not-a-report")
    for notice in report.document.notices:
        if notice.kind == "truncated":
            yield OpenEnd.of("truncated", notice.detail)
        elif notice.kind == "unread-part":
            yield OpenEnd.of("part", notice.detail)
        elif notice.kind == "uncalculated":
            yield OpenEnd.of("part", notice.kind)
    if not report.is_report:
        return
    if report.further.value is not None:
        yield OpenEnd.of("further")
    if report.layout.value is None:
        yield OpenEnd.of("layout")
    elif report.year.value is None:
        yield OpenEnd.of("year")
    for kind in dict.fromkeys((*mandated(report.layout.value), *(table.kind for table in report.tables))):
        tables = [table for table in report.tables if table.kind == kind]
        if not tables:
            yield OpenEnd.of("missing-table", kind)
        elif not all(table.complete and not table.unplaced for table in tables):
            yield OpenEnd.of("table", kind)
        elif any(table.blank for table in tables):
            yield OpenEnd.of("blank-table", kind)
    for equations in idle:
        yield OpenEnd.of("relations", equations.table)


def at_or_above(diagnostic: Diagnostic, fail_on: str) -> bool:
    """Whether an unsuppressed diagnostic reaches the level that counts."""
    return diagnostic.suppressed is None and LEVELS[diagnostic.severity] >= LEVELS[fail_on]


def judge(diagnostics: Iterable[Diagnostic], open_ends: Sequence[OpenEnd], fail_on: str) -> tuple[str, int]:
    """Return the verdict of contract.md and the number of diagnostics at or above `fail_on`.

    A diagnostic that only says that something could not be read (a table, the file, a rule that failed) is nothing
    found wrong with the report: alone it makes the verdict `incomplete`, never `pass`. The exit status is 1 all the
    same where it reaches `fail_on`. A missing table is for GX111 to say; where that rule is off, it stays
    `incomplete`.
    """
    blocking = [found for found in diagnostics if at_or_above(found, fail_on)]
    wrong = [found for found in blocking
             if found.code not in READING or found.evidence.get("reason") in _OF_THE_FILE]  # fmt: skip
    if wrong or (blocking and not open_ends):
        return "fail", len(blocking)
    return ("incomplete" if open_ends else "pass"), len(blocking)
