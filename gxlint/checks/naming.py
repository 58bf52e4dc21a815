"""Cells, tables and relations by the names the form prints, and what the form says of a cell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from gxlint.relations import Relation, parse
from gxlint.resources import derived
from gxlint.tables.forms import table_form
from gxlint.tables.model import KeyedCell, KeyedTable

Text = Mapping[str, str]


def table_name(kind: str) -> Text:
    """Return what a table is called in a message, in both languages."""
    return table_form(kind).name


def row_label(table: KeyedTable, key: str) -> str:
    """Return the printed label of a row, the key itself where the form has no such row."""
    row = table_form(table.kind).row.get(key)
    return key if row is None else row.short


def column_label(table: KeyedTable, key: str) -> str:
    """Return the printed label of a column, the key itself where the form has no such column."""
    try:
        return table_form(table.kind).column(key, table.form).label
    except KeyError:
        return key


def cell_label(table: KeyedTable, row: str | None, column: str | None) -> str:
    """Return row and column label of a cell; one of them when the other is None or says nothing."""
    if table.kind == "statistics" and row is not None:
        return row_label(table, row)
    parts = [row_label(table, row)] if row is not None else []
    if column is not None:
        parts.append(column_label(table, column))
    return " ".join(parts)


def reads(label: str, cell: KeyedCell) -> Text:
    """Return what a cell says, by its label: “行政复议 总计”为 3."""
    literal = cell.value.literal.strip()
    return {"zh": f"“{label}”为 {literal}", "en": f"“{label}” is {literal}"}


def cell_kind(table: KeyedTable, cell: KeyedCell) -> str:
    """Return what the form lets a cell hold: count, signed or money."""
    return _kind_and_unit(table.kind, table.form, cell.row, cell.column)[0]


def cell_unit(table: KeyedTable, cell: KeyedCell) -> str | None:
    """Return the unit the form prints for a cell (万元, 件), None where it leaves the unit to the cell."""
    return _kind_and_unit(table.kind, table.form, cell.row, cell.column)[1]


@derived
@lru_cache(maxsize=4096)
def _kind_and_unit(kind: str, form_id: str | None, row_key: str, column_key: str) -> tuple[str, str | None]:
    form = table_form(kind)
    row = form.row.get(row_key)
    try:
        column = form.column(column_key, form_id)
    except KeyError:
        column = None
    held = row.kind if row is not None and row.kind != "count" else column.kind if column else "count"
    if row is not None and row.unit is not None:
        return held, row.unit
    return held, (column.unit or ("件" if column.kind == "count" else None)) if column else None


class Printed(NamedTuple):
    """A relation of the form: as it is printed, and parsed without its row keys (names as symbols)."""

    text: str
    symbolic: Relation


@derived
@cache
def form_relation(kind: str, name: str) -> Printed:
    """Return a relation that the form of a kind of table prints, by its id. Raises KeyError for no such id."""
    text = {relation.id: relation.text for relation in table_form(kind).relations}[name]
    return Printed(text, parse(text))
