"""Workbooks as offices keep them: what the sheets show, where it stands, what could not be read."""

from __future__ import annotations

import contextlib
import io
import re
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, Side

from gxlint.document import Document, Notice, Paragraph, Table
from gxlint.readers import Limits, Unreadable, read_bytes
from gxlint.readers.sheets import XLSX
from gxlint.readers.sheets.address import cell_place
from tests.support.render import Made
from tests.support.workbook import packed, shared, workbook

BOX = Border(*(Side(style="thin") for _ in range(4)))


def made(fill: Callable[[Any], None]) -> Document:
    """A workbook of one sheet called 表格, read."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "依申请公开"
    fill(sheet)
    return read_bytes(packed(book), "x.xlsx")


def rows(*lines: list[object]) -> Callable[[Any], None]:
    def fill(sheet: Any) -> None:
        for row, line in enumerate(lines, 1):
            for column, value in enumerate(line, 1):
                sheet.cell(row, column).value = value

    return fill


def shown(document: Document) -> list[tuple[str, str | None]]:
    """The blocks: the text of a paragraph, the lines of a table, each with its source."""
    return [
        (block.text if isinstance(block, Paragraph) else "\n".join(document.lines[block.span.line - 1 : block.span.end_line]), block.source)
        for block in document.blocks
    ]  # fmt: skip


def test_a_grid_with_what_stands_around_it() -> None:
    def fill(sheet: Any) -> None:
        sheet["B2"] = "青石县水务局2023年统计表"
        sheet.merge_cells("B2:D2")
        sheet["B3"], sheet["D3"] = "填报单位:青石县水务局", "单位:件"
        for row, line in enumerate((["项目", "甲", "乙"], ["收到", 6, 7.5], ["办结", 1, None]), 4):
            for column, value in enumerate(line, 2):
                sheet.cell(row, column).value = value
        sheet["B7"] = "注:本表由办公室填报。"
        sheet["B8"], sheet["C8"] = "负责人:", "填表人:"
        sheet["B11"], sheet["C11"] = "又一", 3
        sheet["B12"], sheet["C12"] = "再一", 4

    document = made(fill)
    assert shown(document) == [
        ("青石县水务局2023年统计表", "依申请公开!B2"),
        ("填报单位:青石县水务局", "依申请公开!B3"),
        ("单位:件", "依申请公开!D3"),
        ("项目 | 甲 | 乙\n收到 | 6 | 7.5\n办结 | 1 | ", "依申请公开!B:D/4:6"),
        ("注:本表由办公室填报。", "依申请公开!B7"),
        ("负责人:", "依申请公开!B8"),
        ("填表人:", "依申请公开!C8"),
        ("又一 | 3\n再一 | 4", "依申请公开!B:C/11:12"),
    ]
    assert (document.media, document.encoding, document.notices, document.tabular) == (XLSX, None, (), True)


def test_the_name_of_a_sheet_is_the_caption_where_there_is_none() -> None:
    assert shown(made(rows(["a", 1], ["b", 2]))) == [
        ("依申请公开", "依申请公开!"),
        ("a | 1\nb | 2", "依申请公开!A:B/1:2"),
    ]
    book = Workbook()
    rows(["a", 1], ["b", 2])(book.active)
    assert shown(read_bytes(packed(book), "x.xlsx")) == [("a | 1\nb | 2", "Sheet!A:B/1:2")]


def test_merges_are_exact() -> None:
    document = read_bytes(packed(workbook(Made())), "x.xlsx")
    table = next(
        block for block in document.blocks if isinstance(block, Table) and "依申请" in str(block.source)
    )
    corner, of, *_ = table.cells
    assert (corner.row_span, corner.column_span, of.text, of.row_span, of.column_span) == (
        3,
        3,
        "申请人情况",
        1,
        7,
    )
    assert table.exact
    taken = [(cell.row + r, cell.column + c) for cell in table.cells for r in range(cell.row_span) for c in range(cell.column_span)]  # fmt: skip
    assert sorted(taken) == [(r, c) for r in range(table.rows) for c in range(table.columns)]


def test_what_stands_under_merged_cells_is_not_shown() -> None:
    def fill(sheet: Any) -> None:
        rows(["项目", "甲", "乙"], ["一", 1, 2], ["二", 3, 4])(sheet)

    book = Workbook()
    fill(book.active)
    data = with_part(
        packed(book),
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        '</sheetData><mergeCells count="1"><mergeCell ref="B2:C3"/></mergeCells>',
    )
    assert shown(read_bytes(data, "x.xlsx")) == [("项目 | 甲 | 乙\n一 | 1\n二", "Sheet!A:C/1:3")]


def with_part(data: bytes, name: str, old: str, new: str) -> bytes:
    """The same package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as taken:
        for info in given.infolist():
            content = given.read(info).decode("utf-8") if info.filename == name else given.read(info)
            if isinstance(content, str):
                assert old in content
                content = content.replace(old, new, 1)
            taken.writestr(info, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (6, "General", "6"),
        (6.0, "General", "6"),
        (0.25, "0%", "25%"),
        (1234.5, "#,##0.00", "1,234.50"),
        ("0012", "General", "0012"),
        ("0012", "@", "0012"),
        (True, "General", "TRUE"),
        ("#REF!", "General", "#REF!"),
        (0, "0;-0;;@", ""),
        ("甲\r\n乙_x000D_", "General", "甲\n乙"),
        (45292, "yyyy-mm-dd", "2024-01-01"),
    ],
)
def test_a_cell_reads_as_it_is_shown(value: object, code: str, text: str) -> None:
    def fill(sheet: Any) -> None:
        rows(["项目", "甲"], ["一", value])(sheet)
        sheet["B2"].number_format = code

    table = made(fill).blocks[1]
    assert isinstance(table, Table)
    assert (table.cells[3].text, table.cells[3].opaque) == (text, False)


