"""The official labels of rows, columns and cells, as the forms print them (rules/tables)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gxlint.tables.forms import KINDS, TableForm, table_form
from gxlint.tables.model import CellKey, KeyedTable
from gxlint.text.patterns import lazy

if TYPE_CHECKING:
    from gxlint.engine.equations import Equation

_NUMERAL = lazy(r"\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、")
_ITEM = lazy(r"\d+\.")


def row(table: KeyedTable, key: str) -> str:
    """Return the label of a row without the gloss behind it: (七)总计; the key of one that no form has."""
    form = _form(table)
    found = form.row.get(key) if form else None
    if found is None:
        return key
    return found.short


def short_row(table: KeyedTable, key: str) -> str:
    """Return the label of a row with the numeral of its group where it says little alone: (三)1.属于国家秘密."""
    label = row(table, key)
    form = _form(table)
    if form is None or key not in form.row or not (_ITEM.match(label) or form.kind == "statistics"):
        return label
    group = form.row[key].group
    named = next((entry.label for entry in form.groups if entry.key == group), "")
    if not named and group is not None and group in form.row and group != key:
        named = form.row[group].label
    numeral = _NUMERAL.match(named)
    return numeral[0] + label if numeral else label


def column(table: KeyedTable, key: str) -> str:
    """Return the label of a column: 自然人; the key of one that no form has."""
    form = _form(table)
    try:
        return form.column(key, table.form).label if form else key
    except KeyError:
        return key


def cell(table: KeyedTable, row_key: str, column_key: str) -> str:
    """Return a cell by its labels: “(七)总计 自然人”; the row alone where the table has one column."""
    form = _form(table)
    label = short_row(table, row_key)
    return (
        f"“{label}”"
        if form is not None and len(form.columns) == 1
        else f"“{label} {column(table, column_key)}”"
    )


def equation(table: KeyedTable, broken: Equation) -> str:
    """Return what an equation speaks of: a column, a row, or the item the others add up to."""
    rows, columns = {row for row, _ in broken.cells}, {column for _, column in broken.cells}
    form = _form(table)
    if len(rows) == 1:
        return f"“{short_row(table, rows.pop())}”"
    if len(columns) == 1 and (form is None or len(form.columns) > 1):
        return column(table, columns.pop())
    key = broken.whole or broken.left[0]
    return f"“{short_row(table, key[0])}”"


def rows_of(table: KeyedTable, keys: Iterable[CellKey]) -> list[str]:
    """Return the rows of some cells in the order of the form."""
    form = _form(table)
    place = form.place if form else {}
    return sorted({row for row, _ in keys}, key=lambda row: (place.get(row, len(place)), row))


def columns_of(table: KeyedTable, keys: Iterable[CellKey]) -> list[str]:
    """Return the columns of some cells in the order of the form."""
    form = _form(table)
    place = {entry.key: index for index, entry in enumerate(form.columns)} if form else {}
    return sorted({column for _, column in keys}, key=lambda column: (place.get(column, len(place)), column))


def _form(table: KeyedTable) -> TableForm | None:
    return table_form(table.kind) if table.kind in KINDS else None
