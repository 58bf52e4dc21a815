"""GX511: the agency's name in several forms, another kind of agency's 我厅, another level's 区林业局, a neighbour's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from gxlint.checks import strangers
from gxlint.checks.prose import words
from gxlint.checks.registry import Subject, check
from gxlint.checks.shapes import ByName, Each, Maybe, Text
from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.text.patterns import lazy

_LEVELS = "省市县区旗州"
_NO_LEVEL = lazy(r"市(?:场|政|容|民)|区(?:域|划|块)|县(?:域|城)|州府")
_OWN = lazy(
    r"(?<![自“\"《])我(?P<kind>局(?![部限势面促])|厅(?!堂)|委(?![托派任屈婉员])|镇(?![静痛定])|乡(?![镇村亲情音土])|街道)"
)
_LAST = 2
"""Paragraphs at the end of the last section that may be the signature."""
_OFTEN = 2
"""Times another's name stands in a report for the title to be the mistake."""
_NOT_ITSELF = ("网", "门户", "办公室", "公报")
"""What follows a government's name where its website or its office is meant."""
_RECEIVES = lazy(r"(?:共|累计|总计|一共)?(?:接到|收到|受理|办理|主动公开)")
_ACTING = lazy(
    "(?:认真|严格|积极|高度重视|始终|坚持|全面|深入|扎实|按照|主动公开|共主动|共公开|未收到|没有收到|不断|切实|健全|进一步|紧紧围绕|围绕)"
)


@check(
    "agency-name",
    says={
        "forms": "agency other",
        "kind": "agency count found",
        "level": "agency found",
        "stranger": "agency found",
        "title": "agency count found",
    },
    kinds=ByName(Each(Text())),
    ministries=Maybe(Each(Text())),
)
def agency_name(subject: Subject) -> Iterator[Finding]:
    """GX511: parameter `kinds` says by the end of an agency's name what it calls itself (我局, 我委)."""
    report = subject.report
    forms = report.agency_forms
    for other in forms[1:]:
        if other.span is not None:
            yield Finding(
                span=other.span,
                message="forms",
                values={"agency": forms[0].value, "other": other.value},
                evidence={"forms": [form.value for form in forms]},
            )
    agency = report.agency.value
    if agency is None or report.agency.evidence not in ("title", "option"):
        return
    yield from _another_kind(subject, agency)
    yield from _another_level(subject, agency)
    yield from _strangers(subject, agency)
    yield from _ministry(subject, agency)


def _ministry(subject: Subject, agency: str) -> Iterator[Finding]:
    """A ministry that receives the applications of a bureau: the ministry's own report was the model."""
    text = words(subject).prose.text
    for name in subject.parameters.get("ministries", ()):
        at = -1 if name in agency or agency.endswith("部") else text.find(name)
        while at >= 0:
            end = at + len(name)
            if _begins(text, at) and _RECEIVES.match(text, end):
                yield Finding(
                    span=words(subject).prose.span(at, end),
                    message="stranger",
                    values={"found": name, "agency": agency},
                    doubt="scope",
                    evidence={"found": name, "agency": agency},
                )
                break
            at = text.find(name, end)


def _strangers(subject: Subject, agency: str) -> Iterator[Finding]:
    """Another agency's name where only the agency itself can stand: one finding a name, at the first place."""
    own = words(subject)
    known = {form.value for form in subject.report.agency_forms}
    found: dict[str, Span] = {}
    sure = _handed_over(subject, agency)
    for one, span in sure:
        found.setdefault(one.name, span)
    if sure and (finding := _title_alone(subject, agency, {one.name for one, _ in sure})) is not None:
        yield finding
        return
    for passage in own.passages:
        if passage.section is None or passage.section == "other":
            for one in strangers.named_by_mistake(passage.paragraph.text, agency):
                found.setdefault(one.name, passage.place(one.start, one.end))
    tail = strangers.common_tail(agency)
    text = own.prose.text
    for one in strangers.acting(text, agency, _acts(text, tail)) if tail and tail in text else ():
        if _begins(text, one.start):
            found.setdefault(one.name, own.prose.span(one.start, one.end))
    for name, span in found.items():
        if name not in known:
            yield Finding(
                span=span,
                message="stranger",
                values={"found": name, "agency": agency},
                doubt="scope",
                evidence={"found": name, "agency": agency},
            )


