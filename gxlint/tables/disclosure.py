"""T2, 主动公开政府信息情况: a block of rows and columns for each item of art. 20; the forms differ in the columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
from gxlint.tables.forms import Item, TableForm, table_form
from gxlint.tables.heads import Head, is_subsequence
from gxlint.tables.labels import labels
from gxlint.tables.model import CellKey, KeyedCell, KeyedTable, LabelIssue
from gxlint.tables.naming import settle
from gxlint.tables.packing import Packed, Pages, pack
from gxlint.tables.pieces import BLANK, Line, Piece
from gxlint.tables.rawrow import Assembly, RawRow

KIND = "disclosure"
WIDTH = 3


@dataclass(slots=True)
class _Block:
    """An item as it stands there: its header labels, the form they are of, and the order of its columns."""

    item: Item
    heads: list[Head]
    form: str | None
    columns: tuple[str, ...] | None = None
    by_label: bool = False


def read(table: Assembly, lines: Sequence[Line], pages: Pages) -> KeyedTable | None:
    """Return the table, None when too little of it stands there to be one."""
    by_order = settle(table)
    form = table_form(KIND)
    rows = [row for row in table.rows if row.key]
    if not any(row.tokens for row in rows) or (not any(row.heads for row in rows) and len(rows) < 3):
        return None
    blocks = {item.key: _block(form, item, rows) for item in form.items}
    form_id = _form_of(form, blocks, rows)
    for block in blocks.values():
        _order_columns(block, form_id)

    def count(row: RawRow) -> int:
        block = blocks[form.item[row.key].key] if row.key else None
        return len(block.columns) if block and block.columns else WIDTH

    packed = pack(strips_of(table, count), lines, pages)
    result = _Result(form, form_id)
    for row, found in zip(table.rows, packed, strict=True):
        if row.key is not None:
            result.add(row, found, blocks[form.item[row.key].key])
    result.cells, disputed = without_disputed(table.rows, result.cells)
    result.unread += disputed
    place = table_span(lines, table.first, table.last)
    expected = form.expected(form_id)
    absent = tuple(key for key in expected if key not in result.cells and key not in result.unread)
    column_issues = _column_issues(form, form_id, blocks, place)
    wanted = dict.fromkeys(row for row, _ in expected)
    return KeyedTable(
        kind=KIND,
        form=form_id,
        span=place,
        block=lines[table.first].block,
        end_block=lines[table.last].block + 1,
        cells=result.cells,
        unread=tuple(result.unread),
        absent=absent,
        label_issues=(*column_issues, *result.foreign, *row_issues(table, form, wanted, place)),
        foreign_labels=tuple(dict.fromkeys([*_foreign_columns(form_id, blocks), *(i.key or "" for i in result.foreign)])),
        row_spans=result.spans,
        reading=reading(
            all(block.by_label for block in blocks.values() if block.columns and block.item.key in result.items),
            by_order=by_order,
            broken=False,
            joined=result.joined,
        ),
    )  # fmt: skip


class _Result:
    """Cells under their keys, as rows come."""

    def __init__(self, form: TableForm, form_id: str | None) -> None:
        self.form = form
        self.form_id = form_id
        self.cells: dict[CellKey, KeyedCell] = {}
        self.unread: list[CellKey] = []
        self.foreign: list[LabelIssue] = []
        self.spans: dict[str, Span] = {}
        self.items: set[str] = set()
        self.joined = False

    def add(self, row: RawRow, found: Packed | None, block: _Block) -> None:
        assert row.key is not None
        expected = self.form.columns_of(row.key, self.form_id)
        if not expected:
            label = self.form.row[row.key].label
            self.foreign.append(LabelIssue("superseded", "row", row.key, row.text, label, cover(row.label)))
            return
        used: list[Piece] = []
        if found is not None and block.columns is not None:
            for key, pieces in zip(block.columns, found, strict=True):
                if key in expected:
                    kind = self.form.column(key, block.form or self.form_id).kind
                    cell = keyed_cell(row.key, key, pieces, kind)
                    self.cells[row.key, key] = cell
                    self.joined = self.joined or cell.joined
            used = [*found[-1]]
            self.items.add(block.item.key)
        standing = expected if block.columns is None else [key for key in expected if key in block.columns]
        self.unread += [(row.key, key) for key in standing if (row.key, key) not in self.cells]
        self.spans[row.key] = row_span(row, used)


def _block(form: TableForm, item: Item, rows: Sequence[RawRow]) -> _Block:
    pieces = next((row.heads for row in rows if row.key in item.rows and row.heads), [])
    heads = header.resolve(pieces, labels(KIND))
    fits: dict[str, int] = {}
    for form_id, columns in item.columns.items():
        fitting = [
            head for head in heads if any(e.key in columns and form_id in e.forms for e in head.entries)
        ]
        fits[form_id] = len(fitting)
    best = max(fits, key=lambda form_id: fits[form_id])
    clear = fits[best] > 0 and sum(1 for times in fits.values() if times == fits[best]) == 1
    return _Block(item, heads, best if clear else None)


def _form_of(form: TableForm, blocks: Mapping[str, _Block], rows: Sequence[RawRow]) -> str | None:
    """Return the form that most items are of. Rows that only one form has count like an item; without any
    label to go by, the numbers of cells decide where they agree."""
    votes = Counter(block.form for block in blocks.values() if block.form)
    for row in rows:
        if row.key and len(form.row[row.key].forms) == 1:
            votes[form.row[row.key].forms[0]] += 1
    if votes:
        ranked = votes.most_common()
        if len(ranked) == 1 or ranked[0][1] > ranked[1][1]:
            return ranked[0][0]
        return next(iter(blocks.values())).form or ranked[0][0]
    fitting = []
    for years in form.forms:
        wanted = {row.key: len(form.columns_of(row.key, years.id)) for row in rows if row.key}
        if all(
            len([p for p in row.tokens if p.read.what != BLANK]) == wanted[row.key] for row in rows if row.key
        ):
            fitting.append(years.id)
    return fitting[0] if len(fitting) == 1 and len(rows) > 2 else None


def _order_columns(block: _Block, form_id: str | None) -> None:
    """Settle which columns the numbers of an item stand in: by the labels, or by the form when they leave no doubt."""
    standard = block.item.columns.get(block.form or form_id or "")
    if standard is None:
        return
    heads = [head for head in block.heads if head.keys]
    fitting = [head.keys.intersection(standard) for head in heads]
    if all(len(keys) == 1 for keys in fitting):
        found = [next(iter(keys)) for keys in fitting]
        complete = sorted(found) == sorted(standard)
        if complete:
            block.columns, block.by_label = (
                _in_order(heads, found),
                all(head.how == "exact" for head in heads),
            )
        elif is_subsequence(found, standard):
            block.columns = standard
    elif len(heads) == len(standard) and all(
        key in keys for key, keys in zip(standard, fitting, strict=True)
    ):
        block.columns = standard


def _in_order(heads: Sequence[Head], keys: Sequence[str]) -> tuple[str, ...]:
    grid = [head.pieces[0].grid for head in heads]
    if min(grid) >= 0 and len(set(grid)) == len(grid):
        return tuple(key for _, key in sorted(zip(grid, keys, strict=True)))
    return tuple(keys)


def _column_issues(
    form: TableForm, form_id: str | None, blocks: Mapping[str, _Block], place: Span
) -> list[LabelIssue]:
    found: list[LabelIssue] = []
    for block in blocks.values():
        own = block.form or form_id
        standard = block.item.columns.get(own or "")
        if own is None or standard is None or form_id not in block.item.columns:
            continue
        names = {key: form.column(key, own).label for key in standard}
        if block.form not in (None, form_id):
            found += [
                LabelIssue("superseded", "column", next(iter(head.keys)), head.text, "", head.span)
                for head in block.heads
                if len(head.keys) == 1
            ]
            continue
        where = cover(block.heads[0].pieces) if block.heads else place
        found += header.issues(block.heads, standard, names, where)
    return list(dict.fromkeys(found))


def _foreign_columns(form_id: str | None, blocks: Mapping[str, _Block]) -> list[str]:
    found: list[str] = []
    for block in blocks.values():
        own = block.item.columns.get(form_id or "", ())
        if own and block.form not in (None, form_id):
            found += [key for key in block.item.columns[block.form or ""] if key not in own]
    return found
