"""GX105 and GX107: a heading worded otherwise than the form, a heading without its numeral."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from gxlint.checks.doubts import converted, losses, lost_numerals
from gxlint.checks.form import name_of, order, shown, since_2019, speaks_of_sections
from gxlint.checks.numbering import printed
from gxlint.checks.registry import Subject, check
from gxlint.checks.renumbering import reads, rewritten
from gxlint.checks.word_lists import WORDINGS
from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.resources import data, derived
from gxlint.structure.model import Heading, Report, Section
from gxlint.text.normal import squeeze
from gxlint.text.patterns import lazy

_INTRODUCTIONS = frozenset({"引言", "前言", "导言", "序言", "导语", "序"})
_CLEAR = frozenset({"accepted", "known"})
_NUMERAL = lazy(r"[第(]?[一二三四五六七八九十0-9]{1,3}[、.)部章]")


@check(
    "heading-wording",
    says={
        "default": "heading mandated",
    },
    mends="default",
    words=WORDINGS,
)
def heading_wording(subject: Subject) -> Iterator[Finding]:
    """GX105: since 2019, a required heading is neither the mandated name nor a wording of art. 50.

    Parameter `words`: the file with the accepted wordings and what is left out of the comparison.
    """
    report = subject.report
    if not since_2019(report) or not speaks_of_sections(report):
        return
    words = str(subject.parameters["words"])
    accepted = _accepted(words)
    for section in report.sections:
        if section.id not in accepted or section.duplicate_of is not None:
            continue
        if _bare(section.heading.name, words) in accepted[section.id]:
            continue
        mandated = name_of(report, section.id)
        span = _name_span(section.heading)
        yield Finding(
            span=span or section.heading.span,
            values={"heading": section.heading.name, "mandated": mandated},
            evidence={"found": section.heading.name, "mandated": mandated},
            fix=mandated if span is not None and section.how in _CLEAR and not section.also else None,
            section=section.id,
        )


@derived
@cache
def _accepted(words: str) -> Mapping[str, frozenset[str]]:
    entries: Mapping[str, list[str]] = data(words)["accepted"]
    return {id_: frozenset(_bare(name, words) for name in names) for id_, names in entries.items()}


def _bare(name: str, words: str) -> str:
    drop: Mapping[str, Any] = data(words)["drop"]
    name = squeeze(name)
    for word in drop["words"]:
        name = name.replace(word, "")
    return name.translate(dict.fromkeys(map(ord, drop["characters"])))


def _name_span(heading: Heading) -> Span | None:
    """Return the place of the name inside the heading, None when it is not written there in one piece."""
    span, at = heading.span, heading.text.find(heading.name)
    if at < 0 or span.line != span.end_line or span.end_column - span.column != len(heading.text):
        return None
    start = span.column + at
    return Span(span.line, start, span.line, start + len(heading.name))


@check(
    "heading-without-numeral",
    says={
        "default": "after before expected heading",
        "unknown": "after before expected heading",
    },
    mends="default",
)
def heading_without_numeral(subject: Subject) -> Iterator[Finding]:
    """GX107: a top heading without its numeral among numbered ones.

    A preface before 一、, an unnumbered annex, and a lead section of before 2019 whose follower is 一、 are fine.
    """
    report = subject.report
    sections = report.sections
    numbered = sum(section.number is not None for section in sections)
    if not speaks_of_sections(report) or numbered < 2:
        return
    bare = [index for index, section in enumerate(sections) if section.number is None]
    if len(bare) > numbered:
        return
    gaps = lost_numerals(report)
    for index in bare:
        section = sections[index]
        if _may_stand_bare(report, index):
            continue
        before = next((s for s in reversed(sections[:index]) if s.number is not None), None)
        after = next((s for s in sections[index + 1 :] if s.number is not None), None)
        expected = _expected(sections, index, before, after)
        style = _style(before or after)
        values: dict[str, Any] = {
            "heading": shown(section),
            "before": shown(before) if before else None,
            "after": shown(after) if after else None,
            "expected": printed(expected, style) if expected else None,
        }
        lost = (index in gaps and converted(report)) or losses(subject) > 1
        yield Finding(
            span=section.heading.span,
            message="default" if expected else "unknown",
            values=values,
            doubt="extraction" if lost else "none",
            evidence={
                "before": before.number if before else None,
                "after": after.number if after else None,
                "expected": expected,
            },
            fix=_numbered(report, section, before or after, expected) if expected else None,
            review=before is None or after is None,
            section=section.id,
        )


def _may_stand_bare(report: Report, index: int) -> bool:
    section = report.sections[index]
    if section.id in ("preface", "annex") or squeeze(section.heading.name) in _INTRODUCTIONS:
        return True
    if section.duplicate_of is not None:  # GX103 says it
        return True
    if _NUMERAL.match(squeeze(section.heading.text)):  # a numeral stands there, in a way that was not read
        return True
    following = next((s.number for s in report.sections[index + 1 :] if s.number is not None), None)
    leads = all(s.number is None for s in report.sections[:index])
    return leads and following == 1 and not (since_2019(report) and section.id in order(report))


def _expected(
    sections: list[Section], index: int, before: Section | None, after: Section | None
) -> int | None:
    """Return the numeral the neighbours leave for this heading, None when they leave none or several."""
    if before is None:
        return 1 if index == 0 and after is not None and after.number == 2 else None
    assert before.number is not None
    place = before.number + index - sections.index(before)
    if after is None:
        return place
    assert after.number is not None
    return place if after.number - before.number == sections.index(after) - sections.index(before) else None


def _style(neighbour: Section | None) -> str:
    return neighbour.heading.marker.style if neighbour and neighbour.heading.marker else "han"


def _numbered(report: Report, section: Section, neighbour: Section | None, number: int) -> str | None:
    """Return the heading with its numeral put in front, in the neighbour's style."""
    heading = section.heading
    if neighbour is None or neighbour.heading.marker is None or not reads(
        report.document.lines, heading.span, heading.text
    ):  # fmt: skip
        return None
    marker = neighbour.heading.marker
    numeral = rewritten(marker.literal, marker.number, number)
    return numeral + heading.text if numeral is not None else None
