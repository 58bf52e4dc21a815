"""Tables that hold more than a table: a section's heading as the first row, or the text of a whole report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from gxlint.readers.docx.items import Item, ParagraphItem, TableItem
from gxlint.readers.names import heads_table, landmark

_PROSE = 40


def cut(table: TableItem, contents: Sequence[list[Item]]) -> list[Item]:
    """Return a table as items; `contents` is what stands in each of its cells.

    Rows that are text, not table, come as what they hold: headings of sections at its top, and headings and prose
    anywhere when it is the whole report. Tables inside cells come after the table they stand in.
    """
    free = _free_rows(table)
    if not free:
        return [table, *(item for items in contents for item in items if isinstance(item, TableItem))]
    found: list[Item] = []
    pending: list[int] = []
    for place, cell in enumerate(table.cells):
        if cell.row in free:
            found += _part(table, pending, contents)
            found += contents[place]
            pending = []
        else:
            pending.append(place)
    return found + _part(table, pending, contents)


def _free_rows(table: TableItem) -> set[int]:
    alone = {
        cell.row: cell
        for cell in table.cells
        if cell.column == 0 and cell.column_span == table.columns and cell.row_span == 1
    }
    headings = {row for row, cell in alone.items() if landmark(cell.text, marked=False)}
    prose = {row for row, cell in alone.items() if any(map(_is_prose, cell.paragraphs))}
    if prose and len(headings) > 1:
        return headings | prose
    top = 0
    while top < table.rows - 1 and top in headings and heads_table(alone[top].text):
        top += 1
    return set(range(top))


def _is_prose(item: ParagraphItem) -> bool:
    return any(len(line.text) > _PROSE and ("。" in line.text or "；" in line.text) for line in item.lines)


def _part(table: TableItem, places: list[int], contents: Sequence[list[Item]]) -> list[Item]:
    """Return the cells at `places`, whole rows, as a table of their own, as paragraphs when it has one column.

    Columns in which no cell begins are left out.
    """
    if not places:
        return []
    cells = [table.cells[place] for place in places]
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    if len(columns) == 1:
        return [item for place in places for item in contents[place]]
    for cell in cells:
        stop = bisect_left(columns, cell.column + cell.column_span)
        cell.column = bisect_left(columns, cell.column)
        cell.column_span = max(1, stop - cell.column)
        cell.row -= rows[0]
    height = max(cell.row + cell.row_span for cell in cells)
    nested = [item for place in places for item in contents[place] if isinstance(item, TableItem)]
    return [TableItem(cells, height, len(columns), table.source), *nested]
