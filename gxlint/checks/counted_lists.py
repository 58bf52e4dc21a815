"""GX305: a number of things announced and another number named: 四个方面 followed by three."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gxlint.checks.claimed import claimed, stretch
from gxlint.checks.registry import Subject, check
from gxlint.claims import CountedList
from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.structure.model import ListRun, Report, Section
from gxlint.text import numerals
from gxlint.text.patterns import lazy

_ANNOUNCES = lazy(
    r"(?P<all>(?:以下|如下|下列)(?P<count>[一二两三四五六七八九十]{1,3})(?P<unit>个|大|项|条|点)?(?P<noun>方面|问题|措施|举措|任务|重点|不足|工作|点)?[^。;；:：,，\d]{0,16})[:：。]?$"
)
_MARKS = frozenset({"han-paren", "arabic", "arabic-paren", "circled", "is", "ordinal"})


@check("counted-list")
def counted_list(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each announced number that differs from the items that follow it."""
    for place in claimed(subject):
        for claim in place.reading.claims:
            if isinstance(claim, CountedList) and not claim.open and claim.announced not in possible(claim):
                yield _finding(place.span(claim.start, claim.end), place.section, claim.announced, claim.noun,
                               list(claim.items))  # fmt: skip
    yield from _over_paragraphs(subject.report)


def possible(claim: CountedList) -> set[int]:
    """Every number of items an honest way of counting gives: A和B is one name or two, a comma divides or not."""
    if claim.style == "markers":
        return {len(claim.items)}
    joined = sum(len(re.findall(r"[和与及]|以及", item)) for item in claim.items)
    return set(range(len(claim.items), len(claim.items) + joined + 1))


def _finding(span: Span, section: str | None, announced: int, noun: str, items: list[str]) -> Finding:
    return Finding(
        span,
        "default",
        {"announced": announced, "noun": noun, "found": len(items), "items": items},
        evidence={"announced": announced, "found": len(items), "items": items},
        section=section,
    )


def _over_paragraphs(report: Report) -> Iterator[Finding]:
    """着重抓好以下四方面: at the end of a paragraph, and the items in paragraphs of their own."""
    for index, paragraph in report.narrative():
        text = paragraph.text.rstrip()
        if (
            index is None
            or not text.endswith((":", "：", "。"))
            or (match := _ANNOUNCES.search(text[-60:])) is None
        ):
            continue
        announced = numerals.parse(match["count"])
        run = _next_run(report.sections[index], paragraph.span.end_line)
        if announced is None or run is None:
            continue
        numbers = [marker.number for marker in run.markers]
        if numbers != list(range(1, len(numbers) + 1)) or len(numbers) == announced or len(numbers) < 2:
            continue
        start = len(text) - len(text[-60:]) + match.start()
        yield _finding(
            stretch(paragraph, start, start + len(match["all"])),
            report.sections[index].id,
            announced,
            (match["unit"] or "") + (match["noun"] or ""),
            [marker.literal.strip() for marker in run.markers],
        )


def _next_run(section: Section, line: int) -> ListRun | None:
    """The list that begins on the line after the announcement, with its items alone on their lines."""
    lines = sorted({block.span.line for block in section.blocks if block.span.line > line} |
                   {sub.heading.span.line for sub in section.subs if sub.heading.span.line > line})  # fmt: skip
    if not lines:
        return None
    for run in section.lists:
        if run.style in _MARKS and run.markers and run.markers[0].span.line == lines[0]:
            return run
    return None
