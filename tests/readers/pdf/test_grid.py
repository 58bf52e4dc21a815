"""Any rectangles drawn with rulings come back as exactly these cells; rulings that do not close give nothing."""

from __future__ import annotations

import itertools
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from gxlint.readers.pdf.grid import RuledGrid, grid_of, nearest
from gxlint.readers.pdf.rulings import Frame, frames, merged
from gxlint.readers.pdf.shapes import Rule

Cells = list[tuple[int, int, int, int]]
"""row, column, rows, columns."""


def cut(rows: int, columns: int, random: Random) -> Cells:
    """Cut a grid into rectangles."""

    def go(top: int, left: int, high: int, wide: int, depth: int) -> Cells:
        if depth == 0 or (high == 1 and wide == 1) or random.random() < 0.15:
            return [(top, left, high, wide)]
        if high > 1 and (wide == 1 or random.random() < 0.5):
            at = random.randint(1, high - 1)
            return go(top, left, at, wide, depth - 1) + go(top + at, left, high - at, wide, depth - 1)
        if wide > 1:
            at = random.randint(1, wide - 1)
            return go(top, left, high, at, depth - 1) + go(top, left + at, high, wide - at, depth - 1)
        return [(top, left, high, wide)]

    return sorted(go(0, 0, rows, columns, 7))


def drawn(cells: Cells, xs: list[float], ys: list[float], random: Random) -> tuple[list[Rule], list[Rule]]:
    """The borders of every cell, some in pieces, in any order, a little off."""
    level, plumb = [], []

    def pieces(at: float, start: float, end: float) -> list[Rule]:
        middle = random.uniform(start, end)
        off = random.uniform(-0.4, 0.4)
        return (
            [Rule(at + off, start, middle + 0.5), Rule(at, middle - 0.5, end)]
            if random.random() < 0.3
            else [Rule(at + off, start, end)]
        )

    for row, column, high, wide in cells:
        left, right, top, bottom = xs[column], xs[column + wide], ys[row], ys[row + high]
        level += pieces(top, left, right) + pieces(bottom, left, right)
        plumb += pieces(left, top, bottom) + pieces(right, top, bottom)
    random.shuffle(level)
    random.shuffle(plumb)
    return level, plumb


def read(
    level: list[Rule], plumb: list[Rule], written: list[tuple[float, float]] | None = None
) -> list[RuledGrid | None]:
    return [grid_of(frame, written or [], 10_000) for frame in frames(merged(level), merged(plumb))]


def spread(number: int, random: Random, least: float = 12.0) -> list[float]:
    edges = [50.0]
    for _ in range(number):
        edges.append(edges[-1] + random.uniform(least, 60))
    return edges


@given(st.integers(1, 8), st.integers(1, 8), st.integers())
def test_every_cut_of_a_rectangle_comes_back(rows: int, columns: int, seed: int) -> None:
    random = Random(seed)
    cells = cut(rows, columns, random)
    xs, ys = spread(columns, random), spread(rows, random)
    # Edges at which no cell begins are none: only those that are used count.
    used_rows = sorted({edge for r, _, h, _ in cells for edge in (r, r + h)})
    used_columns = sorted({edge for _, c, _, w in cells for edge in (c, c + w)})
    expected = sorted(
        (used_rows.index(r), used_columns.index(c), used_rows.index(r + h) - used_rows.index(r),
         used_columns.index(c + w) - used_columns.index(c))
        for r, c, h, w in cells
    )  # fmt: skip
    (grid,) = read(*drawn(cells, xs, ys, random))
    assert grid is not None
    assert [(one.row, one.column, one.row_span, one.column_span) for one in grid.fields] == expected
    for field, (r, c, h, w) in zip(grid.fields, sorted(cells), strict=True):
        for got, meant in zip(field.area, (xs[c], ys[r], xs[c + w], ys[r + h]), strict=True):
            assert abs(got - meant) < 1.5


def frame(rows: int, columns: int) -> tuple[list[Rule], list[Rule]]:
    level = [Rule(100.0 + 20 * n, 50, 50 + 40 * columns) for n in range(rows + 1)]
    plumb = [Rule(50.0 + 40 * n, 100, 100 + 20 * rows) for n in range(columns + 1)]
    return level, plumb


