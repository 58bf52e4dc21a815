"""S, 政府信息公开情况统计表 (国办发〔2014〕32号): rows of label, unit and number."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.document import Span
from gxlint.tables.binding import keyed_cell, reading, row_issues, row_span, strips_of, table_span
from gxlint.tables.forms import table_form
from gxlint.tables.model import CellKey, KeyedCell, KeyedTable, State
from gxlint.tables.naming import settle
from gxlint.tables.packing import Packed, Pages, pack
from gxlint.tables.pieces import BLANK, TEXT, UNIT, VALUE, Line, Piece
from gxlint.tables.rawrow import Assembly, RawRow

KIND = "statistics"
FORM = "2014"
COLUMN = "value"
LEAST_ROWS = 5
WIDTH = 2


def read(table: Assembly, lines: Sequence[Line], pages: Pages) -> KeyedTable | None:
    """Return the table, None when too little of it stands there to be one."""
    by_order = settle(table)
    form = table_form(KIND)
    data = [row for row in table.rows if row.key and not form.row[row.key].caption]
    filled = [row for row in data if any(piece.read.what in (VALUE, UNIT) for piece in row.tokens)]
    if len(data) < LEAST_ROWS or len(filled) < LEAST_ROWS:
        return None
    with_unit = sum(1 for row in filled if any(p.read.what == UNIT for p in row.tokens)) * 2 > len(filled)
    width = 2 if with_unit else 1
    strips = [
        strip
        for row, strip in zip(table.rows, strips_of(table, lambda _: width), strict=True)
        if _is_data(row)
    ]
    packed = iter(pack(strips, lines, pages))
    cells: dict[CellKey, KeyedCell] = {}
    unread: list[CellKey] = []
    spans: dict[str, Span] = {}
    for row in table.rows:
        if not _is_data(row):
            if row.key:
                spans[row.key] = row_span(row)
            continue
        pieces = _number_of(next(packed))
        key = row.key or ""
        spans[key] = row_span(row, pieces or ())
        if pieces is None:
            if not form.row[key].optional:
                unread.append((key, COLUMN))
            continue
        cell = keyed_cell(key, COLUMN, pieces, form.row[key].kind)
        if not form.row[key].optional or cell.value.state in (State.NUMBER, State.ANNOTATED):
            cells[key, COLUMN] = cell
    place = table_span(lines, table.first, table.last)
    expected = form.expected(FORM)
    absent = tuple(key for key in expected if key not in cells and key[0] not in spans)
    return KeyedTable(
        kind=KIND,
        form=FORM,
        span=place,
        block=lines[table.first].block,
        end_block=lines[table.last].block + 1,
        cells=cells,
        unread=tuple(unread),
        absent=absent,
        label_issues=tuple(row_issues(table, form, (row for row, _ in expected), place)),
        row_spans=spans,
        reading=reading(
            True, by_order=by_order, broken=table.joined, joined=any(cell.joined for cell in cells.values())
        ),
    )


def _is_data(row: RawRow) -> bool:
    return row.key is not None and not table_form(KIND).row[row.key].caption


def _number_of(found: Packed | None) -> tuple[Piece, ...] | None:
    """Return the number of a row of unit and number, in either order, or of a number alone."""
    if found is None:
        return None
    if len(found) == 1:
        return found[0]
    first, second = found[0], found[1]
    if second[0].read.what == UNIT and first[0].read.what != UNIT:
        first, second = second, first
    return second if _no_number(first) else None


def _no_number(pieces: tuple[Piece, ...]) -> bool:
    """Whether a piece may stand in the column of units."""
    piece = pieces[0]
    if piece.read.what in (UNIT, BLANK, TEXT):
        return True
    return piece.read.value is not None and piece.read.value.state in (State.DASH, State.NOT_APPLICABLE)
