"""What changed between two checks of a file: every finding followed to its place, those that went, those that came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gxlint.diagnostics import Diagnostic, Finding
from gxlint.engine.messages import MORE
from gxlint.engine.result import ReportResult
from gxlint.mending.changes import Changed


@dataclass(frozen=True, slots=True)
class Comparison:
    """`gone`: positions among the diagnostics before, `new`: the diagnostics after that none before stands for.

    `worse`: something that was read or evaluated before no longer is.
    """

    gone: frozenset[int]
    new: tuple[Diagnostic, ...]
    worse: bool


class _Trace(NamedTuple):
    """What tells a finding from others; columns as they are after the changes. A changed message is no other finding."""

    code: str
    message: str
    cell: tuple[str | None, str | None, str | None]
    suppressed: bool
    line: int | None
    column: int
    end_line: int
    end_column: int


def compare(before: ReportResult, after: ReportResult, changed: Changed) -> Comparison:
    """Follow the findings of one check to another, after the changes. Both results keep their findings."""
    old = [_trace(found, name, changed) for found, name in _named(before)]
    new = [_trace(found, name, None) for found, name in _named(after)]
    waiting: dict[_Trace, list[int]] = defaultdict(list)
    for at, trace in enumerate(new):
        waiting[trace].append(at)
    left: list[int] = []
    for at, trace in enumerate(old):
        if waiting[trace]:
            waiting[trace].pop(0)
        else:
            left.append(at)
    unmatched = sorted(at for places in waiting.values() for at in places)
    left, unmatched = _nearly(old, new, left, unmatched)
    crowded = {(trace.code, trace.line) for trace in old if trace.message == MORE}
    come = [at for at in unmatched if (new[at].code, new[at].line) not in crowded]
    return Comparison(frozenset(left), tuple(after.diagnostics[at] for at in come), _worse(before, after))


def _named(result: ReportResult) -> Iterable[tuple[Diagnostic, str]]:
    findings: Sequence[Finding] = result.findings
    names = [finding.message for finding in findings]
    if len(names) != len(result.diagnostics):  # the result was put together after a failure
        names = ["?"] * len(result.diagnostics)
    return zip(result.diagnostics, names, strict=True)


def _trace(found: Diagnostic, name: str, changed: Changed | None) -> _Trace:
    at = found.location
    column, end_column = at.column or 0, at.end_column or 0
    if changed is not None and at.line is not None:
        column = changed.column(at.line, column)
        end_column = changed.column(at.end_line or at.line, end_column, end=True)
    return _Trace(found.code, name, (at.table, at.row, at.column_key), found.suppressed is not None, at.line, column,
                  at.end_line or 0, end_column)  # fmt: skip


def _nearly(
    old: Sequence[_Trace], new: Sequence[_Trace], left: list[int], unmatched: list[int]
) -> tuple[list[int], list[int]]:
    """Pair what is the same finding at a place that grew or shrank: same rule, message and cell, places that overlap."""
    still: list[int] = []
    for at in left:
        one = old[at]
        pair = next((n for n in unmatched if _same(one, new[n])), None)
        if pair is None:
            still.append(at)
        else:
            unmatched = [n for n in unmatched if n != pair]
    return still, unmatched


def _same(one: _Trace, other: _Trace) -> bool:
    if one[:4] != other[:4] or one.line is None or other.line is None:
        return one == other
    if one.message == MORE:
        return one.line == other.line
    starts, ends = (one.line, one.column), (one.end_line, one.end_column)
    first, last = (other.line, other.column), (other.end_line, other.end_column)
    return starts == first or ends == last or (starts < last and first < ends)


def _worse(before: ReportResult, after: ReportResult) -> bool:
    if not after.readable or not set(after.unfinished) <= set(before.unfinished):
        return True
    if (after.year, after.layout, after.media) != (before.year, before.layout, before.media):
        return True
    if any(
        kind not in after.coverage or after.coverage[kind].read < one.read
        for kind, one in before.coverage.items()
    ):
        return True
    return after.relations.not_evaluated > before.relations.not_evaluated
