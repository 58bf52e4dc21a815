"""Tables of contents: headings that stand one behind the other before they stand again with their text."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.structure import names
from gxlint.structure.headings import Candidate
from gxlint.structure.items import Item

_SHORTEST = 3


def without(items: Sequence[Item], numbered: Sequence[Candidate]) -> list[Candidate]:
    """Drop a table of contents: three or more headings in a row, nothing between them, that all stand again later."""
    last: dict[str, int] = {}
    for order, candidate in enumerate(numbered):
        last[names.key(candidate.name)] = order
        if candidate.match.sure:
            last[candidate.match.id] = order
    kept: list[Candidate] = []
    run: list[Candidate] = []
    for order, candidate in enumerate(numbered):
        following = numbered[order + 1] if order + 1 < len(numbered) else None
        known = candidate.match.id if candidate.match.sure else names.key(candidate.name)
        again = max(last[known], last[names.key(candidate.name)]) > order and _stands_alone(
            items, candidate, following
        )
        if run and not (again and _follows(run[-1], candidate)):
            kept.extend(run if len(run) < _SHORTEST else ())
            run = []
        if again:
            run.append(candidate)
        else:
            kept.append(candidate)
    kept.extend(run if len(run) < _SHORTEST else ())
    return kept


def _stands_alone(items: Sequence[Item], candidate: Candidate, following: Candidate | None) -> bool:
    """Whether nothing stands behind a heading on its line but the next one: 一、概述。二、主动公开情况。"""
    if candidate.whole or candidate.end == len(items[candidate.item].text):
        return True
    return following is not None and following.item == candidate.item and following.start == candidate.end


def _follows(before: Candidate, candidate: Candidate) -> bool:
    if before.item == candidate.item:
        return candidate.start == before.end
    return candidate.item - before.item == 1
