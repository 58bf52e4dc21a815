"""Blocks as lines of pieces: whatever the shape a table comes in, one stream to read it from.

A line is a line of text or a row of a table; a piece is one cell of it, or what looks like one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gxlint.document import Block, Cell, Paragraph, Span, Table
from gxlint.tables.folded import unfolded
from gxlint.tables.splitting import (
    BLANK,
    LABEL,
    MAX_LINE,
    PAGE,
    TEXT,
    UNIT,
    VALUE,
    Reading,
    classify,
    flat_pieces,
    split_line,
)

__all__ = ["BLANK", "LABEL", "PAGE", "TEXT", "UNIT", "VALUE", "Line", "Piece", "Reading", "lines_of"]


@dataclass(slots=True)
class Piece:
    """One cell, or what looks like one, with its place. `line` and columns count from 1; `grid` is the first
    grid column of a cell of a table, -1 in running text. `opaque`: it shows a picture or the like, no text."""

    text: str
    read: Reading
    block: int
    line: int
    column: int
    end_line: int
    end_column: int
    row: int
    grid: int = -1
    barred: bool = False
    opaque: bool = False

    @property
    def span(self) -> Span:
        """The place as a Span."""
        return Span(self.line, self.column, self.end_line, self.end_column)


@dataclass(slots=True)
class Line:
    """A line of text or a row of a table. `split` says how its pieces are told apart: grid (a table with
    known merges), bars, blanks, tabs, or "" (one piece). `width`: how many cells it has, blanks included."""

    pieces: list[Piece]
    block: int
    index: int
    split: str = ""
    width: int = 0


def lines_of(blocks: Sequence[Block], lines: Sequence[str]) -> list[Line]:
    """Return the blocks as lines of pieces, in reading order. A paragraph of narrative is a line without pieces."""
    result: list[Line] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            text = block.text
            if "\n" in text:
                _long_paragraph(block, number, result)
            else:
                _append(result, _whole(block, lines), number, block.span.line, block.span.column)
        else:
            _rows(block, number, result)
    return result


def _whole(block: Paragraph, lines: Sequence[str]) -> str:
    """Return the text with the tabs that end its line: a blank last cell is nothing but a tab."""
    span = block.span
    if span.line == span.end_line and span.line <= len(lines) and lines[span.line - 1].endswith("\t"):
        rest = lines[span.line - 1][span.end_column - 1 :]
        if not rest.strip():
            return block.text + rest
    return block.text


def _long_paragraph(block: Paragraph, number: int, result: list[Line]) -> None:
    """Lines broken inside a paragraph: each is read by itself; places are those of the lines where they are known."""
    line, column = block.span.line, block.span.column
    several = block.span.end_line > block.span.line
    for text in block.text.split("\n"):
        lead = len(text) - len(text.lstrip())
        if text.strip():
            _append(result, text.strip(), number, line, column + lead)
        if several:
            line, column = line + 1, 1
        else:
            column += len(text) + 1


def _append(result: list[Line], text: str, number: int, line: int, column: int) -> None:
    index = len(result)
    if len(text) > MAX_LINE:
        split, parts = flat_pieces(text)
    else:
        split, parts = split_line(text)
    pieces = [
        Piece(part, read, number, line, column + start, line, column + end, index, -1, barred)
        for part, start, end, read, barred in parts
    ]
    result.append(Line(pieces, number, index, split, len(pieces)))


def _rows(table: Table, number: int, result: list[Line]) -> None:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for cells in unfolded([sorted(rows[row], key=lambda cell: cell.column) for row in sorted(rows)]):
        index = len(result)
        pieces = [
            Piece(cell.text, classify(cell.text), number, cell.span.line, cell.span.column, cell.span.end_line,
                  cell.span.end_column, index, cell.column, True, cell.opaque)
            for cell in cells
        ]  # fmt: skip
        width = max(cell.column + cell.column_span for cell in cells)
        result.append(Line(pieces, number, index, "grid" if table.exact else "bars", width))
