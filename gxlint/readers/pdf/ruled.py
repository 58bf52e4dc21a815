"""The ruled tables of one page, with the text of their cells; whatever else is written on the page stays outside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gxlint.readers.pdf.cells import CellText, padding_of, text_of
from gxlint.readers.pdf.grid import Field, RuledGrid, grid_of
from gxlint.readers.pdf.lines import lines_of
from gxlint.readers.pdf.rulings import frames, merged
from gxlint.readers.pdf.shapes import Area, Letter, Page, Rule

_INSIDE = 1.0
_SAME_EDGE = 4.0
_MOST_FRAMES = 60
"""Groups of rulings of one page; a page with more is a drawing, and no table is sought on it."""
_PROSE, _LITTLE = 0.6, 12
_PICTURE = 0.15
"""Share of a cell that a picture covers before it may hold what the cell says."""


@dataclass(slots=True)
class RuledCell:
    """A cell: its field, its text; `opaque` when a picture stands in it or its digits are crossed out."""

    field: Field
    text: CellText
    opaque: bool = False


@dataclass(slots=True)
class PageTable:
    """A table, or the part of one that stands on this page."""

    page: int
    grid: RuledGrid
    cells: list[RuledCell]

    @property
    def area(self) -> Area:
        """Where it stands."""
        return self.grid.area


def grids(page: Page, most_cells: int) -> tuple[list[RuledGrid], list[Area]]:
    """Return the grids that the rulings of a page make, from top to bottom, and the tables whose rulings do not close.

    A table that only lays out the page around other tables is none; neither is a box around text (one cell), but the
    boxes are returned too: the row of a table may be all of it that stands on a page (`without_boxes`).
    """
    written = [letter.middle for letter in page.letters if not letter.text.isspace()]
    found, unclosed = [], []
    around = frames(merged(page.level), merged(page.plumb))
    for frame in around if len(around) <= _MOST_FRAMES else ():
        grid = grid_of(frame, written, most_cells)
        if grid is not None:
            found.append(grid)
        elif min(len(frame.level), len(frame.plumb)) > 2 and not _prose(page, frame.area):
            unclosed.append(frame.area)
    tables = [grid for grid in found if len(grid.fields) > 1]
    kept = [grid for grid in found if not any(other is not grid and _within(other, grid) for other in tables)]
    return kept, unclosed


def _prose(page: Page, area: Area) -> bool:
    """Whether what stands in an area is text as it stands on a page, or next to nothing."""
    inside = [letter for letter in page.letters if area.holds(*letter.middle)]
    lines = lines_of(inside)
    written = sum(len(line.letters) for line in lines)
    wide = sum(len(line.letters) for line in lines
               if not line.gapped and line.right - line.left >= _PROSE * (area.right - area.left))  # fmt: skip
    return written < _LITTLE or 2 * wide > written


def _within(inner: RuledGrid, outer: RuledGrid) -> bool:
    one = inner.area
    return any(
        field.area.left - _INSIDE <= one.left and one.right <= field.area.right + _INSIDE
        and field.area.top - _INSIDE <= one.top and one.bottom <= field.area.bottom + _INSIDE
        for field in outer.fields
    )  # fmt: skip


def without_boxes(pages: Sequence[list[RuledGrid]]) -> list[list[RuledGrid]]:
    """Return the grids of all pages without those of one cell that go on with no table of the page before or after."""
    kept = []
    for number, grids_here in enumerate(pages):
        before = pages[number - 1][-1:] if number else []
        after = pages[number + 1][:1] if number + 1 < len(pages) else []
        here = []
        for position, grid in enumerate(grids_here):
            around = [*(before if position == 0 else []), *(after if position == len(grids_here) - 1 else [])]
            if len(grid.fields) > 1 or any(len(one.fields) > 1 and _same_sides(grid, one) for one in around):
                here.append(grid)
        kept.append(here)
    return kept


def _same_sides(one: RuledGrid, other: RuledGrid) -> bool:
    return abs(one.xs[0] - other.xs[0]) <= _SAME_EDGE and abs(one.xs[-1] - other.xs[-1]) <= _SAME_EDGE


def fill(page: Page, found: Sequence[RuledGrid]) -> tuple[list[PageTable], list[Letter]]:
    """Return the tables with their text, and the letters that stand in none."""
    content: list[list[list[Letter]]] = [[[] for _ in grid.fields] for grid in found]
    places = [_fields_by_place(grid) for grid in found]
    outside = []
    for letter in page.letters:
        x, y = letter.middle
        for number, grid in enumerate(found):
            if grid.area.holds(x, y):
                field = places[number].get((bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1))
                if field is not None:
                    content[number][field].append(letter)
                    break
        else:
            outside.append(letter)
    tables = []
    for grid, letters in zip(found, content, strict=True):
        padding = padding_of([(field.area, mine) for field, mine in zip(grid.fields, letters, strict=True)])
        tables.append(PageTable(page.number, grid, [
            RuledCell(field, text_of(field.area, mine, padding), _opaque(page, field.area, mine))
            for field, mine in zip(grid.fields, letters, strict=True)
        ]))  # fmt: skip
    return tables, outside


def _fields_by_place(grid: RuledGrid) -> dict[tuple[int, int], int]:
    return {
        (row, column): number
        for number, field in enumerate(grid.fields)
        for row in range(field.row, field.row + field.row_span)
        for column in range(field.column, field.column + field.column_span)
    }


def _opaque(page: Page, area: Area, letters: Sequence[Letter]) -> bool:
    for image in page.images:
        shared = Area(max(image.left, area.left), max(image.top, area.top),
                      min(image.right, area.right), min(image.bottom, area.bottom))  # fmt: skip
        whole_page = image.size > 0.5 * page.width * page.height
        if not whole_page and shared.left < shared.right and shared.top < shared.bottom \
                and shared.size > _PICTURE * area.size:  # fmt: skip
            return True
    digits = [letter for letter in letters if letter.text.isdigit()]
    return bool(digits) and any(_crosses(rule, letter) for rule in page.level for letter in digits
                                if area.left < rule.start and rule.end < area.right)  # fmt: skip


def _crosses(rule: Rule, letter: Letter) -> bool:
    """Whether a ruling goes through the middle of a letter; one at its feet underlines it."""
    over = min(rule.end, letter.right) - max(rule.start, letter.left)
    return over > 0.5 * (letter.right - letter.left) and 0.15 < (letter.base - rule.at) / letter.size < 0.6
