"""Tables folded in two to fit a page: the columns stand twice side by side, and the rows go on at the right.

Offices fold the long statistics table so: 统计指标 | 单位 | 统计数 | 统计指标 | 单位 | 统计数. Read from left to right, a row would
mix two; here the right half is put below the left one, its places unchanged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gxlint.document import Cell
from gxlint.text.patterns import lazy

_WORD = lazy(r"[\u4e00-\u9fff]{2}")
_LEAST_COLUMNS, _LEAST_ROWS = 2, 3
_DEEPEST_HEAD = 3
"""Rows in which the heading may stand: a title and a unit may come before it."""


def unfolded(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Return the rows of a table, each sorted by column, with what was folded put below; other tables as they are."""
    found = _fold(rows)
    if found is None:
        return [list(row) for row in rows]
    head, starts = found
    above = [list(row) for row in rows[:head]]
    parts: list[list[list[Cell]]] = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else None
        part = [_between(row, start, end) for row in rows[head + (number > 0) :]]
        parts.append([row for row in part if number == 0 or any(cell.text.strip() for cell in row)])
    return above + [row for part in parts for row in part if row]


def _fold(rows: Sequence[Sequence[Cell]]) -> tuple[int, list[int]] | None:
    """The row of the heading and the columns at which it begins anew; None for a table that is not folded."""
    for head, row in enumerate(rows[:_DEEPEST_HEAD]):
        starts = _repeats(row)
        if starts and _labelled(rows[head + 1 :], starts):
            return head, starts
    return None


def _repeats(row: Sequence[Cell]) -> list[int]:
    row = [cell for cell in row if cell.text.strip()]  # a blank column may part the halves
    texts = ["".join(cell.text.split()) for cell in row]
    for columns in range(_LEAST_COLUMNS, len(texts) // 2 + 1):
        one = texts[:columns]
        # A caption that a converter wrote into each of the cells it spans is no heading.
        if len(set(one)) == columns and len(texts) % columns == 0 and texts == one * (len(texts) // columns):
            return [row[at].column for at in range(0, len(row), columns)]
    return []


def _labelled(rows: Sequence[Sequence[Cell]], starts: Sequence[int]) -> bool:
    """Whether each group has labels of its own (the groups of table four have numbers only), and no cell
    of a row with numbers lies across; a note or the names below the table may."""
    for row in rows:
        if any(cell.text.strip().isdecimal() for cell in row) and any(
            cell.column < start < cell.column + cell.column_span for cell in row for start in starts
        ):
            return False
    at_start: Mapping[int, int] = {
        start: sum(
            cell.column == start and _WORD.search(cell.text) is not None for row in rows for cell in row
        )
        for start in starts
    }
    return min(at_start.values()) >= _LEAST_ROWS


def _between(row: Sequence[Cell], start: int, end: int | None) -> list[Cell]:
    return [
        cell._replace(column=cell.column - start)
        for cell in row
        if start <= cell.column and (end is None or cell.column < end)
    ]
