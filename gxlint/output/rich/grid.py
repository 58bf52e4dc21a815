"""A small part of a table drawn in columns: rows and columns that matter, the others left out with …."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gxlint.output.rich.lines import ELLIPSIS, Line, cut, head, line_width, pad
from gxlint.text.width import width

_GAP = 2
_LABEL_LEAST, _LABEL_MOST = 12, 44
"""Columns a row label keeps however narrow the screen, and those it takes at most."""


@dataclass(frozen=True, slots=True)
class Box:
    """One drawn cell. `marked` is put between the suspect signs, `plain` cells belong to no broken equation."""

    text: str
    marked: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """What is to be drawn. `rows` and `columns` are labels, `boxes` row by row; a row of None is one of ….

    `weights`, one a column, say which go first when the screen is too narrow (the lowest); a column with a marked
    cell has the highest.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Box, ...] | None], ...]
    weights: tuple[int, ...]


def draw(grid: Grid, room: int, signs: tuple[str, str]) -> list[Line]:
    """Return the lines of a grid, none wider than `room` columns (at least 30)."""
    shown = list(range(len(grid.columns)))
    sizes = [_size(grid, index, signs) for index in shown]
    labels = min(
        _LABEL_MOST, max((width(label) for label, boxes in grid.rows if boxes is not None), default=0)
    )
    comfort = min(labels, max(_LABEL_LEAST, room // 3))
    while len(shown) > 1 and comfort + _taken(grid, shown, sizes) > room:
        first = min(shown, key=lambda index: (grid.weights[index], index))
        # A column of zeros goes before the labels get short; one that tells something only when they are.
        if grid.weights[first] and min(labels, _LABEL_LEAST) + _taken(grid, shown, sizes) <= room:
            break
        shown.remove(first)
    label_room = max(0, min(labels, room - _taken(grid, shown, sizes)))
    slots = _slots(shown, len(grid.columns))
    lines = [
        _header(grid, part, slots, sizes, label_room) for part in range(_header_height(grid, shown, sizes))
    ]
    for label, boxes in grid.rows:
        if boxes is None:
            lines.append([(cut(label, room), "dim")])
            continue
        line: Line = [(pad(cut(label, label_room), label_room), "")]
        for slot in slots:
            line.append((" " * _GAP, ""))
            line += [(ELLIPSIS, "dim")] if slot is None else _box(boxes[slot], sizes[slot], signs, grid, slot)
        lines.append(line)
    return [_fitting(line, room) for line in lines]


def _box(box: Box, size: int, signs: tuple[str, str], grid: Grid, column: int) -> Line:
    """Return one cell, numbers right-aligned: the signs stand outside the digits."""
    opening, closing = (width(sign) for sign in signs) if _has_mark(grid, column) else (0, 0)
    text = cut(box.text, size - opening - closing)
    if box.marked:
        free = size - width(text) - opening - closing
        return [(" " * free, ""), (signs[0] + text + signs[1], "bold red")]
    return [(pad(text, size - closing, "right") + " " * closing, "dim" if box.plain else "")]


def _has_mark(grid: Grid, column: int) -> bool:
    return any(boxes is not None and boxes[column].marked for _, boxes in grid.rows)


def _size(grid: Grid, column: int, signs: tuple[str, str]) -> int:
    """Return how wide a column is: its numbers in full, its label on one or two lines."""
    numbers = max((width(boxes[column].text) for _, boxes in grid.rows if boxes is not None), default=0)
    if _has_mark(grid, column):
        numbers += sum(width(sign) for sign in signs)
    label = width(grid.columns[column])
    return min(max(numbers, label if label <= 8 else max(8, (label + 3) // 4 * 2)), 24)


def _taken(grid: Grid, shown: Sequence[int], sizes: Sequence[int]) -> int:
    slots = _slots(shown, len(grid.columns))
    return sum(_GAP + (width(ELLIPSIS) if slot is None else sizes[slot]) for slot in slots)


def _slots(shown: Sequence[int], number: int) -> list[int | None]:
    """Return the columns to draw; None where some were left out."""
    slots: list[int | None] = []
    for index in range(number):
        if index in shown:
            slots.append(index)
        elif not slots or slots[-1] is not None:
            slots.append(None)
    return slots


def _header_height(grid: Grid, shown: Sequence[int], sizes: Sequence[int]) -> int:
    return max((len(_folded(grid.columns[index], sizes[index])) for index in shown), default=1)


def _folded(label: str, size: int) -> list[str]:
    """Return a column label on one or two lines."""
    first = head(label, size)
    rest = label[len(first) :]
    return [first, cut(rest, size)] if rest else [label]


def _header(
    grid: Grid, part: int, slots: Sequence[int | None], sizes: Sequence[int], label_room: int
) -> Line:
    line: Line = [(" " * label_room, "")]
    for slot in slots:
        if slot is None:
            line.append((" " * _GAP + (ELLIPSIS if part == 0 else " " * width(ELLIPSIS)), "dim"))
            continue
        parts = _folded(grid.columns[slot], sizes[slot])
        line.append((" " * _GAP + pad(parts[part] if part < len(parts) else "", sizes[slot], "right"), "dim"))
    return line


def _fitting(line: Line, room: int) -> Line:
    """Cut a line that is still too wide (one enormous cell on a narrow screen)."""
    while line_width(line) > room and line:
        text, style = line[-1]
        left = room - line_width(line[:-1])
        if left > 0:
            return [*line[:-1], (cut(text, left), style)]
        line = line[:-1]
    return line
