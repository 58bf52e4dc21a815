"""Tables in a document: merges, nesting, layout tables, text in cells."""

from __future__ import annotations

from hypothesis import given, settings

from gxlint.document import Span, Table
from tests.readers.docx.build import grid, p, r, read, span, t, table, tbl, tc, texts, tr
from tests.readers.docx.test_grid import Rectangle, merged_grids, squeezed

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_lines_and_spans() -> None:
    document = read(p("前") + tbl(tr(tc("规章"), tc(), tc("12")), tr(tc("合计", span(2)), tc("0"))) + p("后"))
    assert document.lines == ("前", "规章 |  | 12", "合计 | 0", "后")
    found = table(document)
    assert [cell.span for cell in found.cells] == [
        Span(2, 1, 2, 3), Span(2, 6, 2, 6), Span(2, 9, 2, 11), Span(3, 1, 3, 3), Span(3, 6, 3, 7),
    ]  # fmt: skip
    assert (found.span, found.rows, found.columns, found.exact, found.source) == (
        Span(2, 1, 3, 7),
        2,
        3,
        True,
        "t1",
    )


def test_paragraphs_in_a_cell() -> None:
    cell = f"<w:tc>{p('1')}{p()}<w:p>{t('0')}{r('<w:br/>')}{t('件')}</w:p></w:tc>"
    document = read(tbl(tr(cell, tc("x"))))
    assert grid(document)[0][0] == "1\n0\n件"
    assert document.lines == ("1 0 件 | x",)


def test_merges() -> None:
    document = read(
        tbl(
            tr(tc("项目", span(2) + RESTART), tc("自然人", RESTART), tc("法人或其他组织", span(2))),
            tr(tc("", span(2) + CONTINUE), tc("", CONTINUE), tc("商业企业"), tc("其他")),
            tr(tc("三、", RESTART), tc("(一)"), tc("1"), tc("2"), tc("3")),
            tr(tc("不见", CONTINUE), tc("(二)"), tc("4"), tc("5"), tc("6")),
        )
    )
    assert grid(document) == [
        ("项目", 0, 0, 2, 2), ("自然人", 0, 2, 2, 1), ("法人或其他组织", 0, 3, 1, 2),
        ("商业企业", 1, 3, 1, 1), ("其他", 1, 4, 1, 1),
        ("三、", 2, 0, 2, 1), ("(一)", 2, 1, 1, 1), ("1", 2, 2, 1, 1), ("2", 2, 3, 1, 1), ("3", 2, 4, 1, 1),
        ("(二)", 3, 1, 1, 1), ("4", 3, 2, 1, 1), ("5", 3, 3, 1, 1), ("6", 3, 4, 1, 1),
    ]  # fmt: skip
    assert document.lines == (
        "项目 | 自然人 | 法人或其他组织",
        "商业企业 | 其他",
        "三、 | (一) | 1 | 2 | 3",
        "(二) | 4 | 5 | 6",
    )


def test_row_in_which_nothing_begins_has_no_line() -> None:
    body = tbl(
        tr(tc("a", RESTART), tc("b", RESTART)), tr(tc("", CONTINUE), tc("", CONTINUE)), tr(tc("c"), tc("d"))
    )
    document = read(body)
    assert document.lines == ("a | b", "c | d")
    assert table(document).rows == 3


