"""An .xls of Excel 97 to 2003 (BIFF8, [MS-XLS]), also what WPS saves as .et: records to sheets, read sparsely."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits
from gxlint.readers.ole import CompoundFile
from gxlint.readers.sheets.budget import Budget
from gxlint.readers.sheets.model import Address, Content, Merge, Sheet, Workbook, spread
from gxlint.readers.sheets.numbers import BUILT_IN, shown_number
from gxlint.readers.sheets.records import CONTINUE, RichText, long_text, records, shared_strings, short_text
from gxlint.readers.sheets.styles import PLAIN, Style

_BOF, _EOF, _FILEPASS, _DATEMODE, _FONT, _FORMAT, _XF = 0x0809, 0x0A, 0x2F, 0x22, 0x31, 0x041E, 0xE0
_BOUNDSHEET, _SST, _STRING, _WINDOW2 = 0x85, 0xFC, 0x0207, 0x023E
_BIFF8 = b"\x00\x06"
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_STRUCK = 0x08


@dataclass(slots=True)
class _Listed:
    """A sheet as the workbook lists it."""

    start: int
    state: int
    kind: int
    name: str


@dataclass(slots=True)
class _Globals:
    """What stands before the sheets."""

    formats: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    struck: list[bool] = field(default_factory=list)
    cells: list[tuple[int, int, bool]] = field(default_factory=list)
    strings: list[RichText] = field(default_factory=list)
    sheets: list[_Listed] = field(default_factory=list)
    date1904: bool = False
    calculated: bool = False

    def style(self, index: int) -> Style:
        """The cell format of that number."""
        if index >= len(self.cells):
            return PLAIN
        font, code, ruled = self.cells[index]
        return Style(self.formats.get(code, "General"), ruled, self.strikes(font))

    def strikes(self, font: int) -> bool:
        """Whether a font crosses out; there is no font 4 (2.5.129)."""
        at = font - (font > 4)
        return at < len(self.struck) and self.struck[at]

    def text(self, index: int) -> tuple[str, bool]:
        """A shared string, and whether digits of it are crossed out."""
        if index >= len(self.strings):
            raise Unreadable("broken-archive", error=f"no shared string {index}")
        text, runs = self.strings[index]
        ends = [*(at for at, _ in runs[1:]), len(text)]
        crossed_out = any(self.strikes(font) and any(mark.isdigit() for mark in text[at:end])
                          for (at, font), end in zip(runs, ends, strict=False))  # fmt: skip
        return text, crossed_out


def read_records(data: bytes, limits: Limits) -> Workbook:
    """Return the sheets of an .xls. Raises Unreadable "encrypted", "broken-archive", "spreadsheet" (before Excel 97),
    "too-many-cells", "too-large"."""
    file = CompoundFile(data)
    name = next((one for one in ("Workbook", "Book") if file.has(one)), None)
    if name is None:
        raise Unreadable("broken-archive", error="no workbook stream")
    stream = file.read(name, limits.max_bytes)
    try:
        known = _globals(stream, limits)
        budget = Budget(limits)
        book = Workbook()
        seen: set[int] = set()
        for listed in known.sheets:
            if listed.kind != 0 or listed.start in seen:  # charts, macros; and a sheet that is listed twice
                continue
            seen.add(listed.start)
            sheet = Sheet(listed.name, listed.state != 0)
            if _Reading(sheet, known, budget).read(stream, listed.start):
                book.sheets.append(sheet)
            else:
                book.unread.append(f"sheet:{listed.name}")
        if not known.calculated:
            _none_calculated(book)
        return book
    except (struct.error, IndexError) as error:
        raise Unreadable("broken-archive", error=str(error)) from None


def _none_calculated(book: Workbook) -> None:
    """Where no formula of a workbook has a result, none was ever calculated: libraries write them so, as blanks."""
    for sheet in book.sheets:
        for at in sheet.blank_results:
            sheet.cells[at] = sheet.cells.get(at, Content())._replace(opaque=True)
        sheet.uncalculated = sorted({*sheet.uncalculated, *sheet.blank_results})


def _globals(stream: bytes, limits: Limits) -> _Globals:
    found = _Globals()
    strings: list[bytes] = []
    first = True
    last = 0
    for number, data in records(stream):
        if first:
            _judge(number, data)
            first = False
        elif number == _FILEPASS:
            raise Unreadable("encrypted")
        elif number == _EOF:
            break
        elif number == _DATEMODE:
            found.date1904 = data[:1] == b"\x01"
        elif number == _FONT:
            found.struck.append(bool(data[2] & _STRUCK))
        elif number == _FORMAT:
            found.formats[struct.unpack_from("<H", data)[0]] = long_text(data, 2)
        elif number == _XF:
            font, code = struct.unpack_from("<HH", data)
            found.cells.append((font, code, bool(struct.unpack_from("<H", data, 10)[0])))
        elif number == _BOUNDSHEET:
            start, state, kind = struct.unpack_from("<IBB", data)
            found.sheets.append(_Listed(start, state & 3, kind, short_text(data, 6)))
        elif number == _SST or (number == CONTINUE and last == _SST):
            strings.append(data)
        last = last if number == CONTINUE else number
    if first:
        raise Unreadable("broken-archive", error="an empty workbook stream")
    if strings:
        found.strings = shared_strings(strings, limits.max_nodes)
    return found


def _judge(number: int, data: bytes) -> None:
    if number in (0x09, 0x0209, 0x0409) or (number == _BOF and data[:2] != _BIFF8):
        raise Unreadable("spreadsheet", format="Excel 5.0/95")
    if number != _BOF:
        raise Unreadable("broken-archive", error=f"record {number:#x} first")


class _Reading:
    """One sheet while its records are read."""

    def __init__(self, sheet: Sheet, known: _Globals, budget: Budget) -> None:
        self._sheet, self._known, self._budget = sheet, known, budget
        self._awaiting: tuple[Address, Style] | None = None
        self._zeros: list[Address] = []
        self._hidden: set[tuple[int, int]] = set()
        self._by_number: dict[int, Callable[[bytes], None]] = {
            0x0203: self._number, 0x027E: self._rk, 0xBD: self._rks, 0xFD: self._shared, 0x0204: self._label,
            0xD6: self._label, 0x06: self._formula, _STRING: self._result, 0x0205: self._bool_or_error,
            0x0201: self._blank, 0xBE: self._blanks, 0xE5: self._merged, 0x0208: self._row, 0x7D: self._columns,
            _WINDOW2: self._window,
        }  # fmt: skip

    def read(self, stream: bytes, start: int) -> bool:
        """Read the sheet that begins at `start`; return whether one does. Charts in it are passed over."""
        depth = 0
        for number, data in records(stream, start):
            if number == _BOF:
                depth += 1
            elif not depth:
                return False
            elif number == _EOF:
                depth -= 1
                if not depth:
                    break
            elif depth == 1 and number in self._by_number:
                self._by_number[number](data)
        self._sheet.hidden_columns = spread(self._hidden)
        return depth == 0 and start < len(stream)

    def _put(self, at: Address, style: Style, text: str, *, opaque: bool = False) -> None:
        if text or opaque:
            self._budget.spend(text)
        elif not style.ruled:
            return
        crossed_out = style.struck and any(mark.isdigit() for mark in text)
        self._sheet.cells[at] = Content(text, style.ruled, opaque or crossed_out)

    def _place(self, data: bytes) -> tuple[Address, Style]:
        row, column, style = struct.unpack_from("<HHH", data)
        return (row, column), self._known.style(style)

    def _figure(self, at: Address, style: Style, stored: str) -> None:
        text = shown_number(stored, style.code, date1904=self._known.date1904)
        if text and not text.strip("0.,%"):
            self._zeros.append(at)
        self._put(at, style, text)

    def _number(self, data: bytes) -> None:
        self._figure(*self._place(data), _stored(struct.unpack_from("<d", data, 6)[0]))

    def _rk(self, data: bytes) -> None:
        self._figure(*self._place(data), _from_rk(struct.unpack_from("<I", data, 6)[0]))

    def _rks(self, data: bytes) -> None:
        row, first = struct.unpack_from("<HH", data)
        for offset, at in enumerate(range(4, len(data) - 2 - 5, 6)):
            style, packed = struct.unpack_from("<HI", data, at)
            self._figure((row, first + offset), self._known.style(style), _from_rk(packed))

    def _shared(self, data: bytes) -> None:
        at, style = self._place(data)
        text, crossed_out = self._known.text(struct.unpack_from("<I", data, 6)[0])
        self._put(at, style, text, opaque=crossed_out)

    def _label(self, data: bytes) -> None:
        self._put(*self._place(data), long_text(data, 6))

    def _formula(self, data: bytes) -> None:
        at, style = self._place(data)
        result = data[6:14]
        self._awaiting = None
        if result[6:8] != b"\xff\xff":
            self._figure(at, style, _stored(struct.unpack("<d", result)[0]))
        elif result[0] == 0:
            self._awaiting = (at, style)
        elif result[0] == 1:
            self._put(at, style, "TRUE" if result[2] else "FALSE")
        elif result[0] == 2:
            self._put(at, style, _ERRORS.get(result[2], "#ERR"))
        elif struct.unpack_from("<H", data, 14)[0] & 3:  # to be calculated when it is opened
            self._sheet.uncalculated.append(at)
            self._put(at, style, "", opaque=True)
            return
        else:
            self._sheet.blank_results.append(at)
            self._put(at, style, "")
            return
        self._known.calculated = True

    def _result(self, data: bytes) -> None:
        if self._awaiting is not None:
            self._put(*self._awaiting, long_text(data, 0))
            self._awaiting = None

    def _bool_or_error(self, data: bytes) -> None:
        at, style = self._place(data)
        value, wrong = data[6], data[7]
        self._put(at, style, _ERRORS.get(value, "#ERR") if wrong else "TRUE" if value else "FALSE")

    def _blank(self, data: bytes) -> None:
        self._put(*self._place(data), "")

    def _blanks(self, data: bytes) -> None:
        row, first = struct.unpack_from("<HH", data)
        for offset, at in enumerate(range(4, len(data) - 2 - 1, 2)):
            self._put((row, first + offset), self._known.style(struct.unpack_from("<H", data, at)[0]), "")

    def _merged(self, data: bytes) -> None:
        for at in range(2, len(data) - 7, 8):
            row, last_row, column, last_column = struct.unpack_from("<HHHH", data, at)
            if row <= last_row and column <= last_column:
                self._budget.merge()
                self._sheet.merges.append(Merge(row, column, last_row, last_column))

    def _row(self, data: bytes) -> None:
        if data[12] & 0x20:
            self._sheet.hidden_rows.add(struct.unpack_from("<H", data)[0])

    def _columns(self, data: bytes) -> None:
        first, last, wide, _, flags = struct.unpack_from("<HHHHH", data)
        if flags & 1 or not wide:
            self._hidden.add((first, min(last, 255)))

    def _window(self, data: bytes) -> None:
        if not struct.unpack_from("<H", data)[0] & 0x10:  # zeros are not shown
            for at in self._zeros:
                self._sheet.cells[at] = self._sheet.cells[at]._replace(text="")


def _stored(value: float) -> str:
    if not math.isfinite(value):
        return "#NUM!"
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _from_rk(packed: int) -> str:
    if packed & 2:
        whole = packed >> 2
        number: float = whole - (1 << 30) if whole & (1 << 29) else whole
    else:
        number = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return _stored(number / 100 if packed & 1 else number)
