"""GX309: 新收 + 上年结转 against 答复 + 结转下年度 in one passage; GX308: a fee no tariff step can make."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gxlint.checks.claimed import Claimed, claimed, shown
from gxlint.checks.registry import Subject, check
from gxlint.claims import Figure, Flow
from gxlint.diagnostics import Finding
from gxlint.text.patterns import lazy

_FEE = "信息处理费"
_OTHER = lazy(r"经费|支出|采购|罚|邮寄|复印|检索|成本|预算|决算|资金")
_FARTHEST = 60
_RATE = lazy(r"每|标准|/|不超过|以上|以下|起")


@check("flow-in-text")
def flow_in_text(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each passage whose four numbers cannot agree, whatever 受理 and 收到 include."""
    for place in claimed(subject):
        for claim in place.reading.claims:
            if isinstance(claim, Flow) and (finding := _judge(place, claim)) is not None:
                yield finding


def _judge(place: Claimed, flow: Flow) -> Finding | None:
    received, carried_in, answered, carried_out = (
        flow.received,
        flow.carried_in,
        flow.answered,
        flow.carried_out,
    )
    if received is None or answered is None or carried_out is None:
        return None
    numbers = [f for f in (received, carried_in, answered, carried_out) if f is not None]
    if any(f.approx for f in numbers) or len({f.scopes for f in numbers}) > 1:
        return None
    out = answered.value + carried_out.value
    includes = carried_in is None or "new" not in received.roles
    if (includes and received.value == out) or (
        carried_in is not None and received.value + carried_in.value == out
    ):
        return None
    if carried_in is None:
        if out > received.value:
            return None  # what is more may have been left over from the year before
        left = shown(received.value)
    else:
        left = f"{shown(received.value)} + {shown(carried_in.value)}"
    came = received.value + (carried_in.value if carried_in is not None else 0)
    gap = abs(came - out)
    right = f"{shown(answered.value)} + {shown(carried_out.value)}"
    start, end = min(f.start for f in numbers), max(f.end for f in numbers)
    return Finding(
        place.span(start, end),
        "default" if carried_in is not None else "lost",
        {"left": left, "right": right, "came": shown(came), "went": shown(out), "gap": shown(gap)},
        evidence={"received": received.value, "carried_in": None if carried_in is None else carried_in.value,
                  "answered": answered.value, "carried_out": carried_out.value},
        section=place.section,
    )  # fmt: skip


@check("fee-amount")
def fee_amount(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each sum of 信息处理费 that is no multiple of the smallest step, `parameters.step` 元.

    国办函〔2020〕109号 charges 100 元 and its multiples by request or 10, 20, 40 元 by page; a year before it charges nothing.
    """
    step = Decimal(subject.parameters["step"])
    year = subject.report.year.value
    if year is not None and year < int(subject.parameters["from"]):
        return
    for place in claimed(subject):
        for figure in place.reading.figures:
            if _is_fee(place.paragraph.text, figure) and figure.value % step:
                yield Finding(
                    place.span(figure.start, figure.end),
                    "default",
                    {"amount": figure.printed, "step": shown(step)},
                    evidence={"amount": figure.value, "step": step},
                    section=place.section,
                )


def _is_fee(text: str, figure: Figure) -> bool:
    """A sum collected: not a rate, not an approximation, printed to the 元, and no other money named since."""
    if figure.unit != "元" or figure.approx or figure.step > 1:
        return False
    before = text[max(0, figure.start - _FARTHEST) : figure.start].rpartition("。")[2]
    fee = before.rpartition(_FEE)
    return bool(fee[1]) and not _RATE.search(figure.clause) and not _OTHER.search(fee[2])
