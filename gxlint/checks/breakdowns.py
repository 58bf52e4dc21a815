"""GX302: parts against their total. 其中 is often a subset: only what no honest reading makes true is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from gxlint import resources
from gxlint.checks.claimed import Claimed, arithmetic, claimed, shown
from gxlint.checks.doubts import doubting
from gxlint.checks.registry import Subject, check
from gxlint.claims import Breakdown, Figure, same_sum
from gxlint.claims.runs import STRENGTH
from gxlint.claims.words import roles_of, unit_groups
from gxlint.diagnostics import Finding
from gxlint.text.patterns import lazy

_REST = lazy(r"^(?:[以及和与“”\"'的及\s]*)(?:其他|其它|其余)(?!处理)")
_EARLIER = lazy(r"上年|去年|上一年|同期|(?:19|20)\d\d年|以往|历年|往年")
_FLOW = {"carried_in": "in", "carried_out": "out", "answered": "answered", "in_hand": "answered", "accepted": "accepted", "received": "received",
         "new": "received", "review": "dispute", "litigation": "dispute", "natural_person": "who", "organisation": "who", "granted": "outcome",
         "partial": "outcome", "refused": "outcome", "unavailable": "outcome", "unprocessed": "outcome", "other_outcome": "outcome"}  # fmt: skip
_APART = lazy(r"^(?:下设|内设|分设|另设|另有|另外|另|还|并|同时|此外|从事)")
"""How the name of a number begins that is no part of the list before it."""
_EACH = ("各", "各为", "各有", "均为", "均有", "各发布", "各公开")
_ARTICLES = frozenset("个项")
_NEAR = Decimal("0.02")
_MOST_PARTS = 200
_WHOLE_LIST = 3
"""Parts that look like a list of all kinds rather than examples."""


_AT = lazy(r"^(?:在|通过|利用|依托)")
_ELSEWHERE = lazy(r"^(?:在|通过|利用|依托|经|于|另|还|并)|发布|刊登|刊发|推送|转发")


class Verdict(NamedTuple):
    """What is wrong with a breakdown: the message and level, the parts that count, the total they are held against."""

    message: str
    level: str | None
    parts: tuple[Figure, ...]
    total: Figure


@check(
    "breakdown-sum",
    says={
        "excess": "found gap sum total",
        "partition": "found gap sum total",
        "total-last": "found gap sum total",
        "near": "found gap sum total",
        "other-unit": "found gap sum total",
        "short": "found gap sum total",
    },
    levels="near other-unit partition short",
)
@doubting
def breakdown_sum(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each breakdown whose parts cannot make their total, however the sentence is read."""
    for place in claimed(subject):
        for claim in place.reading.claims:
            if isinstance(claim, Breakdown) and (verdict := judge(claim)) is not None:
                yield _finding(place, verdict)


def _finding(place: Claimed, verdict: Verdict) -> Finding:
    numbers = (*verdict.parts, verdict.total)
    start, end = min(f.start for f in numbers), max(f.end for f in numbers)
    found = sum((part.value for part in verdict.parts), Decimal(0))
    return Finding(
        place.span(start, end),
        verdict.message,
        {
            "sum": arithmetic(verdict.parts, verdict.total),
            "total": verdict.total.printed,
            "found": shown(found),
            "gap": shown(abs(found - verdict.total.value)),
        },
        level=verdict.level,
        evidence={
            "total": verdict.total.value,
            "parts": [part.value for part in verdict.parts],
            "sum": found,
        },
        section=place.section,
    )


def judge(claim: Breakdown) -> Verdict | None:
    """Return what is wrong with a breakdown, None when a reading makes it true or it proves nothing."""
    if len(claim.parts) > _MOST_PARTS:
        return None
    if claim.cue_kind == "total":
        return _total_last(claim)
    unit = next((part.unit for part in claim.parts if part.unit), "")
    totals = [f for f in (claim.total, *claim.others) if _agree(f, unit)]
    if not totals:
        return _other_unit(claim)
    parts, cut = _list(claim, totals[0], unit)
    if not parts:
        return None
    if any(f.approx for f in (totals[0], *parts[: cut.end])) or _channels(parts) or _several(claim.parts):
        return None
    if _some_reading_holds(claim, parts, totals, cut):
        return None
    return _accuse(claim, parts[: cut.end], parts, totals, cut)


