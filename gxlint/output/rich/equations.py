"""Which equations of a table do not hold, as cells on two sides."""

from __future__ import annotations

from dataclasses import dataclass

from gxlint.tables.model import CellKey, KeyedTable


@dataclass(frozen=True, slots=True)
class Equation:
    """The sum of the cells `left` against the sum of the cells `right`; `sign` is "=" or "<="."""

    left: tuple[CellKey, ...]
    right: tuple[CellKey, ...]
    sign: str = "="

    @property
    def cells(self) -> frozenset[CellKey]:
        """Every cell it speaks of."""
        return frozenset((*self.left, *self.right))


def broken(table: KeyedTable) -> list[Equation]:
    return []