def _handed_over(subject: Subject, agency: str) -> list[tuple[strangers.Stranger, Span]]:
    """Another's name where the report is announced, its year's work begins, or it is signed."""
    own, report = words(subject), subject.report
    found = []
    for passage in own.passages:
        text = passage.paragraph.text
        if passage.section is None:
            found += [(one, passage.place(one.start, one.end)) for one in strangers.announced(text, agency)]
        elif passage.section in ("overview", "other"):
            found += [(one, passage.place(one.start, one.end)) for one in strangers.years_work(text, agency)]
    last = [passage.paragraph for passage in own.passages[-_LAST:] if passage.section is not None]
    end = [*last, *(one for one in report.back if one not in last)]
    for paragraph, following in zip_longest(end, end[1:]):
        one = strangers.signed(paragraph.text, following.text if following else "", agency)
        if one is not None:
            line, column = paragraph.span.line, paragraph.span.column
            found.append((one, Span(line, column + one.start, line, column + one.end)))
    return found


def _title_alone(subject: Subject, agency: str, names: set[str]) -> Finding | None:
    """The title names one agency and all the rest of the report another."""
    title, own = subject.report.title, words(subject)
    if len(names) != 1 or title.span is None or title.literal is None:
        return None
    (name,) = names
    text = f"{own.prose.text}\n{own.rest.text}"
    count = text.count(name)
    if count < _OFTEN:
        return None
    behind = text.split(agency)[1:]
    if sum(not rest.startswith(_NOT_ITSELF) for rest in behind) > 1:
        return None
    return Finding(
        span=title.span,
        message="title",
        values={"agency": agency, "found": name, "count": count},
        doubt="scope",
        evidence={"found": name, "agency": agency, "count": count},
    )


def _acts(text: str, tail: str) -> Iterator[int]:
    """Where the end of the agency's name stands and a verb of its own work follows."""
    at = text.find(tail)
    while at >= 0:
        if _ACTING.match(text, at + len(tail)):
            yield at + len(tail)
        at = text.find(tail, at + 1)


def _another_kind(subject: Subject, agency: str) -> Iterator[Finding]:
    """我厅 in the report of a bureau: one finding a word, at the first place."""
    kind = own_kind(agency, subject.parameters["kinds"])
    if kind is None:
        return
    own = words(subject).prose
    places: dict[str, list[re.Match[str]]] = {}
    for hit in _OWN.finditer(own.text):
        if hit["kind"] != kind:
            places.setdefault(hit[0], []).append(hit)
    for word, hits in places.items():
        yield Finding(
            span=own.span(*hits[0].span()),
            message="kind",
            values={"found": word, "agency": agency, "count": len(hits)},
            evidence={"found": word, "agency": agency, "count": len(hits)},
        )


def own_kind(agency: str, kinds: Mapping[str, Sequence[str]]) -> str | None:
    """Return what an agency of that name calls itself, None where the name does not say."""
    ends = [(end, kind) for kind, endings in kinds.items() for end in endings if agency.endswith(end)]
    return max(ends, key=lambda pair: len(pair[0]))[1] if ends else None


def _another_level(subject: Subject, agency: str) -> Iterator[Finding]:
    """区林业局 as the one who acts, in the report of a city's 林业局."""
    parts = level_and_office(agency)
    if parts is None:
        return
    level, office = parts
    own = words(subject).prose
    if office not in own.text:
        return
    others = _LEVELS.replace(level, "")
    at = own.text.find(office)
    while at >= 0:
        start, end = at - 1, at + len(office)
        if at and own.text[start] in others and _ACTING.match(own.text, end) and _begins(own.text, start):
            name = own.text[start:end]
            yield Finding(
                span=own.span(start, end),
                message="level",
                values={"found": name, "agency": agency},
                doubt="scope",
                evidence={"found": name, "agency": agency},
            )
            return
        at = own.text.find(office, end)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence, or what follows its year, begins at `at`."""
    before = text[max(0, at - 2) : at]
    return not before or before[-1] in "\n。；;年" or before in ("年,", "年，", "年度")


def level_and_office(agency: str) -> tuple[str, str] | None:
    """Split 柳溪市林业局 into 市 and 林业局; None for names without a level or with a short rest."""
    for at in range(len(agency) - 3, 0, -1):
        if agency[at] in _LEVELS and not _NO_LEVEL.match(agency, at) and agency[at - 1] not in _LEVELS[:1]:
            office = agency[at + 1 :]
            return (agency[at], office) if office[0] not in "人政委" else None
    return None
