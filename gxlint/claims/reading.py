"""Read a paragraph: tokens, figures, and the claims they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gxlint.claims.choosing import Wanted
from gxlint.claims.counting import figures as figures_of
from gxlint.claims.lexer import tokens as tokens_of
from gxlint.claims.lists import counted_lists
from gxlint.claims.model import Claim, Reading
from gxlint.claims.parsing import parse
from gxlint.claims.passages import flows, zeros
from gxlint.claims.rates import growths, multiples, shares
from gxlint.claims.runs import breakdowns
from gxlint.claims.terminals import Terminal, terminals

_TYING = frozenset(("AMONG", "TOTAL", "SHARE", "DIRECTION", "OPEN", "COLON"))


def read(text: str, wanted: Wanted | None = None) -> Reading:
    """Return what the numbers of a paragraph say. Never fails on a text; takes linear time.

    With `wanted` only sentences that may make a claim, or that it asks for, are looked at.
    """
    tokens = tokens_of(text, wanted)
    figures = figures_of(text, tokens) if tokens else {}
    found: list[Claim] = []
    ordered = list(figures.values())
    if figures:
        starts = [figure.start for figure in ordered]
        for statement in parse([one for part in _tied(terminals(text, tokens, figures)) for one in part]):
            found.extend(breakdowns(text, statement))
            found.extend(shares(text, statement, ordered, starts))
            found.extend(growths(text, statement, ordered, starts))
        found.extend(multiples(text, ordered))
        found.extend(flows(ordered))
    if tokens:
        found.extend(zeros(text, tokens))
    found.extend(counted_lists(text))
    return Reading(tokens, ordered, found)


def _tied(found: Iterable[Terminal]) -> Iterator[list[Terminal]]:
    """Yield the statements that hold a cue beside their numbers; the others make no claim of their own."""
    statement: list[Terminal] = []
    tied, numbers = False, 0
    for terminal in found:
        statement.append(terminal)
        kind = terminal.type
        if kind == "FIGURE" or kind == "PERCENT":
            numbers += 1
        elif kind in _TYING:
            tied = True
        elif kind == "STOP":
            if tied and numbers > 1:
                yield statement
            statement, tied, numbers = [], False, 0
