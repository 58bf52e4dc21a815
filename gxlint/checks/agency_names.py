"""GX511: the agency's name in several forms, another kind of agency's 我厅, another level's 区林业局."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gxlint.checks.prose import words
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.text.patterns import lazy

_LEVELS = "省市县区旗州"
_NO_LEVEL = lazy(r"市(?:场|政|容|民)|区(?:域|划|块)|县(?:域|城)|州府")
_OWN = lazy(
    r"(?<![自“\"《])我(?P<kind>局(?![部限势面促])|厅(?!堂)|委(?![托派任屈婉员])|镇(?![静痛定])|乡(?![镇村亲情音土])|街道)"
)
_ACTS = "(?:认真|严格|积极|高度重视|始终|坚持|全面|深入|扎实|按照|主动公开|共主动|共公开|未收到|没有收到|不断|切实|健全|进一步|紧紧围绕|围绕)"


@check("agency-name")
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
    pattern = lazy(rf"(?:^|[。；;]|年[,，]?)(?P<name>[{others}]{re.escape(office)})(?={_ACTS})", re.MULTILINE)
    hit = pattern.search(own.text)
    if hit is not None:
        yield Finding(
            span=own.span(*hit.span("name")),
            message="level",
            values={"found": hit["name"], "agency": agency},
            doubt="scope",
            evidence={"found": hit["name"], "agency": agency},
        )


def level_and_office(agency: str) -> tuple[str, str] | None:
    """Split 柳溪市林业局 into 市 and 林业局; None for names without a level or with a short rest."""
    for at in range(len(agency) - 3, 0, -1):
        if agency[at] in _LEVELS and not _NO_LEVEL.match(agency, at) and agency[at - 1] not in _LEVELS[:1]:
            office = agency[at + 1 :]
            return (agency[at], office) if office[0] not in "人政委" else None
    return None
