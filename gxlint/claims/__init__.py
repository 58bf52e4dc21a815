"""The numbers of the narrative as data: tokens, figures with what they count, and the claims they make.

`read` gives all three for a paragraph; `tokens`, `figures` and `claims` one of them each.
"""

from __future__ import annotations

from gxlint.claims import counting
from gxlint.claims.lexer import tokens
from gxlint.claims.model import (
    Breakdown,
    Claim,
    CountedList,
    Figure,
    Flow,
    Growth,
    Reading,
    Share,
    Token,
    Zero,
)
from gxlint.claims.reading import read
from gxlint.claims.words import same_sum

__all__ = ["Breakdown", "Claim", "CountedList", "Figure", "Flow", "Growth", "Reading", "Share", "Token", "Zero", "claims",
           "figures", "read", "same_sum", "tokens"]  # fmt: skip


def claims(text: str) -> list[Claim]:
    """Return the claims of a paragraph."""
    return read(text).claims


def figures(text: str) -> list[Figure]:
    """Return the figures of a paragraph: its numbers with what they count."""
    return list(counting.figures(text, tokens(text)).values())