def test_figures_that_do_not_say_what_is_meant_are_opaque() -> None:
    def fill(sheet: Any) -> None:
        rows(["项目", "甲", "乙", "丙"], ["一", 5, None, "=SUM(B2:B2)"])(sheet)
        sheet["B2"].font = Font(strike=True)
        sheet["C2"] = CellRichText("3", TextBlock(InlineFont(strike=True), "4"))

    document = made(fill)
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert [(cell.text, cell.opaque) for cell in table.cells[4:]] == [
        ("一", False),
        ("5", True),
        ("34", True),
        ("", True),
    ]
    assert document.notices == (Notice("uncalculated", "1 依申请公开!D2"),)


def test_a_formula_reads_as_the_result_that_was_saved() -> None:
    book = Workbook()
    rows(["项目", "甲", "乙"], ["一", "=1+1", '=""'])(book.active)
    data = with_part(packed(book), "xl/worksheets/sheet1.xml", "<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>")
    data = with_part(data, "xl/worksheets/sheet1.xml", '<c r="C2"><f>""</f>', '<c r="C2" t="str"><f>""</f>')
    document = read_bytes(data, "x.xlsx")
    assert (document.lines[1], document.notices) == ("一 | 2 | ", ())


def test_what_is_hidden_is_not_read_and_said() -> None:
    book = workbook(Made())
    book["依申请公开"].row_dimensions[10].hidden = True
    book["依申请公开"].column_dimensions["E"].hidden = True
    book.create_sheet("字典")["A1"] = "是"
    book["字典"].sheet_state = "hidden"
    book.create_sheet("空").sheet_state = "veryHidden"
    document = read_bytes(packed(book), "x.xlsx")
    assert document.notices == (
        Notice("unread-part", "hidden-cells:依申请公开"),
        Notice("unread-part", "hidden-sheet:字典"),
    )
    table = next(
        block for block in document.blocks if isinstance(block, Table) and "依申请" in str(block.source)
    )
    assert table.source == "依申请公开!A:D,F:J/2:9,11:29"
    assert cell_place(table.source, 7, 3) == "依申请公开!D9"
    assert cell_place(table.source, 8, 4) == "依申请公开!F11"
    assert "2.其他法律行政法规禁止公开" not in "".join(document.lines)


def test_hidden_rows_and_columns_that_are_blank_are_nothing() -> None:
    def fill(sheet: Any) -> None:
        rows(["a", 1], ["b", 2])(sheet)
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["H"].hidden = True

    assert made(fill).notices == ()


def test_ruled_blanks_belong_to_the_grid() -> None:
    def fill(sheet: Any) -> None:
        rows(["维持", "纠正", "总计"])(sheet)
        for row in (1, 2, 3):
            for column in (1, 2, 3):
                sheet.cell(row, column).border = BOX
        sheet.cell(40, 30).border = BOX

    assert shown(made(fill))[1] == ("维持 | 纠正 | 总计\n |  | ", "依申请公开!A:C/1:2")


