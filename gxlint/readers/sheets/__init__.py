"""Workbooks (.xlsx, .xls, and .et of WPS, which is one of the two): what the visible sheets show, in their order.

Numbers stand as their format shows them, formulas by the result that was saved with them. Each table of a sheet is a
Table with its merges; titles, units and notes around it are paragraphs. Sheets, rows and columns that are hidden are
not shown by any program, not read, and said.
"""

from __future__ import annotations

from gxlint.document import Document
from gxlint.readers.limits import DEFAULT, Limits

__all__ = ["XLS", "XLSX", "read_xls", "read_xlsx"]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"


def read_xlsx(data: bytes, path: str, limits: Limits = DEFAULT) -> Document:
    """Read an .xlsx. `path` is only kept.

    Sources are places: 申请!B12 for a paragraph, 申请!A:J/3:30 for a table (`address.cell_place` says where a cell of it
    stands). Notices: "uncalculated" (formulas without a result; detail: how many and the first place), "unread-part"
    (detail: a broken part, or what is hidden), "pictures".
    Raises Unreadable: "encrypted", "broken-archive", "broken-xml", "entities", "no-document-part", "spreadsheet" (a
    binary workbook), "too-large", "compression-ratio", "too-many-cells".
    """
    from gxlint.readers.sheets.lay_out import document
    from gxlint.readers.sheets.xlsx import read_parts

    return document(read_parts(data, limits), path, XLSX, limits)


def read_xls(data: bytes, path: str, limits: Limits = DEFAULT) -> Document:
    """Read an .xls (Excel 97 to 2003), as `read_xlsx` does.

    Raises Unreadable: "encrypted", "broken-archive", "spreadsheet" (Excel 95 and before), "too-many-cells".
    """
    from gxlint.readers.sheets.biff import read_records
    from gxlint.readers.sheets.lay_out import document

    return document(read_records(data, limits), path, XLS, limits)
