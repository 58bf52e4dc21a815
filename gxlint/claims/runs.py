"""From the statements of the grammar to breakdowns: which numbers are the parts of which.

A statement is a row of runs, one before and one behind each 其中. The numbers of a run are the parts of a number of the run
before it; a bracket is a row of runs of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gxlint.claims.model import Breakdown, Figure, Token
from gxlint.claims.parsing import Node
from gxlint.claims.terminals import Terminal

STRENGTH = {"": 0, "dun": 1, "comma": 2, "colon": 2, "semicolon": 3, "stop": 4}
_MOST_OTHERS = 8
_MOST_PARTS = 250
"""Numbers before a total that are looked at; nobody adds up more."""
_FARTHEST = 8
"""Cues between a list and the number it may belong to."""
_CATEGORY = ("领域", "项目", "工作", "建设", "信息", "业务")
"""What makes 重点 the name of a category rather than a word for examples."""
_BOUND = ("各", "其中", "数量", "的数", "件数", "条数", "，", ",")


@dataclass(slots=True)
class Run:
    """The numbers between two cues; `separators[n]` is the strongest mark before `figures[n]` since the one before it."""

    cue: Token | None
    cue_kind: str = ""
    figures: list[Figure] = field(default_factory=list)
    separators: list[str] = field(default_factory=list)
    totals: list[tuple[int, Token]] = field(default_factory=list)
    open: bool = False
    soft: bool = False
    shares: int = 0
    changed: bool = False


def breakdowns(text: str, statement: Node) -> Iterator[Breakdown]:
    """Yield the breakdowns of a statement, outer ones before inner ones."""
    yield from _body(text, statement, None, 0)


def _body(text: str, body: Node, before: Figure | None, depth: int) -> Iterator[Breakdown]:
    runs = [Run(None)]
    brackets: list[tuple[Figure | None, Node]] = []
    _collect(text, body, runs, brackets)
    if before is not None and len(runs) == 1 and len(runs[0].figures) > 1:
        runs.insert(0, Run(None))
        runs[1].cue_kind = "bracket"
    for index, run in enumerate(runs):
        if index:
            yield from _parts(text, runs, index, before, depth + index - 1)
        if index == 0 or not run.figures:
            yield from _total_last(text, run, depth)
    for figure, bracket in brackets:
        yield from _body(text, bracket, figure, depth + 1)


def _collect(text: str, body: Node, runs: list[Run], brackets: list[tuple[Figure | None, Node]]) -> None:
    pending = ""
    for child in body.children:
        run = runs[-1]
        if isinstance(child, Node):
            if child.rule == "parts":
                runs.append(Run(None))
                _collect(text, child, runs, brackets)
            elif child.rule == "group":
                last = run.figures[-1] if run.figures else None
                first = child.children[0]
                near = last is not None and isinstance(first, Terminal) and first.token.start - last.end <= 1
                brackets.append((last if near else None, child))
            elif child.rule == "total_last":
                cue, number = child.children
                assert isinstance(cue, Terminal)
                assert isinstance(number, Terminal)
                assert number.figure is not None
                run.totals.append((len(run.figures), cue.token))
                run.figures.append(number.figure)
                run.separators.append(pending)
                pending = ""
            elif child.rule == "share":
                run.shares += 1
            else:
                run.changed = True
            continue
        kind, token = child.type, child.token
        if kind == "FIGURE" and child.figure is not None:
            run.figures.append(child.figure)
            run.separators.append(pending)
            pending = ""
        elif kind in ("COMMA", "DUN", "SEMICOLON", "COLON"):
            last = run.figures[-1] if run.figures else None
            if kind == "COLON" and last is not None and token.start - last.end <= 1:
                runs.append(Run(token, "colon"))
                pending = ""
            else:
                pending = max(pending, kind.lower(), key=lambda word: STRENGTH[word])
        elif kind == "AMONG":
            run.cue, run.cue_kind = token, token.key
        elif kind == "ETC":
            run.open = run.open or bool(run.figures and token.start - run.figures[-1].end <= 2)
        elif kind == "REMARK" and token.key == "soft" and not text.startswith(_CATEGORY, token.end):
            run.soft = run.soft or (
                run.cue is not None and not run.figures and token.start - run.cue.end <= 2
            )


def _parts(text: str, runs: list[Run], index: int, before: Figure | None, depth: int) -> Iterator[Breakdown]:
    run = runs[index]
    if not run.figures:
        return
    earlier = reversed(runs[max(0, index - _FARTHEST) : index])
    wholes = [one.figures[: -1 - _MOST_OTHERS : -1] for one in earlier]
    wholes.append([before] if before is not None else [])
    near = next((found for found in wholes if found), None)
    if near is None:
        return
    outer = [figure for found in wholes[wholes.index(near) + 1 :] for figure in found]
    total = near[0]
    cue = run.cue
    if run.cue_kind == "exact" and cue is not None and not _bound(text, total, cue):
        return
    yield Breakdown(
        total.start,
        run.figures[-1].end,
        total,
        tuple(run.figures),
        cue.text if cue is not None else "(",
        run.cue_kind or "among",
        tuple(run.separators),
        tuple(near[1 : 1 + _MOST_OTHERS]),
        tuple(outer[:_MOST_OTHERS]),
        index + 1 < len(runs),
        run.open,
        run.soft,
        depth,
    )


def _bound(text: str, total: Figure, cue: Token) -> bool:
    """Whether 分别为 speaks of the total before it: nothing but a mark, or 各…, stands between."""
    between = text[total.end : cue.start].strip(" ，,。；;:：")
    return not between or (len(between) <= 30 and between.startswith(_BOUND))


def _total_last(text: str, run: Run, depth: int) -> Iterator[Breakdown]:
    first = 0
    for place, cue in run.totals:
        if place == first or run.separators[place] == "" or run.changed:
            continue
        if text[run.figures[place - 1].end : cue.start].strip(" ，,。；;、：:）)以上"):
            continue
        figure = run.figures[place]
        first = max(first, place - _MOST_PARTS)
        parts, separators = run.figures[first:place], run.separators[first:place]
        first = place + 1
        yield Breakdown(
            parts[0].start,
            figure.end,
            figure,
            tuple(parts),
            cue.text,
            "total",
            tuple(separators),
            depth=depth,
        )
