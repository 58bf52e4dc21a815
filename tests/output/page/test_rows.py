"""Tables that a text file holds as lines."""

from __future__ import annotations

from tests.output.page.pages import FIXTURES, VALID, Element, added, changed, page


def grid(table: Element) -> list[list[tuple[str, str, int]]]:
    """Each row's cells: text, scope ("" for data), columns."""
    return [
        [
            (cell.text(added), cell.attributes.get("scope", ""), int(cell.attributes.get("colspan", 1)))
            for cell in row.every()
            if cell.tag in ("td", "th")
        ]
        for row in table.every("tr")
    ]


def test_labels_and_data_stand_under_each_other() -> None:
    disclosure, requests, review = page(VALID).one("div", "text").every("table")
    assert grid(disclosure)[:6] == [
        [("第二十条第(一)项", "colgroup", 4)],
        [
            ("信息内容", "col", 1),
            ("本年制发件数", "col", 1),
            ("本年废止件数", "col", 1),
            ("现行有效件数", "col", 1),
        ],
        [("规章", "row", 1), ("0", "", 1), ("0", "", 1), ("0", "", 1)],
        [("行政规范性文件", "row", 1), ("0", "", 1), ("0", "", 1), ("0", "", 1)],
        [("第二十条第(五)项", "colgroup", 4)],
        [("信息内容", "col", 1), ("本年处理决定数量", "col", 3)],
    ]
    rows = grid(requests)
    assert {sum(width for _, _, width in row) for row in rows} == {9}
    assert {len(row) for row in rows if row[0][1] == "row"} == {8, 9}
    assert rows[0] == [
        ("(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况", "colgroup", 9)
    ]
    first = next(row for row in rows if row[0][0].startswith("一、"))
    assert first[0] == ("一、本年新收政府信息公开申请数量", "row", 2)
    granted = next(row for row in rows if len(row) > 1 and row[1][0] == "(一)予以公开")
    assert granted[:2] == [("三、本年度办理结果", "row", 1), ("(一)予以公开", "row", 1)]
    # without labels the data are the table
    assert {sum(width for _, _, width in row) for row in grid(review)} == {15}


def test_the_statistics_of_the_old_form() -> None:
    path = FIXTURES / "2014" / "白鹭区档案馆2016(附统计表).txt"
    tables = page(path).one("div", "text").every("table")
    rows = [row for table in tables for row in grid(table)]
    data = [row for row in rows if row[-1][1] == ""]
    assert len(data) > 40
    assert all(row[0][1] == "row" and row[-1][0].isdigit() for row in data)


def test_one_cell_a_line_stays_lines() -> None:
    text = page(FIXTURES / "2021" / "柳岸区住建局2021(单元格分行).txt").one("div", "text")
    assert not text.every("table")


def test_a_mark_in_a_row() -> None:
    text = page(FIXTURES / "2021" / "溪口县教育局2023年度报告.txt").one("div", "text")
    cells = [cell for cell in text.every("td") if cell.every("mark")]
    assert [cell.text(added) for cell in cells] == ["2", "1", "2"]


def test_a_line_of_hundreds_of_separators_stays_a_line() -> None:
    row = next(
        line for line in VALID.read_text("utf-8").splitlines() if line.startswith("四、结转下年度继续办理")
    )
    text = page(changed((row, row + " |" * 500))).one("div", "text")
    assert any(one.text(added).startswith("四、结转下年度继续办理 |") for one in text.every("p"))


def test_a_masked_number_keeps_the_cells_in_place() -> None:
    row = next(
        line for line in VALID.read_text("utf-8").splitlines() if line.startswith("四、结转下年度继续办理")
    )
    text = page(changed((row, row.replace("| 1 |", "| 1 | 13800138000 |", 1)))).one("div", "text")
    lines = [one.text(added) for table in text.every("table") for one in table.every("tr")]
    assert any("138******00" in line and line.endswith("1") for line in lines)
