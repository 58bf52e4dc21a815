"""What a relation between cells is: a chain of comparisons between sums of cells, in normal form."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Literal, NamedTuple

Number = int | Decimal
Operator = Literal["=", "<=", ">=", "<", ">"]
FLIPPED: dict[Operator, Operator] = {"=": "=", "<=": ">=", ">=": "<=", "<": ">", ">": "<"}


class Gap(Enum):
    """Why there is no number: a blank (blank, dash, 不适用) may stand for 0, the others may not."""

    BLANK = "blank"
    UNREAD = "unread"
    ABSENT = "absent"
    NOT_A_NUMBER = "not-a-number"


Cell = Number | Gap
"""What a relation sees of a cell."""


class Key(NamedTuple):
    """A cell by its key: a row key, a column key, or both (`received[total]`)."""

    name: str
    column: str | None = None

    def __str__(self) -> str:
        return self.name if self.column is None else f"{self.name}[{self.column}]"


class Wildcard(NamedTuple):
    """Every key that fits a pattern: each `*` stands for one part between dots (refused.*: refused.1, …)."""

    pattern: str

    def __str__(self) -> str:
        return f"sum({self.pattern})"


class Extreme(NamedTuple):
    """The largest or the smallest of several sums."""

    function: Literal["max", "min"]
    arguments: tuple[Side | Wildcard, ...]

    def __str__(self) -> str:
        inner = (a.pattern if isinstance(a, Wildcard) else str(a) for a in self.arguments)
        return f"{self.function}({', '.join(inner)})"


Item = Key | Wildcard | Extreme


class Term(NamedTuple):
    """One addend of a side with its sign or factor. A Wildcard as an addend is the sum of its keys."""

    coefficient: int
    item: Item


class Side(NamedTuple):
    """A sum: addends in the order of the text, and a constant."""

    terms: tuple[Term, ...]
    constant: int = 0

    def __str__(self) -> str:
        return spell_sum([(term.coefficient, str(term.item)) for term in self.terms], self.constant)


@dataclass(frozen=True, slots=True)
class Relation:
    """`sides[0] operators[0] sides[1] …`, to hold wherever `premise` holds (always, when that is None).

    `text` is the relation as written; it takes no part in comparisons.
    """

    sides: tuple[Side, ...]
    operators: tuple[Operator, ...]
    premise: Relation | None = None
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        parts = [str(self.sides[0])]
        for operator, side in zip(self.operators, self.sides[1:], strict=True):
            parts += [operator, str(side)]
        chain = " ".join(parts)
        return chain if self.premise is None else f"{self.premise} implies {chain}"


class RelationError(ValueError):
    """A relation that cannot be understood or does not fit its table.

    `column` counts from 1 in the text as written, None where no single place is at fault. `expected` names
    what could have stood there.
    """

    def __init__(
        self, problem: str, text: str, column: int | None = None, expected: tuple[str, ...] = ()
    ) -> None:
        place = "" if column is None else f", column {column}"
        wanted = f"; expected {', '.join(expected)}" if expected else ""
        super().__init__(f"{problem}{place}{wanted}: {text[:200]}")
        self.column = column
        self.expected = expected


def spell_sum(terms: list[tuple[int, str]], constant: int = 0) -> str:
    """Return `a + 2 b - c + 1` for signed, named addends and a constant; `0` when there are none."""
    parts: list[str] = []
    for coefficient, name in terms:
        sign = ("-" if coefficient < 0 else "") if not parts else (" - " if coefficient < 0 else " + ")
        parts.append(f"{sign}{name}" if abs(coefficient) == 1 else f"{sign}{abs(coefficient)} {name}")
    if constant or not parts:
        sign = "" if not parts else " + " if constant > 0 else " - "
        parts.append(f"{sign}{abs(constant) if parts else constant}")
    return "".join(parts)
