"""A draft before it has a format: texts with their roles and hints, and tables with the cells the form prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gxlint.tables.model import CellKey


class GridCell(NamedTuple):
    """One cell of a form at grid position `row`, `column` (from 0). `key` is set for a cell to be filled in; `text` is
    what the form prints. `row_key` is the row whose label it is."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    key: CellKey | None = None
    row_key: str | None = None


class Grid(NamedTuple):
    """A mandated table as the form prints it; `heads` is the number of header rows, `cells` in reading order.

    `widths` are the shares of the columns in the width of the table.
    """

    kind: str
    form: str
    rows: int
    columns: int
    heads: int
    cells: tuple[GridCell, ...]
    widths: tuple[int, ...]


class Hint(NamedTuple):
    """What a part must hold: never part of the report. `row` is the row of a table it speaks of, with its label."""

    text: str
    row: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph. `role`: "title", "heading", "body", "caption", "signature". `lead` is the part of `text` it begins
    with that is a heading of its own."""

    role: str
    text: str
    lead: str = ""
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its grid, what is filled in already, the hints on it and on its rows."""

    grid: Grid
    values: Mapping[CellKey, str] = field(default_factory=dict)
    hints: tuple[Hint, ...] = ()

    def text(self, cell: GridCell) -> str:
        """What stands in a cell."""
        return cell.text if cell.key is None else self.values.get(cell.key, "")

    def reads_as_line(self, cell: GridCell) -> bool:
        """Whether a cell is a label to be read as a line, from the left: those of tables with many words in them."""
        return cell.row_key is not None and self.grid.kind in ("requests", "statistics")


Block = Words | Sheet


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole draft, in reading order; the first block is the title."""

    title: str
    agency: str
    year: int
    layout: str
    blocks: tuple[Block, ...]
