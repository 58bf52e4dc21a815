"""Sheets to the blocks of a Document."""

from __future__ import annotations

import re
from bisect import bisect_left

from gxlint.document import Document, Notice
from gxlint.readers.errors import Unreadable
from gxlint.readers.layout import GridCell, Layout
from gxlint.readers.limits import Limits
from gxlint.readers.parts import HIDDEN_CELLS, HIDDEN_SHEET
from gxlint.readers.sheets.address import area, place
from gxlint.readers.sheets.model import Sheet, Workbook
from gxlint.readers.sheets.pieces import Piece, Visible, pieces
from gxlint.readers.sheets.regions import Grid, Region, regions
from gxlint.text.patterns import lazy

_DEFAULT_NAME = lazy(r"(?:sheet|工作表|表|chart)\s*\(?\d*\)?", re.I)
"""Names of sheets that nobody gave: no caption."""


def document(workbook: Workbook, path: str, media: str, limits: Limits) -> Document:
    """Lay the visible sheets of a workbook out. Raises Unreadable "too-many-cells"."""
    layout = Layout()
    notices = [Notice("unread-part", part) for part in workbook.unread]
    left = limits.max_cells
    first_formula, formulas, pictures = "", 0, 0
    for sheet in workbook.sheets:
        if sheet.hidden:
            if any(content.text.strip() for content in sheet.cells.values()):
                notices.append(Notice("unread-part", HIDDEN_SHEET + sheet.name))
            continue
        if _hides(sheet):
            notices.append(Notice("unread-part", HIDDEN_CELLS + sheet.name))
        left = _Sheet(sheet, layout, left, limits.max_cells).write()
        shown = [at for at in sheet.uncalculated if _shown(sheet, *at)]
        if shown and not formulas:
            first_formula = place(sheet.name, *shown[0])
        formulas += len(shown)
        if sheet.pictures and not any(content.text.strip() for content in sheet.cells.values()):
            pictures += len(sheet.pictures)
    if formulas:
        notices.append(Notice("uncalculated", f"{formulas} {first_formula}"))
    if pictures:
        notices.append(Notice("pictures", str(pictures)))
    return Document(
        path, media, None, tuple(layout.lines), tuple(layout.blocks), (), tuple(notices), tabular=True
    )


def _shown(sheet: Sheet, row: int, column: int) -> bool:
    return row not in sheet.hidden_rows and column not in sheet.hidden_columns


def _hides(sheet: Sheet) -> bool:
    """Whether hidden rows or columns hold anything."""
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return False
    return any(content.text.strip() and not _shown(sheet, *at) for at, content in sheet.cells.items())


class _Sheet:
    """One sheet on its way into the lines."""

    def __init__(self, sheet: Sheet, layout: Layout, left: int, limit: int) -> None:
        self._sheet, self._layout, self._left, self._limit = sheet, layout, left, limit
        self._rows, self._columns = Visible(sheet.hidden_rows), Visible(sheet.hidden_columns)

    def write(self) -> int:
        """Add the blocks of the sheet; return how many more grid places a document may have."""
        found: list[Region] = list(regions(self._pieces()))
        name = self._sheet.name.strip()
        captioned = not found or isinstance(found[0], Piece)
        if not captioned and name and not _DEFAULT_NAME.fullmatch(name):
            self._layout.paragraph(name, role="caption", source=f"{self._sheet.name}!")
        for region in found:
            if isinstance(region, Grid):
                self._table(region)
            else:
                self._paragraphs(region.text, region.row, region.column)
        for (row, column), text in self._sheet.floating:
            if _shown(self._sheet, row, column):
                self._layout.paragraph(text, source=place(self._sheet.name, row, column))
        return self._left

    def _pieces(self) -> list[Piece]:
        hidden = set(self._sheet.pictures)
        for at in hidden & self._sheet.cells.keys():
            content = self._sheet.cells[at]
            if not content.text.strip():
                self._sheet.cells[at] = content._replace(opaque=True)
        return pieces(self._sheet, self._rows, self._columns)

    def _paragraphs(self, text: str, row: int, column: int) -> None:
        where = place(self._sheet.name, self._rows.index(row), self._columns.index(column))
        for line in text.split("\n"):
            if line.strip():
                self._layout.paragraph(line, source=where)

    def _table(self, grid: Grid) -> None:
        high, wide = grid.last - grid.first + 1, len(grid.columns)
        self._left -= high * wide
        if self._left < 0:
            raise Unreadable("too-many-cells", cells=self._limit - self._left, limit=self._limit)
        cells = self._cells(grid)
        source = area(self._sheet.name, [self._rows.index(row) for row in range(grid.first, grid.last + 1)],
                      [self._columns.index(column) for column in grid.columns])  # fmt: skip
        self._layout.table(cells, high, wide, source=source)

    def _cells(self, grid: Grid) -> list[GridCell]:
        """Every grid place once: what stands there, else a blank cell. Columns in which nothing begins are none."""
        taken: set[tuple[int, int]] = set()
        found: list[GridCell] = []
        for piece in sorted(grid.pieces, key=lambda piece: (not piece.says, piece.row, piece.column)):
            first = bisect_left(grid.columns, piece.column)
            end = bisect_left(grid.columns, piece.last_column + 1)
            top, bottom = piece.row - grid.first, piece.last_row - grid.first + 1
            if (top, first) in taken:
                continue
            places = {(row, column) for row in range(top, bottom) for column in range(first, end)}
            if not places or places & taken:
                continue  # a blank between two columns, or merges that overlap, which no program writes
            taken |= places
            found.append(GridCell(piece.text.strip(), top, first, bottom - top, end - first, piece.opaque))
        found += [
            GridCell("", row, column)
            for row in range(grid.last - grid.first + 1)
            for column in range(len(grid.columns))
            if (row, column) not in taken
        ]
        found.sort(key=lambda cell: (cell.row, cell.column))
        return found
