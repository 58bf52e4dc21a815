"""A typesetter of our own, so that whole reports become PDFs where no word processor is installed.

It breaks lines, pages and rows of tables the way word processors do: first lines set in by two characters, marks never at the
beginning of a line, numbers never broken, rows that do not fit cut in two or moved, headers repeated, page numbers below.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.readers.pdf.reports import Grid, Report
from tests.readers.pdf.writer import Sheet, pdf

_NEVER_FIRST = set("，。、；：？！）》〉”’,.;:?!)]")
_NEVER_LAST = set("（《〈“‘([")


def width_of(text: str, size: float) -> float:
    """Chinese is one em wide, everything else half of one."""
    return sum(size if ord(one) > 0x2E7F or "\u2018" <= one <= "\u201d" else size / 2 for one in text)


def words(text: str) -> list[str]:
    """Cut a text where a line may be broken."""
    pieces: list[str] = []
    for one in text:
        before = pieces[-1] if pieces else ""
        glued = bool(before) and (
            one in _NEVER_FIRST
            or before[-1] in _NEVER_LAST
            or (one.isascii() and one.isalnum() and before[-1].isascii() and before[-1].isalnum())
        )
        if glued:
            pieces[-1] += one
        else:
            pieces.append(one)
    return pieces


def broken(text: str, width: float, size: float, indent: float = 0.0) -> list[str]:
    """Break a text into lines; the first has less room by `indent` points."""
    lines, room = [""], width - indent
    for piece in words(text):
        wide = width_of(piece, size)
        if lines[-1] and wide > room + 1e-6:
            lines.append("")
            room = width
        lines[-1] += piece
        room -= wide
    return lines


@dataclass
class Style:
    """How a report is set. `filled`: rulings as thin rectangles; `cut`: rows may be cut by a page end; `repeat`: headers come
    again; `across`: pages of the tables are landscape, drawn "turned" (/Rotate) or "sideways"; `number` below every page."""

    size: float = 16
    pitch: float = 28
    cell: float = 10
    filled: bool = False
    cut: bool = True
    repeat: bool = False
    number: str = "－{}－"
    head: str = ""
    margins: tuple[float, float, float, float] = (74, 90, 74, 80)
    height: float = 842
    downwards: bool = False


@dataclass
class Press:
    """Pages as they fill. Places here count from the top."""

    style: Style
    sheets: list[Sheet] = field(default_factory=list)
    y: float = 0.0

    @property
    def width(self) -> float:
        left, _, right, _ = self.style.margins
        return 595 - left - right

    @property
    def left(self) -> float:
        return self.style.margins[0]

    @property
    def room(self) -> float:
        return self.style.height - self.style.margins[3] - self.y

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def new_page(self) -> None:
        sheet = Sheet(size=(595, self.style.height))
        self.sheets.append(sheet)
        self.y = self.style.margins[1]
        if self.style.head:
            sheet.text(self.left, self.style.height - 50, self.style.head, 10)
        if self.style.number:
            number = self.style.number.format(len(self.sheets))
            sheet.text(297 - width_of(number, 12) / 2, 45, number, 12)

    def up(self, y: float) -> float:
        return self.style.height - y

    def paragraph(self, text: str, *, title: bool = False) -> None:
        size = 22 if title else self.style.size
        indent = 0.0 if title else 2 * size
        for number, line in enumerate(broken(text, self.width, size, indent)):
            pitch = 36 if title else self.style.pitch
            if self.room < pitch:
                self.new_page()
            self.y += pitch
            offset = (self.width - width_of(line, size)) / 2 if title else indent if number == 0 else 0
            self.sheet.text(self.left + offset, self.up(self.y - (pitch - size) / 2), line, size)

    def table(self, grid: Grid) -> None:
        _Setter(self, grid).run()


class _Setter:
    def __init__(self, press: Press, grid: Grid) -> None:
        self.press, self.style, self.grid = press, press.style, grid
        columns = sum(width for _, _, width in grid.rows[0])
        self.edges = [press.width * number / columns for number in range(columns + 1)]
        # (row, column, height, width, lines)
        self.cells: list[tuple[int, int, int, int, list[str]]] = []
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(grid.rows):
            column = 0
            for text, high, wide in cells:
                while (row, column) in taken:
                    column += 1
                taken |= {(row + r, column + c) for r in range(high) for c in range(wide)}
                inner = self.edges[column + wide] - self.edges[column] - 10.8
                downwards = self.style.downwards and high > 8
                self.cells.append(
                    (
                        row,
                        column,
                        high,
                        wide,
                        list(text) if downwards else broken(text, inner, self.style.cell),
                    )
                )
                column += wide
        self.pitch = self.style.cell * 1.3
        self.heights = [
            max(max(len(lines) for r, _, high, _, lines in self.cells if r == row and high == 1), 1)
            * self.pitch
            + 6
            for row in range(len(grid.rows))
        ]
        self.tops: dict[int, float] = {}

    def run(self) -> None:
        """Set the rows in stretches that fit on a page."""
        self.left_over = {number: list(cell[4]) for number, cell in enumerate(self.cells)}
        start: list[tuple[int, float]] = []
        row = 0
        height = self.heights[0]
        room = self.press.room
        while row < len(self.heights):
            if height <= room:
                start.append((row, height))
                room -= height
                row += 1
                height = self.heights[row] if row < len(self.heights) else 0
                continue
            part = int((room - 6) / self.pitch)
            rest = height - part * self.pitch
            if self.style.cut and part >= 1 and rest >= self.pitch:
                start.append((row, part * self.pitch + 6))
                height = rest
            self.draw(start)
            start = []
            self.press.new_page()
            room = self.press.room
            if self.style.repeat and row >= self.grid.head:
                self.header()
                room = self.press.room
        self.draw(start)

    def header(self) -> None:
        kept = dict(self.left_over)
        self.left_over = {number: list(cell[4]) for number, cell in enumerate(self.cells)}
        self.draw([(row, self.heights[row]) for row in range(self.grid.head)])
        self.left_over = kept

    def draw(self, rows: list[tuple[int, float]]) -> None:
        """Draw rows one below the other at the place where the page is; what of a cell does not fit stays for the next."""
        if not rows:
            return
        tops, y = {}, self.press.y
        for row, height in rows:
            tops[row] = (y, y + height)
            y += height
        shown = [row for row, _ in rows]
        for number, (row, column, high, wide, _) in enumerate(self.cells):
            mine = [one for one in shown if row <= one < row + high]
            if not mine:
                continue
            top, bottom = tops[mine[0]][0], tops[mine[-1]][1]
            left, right = self.press.left + self.edges[column], self.press.left + self.edges[column + wide]
            self.box(left, top, right, bottom)
            fits = max(int((bottom - top - 5) / self.pitch), 0)
            lines, self.left_over[number] = self.left_over[number][:fits], self.left_over[number][fits:]
            for step, line in enumerate(lines):
                x = (left + right - width_of(line, self.style.cell)) / 2
                self.press.sheet.text(
                    x, self.press.up(top + 3 + (step + 1) * self.pitch - 3), line, self.style.cell
                )
        self.press.y = y

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        sheet, up = self.press.sheet, self.press.up
        if self.style.filled:
            sheet.bar(left - 0.25, up(bottom), 0.5, bottom - top).bar(
                right - 0.25, up(bottom), 0.5, bottom - top
            )
            sheet.bar(left, up(top) - 0.25, right - left, 0.5).bar(left, up(bottom) - 0.25, right - left, 0.5)
        else:
            for x in (left, right):
                sheet.rule(x, up(top), x, up(bottom))
            for y in (top, bottom):
                sheet.rule(left, up(y), right, up(y))


def typeset(report: Report, style: Style | None = None) -> bytes:
    """Return the report as a PDF."""
    press = Press(style or Style())
    press.new_page()
    press.paragraph(report.title, title=True)
    for part in report.parts:
        if isinstance(part, Grid):
            press.table(part)
        else:
            press.paragraph(part)
    return pdf(*press.sheets, compress=True)
