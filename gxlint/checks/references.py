"""Parameters that name something of the mandated tables: a table, its rows, cells, forms, equations.

The table they mean is the one that stands beside them under `table` (or `within`, for equations of one table).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from gxlint.checks.faults import RuleError, listed, nearest, short
from gxlint.checks.shapes import Place, Text
from gxlint.relations.compiled import Per
from gxlint.relations.model import Extreme, Key, Relation, RelationError, Side, Wildcard
from gxlint.tables.forms import KINDS, TableForm, table_form

_EXPECTED = {
    "the end": "结尾",
    "a comma": "逗号",
    "a key": "行或列的代号",
    "a wildcard": "通配符",
    "a number": "数字",
}


@dataclass(frozen=True, slots=True)
class TableKind:
    """The kind of a mandated table: disclosure, requests, review, statistics."""

    only: tuple[str, ...] = KINDS

    def verify(self, value: Any, at: Place) -> None:
        """One of those the check knows."""
        Text(self.only).verify(value, at)


@dataclass(frozen=True, slots=True)
class FormId:
    """A form of the table beside it ("2021")."""

    def verify(self, value: Any, at: Place) -> None:
        """One of the table's forms."""
        form = _table(at)
        if form is not None:
            Text(tuple(years.id for years in form.forms)).verify(value, at)


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of the table beside it: `carried_out.total`, `unprocessed.*.total` (row, then column)."""

    def verify(self, value: Any, at: Place) -> None:
        """The rows (one at least for a pattern) and the column are there."""
        Text().verify(value, at)
        form = _table(at)
        if form is None:
            return
        row, _, column = value.rpartition(".")
        if not row:
            raise RuleError("cell-form", at.where, word=short(value))
        columns = _columns(form)
        if column not in columns:
            raise RuleError("unknown-column", at.where, word=short(column), table=form.kind,
                            nearest=nearest(column, columns))  # fmt: skip
        if not any(key == row or (row.endswith(".*") and key.startswith(row[:-1])) for key in form.row):
            near = nearest(row, (*form.row, *_families(form)))
            raise RuleError("unknown-row", at.where, word=short(row), table=form.kind, nearest=near)


@dataclass(frozen=True, slots=True)
class RelationId:
    """The id of an equation of the table beside it (`flow`)."""

    def verify(self, value: Any, at: Place) -> None:
        """One that the table's file has."""
        form = _table(at)
        if form is not None:
            Text(tuple(dict.fromkeys(relation.id for relation in form.relations))).verify(value, at)


@dataclass(frozen=True, slots=True)
class RelationText:
    """A relation over the rows of the table beside it, by column: `trained > 0 implies trainings > 0`."""

    kind: str = ""

    def verify(self, value: Any, at: Place) -> None:
        """It is understood, names what is there, and is of the kind that the check can speak of."""
        Text().verify(value, at)
        form = _table(at)
        if form is None:
            return
        rows = tuple(row.key for row in form.rows if not row.caption)
        parsed = understood(value, None, at.where)
        named(parsed, rows, _columns(form), "column", form.kind, at.where)
        bound(parsed, rows, _columns(form), "column", form.kind, at.where)
        if self.kind and not fits_kind(parsed, self.kind):
            raise RuleError("relation-kind", at.where, text=short(value), kind=self.kind)


def _table(at: Place) -> TableForm | None:
    """The form of the table that the values around name; None when that is wrong itself (and said of it)."""
    kind = at.around.get("table")
    return table_form(kind) if kind in KINDS else None


def _columns(form: TableForm) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column.key for column in form.columns))


def _families(form: TableForm) -> Iterator[str]:
    """The patterns that stand for several rows: refused.* …"""
    yield from dict.fromkeys(key.rpartition(".")[0] + ".*" for key in form.row if "." in key)


