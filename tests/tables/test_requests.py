from __future__ import annotations

from random import Random

import pytest

from gxlint.tables import KeyedTable, State, recognise
from gxlint.tables.forms import table_form
from tests.tables import shapes
from tests.tables.shapes import Box, Grid

VALUES = shapes.some_values("requests", "2021", Random(3))
LEGAL = ("business", "research", "public_interest", "legal_service", "other")
COLUMNS = [column.key for column in table_form("requests").columns]


def grid_of(values: shapes.Values = VALUES, form: str = "2021", **labels: str) -> Grid:
    """The printed grid; keyword `was`/`now` replaces one label."""
    grid = shapes.requests_grid(values, form)
    if labels:
        grid = [
            [Box(labels["now"], b.rows, b.columns) if b.text == labels["was"] else b for b in row]
            for row in grid
        ]
    return grid


def read(shape: str, grid: Grid) -> KeyedTable:
    (table,) = recognise(shapes.report(shape, [], [grid], []))
    return table


def read_lines(lines: list[str]) -> KeyedTable:
    page = shapes.Page().text(
        *shapes.OPENING, shapes.HEADINGS[1], *lines, shapes.HEADINGS[2], *shapes.CLOSING
    )
    (table,) = recognise(page.document())
    return table


def numbers(table: KeyedTable, row: str) -> list[object]:
    return [table.cells[row, column].value.number for column in COLUMNS if (row, column) in table.cells]


def whole(table: KeyedTable, values: shapes.Values = VALUES) -> bool:
    return {key: cell.value.literal for key, cell in table.cells.items()} == dict(values) and table.complete


def issues(table: KeyedTable) -> list[tuple[str, str, str | None, str]]:
    return [(issue.kind, issue.axis, issue.key, issue.literal) for issue in table.label_issues]


@pytest.mark.parametrize("shape", ["rows", "bare-cells", "grid", "single"])
@pytest.mark.parametrize("label", ["总计", "合计", "㈦总计", "七、总计", "(七) 总 计", "(七)合计"])
def test_the_total_row_by_its_many_names(shape: str, label: str) -> None:
    table = read(shape, grid_of(was="(七)总计", now=label))
    assert whole(table)
    assert (table.label_issues, table.reading) == ((), ("columns-by-label",))


@pytest.mark.parametrize("shape", ["rows", "bare-cells", "grid", "single"])
@pytest.mark.parametrize(
    ("was", "now", "key"),
    [
        ("四、结转下年度继续办理", "四、结转下一年度继续办理", "carried_out"),
        ("3.危及“三安全一稳定”", "3.危及三安全", "refused.3"),
        ("二、上年结转政府信息公开申请数量", "二、上年结转申请数量", "carried_in"),
        ("1.属于国家秘密", "1.国家秘密", "refused.1"),
        ("7.属于行政执法案卷", "6.属于行政执法案卷", "refused.7"),
        ("5.要求行政机关确认或重新出具已获取信息", "5.要求行政机关确认", "unprocessed.5"),
    ],
)
def test_an_altered_label_is_read_and_said(shape: str, was: str, now: str, key: str) -> None:
    table = read(shape, grid_of(was=was, now=now))
    assert whole(table)
    assert issues(table) == [("altered", "row", key, now)]
    assert table.reading == ("columns-by-label",)


def test_a_row_known_by_number_and_place_alone_is_said() -> None:
    table = read("rows", grid_of(was="2.重复申请", now="2.多次申请"))
    assert whole(table)
    assert table.reading == ("columns-by-label", "rows-by-order")
    assert issues(table) == [("altered", "row", "unprocessed.2", "2.多次申请")]


def test_another_row_in_its_place_is_not_taken_for_it() -> None:
    table = read("rows", grid_of(was="2.重复申请", now="本级部门合并统计"))
    assert [key for key, _ in table.absent] == ["unprocessed.2"] * 7
    assert issues(table) == [
        ("added", "row", None, "本级部门合并统计"),
        ("missing", "row", "unprocessed.2", ""),
    ]
    assert len(table.cells) == 168


