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
_MINUS = "-－−"
_REACHED = lazy(r"^(?:达到|达|增至|增加到|升至|降至|减少到|总数达|总量达)")
_TIMES = lazy(
    r"(?P<verb>是|为|达到?|相当于)[^,，。;；、是为]{0,30}(?:上年|去年|上一年|前年|同期|(?:19|20)\d\d年)[^,，。;；、]{0,20}的\s?(?:近|约|逾)?$"
)
_BEFORE = lazy(r"上年|去年|上一年|同期|前年|由|从|原|比|较|与")
_CARRIED = lazy(r"结转|转入|遗留|未办结|结余|承接")
"""上年结转57件 is a number of this year."""
_YEAR = lazy(r"(?:19|20)\d\d(?=年)")


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
    for node in found:
        leaves = _leaves(node)
        cue, rate = leaves[0].token, leaves[-1].figure
        if rate is None:
            continue
        direction = {"up": 1, "down": -1}.get(cue.key, 0)
        if text[rate.start - 1] in _MINUS:
            direction = -direction
        at = bisect_left(starts, rate.start)
        yield _growth(text, figures, at, rates, rate, direction, cue.start, cue.text, "by")


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
    return not figure.percent and figure.unit != "倍" and id(figure) not in rates


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
