"""Shares (占33.9%) and changes (同比增长81%) with the numbers they may rest on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from gxlint.claims.model import Figure, Growth, Share, Token
from gxlint.claims.parsing import Node
from gxlint.claims.terminals import Terminal
from gxlint.text.patterns import lazy

_NEAREST = 16
"""Numbers before and behind a rate that may be what it rests on."""
_BEHIND = 3
_DIFFERENCES = ("多", "少", "多了", "少了", "多出", "净增", "净减", "增了", "减")
_MINUS = "-－−"
_REACHED = lazy(r"^(?:达到|达|增至|增加到|升至|降至|减少到|总数达|总量达)")
_TIMES = lazy(
    r"(?P<verb>是|为|达到?|相当于)[^,，。;；、是为]{0,30}(?:上年|去年|上一年|前年|同期|(?:19|20)\d\d年)[^,，。;；、]{0,20}的\s?(?:近|约|逾)?$"
)
_BEFORE = lazy(r"上年|去年|上一年|同期|前年|由|从|原|比|较|与")
_CARRIED = lazy(r"结转|转入|遗留|未办结|结余|承接")
"""上年结转57件 is a number of this year."""
_YEAR = lazy(r"(?:19|20)\d\d(?=年)")
_TOO_MANY = r"[,，、(（]?(?:总量|总数|数量)?(?:同比|环比|(?:较|比|与)?(?:上年|去年|上一年|20\d\d年)度?(?:同期)?(?:相比)?[,，]?)?"
_TOO = lazy(_TOO_MANY)
"""What may stand between a change in numbers and the same change in per cent: 增加3件,同比增长15%."""
_SAID_OF = lazy(r"[一-鿿]{0,10}" + _TOO_MANY)
"""What may stand between a number and its change: 23件申请,比上年增加3件."""
_OF_YEARS = lazy(r"累计|历年|以来")
_OF_THIS = lazy(r"全年|本年|今年|年度")


def nodes(node: Node, rule: str) -> Iterator[Node]:
    """Yield the nodes of a rule below a node, in reading order."""
    for child in node.children:
        if isinstance(child, Node):
            if child.rule == rule:
                yield child
            else:
                yield from nodes(child, rule)


def _leaves(node: Node) -> list[Terminal]:
    return [child for child in node.children if isinstance(child, Terminal)]


def shares(text: str, statement: Node, figures: Sequence[Figure], starts: Sequence[int]) -> Iterator[Share]:
    """Yield the shares of a statement; `figures` are those of the whole paragraph, which begin at `starts`."""
    for node in nodes(statement, "share"):
        leaves = _leaves(node)
        cue, percent = leaves[0].token, leaves[-1].figure
        if percent is None:
            continue
        explicit = leaves[1].figure if len(leaves) == 3 else None
        at = bisect_left(starts, cue.start)
        before = [f for f in reversed(figures[max(0, at - _NEAREST) : at]) if not f.percent]
        after = [f for f in figures[at : at + _NEAREST] if not f.percent]
        part = before[0] if before and _touches(text, before[0], cue) else None
        wholes = ([explicit] if explicit is not None else []) + before[1:] + after
        yield Share(part.start if part else cue.start, percent.end, part, percent, tuple(wholes), cue.text,
                    percent.sentence)  # fmt: skip


def _touches(text: str, part: Figure, cue: Token) -> bool:
    """Whether the number just before the cue is the part: at most its noun and a comma lie between."""
    between = text[part.end : cue.start]
    return (
        len(between) <= 12
        and not re.search(r"[。；;、]", between)
        and between.count("，") + between.count(",") <= 1
    )


def growths(text: str, statement: Node, figures: Sequence[Figure], starts: Sequence[int]) -> Iterator[Growth]:
    """Yield the changes a statement prints, with the numbers of its sentence and the one before."""
    found = list(nodes(statement, "growth"))
    rates = {id(_leaves(node)[-1].figure) for node in found}
    last: Growth | None = None
    floor = 0
    for node in found:
        leaves = _leaves(node)
        cue, rate = leaves[0].token, leaves[-1].figure
        if rate is None:
            continue
        direction = {"up": 1, "down": -1}.get(cue.key, 0)
        if text[rate.start - 1] in _MINUS:
            direction = -direction
        at = bisect_left(starts, rate.start)
        change = _growth(text, figures, at, rates, rate, direction, cue.start, cue.text, "by")
        if last is not None:
            _beside(text, last, change, floor)
            floor = last.end
            yield last
        last = change
    if last is not None:
        yield last


def _beside(text: str, one: Growth, other: Growth, floor: int) -> None:
    """增加3件,增长15% and 增长15%(增加3件): the two are one change, of a number that stands behind `floor`."""
    rate, amount = (one, other) if one.rate.percent else (other, one)
    if rate.direction != amount.direction or not rate.direction or not rate.rate.percent:
        return
    if amount.rate.percent or amount.rate.unit == "倍" or not _TOO.fullmatch(text, one.end, other.start):
        return
    rate.amount, rate.told = amount.rate, _changed(text, amount, one.start, floor)
    rate.closest = rate.closest or amount.closest


def _changed(text: str, amount: Growth, start: int, floor: int) -> Figure | None:
    """The only number that a change in numbers can be said of: right before it, of this year, in its unit."""
    rate = amount.rate
    known = [one for one in (*amount.now, *amount.before) if one.sentence == rate.sentence]
    near = [one for one in known if floor <= one.start < start]
    if len(near) != 1 or near[0] not in amount.now:
        return None
    (one,) = near
    if one.unit.removesuffix("信息") != rate.unit.removesuffix("信息"):
        return None
    if not _SAID_OF.fullmatch(text, one.end, start):
        return None  # 1000条,其中上半年较上年同期增加50条
    around = one.name + text[max(0, one.start - 20) : one.start]
    return None if _OF_YEARS.search(around) and not _OF_THIS.search(around) else one


def multiples(text: str, figures: Sequence[Figure]) -> Iterator[Growth]:
    """Yield what is said to be so many times another year's number: 是上年(100条)的2.13倍."""
    for at, rate in enumerate(figures):
        if rate.unit != "倍":
            continue
        said = _TIMES.search(text, max(0, rate.start - 40), rate.start)
        if said is not None:
            yield _growth(text, figures, at, frozenset(), rate, 0, said.start(), said["verb"], "of")


