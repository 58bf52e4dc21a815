from __future__ import annotations

from random import Random

import pytest

from gxlint.tables import KeyedTable, State, recognise
from tests.tables import shapes
from tests.tables.shapes import Box, Grid

VALUES = {key: str(11 + at) for at, key in enumerate(shapes.some_values("review", None, Random(1)))}


def read(shape: str, grid: Grid) -> KeyedTable:
    (table,) = recognise(shapes.report(shape, [], [], [grid]))
    return table


def read_lines(*lines: str) -> KeyedTable:
    page = shapes.Page().text(*shapes.OPENING, shapes.HEADINGS[2], *lines, *shapes.CLOSING)
    (table,) = recognise(page.document())
    return table


def literals(table: KeyedTable) -> dict[tuple[str, str], str]:
    return {key: cell.value.literal for key, cell in table.cells.items()}


HEAD = shapes.row_lines(shapes.review_grid(VALUES))[:3]
NUMBERS = list(VALUES.values())


@pytest.mark.parametrize(
    "lines",
    [
        [" | ".join(NUMBERS) + " |"],
        [number + " |" for number in NUMBERS],
        NUMBERS,
        [" | ".join(NUMBERS[at : at + 5]) + " |" for at in (0, 5, 10)],
        [" ".join(NUMBERS)],
        ["|||||", " | ".join(NUMBERS)],
    ],
    ids=["one line", "bars", "bare", "three lines", "blanks", "padding first"],
)
def test_the_numbers_on_one_line_or_on_many(lines: list[str]) -> None:
    table = read_lines(*HEAD, *lines)
    assert (literals(table), table.reading) == (VALUES, ("columns-by-label",))


def test_a_page_number_behind_the_row_is_left_alone() -> None:
    table = read_lines(*HEAD, " | ".join(NUMBERS) + " |", "7")
    assert literals(table) == VALUES
    assert table.span.end_line == 8


def test_a_number_too_many_is_not_read() -> None:
    table = read_lines(*HEAD, *NUMBERS, "7")
    assert (table.cells, len(table.unread)) == ({}, 15)


def test_one_broken_number_is_joined() -> None:
    numbers = ["0"] * 15
    numbers[4] = "1"
    numbers.insert(5, "0")
    for bar in (" |", ""):
        table = read_lines(*HEAD, *(number + bar for number in numbers))
        assert [key for key, cell in table.cells.items() if cell.value.number] == [
            ("reconsideration", "total")
        ]
        assert table.cells["reconsideration", "total"].value.number == 10
        assert table.reading == ("columns-by-label", "number-joined")


@pytest.mark.parametrize("shape", ["rows", "bare-cells", "bar-cells", "grid", "single"])
@pytest.mark.parametrize("kept", [(2, 3), (0, 1, 3)], ids=["last header line", "two header lines"])
def test_part_of_the_header_leaves_the_position(shape: str, kept: tuple[int, ...]) -> None:
    grid = shapes.review_grid(VALUES)
    table = read(shape, [grid[at] for at in kept])
    assert (literals(table), table.reading) == (VALUES, ("columns-by-position",))
    assert {issue.kind for issue in table.label_issues} == {"missing"}


@pytest.mark.parametrize("shape", ["rows", "bare-cells", "grid"])
def test_altered_labels(shape: str) -> None:
    grid = [
        [Box(b.text.replace("尚未审结", "未审结"), b.rows, b.columns) for b in row]
        for row in shapes.review_grid(VALUES)
    ]
    table = read(shape, grid)
    assert literals(table) == VALUES
    assert [(i.kind, i.axis, i.key, i.literal) for i in table.label_issues] == [
        ("altered", "column", "pending", "未审结")
    ]


def test_outcomes_in_another_order_go_by_label() -> None:
    grid = shapes.review_grid(VALUES)
    for row in (1, 2, 3):
        for at in range(0, 5 if row == 1 else len(grid[row]), 5):
            grid[row][at : at + 5] = grid[row][at : at + 5][::-1]
    for shape in ("rows", "grid"):
        table = read(shape, grid)
        assert (literals(table), table.reading) == (VALUES, ("columns-by-label",))


def test_suits_before_reconsideration_are_not_guessed_at() -> None:
    table = read_lines("行政诉讼 | 行政复议 |", *HEAD[1:], " | ".join(NUMBERS) + " |")
    assert (table.cells, len(table.unread)) == ({}, 15)


def test_blank_cells_hold_their_places_where_the_table_shows_them() -> None:
    values = {key: "" if at % 4 else value for at, (key, value) in enumerate(VALUES.items())}
    for shape in ("grid", "rows", "tabs"):
        table = read(shape, shapes.review_grid(values))
        assert literals(table) == values
        assert table.cells["reconsideration", "corrected"].value.state is State.BLANK
    blank = dict.fromkeys(VALUES, "")
    assert literals(read("grid", shapes.review_grid(blank))) == blank


def test_a_lost_group_label_of_a_turned_table() -> None:
    lines = list(shapes.row_lines(shapes.review_one_by_one(VALUES)))
    at = next(at for at, line in enumerate(lines) if line.startswith("复议后起诉"))
    lines[at] = lines[at].removeprefix("复议后起诉 | ")
    table = read_lines(*lines)
    assert literals(table) == {
        key: value for key, value in VALUES.items() if key[0] != "suit_after_reconsideration"
    }
    assert {key for key, _ in table.unread} == {"suit_after_reconsideration"}


def test_headings_and_sentences_are_no_review_table() -> None:
    page = shapes.Page().text(
        *shapes.OPENING,
        "(一)行政复议",
        "全年未发生行政复议。",
        "(二)行政诉讼",
        "结果维持",
        "全年未发生行政诉讼。",
        *shapes.CLOSING,
    )
    assert recognise(page.document()) == []
