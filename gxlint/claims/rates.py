"""Shares (占33.9%) and changes (同比增长81%) with the numbers they may rest on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from gxlint.claims.model import Figure, Growth, Share, Token
from gxlint.claims.parsing import Node
from gxlint.claims.terminals import Terminal
from gxlint.text.patterns import lazy

_NEAREST = 16
"""Numbers before and behind a rate that may be what it rests on."""
_BEFORE = lazy(r"上年|去年|上一年|同期|前年|由|从|原|比|较|与")
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


def shares(text: str, statement: Node, figures: Sequence[Figure]) -> Iterator[Share]:
    """Yield the shares of a statement; `figures` are those of the whole paragraph."""
    starts: list[int] = []
    for node in nodes(statement, "share"):
        starts = starts or [figure.start for figure in figures]
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


def growths(text: str, statement: Node, figures: Sequence[Figure]) -> Iterator[Growth]:
    """Yield the changes a statement prints, with the numbers of its sentence and the one before."""
    found = list(nodes(statement, "growth"))
    if not found:
        return
    starts = [figure.start for figure in figures]
    rates = {id(_leaves(node)[-1].figure) for node in found}
    for node in found:
        leaves = _leaves(node)
        cue, rate = leaves[0].token, leaves[-1].figure
        if rate is None:
            continue
        at = bisect_left(starts, cue.start)
        near = [
            figure
            for figure in figures[max(0, at - _NEAREST) : at]
            if not figure.percent and id(figure) not in rates and figure.sentence >= rate.sentence - 1
        ]
        earlier = [_earlier(text, figure) for figure in near]
        now = tuple(figure for figure, past in zip(near, earlier, strict=True) if not past)
        before = tuple(figure for figure, past in zip(near, earlier, strict=True) if past)
        direction = {"up": 1, "down": -1}.get(cue.key, 0)
        yield Growth(cue.start, rate.end, rate, direction, now, before, cue.text)


def _earlier(text: str, figure: Figure) -> bool:
    """Whether the wording of a number says it is the year before's: 去年, 由…, 2022年 beside a later year."""
    start = figure.start
    wording = figure.name[-14:]
    if not wording and text[start - 1 : start] in ("(", "（"):
        wording = re.split(r"[，,；;。]", text[max(0, start - 14) : start])[-1]
    if _BEFORE.search(wording):
        return True
    own = _YEAR.search(wording)
    if own is None:
        return False
    around = (
        text[max(0, start - 120) : start].rpartition("。")[2] + text[start : start + 60].partition("。")[0]
    )
    return own[0] < max((year[0] for year in _YEAR.finditer(around)), default=own[0])
