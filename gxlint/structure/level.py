"""How the sections of a report are numbered: by the names each style carries, and by what stands around what."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from gxlint.structure.headings import STYLES, Candidate
from gxlint.structure.names import CORE

_WEIGHT = {"mandated": 3, "accepted": 3, "known": 2}
_ENOUGH = 3


@dataclass(slots=True)
class _Evidence:
    """What speaks for one way of numbering (or for none): the required sections it names, and where it begins."""

    best: dict[str, int] = field(default_factory=dict)
    sure: bool = False
    first: int = sys.maxsize
    ones: int = 0
    last: int = 0
    rising: bool = True

    def take(self, candidate: Candidate) -> None:
        match = candidate.match
        self.ones += candidate.value == 1
        self.rising = self.rising and candidate.value > self.last
        self.last = candidate.value
        if match.sure or candidate.value == 1:
            self.first = min(self.first, candidate.item)
        if match.sure:
            self.sure = True
            if match.id in CORE:
                self.best[match.id] = max(self.best.get(match.id, 0), _WEIGHT.get(match.how, 1))

    @property
    def score(self) -> int:
        return sum(self.best.values())


def top_style(numbered: Sequence[Candidate], bare: Sequence[Candidate]) -> str | None:
    """Return the style of the top level: the outermost one, or one that stands before it and names more sections."""
    found: dict[str, _Evidence] = {}
    for candidate in numbered:
        found.setdefault(candidate.style, _Evidence()).take(candidate)
    without = _Evidence()
    for candidate in bare:
        if candidate.match.id in CORE:
            without.take(candidate)
    styles = [style for style in STYLES if style in found and found[style].sure]
    if not styles:
        if len(without.best) >= 2:
            return None
        return next(
            (s for s in STYLES[:2] if any(c.style == s and c.whole and c.value == 1 for c in numbered)), None
        )
    best = styles[0]
    for style in styles[1:]:
        other, so_far = found[style], found[best]
        # 1. (一)(二) 2. (一)(二): what begins anew again and again stands inside what does not.
        around = other.first < so_far.first or (other.rising and so_far.ones > 1)
        if len(other.best) >= _ENOUGH and other.score > so_far.score and around:
            best = style
    chosen = found[best]
    more = len(without.best) >= _ENOUGH and without.score > chosen.score
    if more and (without.first < chosen.first or len(without.best) > len(chosen.best) + 1):
        return None
    return best
