"""A frame of rulings to a grid: which cells it has, how far each reaches; or nothing, where the rulings do not say.

Rulings cut the frame into small fields; fields without a ruling between them are one cell. A cell that is no rectangle, or
that is open to the outside and has something in it, means that rulings are missing: then nothing is guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gxlint.readers.pdf.rulings import TOUCH, Frame
from gxlint.readers.pdf.shapes import Area, Rule

_SLIVER = 3.0
"""Points: edges nearer than this are one. A column with one digit of the smallest print is wider."""
_COVERED = 0.6
"""Share of a side that must be ruled to be a wall."""
_OPEN_SIDE = 6.0
"""Points that rulings must reach over the last crossing one to show an open side (a table without outer borders)."""


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of the grid and its place on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    area: Area


@dataclass(slots=True)
class RuledGrid:
    """Cells row by row from left to right; `xs` and `ys` are the edges of columns and rows."""

    fields: list[Field]
    xs: list[float]
    ys: list[float]

    @property
    def area(self) -> Area:
        """The rectangle around it."""
        return Area(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def grid_of(frame: Frame, written: Iterable[tuple[float, float]], most_cells: int) -> RuledGrid | None:
    """Return the grid of a frame, None where its rulings do not make one.

    `written` are the places of letters. A frame of more than `most_cells` fields has no grid.
    """
    level, plumb = _with_open_sides(frame)
    xs, ys = _edges([rule.at for rule in plumb]), _edges([rule.at for rule in level])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows > most_cells:
        return None
    upright = _walls(plumb, xs, ys)
    flat = _walls(level, ys, xs)
    parent = list(range(columns * rows))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column and not upright[column][row]:
                parent[root(here)] = root(here - 1)
            if row and not flat[row][column]:
                parent[root(here)] = root(here - columns)
    filled = set()
    for x, y in written:
        column, row = bisect_right(xs, x) - 1, bisect_right(ys, y) - 1
        if 0 <= column < columns and 0 <= row < rows:
            filled.add(row * columns + column)
    members: dict[int, list[int]] = {}
    for one in range(columns * rows):
        members.setdefault(root(one), []).append(one)
    fields = []
    for group in members.values():
        top, bottom = group[0] // columns, group[-1] // columns
        left = min(one % columns for one in group)
        right = max(one % columns for one in group)
        sides = (
            left > 0 or all(upright[0][row] for row in range(top, bottom + 1)),
            right < columns - 1 or all(upright[columns][row] for row in range(top, bottom + 1)),
            top > 0 or all(flat[0][column] for column in range(left, right + 1)),
            bottom < rows - 1 or all(flat[rows][column] for column in range(left, right + 1)),
        )
        # One side may be open: browsers draw no border where a page break cuts a cell, and the others say where it ends.
        closed = sum(sides) >= 3
        whole = len(group) == (bottom - top + 1) * (right - left + 1)
        if closed and whole:
            area = Area(xs[left], ys[top], xs[right + 1], ys[bottom + 1])
            fields.append(Field(top, left, bottom - top + 1, right - left + 1, area))
            continue
        if closed or not filled.isdisjoint(group):
            return None
    return RuledGrid(sorted(fields, key=lambda one: (one.row, one.column)), xs, ys) if fields else None


def _with_open_sides(frame: Frame) -> tuple[list[Rule], list[Rule]]:
    """Rulings, with a side put where at least two of them end together beyond the last one that crosses.

    Tables are often printed without their left and right borders, and a page break may take the lowest one.
    """
    level, plumb = list(frame.level), list(frame.plumb)
    for rules, crossing in ((level, plumb), (plumb, level)):
        first, last = min(rule.at for rule in crossing), max(rule.at for rule in crossing)
        starts, ends = min(rule.start for rule in rules), max(rule.end for rule in rules)
        if first - starts > _OPEN_SIDE:
            _close(crossing, starts, [rule.at for rule in rules if rule.start - starts <= TOUCH])
        if ends - last > _OPEN_SIDE:
            _close(crossing, ends, [rule.at for rule in rules if ends - rule.end <= TOUCH])
    return level, plumb


def _close(crossing: list[Rule], at: float, places: Sequence[float]) -> None:
    if len(places) > 1:
        crossing.append(Rule(at, min(places), max(places)))


def _edges(places: Sequence[float]) -> list[float]:
    edges: list[list[float]] = []
    for place in sorted(places):
        if edges and place - edges[-1][0] <= _SLIVER:
            edges[-1].append(place)
        else:
            edges.append([place])
    return [sum(edge) / len(edge) for edge in edges]


def _walls(rules: Sequence[Rule], across: Sequence[float], along: Sequence[float]) -> list[list[bool]]:
    """For every edge in `across`, which of the stretches between two edges in `along` are ruled."""
    covered = [[0.0] * (len(along) - 1) for _ in across]
    for rule in rules:
        edge = nearest(across, rule.at)
        for stretch in range(max(bisect_right(along, rule.start) - 1, 0), len(along) - 1):
            over = min(rule.end, along[stretch + 1]) - max(rule.start, along[stretch])
            if along[stretch] >= rule.end:
                break
            covered[edge][stretch] += max(over, 0.0)
    return [
        [part >= _COVERED * (along[number + 1] - along[number]) for number, part in enumerate(line)]
        for line in covered
    ]


def nearest(edges: Sequence[float], place: float) -> int:
    """Return which of some edges, in rising order, lies nearest to a place."""
    after = bisect_right(edges, place)
    if after == 0:
        return 0
    if after == len(edges) or place - edges[after - 1] <= edges[after] - place:
        return after - 1
    return after
