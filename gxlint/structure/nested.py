"""Numbering that begins anew inside a section: 五、存在的主要问题 … 一、问题 … 二、改进 … 六、其他."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.structure import names
from gxlint.structure.headings import Candidate

_STRONG = frozenset({"mandated", "accepted"})
_WEIGHT = {"mandated": 8, "accepted": 7, "known": 5, "keyword": 3, "similar": 3}


def without(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of one style without those that number the inside of a section.

    The report's own run is the heaviest chain 1, 2, 3 …, by how well its names are known. What starts again at one
    between two of its links, and holds no section that the run lacks, lies inside. Linear in the candidates.
    """
    links = _chain(candidates)
    if len(links) < 2:
        return list(candidates)
    own = {names.key(candidates[link].name) for link in links}
    ids = {candidates[link].match.id for link in links}
    dropped: set[int] = set()
    for here, following in zip(links, [*links[1:], len(candidates)], strict=True):
        between = [candidates[n] for n in range(here + 1, following)]
        goes_on = following == len(candidates) or candidates[following].match.sure
        if between and goes_on and all(_is_inside(run, own, ids) for run in _runs(between)):
            dropped.update(range(here + 1, following))
    return [candidate for n, candidate in enumerate(candidates) if n not in dropped]


def _runs(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Split the candidates where the numbering does not go on."""
    runs: list[list[Candidate]] = []
    for candidate in candidates:
        if runs and candidate.value == runs[-1][-1].value + 1:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return runs


def _is_inside(run: Sequence[Candidate], own: set[str], ids: set[str]) -> bool:
    """Whether a run numbers the inside of a section: it begins at one and holds no section of the report itself."""
    if run[0].value != 1:
        return False
    again = sum(names.key(candidate.name) in own for candidate in run)
    if again > 1 or again == len(run):
        return False  # sections of the report stand there twice
    for candidate in run:
        match = candidate.match
        if match.sure and match.id not in ids and (len(run) == 1 or match.how in _STRONG):
            return False
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
