"""Statements of nothing and of everything (未收到, 全部办结), and what came in, was left over, went out and stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gxlint.claims.counting import Scopes
from gxlint.claims.model import Figure, Flow, Token, Zero
from gxlint.claims.words import roles_of

_CLAUSE = frozenset(("comma", "semicolon", "colon", "stop"))
_SENTENCE = frozenset(("stop",))
_OF_APPLICATIONS = frozenset("件宗起份例")


def zeros(text: str, tokens: Sequence[Token]) -> Iterator[Zero]:
    """Yield the clauses that say there was none of something, or that all of it had one fate."""
    clause, sentence, scopes = 0, 0, Scopes()
    for index, token in enumerate(tokens):
        if token.kind in _CLAUSE:
            clause = token.end
            if token.kind == "stop":
                sentence += 1
                scopes = Scopes()
        elif token.kind == "scope":
            scopes.add(token.text)
        elif token.kind == "cue" and token.key in ("nothing", "all"):
            end = next(
                (t.start for t in tokens[index + 1 : index + 12] if t.kind in _CLAUSE),
                min(len(text), token.end + 60),
            )
            wording = text[max(clause, end - 120) : end]
            roles = roles_of(text[token.end : end]) or roles_of(wording)
            if roles:
                yield Zero(
                    token.start, end, token.text, wording, roles, scopes.seen, sentence, token.key == "all"
                )


def flows(figures: Sequence[Figure]) -> Iterator[Flow]:
    """Yield one flow for the numbers of applications in one sentence or two that name at least two of the four."""
    found: dict[str, Figure] = {}
    last = -1
    for figure in figures:
        if figure.percent or (figure.unit and figure.unit[0] not in _OF_APPLICATIONS):
            continue
        slot = flow_slot(figure)
        if slot is None:
            continue
        if slot in found or (last >= 0 and figure.sentence > last + 1):
            if len(found) > 1:
                yield _flow(found)
            found = {}
        found[slot] = figure
        last = figure.sentence
    if len(found) > 1:
        yield _flow(found)


def flow_slot(figure: Figure) -> str | None:
    """Return which of the four a number is by its wording: "received", "carried_in", "answered", "carried_out"."""
    roles = figure.roles
    if "carried_out" in roles:
        return "carried_out"
    if "carried_in" in roles:
        return "carried_in"
    if "review" in roles or "litigation" in roles:
        return None
    if "new" in roles or "received" in roles:
        return "received"
    if "answered" in roles and "granted" not in roles and "partial" not in roles and "refused" not in roles:
        return "answered"
    if "accepted" in roles and "application" in roles:
        return "received"
    return None


def _flow(found: dict[str, Figure]) -> Flow:
    places = list(found.values())
    return Flow(min(f.start for f in places), max(f.end for f in places), found.get("received"), found.get("carried_in"),
                found.get("answered"), found.get("carried_out"))  # fmt: skip
