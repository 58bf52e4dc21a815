"""GX309: 新收 + 上年结转 against 答复 + 结转下年度 in one passage."""

from __future__ import annotations

from collections.abc import Iterator

from gxlint.checks.claimed import Claimed, claimed, shown
from gxlint.checks.doubts import doubting
from gxlint.checks.narrated import accused
from gxlint.checks.registry import Subject, check
from gxlint.claims import Flow
from gxlint.diagnostics import Finding
from gxlint.text.patterns import lazy

_ASIDE = lazy(
    r"撤回|撤销|终止|中止|不予受理|不再处理|作废|重复|转送|移送|转办|合并|补正|注销|放弃|正在|未到期|尚未|在办|办理中|待办"
)
"""What may become of a request besides an answer."""
_DEALT_WITH = lazy(r"[^,，;；。]{0,6}(?:已|均|全部|于|当年)[^,，;；。]{0,12}(?:答复|办结|办理|处理)")
_OF_THESE = ("中", "中有", "中的", "里有")
_PARTS = lazy(r"其中|包括|包含|[(（,，]含")


@check(
    "flow-in-text",
    says={
        "default": "came gap left right went",
        "lost": "came gap left right went",
    },
)
@doubting
def flow_in_text(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each passage whose four numbers cannot agree, whatever 受理 and 收到 include."""
    for place in claimed(subject):
        for claim in place.reading.claims:
            if not isinstance(claim, Flow) or _accused(subject, place, claim):
                continue
            finding = _judge(place, claim)
            if finding is not None and _explained(place, claim, finding):
                continue
            if finding is not None:
                yield finding


def _accused(subject: Subject, place: Claimed, flow: Flow) -> bool:
    """Whether a table already showed one of the numbers to be wrong."""
    numbers = (flow.received, flow.carried_in, flow.answered, flow.carried_out)
    return any(one is not None and accused(subject, place.running, one.start) for one in numbers)


def _explained(place: Claimed, flow: Flow, finding: Finding) -> bool:
    """Whether other numbers of the same sentences say where the rest is: 撤回1件, 正在办理2件."""
    evidence = finding.evidence
    gap = (evidence["received"] + (evidence["carried_in"] or 0)) - (
        evidence["answered"] + evidence["carried_out"]
    )
    told = {id(one) for one in (flow.received, flow.carried_in, flow.answered, flow.carried_out)}
    numbers = [one for one in (flow.received, flow.answered, flow.carried_out) if one is not None]
    first, last = min(one.sentence for one in numbers), max(one.sentence for one in numbers) + 1
    rest = [
        one.value
        for one in place.reading.figures
        if first <= one.sentence <= last and id(one) not in told and _ASIDE.search(one.clause)
    ]
    return bool(rest) and (gap in rest or gap == sum(rest))


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
    if answered.end <= received.start and _PARTS.search(place.paragraph.text, answered.end, received.start):
        return None  # 办结12件,其中本年新收11件、上年结转1件
    text = place.paragraph.text
    if carried_in is not None and _DEALT_WITH.match(text, carried_in.end):
        return None  # 上年结转1件已答复,新收12件均已答复
    if text[received.end : answered.start].strip("，,") in _OF_THESE:
        return None  # 新收12件中11件已答复
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
