"""The equations that do not hold, with their numbers, as two plain sums of cells: what an output needs to show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, localcontext
from typing import TYPE_CHECKING

from gxlint.relations import Gap, Number

if TYPE_CHECKING:
    from gxlint.checks.sums import Outcomes
    from gxlint.relations import Outcome
    from gxlint.structure.model import Report
    from gxlint.tables.model import CellKey

_DRAWN = frozenset({"equal", "at-most"})
"""Kinds of relation that are a sum against a sum."""
_SIGNS = frozenset({"=", "<="})
_EXACT = Context(prec=1000)
"""As in gxlint.relations.evaluation: nothing is rounded."""


@dataclass(frozen=True, slots=True)
class Equation:
    """The sum of the cells `left` against the sum of the cells `right`, violated; `sign` is "=" or "<=".

    `table` is the position of the table in `Report.tables`, `relation` the id of the form's relation, `at` the row or
    column it was made for (None: the whole table). `left_total`, `right_total` and `difference` (not negative) are the
    numbers it was evaluated with; `values` are those of `left` and then of `right`, a blank counted as 0.
    """

    table: int
    relation: str
    at: str | None
    sign: str
    left: tuple[CellKey, ...]
    right: tuple[CellKey, ...]
    left_total: Number
    right_total: Number
    difference: Number
    values: tuple[Number, ...]

    @property
    def cells(self) -> frozenset[CellKey]:
        """Every cell it speaks of."""
        return frozenset((*self.left, *self.right))

    @property
    def whole(self) -> CellKey | None:
        """The cell that the others add up to, None when both sides are sums."""
        sides = [side[0] for side in (self.left, self.right) if len(side) == 1]
        return sides[0] if sides else None


def broken(report: Report, outcomes: Outcomes) -> Iterator[Equation]:
    """Yield the violated equations of the report's tables, in the order of the forms; those that are no plain sums
    (max, constants, factors) are left to the rules that speak of them."""
    place = {id(table): at for at, table in enumerate(report.tables)}
    for table, relation, outcome in outcomes.evaluated:
        if outcome.state == "violated" and relation.kind in _DRAWN:
            found = _equation(outcome, place[id(table)], relation.id)
            if found is not None:
                yield found


def _equation(outcome: Outcome[CellKey], table: int, relation: str) -> Equation | None:
    link, difference = outcome.link, outcome.difference
    plain = not (link.left.constant or link.right.constant or link.left.extremes or link.right.extremes)
    if not plain or link.operator not in _SIGNS or difference is None:
        return None
    sides: tuple[list[CellKey], list[CellKey]] = ([], [])
    for own, other, side in ((0, 1, link.left), (1, 0, link.right)):
        for factor, key in side.terms:
            if abs(factor) != 1:
                return None
            # a - b = c is shown as a = c + b
            sides[own if factor > 0 else other].append(key)
    read = dict(zip(outcome.compiled.keys, outcome.cells, strict=True))
    values = {key: 0 if isinstance(value, Gap) else value for key, value in read.items()}
    with localcontext(_EXACT):
        totals = [sum((values[key] for key in side), start=0) for side in sides]
    left, right = map(tuple, sides)
    return Equation(table, relation, outcome.compiled.at, link.operator, left, right, totals[0], totals[1], max(difference, -difference),
                    tuple(values[key] for side in sides for key in side))  # fmt: skip
