"""GX303: printed shares and rates against the numbers they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from gxlint.checks.claimed import Claimed, claimed, shown
from gxlint.checks.registry import Subject, check
from gxlint.claims import Breakdown, Figure, Share, same_sum
from gxlint.diagnostics import Finding
from gxlint.text.patterns import lazy

_HUNDRED = Decimal(100)
_REST = lazy(r"^(?:[以及和与“”的\s]*)(?:其他|其它|其余)")
_ELSEWHERE = lazy(r"全省|全市|全县|全区|全国|同期|去年|上年|上一年|预算|支出|人口|网民|访问")
_RATE = lazy(r"(答复|办结|回复|办理|办复)率(?:达到|达|为|是)?(?:了)?$")
_VERBS = {"答复": "answered", "办结": "answered", "回复": "answered", "办理": "answered", "办复": "answered"}


@check("percentage")
def percentage(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each share that no two numbers of its paragraph make, and for shares that miss 100 %."""
    for place in claimed(subject):
        shares = [claim for claim in place.reading.claims if isinstance(claim, Share)]
        wrong = False
        for share in shares:
            whole = disagreeing_whole(share, shares, place)
            if whole is not None:
                wrong = True
                yield _finding(place, share, whole)
        if not wrong and len(shares) > 2:
            yield from _sum_to_hundred(place, shares)
        yield from _rates(place)


def fits(part: Decimal, whole: Decimal, percent: Figure) -> bool:
    """Whether a printed percentage is part / whole within one unit of its last place (rounding and truncation pass)."""
    if whole == 0:
        return part == 0
    return abs(part / whole * _HUNDRED - percent.value) <= percent.step


def disagreeing_whole(share: Share, shares: Sequence[Share], place: Claimed) -> Figure | None:
    """Return the whole a share is held against when nothing in the paragraph makes it true, else None."""
    part, percent = share.part, share.percent
    if part is None or part.approx or percent.approx:
        return None
    wording = place.paragraph.text[part.end : percent.start]
    if _ELSEWHERE.search(wording):
        return None
    wholes = [f for f in share.wholes if same_sum(f.unit, part.unit) and not f.approx]
    wholes += [
        f for other in shares if other is not share for f in other.wholes[:1] if same_sum(f.unit, part.unit)
    ]
    parts = [other.part.value for other in shares if other.part is not None]
    values = {f.value for f in wholes} | {sum(parts, Decimal(0))}
    if any(fits(part.value, value, percent) for value in values):
        return None
    if any(fits(first.value + second.value, whole.value, percent)
           for first, second in zip([part, *wholes], wholes, strict=False) for whole in wholes):  # fmt: skip
        return None
    explicit = (
        share.wholes[0] if share.wholes and part.start < share.wholes[0].start < percent.start else None
    )
    if explicit is not None:
        return explicit
    for claim in place.reading.claims:
        if (
            isinstance(claim, Breakdown)
            and part in claim.parts
            and claim.total.unit == part.unit
            and not claim.total.approx
        ):
            return claim.total if claim.total.value >= part.value else None
    before = [f for f in wholes if f.start < part.start and f.unit == part.unit and f.value >= part.value]
    shared = {id(other.part) for other in shares}
    near = [f for f in before if part.sentence - f.sentence <= 1 and id(f) not in shared]
    return near[0] if len({f.value for f in near}) == 1 else None


def _finding(place: Claimed, share: Share, whole: Figure) -> Finding:
    part, percent = share.part, share.percent
    assert part is not None
    places = max(2, -int(percent.step.as_tuple().exponent))
    real = (
        (part.value / whole.value * _HUNDRED).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if whole.value
        else Decimal(0)
    )
    return Finding(
        place.span(part.start, percent.end),
        "default",
        {
            "part": shown(part.value),
            "whole": shown(whole.value),
            "found": shown(real),
            "printed": percent.printed,
        },
        evidence={"part": part.value, "whole": whole.value, "printed": percent.value, "computed": real},
        section=place.section,
    )


def _sum_to_hundred(place: Claimed, shares: Sequence[Share]) -> Iterator[Finding]:
    """The shares of one exact partition: closed by 其他, or of parts that make their total."""
    by_sentence: dict[int, list[Share]] = {}
    for share in shares:
        by_sentence.setdefault(share.sentence, []).append(share)
    for group in by_sentence.values():
        last = group[-1].part
        if len(group) < 3 or any(s.part is None or s.percent.approx for s in group):
            continue
        closed = last is not None and _REST.match(last.name) is not None
        if not closed:
            continue
        found = sum((s.percent.value for s in group), Decimal(0))
        allowed = sum((s.percent.step for s in group), Decimal(0)) / 2
        if abs(found - _HUNDRED) > allowed:
            row = " + ".join(s.percent.printed for s in group)
            yield Finding(
                place.span(group[0].start, group[-1].end),
                "sum",
                {"sum": row, "found": shown(found), "gap": shown(abs(found - _HUNDRED))},
                evidence={"shares": [s.percent.value for s in group], "sum": found},
                section=place.section,
            )


def _rates(place: Claimed) -> Iterator[Finding]:
    """答复率100% against the two numbers of its sentence, where there are exactly two of them."""
    figures = place.reading.figures
    for figure in figures:
        if not figure.percent or figure.approx or (verb := _RATE.search(figure.name)) is None:
            continue
        beside = [f for f in figures if f.sentence == figure.sentence and not f.percent]
        if len(beside) != 2 or beside[0].unit != beside[1].unit or any(f.approx for f in beside):
            continue
        whole, part = beside
        if not {"received", "new", "accepted"} & set(whole.roles) or _VERBS[verb[1]] not in part.roles:
            continue
        if (
            "carried_in" in whole.roles
            or part.value > whole.value
            or part.end > figure.start
            or whole.value == 0
        ):
            continue
        if not fits(part.value, whole.value, figure):
            share = Share(part.start, figure.end, part, figure, (whole,), verb[0], figure.sentence)
            yield _finding(place, share, whole)
