"""The smallest repair of a table as what has to be written into its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gxlint import relations
from gxlint.checks.renumbering import reads
from gxlint.diagnostics import Change
from gxlint.tables.forms import table_form
from gxlint.tables.model import CellKey, KeyedTable
from gxlint.tables.writing import rewritten


def repaired(
    table: KeyedTable, repair: Iterable[relations.Change[CellKey]], lines: Sequence[str]
) -> tuple[Change, ...]:
    """Return what has to be written for a repair; nothing where a cell of it cannot be rewritten for certain: it is
    blank, its number is broken over two lines, or a note beside it would have to change as well."""
    form = table_form(table.kind)
    written = []
    for change in repair:
        cell = table.cells.get(change.key)
        kind = form.row[change.key[0]].kind if change.key[0] in form.row else "count"
        text = rewritten(cell.value.literal, change.should_be, kind) if cell and not cell.joined else None
        if cell is None or text is None or not reads(lines, cell.span, cell.value.literal):
            return ()
        written.append(Change(cell.span, text))
    return tuple(written)