def shape(grid: RuledGrid | None) -> list[tuple[int, int, int, int]] | None:
    return None if grid is None else [(f.row, f.column, f.row_span, f.column_span) for f in grid.fields]


FULL = [(row, column, 1, 1) for row in range(3) for column in range(3)]


def test_a_table_without_its_outer_borders_ends_where_its_rulings_end() -> None:
    level, plumb = frame(3, 3)
    assert [shape(one) for one in read(level, plumb)] == [FULL]
    assert [shape(one) for one in read(level, plumb[1:-1])] == [FULL]
    assert [shape(one) for one in read(level[1:-1], plumb)] == [FULL]
    assert [shape(one) for one in read(level[:-1], plumb)] == [FULL]


def test_a_cell_that_a_page_end_cut_may_be_open_on_one_side() -> None:
    level, plumb = frame(3, 3)
    level[-1] = Rule(160, 90, 170)
    assert [shape(one) for one in read(level, plumb, [(60, 150)])] == [FULL]


def test_rulings_that_do_not_close_are_no_table() -> None:
    level, plumb = frame(3, 3)
    # A piece is missing inside: what is left is no rectangle.
    level[1:2] = [Rule(120, 50, 90), Rule(120, 130, 170)]
    plumb[1:2] = [Rule(90, 120, 160)]
    assert [shape(one) for one in read(level, plumb, [(60, 110)])] == [None]


def test_lines_that_meet_nothing_are_no_table() -> None:
    assert read([Rule(100, 50, 500), Rule(120, 60, 90)], []) == []
    assert read([Rule(100, 50, 500)], [Rule(50, 200, 300)]) == []


def test_two_tables_side_by_side_and_far_too_many_cells() -> None:
    level, plumb = frame(2, 2)
    level += [Rule(rule.at, rule.start + 200, rule.end + 200) for rule in level]
    plumb += [Rule(rule.at + 200, rule.start, rule.end) for rule in plumb]
    assert [shape(one) for one in read(level, plumb)] == [
        [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]
    ] * 2
    assert [grid_of(one, [], 3) for one in frames(level, plumb)] == [None, None]


@given(st.floats(0, 500), st.floats(20, 300), st.lists(st.floats(0, 1), max_size=12), st.integers())
def test_the_pieces_of_a_ruling_are_one(at: float, length: float, cuts: list[float], seed: int) -> None:
    random = Random(seed)
    places = sorted([0.0, *cuts, 1.0])
    pieces = [
        Rule(at + random.uniform(-0.5, 0.5), length * a, length * b + 1)
        for a, b in itertools.pairwise(places)
    ]
    random.shuffle(pieces)
    (one,) = merged(pieces)
    assert (abs(one.at - at) <= 0.5, one.start, one.end) == (True, 0.0, length + 1)


def test_dashed_and_double_borders_are_one_ruling() -> None:
    assert merged([Rule(10, n * 5, n * 5 + 3) for n in range(20)]) == [Rule(10, 0, 98)]
    assert merged([Rule(10, 0, 100), Rule(11.5, 0, 100)]) == [Rule(10.75, 0, 100)]
    assert len(merged([Rule(10, 0, 100), Rule(15, 0, 100)])) == 2
    assert merged([Rule(10, 0, 1), Rule(30, 5, 7)]) == []


@given(st.lists(st.floats(-100, 100), min_size=1, unique=True), st.floats(-200, 200))
def test_the_nearest_edge(edges: list[float], place: float) -> None:
    edges.sort()
    assert abs(edges[nearest(edges, place)] - place) == min(abs(edge - place) for edge in edges)


def test_a_page_full_of_lines_is_a_drawing() -> None:
    level = [Rule(float(n), 0, 3000) for n in range(2000)]
    plumb = [Rule(float(n), 0, 3000) for n in range(2000)]
    assert frames(level, plumb) == []


def test_frames_from_top_to_bottom() -> None:
    level, plumb = frame(1, 1)
    lower = (
        [Rule(rule.at + 300, rule.start, rule.end) for rule in level],
        [Rule(rule.at, rule.start + 300, rule.end + 300) for rule in plumb],
    )
    found = frames([*lower[0], *level], [*lower[1], *plumb])
    assert [one.area.top for one in found] == [100, 400]
    assert isinstance(found[0], Frame)
