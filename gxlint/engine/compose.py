"""From what a check found to what is shown: severity, message, basis, place, excerpt, fingerprint, order."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gxlint.diagnostics import Change, Diagnostic, Finding, Location
from gxlint.diagnostics.model import SEVERITIES
from gxlint.document import Document, Span
from gxlint.engine.messages import render
from gxlint.engine.rule import REVIEW, Rule
from gxlint.structure.model import Report, Section
from gxlint.text.excerpt import excerpt
from gxlint.text.masking import hide, masked, personal
from gxlint.text.normal import squeeze

_NEAR, _QUOTED, _MOST_LINES = 64, 300, 50
"""Characters and lines around a place in which numbers of persons are looked for."""
_LONGEST = 60
"""Characters of a place shown in an excerpt before its end is cut."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with its rule and the diagnostic made of it."""

    rule: Rule
    finding: Finding
    diagnostic: Diagnostic


def severity(rule: Rule, level: str | None, override: str | None) -> str:
    """The severity of one finding.

    `override` (the configuration) replaces the rule's own; a finding that asked for a level of its own (`level`, a
    name under `severities` of the rule file) never gets above the override.
    """
    own = rule.severities.get(level, rule.severity) if level else rule.severity
    if override is None:
        return own
    if level is None or level not in rule.severities:
        return override
    return min(own, override, key=SEVERITIES.index)


def compose(rule: Rule, finding: Finding, document: Document | None, report: Report | None, *,
            language: str, override: str | None = None) -> Judged:  # fmt: skip
    """Make the diagnostic of a finding; its fingerprint is set by `order`."""
    layout = report.layout.value if report else None
    span = finding.span
    numbers = _personal(document, span)
    if numbers:
        finding = replace(
            finding, values=_hidden(finding.values, numbers), evidence=_hidden(finding.evidence, numbers)
        )
    changes = _changes(finding)
    diagnostic = Diagnostic(
        code=rule.code,
        rule=rule.name,
        severity=severity(rule, finding.level, override),
        doubt=finding.doubt,
        message=render(rule, finding.message, finding.values, language),
        basis=rule.basis_for(layout, language),
        location=_location(finding, report),
        excerpt=finding.excerpt if finding.excerpt is not None else cut(document, span),
        evidence=finding.evidence,
        suspects=finding.suspects,
        fix=finding.fix,
        fingerprint="",
        changes=changes,
        mending=_mending(rule, finding) if changes else None,
    )
    return Judged(rule, finding, diagnostic)


def _changes(finding: Finding) -> tuple[Change, ...]:
    if finding.changes or finding.fix is None or finding.span is None:
        return finding.changes
    return (Change(finding.span, finding.fix),)


def _mending(rule: Rule, finding: Finding) -> str:
    """Whether what mends a finding may be written unseen. Where characters may have been lost, nothing may."""
    if finding.review or finding.doubt != "none":
        return REVIEW
    return rule.mending_of(finding.message)


def cut(document: Document | None, span: Span | None) -> str:
    """The text at `span` with a little around it; a place of several lines is shown by its first."""
    if document is None or span is None or not 1 <= span.line <= len(document.lines):
        return ""
    line = document.lines[span.line - 1]
    start = min(max(span.column - 1, 0), len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    end = min(max(end, start), start + _LONGEST)
    # Masked with enough around it that no number is cut; a line may be very long.
    first = max(0, start - _NEAR)
    near = masked(line[first : end + _NEAR])
    return excerpt(near, start - first, end - first)[0].strip()


def _personal(document: Document | None, span: Span | None) -> list[str]:
    """The numbers of persons near a place: whatever a message quotes from there must not show them."""
    if document is None or span is None or not 1 <= span.line <= len(document.lines):
        return []
    if span.end_line == span.line:
        near = document.lines[span.line - 1][max(0, span.column - _QUOTED) : span.end_column + _QUOTED]
    else:
        near = "\n".join(document.lines[span.line - 1 : min(span.end_line, span.line + _MOST_LINES)])
    return personal(near)


def _hidden(value: Any, numbers: Sequence[str]) -> Any:
    """The same values with the numbers masked in every string."""
    if isinstance(value, str):
        return hide(value, numbers)
    if isinstance(value, Mapping):
        return {key: _hidden(one, numbers) for key, one in value.items()}
    if isinstance(value, list | tuple) and type(value) in (list, tuple):
        return type(value)(_hidden(one, numbers) for one in value)
    return value


def _location(finding: Finding, report: Report | None) -> Location:
    span = finding.span
    section = finding.section
    if section is None and report is not None and span is not None:
        section = section_at(report.sections, span.line, span.column)
    if span is None:
        return Location(
            None, None, None, None, section, finding.table, finding.row, finding.column_key, finding.block
        )
    pages = report.document.pages if report is not None else ()
    page = pages[span.line - 1] if 1 <= span.line <= len(pages) else None
    return Location(span.line, span.column, span.end_line, span.end_column, section, finding.table, finding.row,
                    finding.column_key, finding.block, page)  # fmt: skip


def section_at(sections: Sequence[Section], line: int, column: int = 1) -> str | None:
    """The id of the section a place lies in; None before the first and after the last one."""
    at = bisect_right(sections, (line, column), key=lambda section: (section.span.line, section.span.column))
    if not at or line > sections[at - 1].span.end_line:
        return None
    return sections[at - 1].id


def position(diagnostic: Diagnostic) -> tuple[int, int, str, int, int, str]:
    """The order of diagnostics in a report: place, code, then whatever still tells two apart."""
    at = diagnostic.location
    return (
        at.line or 0,
        at.column or 0,
        diagnostic.code,
        at.end_line or 0,
        at.end_column or 0,
        diagnostic.message,
    )


def order(judged: Iterable[Judged]) -> list[Judged]:
    """Sort by place and code, and give every diagnostic its fingerprint.

    A fingerprint is made of the rule, the section, the table cell and the excerpt without white space, and of how
    many alike came before it; it stays the same when lines are put in or taken out elsewhere.
    """
    seen: dict[str, int] = {}
    ordered = []
    for item in sorted(judged, key=lambda item: position(item.diagnostic)):
        found = item.diagnostic
        at = found.location
        parts = (
            found.code,
            at.section or "",
            at.table or "",
            at.row or "",
            at.column_key or "",
            squeeze(found.excerpt),
        )
        key = "\x1f".join(parts)
        seen[key] = count = seen.get(key, 0) + 1
        digest = hashlib.sha256(f"{key}\x1f{count}".encode("utf-8", "backslashreplace")).hexdigest()[:16]
        ordered.append(replace(item, diagnostic=replace(found, fingerprint=digest)))
    return ordered


def mark(judged: Judged, reason: str, where: str = "configuration") -> Judged:
    """The same finding, suppressed for that reason; `where` is Diagnostic.suppressed_in."""
    return replace(judged, diagnostic=replace(judged.diagnostic, suppressed=reason, suppressed_in=where))


def overrides(severities: Mapping[str, str], code: str) -> str | None:
    """The severity the configuration gives a rule, by its code or the longest prefix of it."""
    fitting = [word for word in severities if code.startswith(word)]
    return severities[max(fitting, key=len)] if fitting else None
