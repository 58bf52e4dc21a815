"""Workbooks of Excel 97 to 2003: records, built by hand where no library writes them, and whole reports."""

from __future__ import annotations

import contextlib
import io
import struct
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.document import Document, Notice, Table
from gxlint.readers import Limits, Unreadable, read_bytes
from gxlint.readers.sheets import XLS
from tests.readers.office.compound import compound as nested
from tests.support import biff
from tests.support.biff import compound, figure, formula, label, rk, sheet, stream, style
from tests.support.render import Made
from tests.support.workbook import packed, workbook


def made(*parts: biff.Record, before: tuple[biff.Record, ...] = ()) -> Document:
    """A workbook of one sheet with these records."""
    return read_bytes(compound(stream([("申请", sheet(*parts))], *before)), "x.xls")


HEAD = (label(0, 0, "项目"), label(0, 1, "甲"))


def test_what_cells_show() -> None:
    styles = (
        style(),
        style(9),
        style(4),
        (0x041E, struct.pack("<H", 170) + biff.text('0"件"')),
        style(170),
        style(14),
    )
    document = made(
        *HEAD, label(1, 0, "一"), figure(1, 1, 0.25, 1), label(2, 0, "二"), figure(2, 1, 1234.5, 2),
        label(3, 0, "三"), rk(3, 1, 6 << 2 | 2, 3), label(4, 0, "四"), rk(4, 1, 1250 << 2 | 3),
        label(5, 0, "五"), figure(5, 1, 45292, 4), label(6, 0, "六"), (0x0205, struct.pack("<HHHBB", 6, 1, 0, 0x17, 1)),
        label(7, 0, "七"), (0xBD, struct.pack("<HHHIHIH", 7, 1, 0, (1 << 30) - 3 << 2 & 0xFFFFFFFF | 2, 0, 7 << 2 | 2, 2)),
        before=styles,
    )  # fmt: skip
    assert document.lines == (
        "申请", "项目 | 甲 | ", "一 | 25% | ", "二 | 1,234.50 | ", "三 | 6件 | ", "四 | 12.5 | ", "五 | 2024/1/1 | ", "六 | #REF! | ",
        "七 | -3 | 7",
    )  # fmt: skip
    assert (document.media, document.tabular, document.notices) == (XLS, True, ())


def test_formulas() -> None:
    document = made(
        *HEAD, label(1, 0, "一"), formula(1, 1, struct.pack("<d", 12.0)), label(2, 0, "二"),
        formula(2, 1, b"\x00" * 6 + b"\xff\xff"), (0x0207, biff.text("十二")), label(3, 0, "三"),
        formula(3, 1, b"\x03" + b"\x00" * 5 + b"\xff\xff"), label(4, 0, "四"), formula(4, 1, b"\x03" + b"\x00" * 5 + b"\xff\xff", 2),
        label(5, 0, "五"), formula(5, 1, b"\x02\x00\x07\x00\x00\x00\xff\xff"),
    )  # fmt: skip
    assert document.lines[2:] == ("一 | 12", "二 | 十二", "三 | ", "四 | ", "五 | #DIV/0!")
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert [cell.row for cell in table.cells if cell.opaque] == [4]
    assert document.notices == (Notice("uncalculated", "1 申请!B5"),)


def test_formulas_of_which_none_was_ever_calculated() -> None:
    document = made(*HEAD, label(1, 0, "一"), formula(1, 1, b"\x03" + b"\x00" * 5 + b"\xff\xff"))
    assert document.notices == (Notice("uncalculated", "1 申请!B2"),)


def test_zeros_that_are_not_shown() -> None:
    cells = (*HEAD, label(1, 0, "一"), figure(1, 1, 0), label(2, 0, "二"), figure(2, 1, 3))
    assert made(*cells, (0x023E, struct.pack("<H", 0x06A6) + bytes(16))).lines[2:] == ("一 | ", "二 | 3")
    assert made(*cells, (0x023E, struct.pack("<H", 0x06B6) + bytes(16))).lines[2:] == ("一 | 0", "二 | 3")


def test_struck_figures_are_opaque() -> None:
    fonts = tuple((0x31, struct.pack("<HH", 200, 8 if n == 4 else 0) + bytes(12)) for n in range(5))
    document = made(*HEAD, label(1, 0, "一"), figure(1, 1, 5, 1), before=(*fonts, style(), style(font=5)))
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert [(cell.text, cell.opaque) for cell in table.cells[2:]] == [("一", False), ("5", True)]


def sst(*texts: tuple[str, bool], cut: int | None = None) -> tuple[biff.Record, ...]:
    """Shared strings, wide or narrow; cut in two records behind `cut` bytes, which must lie between characters."""
    data = struct.pack("<II", len(texts), len(texts))
    for text, wide in texts:
        data += struct.pack("<HB", len(text), wide) + (
            text.encode("utf-16-le") if wide else text.encode("latin-1")
        )
    if cut is None:
        return ((0xFC, data),)
    return (0xFC, data[:cut]), (0x3C, b"\x01" + data[cut:])


@pytest.mark.parametrize("cut", [None, 13, 15, 17])
def test_shared_strings_across_records(cut: int | None) -> None:
    document = made(
        biff.shared(0, 0, 0), label(0, 1, "甲"), biff.shared(1, 0, 1), figure(1, 1, 1),
        before=(style(), *sst(("予以公开", True), ("AB", False), cut=cut)),
    )  # fmt: skip
    assert document.lines[1:] == ("予以公开 | 甲", "AB | 1")


