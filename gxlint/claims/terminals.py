"""From tokens to the terminals of grammars/claims.lark, so that the grammar accepts every sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gxlint.claims.model import Figure, Token

_DEEPEST = 12
"""Brackets nested deeper than any report needs are read as if they were not there."""
_MARKS = {"comma": "COMMA", "dun": "DUN", "semicolon": "SEMICOLON", "colon": "COLON"}
_REMARKS = frozenset(("soft", "all", "nothing", "than", "rest"))
_FILLING = frozenset("达到了为约至的占比幅度超过近逾,， -－−")
"""What may stand between a cue and its number: 占比为, 增长幅度达到."""


@dataclass(slots=True)
class Terminal:
    """A terminal of the grammar: its `type`, its token, and the figure where it is one."""

    type: str
    token: Token
    figure: Figure | None = None


def terminals(text: str, tokens: Sequence[Token], figures: Mapping[int, Figure]) -> list[Terminal]:
    """Return the terminals of a paragraph: brackets balanced, the last sentence closed, cues only with their numbers."""
    found: list[Terminal] = []
    paired = _paired(tokens)
    for index, token in enumerate(tokens):
        kind = token.kind
        if index in figures:
            figure = figures[index]
            found.append(Terminal("PERCENT" if figure.percent else "FIGURE", token, figure))
        elif kind in _MARKS:
            found.append(Terminal(_MARKS[kind], token))
        elif kind in ("open", "close"):
            if index in paired:
                found.append(Terminal(kind.upper(), token))
        elif kind == "stop":
            if not _goes_on(tokens, index):
                found.append(Terminal("STOP", token))
            else:
                found.append(Terminal("SEMICOLON", token))
        elif kind == "cue" and not (found and found[-1].type == "SHARE"):  # 占总计9条的40%
            found.extend(_cue(text, tokens, figures, index))
    if not found or found[-1].type != "STOP":
        found.append(Terminal("STOP", Token("stop", "", len(text), len(text))))
    return found


def _cue(text: str, tokens: Sequence[Token], figures: Mapping[int, Figure], index: int) -> Iterator[Terminal]:
    token = tokens[index]
    if token.key in ("among", "exact"):
        if _ties(text, tokens, figures, index):
            yield Terminal("AMONG", token)
    elif token.key == "total":
        after = figures.get(index + 1)
        if after is not None and not after.percent and tokens[index + 1].start - token.end <= 1:
            yield Terminal("TOTAL", token)
    elif token.key == "open":
        yield Terminal("ETC", token)
    elif token.key == "share":
        if _next_percent(text, tokens, figures, index):
            yield Terminal("SHARE", token)
    elif token.key in ("up", "down", "change"):
        after = figures.get(index + 1)
        if after is not None:
            between = text[token.end : tokens[index + 1].start]
            reached = not after.percent and after.unit != "倍" and between.startswith(("至", "到", "为"))
            if not reached and _only_filling(between):  # 增加至35件 gives the number itself, not the change
                yield Terminal("DIRECTION", token)
    elif token.key in _REMARKS:
        yield Terminal("REMARK", token)


def _ties(text: str, tokens: Sequence[Token], figures: Mapping[int, Figure], index: int) -> bool:
    """Whether 含 stands at the beginning of its clause, 分别 right before a number; longer words always tie."""
    token = tokens[index]
    if token.text == "含":
        return bool(token.start) and text[token.start - 1] in "(（,，"
    return token.text != "分别" or (index + 1 in figures and tokens[index + 1].start == token.end)


def _next_percent(text: str, tokens: Sequence[Token], figures: Mapping[int, Figure], index: int) -> bool:
    """Whether a share follows: 占33%, 占总数的33%, 占信息总数39条的33%, within the clause."""
    start, seen = tokens[index].end, False
    for position in range(index + 1, min(index + 4, len(tokens))):
        token = tokens[position]
        if token.start - start > 25:
            return False
        figure = figures.get(position)
        if figure is not None:
            if figure.percent:
                return True
            if seen or token.kind != "number":
                return False
            seen = True
        elif token.kind != "cue" or token.key not in ("about", "all", "total", "share", "soft") or seen:
            return False
    return False


def _only_filling(between: str) -> bool:
    return len(between) <= 4 and all(ch in _FILLING for ch in between)


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether the sentence after a full stop speaks of the numbers before it: 。其中…, 。以上合计…"""
    if index + 1 >= len(tokens) or tokens[index].text == "\n":
        return False
    after = tokens[index + 1]
    return (
        after.kind == "cue"
        and after.start - tokens[index].end <= 2
        and (after.text.startswith(("其中", "以上")) or after.key == "exact")
    )


def _paired(tokens: Sequence[Token]) -> set[int]:
    """Indexes of brackets that have a partner in their sentence and are not nested too deep."""
    found: set[int] = set()
    waiting: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind == "open":
            waiting.append(index)
        elif token.kind == "close" and waiting:
            opened = waiting.pop()
            if len(waiting) < _DEEPEST:
                found.add(opened)
                found.add(index)
        elif token.kind == "stop" and waiting:
            waiting.clear()
    return found
