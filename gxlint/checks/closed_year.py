"""GX513: words of a year that still runs (今年以来, 截至目前), and a title that says 年度 twice."""

from __future__ import annotations

from collections.abc import Iterator

from gxlint.checks.prose import words
from gxlint.checks.registry import Subject, check
from gxlint.checks.title import says_year_twice
from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.text.patterns import lazy

_OPEN = lazy(r"今年以?来|截[至止](?:到)?(?:目前|现在|当前|今日|今天)|(?:到)?目前为止")
_NEXT = lazy(r"将|下一步|今后|计划")
_TWICE = lazy(r"(?<=\d)年度(?=.{0,40}年度(?:工作)?报告)")


@check(
    "closed-year-wording",
    says={
        "default": "text year",
        "no-year": "text",
        "twice": "text",
    },
    mends="twice",
)
def closed_year_wording(subject: Subject) -> Iterator[Finding]:
    """GX513: the report speaks of a year that is over, so 今年以来 and 截至目前 leave open when; 年度 twice in the title."""
    report = subject.report
    own = words(subject).prose
    year = report.year.value
    for hit in _OPEN.finditer(own.text):
        if _NEXT.match(own.text, hit.end()):
            continue
        yield Finding(
            span=own.span(*hit.span()),
            message="default" if year else "no-year",
            values={"text": hit[0], "year": year},
            evidence={"found": hit[0], "year": year},
        )
    title = report.title
    if title.value is None or title.span is None or title.span.line != title.span.end_line:
        return
    if not says_year_twice(report):
        return  # no form before 2019; where more is amiss than this, GX115 says how the whole should read
    line = report.document.lines[title.span.line - 1]
    twice = _TWICE.search(line, title.span.column - 1, title.span.end_column - 1)
    if twice is not None:
        yield Finding(
            span=Span(title.span.line, twice.start() + 1, title.span.line, twice.end() + 1),
            message="twice",
            values={"text": title.value[:60]},
            evidence={"title": title.value},
            fix="年",
        )