def test_a_last_row_that_nobody_filled_in_stays_a_row() -> None:
    for ruled in (True, False):

        def fill(sheet: Any, ruled: bool = ruled) -> None:
            rows(["项目", "甲", "乙"], ["一、收到", 1, 2], ["四、结转下年度继续办理"])(sheet)
            for row in (1, 2, 3):
                for column in (1, 2, 3):
                    sheet.cell(row, column).border = BOX if ruled else Border()

        assert made(fill).lines[-1] == "四、结转下年度继续办理 |  | "


def test_tables_side_by_side() -> None:
    document = made(
        rows(["项目", "甲", None, "类别", "乙"], ["收到", 1, None, "许可", 3], ["办结", 2, None, "处罚", 4])
    )
    assert [source for _, source in shown(document)][1:] == ["依申请公开!A:B/1:3", "依申请公开!D:E/1:3"]
    # A label that runs over into blank cells parts nothing: behind it come numbers, no table of its own.
    document = made(
        rows(["级", "项目", None, "甲", "乙"], ["一", "收到", None, 1, 3], ["二", "办结", None, 2, 4])
    )
    assert [source for _, source in shown(document)][1:] == ["依申请公开!A:B,D:E/1:3"]


def test_sheets_of_diagrams_and_nothing() -> None:
    book = Workbook()
    book.create_chartsheet("图")
    document = read_bytes(packed(book), "x.xlsx")
    assert (document.lines, document.blocks, document.notices) == ((), (), ())


def with_drawing(drawing: str) -> bytes:
    """A workbook with something over its cells."""
    book = Workbook()
    sheet: Any = book.active
    rows(["项目", "甲"], ["一", None], ["二", 3])(sheet)
    sheet["B2"].border = BOX
    data = with_part(
        packed(book),
        "xl/worksheets/sheet1.xml",
        "</worksheet>",
        '<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/></worksheet>',
    )
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
        )
        package.writestr("xl/drawings/drawing1.xml", drawing)
    return out.getvalue()


def test_pictures_and_boxes() -> None:
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:pic/></xdr:twoCellAnchor>"
        "<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>注:另附说明</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
        "</xdr:wsDr>"
    )
    document = read_bytes(with_drawing(drawing), "x.xlsx")
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [(cell.text, cell.opaque) for cell in table.cells[2:4]] == [("一", False), ("", True)]
    assert shown(document)[1] == ("注:另附说明", "Sheet!A5")


@pytest.mark.parametrize("around", ["xdr:grpSp", "mc:AlternateContent"])
def test_a_box_in_a_group_is_read(around: str) -> None:
    box = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>注:另附说明</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    drawing = (
        '<xdr:wsDr xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>4</xdr:row></xdr:from><{around}>{box}</{around}></xdr:twoCellAnchor></xdr:wsDr>"
    )
    assert shown(read_bytes(with_drawing(drawing), "x.xlsx"))[1] == ("注:另附说明", "Sheet!A5")


def test_a_drawing_that_is_broken_is_said_for_its_texts() -> None:
    document = read_bytes(with_drawing("<xdr:wsDr><xdr:sp>"), "x.xlsx")
    assert document.notices == (Notice("unread-part", "xl/drawings/drawing1.xml"),)


def test_a_sheet_that_is_broken_is_said_and_the_others_are_read() -> None:
    data = with_part(packed(workbook(Made())), "xl/worksheets/sheet2.xml", "<sheetData>", "<sheetData")
    document = read_bytes(data, "x.xlsx")
    assert document.notices == (Notice("unread-part", "xl/worksheets/sheet2.xml"),)
    assert [line for line in document.lines if "主动公开" in line or "复议" in line]


def refused(data: bytes, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, "x.xlsx", limits=limits)
    return caught.value.reason


def test_two_cells_far_apart_cost_two_cells() -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["XFD1048576"] = 1, 2
    data = packed(book)
    tracemalloc.start()
    started = time.perf_counter()
    document = read_bytes(data, "x.xlsx")
    assert (document.lines, time.perf_counter() - started < 2) == (("1", "2"), True)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_grid_that_is_mostly_holes_is_refused() -> None:
    def fill(sheet: Any) -> None:
        for row in range(1, 40):
            sheet.cell(row, row * 400).value = 1
            sheet.cell(row, row).value = 1
            for column in range(1, 300):
                sheet.cell(row, column * 50).value = 1

    book = Workbook()
    fill(book.active)
    assert refused(packed(book), Limits(max_cells=10_000)) == "too-many-cells"


