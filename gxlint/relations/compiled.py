"""A relation bound to the cells of a table: wildcards spread out, keys looked up, ready to be evaluated often."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Generic, Literal, TypeVar

from gxlint.relations.model import Extreme, Key, Operator, Relation, RelationError, Side, Wildcard

K = TypeVar("K", bound=Hashable)
Per = Literal["column", "row", "table"]


@dataclass(frozen=True, slots=True)
class Sum(Generic[K]):
    """One side: cells with their factors, a constant, and what max() and min() add."""

    terms: tuple[tuple[int, K], ...]
    constant: int = 0
    extremes: tuple[tuple[int, Highest[K]], ...] = ()

    def cells(self) -> Iterator[K]:
        """Every cell of the side, in the order of the text."""
        for _, key in self.terms:
            yield key
        for _, extreme in self.extremes:
            for argument in extreme.arguments:
                yield from argument.cells()


@dataclass(frozen=True, slots=True)
class Highest(Generic[K]):
    """max() or min() of several sums."""

    function: Literal["max", "min"]
    arguments: tuple[Sum[K], ...]


@dataclass(frozen=True, slots=True)
class Link(Generic[K]):
    """One comparison of a chain."""

    left: Sum[K]
    operator: Operator
    right: Sum[K]


@dataclass(frozen=True, slots=True)
class LinearEquation(Generic[K]):
    """The sum of coefficient * cell over `terms`, plus `constant`, is 0. No cell stands there twice."""

    terms: tuple[tuple[int, K], ...]
    constant: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Compiled(Generic[K]):
    """A relation over the cells of one table.

    `keys`: every cell it needs, once, in the order of the text. `at`: the row or column it was made for, None
    for the whole table. `plain`: how many of `keys` stand left when it is one comparison of two plain sums
    (no factors, no constants, no cell twice), else 0. `pick` takes the cells of `keys` out of a mapping.
    """

    relation: Relation
    links: tuple[Link[K], ...]
    premise: tuple[Link[K], ...]
    keys: tuple[K, ...]
    at: str | None
    plain: int
    pick: Callable[[Any], tuple[Any, ...]] = field(repr=False)

    @property
    def lhs(self) -> tuple[tuple[int, K], ...]:
        """The (coefficient, cell) pairs left of the first comparison."""
        return self.links[0].left.terms

    @property
    def rhs(self) -> tuple[tuple[int, K], ...]:
        """The (coefficient, cell) pairs right of the first comparison."""
        return self.links[0].right.terms

    def equation(self) -> LinearEquation[K] | None:
        """The relation as a linear equation, None when it is not one (<=, max, a chain, a condition)."""
        if len(self.links) != 1 or self.premise or self.links[0].operator != "=":
            return None
        left, right = self.links[0].left, self.links[0].right
        if left.extremes or right.extremes:
            return None
        balance: dict[K, int] = {}
        for sign, side in ((1, left), (-1, right)):
            for coefficient, key in side.terms:
                balance[key] = balance.get(key, 0) + sign * coefficient
        terms = tuple((coefficient, key) for key, coefficient in balance.items() if coefficient)
        return LinearEquation(terms, left.constant - right.constant)


def compile(relation: Relation, keys: Iterable[str] | None = None) -> Compiled[str]:
    """Bind a relation to the row (or column) keys of a table, given in table order.

    Without `keys` the relation's own keys are taken as they are, and a wildcard is an error.
    Raises RelationError for a key that is not there, a wildcard that fits none, and `row[column]`.
    """
    known = None if keys is None else tuple(keys)

    def cell(key: Key) -> str:
        if key.column is not None:
            raise RelationError(f"{key} names a row and a column, which only a table has", relation.text)
        return key.name

    return _Binder(relation, known, "", cell).bind(None)


def expand(
    relation: Relation, rows: Sequence[str], columns: Sequence[str], per: Per = "column"
) -> tuple[Compiled[tuple[str, str]], ...]:
    """Make a relation into one over (row, column) cells for each column, for each row, or for the whole table.

    per="column": keys are rows, one relation a column; per="row": keys are columns, one relation a row;
    per="table": one relation, whose keys are cells (`received[total]`), or rows of a table with a single
    column, or columns of a table with a single row (T4). `row[column]` is one and the same cell everywhere.

    Raises RelationError for a row or column that is not there and for a wildcard that fits none.
    """

    def fixed(key: Key) -> tuple[str, str] | None:
        if key.column is None:
            return None
        if key.name not in rows or key.column not in columns:
            raise RelationError(f"the table has no cell {key}", relation.text)
        return key.name, key.column

    def in_column(column: str) -> Callable[[Key], tuple[str, str]]:
        return lambda key: fixed(key) or (key.name, column)

    def in_row(row: str) -> Callable[[Key], tuple[str, str]]:
        return lambda key: fixed(key) or (row, key.name)

    if per == "column":
        return tuple(_Binder(relation, rows, "row ", in_column(column)).bind(column) for column in columns)
    if per == "row":
        return tuple(_Binder(relation, columns, "column ", in_row(row)).bind(row) for row in rows)
    if len(columns) == 1:
        return (_Binder(relation, rows, "row ", in_column(columns[0])).bind(None),)
    if len(rows) == 1:
        return (_Binder(relation, columns, "column ", in_row(rows[0])).bind(None),)

    def whole(key: Key) -> tuple[str, str]:
        found = fixed(key)
        if found is None:
            raise RelationError(
                f"{key.name} needs its column, {key.name}[…]: the table has several", relation.text
            )
        return found

    return (_Binder(relation, None, "row ", whole).bind(None),)


class _Binder(Generic[K]):
    """Turns names into cells. `known` None takes every name as it is."""

    def __init__(
        self, relation: Relation, known: Sequence[str] | None, axis: str, cell: Callable[[Key], K]
    ) -> None:
        self.relation = relation
        self.known = known
        self.names = None if known is None else frozenset(known)
        self.axis = axis
        self.cell = cell

    def bind(self, at: str | None) -> Compiled[K]:
        links = self.links(self.relation)
        premise = self.links(self.relation.premise) if self.relation.premise else ()
        found: dict[K, None] = {}
        count = 0
        for link in (*premise, *links):
            for side in (link.left, link.right):
                for key in side.cells():
                    found[key] = None
                    count += 1
        keys = tuple(found)
        plain = 0
        if len(links) == 1 and not premise and count == len(keys) and _is_plain(links[0]):
            plain = len(links[0].left.terms)
        return Compiled(self.relation, links, premise, keys, at, plain, _picker(keys))

    def links(self, relation: Relation) -> tuple[Link[K], ...]:
        sides = [self.sum(side) for side in relation.sides]
        return tuple(
            Link(sides[place], operator, sides[place + 1])
            for place, operator in enumerate(relation.operators)
        )

    def sum(self, side: Side) -> Sum[K]:
        terms: list[tuple[int, K]] = []
        extremes: list[tuple[int, Highest[K]]] = []
        for term in side.terms:
            if isinstance(term.item, Extreme):
                extremes.append((term.coefficient, self.highest(term.item)))
            elif isinstance(term.item, Wildcard):
                terms += ((term.coefficient, self.cell(Key(name))) for name in self.matching(term.item))
            else:
                terms.append((term.coefficient, self.key(term.item)))
        return Sum(tuple(terms), side.constant, tuple(extremes))

    def highest(self, extreme: Extreme) -> Highest[K]:
        arguments: list[Sum[K]] = []
        for argument in extreme.arguments:
            if isinstance(argument, Wildcard):
                arguments += (Sum(((1, self.cell(Key(name))),)) for name in self.matching(argument))
            else:
                arguments.append(self.sum(argument))
        return Highest(extreme.function, tuple(arguments))

    def key(self, key: Key) -> K:
        if key.column is None and self.names is not None and key.name not in self.names:
            raise RelationError(f"the table has no {self.axis}{key.name}", self.relation.text)
        return self.cell(key)

    def matching(self, wildcard: Wildcard) -> list[str]:
        parts = wildcard.pattern.split(".")
        found = [name for name in self.known or () if _fits(name.split("."), parts)]
        if not found:
            raise RelationError(f"{wildcard.pattern} fits no {self.axis}key", self.relation.text)
        return found


def _fits(name: list[str], pattern: list[str]) -> bool:
    return len(name) == len(pattern) and all(p in ("*", n) for n, p in zip(name, pattern, strict=True))


def _is_plain(link: Link[K]) -> bool:
    return all(
        side.terms
        and not side.constant
        and not side.extremes
        and all(factor == 1 for factor, _ in side.terms)
        for side in (link.left, link.right)
    )


def _picker(keys: tuple[K, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(keys) > 1:
        return itemgetter(*keys)
    if not keys:
        return lambda values: ()
    return lambda values: (values[keys[0]],)
