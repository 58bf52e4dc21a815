"""The tables of a draft are those of the forms: every cell once, every place taken, labels where the form has them."""

from __future__ import annotations

import pytest

from gxlint.drafts.grids import grid_of
from gxlint.drafts.model import Grid
from gxlint.tables.forms import table_form

FORMS = [
    ("disclosure", "2021", 10, 14, 4), ("disclosure", "2019", 22, 18, 4), ("requests", "2021", 175, 28, 10),
    ("requests", "2019", 161, 26, 10), ("review", "2021", 15, 4, 15), ("statistics", "2014", 58, 68, 3),
]  # fmt: skip


def rows(grid: Grid, first: int, last: int) -> list[list[tuple[str, int, int]]]:
    """Text, row span and column span of the cells that begin in each row."""
    return [
        [(cell.text, cell.row_span, cell.column_span) for cell in grid.cells if cell.row == row]
        for row in range(first, last)
    ]


@pytest.mark.parametrize(("kind", "form", "count", "height", "width"), FORMS)
def test_every_cell_of_the_form_stands_there_once(kind: str, form: str, count: int, height: int, width: int) -> None:  # fmt: skip
    grid = grid_of(kind, form)
    keys = [cell.key for cell in grid.cells if cell.key is not None]
    assert keys == list(table_form(kind).expected(form))
    assert (len(keys), grid.rows, grid.columns, len(grid.widths)) == (count, height, width, width)
    places = [
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(places) == [(row, column) for row in range(height) for column in range(width)]


@pytest.mark.parametrize(("kind", "form"), [case[:2] for case in FORMS])
def test_every_label_of_the_form_stands_there(kind: str, form: str) -> None:
    grid, known = grid_of(kind, form), table_form(kind)
    texts = {cell.text.translate(str.maketrans("（），：；", "(),:;")) for cell in grid.cells}
    wanted = {row.label for row in known.rows if form in row.forms}
    wanted |= {column.label for column in known.columns if form in column.forms} - {""}
    wanted |= {item.label for item in known.items if form in item.forms} | {
        known.corner or texts.copy().pop()
    }
    wanted |= {group.label for group in known.groups if any(row.group == group.key and form in row.forms for row in known.rows)}  # fmt: skip
    wanted -= {"(六)其他处理"} if form == "2021" and kind == "requests" else set()
    assert sorted(wanted - texts) == []


def test_the_head_of_table_three() -> None:
    grid = grid_of("requests", "2021")
    assert grid.heads == 3
    assert rows(grid, 0, 7) == [
        [
            ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            ("申请人情况", 1, 7),
        ],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [(name, 1, 1) for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
        [("一、本年新收政府信息公开申请数量", 1, 3), *[("", 1, 1)] * 7],
        [("二、上年结转政府信息公开申请数量", 1, 3), *[("", 1, 1)] * 7],
        [("三、本年度办理结果", 22, 1), ("（一）予以公开", 1, 2), *[("", 1, 1)] * 7],
        [("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1, 2), *[("", 1, 1)] * 7],
    ]
    assert rows(grid, 23, 28)[0][0] == ("（六）其他处理", 3, 1)
    assert [one[0] for one in rows(grid, 26, 28)] == [("（七）总计", 1, 2), ("四、结转下年度继续办理", 1, 3)]


def test_the_row_that_the_form_of_2019_has_unsplit() -> None:
    assert [one[0] for one in rows(grid_of("requests", "2019"), 23, 26)] == [
        ("（六）其他处理", 1, 2), ("（七）总计", 1, 2), ("四、结转下年度继续办理", 1, 3)]  # fmt: skip


def test_table_four() -> None:
    five = [(name, 1, 1) for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")]
    assert rows(grid_of("review", "2021"), 0, 4) == [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*((name, 2, 1) for name, _, _ in five), ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [*five, *five],
        [("", 1, 1)] * 15,
    ]


def test_a_block_of_table_two_fills_its_width() -> None:
    assert rows(grid_of("disclosure", "2021"), 0, 7) == [
        [("第二十条第（一）项", 1, 4)],
        [("信息内容", 1, 1), ("本年制发件数", 1, 1), ("本年废止件数", 1, 1), ("现行有效件数", 1, 1)],
        [("规章", 1, 1), *[("", 1, 1)] * 3],
        [("行政规范性文件", 1, 1), *[("", 1, 1)] * 3],
        [("第二十条第（五）项", 1, 4)],
        [("信息内容", 1, 1), ("本年处理决定数量", 1, 3)],
        [("行政许可", 1, 1), ("", 1, 3)],
    ]
    assert rows(grid_of("disclosure", "2019"), 15, 18) == [
        [("第二十条第（九）项", 1, 4)],
        [("信息内容", 1, 1), ("采购项目数量", 1, 1), ("采购总金额", 1, 2)],
        [("政府集中采购", 1, 1), ("", 1, 1), ("", 1, 2)],
    ]


def test_the_statistics_table_has_units_and_dashes() -> None:
    assert rows(grid_of("statistics", "2014"), 0, 3) == [
        [("统计指标", 1, 1), ("单位", 1, 1), ("统计数", 1, 1)],
        [("一、主动公开情况", 1, 1), ("——", 1, 1), ("——", 1, 1)],
        [("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", 1, 1), ("条", 1, 1), ("", 1, 1)],
    ]
