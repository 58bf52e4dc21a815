"""GX305: a number of things announced and another number named: 四个方面 followed by three."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from gxlint.checks.claimed import claimed
from gxlint.checks.doubts import doubting
from gxlint.checks.registry import Subject, check
from gxlint.checks.running import Running, running
from gxlint.claims import CountedList
from gxlint.claims.lists import list_words
from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.resources import derived
from gxlint.structure.model import ListRun, Report, Section
from gxlint.text import numerals
from gxlint.text.patterns import lazy

_MARKS = frozenset({"han-paren", "arabic", "arabic-paren", "circled", "is", "ordinal"})


@check(
    "counted-list",
    says={
        "default": "announced found items noun",
    },
)
@doubting
def counted_list(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each announced number that differs from the items that follow it."""
    for place in claimed(subject):
        for claim in place.reading.claims:
            if isinstance(claim, CountedList) and not claim.open and claim.announced not in possible(claim):
                yield _finding(place.span(claim.start, claim.end), place.section, claim.announced, claim.noun,
                               list(claim.items))  # fmt: skip
    yield from _over_paragraphs(subject.report, running(subject))


@derived
@cache
def _announces() -> re.Pattern[str]:
    words = list_words()
    count = r"(?P<{}>[一二两三四五六七八九十]{{1,3}})(?P<{}>" + words.unit + ")?(?P<{}>" + words.noun + ")"
    return lazy(
        r"(?P<all>(?:以下|如下|下列)"
        + count.format("count", "unit", "noun")
        + r"?[^。;；:：,，\d]{0,16}[:：。]?$"
        r"|(?<![第一二三四五六七八九十百])"
        + count.format("count2", "unit2", "noun2")
        + r"[^。;；:：,，\d]{0,16}[:：]$)"
    )


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


def _over_paragraphs(report: Report, paragraphs: Sequence[Running]) -> Iterator[Finding]:
    """着重抓好以下四方面: at the end of a paragraph, and the items in paragraphs of their own."""
    lists: dict[int, _Lists] = {}
    for one in paragraphs:
        paragraph, index = one.paragraph, one.section
        text = paragraph.text.rstrip()
        if (
            index is None
            or not text.endswith((":", "：", "。"))
            or (match := _announces().search(text[-60:])) is None
        ):
            continue
        count, unit, noun = (match[name] or match[f"{name}2"] or "" for name in ("count", "unit", "noun"))
        announced = numerals.parse(count)
        if index not in lists:
            lists[index] = _Lists(report.sections[index])
        run = lists[index].after(paragraph.span.end_line)
        if announced is None or run is None:
            continue
        numbers = [marker.number for marker in run.markers]
        if numbers != list(range(1, len(numbers) + 1)) or len(numbers) == announced or len(numbers) < 2:
            continue
        start = len(text) - len(text[-60:]) + match.start()
        yield _finding(
            one.place(start, start + len(match["all"].rstrip(":：。"))),
            report.sections[index].id,
            announced,
            unit + noun,
            [marker.literal.strip(" 、.．\u3000") for marker in run.markers],
        )


class _Lists:
    """The lists of a section whose items stand on lines of their own, by the line they begin on."""

    def __init__(self, section: Section) -> None:
        self.lines = sorted(
            {block.span.line for block in section.blocks} | {sub.heading.span.line for sub in section.subs}
        )
        self.runs: dict[int, ListRun] = {}
        for run in section.lists:
            if run.style in _MARKS and run.markers:
                self.runs.setdefault(run.markers[0].span.line, run)

    def after(self, line: int) -> ListRun | None:
        """The list that begins on the next line of the section."""
        at = bisect_right(self.lines, line)
        return self.runs.get(self.lines[at]) if at < len(self.lines) else None
