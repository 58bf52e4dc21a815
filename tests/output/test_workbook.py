"""The workbook writer, read back by two readers that are not ours."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
import python_calamine
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from gxlint.output import printable, workbook
from gxlint.output.workbook import BOLD, PLAIN, WRAPPED, Workbook

COLUMNS = [("甲", 10.0), ("乙", 20.5), ("丙 & <丁>", 5.0)]


def made(*rows: list[Any], columns: list[tuple[str, float]] = COLUMNS) -> bytes:
    book = Workbook(["一", "It's & <b>"], "题 & <目>")
    sheet = book.sheet(columns)
    for row in rows:
        sheet.row(row, [PLAIN] * len(row))
    sheet.close("还有 {number} 行")
    book.sheet([("x", 3)], filters=False).close()
    return book.finish()


def test_it_is_read_back() -> None:
    data = made(["a", "b", 1], [None, " c\n& <d>", -5], ["a", "", 10**12])
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["一", "It's & <b>"]
    sheet = book["一"]
    assert list(sheet.iter_rows(values_only=True)) == [
        ("甲", "乙", "丙 & <丁>"),
        ("a", "b", 1),
        (None, " c\n& <d>", -5),
        ("a", None, 10**12),
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C4")
    assert [round(sheet.column_dimensions[at].width) for at in "ABC"] == [11, 21, 6]
    assert (sheet["A1"].font.b, sheet["A2"].font.b) == (True, False)
    assert sheet.print_title_rows == "$1:$1"
    assert book["It's & <b>"].auto_filter.ref is None
    assert (book.properties.title, book.properties.creator) == ("题 & <目>", "gxlint")
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert other.sheet_names == ["一", "It's & <b>"]
    assert other.get_sheet_by_name("一").to_python() == [
        ["甲", "乙", "丙 & <丁>"],
        ["a", "b", 1.0],
        ["", " c\n& <d>", -5.0],
        ["a", "", 1e12],
    ]


def test_styles_say_what_they_are() -> None:
    book = Workbook(["一"], "")
    sheet = book.sheet([(str(at), 9) for at in range(9)])
    sheet.row(["x"] * 9, range(9))
    sheet.close()
    row = openpyxl.load_workbook(io.BytesIO(book.finish()))["一"][2]
    assert [cell.alignment.wrap_text or False for cell in row] == [False, True, True, *[True] * 6]
    assert [cell.font.b for cell in row][: BOLD + 1] == [False, True, False, True, True, False, False, False, True]  # fmt: skip
    assert [cell.fill.fgColor.rgb for cell in row][3:8] == ["FFFFC7CE", "FFFFEB9C", "FFDDEBF7", "FFC6EFCE", "FFEDEDED"]  # fmt: skip
    assert {cell.alignment.vertical for cell in row} == {"top"}


def test_the_same_rows_are_the_same_bytes_at_any_time() -> None:
    data = made(["a", "b", 1])
    assert data == made(["a", "b", 1])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert parts.testzip() is None
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in parts.namelist() if "vba" in name.lower()]
        core = parts.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2


def test_a_text_that_looks_like_an_escape_stays_one() -> None:
    with zipfile.ZipFile(io.BytesIO(made(["_x0041_", "_x005F_x", 1]))) as parts:
        assert "_x005F_x0041_" in parts.read("xl/sharedStrings.xml").decode()
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(made(["_x0041_ _x41_", "b", 1])))
    assert other.get_sheet_by_index(0).to_python()[1][0] == "_x0041_ _x41_"


def test_a_cell_has_room_for_so_much() -> None:
    long = "字" * 40_000
    sheet = openpyxl.load_workbook(io.BytesIO(made([long, long, 1], ["_x0041_" * 5_000, "", 1])))["一"]
    assert sheet["A2"].value == sheet["B2"].value == "字" * 32_766 + "…"
    with zipfile.ZipFile(io.BytesIO(made(["_x0041_" * 4_000, "", 1]))) as parts:
        root = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
        assert max(len(text) for text in root.itertext()) <= 32_767


def test_what_a_sheet_has_no_room_for_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    sheet = openpyxl.load_workbook(io.BytesIO(made(*([str(at), "b", at] for at in range(7)))))["一"]
    assert list(sheet.iter_rows(values_only=True, min_row=2)) == [
        ("0", "b", 0),
        ("1", "b", 1),
        ("还有 5 行", None, None),
    ]
    assert sheet.auto_filter.ref == "A1:C4"
    exactly = openpyxl.load_workbook(io.BytesIO(made(*([str(at), "b", at] for at in range(2)))))["一"]
    assert exactly.max_row == 3


@limits(max_examples=60)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_any_printable_text_comes_back(texts: list[str]) -> None:
    shown = [printable.line(text) for text in texts]
    data = made(*([text, text, WRAPPED] for text in shown))
    got = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert [row[:2] for row in got[1:]] == [[text, text] for text in shown]
