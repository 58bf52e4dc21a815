"""Which equations of a table do not hold, as cells on two sides: what a drawing needs of gxlint.relations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from gxlint.tables.model import CellKey, KeyedTable, State

if TYPE_CHECKING:
    from gxlint.relations.compiled import Link, Per
    from gxlint.relations.model import Cell, Relation

_DRAWN = frozenset({"equal", "at-most"})
"""Kinds of relation that are a sum against a sum."""


@dataclass(frozen=True, slots=True)
class Equation:
    """The sum of the cells `left` against the sum of the cells `right`; `sign` is "=" or "<=".

    `relation` is the id of the form's relation, `at` the row or column it was made for (None: the whole table).
    """

    left: tuple[CellKey, ...]
    right: tuple[CellKey, ...]
    sign: str = "="
    relation: str = ""
    at: str | None = None

    @property
    def cells(self) -> frozenset[CellKey]:
        """Every cell it speaks of."""
        return frozenset((*self.left, *self.right))

    @property
    def whole(self) -> CellKey | None:
        """The cell that the others add up to, None when both sides are sums."""
        sides = [side[0] for side in (self.left, self.right) if len(side) == 1]
        return sides[0] if sides else None


def broken(table: KeyedTable) -> list[Equation]:
    """Return the equations of the form that are violated in a table, in the order of the form."""
    from gxlint.relations.compiled import expand
    from gxlint.relations.evaluation import evaluate_all
    from gxlint.relations.model import RelationError
    from gxlint.tables.forms import KINDS, relations_of, table_form

    if table.kind not in KINDS:
        return []
    form = table_form(table.kind)
    values = _values(table)
    rows = sorted({row for row, _ in values}, key=lambda row: form.place.get(row, len(form.place)))
    order = {column.key: index for index, column in enumerate(form.columns)}
    columns = sorted({column for _, column in values}, key=lambda column: order.get(column, len(order)))
    found: list[Equation] = []
    for relation in relations_of(table):
        if relation.kind not in _DRAWN:
            continue
        try:
            parsed = _parsed(relation.text, tuple(relation.ordinals.items()))
            compiled = expand(parsed, rows, columns, cast("Per", relation.per))
        except RelationError:
            continue  # a row of the relation does not stand in this table: it was not evaluated
        for outcome in evaluate_all(compiled, values):
            sides = _sides(outcome.link) if outcome.state == "violated" else None
            if sides is not None:
                found.append(Equation(*sides, outcome.link.operator, relation.id, outcome.compiled.at))
    return found


@cache
def _parsed(text: str, ordinals: tuple[tuple[str, str], ...]) -> Relation:
    from gxlint.relations.parsing import parse

    return parse(text, dict(ordinals) or None)


def _values(table: KeyedTable) -> dict[CellKey, Cell]:
    from gxlint.relations.model import Gap

    values: dict[CellKey, Cell] = {}
    for key, cell in table.cells.items():
        number = cell.value.number
        if number is not None:
            values[key] = number
        else:
            values[key] = Gap.NOT_A_NUMBER if cell.value.state is State.NOT_A_NUMBER else Gap.BLANK
    values.update(dict.fromkeys(table.unread, Gap.UNREAD))
    values.update(dict.fromkeys(table.absent, Gap.ABSENT))
    return values


def _sides(link: Link[CellKey]) -> tuple[tuple[CellKey, ...], tuple[CellKey, ...]] | None:
    """Return a comparison as two plain sums of cells; None for one that is none (max, constants, factors)."""
    if link.operator not in ("=", "<=") or link.left.constant or link.right.constant:
        return None
    if link.left.extremes or link.right.extremes:
        return None
    sides: tuple[list[CellKey], list[CellKey]] = ([], [])
    for own, other, side in ((0, 1, link.left), (1, 0, link.right)):
        for factor, key in side.terms:
            if abs(factor) != 1:
                return None
            # a - b = c is drawn as a = c + b
            sides[own if factor > 0 else other].append(key)
    return tuple(sides[0]), tuple(sides[1])
