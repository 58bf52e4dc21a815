"""GX510: dates that do not exist, and dates of which a conversion left only some characters."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from itertools import pairwise

from gxlint.checks.damaged import Damage, damages_of
from gxlint.checks.doubts import losses
from gxlint.checks.prose import Lines, words
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.text.patterns import lazy

_WRITTEN = lazy(
    r"(?:(?<!\d)(?P<year>\d{3,6})年[ \u3000]?)?(?<![\d.])(?P<month>\d{1,2})月(?:[ \u3000]?(?P<day>\d{1,3})日)?"
)
_DASHED = lazy(
    r"(?P<year>20(?<![\w./-]20)\d\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\w./-]|\.\d)"
)
_LONG_YEAR = lazy(r"(?:19(?<![\d.,，]19)|20(?<![\d.,，]20))\d{3}年(?=度|[,，。;；]|\d{1,2}月)")
_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NEAR = 4
"""Characters between two damaged dates of one period: 20171月1日至201712月31日."""
_MOST = 3


@check(
    "malformed-date",
    says={
        "default": "text",
        "month": "text",
        "day": "text",
        "year": "text",
        "damaged": "text",
    },
)
def malformed_date(subject: Subject) -> Iterator[Finding]:
    """GX510: 13月, 2月30日, a year of five digits; what a conversion damaged (20171月1日) with `doubt: extraction`."""
    damaged = list(_damaged(subject)) if losses(subject) else []
    places = [finding.span for finding in damaged if finding.span is not None]
    for lines in (words(subject).prose, words(subject).rest):
        for start, end, why in _impossible(lines.text):
            if overlaps(lines, start, end, places):
                continue
            yield Finding(
                span=lines.span(start, end),
                message=why,
                values={"text": lines.text[start:end]},
                evidence={"found": lines.text[start:end]},
            )
    yield from damaged


def _impossible(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of every date that does not exist."""
    for hit in _written(text):
        why = _why(hit["year"], hit["month"], hit["day"], text[hit.end() : hit.end() + 1])
        if why:
            yield (*hit.span(), why)
    for hit in _DASHED.finditer(text):
        if not 1 <= int(hit["month"]) <= 12 or not 1 <= int(hit["day"]) <= _days(
            int(hit["year"]), int(hit["month"])
        ):
            yield (*hit.span(), "default")
    for hit in _LONG_YEAR.finditer(text):
        if not _WRITTEN.match(text, hit.start()):
            yield (*hit.span(), "year")


def _written(text: str) -> Iterator[re.Match[str]]:
    """Every month with the year in front and the day behind: looked for around each 月 only."""
    done, at = 0, text.find("月")
    while at >= 0:
        hit = _WRITTEN.search(text, max(done, at - 10), at + 6)
        if hit is not None and hit.end("month") == at:
            yield hit
            done = hit.end()
        at = text.find("月", max(at + 1, done))


def _why(year: str | None, month: str, day: str | None, after: str) -> str | None:
    if year is not None and (len(year) > 4 or (len(year) == 3 and day is not None)):
        return "year"
    if year is None and day is None and after not in "份底初中":
        return None  # 18月龄
    if not 1 <= int(month) <= 12:
        return "month" if year is not None or day is not None else None
    if day is not None and not 1 <= int(day) <= _days(int(year) if year else None, int(month)):
        return "day"
    return None


def _days(year: int | None, month: int) -> int:
    if month == 2 and year is not None:
        return 29 if calendar.isleap(year) else 28
    return _DAYS[month]


def _damaged(subject: Subject) -> Iterator[Finding]:
    """Dates that lost characters; where they are many, GX002 says so once."""
    groups = lost_dates(subject)
    for group in groups:
        first, last = group[0].span, group[-1].span
        text = subject.report.document.lines[first.line - 1][first.column - 1 : last.end_column - 1]
        yield Finding(
            span=Span(first.line, first.column, last.end_line, last.end_column),
            message="damaged",
            values={"text": text},
            doubt="extraction",
            evidence={"found": text, "places": len(groups)},
        )


def lost_dates(subject: Subject) -> list[list[Damage]]:
    """The damaged dates that GX510 names, those of one period together: a few, or none where GX002 tells of them all."""
    lost = [
        one
        for one in damages_of(subject)
        if one.kind == "lost" and "〔" not in one.text and "〕" not in one.text
    ]
    groups = list(_together(lost))
    return [] if len(groups) > _MOST and "GX002" in subject.enabled else groups[:_MOST]


def _together(lost: list[Damage]) -> Iterator[list[Damage]]:
    group = lost[:1]
    for before, one in pairwise(lost):
        if one.span.line != before.span.line or one.span.column - before.span.end_column > _NEAR:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def overlaps(lines: Lines, start: int, end: int, spans: list[Span]) -> bool:
    """Whether the characters from `start` to `end` lie in one of the places."""
    own = lines.span(start, end)
    return any(s.line == own.line and s.column < own.end_column and own.column < s.end_column for s in spans)
