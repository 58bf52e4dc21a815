"""Places in a workbook as people write them: 申请!C7; and in `Table.source`, where the cells of a table stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from gxlint.text.patterns import lazy

_AREA = lazy(
    r"([A-Z]{1,3}(?::[A-Z]{1,3})?(?:,[A-Z]{1,3}(?::[A-Z]{1,3})?)*)/(\d{1,7}(?::\d{1,7})?(?:,\d{1,7}(?::\d{1,7})?)*)"
)


def column_name(column: int) -> str:
    """Return the letters of a column counted from 0: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the column of some letters, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def place(sheet: str, row: int, column: int) -> str:
    """Return the place of a cell counted from 0: 申请!C7."""
    return f"{sheet}!{column_name(column)}{row + 1}"


def area(sheet: str, rows: Sequence[int], columns: Sequence[int]) -> str:
    """Return the `source` of a table: its columns and rows in the sheet (申请!B:D,F:J/3:30), ascending, from 0."""
    across = ",".join(_run(column_name(a), column_name(b)) for a, b in _runs(columns))
    down = ",".join(_run(str(a + 1), str(b + 1)) for a, b in _runs(rows))
    return f"{sheet}!{across}/{down}"


def cell_place(source: str, row: int, column: int) -> str | None:
    """Return the place of a cell of a table by the table's source and its place in the grid; None for another source.

    A row beyond the table is counted on from its last one, so that no place is ever invented inside it.
    """
    sheet, mark, rest = source.rpartition("!")
    found = _AREA.fullmatch(rest) if mark else None
    if found is None:
        return None
    columns = [tuple(map(column_number, part.split(":"))) for part in found[1].split(",")]
    rows = [tuple(int(number) - 1 for number in part.split(":")) for part in found[2].split(",")]
    return place(sheet, _nth(rows, row), _nth(columns, column))


def is_place(source: str) -> bool:
    """Whether a source is a place in a workbook."""
    return "!" in source


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    if not numbers:
        return []
    breaks = [0, *(at + 1 for at, (a, b) in enumerate(pairwise(numbers)) if b != a + 1), len(numbers)]
    return [(numbers[a], numbers[b - 1]) for a, b in pairwise(breaks)]


def _run(first: str, last: str) -> str:
    return first if first == last else f"{first}:{last}"


def _nth(runs: Sequence[tuple[int, ...]], index: int) -> int:
    starts = [0]
    for run in runs:
        starts.append(starts[-1] + run[-1] - run[0] + 1)
    at = min(bisect_right(starts, index) - 1, len(runs) - 1)
    return runs[at][0] + index - starts[at]
