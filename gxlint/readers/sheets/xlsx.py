"""The parts of an .xlsx: sheets, shared strings, styles (ECMA-376 part 1, chapter 18), read sparsely.

python-calamine lays every sheet out as one dense grid: two numbers in opposite corners, five kilobytes of a file, end the
process that reads them. Here a sheet costs what its cells cost, and format codes, hidden rows and formulas without a
result are seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gxlint.readers.docx.package import Package, Relationship
from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits
from gxlint.readers.sheets.address import column_number
from gxlint.readers.sheets.budget import Budget
from gxlint.readers.sheets.model import Address, Content, Merge, Sheet, Workbook, spread
from gxlint.readers.sheets.numbers import shown_number
from gxlint.readers.sheets.strings import SharedText, read_strings, text_of
from gxlint.readers.sheets.styles import PLAIN, Style, read_styles
from gxlint.readers.sheets.tags import attribute, child, children, is_on, number, tag
from gxlint.text.patterns import lazy

_REFERENCE = lazy(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_LOST = frozenset({"broken-xml", "entities"})


@dataclass(slots=True)
class _Book:
    """What all sheets share."""

    package: Package
    styles: list[Style]
    strings: Sequence[SharedText]
    date1904: bool
    budget: Budget
    out: Workbook = field(default_factory=Workbook)

    def style(self, index: str | None) -> Style:
        at = number(index)
        return self.styles[at] if 0 <= at < len(self.styles) else PLAIN


def read_parts(data: bytes, limits: Limits) -> Workbook:
    """Return the sheets of an .xlsx. Raises Unreadable as `Package` does, "no-document-part", "spreadsheet" (.xlsb),
    "too-many-cells"."""
    package = Package(data, limits)
    main = next((arrow.target for arrow in package.relationships()
                 if arrow.kind == "officeDocument" and arrow.target), "xl/workbook.xml")  # fmt: skip
    if main.lower().endswith(".bin"):
        raise Unreadable("spreadsheet", format="xlsb")
    if not package.has(main):
        raise Unreadable("no-document-part")
    root = package.xml(main)
    arrows = package.relationships(main)
    properties = child(root, "workbookPr")
    book = _Book(
        package,
        read_styles(_beside(package, arrows, "styles")),
        read_strings(_beside(package, arrows, "sharedStrings")),
        properties is not None and is_on(properties.get("date1904"), False),
        Budget(limits),
    )
    by_id = {arrow.id: arrow for arrow in arrows}
    listed = child(root, "sheets")
    for entry in children(listed, "sheet") if listed is not None else ():
        arrow = by_id.get(attribute(entry, "id") or "")
        sheet = Sheet(entry.get("name", ""), entry.get("state", "visible") != "visible")
        if arrow is None or arrow.kind == "worksheet":
            _read_sheet(book, sheet, arrow.target if arrow else None)
            book.out.sheets.append(sheet)
    return book.out


def _beside(package: Package, arrows: Sequence[Relationship], kind: str) -> Element | None:
    """A part that decides what cells show: without it, or broken, nothing could be trusted."""
    target = next((arrow.target for arrow in arrows if arrow.kind == kind), None)
    if target is None:
        return None
    if not package.has(target):
        raise Unreadable("broken-archive", error=f"no {kind}")
    return package.xml(target)


def _read_sheet(book: _Book, sheet: Sheet, part: str | None) -> None:
    if part is None or not book.package.has(part):
        book.out.unread.append(part or sheet.name)
        return
    try:
        root = book.package.xml(part)
    except Unreadable as refused:
        if refused.reason not in _LOST:
            raise
        book.out.unread.append(part)
        return
    zeros = _shows_zeros(root)
    for element in children(root):
        name = tag(element)
        if name == "cols":
            _columns(element, sheet)
        elif name == "sheetData":
            _rows(book, sheet, element, zeros=zeros)
        elif name == "mergeCells":
            _merges(book, element, sheet)
    if child(root, "drawing") is not None:
        from gxlint.readers.sheets.drawings import read_drawings

        book.out.unread += read_drawings(book.package, part, sheet)


def _shows_zeros(root: Element) -> bool:
    views = child(root, "sheetViews")
    view = None if views is None else child(views, "sheetView")
    return view is None or is_on(view.get("showZeros"))


def _columns(element: Element, sheet: Sheet) -> None:
    sheet.hidden_columns = spread(
        (max(0, number(column.get("min"), 1) - 1), min(number(column.get("max")) - 1, _LAST_COLUMN))
        for column in children(element, "col")
        if is_on(column.get("hidden"), False) or column.get("width") == "0"
    )


def _rows(book: _Book, sheet: Sheet, element: Element, *, zeros: bool) -> None:
    at = -1
    for row in children(element, "row"):
        at = number(row.get("r"), at + 2) - 1
        if not 0 <= at <= _LAST_ROW:
            raise Unreadable("broken-archive", error=f"row {at + 1}")
        if is_on(row.get("hidden"), False) or row.get("ht") == "0":
            sheet.hidden_rows.add(at)
        column = -1
        for cell in children(row, "c"):
            column = _column(cell.get("r"), column + 1)
            _cell(book, sheet, cell, (at, column), zeros=zeros)


def _column(reference: str | None, following: int) -> int:
    found = _REFERENCE.fullmatch(reference or "")
    column = column_number(found[1].upper()) if found else following
    if column > _LAST_COLUMN:
        raise Unreadable("broken-archive", error=f"column {column + 1}")
    return column


def _cell(book: _Book, sheet: Sheet, cell: Element, at: Address, *, zeros: bool) -> None:
    style = book.style(cell.get("s"))
    kind = cell.get("t", "n")
    inner = {tag(one): one for one in cell}
    value, inline, formula = inner.get("v"), inner.get("is"), inner.get("f")
    stored = value.text or "" if value is not None else ""
    opaque, text = False, ""
    if kind == "s":
        index = number(stored, -1)
        if not 0 <= index < len(book.strings):
            raise Unreadable("broken-archive", error=f"no shared string {stored[:12]}")
        text, opaque = book.strings[index]
    elif kind == "inlineStr":
        text, opaque = text_of(inline) if inline is not None else ("", False)
    elif formula is not None and (value is None or (not stored and kind != "str")):
        sheet.uncalculated.append(at)
        opaque = True
    elif kind in ("str", "e"):
        text = text_of(value)[0] if value is not None else ""
    elif kind == "b":
        text = {"1": "TRUE", "0": "FALSE"}.get(stored, stored)
    elif kind == "d":
        text = stored
    elif stored:
        text = shown_number(stored.strip(), style.code, date1904=book.date1904)
        if not zeros and not text.strip("0.,%"):
            text = ""
    if not text and not opaque and not style.ruled:
        return
    if text or opaque:
        book.budget.spend(text)
    crossed_out = style.struck and any(mark.isdigit() for mark in text)
    sheet.cells[at] = Content(text, style.ruled, opaque or crossed_out)


def _merges(book: _Book, element: Element, sheet: Sheet) -> None:
    for merge in children(element, "mergeCell"):
        first, _, last = merge.get("ref", "").partition(":")
        start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
        if start and end:
            rows = sorted((int(start[2]) - 1, int(end[2]) - 1))
            columns = sorted((column_number(start[1].upper()), column_number(end[1].upper())))
            if rows[0] >= 0 and rows[1] <= _LAST_ROW and columns[1] <= _LAST_COLUMN:
                book.budget.merge()
                sheet.merges.append(Merge(rows[0], columns[0], rows[1], columns[1]))
