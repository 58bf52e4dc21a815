"""Tables in Markdown: pipe tables, and tables written in HTML. Their cells keep their places in the file."""

from __future__ import annotations

import re
from bisect import bisect_right

from gxlint.document import Block, Cell, Paragraph, Span, Table
from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits
from gxlint.readers.markdown_masks import Masked
from gxlint.text.patterns import lazy

_BAR = lazy(r"(?<!\\)\|")
_DELIMITER = lazy(r":?-+:?")
_LINE_BREAK = lazy(r"<br\s{0,9}/?>", re.I)
_OPEN = lazy(r"<table\b", re.I)
_EITHER = lazy(r"<(/?)table\b[^<>]{0,500}>", re.I)
_CELL = lazy(r"<t[dh]\b[^<>]{0,1000}>", re.I)
_CELL_END = lazy(r"</?(?:t[dhr]|table|tbody|thead|tfoot)\b", re.I)
_EDGE = " \t\u3000\xa0\u200b"


def pipe_table(lines: list[str], index: int, masked: Masked, limits: Limits, blocks: list[Block]) -> int:
    """Read a pipe table that begins at `index`; returns the line after it, `index` when there is none.

    The line under the head (`|---|`) makes it a table; it is no row. Raises Unreadable "too-many-cells".
    """
    if not _is_row(lines, index, masked) or not _is_row(lines, index + 1, masked):
        return index
    if not all(_DELIMITER.fullmatch(lines[index + 1][a:b]) for a, b in _split(lines[index + 1])):
        return index
    cells: list[Cell] = []
    end, row, columns = index, 0, 0
    while _is_row(lines, end, masked):
        if end != index + 1:
            places = _split(lines[end])
            columns = max(columns, len(places))
            cells += [_cell(lines[end], end, row, column, *place) for column, place in enumerate(places)]
            if len(cells) > limits.max_cells:
                raise Unreadable("too-many-cells", cells=len(cells), limit=limits.max_cells)
            row += 1
        end += 1
    span = Span(index + 1, 1, end, len(lines[end - 1]) + 1)
    blocks.append(Table(tuple(cells), row, columns, span, exact=False))
    return end


def _is_row(lines: list[str], index: int, masked: Masked) -> bool:
    return (
        index < len(lines)
        and "|" in lines[index]
        and index not in masked.skipped
        and index not in masked.parts
    )


def _split(line: str) -> list[tuple[int, int]]:
    """Offsets of the cells of a row, blanks around them left out; a pipe after a backslash is text."""
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    if line.startswith("|", start):
        start += 1
    bars = [found.start() for found in _BAR.finditer(line, start, end)]
    if not bars or bars[-1] != end - 1:
        bars.append(end)
    places: list[tuple[int, int]] = []
    for bar in bars:
        part = line[start:bar]
        first = start + len(part) - len(part.lstrip(_EDGE))
        places.append((first, max(first, start + len(part.rstrip(_EDGE)))))
        start = bar + 1
    return places


def _cell(line: str, index: int, row: int, column: int, start: int, end: int) -> Cell:
    for mark in ("**", "__", "*") if line.startswith(("*", "_"), start) else ():
        if end - start > 2 * len(mark) and line.startswith(mark, start) and line.endswith(mark, start, end):
            start, end = start + len(mark), end - len(mark)
            break
    text = line[start:end]
    if "<" in text:
        text = "\n".join(part.strip(_EDGE) for part in _LINE_BREAK.split(text))
    return Cell(text, row, column, Span(index + 1, start + 1, index + 1, end + 1))


def html_table(lines: list[str], index: int, masked: Masked, limits: Limits, blocks: list[Block]) -> int:
    """Read a table written in HTML that begins on line `index`; returns the line after it, `index` when there is none.

    A table that is never closed, or that holds no data, is left to be read as text. Raises Unreadable.
    """
    line = lines[index]
    if index < masked.tables_from or "<" not in line or not (opening := _OPEN.search(line)):
        return index
    last, end = _closing(lines, index, opening.start())
    if last < 0:
        masked.tables_from = len(lines)
        return index
    source = "\n".join(lines[index : last + 1])
    source = source[opening.start() : len(source) - (len(lines[last]) - end)]
    table = _parse(source, limits, _Places(index, opening.start(), source))
    if table is None:
        masked.tables_from = last + 1
        return index
    _rest(line, index, 0, opening.start(), blocks)
    blocks.append(table)
    _rest(lines[last], last, end, len(lines[last]), blocks)
    return last + 1


def _closing(lines: list[str], index: int, at: int) -> tuple[int, int]:
    depth = 0
    for number in range(index, len(lines)):
        for found in _EITHER.finditer(lines[number], at):
            depth += -1 if found[1] else 1
            if depth == 0:
                return number, found.end()
        at = 0
    return -1, -1


def _rest(line: str, index: int, start: int, end: int, blocks: list[Block]) -> None:
    """Text beside a table on its first or last line, unless it is nothing but tags."""
    text = line[start:end].strip(_EDGE)
    if text and re.sub(r"<[^<>]*>", "", text).strip():
        first = line.index(text, start)
        blocks.append(Paragraph(text, Span(index + 1, first + 1, index + 1, first + len(text) + 1)))


class _Places:
    """Turns offsets of a piece of the file into places of its lines."""

    def __init__(self, index: int, offset: int, source: str) -> None:
        self._index, self._offset = index, offset
        self._starts = [0, *(at + 1 for at, character in enumerate(source) if character == "\n")]

    def span(self, start: int, end: int) -> Span:
        return Span(*self._place(start), *self._place(end))

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._starts, at) - 1
        return self._index + line + 1, at - self._starts[line] + 1 + (self._offset if line == 0 else 0)


def _parse(source: str, limits: Limits, places: _Places) -> Table | None:
    from selectolax.lexbor import LexborHTMLParser

    from gxlint.readers import html_guard
    from gxlint.readers.html_items import Grid
    from gxlint.readers.html_tree import Walker

    html_guard.check(source, limits)
    walker = Walker(limits)
    walker.walk(LexborHTMLParser(source).root)
    grids = [item for item in walker.items if isinstance(item, Grid)]
    if len(grids) != 1:
        return None
    grid = grids[0]
    whole = places.span(0, len(source))
    tags = list(_CELL.finditer(source))
    spans = [whole] * len(grid.cells)
    if len(tags) == len(grid.cells):
        spans = [
            _cell_span(source, tag.end(), cell.text, places)
            for tag, cell in zip(tags, grid.cells, strict=True)
        ]
    cells = tuple(
        Cell(cell.text, cell.row, cell.column, span, cell.row_span, cell.column_span)
        for cell, span in zip(grid.cells, spans, strict=True)
    )
    return Table(cells, grid.rows, grid.columns, whole)


def _cell_span(source: str, start: int, text: str, places: _Places) -> Span:
    """The place of a cell's text; all that stands in the cell where tags or entities break it up."""
    found = _CELL_END.search(source, start)
    end = found.start() if found else len(source)
    at = source.find(text, start, end) if text else -1
    if at >= 0:
        return places.span(at, at + len(text))
    part = source[start:end]
    first = start + len(part) - len(part.lstrip())
    return places.span(first, max(first, start + len(part.rstrip()))) if text else places.span(start, start)
