"""Tables of a page: which ones hold data, and where their cells stand on the grid."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from gxlint.readers.errors import Unreadable
from gxlint.readers.html_items import Box, Field, Frame, Grid, Item, Picture, Remark, Run
from gxlint.readers.layout import GridCell
from gxlint.readers.limits import Limits
from gxlint.readers.names import heads_table, landmark
from gxlint.text.patterns import lazy

MAX_COLUMN_SPAN = 1000
MAX_ROW_SPAN = 65534
"""Both as the HTML standard clamps them."""
_LEADING_INTEGER = lazy(r"\s*\+?(\d{1,9})")
_DIGITS = lazy(r"[0-9０-９]")
_NUMBERLIKE = lazy(r"[\s0-9０-９.,，．+\-＋－—–/／%％无]{0,16}(?:不适用|万元|元|件|条|次)?\s*")
_PROSE_LENGTH = 40


@dataclass(slots=True)
class CellDraft:
    """A td or th with what stands in it."""

    items: list[Item] = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class TableDraft:
    """A table while it is being walked. `rows` with the number of their row group; `loose` is what stands in no cell."""

    box: Box
    presentation: bool = False
    rows: list[tuple[int, list[CellDraft]]] = field(default_factory=list)
    feet: list[tuple[int, list[CellDraft]]] = field(default_factory=list)
    loose: list[Item] = field(default_factory=list)
    group: int = 0
    in_foot: bool = False
    current: list[CellDraft] | None = None

    def row(self) -> None:
        """Begin a row."""
        self.current = []
        (self.feet if self.in_foot else self.rows).append((self.group, self.current))

    def cell(self, row_span: str | None, column_span: str | None) -> CellDraft:
        """Begin a cell; the spans are the attributes as they stand in the page."""
        if self.current is None:
            self.row()
        assert self.current is not None
        rows = _span(row_span, 1, MAX_ROW_SPAN)
        draft = CellDraft([], rows if rows else MAX_ROW_SPAN, _span(column_span, 1, MAX_COLUMN_SPAN) or 1)
        self.current.append(draft)
        return draft


def _span(attribute: str | None, default: int, limit: int) -> int:
    found = _LEADING_INTEGER.match(attribute) if attribute else None
    return min(int(found[1]), limit) if found else default


def resolve(draft: TableDraft, limits: Limits) -> list[Item]:
    """Return a finished table as items: a Grid where it holds data, its paragraphs where it only lays out the page.

    Raises Unreadable "too-many-cells".
    """
    rows = draft.rows + draft.feet
    verdict = "layout" if draft.presentation else _judge(rows)
    if verdict == "data":
        above: list[Item] = []
        while len(rows) > 1 and (found := _heading_row(rows[0][1])):
            above += found
            rows = rows[1:]
        return [*draft.loose, *above, _grid(rows, draft.box, limits)]
    if verdict == "mixed":
        return [*draft.loose, *_parts(rows, draft.box, limits)]
    return [*draft.loose, *(item for _, row in rows for cell in row for item in cell.items)]


def _is_prose(item: Item) -> bool:
    return isinstance(item, Run) and (
        item.level is not None
        or (len(item.text) > _PROSE_LENGTH and ("。" in item.text or "；" in item.text))
    )


def _judge(rows: list[tuple[int, list[CellDraft]]]) -> str:
    """Tell "data" from "layout", and "mixed": a page laid out in one table whose other rows are data."""
    cells = [cell for _, row in rows for cell in row]
    if max((len(row) for _, row in rows), default=0) < 2 or sum(1 for cell in cells if _filled(cell)) < 2:
        return "layout"
    numbers = prose = text = linked = 0
    nested = False
    for cell in cells:
        length = 0
        for item in cell.items:
            if isinstance(item, Run):
                length += len(item.text)
                linked += len(item.text) if item.linked else 0
                prose += len(item.text) if _is_prose(item) else 0
            elif isinstance(item, Grid):
                nested = True
        text += length
        if len(cell.items) == 1 and isinstance(cell.items[0], Run) and length <= 16:
            found = cell.items[0].text
            numbers += bool(_DIGITS.search(found) and _NUMBERLIKE.fullmatch(found))
        elif not _filled(cell):
            numbers += 1
    if text == 0 or linked * 10 > text * 8:
        return "layout"
    if nested and numbers < 6:
        return "layout"
    if prose * 10 > text * 3:
        return "mixed" if numbers >= 6 else "layout" if prose * 2 > text else "data"
    return "mixed" if prose and numbers >= 6 and _holds_sections(rows) else "data"


def _filled(cell: CellDraft) -> bool:
    """Whether anything but a form field stands in a cell."""
    return any(not isinstance(item, Field) for item in cell.items)


def _holds_sections(rows: list[tuple[int, list[CellDraft]]]) -> bool:
    """Whether several rows of one cell are headings and others prose: a whole report in one table."""
    alone = [item for _, row in rows if len(row) == 1 for item in row[0].items]
    headings = [
        item for item in alone if isinstance(item, Run) and landmark(item.marker + item.text, marked=False)
    ]
    return len(headings) > 1 and any(map(_is_prose, alone))


def _heading_row(row: list[CellDraft]) -> list[Item]:
    """Return what stands in a row of one cell that is the heading of a section, nothing for any other row."""
    if len(row) != 1 or row[0].row_span != 1:
        return []
    runs = [item for item in row[0].items if isinstance(item, Run)]
    return row[0].items if len(runs) == 1 and heads_table(runs[0].marker + runs[0].text) else []


def _parts(rows: list[tuple[int, list[CellDraft]]], box: Box, limits: Limits) -> list[Item]:
    """Cut a page laid out in one table: rows of prose become paragraphs, the rows between them tables."""
    out: list[Item] = []
    pending: list[tuple[int, list[CellDraft]]] = []

    def close() -> None:
        if pending:
            out.extend(resolve(TableDraft(box, rows=list(pending)), limits) if _judge(pending) != "mixed" else
                       [_grid(list(pending), box, limits)])  # fmt: skip
            pending.clear()

    for group, row in rows:
        filled = [cell for cell in row if cell.items]
        if len(filled) == 1 and any(
            _is_prose(item)
            or isinstance(item, Grid)
            or (len(row) == 1 and isinstance(item, Run) and landmark(item.text, marked=False))
            for item in filled[0].items
        ):
            close()
            out.extend(filled[0].items)
        elif filled:
            pending.append((group, row))
    close()
    return out


def cell_text(items: list[Item]) -> str:
    """Return the text of a cell: paragraphs on lines of their own, a table inside it row by row."""
    if len(items) == 1 and isinstance(items[0], Run):
        return items[0].marker + items[0].text
    lines: list[str] = []
    for item in items:
        if isinstance(item, Run):
            lines.append(item.marker + item.text)
        elif isinstance(item, Grid):
            by_row: dict[int, list[str]] = {}
            for cell in item.cells:
                by_row.setdefault(cell.row, []).append(cell.text.replace("\n", " "))
            lines.extend(" ".join(row) for row in by_row.values())
    return "\n".join(lines)


def _grid(rows: list[tuple[int, list[CellDraft]]], box: Box, limits: Limits) -> Grid:
    """Place the cells by the algorithm of the HTML standard.

    A cell that would run into one that reaches down from a row above is cut short; columns in which no cell
    begins (a colspan larger than the table) are taken out, so every column of the grid is one a reader can see.
    """
    ends: dict[int, int] = {}
    last = len(rows)
    for index in range(last - 1, -1, -1):
        ends.setdefault(rows[index][0], index + 1)
    busy: list[int] = []
    cells: list[GridCell] = []
    remarks: list[tuple[str, int]] = []
    places = 0
    for index, (group, row) in enumerate(rows):
        column = 0
        for draft in row:
            before = column
            while column < len(busy) and busy[column] > index:
                column += 1
            end = min(index + draft.row_span, ends[group])
            width = 0
            while width < draft.column_span:
                if column + width < len(busy):
                    if busy[column + width] > index:
                        break
                    busy[column + width] = end
                else:
                    busy.append(end)
                width += 1
            places += width + column - before
            if places > limits.max_cells * 4:
                raise Unreadable("too-many-cells", cells=places, limit=limits.max_cells)
            remarks += [(item.text, len(cells)) for item in draft.items if isinstance(item, Remark)]
            text = cell_text(draft.items)
            opaque = not text and any(isinstance(item, Picture | Frame | Field) for item in draft.items)
            cells.append(GridCell(text, index, column, end - index, width, opaque))
            column += width
    starts = sorted({cell.column for cell in cells})
    if len(starts) < len(busy):
        for cell in cells:
            first, stop = (
                bisect_left(starts, cell.column),
                bisect_left(starts, cell.column + cell.column_span),
            )
            cell.column, cell.column_span = first, max(1, stop - first)
    if len(cells) > limits.max_cells:
        raise Unreadable("too-many-cells", cells=len(cells), limit=limits.max_cells)
    return Grid(cells, len(rows), len(starts), box, remarks)