def test_a_subtotal_is_no_total() -> None:
    grid = grid_of()
    grid.insert(9, [Box("合计"), *(Box("1") for _ in range(7))])
    table = read("rows", grid)
    assert {key: table.cells[key].value.literal for key in table.cells} == VALUES
    assert issues(table) == [("added", "row", None, "合计")]


def test_the_form_is_told_by_other_handling() -> None:
    old = shapes.some_values("requests", "2019", Random(4))
    assert (read("rows", grid_of(old, "2019")).form, read("rows", grid_of()).form) == ("2019", "2021")
    rows = [row for row in grid_of() if not any("其他处理" in b.text or b.text == "3.其他" for b in row)]
    rows = [row for row in rows if "逾期未按收费通知" not in row[0].text]
    table = read("rows", rows)
    assert (table.form, len(table.cells), table.absent) == (None, 154, ())


def test_numbers_behind_a_group_label_are_nobodys() -> None:
    """The label of the first row of a group is lost: its numbers seem to belong to the group."""
    lines = shapes.bare_cells(grid_of())
    for label, key in (
        ("1.属于国家秘密", "refused.1"),
        (table_form("requests").row["other.1"].label, "other.1"),
    ):
        table = read_lines([line for line in lines if line != label])
        assert [name for name, _ in table.absent] == [key] * 7
        assert table.unread == ()
        assert {k: c.value.literal for k, c in table.cells.items()} == {
            k: v for k, v in VALUES.items() if k[0] != key
        }


@pytest.mark.parametrize("shape", shapes.HOLDS_BLANKS)
def test_blank_columns_of_legal_persons(shape: str) -> None:
    values = {key: "" if key[1] in LEGAL else value for key, value in VALUES.items()}
    table = read(shape, grid_of(values))
    assert whole(table, values)
    assert table.cells["received", "business"].value.state is State.BLANK


@pytest.mark.parametrize("shape", ["grid", "rows"])
def test_an_empty_or_an_index_column_more(shape: str) -> None:
    assert whole(read(shape, [[*row, Box("")] for row in grid_of()]))
    assert whole(
        read(shape, [[*row[:-1], Box(""), row[-1]] if at > 2 else row for at, row in enumerate(grid_of())])
    )
    indexed = [[Box(str(at - 2) if at > 2 else ""), *row] for at, row in enumerate(grid_of())]
    assert whole(read(shape, indexed))


def test_a_column_more_with_numbers_in_it_is_not_guessed_at() -> None:
    table = read("grid", [[*row, Box("8")] if at > 2 else row for at, row in enumerate(grid_of())])
    assert (table.cells, len(table.unread)) == ({}, 175)


@pytest.mark.parametrize("shape", ["rows", "bare-cells", "grid"])
def test_without_a_header_the_columns_go_by_position(shape: str) -> None:
    table = read(shape, grid_of()[3:])
    assert whole(table)
    assert table.reading == ("columns-by-position",)
    assert (table.relation_text, table.relation_span) == (None, None)
    assert [(kind, key) for kind, _, key, _ in issues(table)] == [("missing", key) for key in COLUMNS]


def test_an_altered_column_label() -> None:
    table = read("grid", grid_of(was="社会公益组织", now="公益机构"))
    assert whole(table)
    assert issues(table) == [("altered", "column", "public_interest", "公益机构")]


def test_columns_in_another_order() -> None:
    moved = [[*row[:-7], row[-1], *row[-7:-1]] if at > 2 else row for at, row in enumerate(grid_of())]
    moved[1] = [moved[1][2], moved[1][0], moved[1][1]]
    assert whole(read("grid", moved))
    text = read("rows", moved)
    assert (text.cells, len(text.unread)) == ({}, 175)


def test_the_relation_is_kept_as_printed() -> None:
    table = read("rows", grid_of(was=shapes.CORNER, now="（本列数据的勾稽关系为：第一项等于第二项）"))
    assert table.relation_text == "（本列数据的勾稽关系为：第一项等于第二项）"
    span = table.relation_span
    assert span is not None
    assert (span.line, span.column, span.end_column) == (6, 1, 22)
    broken = shapes.row_lines(grid_of())
    broken[0:1] = ["(本列数据的勾稽关系为:第一项加", "第二项之和,等于第三项加第四项", "之和) |"]
    assert read_lines(broken).relation_text == shapes.CORNER


