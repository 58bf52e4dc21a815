from __future__ import annotations

from dataclasses import replace

import pytest

from gxlint.diagnostics import Finding
from gxlint.document import Document, Span
from gxlint.engine.compose import Judged, compose, cut, order, overrides, position, section_at, severity
from gxlint.structure.model import Heading, Section
from tests.engine.made import at, document, rule
from tests.support.effort import effort

LEVELS = rule(severity="error", severities={"covered": "warning", "hint": "info"})


@pytest.mark.parametrize(
    ("level", "override", "is_"),
    [
        (None, None, "error"),
        ("covered", None, "warning"),
        ("nosuch", None, "error"),
        (None, "info", "info"),
        ("covered", "info", "info"),
        ("hint", "error", "info"),
        ("covered", "error", "warning"),
    ],
)
def test_severity(level: str | None, override: str | None, is_: str) -> None:
    assert severity(LEVELS, level, override) == is_


def test_a_quiet_rule_may_be_raised_but_not_its_hints() -> None:
    quiet = rule(severity="info", severities={"sure": "warning"})
    assert severity(quiet, None, "error") == "error"
    assert severity(quiet, "sure", "error") == "warning"


def test_the_configuration_speaks_by_code_or_prefix() -> None:
    chosen = {"GX1": "info", "GX103": "error"}
    assert [overrides(chosen, code) for code in ("GX103", "GX104", "GX201")] == ["error", "info", None]


def test_excerpts() -> None:
    text = "前" * 40 + "错字" + "后" * 40
    lines = document(text, "短行")
    assert cut(lines, at(1, "错字", 41)) == "…" + "前" * 20 + "错字" + "后" * 20 + "…"
    assert cut(lines, Span(1, 1, 2, 3)) == "前" * 40 + "错字" + "后" * 38 + "…"
    assert cut(lines, at(2, "短行")) == "短行"
    assert cut(lines, Span(9, 1, 9, 2)) == ""
    assert cut(lines, Span(2, 90, 2, 99)) == "短行"
    assert cut(lines, None) == ""
    assert cut(None, at(1)) == ""


def judged(text: Document, finding: Finding, code: str = "AB001") -> Judged:
    return compose(rule(code), finding, text, None, language="zh")


def test_a_diagnostic_of_a_finding() -> None:
    found = judged(
        document("甲乙丙"), Finding(at(1, "乙", 2), values={"word": "乙"}, doubt="scope", row="total")
    )
    made = found.diagnostic
    assert (made.message, made.basis, made.doubt, made.excerpt) == ("消息 乙", "条例", "scope", "甲乙丙")
    where = made.location
    assert (where.line, where.column, where.end_line, where.end_column, where.row) == (1, 2, 1, 3, "total")


def test_a_finding_on_the_file_as_a_whole() -> None:
    where = judged(document("甲"), Finding(None)).diagnostic.location
    assert (where.line, where.column, where.end_line, where.end_column) == (None, None, None, None)


def test_order_is_by_place_then_code() -> None:
    text = document("甲乙", "丙丁")
    made = [
        judged(text, Finding(at(2, "丙")), "AB002"),
        judged(text, Finding(at(2, "丙")), "AB001"),
        judged(text, Finding(at(1, "乙", 2)), "AB003"),
        judged(text, Finding(None), "AB004"),
    ]
    ordered = [(one.diagnostic.code, position(one.diagnostic)[:2]) for one in order(made)]
    assert ordered == [("AB004", (0, 0)), ("AB003", (1, 2)), ("AB001", (2, 1)), ("AB002", (2, 1))]
    assert order(made) == order(reversed(made))


def prints(text: Document, *findings: Finding) -> list[str]:
    return [one.diagnostic.fingerprint for one in order(judged(text, finding) for finding in findings)]


def test_a_fingerprint_survives_a_moved_line() -> None:
    before = prints(document("甲 乙", "错字在此"), Finding(at(2, "错字")))
    after = prints(document("新行", "甲 乙", "又一行", "错字 在此"), Finding(at(4, "错字")))
    assert before == after
    assert len(before[0]) == 16


def test_alike_findings_are_counted() -> None:
    found = prints(document("同样", "同样"), Finding(at(1, "同样")), Finding(at(2, "同样")))
    assert len(set(found)) == 2
    alone = prints(document("同样"), Finding(at(1, "同样")))
    assert alone[0] == found[0]


@pytest.mark.parametrize("change", [{"section": "review"}, {"row": "total"}, {"excerpt": "别的"}])
def test_a_fingerprint_tells_places_apart(change: dict[str, str]) -> None:
    base = Finding(at(1, "同样"))
    assert prints(document("同样"), base) != prints(document("同样"), replace(base, **change))


def test_the_section_of_a_place_is_found_without_walking_all() -> None:
    def made(count: int) -> list[Section]:
        spans = [Span(2 * n + 1, 1, 2 * n + 2, 9) for n in range(count)]
        return [Section(f"s{n}", Heading("一", "一", None, span), span) for n, span in enumerate(spans)]

    few, many = made(3), made(3000)
    assert [section_at(few, line, 1) for line in (1, 2, 3, 6, 7)] == ["s0", "s0", "s1", "s2", None]
    gap = [replace(few[0], span=Span(4, 3, 5, 9)), replace(few[1], span=Span(8, 1, 9, 9))]
    assert [section_at(gap, *place) for place in ((4, 2), (4, 3), (6, 1), (8, 1))] == [None, "s0", None, "s1"]
    assert effort(lambda: section_at(many, 5999, 1)) < 4 * effort(lambda: section_at(made(3), 5, 1))