def understood(text: str, ordinals: Mapping[str, str] | None, where: str) -> Relation:
    """Parse a relation. Raises RuleError with the place in its text and what could have stood there."""
    from gxlint.relations.parsing import parse

    try:
        return parse(text, ordinals)
    except RelationError as error:
        wanted = error.expected
        said = (",应为 " + listed(_EXPECTED.get(word, word) for word in wanted) if wanted else "",
                f", where one of these is expected: {listed(wanted)}" if wanted else "")  # fmt: skip
        raise RuleError(
            "relation-syntax", where, text=short(text), column=error.column or 1, expected=said
        ) from None


def names_in(relation: Relation) -> Iterator[Key | Wildcard]:
    """Every key and pattern of a relation, its premise included."""
    if relation.premise is not None:
        yield from names_in(relation.premise)
    for side in relation.sides:
        yield from _of_side(side)


def _of_side(side: Side) -> Iterator[Key | Wildcard]:
    for term in side.terms:
        if not isinstance(term.item, Extreme):
            yield term.item
            continue
        for argument in term.item.arguments:
            if isinstance(argument, Wildcard):
                yield argument
            else:
                yield from _of_side(argument)


def named(relation: Relation, rows: Collection[str], columns: Collection[str], per: str, kind: str,
          where: str) -> None:  # fmt: skip
    """Raise RuleError for a row or column that the table does not have, with the nearest right one."""
    for name in names_in(relation):
        if isinstance(name, Wildcard):
            word, row, column = name.pattern, per != "row", None
        else:
            # `row[column]` names both; a bare name is a row by column, a column by row.
            word, row, column = name.name, per != "row" or name.column is not None, name.column
        known = rows if row else columns
        if isinstance(name, Wildcard):
            families = {key.rpartition(".")[0] + ".*" for key in known if "." in key}
            if word != "*" and word not in families and "*" in word:
                _unknown(word, families, row, kind, where)
        elif word not in known and not (per == "table" and word in columns):
            _unknown(word, known, row, kind, where)
        if column is not None and column not in columns:
            _unknown(column, columns, False, kind, where)


def _unknown(word: str, known: Collection[str], row: bool, kind: str, where: str) -> None:
    raise RuleError("unknown-row" if row else "unknown-column", where, word=short(word), table=kind,
                    nearest=nearest(word, known))  # fmt: skip


def bound(relation: Relation, rows: tuple[str, ...], columns: tuple[str, ...], per: str, kind: str,
          where: str) -> None:  # fmt: skip
    """Raise RuleError when the relation cannot be bound to these rows and columns."""
    from gxlint.relations.compiled import expand

    try:
        expand(relation, rows, columns, cast(Per, per))
    except RelationError:
        raise RuleError("relation", where, text=short(relation.text), table=kind) from None


def names_one_whole(text: str) -> bool:
    """Whether what stands behind the comparison of a relation that was understood is one row or column, no sum."""
    return _is_single(understood(text, None, "").sides[-1])


def _is_single(side: Side) -> bool:
    return (len(side.terms) == 1 and side.terms[0].coefficient == 1 and isinstance(side.terms[0].item, Key)
            and not side.constant)  # fmt: skip


def fits_kind(relation: Relation, kind: str) -> bool:
    """Whether a relation is of the kind that a check can word: equal, at-most, between, presence.

    equal: one equation of sums. at-most: a row, then <= one row or a sum. between: max(…) <= a row <= sum(…).
    presence: a row > 0 implies a row > 0.
    """

    def zero(side: Side) -> bool:
        return not side.terms and side.constant == 0

    sides, operators = relation.sides, relation.operators
    if kind == "presence":
        premise = relation.premise
        return (premise is not None and operators == (">",) and _is_single(sides[0]) and zero(sides[1])
                and premise.operators == (">",) and _is_single(premise.sides[0]) and zero(premise.sides[1]))  # fmt: skip
    if relation.premise is not None:
        return False
    if kind == "equal":
        plain = all(not isinstance(term.item, Extreme) for side in sides for term in side.terms)
        return operators == ("=",) and plain and bool(sides[0].terms)
    if kind == "at-most":
        return operators == ("<=",) and _is_single(sides[0]) and bool(sides[1].terms)
    return operators == ("<=", "<=") and _is_single(sides[1]) and bool(sides[2].terms)