def test_rows_have_their_places() -> None:
    table = read("rows", grid_of())
    spans = table.row_spans or {}
    assert list(spans) == [row.key for row in table_form("requests").rows if "2021" in row.forms]
    assert (spans["received"].line, spans["received"].column) == (9, 1)
    assert spans["received"].end_column == table.cells["received", "total"].span.end_column


# ---- numbers in two pieces ---------------------------------------------------------------------------------


def with_ten() -> dict[tuple[str, str], str]:
    return {**VALUES, **{("granted", column): "0" for column in LEGAL}, ("granted", "natural_person"): "10",
            ("granted", "total"): "10"}  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [("1 |", "0 |"), ("1", "0 |")])
def test_a_number_broken_over_two_lines_with_bars(first: str, second: str) -> None:
    lines = shapes.bar_cells(grid_of(with_ten()))
    at = lines.index("(一)予以公开 |") + 1
    table = read_lines([*lines[:at], first, second, *lines[at + 1 :]])
    cell = table.cells["granted", "natural_person"]
    assert (cell.value.literal, cell.value.number, cell.joined) == ("1\n0", 10, True)
    assert (cell.span.end_line, table.reading) == (cell.span.line + 1, ("columns-by-label", "number-joined"))
    assert numbers(table, "granted") == [10, 0, 0, 0, 0, 0, 10]
    assert table.complete


def test_a_number_broken_between_bars() -> None:
    lines = [
        line.replace("(一)予以公开 | 10", "(一)予以公开 | 1 | 0")
        for line in shapes.row_lines(grid_of(with_ten()))
    ]
    table = read_lines(lines)
    assert numbers(table, "granted") == [10, 0, 0, 0, 0, 0, 10]
    assert table.cells["granted", "natural_person"].joined


def test_a_number_broken_inside_a_cell() -> None:
    grid = [[Box("1\n0") if box.text == "10" else box for box in row] for row in grid_of(with_ten())]
    table = read("grid", grid)
    assert numbers(table, "granted") == [10, 0, 0, 0, 0, 0, 10]
    assert table.reading == ("columns-by-label", "number-joined")


def test_two_ways_to_join_are_no_way() -> None:
    lines = [
        line.replace("(一)予以公开 | 10 | 0", "(一)予以公开 | 1 | 2 | 3")
        for line in shapes.row_lines(grid_of(with_ten()))
    ]
    table = read_lines(lines)
    assert [key for key, _ in table.unread] == ["granted"] * 7


def test_a_number_too_many_before_a_lost_label_is_not_joined() -> None:
    values = {**with_ten(), **{("partial", column): "0" for column in COLUMNS}}
    lines = shapes.row_lines(grid_of(values))
    lines = [
        line.replace("(一)予以公开 | 10", "(一)予以公开 | 1 | 0") for line in lines if "部分公开" not in line
    ]
    assert [key for key, _ in read_lines(lines).unread] == ["granted"] * 7


def test_a_page_number_may_be_the_number_too_many() -> None:
    lines = shapes.bare_cells(
        grid_of({**with_ten(), ("granted", "natural_person"): "1", ("granted", "total"): "0"})
    )
    at = lines.index("(一)予以公开") + 8
    lines.insert(at, "10")
    assert numbers(read_lines(lines), "granted") == [10, 0, 0, 0, 0, 0, 10]
    page = shapes.Page().text(*shapes.OPENING, "- 9 -", "全年工作平稳。", *lines, *shapes.CLOSING)
    (table,) = recognise(page.document())
    assert [key for key, _ in table.unread] == ["granted"] * 7


def test_content_that_is_no_number_keeps_its_place() -> None:
    values = {
        **VALUES,
        ("granted", "business"): "#REF!",
        ("partial", "natural_person"): "约3",
        ("refused.2", "total"): "见附件",
    }
    for shape in ("grid", "rows", "tabs"):
        table = read(shape, grid_of(values))
        assert whole(table, values)
        states = [cell.value.state for cell in table.cells.values() if cell.value.state is not State.NUMBER]
        assert states == [State.NOT_A_NUMBER] * 3