def _several(parts: Sequence[Figure]) -> bool:
    """Whether a part stands for several: 征集及反馈各19条 is 38 of the total, or more."""
    return any(part.name.endswith(_EACH) for part in parts)


class _Cut(NamedTuple):
    """Where a list ends (`end`; `ends` every place where it may), whether 其他 closes it (`closed`), and whether numbers in
    between were passed over."""

    end: int
    closed: bool
    passed_over: bool
    ends: frozenset[int]


def _agree(figure: Figure, unit: str) -> bool:
    if not same_sum(figure.unit, unit):
        return False
    return figure.unit == unit or not (figure.unit in _ARTICLES and figure.after[:1] > "一")


def _list(claim: Breakdown, total: Figure, unit: str) -> tuple[tuple[Figure, ...], _Cut]:
    """The numbers that may be parts, and how many of them surely are."""
    kept: list[Figure] = []
    ends: set[int] = set()
    closing: int | None = None
    passed_over = broken = False
    strongest = 0
    role: set[str] = set()
    for part, separator in zip(claim.parts, claim.separators, strict=True):
        if kept and not separator and claim.cue_kind != "exact":
            continue  # 3次120人次: a second number of the same thing
        if not _agree(part, unit) or not same_sum(part.unit, total.unit):
            passed_over = True
            continue
        strength = STRENGTH[separator]
        flows = _flows(part)
        if not kept:
            role = flows
            passed_over = bool(_EARLIER.search(part.name))
        else:
            apart = _APART.match(part.name) is not None
            leaves = (bool(flows - role) or apart) and strength > 1
            if leaves or (len(kept) > 1 and strength > strongest) or strength == 4:
                ends.add(len(kept))
            broken = broken or leaves
            if closing is not None and closing == len(kept) and strength < 3 and not leaves:
                closing = None  # 其他 in the middle of a row
            strongest = max(strongest, strength)
        kept.append(part)
        if not broken and closing is None and len(kept) > 1 and _REST.match(part.name):
            inner = claim.outer and ends
            closing = None if inner else len(kept)
    ends.add(len(kept))
    if closing is not None:
        return tuple(kept), _Cut(closing, True, passed_over, frozenset(ends | {closing}))
    hard = [n for n in ends if n == len(kept) or _hard(claim, kept, n)]
    return tuple(kept), _Cut(min(hard), False, passed_over, frozenset(ends))


def _hard(claim: Breakdown, kept: Sequence[Figure], number: int) -> bool:
    """Whether a list surely ends before the part `number`: at a semicolon, or where other work begins."""
    part = kept[number]
    strength = STRENGTH[claim.separators[claim.parts.index(part)]]
    return strength >= 3 or bool(_flows(part) - _flows(kept[0])) or _APART.match(part.name) is not None


def _flows(part: Figure) -> set[str]:
    """What a part is about where its wording begins with it: 办结3件, not 建议提案办理3条."""
    if not part.roles:
        return set()
    return {_FLOW[role] for role in roles_of((part.name or part.after)[:5]) if role in _FLOW}


def _some_reading_holds(
    claim: Breakdown, parts: Sequence[Figure], totals: Sequence[Figure], cut: _Cut
) -> bool:
    """Whether some total equals the parts up to a place where the list may end."""
    values = {f.value for f in (*totals, *claim.outer)}
    same = [f.value for f in totals[:6]]
    values |= {a + b for a, b in combinations(same, 2)}
    running = Decimal(0)
    for number, part in enumerate(parts, 1):
        running += part.value
        if running in values and number in cut.ends and (not cut.closed or number >= cut.end):
            return True
    return False


def _accuse(
    claim: Breakdown, sure: Sequence[Figure], parts: Sequence[Figure], totals: Sequence[Figure], cut: _Cut
) -> Verdict | None:
    total = totals[0]
    found = sum((part.value for part in sure), Decimal(0))
    if found == total.value:
        return None
    exact = (
        (cut.closed or claim.cue_kind == "exact") and len(sure) > 1 and not claim.open and not claim.nested
    )
    if found > total.value:
        if _reached(sure, total, loose=not cut.closed and claim.cue_kind != "exact"):
            return None  # 203条,其中172条、31条,在公报刊登15条: the list was whole before
        return _excess(claim, sure, totals, found, exact)
    if claim.open or (claim.soft and not cut.closed) or len(sure) == 1:
        return None
    if exact:
        return Verdict("partition", "partition", tuple(sure), total)
    if claim.nested or cut.passed_over or total is not claim.total:
        return None
    whole = sum((part.value for part in parts), Decimal(0))
    if len(sure) == len(parts) and total.value - found <= _NEAR * total.value:
        return Verdict("near", "near", tuple(sure), total)
    if len(sure) >= _WHOLE_LIST and whole < total.value and found * 4 >= total.value:
        return Verdict("short", "short", tuple(sure), total)
    return None