def test_one_long_text_in_many_cells_is_refused() -> None:
    book = Workbook()
    for row in range(1, 200):
        book.active.append(["长" * 30_000, row])  # type: ignore[union-attr]
    assert refused(shared(packed(book))) == "too-large"


def test_merges_all_over() -> None:
    book = Workbook()
    rows(["a", 1], ["b", 2])(book.active)
    many = "".join(f'<mergeCell ref="A{n}:XFD{n + 500}"/>' for n in range(3, 4000))
    data = with_part(
        packed(book),
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        f"</sheetData><mergeCells>{many}</mergeCells>",
    )
    started = time.perf_counter()
    assert read_bytes(data, "x.xlsx").lines == ("a | 1", "b | 2")
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("part", "old", "new", "reason"),
    [
        ("xl/workbook.xml", "<workbook", "<!DOCTYPE x><workbook", "entities"),
        ("xl/sharedStrings.xml", "<sst", "<!DOCTYPE x [<!ENTITY a 'b'>]><sst", "entities"),
        ("xl/workbook.xml", "</workbook>", "", "broken-xml"),
        ("xl/worksheets/sheet1.xml", 't="s"><v>0</v>', 't="s"><v>99999</v>', "broken-archive"),
        ("xl/worksheets/sheet1.xml", '<row r="1"', '<row r="99999999"', "broken-archive"),
        ("xl/worksheets/sheet1.xml", 'r="A1"', 'r="ZZZ1"', "broken-archive"),
    ],
)
def test_bad_parts(part: str, old: str, new: str, reason: str) -> None:
    assert refused(with_part(shared(packed(workbook(Made()))), part, old, new)) == reason


def test_other_workbooks() -> None:
    data = packed(workbook(Made()))
    assert refused(with_part(data, "_rels/.rels", "xl/workbook.xml", "xl/workbook.bin")) == "spreadsheet"
    assert refused(data[: len(data) // 2]) == "broken-archive"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    assert refused(out.getvalue()) == "no-document-part"


def test_a_bomb_in_a_sheet() -> None:
    data = with_part(
        packed(workbook(Made())), "xl/worksheets/sheet1.xml", "<sheetData>", "<sheetData>" + " " * 40_000_000
    )
    assert refused(data) == "compression-ratio"


def test_texts_in_a_part_of_their_own() -> None:
    data = packed(workbook(Made()))
    assert read_bytes(shared(data), "x.xlsx").blocks == read_bytes(data, "x.xlsx").blocks


def test_strict_files_and_names_in_capitals() -> None:
    data = shared(packed(workbook(Made())))
    expected = read_bytes(data, "x.xlsx").lines
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as taken:
        for info in given.infolist():
            content = given.read(info)
            if info.filename.endswith((".xml", ".rels")) and "Content_Types" not in info.filename:
                content = re.sub(
                    rb"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    b"http://purl.oclc.org/ooxml/spreadsheetml/main",
                    content,
                )
                content = re.sub(
                    rb"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                    content,
                )
            taken.writestr(info.filename.upper() if "sheet1" in info.filename else info.filename, content)
    assert read_bytes(out.getvalue(), "x.xlsx").lines == expected


def test_the_name_may_be_another() -> None:
    data = packed(workbook(Made()))
    assert read_bytes(data, "年报.et").notices == read_bytes(data, "年报.xlsm").notices == ()
    assert read_bytes(data, "年报.xls").notices == (Notice("misnamed", "xlsx"),)


VALUES = ("-1", "99999999999", "", "x", "1e999", "0", "16384", "NaN", "A1:XFD1048576", "B2:A1")


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_damage_breaks_the_reader(data: st.DataObject) -> None:
    names = (
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "xl/_rels/workbook.xml.rels",
    )
    name = data.draw(st.sampled_from(names))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as given_, zipfile.ZipFile(out, "w") as taken:
        for info in given_.infolist():
            content = given_.read(info).decode("utf-8")
            if info.filename == name:
                for _ in range(data.draw(st.integers(1, 4))):
                    hits = [*re.finditer(r'"([^"]*)"|>([^<]*)<', content)]
                    hit = hits[data.draw(st.integers(0, len(hits) - 1))]
                    which = 1 if hit[1] is not None else 2
                    content = (
                        content[: hit.start(which)]
                        + data.draw(st.sampled_from(VALUES))
                        + content[hit.end(which) :]
                    )
            taken.writestr(info.filename, content)
    with contextlib.suppress(Unreadable):
        read_bytes(out.getvalue(), "x.xlsx")


WHOLE = shared(packed(workbook(Made(), sheets=1)))
