"""What the readers of all tables share: from packed pieces to keyed cells, spans and row issues."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from gxlint.document import Span
from gxlint.tables import order
from gxlint.tables.cells import is_broken, read_value
from gxlint.tables.forms import TableForm
from gxlint.tables.labels import labels
from gxlint.tables.model import CellKey, KeyedCell, LabelIssue, Number, State
from gxlint.tables.packing import Strip
from gxlint.tables.pieces import VALUE, Line, Piece
from gxlint.tables.rawrow import REPEATED, Assembly, RawRow


def keyed_cell(row: str, column: str, pieces: Sequence[Piece], kind: str = "count") -> KeyedCell:
    """Return the cell that one piece is, or two pieces of a broken number."""
    first = pieces[0]
    if len(pieces) == 1:
        value = first.read.value
        if value is None or kind == "signed":
            value = read_value(first.text, kind)
        span = Span(first.line, first.column, first.end_line, first.end_column)
        return KeyedCell(row, column, value, span, first.block, "\n" in first.text and is_broken(first.text))
    literal = "\n".join(piece.text.strip() for piece in pieces)
    return KeyedCell(row, column, read_value(literal, kind), cover(pieces), first.block, True)


def cover(pieces: Sequence[Piece]) -> Span:
    """Return the span from the first piece to the last, in reading order."""
    first, last = pieces[0], pieces[-1]
    return Span(first.line, first.column, last.end_line, last.end_column)


def row_span(row: RawRow, used: Sequence[Piece] = ()) -> Span:
    """Return the place of a row: its label and its cells."""
    return cover([row.label[0], *used] if used else row.label)


def table_span(lines: Sequence[Line], first: int, last: int) -> Span:
    """Return the span of the lines `first` to `last`."""
    pieces = lines[first].pieces or next(line.pieces for line in lines[first:] if line.pieces)
    end = next(lines[at].pieces for at in range(last, first - 1, -1) if lines[at].pieces)
    return Span(pieces[0].line, pieces[0].column, end[-1].end_line, end[-1].end_column)


def strips_of(table: Assembly, count: Callable[[RawRow], int]) -> list[Strip]:
    """Return the pieces of every row for packing; `count` says how many cells a row should have."""
    direct = order.directly_behind(table.kind)
    strips: list[Strip] = []
    following: str | None = None
    for row in reversed(table.rows):
        follows = row.key is not None and following in direct.get(row.key, ())
        wrapped = len(row.label) > 1 or row.how == "cut"
        strips.append(Strip(row.tokens, count(row), row.lead, len(row.own), row.line, follows, wrapped))
        if row.group is None:
            following = row.key or "?"
    return strips[::-1]


def row_issues(table: Assembly, form: TableForm, expected: Iterable[str], place: Span) -> list[LabelIssue]:
    """Return the row labels that are altered, added, repeated, or missing among the keys `expected`."""
    known = labels(form.kind)
    found: list[LabelIssue] = []
    standing = {row.key for row in table.rows if row.key}
    for row in table.rows:
        if row.key is not None and row.how != "exact":
            entry = known.main["row", row.key]
            found.append(LabelIssue("altered", "row", row.key, row.text, entry.label, cover(row.label)))
        elif row.key is None and row.group is None and any(p.read.what == VALUE for p in row.tokens):
            kind = "repeated" if row.how == REPEATED else "added"
            found.append(LabelIssue(kind, "row", None, row.text, "", cover(row.label)))
    for key in expected:
        if key not in standing:
            after = form.place[key]
            behind = next((r for r in table.rows if r.key and form.place[r.key] > after), None)
            span = cover(behind.label) if behind else place
            found.append(LabelIssue("missing", "row", key, "", known.main["row", key].label, span))
    return found


def without_disputed(
    rows: Iterable[RawRow], cells: Mapping[CellKey, KeyedCell]
) -> tuple[dict[CellKey, KeyedCell], list[CellKey]]:
    """Return the cells without those of a row that stands a second time with other numbers, and their keys: which of the
    two is meant nobody can say."""
    numbers: dict[str, set[tuple[Number | None, ...]]] = {}
    for row in rows:
        if row.again is not None:
            values = [piece.read.value for piece in row.tokens if piece.read.what == VALUE]
            numbers.setdefault(row.again, set()).add(
                tuple(value.number if value else None for value in values)
            )
    disputed: list[CellKey] = []
    for key, others in numbers.items():
        own = [cell for cell in cells.values() if cell.row == key]
        if others != {tuple(cell.value.number for cell in own if cell.value.state is not State.BLANK)}:
            disputed += [(cell.row, cell.column) for cell in own]
    return {key: cell for key, cell in cells.items() if key not in disputed}, disputed


def reading(by_label: bool, *, by_order: bool, broken: bool, joined: bool) -> tuple[str, ...]:
    """Return the words of KeyedTable.reading."""
    said = {"rows-by-order": by_order, "parts-joined": broken, "number-joined": joined}
    columns = "columns-by-label" if by_label else "columns-by-position"
    return (columns, *(word for word, true in said.items() if true))
