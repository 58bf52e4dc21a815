"""A workbook (Office Open XML, ECMA-376 part 1) of plain tables: written row by row, the same rows the same bytes.

openpyxl writes each sheet through a file in the common folder for temporary files, which a draft's text must not lie
in, and puts the time of day into the result; here nothing leaves memory, where the sheets are packed as they grow.
Every text is a text: no cell is ever computed, and the file holds no macro.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gxlint.output.printable import xml
from gxlint.text.patterns import lazy

MOST_ROWS, MOST_SIGNS = 1_048_576, 32_767
"""What a sheet and a cell can hold (Excel specifications and limits)."""
MOST_BYTES = 1_900_000_000
"""Bytes of a sheet before it is packed: readers take no part of 2 GiB."""
PLAIN, HEADING, WRAPPED, ERROR, WARNING, INFO, GOOD, MUTED, BOLD = range(9)
"""The styles of cells."""
_TIME = (1980, 1, 1, 0, 0, 0)
_ESCAPED = lazy(r"_(?=x[0-9A-Fa-f]{4}_)")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FILLS = ("D9E2F3", "FFC7CE", "FFEB9C", "DDEBF7", "C6EFCE", "EDEDED")
_FONTS = (
    "",
    "<b/>",
    '<b/><color rgb="FF9C0006"/>',
    '<b/><color rgb="FF7F6000"/>',
    '<color rgb="FF1F4E79"/>',
    '<color rgb="FF006100"/>',
    '<color rgb="FF595959"/>',
)
_STYLES = ((0, 0, 0), (1, 2, 1), (0, 0, 1), (2, 3, 1), (3, 4, 1), (4, 5, 1), (5, 6, 1), (6, 7, 1), (1, 0, 1))
"""Of every style its font, its fill, and whether text is wrapped."""


class _Parts(ZipFile):
    """A run that was stopped in the middle of a sheet leaves nothing behind, and nothing to be said about it."""

    def __del__(self) -> None:
        """There is only memory to let go."""


class Sheet:
    """One sheet: a frozen row of headings with filters, then the rows. Made by `Workbook.sheet`."""

    def __init__(self, book: Workbook, part: IO[bytes], name: str, columns: Sequence[tuple[str, float, bool]],
                 filters: bool) -> None:  # fmt: skip
        self.name, self.filters, self.rows, self.dropped = name, filters, 0, 0
        self.last = letters(len(columns))
        self._book, self._part, self._size = book, part, 0
        self._own = [own for _, _, own in columns]
        self._letters = [letters(number) for number in range(1, len(columns) + 1)]
        widths = "".join(
            f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
            for at, (_, width, _) in enumerate(columns, 1)
        )
        pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>'
        first = ' tabSelected="1"' if not book.sheets else ""
        self._write(
            f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
            f'<sheetView{first} workbookViewId="0">{pane}</sheetView></sheetViews>'
            f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>'
        )
        self.row([heading for heading, _, _ in columns], [HEADING] * len(columns))

    def row(self, values: Sequence[str | int | None], styles: Sequence[int]) -> None:
        """Add a row; None leaves a cell empty. A row for which a sheet has no room is counted in `dropped`.

        The last row of a sheet is kept for `close`, to say so.
        """
        if self.rows >= MOST_ROWS - 1 or self._size >= MOST_BYTES:
            self.dropped += 1
            return
        self._add(values, styles)

    def close(self, rest: str = "") -> None:
        """End the sheet; `rest`, with {number} in it, is said in a last row when rows were dropped."""
        if self.dropped:
            self._add([rest.format(number=self.dropped)], [BOLD])
        filters = f'<autoFilter ref="A1:{self.last}{self.rows}"/>' if self.filters else ""
        self._write(
            f'</sheetData>{filters}<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
        )
        self._part.close()

    def _add(self, values: Sequence[str | int | None], styles: Sequence[int]) -> None:
        self.rows += 1
        number = self.rows
        cells = [f'<row r="{number}">']
        for letter, value, style, own in zip(self._letters, values, styles, self._own, strict=False):
            if value is None:
                continue
            if isinstance(value, int):
                cells.append(f'<c r="{letter}{number}" s="{style}"><v>{value}</v></c>')
            elif own:
                cells.append(f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is>{_text(value)}</is></c>')
            else:
                at = self._book.shared(value)
                cells.append(f'<c r="{letter}{number}" s="{style}" t="s"><v>{at}</v></c>')
        cells.append("</row>")
        self._write("".join(cells))

    def _write(self, text: str) -> None:
        data = text.encode("utf-8")
        self._size += len(data)
        self._part.write(data)


class Workbook:
    """Sheets one after the other, then `finish`. All that is given has to be printable (gxlint.output.printable)."""

    def __init__(self, names: Sequence[str], title: str) -> None:
        self.names = tuple(names)
        self.sheets: list[Sheet] = []
        self._out = BytesIO()
        self._zip = _Parts(self._out, "w", ZIP_DEFLATED)
        self._strings: dict[str, int] = {}
        self._uses = 0
        self._put("[Content_Types].xml", _content_types(len(names)))
        self._put("_rels/.rels", _relations(
            (f"{_OFFICE}/relationships/officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml")))  # fmt: skip
        self._put("docProps/core.xml", _core(title))
        self._put("docProps/app.xml", f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>gxlint</Application></Properties>')  # fmt: skip

    def sheet(self, columns: Sequence[tuple[str, float, bool]], *, filters: bool = True) -> Sheet:
        """Begin the next of the sheets named; the one before has to be closed. A column is its heading, its width in
        characters, and whether its texts hardly ever occur twice (those that do are kept once for all)."""
        number = len(self.sheets)
        part = self._zip.open(_info(f"xl/worksheets/sheet{number + 1}.xml"), "w")
        found = Sheet(self, part, self.names[number], columns, filters)
        self.sheets.append(found)
        return found

    def shared(self, value: str) -> int:
        """The number of a text that is kept once for all its cells."""
        self._uses += 1
        return self._strings.setdefault(value, len(self._strings))

    def finish(self) -> bytes:
        """The file; every sheet named has to be there and closed."""
        listed = "".join(
            f'<sheet name="{xml(name)}" sheetId="{at}" r:id="rId{at}"/>'
            for at, name in enumerate(self.names, 1)
        )
        defined = "".join(_names(at, sheet) for at, sheet in enumerate(self.sheets))
        self._put("xl/workbook.xml",
                  f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><bookViews><workbookView/></bookViews>'
                  f"<sheets>{listed}</sheets><definedNames>{defined}</definedNames></workbook>")  # fmt: skip
        parts = [(f"{_OFFICE}/relationships/worksheet", f"worksheets/sheet{at}.xml") for at, _ in enumerate(self.names, 1)]  # fmt: skip
        parts += [(f"{_OFFICE}/relationships/{kind}", f"{kind}.xml") for kind in ("styles", "sharedStrings")]
        self._put("xl/_rels/workbook.xml.rels", _relations(*parts))
        self._put("xl/styles.xml", _styles())
        strings = "".join(f"<si>{_text(value)}</si>" for value in self._strings)
        self._put("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}" count="{self._uses}" uniqueCount="{len(self._strings)}">{strings}</sst>')  # fmt: skip
        self._zip.close()
        return self._out.getvalue()

    def _put(self, name: str, text: str) -> None:
        self._zip.writestr(_info(name), _HEAD + text)


def letters(number: int) -> str:
    """The letters of a column counted from 1: A, Z, AA."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def _text(value: str) -> str:
    """A text as content of a cell. A literal _x0041_ would be read as the character of that number."""
    if len(value) > MOST_SIGNS:
        value = value[: MOST_SIGNS - 1] + "…"
    if "_x" in value:
        value = _ESCAPED.sub("_x005F_", value)
        value = value if len(value) <= MOST_SIGNS else value[: MOST_SIGNS - 1] + "…"
    kept = ' xml:space="preserve"' if value != value.strip() else ""
    return f"<t{kept}>{xml(value)}</t>"


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, _TIME)
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 0, 0
    return info


