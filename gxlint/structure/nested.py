"""Numbering that begins anew inside a section: 五、存在的主要问题 … 一、问题 … 二、改进 … 六、其他."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.structure.headings import Candidate
from gxlint.structure.names import CORE

_WEIGHT = {"mandated": 8, "accepted": 7, "known": 5, "keyword": 3, "similar": 3}


def without(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of one style without those that number the inside of a section.

    The report's own run is the heaviest chain 1, 2, 3 …, by how well its names are known. What starts again at one
    between two of its links, and holds no section that the run lacks, lies inside. Linear in the candidates.
    """
    links = _chain(candidates)
    if len(links) < 2:
        return list(candidates)
    own = {candidates[link].match.id for link in links}
    dropped: set[int] = set()
    for here, following in zip(links, links[1:], strict=False):
        between = range(here + 1, following)
        if between and candidates[following].match.sure and _is_inside([candidates[n] for n in between], own):
            dropped.update(between)
    return [candidate for n, candidate in enumerate(candidates) if n not in dropped]


def _is_inside(between: Sequence[Candidate], own: set[str]) -> bool:
    """Whether these headings are runs of their own, each from one on, about sections that stand elsewhere."""
    last = 0
    for candidate in between:
        if candidate.value != 1 and candidate.value != last + 1:
            return False
        if last == 0 and candidate.value != 1:
            return False
        if candidate.match.sure and candidate.match.id in CORE and candidate.match.id not in own:
            return False
        last = candidate.value
    return True


def _chain(candidates: Sequence[Candidate]) -> list[int]:
    """Return the positions of the heaviest chain 1, 2, 3 …; of equals the earliest."""
    best: dict[int, tuple[int, int]] = {0: (0, -1)}
    previous: list[int] = []
    for position, candidate in enumerate(candidates):
        before = best.get(candidate.value - 1)
        previous.append(before[1] if before else -1)
        if before is None:
            continue
        weight = before[0] + 1 + (_WEIGHT.get(candidate.match.how, 0) if candidate.match.sure else 0)
        if candidate.value not in best or best[candidate.value][0] < weight:
            best[candidate.value] = (weight, position)
    return _back(max(best.values(), key=lambda entry: entry[0])[1], previous)


def _back(last: int, previous: Sequence[int]) -> list[int]:
    links: list[int] = []
    while last >= 0:
        links.append(last)
        last = previous[last]
    return links[::-1]
