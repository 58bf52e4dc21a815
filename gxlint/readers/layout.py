"""Laying a document out into lines: one line a paragraph, one line a table row.

The cells of a row stand in its line with ` | ` between them, without anything before the first or after the
last; a merged cell stands once, in the line of its first row; line breaks inside a cell are shown as one
blank. A row in which no cell begins has no line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gxlint.document import Block, Cell, Paragraph, Span, Table

SEPARATOR = " | "
_BREAKS = str.maketrans(dict.fromkeys("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " "))
"""Whatever any program may take for the end of a line: a line of `Document.lines` must stay one line."""


@dataclass(slots=True)
class GridCell:
    """A cell before it has a place in the lines. `row`, `column` from 0, `text` with "\n" for line breaks; `opaque` as in Cell."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    opaque: bool = False


class Layout:
    """Collects lines and blocks in reading order; every span it gives out is final."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.blocks: list[Block] = []

    def paragraph(
        self,
        text: str,
        *,
        level: int | None = None,
        emphasis: bool = False,
        role: str = "body",
        source: str | None = None,
    ) -> Paragraph:
        """Add a paragraph as one line. White space around it is cut, line breaks inside become blanks."""
        line = text.translate(_BREAKS).strip()
        self.lines.append(line)
        number = len(self.lines)
        span = Span(number, 1, number, len(line) + 1)
        block = Paragraph(line, span, level, emphasis, role, source)
        self.blocks.append(block)
        return block

    def table(
        self,
        cells: Iterable[GridCell],
        rows: int,
        columns: int,
        *,
        exact: bool = True,
        source: str | None = None,
    ) -> Table:
        """Add a table, one line a row. `cells` come row by row and from left to right in their row."""
        by_row: dict[int, list[GridCell]] = {}
        for cell in cells:
            by_row.setdefault(cell.row, []).append(cell)
        first = len(self.lines) + 1
        placed: list[Cell] = []
        for row in sorted(by_row):
            self._row(by_row[row], placed)
        last = max(first, len(self.lines))
        width = len(self.lines[last - 1]) if last <= len(self.lines) else 0
        block = Table(tuple(placed), rows, columns, Span(first, 1, last, width + 1), exact, source)
        self.blocks.append(block)
        return block

    def _row(self, cells: list[GridCell], placed: list[Cell]) -> None:
        number, at, shown = len(self.lines) + 1, 1, []
        for cell in cells:
            text = cell.text.translate(_BREAKS)
            span = Span(number, at, number, at + len(text))
            placed.append(
                Cell(cell.text, cell.row, cell.column, span, cell.row_span, cell.column_span, cell.opaque)
            )
            shown.append(text)
            at += len(text) + len(SEPARATOR)
        self.lines.append(SEPARATOR.join(shown))