def _names(at: int, sheet: Sheet) -> str:
    """What a sheet is filtered by, and the row that is printed on every page."""
    name = "'" + xml(sheet.name.replace("'", "''")) + "'"
    filtered = (
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">{name}!$A$1:${sheet.last}${sheet.rows}</definedName>'
        if sheet.filters
        else ""
    )
    return f'{filtered}<definedName name="_xlnm.Print_Titles" localSheetId="{at}">{name}!$1:$1</definedName>'


def _content_types(sheets: int) -> str:
    parts = [
        ("/xl/workbook.xml", f"{_KIND}.sheet.main+xml"),
        *((f"/xl/worksheets/sheet{at}.xml", f"{_KIND}.worksheet+xml") for at in range(1, sheets + 1)),
        ("/xl/styles.xml", f"{_KIND}.styles+xml"),
        ("/xl/sharedStrings.xml", f"{_KIND}.sharedStrings+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(*parts: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(parts, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _core(title: str) -> str:
    """Facts about the file, without the time of day: the same run gives the same bytes."""
    time = "2000-01-01T00:00:00Z"
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{xml(title)}</dc:title><dc:creator>gxlint</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{time}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{time}</dcterms:modified></cp:coreProperties>'
    )


def _styles() -> str:
    fonts = "".join(f"<font>{_font(font)}</font>" for font in _FONTS)
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{color}"/><bgColor indexed="64"/></patternFill></fill>'
        for color in _FILLS
    )
    formats = "".join(
        f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">'
        f'<alignment vertical="top"{" wrapText=" + chr(34) + "1" + chr(34) if wrapped else ""}/></xf>'
        for font, fill, wrapped in _STYLES
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="{len(_FONTS)}">{fonts}</fonts><fills count="{len(_FILLS) + 2}">'
        '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        f'{fills}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(_STYLES)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _font(font: str) -> str:
    """A font in the order the schema wants: bold, size, colour, name."""
    bold, color = ("<b/>", font.removeprefix("<b/>")) if font.startswith("<b/>") else ("", font)
    return f'{bold}<sz val="11"/>{color}<name val="等线"/><family val="2"/>'