def _growth(text: str, figures: Sequence[Figure], at: int, rates: Collection[int], rate: Figure, direction: int,
            start: int, cue: str, style: str) -> Growth:  # fmt: skip
    """A change with the numbers it may rest on: those before it, and 上年为… or 达到… behind it in its sentence."""
    near = [one for one in figures[max(0, at - _NEAREST) : at] if one.sentence >= rate.sentence - 1]
    # Behind another change of the sentence new numbers begin; the clause of this one is looked at by itself too.
    last = max(
        (n for n, one in enumerate(near) if id(one) in rates and one.sentence == rate.sentence), default=-1
    )
    behind = [one for one in figures[at + 1 : at + 1 + _BEHIND] if one.sentence == rate.sentence]
    following: list[tuple[Figure, bool]] = []
    for one in behind:
        if id(one) in rates:
            break
        past = _earlier(text, one)
        if past or _REACHED.search(one.name):
            following.append((one, past))
    wide = [(one, _earlier(text, one)) for one in near if _counts(one, rates)] + following
    own = [
        (one, _earlier(text, one))
        for one in near[last + 1 :]
        if _counts(one, rates) and one.sentence == rate.sentence
    ]
    own += following
    pairs = [(a, b) for a, past in own if not past for b, before in own if before and a.unit == b.unit]
    now = tuple(one for one, past in wide if not past)
    before = tuple(one for one, past in wide if past)
    return Growth(
        start, rate.end, rate, direction, now, before, cue, style, pairs[0] if len(pairs) == 1 else None
    )


def _counts(figure: Figure, rates: Collection[int]) -> bool:
    """Whether a number may be one of the two years: no rate, and no difference (比上年多2件)."""
    return (
        not figure.percent
        and figure.unit != "倍"
        and id(figure) not in rates
        and not figure.name.endswith(_DIFFERENCES)
    )


def _earlier(text: str, figure: Figure) -> bool:
    """Whether the wording of a number says it is the year before's: 去年, 由…, 2022年 beside a later year."""
    start = figure.start
    wording = figure.name[-14:]
    if not wording and text[start - 1 : start] in ("(", "（"):
        wording = re.split(r"[，,；;。]", text[max(0, start - 14) : start])[-1]
    if _CARRIED.search(wording):
        return False
    if _BEFORE.search(wording):
        return True
    own = _YEAR.search(wording)
    if own is None:
        return False
    around = (
        text[max(0, start - 120) : start].rpartition("。")[2] + text[start : start + 60].partition("。")[0]
    )
    return own[0] < max((year[0] for year in _YEAR.finditer(around)), default=own[0])
