"""GX303: printed shares and rates against the numbers they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from gxlint.checks.claimed import Claimed, claimed, shown
from gxlint.checks.doubts import doubting
from gxlint.checks.registry import Subject, check
from gxlint.claims import Breakdown, Figure, Share, same_sum
from gxlint.diagnostics import Finding
from gxlint.text.patterns import lazy

_HUNDRED = Decimal(100)
_NEAREST = 16
"""Shares before and behind one whose wholes may be its own."""
_SUMMED = 8
_REST = lazy(r"^(?:[以及和与“”的\s]*)(?:其他|其它|其余)")
_ELSEWHERE = lazy(r"全省|全市|全县|全区|全国|同期|去年|上年|上一年|预算|支出|人口|网民|访问")
_RATE = lazy(r"(?P<verb>[一-鿿]{2})率(?:达到|达|为|是)?(?:了)?$")
_VERBS = {"答复": "answered", "办结": "answered", "回复": "answered", "办理": "answered", "办复": "answered"}
_DONE_WITH = frozenset(
    ("采用", "采纳", "录用", "整改", "落实", "完成", "更新", "转办", "合格", "达标", "解读")
)
"""Verbs whose rate is the number they stand before, of the number before that: 报送20条,采用15条,采用率75%."""


@check(
    "percentage",
    says={
        "default": "found part printed whole",
        "sum": "found gap sum",
    },
)
@doubting
def percentage(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each share that no two numbers of its paragraph make, and for shares that miss 100 %."""
    for place in claimed(subject):
        shares = [claim for claim in place.reading.claims if isinstance(claim, Share)]
        beside = Beside(place, shares)
        wrong = False
        for number, share in enumerate(shares):
            whole = disagreeing_whole(number, beside)
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


class Beside:
    """What else a paragraph says that may make a share true: its other shares, and the breakdowns its parts stand in."""

    def __init__(self, place: Claimed, shares: Sequence[Share]) -> None:
        self.text = place.paragraph.text
        self.shares = shares
        self.sum = sum((one.part.value for one in shares if one.part is not None), Decimal(0))
        self.parts = {id(one.part) for one in shares}
        self.totals: dict[int, Breakdown] = {}
        for claim in place.reading.claims if shares else ():
            if isinstance(claim, Breakdown):
                for part in claim.parts:
                    self.totals.setdefault(id(part), claim)

    def wholes(self, number: int) -> list[Figure]:
        """The numbers that the share at a position may be one of, likeliest first: each value once."""
        share = self.shares[number]
        near = self.shares[max(0, number - _NEAREST) : number + _NEAREST]
        found = [*share.wholes, *(one.wholes[0] for one in near if one is not share and one.wholes)]
        unit = share.part.unit if share.part is not None else ""
        fitting = [one for one in found if same_sum(one.unit, unit) and not one.approx]
        return list({(one.value, one.unit, one.start): one for one in fitting}.values())


def disagreeing_whole(number: int, beside: Beside) -> Figure | None:
    """Return the whole a share is held against when nothing in the paragraph makes it true, else None."""
    share = beside.shares[number]
    part, percent = share.part, share.percent
    if part is None or part.approx or percent.approx:
        return None
    if _ELSEWHERE.search(beside.text, part.end, percent.start):
        return None
    wholes = beside.wholes(number)
    values = {one.value for one in wholes} | {beside.sum}
    if any(fits(part.value, value, percent) for value in values) or _summed(part, wholes, percent):
        return None
    if share.wholes and part.start < share.wholes[0].start < percent.start:
        return share.wholes[0]
    claim = beside.totals.get(id(part))
    if claim is not None and claim.total.unit == part.unit and not claim.total.approx:
        return claim.total if claim.total.value >= part.value else None
    before = [f for f in wholes if f.start < part.start and f.unit == part.unit and f.value >= part.value]
    near = [f for f in before if part.sentence - f.sentence <= 1 and id(f) not in beside.parts]
    return near[0] if len({f.value for f in near}) == 1 else None


def _summed(part: Figure, wholes: Sequence[Figure], percent: Figure) -> bool:
    """Whether the share is that of two numbers beside each other: 予以公开5件、部分公开3件,占80%."""
    few = wholes[:_SUMMED]
    return any(
        fits(first.value + second.value, whole.value, percent)
        for first, second in zip([part, *few], few, strict=False)
        for whole in few
    )


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
        last = group[-1].part or group[-1].percent
        if len(group) < 3 or any(s.percent.approx for s in group) or not _REST.match(last.name):
            continue
        if any(s.part is None and not s.percent.name.endswith(s.cue) for s in group):
            continue  # 占总数的40%: of which things is not said before it
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
    if not any(figure.percent for figure in figures):
        return
    for _, sentence in groupby(figures, key=lambda figure: figure.sentence):
        beside: list[Figure] = []
        for figure in sentence:
            if not figure.percent:
                beside.append(figure)
                continue
            share = _rate(beside, figure)
            if share is not None:
                yield _finding(place, share, share.wholes[0])
            beside = []


def _rate(beside: Sequence[Figure], figure: Figure) -> Share | None:
    """A rate that is not that of the two numbers before it, one of which it must rest on by its verb."""
    verb = _RATE.search(figure.name)
    if verb is None or figure.approx or len(beside) != 2 or any(one.approx for one in beside):
        return None
    whole, part = beside
    if whole.unit != part.unit or part.value > whole.value or whole.value == 0:
        return None
    if not _rests_on(verb["verb"], whole, part) or fits(part.value, whole.value, figure):
        return None
    return Share(part.start, figure.end, part, figure, (whole,), verb[0], figure.sentence)


def _rests_on(verb: str, whole: Figure, part: Figure) -> bool:
    """Whether the rate of a verb (答复率) is that of these two numbers."""
    if verb in _DONE_WITH:
        return part.name.endswith((verb, f"已{verb}", f"被{verb}")) and verb not in whole.name
    came = {"received", "new", "accepted"} & set(whole.roles) and "carried_in" not in whole.roles
    return bool(came) and _VERBS.get(verb) in part.roles
