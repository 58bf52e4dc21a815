from __future__ import annotations

from dataclasses import replace

from gxlint.diagnostics import Change, Diagnostic, Finding, Location
from gxlint.document import Span
from gxlint.engine.messages import MORE
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.result import Coverage, RelationCounts, ReportResult
from gxlint.mending.changes import Changed
from gxlint.mending.compare import compare

LINES = ["第一行有几个字", "第二行有几个字"]


def one(code: str, span: Span | None, name: str = "default", *, suppressed: str | None = None,
        row: str | None = None) -> tuple[Diagnostic, Finding]:  # fmt: skip
    at = Location(*span, row=row) if span else Location(None, None, None, None)
    found = Diagnostic(code, "r", "error", "none", "m", "b", at, "x", {}, (), None, "f", suppressed)
    return found, Finding(span, name)


def result(*found: tuple[Diagnostic, Finding]) -> ReportResult:
    return ReportResult("a.txt", diagnostics=tuple(d for d, _ in found), findings=tuple(f for _, f in found),
                        year=2023, layout="2021", media="text/plain")  # fmt: skip


def span(line: int, first: int, last: int) -> Span:
    return Span(line, first, line, last)


CHANGED = Changed(LINES, [Change(span(1, 2, 3), "壹壹")])


def test_findings_are_followed_to_their_places() -> None:
    before = result(one("A", None), one("B", span(1, 2, 3)), one("C", span(1, 5, 6)), one("C", span(2, 5, 6)))
    after = result(one("A", None), one("C", span(1, 6, 7)), one("C", span(2, 5, 6)))
    found = compare(before, after, CHANGED)
    assert (found.gone, found.new, found.worse) == (frozenset({1}), (), False)


def test_one_at_another_place_is_another() -> None:
    before = result(one("C", span(1, 5, 6)))
    after = result(one("C", span(1, 5, 6)))
    found = compare(before, after, CHANGED)
    assert (found.gone, [d.code for d in found.new]) == (frozenset({0}), ["C"])


def test_a_place_that_grew_is_the_same() -> None:
    before = result(one("C", span(1, 1, 6)))
    for last in (6, 7, 9):
        found = compare(before, result(one("C", span(1, 1, last))), CHANGED)
        assert (found.gone, found.new) == (frozenset(), ())


def test_another_message_cell_or_state_is_another() -> None:
    before = result(one("C", span(2, 1, 6)))
    for other in (
        one("C", span(2, 1, 6), "other"),
        one("C", span(2, 1, 6), suppressed="r"),
        one("C", span(2, 1, 6), row="total"),
        one("D", span(2, 1, 6)),
        one("C", span(1, 1, 6)),
        one("C", None),
    ):
        found = compare(before, result(other), CHANGED)
        assert (found.gone, len(found.new)) == (frozenset({0}), 1)


def test_what_stood_for_many_has_them_come_into_view() -> None:
    before = result(one("C", span(1, 2, 3)), one("C", span(1, 4, 5), MORE))
    after = result(one("C", span(1, 5, 6)), one("C", span(1, 7, 8), MORE))
    found = compare(before, after, CHANGED)
    assert (found.gone, found.new) == (frozenset({0}), ())
    elsewhere = compare(before, result(one("C", span(2, 1, 2))), CHANGED)
    assert len(elsewhere.new) == 1


def test_what_can_no_longer_be_read_is_worse() -> None:
    before = replace(
        result(), coverage={"requests": Coverage("2021", 161, 161)}, relations=RelationCounts(40)
    )
    assert not compare(before, before, CHANGED).worse
    for after in (
        replace(before, coverage={}),
        replace(before, coverage={"requests": Coverage("2021", 161, 160)}),
        replace(before, relations=RelationCounts(39, 0, 1)),
        replace(before, year=2022),
        replace(before, layout="2019"),
        replace(before, readable=False),
        replace(before, unfinished=(OpenEnd.of("rule", "GX501"),)),
    ):
        assert compare(before, after, CHANGED).worse
