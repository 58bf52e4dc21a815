"""GX116: the statistics period that the report states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gxlint.checks.doubts import doubt
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.document import Paragraph, Span
from gxlint.structure.model import Report
from gxlint.text.normal import fold
from gxlint.text.numerals import parse
from gxlint.text.patterns import lazy

_BLANK = r"[ \n]{0,3}"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_FULL_YEAR = r"(?:\d{4}|[一二][〇○零九0][〇○零一二三四五六七八九0]{2})"
_DAY = rf"(?:({_FULL_YEAR}){_BLANK}年{_BLANK})?({_NUMBER}){_BLANK}月{_BLANK}({_NUMBER}){_BLANK}日"
_TO = r"(?:0?0?[时点])?(?:起|开始)?,?(?:至|到|截至|截止到|截止|止于|~|-|—){1,2}"
_RANGE = lazy(rf"(?<![\d一二三四五六七八九十〇年]){_DAY}{_BLANK}{_TO}{_BLANK}{_DAY}")
_DASHED = lazy(
    rf"(?<![\d./-])(\d{{4}})([./-])(\d{{1,2}})\2(\d{{1,2}}){_BLANK}{_TO}{_BLANK}(\d{{4}})\2(\d{{1,2}})\2(\d{{1,2}})(?![\d./-])"
)
_CUE = lazy(
    r"统计(?:数据|资料|信息)?的?(?:期限|时限|期间|时间|时段|周期|区间|起止|范围|期)|数据的?(?:统计)?(?:期限|时限|期间|时间段?|起止)"
    r"|所列(?:各项|的)?(?:统计)?数据|数据统计|报告期"
)
_HINTS = ("统计", "数据", "报告期")
_AROUND = 40
"""Characters before the dates in which the words for a period are looked for."""
_MONTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_IN_FORCE = (5, 1)
"""The Regulations of 2007 came into force on 2008-05-01: the first reports cover the rest of that year."""


class Period(NamedTuple):
    """A stated period: years or None where the text gives none, (month, day) pairs, and its place in the paragraph."""

    start_year: int | None
    start: tuple[int, int]
    end_year: int | None
    end: tuple[int, int]
    at: tuple[int, int]


@check(
    "statistics-period",
    says={
        "days": "expected period year",
        "years": "expected period year",
        "other-year": "expected period year",
    },
)
def statistics_period(subject: Subject) -> Iterator[Finding]:
    """GX116: the stated statistics period is not 1月1日 to 12月31日 of the report's year.

    Dates that a conversion has damaged (20171月1日) are not read, and dates that do not exist are GX510's.
    """
    report = subject.report
    if not report.is_report or report.school_year:
        return
    for section, paragraph in report.narrative():
        if not any(word in paragraph.text for word in _HINTS):
            continue
        text = fold(paragraph.text)
        if not _CUE.search(text):
            continue
        for period in periods(text):
            message = _fault(period, report)
            if message is None:
                continue
            year = report.year.value
            yield Finding(
                span=_place(report, paragraph, period),
                message=message,
                values={
                    "period": paragraph.text[slice(*period.at)],
                    "year": year,
                    "expected": f"{year}年1月1日至{year}年12月31日" if year else "1月1日至12月31日",
                },
                doubt=doubt(subject),
                evidence={
                    "start": [period.start_year, *period.start],
                    "end": [period.end_year, *period.end],
                    "year": year,
                },
                section=report.sections[section].id if section is not None else None,
            )


def periods(text: str) -> list[Period]:
    """Return the statistics periods stated in a paragraph (folded text), those with a word for a period before them."""
    found = []
    for match in [*_RANGE.finditer(text), *_DASHED.finditer(text)]:
        before = re.split(r"[。;!?\n]", text[max(0, match.start() - _AROUND) : match.start()])[-1]
        cue = _CUE.search(before)
        if cue is None:
            continue
        period = _dashed(match) if match.re.pattern == _DASHED.pattern else _written(match)
        if period and _exists(period.start) and _exists(period.end):
            found.append(period)
    return found


def _written(match: re.Match[str]) -> Period | None:
    first_year, month, day, second_year, end_month, end_day = (_value(group) for group in match.groups())
    if month is None or day is None or end_month is None or end_day is None:
        return None
    return Period(first_year, (month, day), second_year, (end_month, end_day), match.span())


def _dashed(match: re.Match[str]) -> Period:
    first, _, month, day, second, end_month, end_day = match.groups()
    return Period(
        int(first), (int(month), int(day)), int(second), (int(end_month), int(end_day)), match.span()
    )


def _value(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdigit() else parse(text)


def _exists(day: tuple[int, int]) -> bool:
    return 1 <= day[0] <= 12 and 1 <= day[1] <= _MONTHS[day[0]]


def _fault(period: Period, report: Report) -> str | None:
    year = report.year.value
    years = {stated for stated in (period.start_year, period.end_year) if stated is not None}
    starts = [(1, 1), _IN_FORCE] if 2008 in {year, *years} else [(1, 1)]
    if period.start not in starts or period.end != (12, 31):
        return "days"
    if len(years) > 1:
        return "years"
    if year is not None and years and years != {year}:
        return "other-year"
    return None


def _place(report: Report, paragraph: Paragraph, period: Period) -> Span:
    """Return the place of the dates; a paragraph that is laid out on several lines is shown as a whole."""
    span = paragraph.span
    if span.line != span.end_line or span.end_column - span.column != len(paragraph.text):
        return span
    return Span(span.line, span.column + period.at[0], span.line, span.column + period.at[1])