def test_merges_hidden_and_charts() -> None:
    document = read_bytes(
        compound(
            stream(
                [
                    ("图", biff.records([(0x0809, struct.pack("<HHI", 0x0600, 0x20, 0) + bytes(8)), (0x0A, b"")])),
                    ("申请", sheet(label(0, 0, "题"), *((n[0], b"\x01" + n[1][1:]) for n in HEAD), label(2, 0, "一"), figure(2, 1, 1),
                                  label(3, 0, "二"), figure(3, 1, 2), label(4, 0, "三"), figure(4, 1, 3),
                                  (0xE5, struct.pack("<HHHHH", 1, 0, 0, 0, 1)), (0x0208, struct.pack("<HHHHHHBBH", 3, 0, 2, 255, 0, 0, 0x20, 1, 15)))),
                    ("字典", sheet(label(0, 0, "是"))),
                ],
                states=[0, 0, 2], kinds=[2, 0, 0],
            )
        ),
        "x.xls",
    )  # fmt: skip
    assert document.lines == ("题", "项目 | 甲", "一 | 1", "三 | 3")
    assert [block.source for block in document.blocks] == ["申请!A1", "申请!A:B/2:3,5"]
    assert document.notices == (
        Notice("unread-part", "hidden-cells:申请"),
        Notice("unread-part", "hidden-sheet:字典"),
    )


def test_a_whole_report() -> None:
    xlwt = pytest.importorskip("xlwt", reason="writes .xls; the tests above build the same records by hand")
    book = workbook(Made())
    out: Any = xlwt.Workbook()
    box = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin")
    for source in book.worksheets:
        taken = out.add_sheet(source.title)
        merged = {(r.min_row, r.min_col): r for r in source.merged_cells.ranges}
        covered = {at for r in merged.values() for row in r.rows for at in row} - set(merged)
        for row in source.iter_rows():
            for cell in row:
                at, look = (cell.row, cell.column), box if cell.border.left.style else xlwt.easyxf("")
                if at in merged:
                    r = merged[at]
                    taken.write_merge(
                        r.min_row - 1, r.max_row - 1, r.min_col - 1, r.max_col - 1, cell.value, look
                    )
                elif at not in covered:
                    taken.write(cell.row - 1, cell.column - 1, cell.value, look)
    data = io.BytesIO()
    out.save(data)
    assert read_bytes(data.getvalue(), "x.xls").blocks == read_bytes(packed(book), "x.xlsx").blocks


def refused(data: bytes, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, "x.xls", limits=limits)
    return caught.value.reason


def test_what_is_refused() -> None:
    whole = stream([("申请", sheet(*HEAD))])
    assert refused(compound(stream([("申请", sheet(*HEAD))], (0x2F, bytes(54))))) == "encrypted"
    assert refused(compound(whole.replace(b"\x00\x06\x05\x00", b"\x00\x05\x05\x00", 1))) == "spreadsheet"
    assert refused(compound(b"\x09\x00\x04\x00\x00\x00\x10\x00")) == "spreadsheet"
    assert refused(compound(bytes(5000))) == "broken-archive"
    assert refused(compound(stream([("申请", sheet(biff.shared(0, 0, 7)))]))) == "broken-archive"
    assert refused(compound(whole)[:600] + "Workbook".encode("utf-16-le")) == "broken-archive"
    assert (
        refused(compound(stream([("a", sheet(*(figure(n, 0, 1) for n in range(50))))])), Limits(max_cells=40))
        == "too-many-cells"
    )


def test_a_workbook_embedded_in_a_workbook_is_not_the_workbook() -> None:
    """An Excel object in a sheet brings a stream of the same name, in a storage of its own."""
    own, inner = (
        stream([(name, sheet(*HEAD, label(1, 0, name), figure(1, 1, 3)))]) for name in ("申请", "附表")
    )
    document = read_bytes(nested({"Workbook": own}, below={"Workbook": inner}), "x.xls")
    assert document.lines == ("申请", "项目 | 甲", "申请 | 3")


def test_a_sheet_that_is_not_where_it_should_be_is_said() -> None:
    whole = stream([("申请", sheet(*HEAD)), ("另", sheet(*HEAD))])
    at = whole.index(struct.pack("<HH", 0x85, 12))
    broken = whole[: at + 4] + struct.pack("<I", 9) + whole[at + 8 :]
    document = read_bytes(compound(broken), "x.xls")
    assert document.notices == (Notice("unread-part", "sheet:申请"),)
    assert document.lines == ("另", "项目 | 甲")


def test_chains_in_circles_end() -> None:
    data = bytearray(compound(stream([("申请", sheet(*HEAD))])))
    struct.pack_into("<I", data, 512 + 4 * 3, 2)  # the stream's second sector leads back to its first
    struct.pack_into("<I", data, 512 + 4, 1)  # and the directory to itself
    started = time.perf_counter()
    assert read_bytes(bytes(data), "x.xls").lines == (
        "申请",
        "项目 | 甲",
    )  # all of it stands before the circle
    assert time.perf_counter() - started < 2


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_breaks_the_reader(data: st.DataObject) -> None:
    whole = bytearray(compound(stream([("申请", sheet(*HEAD, label(1, 0, "一"), rk(1, 1, 6), (0xE5, struct.pack("<HHHHH", 1, 0, 0, 0, 1))))],
                                      style(9), *sst(("予以公开", True)))))  # fmt: skip
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(
            st.one_of(st.integers(24, 700), st.integers(512, len(whole) - 1), st.integers(1536, 2300))
        )
        whole[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Unreadable):
        read_bytes(bytes(whole), "x.xls")
