from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from gxlint.tables import KeyedTable, State, recognise
from tests.tables import shapes
from tests.tables.shapes import Box, Grid

NEW = shapes.some_values("disclosure", "2021", Random(5))
OLD = shapes.some_values("disclosure", "2019", Random(6))


def read(shape: str, *grids: Grid) -> KeyedTable:
    (table,) = recognise(shapes.report(shape, list(grids), [], []))
    return table


def replaced(grid: Grid, was: str, now: str) -> Grid:
    return [[Box(box.text.replace(was, now), box.rows, box.columns) for box in row] for row in grid]


def literals(table: KeyedTable) -> dict[tuple[str, str], str]:
    return {key: cell.value.literal for key, cell in table.cells.items()}


def issues(table: KeyedTable) -> list[tuple[str, str, str | None, str]]:
    return [(issue.kind, issue.axis, issue.key, issue.literal) for issue in table.label_issues]


def test_cells_with_units_signs_and_money() -> None:
    values = {**OLD, ("permits", "change"): "-14", ("penalties", "change"): "增3", ("procurement", "amount"): "3.04亿元",
              ("procurement", "items"): "26件"}  # fmt: skip
    table = read("rows", shapes.disclosure_grid(values, "2019"))
    assert literals(table) == values
    cells = {key: table.cells[key].value for key in values}
    assert (cells["permits", "change"].number, cells["penalties", "change"].number) == (-14, 3)
    amount = cells["procurement", "amount"]
    assert (amount.number, amount.unit, amount.state) == (Decimal("3.04"), "亿元", State.ANNOTATED)
    assert (cells["procurement", "items"].number, cells["procurement", "items"].unit) == (26, "件")


def test_cut_header_labels_go_by_position() -> None:
    """The header of the first item as a page often gives it: 本年新, 本年新, 对外公开总数量."""
    grid = shapes.disclosure_grid(OLD, "2019")
    grid = replaced(replaced(grid, "本年新制作数量", "本年新"), "本年新公开数量", "本年新")
    table = read("bar-cells", grid)
    assert literals(table) == OLD
    assert (table.form, table.reading) == ("2019", ("columns-by-position",))
    assert issues(table) == [
        ("altered", "column", "new_made", "本年新"),
        ("altered", "column", "new_public", "本年新"),
    ]


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("shape", ["rows", "bare-cells", "bar-cells", "grid", "single"])
def test_without_headers_the_count_tells_form_and_columns(shape: str, form: str) -> None:
    values = NEW if form == "2021" else OLD
    table = read(shape, [row for row in shapes.disclosure_grid(values, form) if row[0].text != "信息内容"])
    assert (table.form, table.reading, literals(table)) == (form, ("columns-by-position",), values)
    assert {(kind, axis) for kind, axis, *_ in issues(table)} == {("missing", "column")}


@pytest.mark.parametrize("shape", ["rows", "bare-cells", "grid"])
def test_without_the_item_lines(shape: str) -> None:
    table = read(
        shape, [row for row in shapes.disclosure_grid(NEW, "2021") if not row[0].text.startswith("第二十条")]
    )
    assert (table.form, literals(table), table.label_issues) == ("2021", NEW, ())


def test_a_hybrid_has_the_form_of_most_items() -> None:
    new, old = shapes.disclosure_grids(NEW, "2021"), shapes.disclosure_grids(OLD, "2019")
    table = read("rows", old[0], *new[1:])
    assert (table.form, table.foreign_labels) == ("2021", ("new_made", "new_public", "public_total"))
    assert [key for key, _ in table.absent] == ["regulations"] * 3 + ["normative"] * 3
    assert {key for key, _ in table.cells} == {"permits", "penalties", "coercion", "fees"}
    assert [issue[:3] for issue in issues(table)] == [
        ("superseded", "column", key) for key in ("new_made", "new_public", "public_total")
    ]


def test_a_row_of_the_old_form() -> None:
    table = read("rows", *shapes.disclosure_grids(NEW, "2021"), shapes.disclosure_grids(OLD, "2019")[4])
    assert (table.form, table.foreign_labels, table.complete) == ("2021", ("procurement",), True)
    assert issues(table) == [("superseded", "row", "procurement", "政府集中采购")]
    assert literals(table) == NEW


def test_altered_and_missing_column_labels() -> None:
    grid = replaced(
        replaced(shapes.disclosure_grid(NEW, "2021"), "本年制发件数", "本年制发数量"), "单位:万元", "单位:元"
    )
    table = read("rows", grid)
    assert literals(table) == NEW
    assert issues(table) == [
        ("altered", "column", "made", "本年制发数量"),
        ("altered", "column", "amount", "本年收费金额(单位:元)"),
    ]
    lines = [
        line.replace(" | 本年废止件数", "") for line in shapes.row_lines(shapes.disclosure_grid(NEW, "2021"))
    ]
    page = shapes.Page().text(*shapes.OPENING, *lines, *shapes.CLOSING)
    (table,) = recognise(page.document())
    assert literals(table) == NEW
    assert issues(table) == [("missing", "column", "repealed", "")]


def test_columns_in_another_order_go_by_label() -> None:
    grid = shapes.disclosure_grid(NEW, "2021")
    for at in (1, 2, 3):
        grid[at] = [grid[at][0], *grid[at][:0:-1]]
    for shape in ("rows", "grid"):
        table = read(shape, grid)
        assert (literals(table), table.reading) == (NEW, ("columns-by-label",))


def test_a_short_row_is_unread_and_its_neighbours_are_not() -> None:
    grid = shapes.disclosure_grid(NEW, "2021")
    grid[2] = grid[2][:-1]
    table = read("bare-cells", grid)
    assert table.unread == (("regulations", "made"), ("regulations", "repealed"), ("regulations", "in_force"))
    assert literals(table) == {key: value for key, value in NEW.items() if key[0] != "regulations"}


def test_a_lost_label_never_joins_its_number_to_the_row_above() -> None:
    values = {**NEW, ("penalties", "decisions"): "1", ("coercion", "decisions"): "2"}
    lines = [line for line in shapes.bare_cells(shapes.disclosure_grid(values, "2021")) if line != "行政强制"]
    page = shapes.Page().text(*shapes.OPENING, *lines, *shapes.CLOSING)
    (table,) = recognise(page.document())
    assert (table.unread, table.absent) == ((("penalties", "decisions"),), (("coercion", "decisions"),))
