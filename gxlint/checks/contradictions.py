"""GX307: two sentences of the narrative give different numbers for the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from gxlint.checks.claimed import Claimed, claimed
from gxlint.checks.registry import Subject, check
from gxlint.claims import Breakdown, Figure, Zero
from gxlint.diagnostics import Finding
from gxlint.text.normal import squeeze
from gxlint.text.patterns import lazy

_IDLE = lazy(
    r"(?:19|20)\d\d年(?:度)?|全年|本年度|年度|本年|今年|一年来|(?:我|本)(?:局|委|办|厅|镇|乡|街道|中心|单位|机关|部门)|[共计总约已,.:;\"()、的]|累计|合计|依法|关于|有关"
)
_PERIOD = lazy(
    r"上年|去年|上一年|上半年|下半年|季度|月|以来|历年|累计|截至|每|平均|同期|分别|另|又|再|还|新增|其中|疫情|期间|比|较"
)
_OF_APPLICATIONS = frozenset("件宗起份例")
_DONE = lazy(r"(?:所有|全部|均|都).{0,14}(?:办理完成|办理完毕|办结|答复完毕|办理完|办完)")


_YEAR = lazy(r"((?:19|20)\d\d)年")
_DUE = lazy(r"到期|应|期限内|时限|按时|按期|其余|其他")


@check("contradicting-figures")
def contradicting_figures(subject: Subject) -> Iterator[Finding]:
    """Yield a finding where a thing that was counted before is counted again with another number."""
    seen: dict[tuple[str, str], tuple[Claimed, Figure]] = {}
    year = subject.report.year.value
    for place in claimed(subject):
        yield from _all_done(place)
        parts = {
            id(part)
            for claim in place.reading.claims
            if isinstance(claim, Breakdown) and claim.cue_kind != "total"
            for part in claim.parts
        }
        for figure in place.reading.figures:
            if id(figure) in parts or (key := _key(figure, year)) is None:
                continue
            if key not in seen:
                seen[key] = (place, figure)
                continue
            other_place, other = seen[key]
            if other.value == figure.value or _same_but_parts(place, figure, other):
                continue
            yield Finding(
                place.span(figure.start, figure.end),
                "default",
                {
                    "what": key[0],
                    "one": other.printed,
                    "line": other_place.paragraph.span.line,
                    "two": figure.printed,
                },
                doubt="scope" if other.scopes or figure.scopes else "none",
                evidence={"one": other.value, "two": figure.value, "subject": key[0]},
                section=place.section,
            )


def _key(figure: Figure, year: int | None) -> tuple[str, str] | None:
    """The thing a number counts, when its wording names it in full and limits it by nothing; None otherwise."""
    if figure.percent or figure.approx or figure.han or not figure.unit or figure.scopes:
        return None
    if _PERIOD.search(figure.name):
        return None
    if any(int(other) != year for other in _YEAR.findall(figure.name)):
        return None
    roles = set(figure.roles)
    if "application" in roles and roles & {"new", "received"} and figure.unit in _OF_APPLICATIONS:
        if _RECEIVED.fullmatch(_plain(figure.name)):
            return "新收政府信息公开申请" if "new" in roles else "收到政府信息公开申请", "件"
        return None
    return None


_RECEIVED = lazy(
    r"(?:办理)?(?:新)?(?:收到|接收|接到|受理|收)(?:公众|公民|群众|社会)?(?:政府|政务)?(?:信息)?(?:依申请)?(?:公开)?(?:信息)?申请"
)


def _plain(name: str) -> str:
    return _IDLE.sub("", squeeze(name))


def _same_but_parts(place: Claimed, figure: Figure, other: Figure) -> bool:
    """Whether the two stand side by side, so that one may be meant as a part of the other."""
    return other in place.reading.figures and figure.sentence == other.sentence


def _all_done(place: Claimed) -> Iterator[Finding]:
    """所有申请均已办理完成 beside 转下一年度…1件."""
    done = [
        claim
        for claim in place.reading.claims
        if isinstance(claim, Zero) and claim.every and _DONE.search(claim.wording) and "申请" in claim.wording
        if not _DUE.search(claim.wording)
    ]
    if not done:
        return
    for figure in place.reading.figures:
        if "carried_out" in figure.roles and figure.value > 0 and not figure.percent:
            near = [claim for claim in done if abs(claim.sentence - figure.sentence) <= 1]
            if near:
                yield Finding(
                    place.span(min(near[0].start, figure.start), max(near[0].end, figure.end)),
                    "all-done",
                    {"number": figure.printed},
                    evidence={"carried_out": figure.value},
                    section=place.section,
                )
                return
