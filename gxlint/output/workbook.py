"""A workbook of plain tables, written by XlsxWriter: nothing leaves memory, the same rows are the same bytes.

Every text is a text: no cell is ever computed or made a link, and the file holds no macro.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS, MOST_SIGNS = 1_048_576, 32_767
"""What a sheet and a cell can hold (Excel specifications and limits)."""
PLAIN, HEADING, WRAPPED, ERROR, WARNING, INFO, GOOD, MUTED, BOLD = range(9)
"""The styles of cells."""
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LOOK: dict[int, dict[str, object]] = {
    PLAIN: {},
    HEADING: {"bold": True, "bg_color": "#D9E2F3"},
    WRAPPED: {},
    ERROR: {"bold": True, "font_color": "#9C0006", "bg_color": "#FFC7CE"},
    WARNING: {"bold": True, "font_color": "#7F6000", "bg_color": "#FFEB9C"},
    INFO: {"font_color": "#1F4E79", "bg_color": "#DDEBF7"},
    GOOD: {"font_color": "#006100", "bg_color": "#C6EFCE"},
    MUTED: {"font_color": "#595959", "bg_color": "#EDEDED"},
    BOLD: {"bold": True},
}
_PAPER_A4, _MARGINS = 9, {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}


class Sheet:
    """One sheet: a frozen row of headings with filters, then the rows. Made by `Workbook.sheet`."""

    def __init__(
        self, sheet: Worksheet, styles: Sequence[Format], columns: Sequence[tuple[str, float]], filters: bool
    ) -> None:
        self.rows, self.dropped = 0, 0
        self._sheet, self._styles, self._columns, self._filters = sheet, styles, len(columns), filters
        for at, (_, width) in enumerate(columns):
            sheet.set_column(at, at, width)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_PAPER_A4)
        sheet.set_margins(**_MARGINS)
        sheet.fit_to_pages(1, 0)
        self._add([heading for heading, _ in columns], [HEADING] * len(columns))

    def row(self, values: Sequence[str | int | None], styles: Sequence[int]) -> None:
        """Add a row; None leaves a cell empty. A row for which a sheet has no room is counted in `dropped`.

        The last row of a sheet is kept for `close`, to say so.
        """
        if self.rows >= MOST_ROWS - 1:
            self.dropped += 1
            return
        self._add(values, styles)

    def close(self, rest: str = "") -> None:
        """End the sheet; `rest`, with {number} in it, is said in a last row when rows were dropped."""
        if self.dropped:
            self._add([rest.format(number=self.dropped)], [BOLD])
        if self._filters:
            self._sheet.autofilter(0, 0, self.rows - 1, self._columns - 1)

    def _add(self, values: Sequence[str | int | None], styles: Sequence[int]) -> None:
        for at, (value, style) in enumerate(zip(values, styles, strict=False)):
            if isinstance(value, int):
                self._sheet.write_number(self.rows, at, value, self._styles[style])
            elif value:
                self._sheet.write_string(self.rows, at, _fitting(value), self._styles[style])
            elif value is not None:
                self._sheet.write_blank(self.rows, at, None, self._styles[style])
        self.rows += 1


class Workbook:
    """Sheets one after the other, then `finish`. All that is given has to be printable (gxlint.output.printable)."""

    def __init__(self, names: Sequence[str], title: str) -> None:
        import xlsxwriter

        self._out = BytesIO()
        self._book = xlsxwriter.Workbook(self._out, _OPTIONS)
        self._book.set_properties({"title": title, "author": "gxlint", "created": _MADE})
        self._styles = [
            self._book.add_format({"valign": "top", "text_wrap": style != PLAIN, **_LOOK[style]})
            for style in sorted(_LOOK)
        ]
        self._names = iter(names)

    def sheet(self, columns: Sequence[tuple[str, float]], *, filters: bool = True) -> Sheet:
        """Begin the next of the sheets named. A column is its heading and its width in characters."""
        return Sheet(self._book.add_worksheet(next(self._names)), self._styles, columns, filters)

    def finish(self) -> bytes:
        """The file."""
        self._book.close()
        return self._out.getvalue()


def _fitting(value: str) -> str:
    """A text cut to what a cell holds; one that looks like an escaped character (_x0041_) is written longer than it is."""
    most = MOST_SIGNS - 6 * value.count("_x")
    return value if len(value) <= most else value[: max(most, 1) - 1] + "…"
