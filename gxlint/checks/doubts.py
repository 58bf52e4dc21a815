"""Traces of a conversion that lost characters: they make a defect that looks alike less certain.

Single characters in tags of their own vanish when a page is turned into text (20171月1日, a heading without its
五、). What stands beside such a loss may be another one, and is reported with `doubt: extraction`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import wraps

from gxlint.checks.damaged import damages_of
from gxlint.checks.registry import Check, Subject
from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.structure.gaps import lost
from gxlint.structure.model import Report

_TEXT_ONLY = frozenset(
    {"text/plain", "text/html", "text/markdown", "application/pdf", "application/xhtml+xml"}
)


def losses(subject: Subject) -> int:
    """Return how many places of the report show that characters were lost on the way (0 for an intact file)."""
    found = subject.memo.get("conversion-losses")
    if not isinstance(found, int):
        found = subject.memo["conversion-losses"] = _count(subject)
    return found


def doubt(subject: Subject) -> str:
    """Return "extraction" when the document shows losses elsewhere, else "none"."""
    return "extraction" if losses(subject) else "none"


def doubting(check: Check) -> Check:
    """Make a check say `doubt: extraction` of what stands on a line that a conversion damaged.

    A digit, a 、 or a sign may be among the characters that were lost there.
    """

    @wraps(check)
    def wrapped(subject: Subject) -> Iterator[Finding]:
        for finding in check(subject):
            span = finding.span
            if finding.doubt == "none" and span is not None:
                lines = _damaged_lines(subject)
                if lines and not lines.isdisjoint(range(span.line, max(span.line, span.end_line) + 1)):
                    finding = replace(finding, doubt="extraction")
            yield finding

    return wrapped


def _damaged_lines(subject: Subject) -> frozenset[int]:
    found: frozenset[int] | None = subject.memo.get("damaged-lines")
    if found is None:
        found = subject.memo["damaged-lines"] = frozenset(one.span.line for one in damages_of(subject))
    return found


def converted(report: Report) -> bool:
    """Whether the file is of a kind that reports are converted to; a Word draft is not."""
    return report.document.media in _TEXT_ONLY


def has_picture(report: Report, span: Span) -> bool:
    """Whether the reader met a picture within `span`, or one it could not place."""
    return any(
        notice.kind == "pictures" and (notice.span is None or _within(notice.span, span))
        for notice in report.document.notices
    )


def _within(place: Span, span: Span) -> bool:
    """Whether a place lies in `span`. What has no line of its own is placed in front of the next one, and may be all that
    stands under the heading before it."""
    last = max(span.line, span.end_line)
    if place.column == 1 and place[:2] == place[2:]:
        return span.line < place.line <= last + 1
    return span.line <= place.line <= last


def lost_numerals(report: Report) -> frozenset[int]:
    """Return the indexes of top sections without a numeral whose neighbours leave exactly their numerals free."""
    return lost(section.number for section in report.sections)


def _count(subject: Subject) -> int:
    report = subject.report
    found = len(lost_numerals(report))
    found += sum(notice.kind == "stray-bytes" for notice in report.document.notices)
    return found + len(damages_of(subject))
