"""GX304: a printed change against its two numbers, direction included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from gxlint.checks.claimed import claimed, shown
from gxlint.checks.doubts import doubting
from gxlint.checks.registry import Subject, check
from gxlint.claims import Figure, Growth
from gxlint.diagnostics import Finding

_HUNDRED = Decimal(100)


@check(
    "growth",
    says={
        "default": "before cue difference found now printed times",
        "direction": "before cue difference found now printed times",
        "from-zero": "before cue difference found now printed times",
        "times": "before cue difference found now printed times",
    },
)
@doubting
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
            message = "direction" if turned else "from-zero" if rate is None else "default"
            if message == "default" and claim.style == "of":
                message = "times"
            numbers = (now, before, claim)
            yield Finding(
                place.span(min(one.start for one in numbers), max(one.end for one in numbers)),
                message,
                {
                    "times": _rounded(now.value / before.value, claim.rate) if before.value else "",
                    "now": shown(now.value),
                    "before": shown(before.value),
                    "printed": _signed(place.paragraph.text, claim.rate),
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


def _signed(text: str, rate: Figure) -> str:
    """The rate as printed, with its sign: 增长-12%."""
    return ("-" if text[rate.start - 1] in "-－−" else "") + rate.printed


def disagreeing(claim: Growth) -> tuple[Figure, Figure] | None:
    """Return the two numbers (now, before) that a printed change contradicts, None when it holds or cannot be judged.

    Judged only where the wording names one number of the year before and one of this year beside the change, both of
    one unit, and no other two numbers make it true.
    """
    if claim.rate.approx:
        return None
    if claim.closest is None:
        return _by_amount(claim)
    if any(
        _fits(claim, now.value, before.value)
        for now in claim.now
        for before in claim.before
        if now.unit == before.unit
    ):
        return None
    return None if any(figure.approx for figure in claim.closest) else claim.closest


def _by_amount(claim: Growth) -> tuple[Figure, Figure] | None:
    """23件,比上年增加3件,增长10%: the year before follows from the two numbers."""
    now, amount = claim.told, claim.amount
    if now is None or amount is None or now.approx or amount.approx or amount.step != now.step:
        return None
    earlier = now.value - claim.direction * amount.value
    if earlier <= 0 or _fits(claim, now.value, earlier):
        return None
    return now, replace(amount, value=earlier)


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
    readings = (ratio,) if claim.style == "of" else (ratio, ratio - 1)
    return any(abs(value - rate.value) <= rate.step for value in readings)


def _rounded(value: Decimal, like: Figure) -> str:
    places = max(2, -int(like.step.as_tuple().exponent))
    return shown(abs(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
