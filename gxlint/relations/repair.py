"""Which cells of a table are likely wrong: the smallest sets whose change satisfies every equation.

One wrong cell breaks all equations it stands in by the same difference, so that in a table with sums both ways
it can be named, with the value it should have. A case booked under the wrong applicant shows as two columns
whose differences cancel.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Generic, Literal, NamedTuple

from gxlint.relations.compiled import K, LinearEquation
from gxlint.relations.evaluation import Outcome
from gxlint.relations.model import Number
from gxlint.relations.partition import Part, parts_of
from gxlint.relations.search import Budget, Exact, Row
from gxlint.relations.slips import unlikeliness

Kind = Literal["count", "money", "signed"]
"""What a cell may hold: whole numbers from 0, amounts from 0 with decimals, whole numbers with a sign."""

STEPS = 400_000
"""Steps of the search for one table: well under a tenth of a second."""


class Change(NamedTuple, Generic[K]):
    """A cell, what it reads (None: it is blank and was counted as 0) and what it should be."""

    key: K
    reads: Number | None
    should_be: Number


class Move(NamedTuple):
    """Cases booked under the wrong applicant: `amount` of them in `row` belong from one column to the other."""

    row: Any
    from_column: Any
    to_column: Any
    amount: Number


@dataclass(frozen=True, slots=True)
class Component(Generic[K]):
    """Broken equations that belong together, and every smallest set of cells that mends them.

    `equations` are places in the sequence that was handed in, broken ones only. `repairs` come likeliest first,
    then in form order; `found` says how many there are when the limit cut them. No repairs: none of the size
    looked for, or no value the cells could have. `moved` is set when every repair moves cases from one column
    to another in its row; it is that of the first repair. `proven`: nothing smaller mends the whole table;
    False only when more cells are wrong than `max_size` and each part was explained by itself.
    """

    equations: tuple[int, ...]
    repairs: tuple[tuple[Change[K], ...], ...]
    found: int
    moved: Move | None
    proven: bool


@dataclass(frozen=True, slots=True)
class Repairs(Generic[K]):
    """The independent components in the order of their equations. `complete` is False when the budget ended
    the search: there may be further repairs, or smaller ones.
    """

    components: tuple[Component[K], ...]
    complete: bool


def suspects(
    outcomes: Iterable[Outcome[K]],
    *,
    kinds: Mapping[K, Kind] | None = None,
    order: Sequence[K] | None = None,
    limit: int = 8,
    max_size: int = 3,
    budget: int = STEPS,
) -> tuple[Repairs[K], tuple[Outcome[K], ...]]:
    """Find the smallest repairs of a table from the outcomes of its relations.

    Takes the linear equations that were evaluated; blanks they counted as 0 take part as such. The second value
    are these outcomes: `Component.equations` are places in it. Nothing violated: no components, no outcomes.
    """
    outcomes = list(outcomes)
    if all(outcome.state != "violated" for outcome in outcomes):
        return Repairs((), True), ()
    taken: list[Outcome[K]] = []
    equations: list[LinearEquation[K]] = []
    values: dict[K, Number | None] = {}
    blanks: set[K] = set()
    for outcome in outcomes:
        equation = outcome.compiled.equation() if outcome.state != "not_evaluated" else None
        if equation is None:
            continue
        taken.append(outcome)
        equations.append(equation)
        blanks.update(outcome.assumed_zero)
        for key, cell in zip(outcome.compiled.keys, outcome.cells, strict=True):
            values[key] = cell if isinstance(cell, int | Decimal) else 0
    repairs = smallest_repairs(
        equations, values, kinds=kinds, blanks=blanks, order=order, limit=limit, max_size=max_size, budget=budget
    )  # fmt: skip
    return repairs, tuple(taken)


def smallest_repairs(
    equations: Sequence[LinearEquation[K]],
    values: Mapping[K, Number | None],
    *,
    kinds: Mapping[K, Kind] | None = None,
    blanks: Collection[K] = (),
    order: Sequence[K] | None = None,
    limit: int = 8,
    max_size: int = 3,
    budget: int = STEPS,
) -> Repairs[K]:
    """Find the smallest sets of cells whose change satisfies all `equations`, and the values they should have.

    `values`: what the cells read; an equation with a cell that is None or missing is left out. `blanks`: cells
    whose 0 was assumed. `kinds`: cells that are no counts. `order`: the cells in form order (default: the order
    of `values`). Sets larger than `max_size` are not looked for; `limit` is per component; `budget` counts
    steps of the search, so that the answer is the same everywhere.

    Raises TypeError for a value that is no int or finite Decimal.
    """
    table = _Table(equations, values, kinds or {}, blanks, order)
    if not any(table.wanted):
        return Repairs((), True)
    steps = Budget(budget)
    parts = parts_of(table.rows, table.wanted, max_size, table.allowed, steps)
    components = [table.component(part, limit) for part in parts]
    components.sort(key=lambda component: component.equations)
    return Repairs(tuple(components), not steps.spent)


class _Table(Generic[K]):
    """The equations over numbered cells, and the way back."""

    def __init__(
        self,
        equations: Sequence[LinearEquation[K]],
        values: Mapping[K, Number | None],
        kinds: Mapping[K, Kind],
        blanks: Collection[K],
        order: Sequence[K] | None,
    ) -> None:
        self.kinds, self.blanks, self.values = kinds, blanks, values
        ranked = {key: place for place, key in enumerate(order if order is not None else values)}
        usable = [
            place
            for place, equation in enumerate(equations)
            if equation.terms and all(values.get(key) is not None for _, key in equation.terms)
        ]
        used = {key: None for place in usable for _, key in equations[place].terms}
        self.cells = sorted(used, key=lambda key: ranked.get(key, len(ranked)))
        self.numbers = {key: number for number, key in enumerate(self.cells)}
        self.exact = [_exact(key, values[key]) for key in self.cells]
        self.places = usable
        self.rows: list[Row] = []
        self.wanted: list[Exact] = []
        self.lone: set[int] = set()
        for place in usable:
            row = {self.numbers[key]: coefficient for coefficient, key in equations[place].terms}
            row = dict(sorted(row.items()))
            self.rows.append(row)
            self.wanted.append(
                -(sum(c * self.exact[cell] for cell, c in row.items()) + equations[place].constant)
            )
            self.lone.update(_lone(row))

    def allowed(self, change: tuple[int, Exact]) -> bool:
        """Whether the cell can hold the value it would get."""
        cell, delta = change
        value = self.exact[cell] + delta
        kind = self.kinds.get(self.cells[cell], "count")
        if kind == "money":
            return value >= 0 and _decimal(value) is not None
        return value.denominator == 1 and (kind == "signed" or value >= 0)

    def component(self, part: Part, limit: int) -> Component[K]:
        """Turn a part of the system into what is shown."""
        ranked = sorted(
            part.repairs, key=lambda repair: (sum(map(self.rank, repair)), [cell for cell, _ in repair])
        )
        repairs = [tuple(map(self.change, repair)) for repair in ranked]
        moves = [self.move(repair, shown) for repair, shown in zip(ranked, repairs, strict=True)]
        return Component(
            tuple(self.places[row] for row in part.broken),
            tuple(repairs[:limit]),
            len(repairs),
            moves[0] if moves and None not in moves else None,
            part.proven,
        )

    def change(self, change: tuple[int, Exact]) -> Change[K]:
        cell, delta = change
        key = self.cells[cell]
        reads = self.values[key]
        return Change(key, None if key in self.blanks else reads, self.number(self.exact[cell] + delta))

    def number(self, value: Exact) -> Number:
        if value.denominator == 1:
            return int(value)
        decimal = _decimal(value)
        assert decimal is not None, "allowed() lets no other through"
        return decimal

    def rank(self, change: tuple[int, Exact]) -> int:
        shown = self.change(change)
        return unlikeliness(shown.reads, shown.should_be, lone_total=change[0] in self.lone)

    def move(self, repair: tuple[tuple[int, Exact], ...], shown: tuple[Change[K], ...]) -> Move | None:
        """The repair as cases moved within a row whose own equation holds, None when it is something else."""
        keys: list[Any] = [change.key for change in shown]
        if len(keys) != 2 or not all(isinstance(key, tuple) and len(key) == 2 for key in keys):
            return None
        (first, gain), (second, loss) = repair
        (row, one), (other_row, two) = keys
        if row != other_row or gain != -loss:
            return None
        if not any(first in r and second in r and not w for r, w in zip(self.rows, self.wanted, strict=True)):
            return None
        source, target = (one, two) if gain < 0 else (two, one)
        return Move(row, source, target, self.number(max(gain, loss)))


def _exact(key: Hashable, value: object) -> Exact:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, Decimal) and value.is_finite():
        return int(value) if value == value.to_integral_value() else Fraction(value)
    raise TypeError(f"{key!r} is {value!r}: a cell is an int or a finite Decimal")


def _decimal(value: Exact) -> Decimal | None:
    """The exact decimal, None for a fraction that has none (a third)."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    places = max(twos, fives)
    scaled = int(value * 10**places)
    return Decimal((scaled < 0, tuple(map(int, str(abs(scaled)))), -places))


def _lone(row: Row) -> list[int]:
    """The cell of a row that stands alone against two or more others: their total."""
    plus = [cell for cell, coefficient in row.items() if coefficient > 0]
    minus = [cell for cell, coefficient in row.items() if coefficient < 0]
    return [side[0] for side, other in ((plus, minus), (minus, plus)) if len(side) == 1 and len(other) > 1]
