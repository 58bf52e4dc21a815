"""GX304: a printed change against its two numbers, direction included."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from gxlint.checks.claimed import claimed, shown
from gxlint.checks.registry import Subject, check
from gxlint.claims import Figure, Growth
from gxlint.diagnostics import Finding

_HUNDRED = Decimal(100)


@check("growth")
def growth(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each change whose sentence gives both numbers and which no pair of them makes."""
    for place in claimed(subject):
        for claim in place.reading.claims:
            if not isinstance(claim, Growth) or (pair := disagreeing(claim)) is None:
                continue
            now, before = pair
            change = now.value - before.value
            rate = change / before.value * _HUNDRED if before.value else None
            turned = claim.direction * change < 0
            yield Finding(
                place.span(min(now.start, before.start, claim.start), claim.end),
                "direction" if turned else "from-zero" if rate is None else "default",
                {
                    "now": shown(now.value),
                    "before": shown(before.value),
                    "printed": claim.rate.printed,
                    "cue": claim.cue,
                    "found": "" if rate is None else _rounded(rate, claim.rate) + "%",
                    "difference": shown(change),
                },
                evidence={
                    "now": now.value,
                    "before": before.value,
                    "printed": claim.rate.value,
                    "direction": claim.direction,
                },
                section=place.section,
            )


def disagreeing(claim: Growth) -> tuple[Figure, Figure] | None:
    """Return the two numbers (now, before) that a printed change contradicts, None when it holds or cannot be judged.

    Judged only where the wording names one number of the year before and one of this year, both of one unit.
    """
    if claim.rate.approx or not claim.now or not claim.before:
        return None
    pairs = [(now, before) for now in claim.now for before in claim.before if now.unit == before.unit]
    if not pairs or any(_fits(claim, now.value, before.value) for now, before in pairs):
        return None
    near = [pair for pair in pairs if pair[0].sentence == pair[1].sentence == claim.rate.sentence]
    if len(near) != 1 or len(pairs) != 1 or near[0][0].approx or near[0][1].approx:
        return None
    return near[0]


def _fits(claim: Growth, now: Decimal, before: Decimal) -> bool:
    change, rate = now - before, claim.rate
    if claim.direction and change * claim.direction < 0:
        return False
    if not rate.percent and rate.unit != "倍":
        return abs(change) == rate.value or now == rate.value
    if before == 0:
        return rate.percent and rate.value == _HUNDRED and now > 0
    if rate.percent:
        return abs(abs(change) / before * _HUNDRED - rate.value) <= rate.step
    ratio = now / before
    return any(abs(value - rate.value) <= rate.step for value in (ratio, ratio - 1))


def _rounded(value: Decimal, like: Figure) -> str:
    places = max(2, -int(like.step.as_tuple().exponent))
    return shown(abs(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
