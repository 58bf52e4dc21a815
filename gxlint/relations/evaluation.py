"""Evaluate relations in three values: satisfied, violated, not evaluated (and why)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from decimal import Context, Decimal, localcontext
from typing import Any, Generic, Literal, NamedTuple

from gxlint.relations import bounds
from gxlint.relations.compiled import Compiled, K, Link, Sum, compile
from gxlint.relations.model import Cell, Gap, Number, Operator, Relation

State = Literal["satisfied", "violated", "not_evaluated"]
Reason = Literal["unread", "blank"]
_HOLDS: dict[Operator, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt,
}  # fmt: skip
_EXACT = Context(prec=1000)
"""Sums of printed amounts never come near this many digits: nothing is rounded."""


class Addend(NamedTuple, Generic[K]):
    """A cell of a side: factor, key, and what it reads."""

    coefficient: int
    key: K
    value: Cell


class Outcome(NamedTuple, Generic[K]):
    """What became of a relation. (A tuple, because thousands of them are made in a second.)

    `left` and `right` are the two sides of the comparison that decides (`link`: the first that fails, else the
    first), None when not evaluated. `cells` are the values of `compiled.keys`, as they were found.
    `assumed_zero`: blanks that were counted as 0; in a violated relation no value they could have would mend it.
    `blocked` and `reason`, when not evaluated: the cells in the way; "unread" when they could not be read or are
    not there, "blank" when they are blank and the relation fails with all of them 0.
    """

    compiled: Compiled[K]
    state: State
    left: Number | None
    right: Number | None
    link: Link[K]
    cells: tuple[Cell, ...]
    assumed_zero: tuple[K, ...] = ()
    blocked: tuple[K, ...] = ()
    reason: Reason | None = None

    @property
    def difference(self) -> Number | None:
        """Left minus right, None when not evaluated."""
        if self.left is None or self.right is None:
            return None
        with localcontext(_EXACT):
            return self.left - self.right

    @property
    def left_terms(self) -> tuple[Addend[K], ...]:
        """The cells left of the comparison with their values (12 + 3)."""
        return self._addends(self.link.left)

    @property
    def right_terms(self) -> tuple[Addend[K], ...]:
        """The cells right of the comparison with their values."""
        return self._addends(self.link.right)

    @property
    def premise_terms(self) -> tuple[Addend[K], ...]:
        """The cells of the condition of an `implies` with their values."""
        sides = [side for link in self.compiled.premise for side in (link.left, link.right)]
        return tuple(addend for side in sides for addend in self._addends(side))

    def _addends(self, side: Sum[K]) -> tuple[Addend[K], ...]:
        values = dict(zip(self.compiled.keys, self.cells, strict=True))
        inner = [(factor, arg) for factor, extreme in side.extremes for arg in extreme.arguments]
        found = [Addend(factor, key, values[key]) for factor, key in side.terms]
        found += (Addend(c * factor, key, values[key]) for factor, arg in inner for c, key in arg.terms)
        return tuple(found)


def evaluate(
    relation: Relation | Compiled[K], get: Callable[[Any], Cell], keys: Iterable[str] | None = None
) -> Outcome[Any]:
    """Evaluate one relation; `get` gives the cell of a key. `keys` are the table's keys, for wildcards.

    Raises TypeError for a cell that is no int, Decimal or Gap (floats above all), RelationError for a relation
    that does not fit `keys`.
    """
    compiled = compile(relation, keys) if isinstance(relation, Relation) else relation
    return _decide(compiled, tuple(get(key) for key in compiled.keys))


def evaluate_all(relations: Iterable[Compiled[K]], values: Mapping[K, Cell]) -> list[Outcome[K]]:
    """Evaluate the relations of a table over its cells. A key that `values` does not have is Gap.ABSENT.

    Raises TypeError for a value that is no int, Decimal or Gap.
    """
    outcomes = []
    for compiled in relations:
        try:
            cells = compiled.pick(values)
        except KeyError:
            cells = tuple(values.get(key, Gap.ABSENT) for key in compiled.keys)
        outcomes.append(_decide(compiled, cells))
    return outcomes


def _decide(compiled: Compiled[K], cells: tuple[Any, ...]) -> Outcome[K]:
    border = compiled.plain
    if border:
        # The way nearly every equation of every report goes: whole numbers only.
        try:
            left, right = sum(cells[:border]), sum(cells[border:])
        except TypeError:
            pass
        else:
            if type(left) is int and type(right) is int:
                link = compiled.links[0]
                holds = _HOLDS[link.operator](left, right)
                return Outcome(compiled, "satisfied" if holds else "violated", left, right, link, cells)
    return _decide_slowly(compiled, cells)


def _decide_slowly(compiled: Compiled[K], cells: tuple[Any, ...]) -> Outcome[K]:
    for key, cell in zip(compiled.keys, cells, strict=True):
        if not _is_cell(cell):
            raise TypeError(f"{key!r} is {cell!r}: a cell is an int, a finite Decimal or a Gap")
    link = compiled.links[0]
    unread = tuple(
        k for k, c in zip(compiled.keys, cells, strict=True) if isinstance(c, Gap) and c is not Gap.BLANK
    )
    if unread:
        return Outcome(compiled, "not_evaluated", None, None, link, cells, (), unread, "unread")
    blank = tuple(key for key, cell in zip(compiled.keys, cells, strict=True) if cell is Gap.BLANK)
    values: dict[K, Number] = {
        key: 0 if cell is Gap.BLANK else cell for key, cell in zip(compiled.keys, cells, strict=True)
    }
    with localcontext(_EXACT):
        broken = _broken(compiled.links, values)
        if broken is None or _broken(compiled.premise, values) is not None:
            left, right = _total(link.left, values), _total(link.right, values)
            return Outcome(compiled, "satisfied", left, right, link, cells, blank)
        if blank:
            open_keys = frozenset(blank)
            certain = all(bounds.must_hold(one, values, open_keys) for one in compiled.premise)
            broken = next((one for one in compiled.links if bounds.cannot_hold(one, values, open_keys)), None)
            if broken is None or not certain:
                return Outcome(compiled, "not_evaluated", None, None, link, cells, (), blank, "blank")
        left, right = _total(broken.left, values), _total(broken.right, values)
        return Outcome(compiled, "violated", left, right, broken, cells, blank)


def _is_cell(cell: object) -> bool:
    if isinstance(cell, Decimal):
        return cell.is_finite()
    return isinstance(cell, Gap) or (isinstance(cell, int) and not isinstance(cell, bool))


def _broken(links: tuple[Link[K], ...], values: Mapping[K, Number]) -> Link[K] | None:
    for link in links:
        if not _HOLDS[link.operator](_total(link.left, values), _total(link.right, values)):
            return link
    return None


def _total(side: Sum[K], values: Mapping[K, Number]) -> Number:
    total: Number = side.constant
    for coefficient, key in side.terms:
        total += coefficient * values[key]
    for coefficient, extreme in side.extremes:
        inner = [_total(argument, values) for argument in extreme.arguments]
        total += coefficient * (max(inner) if extreme.function == "max" else min(inner))
    return total
