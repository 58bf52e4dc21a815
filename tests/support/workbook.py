"""The tables of a report as workbooks, in the shapes offices keep them: on one sheet or three, ruled or bare."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.render import Made, Merged, merged_disclosure, merged_requests, merged_review

TABLES: tuple[tuple[str, Callable[[Made], list[list[Merged]]]], ...] = (
    ("主动公开政府信息情况", merged_disclosure),
    ("收到和处理政府信息公开申请情况", merged_requests),
    ("政府信息公开行政复议、行政诉讼情况", merged_review),
)
_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def put(
    sheet: Worksheet, rows: Sequence[Sequence[Merged]], *, row: int = 1, column: int = 1, ruled: bool = True
) -> int:
    """Write a table at a place (from 1), cells merged; digits become numbers. Return the row behind it."""
    taken: set[tuple[int, int]] = set()
    for down, cells in enumerate(rows):
        at = 0
        for text, high, wide in cells:
            while (down, at) in taken:
                at += 1
            taken |= {(down + r, at + c) for r in range(high) for c in range(wide)}
            cell = sheet.cell(row + down, column + at)
            cell.value = int(text) if text.isdecimal() and str(int(text)) == text else text or None
            if high * wide > 1:
                sheet.merge_cells(start_row=row + down, start_column=column + at, end_row=row + down + high - 1,
                                  end_column=column + at + wide - 1)  # fmt: skip
            at += wide
    if ruled:
        for r, c in taken:
            sheet.cell(row + r, column + c).border = _BOX
    return row + max(r for r, _ in taken) + 1


def title(sheet: Worksheet, text: str, row: int, wide: int) -> None:
    """Write a title over the columns of a table."""
    sheet.cell(row, 1).value = text
    sheet.cell(row, 1).alignment = Alignment(horizontal="center")
    if wide > 1:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=wide)


def workbook(made: Made, *, sheets: int = 3, ruled: bool = True, titled: bool = True) -> Any:
    """The three tables on three sheets, or below each other on one."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    row = 1
    for n, (name, table) in enumerate(TABLES):
        if sheets == 3 or n == 0:
            sheet = sheet if n == 0 else book.create_sheet()
            sheet.title = ("主动公开", "依申请公开", "复议诉讼")[n] if sheets == 3 else "年报表格"
            row = 1
        if titled:
            title(
                sheet,
                f"{made.agency}{made.year}年{name}" if sheets == 3 else f"{'二三四'[n]}、{name}",
                row,
                5,
            )
            row += 1
        row = put(sheet, table(made), row=row, ruled=ruled) + 2
    return book


def packed(book: Any) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def shared(data: bytes) -> bytes:
    """The same workbook with its texts in one part, as Excel, WPS and LibreOffice write them."""
    texts: dict[bytes, int] = {}

    def moved(found: re.Match[bytes]) -> bytes:
        index = texts.setdefault(found[2], len(texts))
        return b'<c%s t="s"><v>%d</v></c>' % (found[1], index)

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as taken:
        for info in given.infolist():
            content = given.read(info)
            if info.filename.startswith("xl/worksheets/sheet"):
                content = re.sub(
                    rb'<c((?: [rs]="\w+")*) t="inlineStr"><is>(.*?)</is></c>', moved, content, flags=re.S
                )
            elif info.filename == "xl/_rels/workbook.xml.rels":
                content = content.replace(b"</Relationships>", b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml" Id="rIdS"/></Relationships>')  # fmt: skip
            taken.writestr(info.filename, content)
        items = b"".join(b"<si>%s</si>" % text for text in texts)
        taken.writestr(
            "xl/sharedStrings.xml",
            b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>' % items,
        )
    return out.getvalue()
