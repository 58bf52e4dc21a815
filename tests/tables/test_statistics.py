from __future__ import annotations

from random import Random

import pytest

from gxlint.tables import KeyedTable, State, recognise
from tests.tables import shapes
from tests.tables.shapes import Box

VALUES = shapes.some_values("statistics", "2014", Random(8))


def literals(table: KeyedTable) -> dict[tuple[str, str], str]:
    return {key: cell.value.literal for key, cell in table.cells.items()}


def lines_like_a_page() -> list[str]:
    """Rows on lines, blanks behind captions on lines of their own, the first caption lost."""
    lines: list[str] = []
    for box in shapes.statistics_grid(VALUES):
        label, unit, number = (cell.text for cell in box)
        if number:
            lines.append(f"{label} | {unit} | {number} |")
        else:
            lines += [f"{label} | {unit} |", "|"]
    lines[0] = "统 计 指 标 | 单位 | 统计数 |"
    lines[1:3] = ["—— |", "| |"]
    return lines


def test_a_page_with_captions_and_blanks() -> None:
    page = shapes.Page().text(
        "云浦县林业局2016年政府信息公开年度报告",
        "一、概述",
        "全年工作平稳。",
        "政府信息公开情况统计表(2016年度)",
    )
    page.text(
        "填报单位(盖章):云浦县林业局",
        *lines_like_a_page(),
        "单位负责人:某某 审核人:某某",
        "联系电话:000 填报日期:2017年3月",
    )
    document = page.document()
    (table,) = recognise(document)
    assert literals(table) == VALUES
    assert (table.unread, table.absent, table.label_issues) == ((), (), ())
    assert table.reading == ("columns-by-label",)
    assert (table.block, table.end_block) == (5, len(document.blocks) - 2)


def test_a_caption_with_a_number_is_a_cell() -> None:
    grid = shapes.statistics_grid(VALUES)
    for row in grid:
        if row[0].text == "(二)通过不同渠道和方式公开政府信息的情况":
            row[2] = Box("5")
    (table,) = recognise(shapes.annex("rows", grid))
    assert table.cells["channels", "value"].value.number == 5
    assert (len(table.cells), ("response_channels", "value") in table.cells) == (59, False)


def test_a_blank_number_is_a_cell_and_a_lost_one_is_unread() -> None:
    blank = {**VALUES, ("complaints", "value"): ""}
    (table,) = recognise(shapes.annex("rows", shapes.statistics_grid(blank)))
    assert table.cells["complaints", "value"].value.state is State.BLANK
    grid = [row[:2] if row[0].text == "六、举报投诉数量" else row for row in shapes.statistics_grid(VALUES)]
    (table,) = recognise(shapes.annex("rows", grid))
    assert table.unread == (("complaints", "value"),)


@pytest.mark.parametrize("shape", shapes.SHAPES)
def test_rows_of_the_same_words_go_by_their_group(shape: str) -> None:
    grid = [row for row in shapes.statistics_grid(VALUES) if row[0].text != "五、行政诉讼数量"]
    (table,) = recognise(shapes.annex(shape, grid))
    assert literals(table) == {key: value for key, value in VALUES.items() if key[0] != "litigation"}


def test_without_their_group_rows_of_the_same_words_are_not_guessed_at() -> None:
    lost = (
        "四、行政复议数量",
        "(一)维持具体行政行为数",
        "五、行政诉讼数量",
        "(一)维持具体行政行为或者驳回原告诉讼请求数",
    )
    labels = [row[0].text for row in shapes.statistics_grid(VALUES)]
    first = labels.index("(二)被依法纠错数")
    grid = [
        row
        for at, row in enumerate(shapes.statistics_grid(VALUES))
        if row[0].text not in lost and at not in (first, first + 1)
    ]
    (table,) = recognise(shapes.annex("rows", grid))
    read = {key for key, _ in table.cells}
    assert not {key for key in read if key.startswith(("review", "litigation"))}
    assert {i.literal for i in table.label_issues if i.kind == "added"} == {
        "(二)被依法纠错数",
        "(三)其他情形数",
    }


@pytest.mark.parametrize("shape", shapes.SHAPES)
def test_without_units_or_with_units_behind(shape: str) -> None:
    grid = shapes.statistics_grid(VALUES)
    for other in ([[row[0], row[2]] for row in grid], [[row[0], row[2], row[1]] for row in grid]):
        (table,) = recognise(shapes.annex(shape, other))
        assert literals(table) == VALUES


def test_section_names_alone_are_no_table() -> None:
    page = shapes.Page().text("云浦县林业局2016年政府信息公开年度报告", "政府信息公开情况统计指标说明")
    for name in (
        "一、主动公开情况",
        "二、回应解读情况",
        "三、依申请公开情况",
        "八、机构建设和保障经费情况",
        "九、政府信息公开会议和培训情况",
    ):
        page.text(name, "全年工作平稳,没有需要说明的情况。")
    assert recognise(page.document()) == []


def test_a_table_that_was_left_blank_is_there_with_all_its_cells() -> None:
    grid = shapes.statistics_grid(dict.fromkeys(VALUES, ""))
    (table,) = recognise(shapes.Page().table(grid).document())
    assert {cell.value.state for cell in table.cells.values()} == {State.BLANK}
    assert (len(table.cells), table.complete, table.blank) == (58, True, True)
