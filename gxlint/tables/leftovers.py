"""What stands in a mandated table and is in no cell of it: numbers too many, and cells that show no text.

Nothing of it is read; it is kept so that nobody takes the table for wholly read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gxlint.tables.model import CellKey, KeyedTable, State, Unplaced
from gxlint.tables.pieces import BLANK, LABEL, TEXT, UNIT, VALUE, Line, Piece

_MANY = 3
"""So many numbers on a line without a label behind a table are a row of it; fewer may be anything."""
_NOTHING = frozenset({State.BLANK, State.DASH, State.NOT_APPLICABLE})
_FIELDS = frozenset({VALUE, BLANK, UNIT})


def with_leftovers(table: KeyedTable, lines: Sequence[Line], first: int, end: int) -> KeyedTable:
    """Return the table with what it leaves over; it stands on the lines from `first` up to `end`, end exclusive.

    A number in a table of which cells are unread is not named: the cells are, and it may be one of them.
    """
    table = _without_opaque(table, lines, first, end)
    if table.unread:
        return table
    found = tuple(_numbers(table, lines, first, end))
    return table._replace(unplaced=found) if found else table


def _without_opaque(table: KeyedTable, lines: Sequence[Line], first: int, end: int) -> KeyedTable:
    """A cell with a picture in place of text is not blank, and one with struck digits may be: neither was read."""
    unseen = {(piece.line, piece.column, piece.block): piece.read.what == BLANK
              for line in lines[first:end] for piece in line.pieces if piece.opaque}  # fmt: skip
    if not unseen:
        return table
    keys: dict[CellKey, bool] = {}
    for key, cell in table.cells.items():
        blank = unseen.get((cell.span.line, cell.span.column, cell.block))
        if blank is not None:
            keys[key] = blank
    cells = {key: cell for key, cell in table.cells.items() if key not in keys}
    opaque = tuple(key for key, blank in keys.items() if blank)
    return table._replace(cells=cells, unread=(*table.unread, *keys), opaque=opaque) if keys else table


def _numbers(table: KeyedTable, lines: Sequence[Line], first: int, end: int) -> Iterator[Unplaced]:
    starts = {cell.span[:2] for cell in table.cells.values()}
    own = lines[first:end]
    if any((piece.line, piece.column) not in starts
           for line in own for piece in line.pieces if piece.read.what == VALUE):  # fmt: skip
        yield from _inside(table, own, starts)
    for line_ in lines[end:]:
        numbers = [piece for piece in line_.pieces if _is_number(piece)]
        if len(numbers) < _MANY or any(piece.read.what not in _FIELDS for piece in line_.pieces):
            break
        yield from (Unplaced(piece.text.strip(), piece.span) for piece in numbers)


def _inside(
    table: KeyedTable, lines: Sequence[Line], starts: Collection[tuple[int, int]]
) -> Iterator[Unplaced]:
    """The numbers of the table's own lines at which no cell begins, and which are no second half of one."""
    row_of = {cell.span.line: cell.row for cell in table.cells.values()}
    joined = [(cell.span[:2], cell.span[2:]) for cell in table.cells.values() if cell.joined]
    for line in lines:
        for piece in _values(line):
            at = (piece.line, piece.column)
            if at not in starts and not any(start <= at < stop for start, stop in joined):
                yield Unplaced(piece.text.strip(), piece.span, row_of.get(piece.line))


def _values(line: Line) -> Iterator[Piece]:
    """The numbers of a line that may be cells: not one alone in running text, which may be the number of a page, and
    not those in front of a label, which number the rows."""
    pieces = line.pieces
    if len(pieces) == 1 and line.split == "":
        return
    front = next((at for at, piece in enumerate(pieces) if piece.read.what in (LABEL, TEXT)), 0)
    for piece in pieces[front:]:
        if _is_number(piece):
            yield piece


def _is_number(piece: Piece) -> bool:
    value = piece.read.value
    return piece.read.what == VALUE and value is not None and value.state not in _NOTHING