def test_grid_before_and_after() -> None:
    body = tbl(
        tr(tc("a"), tc("b"), tc("c")),
        tr(tc("d"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    assert grid(read(body))[-1] == ("d", 1, 1, 1, 1)


def test_slivers_from_the_file() -> None:
    body = tbl(
        tr(tc("a", span(1)), tc("b", span(2))),
        tr(tc("c", span(2)), tc("d", span(1))),
        widths=(1000, 12, 988),
    )
    document = read(body)
    assert table(document).columns == 2
    assert [cell[1:3] for cell in grid(document)] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_widths_with_mixed_units_are_not_compared() -> None:
    def wide(text: str, width: int, kind: str) -> str:
        return tc(text, f'<w:tcW w:w="{width}" w:type="{kind}"/>')

    body = tbl(
        tr(wide("a", 2000, "dxa"), wide("b", 3000, "pct")), tr(*(wide(text, 1000, "dxa") for text in "cdefg"))
    )
    assert grid(read(body))[1] == ("b", 0, 1, 1, 1)


def test_controls_around_rows_and_cells() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    body = tbl(control(tr(tc("a"), control(tc("b")))), tr(tc("c"), f"<w:tc>{control(p('d'))}</w:tc>"))
    assert [cell[0] for cell in grid(read(body))] == ["a", "b", "c", "d"]


def test_nested_table_comes_after_the_outer_one() -> None:
    inner = tbl(tr(tc("x"), tc("y")))
    rows = [tr(tc("a"), tc("b")), tr(tc("c"), f"<w:tc>{p('d')}{inner}{p('e')}</w:tc>")]
    document = read(tbl(*rows) + p("后"))
    assert document.lines == ("a | b", "c | d e", "x | y", "后")
    assert [block.source for block in document.blocks] == ["t1", "t1/r2c2/t1", "p1"]


def test_pasted_one_cell_table_is_the_cell() -> None:
    document = read(tbl(tr(tc("总计"), f"<w:tc>{tbl(tr(tc('12')))}{p()}</w:tc>")))
    assert grid(document) == [("总计", 0, 0, 1, 1), ("12", 0, 1, 1, 1)]


def test_page_laid_out_in_a_table() -> None:
    report = p("一、总体情况") + p("正文。") + tbl(*(tr(tc("甲"), tc("1")) for _ in range(3)))
    document = read(tbl(tr(tc("年度报告")), tr(f"<w:tc>{report}{p('二、主动公开')}</w:tc>")))
    assert document.lines == (
        "年度报告",
        "一、总体情况",
        "正文。",
        "甲 | 1",
        "甲 | 1",
        "甲 | 1",
        "二、主动公开",
    )
    assert [block.source for block in document.blocks] == [
        "t1/r1c1/p1", "t1/r2c1/p1", "t1/r2c1/p2", "t1/r2c1/t1", "t1/r2c1/p3",
    ]  # fmt: skip


def test_frame_of_two_columns_around_larger_tables() -> None:
    inner = tbl(*(tr(tc("甲"), tc("1")) for _ in range(3)))
    document = read(tbl(tr(tc("导航"), f"<w:tc>{p('正文')}{inner}</w:tc>")))
    assert document.lines == ("导航", "正文", "甲 | 1", "甲 | 1", "甲 | 1")


def test_rows_without_cells_and_empty_tables() -> None:
    assert read(p("甲") + tbl() + tbl(tr()) + p("乙")).lines == ("甲", "乙")


def as_xml(height: int, rectangles: list[Rectangle]) -> str:
    rows: list[list[str]] = [[] for _ in range(height)]
    for number, (row, _, tall, wide) in sorted(enumerate(rectangles), key=lambda item: item[1][1]):
        for line in range(row, row + tall):
            merge = "" if tall == 1 else RESTART if line == row else CONTINUE
            rows[line].append(tc(f"n{number}" if line == row else "", span(wide) + merge))
    return tbl(*(tr(*row) for row in rows))


@settings(deadline=None, max_examples=60)
@given(merged_grids())
def test_any_merged_grid_survives_the_file(made: tuple[int, int, list[Rectangle]]) -> None:
    height, _, rectangles = made
    document = read(as_xml(height, rectangles))
    expected = squeezed(rectangles)
    if max(column + wide for _, column, _, wide in expected) == 1:
        assert texts(document) == [f"n{number}" for number in range(len(rectangles))]
        assert not any(isinstance(block, Table) for block in document.blocks)
        return
    assert grid(document) == [(f"n{number}", *place) for number, place in enumerate(expected)]


def test_picture_beside_a_number_is_not_said() -> None:
    drawing = "<w:drawing><a:blip/></w:drawing>"
    document = read(tbl(tr(tc("总计"), f"<w:tc><w:p>{t('12')}{r(drawing)}</w:p></w:tc>")))
    assert document.notices == ()


def test_pictures_in_a_page_laid_out_in_a_table() -> None:
    document = read(tbl(tr(tc("甲")), tr(f"<w:tc><w:p>{r('<w:drawing><a:blip/></w:drawing>')}</w:p></w:tc>")))
    assert [notice.kind for notice in document.notices] == ["pictures"]
