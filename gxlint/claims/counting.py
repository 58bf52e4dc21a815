"""From tokens to figures: a number with what it counts, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gxlint.claims.model import Figure, Token
from gxlint.claims.words import words

_ENDS = frozenset(("comma", "semicolon", "colon", "stop", "dun", "open", "close"))
_CLAUSE = frozenset(("comma", "semicolon", "colon", "stop"))
_TYING = frozenset(("among", "exact"))
_MOST_SCOPES = 8
_STRIP = " \t\u3000“”\"'‘’·—-"


class Scopes:
    """The scope words of a sentence so far: `seen`, each once, the first few of them."""

    __slots__ = ("seen",)

    def __init__(self) -> None:
        self.seen: tuple[str, ...] = ()

    def add(self, word: str) -> None:
        """Take notice of a word."""
        if word not in self.seen and len(self.seen) < _MOST_SCOPES:
            self.seen = (*self.seen, word)


def figures(text: str, tokens: Sequence[Token]) -> dict[int, Figure]:
    """Return the figures of a text by the index of their token: numbers with a unit, shares, and bare numbers at a mark."""
    found: dict[int, Figure] = {}
    clause_start = boundary = sentence = 0
    scopes = Scopes()
    size = len(tokens)
    measures = words().measures
    for index, token in enumerate(tokens):
        kind = token.kind
        if kind in _ENDS:
            boundary = token.end
            if kind in _CLAUSE:
                clause_start = token.end
            if kind == "stop":
                sentence += 1
                scopes = Scopes()
        elif kind == "cue":
            if token.key in _TYING:
                boundary = token.end
        elif kind == "item":
            boundary = token.end
        elif kind == "scope":
            scopes.add(token.text)
        elif kind in ("number", "percent"):
            following = tokens[index + 1] if index + 1 < size else None
            end = following.start if following is not None else len(text)
            if kind == "percent" or (
                token.unit not in measures and (token.unit or _bare(text, token, following))
            ):
                after_end = _after(tokens, index, len(text))
                name = text[boundary : token.start].strip(_STRIP)[-60:]
                after = text[token.end : min(after_end, token.end + 40)].strip(_STRIP)
                found[index] = Figure(token.value or Decimal(0), token.unit, token.text, token.start, token.end, token.step,
                                      token.approx, token.han, kind == "percent", name, after,
                                      text[max(clause_start, token.start - 80) : min(end, token.end + 40)], scopes.seen,
                                      sentence)  # fmt: skip
            if index in found or not token.han:  # 下一年 is no number of years
                boundary = token.end
    return found


def _bare(text: str, token: Token, following: Token | None) -> bool:
    """Whether a number without a unit counts something all the same: 公开信息64，其中…"""
    before = text[token.start - 1 : token.start]
    if not ("一" <= before <= "鿿") or before in "年月日号第至到" or token.han:
        return False
    return token.end == len(text) or (
        following is not None and following.start == token.end and following.kind in _ENDS
    )


def _after(tokens: Sequence[Token], index: int, size: int) -> int:
    for token in tokens[index + 1 : index + 9]:
        if token.kind in _ENDS or token.kind in ("number", "percent"):
            return token.start
    return size if index + 9 >= len(tokens) else tokens[index + 8].end
