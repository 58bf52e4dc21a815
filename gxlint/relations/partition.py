"""Take a broken system of equations apart into what can be mended independently."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from gxlint.relations.search import Budget, Change, Exact, Row, at_least, smallest

Allowed = Callable[[Change], bool]
Repair = tuple[Change, ...]


class Part(NamedTuple):
    """Broken rows (their numbers) that belong together, and every smallest repair of them."""

    broken: tuple[int, ...]
    repairs: tuple[Repair, ...]
    proven: bool = True


def parts_of(
    rows: Sequence[Row], wanted: Sequence[Exact], largest: int, allowed: Allowed, budget: Budget
) -> list[Part]:
    """Return the independent parts of a system; see search.smallest for the parameters."""
    parts: list[Part] = []
    for numbers in _classes(len(rows), _by_cell(rows).values()):
        broken = [number for number in numbers if wanted[number]]
        if broken:
            parts += _Group(rows, wanted, numbers, largest, allowed, budget).parts(broken)
    return parts


class _Group:
    """Rows that hang together by the cells they share."""

    def __init__(
        self,
        rows: Sequence[Row],
        wanted: Sequence[Exact],
        numbers: Sequence[int],
        largest: int,
        allowed: Allowed,
        budget: Budget,
    ) -> None:
        self.rows, self.wanted, self.numbers = rows, wanted, numbers
        self.largest, self.allowed, self.budget = largest, allowed, budget
        self.by_cell = _by_cell({number: rows[number] for number in numbers})

    def parts(self, broken: list[int]) -> list[Part]:
        repairs = self.repairs(broken)
        if repairs:
            return self.factor(broken, repairs)
        return self.parts_by_single_cells(broken)

    def repairs(self, broken: Iterable[int]) -> list[Repair]:
        """The smallest repairs of some broken rows that leave all other rows, broken or not, as they are."""
        chosen = frozenset(broken)
        rows = [self.rows[number] for number in self.numbers]
        wanted = [self.wanted[number] if number in chosen else 0 for number in self.numbers]
        return smallest(rows, wanted, self.largest, self.allowed, self.budget)

    def factor(self, broken: Iterable[int], repairs: list[Repair]) -> list[Part]:
        """Split repairs into parts that have no row in common, in any of the repairs.

        A part of one repair can then be exchanged for the same part of another, so each is listed by itself.
        """
        touched = [self.by_cell[cell] for repair in repairs for cell, _ in repair]
        owner: dict[int, int] = {}
        classes = _classes(len(self.rows), touched)
        for place, numbers in enumerate(classes):
            owner.update(dict.fromkeys(numbers, place))
        found: dict[int, dict[Repair, None]] = {}
        for repair in repairs:
            pieces: dict[int, list[Change]] = {}
            for change in repair:
                pieces.setdefault(owner[self.by_cell[change[0]][0]], []).append(change)
            for place, piece in pieces.items():
                found.setdefault(place, {})[tuple(piece)] = None
        chosen = set(broken)
        return [
            Part(tuple(number for number in classes[place] if number in chosen), tuple(pieces))
            for place, pieces in found.items()
        ]

    def parts_by_single_cells(self, broken: list[int]) -> list[Part]:
        """More cells are wrong than one search may change: mend by itself what single cells explain.

        A cell whose equations are all broken, by one and the same change, explains them. Rows that such cells
        have in common are searched together, and what they leave is searched for itself.
        """
        singles = [rows for rows in map(self.explained, self.by_cell) if rows]
        within = {number for rows in singles for number in rows}
        parts: list[Part] = []
        for numbers in _classes(len(self.rows), singles):
            if within.isdisjoint(numbers):
                continue
            repairs = self.repairs(numbers)
            if repairs:
                parts += self.factor(numbers, repairs)
        mended = {number for part in parts for number in part.broken}
        rest = [number for number in broken if number not in mended]
        if rest:
            repairs = self.repairs(rest) if parts else []
            parts += self.factor(rest, repairs) if repairs else [Part(tuple(rest), ())]
        size = sum(len(part.repairs[0]) for part in parts if part.repairs)
        proven = all(part.repairs for part in parts) and size == at_least(self.rows[n] for n in broken)
        return [part._replace(proven=proven) for part in parts]

    def explained(self, cell: int) -> list[int]:
        """The rows of a cell when changing it alone would mend all of them, else none."""
        numbers = self.by_cell[cell]
        first = numbers[0]
        factor, wanted = self.rows[first][cell], self.wanted[first]
        if not wanted:
            return []
        for number in numbers[1:]:
            if self.wanted[number] * factor != wanted * self.rows[number][cell]:
                return []
        return numbers


def _by_cell(rows: Sequence[Row] | dict[int, Row]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, row in rows.items() if isinstance(rows, dict) else enumerate(rows):
        for cell in row:
            found.setdefault(cell, []).append(number)
    return found


def _classes(count: int, together: Iterable[Sequence[int]]) -> list[list[int]]:
    """Group the numbers below `count` so that all of each sequence are in one group; in rising order."""
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for numbers in together:
        first = root(numbers[0])
        for number in numbers[1:]:
            other = root(number)
            if other != first:
                first, other = min(first, other), max(first, other)
                parent[other] = first
    groups: dict[int, list[int]] = {}
    for number in range(count):
        groups.setdefault(root(number), []).append(number)
    return list(groups.values())
