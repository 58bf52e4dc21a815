"""Rows of cells to a grid: where every cell stands and how far it reaches.

Word processors cut a table into as many grid columns as its rows have different edges; rows whose edges differ
by a hair give sliver columns. Edges that lie closer together than any column can be wide are one edge here, and
an edge at which no cell begins or ends is none. Positions of edges count by `gridSpan` (17.4.17); where rows do
not agree on the number of columns, and only there, by the widths of their cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

SLIVER = 144
"""Twips (a tenth of an inch): two edges nearer than this are one. A column with one digit is wider."""
_RAGGED = 0.02
"""By how much the widths of rows may differ, and their edges be apart, when only widths tell the columns."""

Content = TypeVar("Content")


@dataclass(slots=True)
class RawCell(Generic[Content]):
    """A cell as the file has it. `span` grid columns, `width` in any unit the table keeps to, None when unsaid.

    `vertical`, `horizontal`: None, "restart" or "continue" (vMerge, hMerge).
    """

    content: Content
    span: int = 1
    width: float | None = None
    vertical: str | None = None
    horizontal: str | None = None


@dataclass(slots=True)
class RawRow(Generic[Content]):
    """A row as the file has it, with the grid columns left free before and after its cells and their widths."""

    cells: list[RawCell[Content]]
    before: int = 0
    after: int = 0
    before_width: float = 0


@dataclass(slots=True)
class Placed(Generic[Content]):
    """A cell at its place; merged cells stand once."""

    content: Content
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(slots=True)
class Grid(Generic[Content]):
    """A table's cells, row by row from left to right."""

    cells: list[Placed[Content]]
    rows: int
    columns: int


def place(rows: Sequence[RawRow[Content]], widths: Sequence[float] = ()) -> Grid[Content]:
    """Return the grid that `rows` make; `widths` are those of the grid columns, empty when unknown."""
    merged = [_join_horizontally(row) for row in rows]
    edges = [_counted_edges(row) for row in merged]
    totals = {line[-1] + row.after for line, row in zip(edges, merged, strict=True)}
    measured = _measured_edges(merged) if len(totals) > 1 else None
    columns = _columns(measured[0], *measured[1:]) if measured else _columns_of_counted(edges, widths)
    lines = measured[0] if measured else edges
    return _stack(merged, [[columns[edge] for edge in line] for line in lines], len(rows))


def _join_horizontally(row: RawRow[Content]) -> RawRow[Content]:
    """Put cells that continue the one to their left (hMerge, an older way) into it."""
    if all(cell.horizontal is None for cell in row.cells):
        return row
    cells: list[RawCell[Content]] = []
    open_to_right = False
    for cell in row.cells:
        if cell.horizontal == "continue" and open_to_right:
            last = cells[-1]
            width = None if last.width is None or cell.width is None else last.width + cell.width
            cells[-1] = RawCell(last.content, last.span + cell.span, width, last.vertical)
            continue
        open_to_right = cell.horizontal == "restart"
        cells.append(cell)
    return RawRow(cells, row.before, row.after, row.before_width)


def _counted_edges(row: RawRow[Content]) -> list[float]:
    """Return the edges of a row in grid columns: the left one of its first cell, then every right one."""
    return list(accumulate((float(cell.span) for cell in row.cells), initial=float(row.before)))


def _measured_edges(rows: Sequence[RawRow[Content]]) -> tuple[list[list[float]], float] | None:
    """Return the edges by the widths of the cells, and how far apart two may be and still be one.

    None when a width is missing or below one unit, or the rows are not equally wide: then widths say nothing.
    """
    lines = []
    for row in rows:
        if not row.cells or any(cell.width is None or cell.width < 1 for cell in row.cells):
            return None
        lines.append(list(accumulate((cell.width or 0.0 for cell in row.cells), initial=row.before_width)))
    widest = max(line[-1] for line in lines)
    if min(line[-1] for line in lines) < widest * (1 - _RAGGED):
        return None
    return [[edge * widest / line[-1] for edge in line] for line in lines], widest * _RAGGED


def _columns_of_counted(edges: Sequence[list[float]], widths: Sequence[float]) -> dict[float, int]:
    """Return the column at which every edge stands, edges that are slivers apart taken together."""
    position = list(accumulate(widths, initial=0.0))
    last = max((line[-1] for line in edges), default=0.0)
    if last >= len(position) or position[-1] < SLIVER * 2:
        return _columns(edges, 0.0)
    return _columns(edges, SLIVER, position)


def _columns(
    lines: Sequence[list[float]], tolerance: float, position: Sequence[float] | None = None
) -> dict[float, int]:
    """Return a column for every edge. Edges within `tolerance` share one, unless a cell stands between them.

    `position` says where an edge lies when it is only a number of grid columns.
    """
    # For every right edge, the nearest left edge of a cell that ends there: both must stay apart.
    nearest: dict[float, float] = {}
    for line in lines:
        if line:
            nearest.setdefault(line[0], float("-inf"))
        for left, right in pairwise(line):
            if left > nearest.get(right, float("-inf")):
                nearest[right] = left
    columns: dict[float, int] = {}
    column, first = -1, 0.0
    for edge in sorted(nearest):
        apart = position[int(edge)] - position[int(first)] if position else edge - first
        if column < 0 or apart > tolerance or nearest[edge] >= first:
            column, first = column + 1, edge
        columns[edge] = column
    return columns


def _stack(rows: Sequence[RawRow[Content]], lines: Sequence[list[int]], height: int) -> Grid[Content]:
    """Join cells that continue the one above them: same left and same right edge."""
    cells: list[Placed[Content]] = []
    above: dict[tuple[int, int], Placed[Content]] = {}
    width = 0
    for number, (row, line) in enumerate(zip(rows, lines, strict=True)):
        here: dict[tuple[int, int], Placed[Content]] = {}
        for cell, left, right in zip(row.cells, line, line[1:], strict=False):
            width = max(width, right)
            origin = above.get((left, right)) if cell.vertical == "continue" else None
            if origin is None:
                origin = Placed(cell.content, number, left, 1, right - left)
                cells.append(origin)
            else:
                origin.row_span += 1
            if cell.vertical is not None:
                here[left, right] = origin
        above = here
    return Grid(cells, height, width)
