"""Search a system of linear equations for the smallest sets of cells whose change satisfies all of it.

Cells are numbers here, in the order of the form. What a set of cells can do is found by elimination: a chosen
cell takes one equation with it (the pivot) and disappears from the others; the set explains everything when no
equation with a residual is left. Any larger set must contain a cell of each equation that still has one, which
is where the search branches, so no set is missed and few are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

Exact = int | Fraction
Row = dict[int, int]
Change = tuple[int, Exact]
"""A cell and what has to be added to it."""


_PER_REPAIR = 150
"""Steps a set that was found costs until it is shown."""


class BudgetSpentError(Exception):
    """The search has taken as many steps as it may."""


@dataclass(slots=True)
class Budget:
    """Steps left, one for each coefficient looked at.

    Steps, not time: the same table gives the same answer on every machine.
    """

    left: int
    spent: bool = False

    def take(self, steps: int) -> None:
        """Use up steps. Raises BudgetSpentError when there are none left."""
        self.left -= steps
        if self.left < 0:
            self.spent = True
            raise BudgetSpentError


class _Pivot(NamedTuple):
    cell: int
    row: Row
    wanted: Exact


def smallest(
    rows: Sequence[Row],
    wanted: Sequence[Exact],
    largest: int,
    allowed: Callable[[Change], bool],
    budget: Budget,
) -> list[tuple[Change, ...]]:
    """Return all sets of the smallest size up to `largest` whose change adds `wanted` to the rows, each set once.

    `rows[i]` has the coefficients of equation i, `wanted[i]` what its cells must gain together (0: it holds and
    must keep holding). `allowed` says whether a cell may take a change. The changes of a set are the only ones
    that satisfy the equations. No set at all gives []. When the budget ends, what was found so far comes back
    and `budget.spent` is set.
    """
    search = _Search(allowed, budget)
    system = list(zip(rows, wanted, strict=True))
    for size in range(1, largest + 1):
        try:
            search.look(system, (), (), size)
        except BudgetSpentError:
            break
        if search.found:
            break
    return [search.found[cells] for cells in sorted(search.found)]


def at_least(rows: Iterable[Row]) -> int:
    """Return a number of cells without which the rows cannot all change: rows that share no cell, counted."""
    used: set[int] = set()
    count = 0
    for row in sorted(rows, key=len):
        if used.isdisjoint(row):
            used.update(row)
            count += 1
    return count


System = list[tuple[Row, Exact]]


class _Search:
    def __init__(self, allowed: Callable[[Change], bool], budget: Budget) -> None:
        self.allowed = allowed
        self.budget = budget
        self.seen: set[frozenset[int]] = set()
        self.found: dict[tuple[int, ...], tuple[Change, ...]] = {}

    def look(self, system: System, chosen: tuple[int, ...], pivots: tuple[_Pivot, ...], more: int) -> None:
        """Find the sets that consist of `chosen` and exactly `more` further cells."""
        unmet = [equation for equation in system if equation[1]]
        if not unmet:
            return  # a smaller set, judged before
        if more == 1:
            self.finish(system, unmet, chosen, pivots)
            return
        if at_least(row for row, _ in unmet) > more:
            return
        row, _ = min(unmet, key=lambda equation: len(equation[0]))
        for cell in row:
            group = frozenset((*chosen, cell))
            if group in self.seen:
                continue
            self.seen.add(group)
            rest, pivot = _eliminate(system, cell)
            self.budget.take(len(system) + len(pivot.row) * (len(system) - len(rest) + 2))
            self.look(rest, (*chosen, cell), (*pivots, pivot), more - 1)
        if not chosen:
            self.seen.clear()

    def finish(
        self, system: System, unmet: System, chosen: tuple[int, ...], pivots: tuple[_Pivot, ...]
    ) -> None:
        """Find the cells that alone satisfy what is left."""
        unmet.sort(key=lambda equation: len(equation[0]))
        row, wanted = unmet[0]
        self.budget.take(len(system) + len(row))
        for cell, factor in row.items():
            if any(other * factor != wanted * others.get(cell, 0) for others, other in unmet[1:]):
                continue
            if sum(cell in others for others, _ in system) != len(unmet):
                continue  # it would break an equation that holds
            self.budget.take(_PER_REPAIR)
            self.record((*chosen, cell), (*pivots, _Pivot(cell, row, wanted)))

    def record(self, cells: tuple[int, ...], pivots: tuple[_Pivot, ...]) -> None:
        key = tuple(sorted(cells))
        if key in self.found:
            return
        changes: dict[int, Exact] = {}
        for pivot in reversed(pivots):
            known = sum(pivot.row.get(cell, 0) * change for cell, change in changes.items())
            changes[pivot.cell] = divide(pivot.wanted - known, pivot.row[pivot.cell])
        result = tuple((cell, changes[cell]) for cell in key)
        if all(change and self.allowed((cell, change)) for cell, change in result):
            self.found[key] = result


def _eliminate(system: System, cell: int) -> tuple[System, _Pivot]:
    """Take the shortest equation with `cell` out of the system, and `cell` out of all others."""
    place = min((i for i, (row, _) in enumerate(system) if cell in row), key=lambda i: len(system[i][0]))
    pivot, gain = system[place]
    factor = pivot[cell]
    rest: System = []
    for number, equation in enumerate(system):
        row, wanted = equation
        if number == place:
            continue
        other = row.get(cell)
        if other is None:
            rest.append(equation)
            continue
        scale, back = (1, other * factor) if factor in (1, -1) else (factor, other)
        mixed = {c: scale * v for c, v in row.items()} if scale != 1 else dict(row)
        for c, v in pivot.items():
            value = mixed.get(c, 0) - back * v
            if value:
                mixed[c] = value
            else:
                mixed.pop(c, None)
        rest.append((mixed, scale * wanted - back * gain))
    return rest, _Pivot(cell, pivot, gain)


def divide(number: Exact, by: int) -> Exact:
    """Return the exact quotient, an int where it is one."""
    quotient = Fraction(number, by) if isinstance(number, int) else number / by
    return int(quotient) if quotient.denominator == 1 else quotient
