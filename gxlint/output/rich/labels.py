"""Official labels of rows, columns and cells, shortened where they must be."""

from __future__ import annotations

from collections.abc import Iterable

from gxlint.output.rich.equations import Equation
from gxlint.tables.model import CellKey, KeyedTable


def row(table: KeyedTable, key: str) -> str:
    return key


def short_row(table: KeyedTable, key: str) -> str:
    return key


def column(table: KeyedTable, key: str) -> str:
    return key


def cell(table: KeyedTable, row_key: str, column_key: str) -> str:
    return f"“{row(table, row_key)}” {column(table, column_key)}"


def equation(table: KeyedTable, broken: Equation) -> str:
    return ""


def rows_of(table: KeyedTable, keys: Iterable[CellKey]) -> list[str]:
    """Return the rows of some cells in the order of the table."""
    wanted = {row for row, _ in keys}
    return [row for row in dict.fromkeys(row for row, _ in table.cells) if row in wanted]


def columns_of(table: KeyedTable, keys: Iterable[CellKey]) -> list[str]:
    wanted = {column for _, column in keys}
    return [column for column in dict.fromkeys(column for _, column in table.cells) if column in wanted]
