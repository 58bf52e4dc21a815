"""Rows to a grid."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.readers.docx.grid import RawCell, RawRow, place

Rectangle = tuple[int, int, int, int]


def cells(rows: list[RawRow[str]], widths: tuple[float, ...] = ()) -> list[tuple[str, int, int, int, int]]:
    return [
        (cell.content, cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in place(rows, widths).cells
    ]


def row(
    *spans: int, before: int = 0, width: tuple[float, ...] = (), names: str = "abcdefghij"
) -> RawRow[str]:
    return RawRow(
        [
            RawCell(name, span, width[number] if width else None)
            for number, (name, span) in enumerate(zip(names, spans, strict=False))
        ],
        before,
    )


def test_slivers_are_no_columns() -> None:
    # Edges at 0 1000 2000 3000 in one row, 0 1015 1990 3000 in the other.
    widths = (1000, 15, 975, 10, 1000)
    rows = [row(1, 3, 1), row(2, 1, 2)]
    assert cells(rows, widths) == [
        ("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 0, 2, 1, 1),
        ("a", 1, 0, 1, 1), ("b", 1, 1, 1, 1), ("c", 1, 2, 1, 1),
    ]  # fmt: skip


def test_slivers_at_the_sides() -> None:
    widths = (108, 1000, 1000, 20)
    rows = [row(2, 1), row(1, 2, before=1)]
    rows[0].after = 1
    assert cells(rows, widths) == [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("a", 1, 0, 1, 1), ("b", 1, 1, 1, 1)]


def test_a_cell_as_narrow_as_a_sliver_keeps_its_column() -> None:
    assert cells([row(1, 1, 1), row(2, 1)], (1000, 100, 1000)) == [
        ("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 0, 2, 1, 1), ("a", 1, 0, 1, 2), ("b", 1, 2, 1, 1),
    ]  # fmt: skip


def test_many_slivers_in_a_row_do_not_swallow_a_column() -> None:
    widths = (100,) * 20
    rows = [row(10, 10), row(5, 15)]
    assert [cell[2:] for cell in cells(rows, widths)] == [(0, 1, 2), (2, 1, 1), (0, 1, 1), (1, 1, 2)]


def test_columns_nobody_uses_are_none() -> None:
    assert cells([row(3, 2), row(3, 2)]) == [
        ("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("a", 1, 0, 1, 1), ("b", 1, 1, 1, 1),
    ]  # fmt: skip


def test_no_widths_or_useless_ones() -> None:
    rows = [row(1, 1, 1), row(2, 1)]
    expected = [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 0, 2, 1, 1), ("a", 1, 0, 1, 2), ("b", 1, 2, 1, 1)]
    for widths in ((), (0, 0, 0), (1, 1, 1), (500,)):
        assert cells(rows, widths) == expected


def test_spans_left_out_are_told_by_widths() -> None:
    rows = [row(1, 1, 1, width=(2000, 5000, 1000)), row(1, 1, 1, 1, 1, 1, 1, width=(2000, *(1000,) * 6))]
    assert cells(rows)[:3] == [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 5), ("c", 0, 6, 1, 1)]
    assert place(rows).columns == 7


def test_widths_that_agree_with_the_count_leave_it() -> None:
    rows = [row(1, 1, width=(1000, 1000)), row(1, 1, 1, width=(1000, 1000, 1000))]
    assert cells(rows, (1000, 1000, 1000)) == [
        ("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("a", 1, 0, 1, 1), ("b", 1, 1, 1, 1), ("c", 1, 2, 1, 1),
    ]  # fmt: skip


def test_a_short_row_is_not_stretched() -> None:
    rows = [row(1, width=(1000,)), row(1, 1, width=(1000, 1000))]
    assert cells(rows)[0] == ("a", 0, 0, 1, 1)


def vertical(*marks: str | None, spans: tuple[int, ...] = ()) -> RawRow[str]:
    return RawRow(
        [
            RawCell(name, spans[number] if spans else 1, None, mark)
            for number, (name, mark) in enumerate(zip("abcdef", marks, strict=False))
        ]
    )


def test_vertical_merges() -> None:
    rows = [
        vertical("restart", None),
        vertical("continue", None),
        vertical("restart", "continue"),
        vertical("continue", "continue"),
    ]
    assert cells(rows) == [
        ("a", 0, 0, 2, 1), ("b", 0, 1, 1, 1), ("b", 1, 1, 1, 1), ("a", 2, 0, 2, 1), ("b", 2, 1, 2, 1),
    ]  # fmt: skip


def test_continuation_without_a_beginning_is_a_cell() -> None:
    assert cells([vertical("continue", None), vertical("continue", None)]) == [
        ("a", 0, 0, 2, 1), ("b", 0, 1, 1, 1), ("b", 1, 1, 1, 1),
    ]  # fmt: skip
    assert cells([vertical(None, None), vertical("continue", None)])[2] == ("a", 1, 0, 1, 1)


def test_continuation_of_another_width_is_a_cell() -> None:
    rows = [vertical("restart", None, spans=(2, 1)), vertical("continue", None, None)]
    assert cells(rows)[2] == ("a", 1, 0, 1, 1)


def test_horizontal_merges() -> None:
    cell = RawCell
    rows = [
        RawRow(
            [cell("a", horizontal="restart", vertical="restart"), cell("x", horizontal="continue"), cell("b")]
        ),
        RawRow(
            [
                cell("y", horizontal="restart", vertical="continue"),
                cell("z", horizontal="continue"),
                cell("c"),
            ]
        ),
        RawRow([cell("d", horizontal="continue"), cell("e"), cell("f")]),
    ]
    assert cells(rows) == [
        ("a", 0, 0, 2, 2), ("b", 0, 2, 1, 1), ("c", 1, 2, 1, 1),
        ("d", 2, 0, 1, 1), ("e", 2, 1, 1, 1), ("f", 2, 2, 1, 1),
    ]  # fmt: skip


@st.composite
def merged_grids(draw: st.DrawFn) -> tuple[int, int, list[Rectangle]]:
    """Rows, columns, and rectangles (row, column, height, width) that cover all of them."""
    height, width = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    free = {(row, column) for row in range(height) for column in range(width)}
    rectangles = []
    for at in sorted(free):
        if at not in free:
            continue
        row, column = at
        tall, wide = draw(st.integers(1, 4)), draw(st.integers(1, 4))
        while (row, column + wide - 1) not in free or any(
            (row, between) not in free for between in range(column, column + wide)
        ):
            wide -= 1
        tall = min(tall, height - row)
        free -= {(r, c) for r in range(row, row + tall) for c in range(column, column + wide)}
        rectangles.append((row, column, tall, wide))
    return height, width, rectangles


def as_rows(height: int, rectangles: list[Rectangle]) -> list[RawRow[Rectangle]]:
    """What a word processor writes for a merged grid."""
    rows: list[RawRow[Rectangle]] = [RawRow([]) for _ in range(height)]
    for rectangle in sorted(rectangles, key=lambda item: item[1]):
        row, _, tall, wide = rectangle
        for number in range(row, row + tall):
            mark = None if tall == 1 else "restart" if number == row else "continue"
            rows[number].cells.append(RawCell(rectangle, wide, None, mark))
    return rows


def squeezed(rectangles: list[Rectangle]) -> list[Rectangle]:
    """The same without columns in which nothing begins or ends."""
    edges = sorted(
        {column for _, column, _, _ in rectangles} | {column + wide for _, column, _, wide in rectangles}
    )
    place_of = {edge: number for number, edge in enumerate(edges)}
    return [(row, place_of[c], tall, place_of[c + wide] - place_of[c]) for row, c, tall, wide in rectangles]


@given(merged_grids())
def test_any_merged_grid_survives(made: tuple[int, int, list[Rectangle]]) -> None:
    height, _, rectangles = made
    found = place(as_rows(height, rectangles))
    expected = squeezed(rectangles)
    assert [cell.content for cell in found.cells] == rectangles
    assert [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in found.cells] == expected
    assert found.rows == height


@given(merged_grids(), st.data())
def test_any_merged_grid_survives_slivers(
    made: tuple[int, int, list[Rectangle]], data: st.DataObject
) -> None:
    """Every edge of every row is moved by up to a millimetre, as dragging column borders does."""
    height, width, rectangles = made
    expected = squeezed(rectangles)
    moved: dict[Rectangle, tuple[int, int]] = {}
    shifts = st.integers(-30, 30)
    taken: dict[tuple[int, int], int] = {}

    def edge(row: int, tall: int, column: int) -> int:
        if column in (0, width):
            return column * 1000
        known = {taken[number, column] for number in range(row, row + tall) if (number, column) in taken}
        # A border that several rows share (through a merged cell) stays one border.
        shift = known.pop() if known else data.draw(shifts)
        for number in range(row, row + tall):
            taken[number, column] = shift
        return column * 1000 + shift

    groups = connected(height, rectangles)
    for rectangle in rectangles:
        row, column, _tall, wide = rectangle
        rows = groups[row]
        moved[rectangle] = (edge(rows[0], len(rows), column), edge(rows[0], len(rows), column + wide))
    edges = sorted({0, width * 1000} | {x for pair in moved.values() for x in pair})
    index = {x: number for number, x in enumerate(edges)}
    rows = as_rows(height, rectangles)
    for raw in rows:
        for cell in raw.cells:
            left, right = moved[cell.content]
            cell.span = index[right] - index[left]
            cell.width = right - left
        raw.cells = [cell for cell in raw.cells if cell.span]
    widths = [right - left for left, right in itertools.pairwise(edges)]
    found = place(rows, widths)
    assert [cell.content for cell in found.cells] == rectangles
    assert [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in found.cells] == expected


def connected(height: int, rectangles: list[Rectangle]) -> list[list[int]]:
    """For every row, the rows that merged cells tie it to."""
    group = list(range(height))
    for row, _, tall, _ in rectangles:
        for number in range(row + 1, row + tall):
            old, new = group[number], group[row]
            group = [new if item == old else item for item in group]
    return [[number for number in range(height) if group[number] == group[row]] for row in range(height)]


@settings(max_examples=200)
@given(
    st.lists(
        st.builds(
            RawRow,
            st.lists(
                st.builds(
                    RawCell,
                    st.just("x"),
                    st.integers(1, 5),
                    st.none() | st.floats(0, 5000),
                    st.sampled_from([None, "restart", "continue"]),
                    st.sampled_from([None, "restart", "continue"]),
                ),
                min_size=1,
                max_size=5,
            ),
            st.integers(0, 3),
            st.integers(0, 3),
        ),
        max_size=6,
    ),
    st.lists(st.floats(0, 3000), max_size=12),
)
def test_nonsense_gives_no_overlap(rows: list[RawRow[str]], widths: list[float]) -> None:
    found = place(rows, widths)
    seen: set[tuple[int, int]] = set()
    for cell in found.cells:
        assert cell.column_span >= 1
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                assert (row, column) not in seen
                seen.add((row, column))
                assert row < found.rows
                assert column < found.columns
