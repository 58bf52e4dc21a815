"""T3, 收到和处理政府信息公开申请情况: seven columns, 25 rows (form of 2021) or 23 (2019).

`relation_text` is the sentence of the corner as printed, its brackets included; a sentence broken over lines
is put together. The forms differ in (六)其他处理 alone: three rows make it 2021, one row 2019, none leaves it open.
"""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.document import Span
from gxlint.tables import heads as header
from gxlint.tables.binding import (
    cover,
    keyed_cell,
    reading,
    row_issues,
    row_span,
    strips_of,
    table_span,
    without_disputed,
)
from gxlint.tables.forms import TableForm, table_form
from gxlint.tables.heads import Head, is_subsequence
from gxlint.tables.labels import labels
from gxlint.tables.model import CellKey, KeyedCell, KeyedTable, LabelIssue
from gxlint.tables.naming import settle
from gxlint.tables.packing import Pages, pack
from gxlint.tables.pieces import Line, Piece
from gxlint.tables.rawrow import Assembly, RawRow

KIND = "requests"
WIDTH = 7
SPLIT = ("other.1", "other.2", "other.3")
LEAST_ROWS = 3
"""Fewer recognised rows are no table."""


def read(table: Assembly, lines: Sequence[Line], pages: Pages) -> KeyedTable | None:
    """Return the table, None when too little of it stands there to be one."""
    by_order = settle(table)
    rows = [row for row in table.rows if row.key]
    if len(rows) < LEAST_ROWS or not any(row.tokens for row in rows):
        return None
    form = table_form(KIND)
    _one_other(rows)
    rows = [row for row in rows if row.key]
    form_id = _form_of(rows)
    order, by_label, column_issues = _columns(table, form)
    packed = pack(strips_of(table, lambda _: WIDTH), lines, pages)
    cells: dict[CellKey, KeyedCell] = {}
    unread: list[CellKey] = []
    spans: dict[str, Span] = {}
    joined = False
    for row, found in zip(table.rows, packed, strict=True):
        if row.key is None:
            continue
        used: list[Piece] = []
        if found is None or order is None:
            unread += [(row.key, column.key) for column in form.columns]
        else:
            for column, pieces in zip(order, found, strict=True):
                cell = keyed_cell(row.key, column, pieces)
                cells[row.key, column] = cell
                joined = joined or cell.joined
            used = [*found[-1]]
        spans[row.key] = row_span(row, used)
    cells, disputed = without_disputed(table.rows, cells)
    unread += disputed
    place = table_span(lines, table.first, table.last)
    expected = form.expected(form_id)
    absent = tuple(key for key in expected if key not in cells and key[0] not in spans)
    said = reading(by_label, by_order=by_order, broken=table.joined, joined=joined)
    corner = "".join(piece.text.strip() for piece in table.corner) or None
    return KeyedTable(
        kind=KIND,
        form=form_id,
        span=place,
        block=lines[table.first].block,
        end_block=lines[table.last].block + 1,
        cells=cells,
        unread=tuple(unread),
        absent=absent,
        label_issues=(
            *column_issues,
            *row_issues(table, form, dict.fromkeys(row for row, _ in expected), place),
        ),
        relation_text=corner,
        relation_span=cover(table.corner) if table.corner else None,
        row_spans=spans,
        reading=said,
    )


def _one_other(rows: Sequence[RawRow]) -> None:
    """(六)其他处理 beside its own three rows is their heading, whatever numbers stand behind it."""
    if any(row.key in SPLIT for row in rows):
        for row in rows:
            if row.key == "other":
                row.key, row.group = None, "other"


def _form_of(rows: Sequence[RawRow]) -> str | None:
    keys = {row.key for row in rows}
    return "2021" if keys.intersection(SPLIT) else "2019" if "other" in keys else None


def _columns(table: Assembly, form: TableForm) -> tuple[list[str] | None, bool, list[LabelIssue]]:
    """Return the columns in the order in which their numbers stand (None: it cannot be told), whether the labels
    themselves give it, and what is wrong with the labels."""
    standard = [column.key for column in form.columns]
    heads = header.resolve(table.heads, labels(KIND))
    found = [next(iter(head.keys)) for head in heads if len(head.keys) == 1]
    place = cover(table.heads) if table.heads else cover(table.rows[0].label)
    as_read = [standard[0], standard[-1], *standard[1:-1]]
    order = as_read if is_subsequence(found, as_read) else standard
    issues = header.issues(heads, order, {c.key: c.label for c in form.columns}, place)
    complete = sorted(found) == sorted(standard)
    if complete and _between(heads):
        return None, False, issues
    if is_subsequence(found, order):
        return standard, complete, issues
    if not complete:
        return None, False, issues
    own = _own_order([head for head in heads if len(head.keys) == 1])
    return own, own is not None, issues


def _between(heads: Sequence[Head]) -> bool:
    """Whether a column that the form does not have stands on one line between columns that it has: whose the numbers
    behind it are cannot be told, however many there are."""
    for before, head, after in zip(heads, heads[1:], heads[2:], strict=False):
        if (
            not head.keys
            and before.keys
            and after.keys
            and len({h.pieces[0].row for h in (before, head, after)}) == 1
        ):
            return True
    return False


def _own_order(heads: Sequence[Head]) -> list[str] | None:
    """The order of a table that has all labels in an order of its own."""
    grid = [head.pieces[0].grid for head in heads]
    keys = [next(iter(head.keys)) for head in heads]
    if min(grid) >= 0:
        if len(set(grid)) < len(grid):
            return None
        return [key for _, key in sorted(zip(grid, keys, strict=True))]
    if len({head.pieces[0].row for head in heads}) == 1:
        return keys
    return None
