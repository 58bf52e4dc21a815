"""From the characters of `Document.lines` to the elements of a Word document that they were read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gxlint.document import Document, Span, Table
from gxlint.readers.docx import Traced
from gxlint.readers.docx.items import ParagraphItem, TableItem
from gxlint.readers.docx.names import PRESERVE, T
from gxlint.text.normal import without_zero_width

BLANKS = " \t\n\r"
"""White space that counts for nothing at the ends of a text without xml:space="preserve" (XML's own, 2.3)."""


class Piece(NamedTuple):
    """Characters of a line that come from one element.

    `first` and `last` are columns of the line from 0, `last` exclusive. `offsets` says for each of them which character of
    the element's text it is; empty where the element is no text but stands for it as a whole (a tabulator, a formula).
    """

    first: int
    last: int
    element: Element
    offsets: Sequence[int]


class CellPlace(NamedTuple):
    """A cell in the line of its row: its columns as in Piece, its `w:tc`, and its first paragraph that says anything."""

    first: int
    last: int
    element: Element | None
    home: Element | None


@dataclass(slots=True)
class LinePlaces:
    """One line: its pieces and cells from left to right, and the paragraph it stands in when it is no row of a table."""

    pieces: list[Piece] = field(default_factory=list)
    home: Element | None = None
    cells: list[CellPlace] = field(default_factory=list)


def places(traced: Traced) -> dict[int, LinePlaces]:
    """Return the places of every line, by its number, that has any."""
    found: dict[int, LinePlaces] = {}
    tables = {
        block.span.line: block for block in reversed(traced.document.blocks) if isinstance(block, Table)
    }
    for item, line in traced.made:
        if isinstance(item, ParagraphItem):
            for number, pieces in enumerate(_pieces(item), line):
                if _fits(traced.document, number, pieces):
                    found[number] = LinePlaces(pieces, _home(item))
        else:
            _table(item, tables[line], found)
    return found


def _fits(document: Document, number: int, pieces: list[Piece]) -> bool:
    return number <= len(document.lines) and all(
        piece.last <= len(document.lines[number - 1]) for piece in pieces
    )


def _home(item: ParagraphItem) -> Element | None:
    return item.inline.home if item.inline is not None else None


def _table(item: TableItem, table: Table, found: dict[int, LinePlaces]) -> None:
    for cell, placed in zip(item.cells, table.cells, strict=True):
        span = placed.span
        line = found.setdefault(span.line, LinePlaces())
        first = at = span.column - 1
        for paragraph in cell.paragraphs:
            for text, pieces in zip(paragraph.lines, _pieces(paragraph), strict=True):
                line.pieces += (
                    piece._replace(first=piece.first + at, last=piece.last + at) for piece in pieces
                )
                at += len(text.text) + 1
        home = next(filter(None, map(_home, cell.paragraphs)), None)
        line.cells.append(CellPlace(first, span.end_column - 1, cell.element, home))


def _pieces(item: ParagraphItem) -> list[list[Piece]]:
    """The pieces of every line of a paragraph; the automatic number in front of the first belongs to none."""
    content = list(_content(item)) if item.inline is not None else []
    found = []
    for at, line in enumerate(item.lines):
        text, pieces = content[at] if at < len(content) else ("", [])
        shift = len(line.text) - len(text)
        fitting = shift >= 0 and line.text.endswith(text)
        found.append([piece._replace(first=piece.first + shift, last=piece.last + shift) for piece in pieces]
                     if fitting else [])  # fmt: skip
    return found


def _content(item: ParagraphItem) -> Iterator[tuple[str, list[Piece]]]:
    """The lines of a paragraph that hold anything, as `to_lines` cuts them."""
    assert item.inline is not None
    text: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for part, origin in zip((*item.inline.parts, "\n"), (*item.inline.origins, None), strict=True):
        offsets = _offsets(part, origin)
        start = 0
        for number, piece in enumerate(part.split("\n")):
            if number:
                line = "".join(text)
                if line.strip():
                    yield line.strip(), list(_trimmed(line, pieces))
                text, pieces, at = [], [], 0
            if piece:
                text.append(piece)
                if origin is not None and offsets is not None:
                    stop = start + len(piece)
                    pieces.append(Piece(at, at + len(piece), origin, offsets[start:stop] if offsets else ()))
                at += len(piece)
            start += len(piece) + 1


def _trimmed(line: str, pieces: list[Piece]) -> Iterator[Piece]:
    left = len(line) - len(line.lstrip())
    right = len(line.rstrip())
    for piece in pieces:
        first, last = max(piece.first, left), min(piece.last, right)
        if first < last:
            offsets = piece.offsets[first - piece.first : last - piece.first]
            yield Piece(first - left, last - left, piece.element, offsets)


def _offsets(part: str, origin: Element | None) -> Sequence[int] | None:
    """Which characters of an element's text became a part: all but blanks at its ends and what has no width.

    () for an element that is no text; None where the part is not what the element says.
    """
    if origin is None or origin.tag != T:
        return ()
    text = origin.text or ""
    first, last = 0, len(text)
    if origin.get(PRESERVE) != "preserve":
        first, last = len(text) - len(text.lstrip(BLANKS)), len(text.rstrip(BLANKS))
    if last - first == len(part):
        return range(first, last)
    kept = [at for at in range(first, last) if without_zero_width(text[at])]
    return kept if len(kept) == len(part) else None


def clipped(line: LinePlaces, first: int, last: int) -> Iterator[Piece]:
    """The pieces of a line between two columns (from 0, `last` exclusive), cut to fit."""
    begin = max(0, bisect_right(line.pieces, first, key=lambda piece: piece.first) - 1)
    for piece in line.pieces[begin:]:
        if piece.first >= last:
            break
        left, right = max(first, piece.first), min(last, piece.last)
        if left < right:
            yield Piece(left, right, piece.element, piece.offsets[left - piece.first : right - piece.first])


def within(span: Span, number: int, length: int) -> tuple[int, int]:
    """The columns of a line (from 0, `length` characters) that a span covers."""
    first = span.column - 1 if number == span.line else 0
    last = span.end_column - 1 if number == span.end_line else length
    return first, last
