"""GX115: the title of the report; and its year where everything else says another one (GX508)."""

from __future__ import annotations

from collections.abc import Iterator

from gxlint.checks.form import since_2019
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.document import Paragraph, Span
from gxlint.structure import titles
from gxlint.structure.model import Report
from gxlint.text.normal import squeeze
from gxlint.text.patterns import lazy

_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)|[一二][〇○零九0]..年")
_Y = r"(?:20\d\d|二[〇○零0]..)年"
_FORM = lazy(
    rf"(?:.+?{_Y}|{_Y}.+?)政府信息公开工作年度报告(?:\(.+\))?|{_Y}政府信息公开工作年度报告\(.+\)|.+?政府信息公开工作{_Y}度报告"
)
"""Agency, year and name: the form does not say which of the two comes first."""
_TWICE = lazy(r"(?<=\d年)度(?=.{0,40}年度报告)")
_GENERAL = lazy(
    r"(?:19|20)\d\d|[一二][〇○零九0]..(?=年)|政府信息公开|政务信息公开|政务公开|信息公开|工作|年度|报告|年报|关于|情况|编制|公布|发布"
    r"|主动|本级|网站|[年的《》()〈〉\[\]“”\"'.,:;、—\-]"
)
_ELSEWHERE = frozenset({"filename", "option", "none"})
"""Evidence that is not the report's own title."""


@check(
    "report-title",
    says={
        "none": "",
        "no-year": "agency title year",
        "no-agency": "agency title year",
        "no-year-no-agency": "agency title year",
        "form": "agency title year",
    },
    levels="form",
)
def report_title(subject: Subject) -> Iterator[Finding]:
    """GX115: no title, or one without agency or year; level "form" where only the prescribed wording is missed."""
    report = subject.report
    if not report.is_report:
        return
    title = report.title.value
    if not title or report.title.evidence in _ELSEWHERE:
        yield Finding(span=_top(report), message="none", evidence={"title": None})
        return
    bare = squeeze(title)
    lacks_year = not _YEAR.search(bare)
    lacks_agency = len(_GENERAL.sub("", bare)) < 2
    message, level = None, None
    if lacks_year or lacks_agency:
        message = (
            "no-year-no-agency" if lacks_year and lacks_agency else "no-year" if lacks_year else "no-agency"
        )
    elif _unlike_form(report, bare) and not ("GX513" in subject.enabled and says_year_twice(report)):
        message, level = "form", "form"
    if message:
        span = report.title.span
        yield Finding(
            span=span,
            message=message,
            values={
                "title": title,
                "year": report.year.value or "××××",
                "agency": report.agency.value or "××",
            },
            level=level,
            evidence={"title": title, "agency": report.agency.value, "year": report.year.value},
        )


def _unlike_form(report: Report, bare: str) -> bool:
    return since_2019(report) and not _FORM.fullmatch(bare)


def says_year_twice(report: Report) -> bool:
    """Whether all that sets the title apart from the form of 2019 and later is 年度 for 年 behind the year (GX513 says it)."""
    bare = squeeze(report.title.value or "")
    return _unlike_form(report, bare) and not _unlike_form(report, _TWICE.sub("", bare))


def _top(report: Report) -> Span | None:
    """Return where the title should stand: the first line of the report's own text."""
    for block in [*report.preamble, *(section.heading for section in report.sections)]:
        if not isinstance(block, Paragraph) or block.role == "body":
            line = block.span.line
            return Span(line, 1, line, len(report.document.lines[line - 1]) + 1)
    return next((block.span for block in report.document.blocks), None)


def of_another_year(report: Report) -> Iterator[Finding]:
    """Yield the finding on a title whose year the statistics period and other parts of the report, or --year, overruled.

    Structure settles that (gxlint.structure.witnesses): the year then rests on the period although a title names one.
    """
    found = titles.year(report.title.value) if report.title.value else None
    year = report.year.value
    if found is None or found == year or report.year.evidence not in ("period", "option"):
        return
    if report.year.evidence == "option":
        yield Finding(
            span=_year_place(report, found),
            message="option",
            values={"found": found, "year": year},
            evidence={"found": found, "expected": year},
        )
        return
    yield Finding(
        span=_year_place(report, found),
        message="title",
        values={"found": found, "year": year, "period": report.period.value, "text": report.title.value},
        evidence={"found": found, "expected": year, "period": report.period.value},
    )


def _year_place(report: Report, year: int) -> Span | None:
    """Return the place of the year inside the title, the whole title where it is not written there in figures."""
    span = report.title.span
    if span is None:
        return None
    for number in range(span.line, span.end_line + 1):
        at = report.document.lines[number - 1].find(str(year))
        if at >= 0:
            return Span(number, at + 1, number, at + 5)
    return span