def _reached(parts: Sequence[Figure], total: Figure, *, loose: bool) -> bool:
    """Whether two or more of the first parts make the total exactly, and the next one begins with another place or verb.

    Not `loose` (其他 closes the list): only with a place, where no part before it had one.
    """
    running = Decimal(0)
    for number, (part, following) in enumerate(pairwise(parts), 1):
        running += part.value
        if not loose and _AT.match(part.name):
            return False
        if number > 1 and running == total.value and (_ELSEWHERE if loose else _AT).search(following.name):
            return True
    return False


def _excess(
    claim: Breakdown, sure: Sequence[Figure], totals: Sequence[Figure], found: Decimal, exact: bool
) -> Verdict | None:
    total = totals[0]
    units = {f.unit for f in (*sure, total) if f.unit}
    one_unit = len(units) == 1 or all("posts" in unit_groups(unit) for unit in units)
    if len(sure) == 1 and (len(units) != 1 or claim.cue_kind not in ("among", "exact") or claim.soft):
        return None
    if any(f.value >= found for f in totals[1:]) or total is not claim.total:
        # the parts may belong to another number of the sentence
        return Verdict("partition", "partition", tuple(sure), total) if exact else None
    if claim.cue_kind in ("bracket", "colon") and not exact and len(sure) < _WHOLE_LIST:
        # A remark rather than a list, unless both have a name, one unit, and could be the two halves.
        halves = len(sure) == 2 and len(units) == 1 and all(part.unit and part.name for part in sure)
        alike = len({frozenset(_flows(part)) for part in sure}) == 1
        if not halves or not alike or found > 2 * total.value:
            return None
    if any(_EARLIER.search(part.name) for part in sure) or (claim.soft and len(units) > 1):
        return None
    if total.unit not in _ARTICLES and {part.unit for part in sure} <= _ARTICLES:
        return None  # 120条,其中部门80个、街道60个: what is counted is not what was published
    return Verdict("excess", None if one_unit else "partition", tuple(sure), total)


def _other_unit(claim: Breakdown) -> Verdict | None:
    """13次,其中公告8条、公示21条: every one of them was published in one of the 13, unless one time held several."""
    parts, total = claim.parts, claim.total
    units = {part.unit for part in parts}
    plain = (
        total.unit == "次" and len(parts) > 1 and len(units) == 1 and "posts" in unit_groups(parts[0].unit)
    )
    if not plain or claim.others or claim.open or claim.soft or any(f.approx for f in (*parts, total)):
        return None
    if _channels(parts) or sum((part.value for part in parts), Decimal(0)) <= total.value:
        return None
    return Verdict("other-unit", "other-unit", parts, total)


def _total_last(claim: Breakdown) -> Verdict | None:
    """A5条,B3条,合计8条: any run of numbers before the total may be what it adds up."""
    total = claim.total
    parts = [part for part in claim.parts if _agree(part, total.unit)]
    if len(parts) < 2 or len(parts) != len(claim.parts):
        return None
    if total.approx or any(part.approx for part in parts) or any(not s for s in claim.separators[1:]):
        return None
    running = Decimal(0)
    for part in reversed(parts):
        running += part.value
        if running == total.value:
            return None
    if any(part.value == total.value for part in parts) or any(_EARLIER.search(part.name) for part in parts):
        return None
    if parts[0].value == sum((part.value for part in parts[1:]), Decimal(0)):
        return None
    if running < total.value and _channels(parts) and len(parts) < _WHOLE_LIST:
        return None
    return Verdict("total-last", "partition", tuple(parts), total)


def _channels(parts: Sequence[Figure]) -> bool:
    """Whether the parts are channels: the same item may stand in several."""
    named = sum(_channel().search(part.name + part.after) is not None for part in parts)
    return named >= 2 or (named == 1 and len(parts) <= 2)


@resources.derived
@cache
def _channel() -> re.Pattern[str]:
    return lazy("|".join(map(re.escape, resources.data("words/claims/channels.yaml")["channels"])))
