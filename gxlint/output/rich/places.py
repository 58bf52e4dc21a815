"""Where a diagnostic is, in words: line and column in a text, paragraph or table cell in a Word document, page; then
section or mandated table."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from gxlint.document import Table
from gxlint.output.rich import labels, names
from gxlint.output.rich.lines import Piece, cut
from gxlint.output.rich.screen import Screen
from gxlint.output.words import LINED
from gxlint.readers.sheets.address import cell_place, is_place
from gxlint.text.patterns import lazy

if TYPE_CHECKING:
    from gxlint.diagnostics import Diagnostic, Location
    from gxlint.document import Block, Cell
    from gxlint.engine.result import ReportResult
    from gxlint.tables.model import KeyedTable

_SOURCE = lazy(r"(p|t)(\d+)(?:/r(\d+)c(\d+)/.*|/words)?")
_BOX = lazy(r"(p|t)(\d+)/(?:.*/)?box\d+/.*")
_ANNEX = lazy(r"[a-z]+\d*/p(\d+)")
_HEADING = 24


def place(screen: Screen, result: ReportResult, diagnostic: Diagnostic) -> list[Piece]:
    """Return the place: 第28行第21列  申请办理表 “(七)总计 自然人”, in a Word document 第 2 个表格第 28 行第 3 列 …"""
    at = diagnostic.location
    where, named = _source(screen, result, at)
    parts = [part for part in (_page(screen, at), where or _line(screen, at)) if part]
    if not parts:
        return [(screen.words("whole-file"), "")]
    inside = _cell(screen, result, at, named=named) or ("" if named else _section(screen, result, at))
    pieces: list[Piece] = [(" ".join(parts), "")]
    if inside:
        pieces.append(("  " + inside, "dim"))
    return pieces


def table_at(result: ReportResult, at: Location) -> KeyedTable | None:
    """Return the table a location names, the one around its line when a kind stands twice."""
    if result.report is None or at.table is None:
        return None
    same = [table for table in result.report.tables if table.kind == at.table]
    around = [t for t in same if at.line is not None and t.span.line <= at.line <= t.span.end_line]
    return next(iter(around or same), None)


def _page(screen: Screen, at: Location) -> str:
    return screen.words("page", page=at.page) if at.page is not None else ""


def counted(result: ReportResult) -> bool:
    """Return whether places are paragraphs and table cells, as in Word, not lines."""
    return result.media not in LINED and result.report is not None and any(
        block.source for block in result.report.document.blocks[:1]
    )  # fmt: skip


def legend(result: ReportResult) -> str:
    """Return the words that say what places and line numbers refer to."""
    blocks = result.report.document.blocks if result.report is not None else ()
    if any(is_place(block.source or "") for block in blocks[:1]):
        return "sheet-places"
    return "word-places" if counted(result) else "extracted-lines"


def _source(screen: Screen, result: ReportResult, at: Location) -> tuple[str, bool]:
    """Return the paragraph, or the table with row and column, of a document whose format counts them; and whether
    the mandated table is named with it: 第 2 个表格(申请办理表)."""
    block, words = _block(result, at), screen.words
    if block is None or not block.source:
        return "", False
    if is_place(block.source):
        return screen.clean(_in_sheet(block, at)), False
    found = _SOURCE.fullmatch(block.source)
    if not found:
        return _beside(screen, block.source), False
    number = found[2]
    if found[1] == "p":
        return words("paragraph", number=number), False
    name = words("by", evidence=words.name("table", at.table)) if at.table is not None else ""
    row, column = found[3], found[4]
    if row is None and isinstance(block, Table):
        cell = _cell_at(block, at)
        if cell is not None:
            row, column = cell.row + 1, cell.column + 1
    said = (
        words("table-number", number=number, name=name)
        if row is None
        else words("table-cell", number=number, name=name, row=row, column=column)
    )
    return said, at.table is not None


def _in_sheet(block: Block, at: Location) -> str:
    """Return the place in a workbook: 申请!B12 of a cell, 申请 of a table as a whole."""
    source = block.source or ""
    if isinstance(block, Table):
        cell = _cell_at(block, at) or next((one for one in block.cells if one.span.line == at.line), None)
        found = None if cell is None else cell_place(source, cell.row, cell.column)
        return found or source.rpartition("!")[0]
    return source.rstrip("!")


def _beside(screen: Screen, source: str) -> str:
    """Return a place beside the text: a text box with what it is anchored in, a note, a header."""
    box = _BOX.fullmatch(source)
    if box:
        return screen.words(f"box-{box[1]}", number=box[2])
    annex = _ANNEX.fullmatch(source)
    return screen.words("annex", number=annex[1]) if annex else ""


def _block(result: ReportResult, at: Location) -> Block | None:
    """Return the block a location lies in."""
    if result.report is None or at.line is None:
        return None
    blocks = result.report.document.blocks
    if at.block is not None and 0 <= at.block < len(blocks):
        named = blocks[at.block]
        if named.span.line <= at.line <= named.span.end_line:
            return named  # a mandated table begins with its first block, the place may lie in a later one
    found = bisect_right(blocks, at.line, key=lambda block: block.span.line) - 1
    return blocks[found] if found >= 0 and blocks[found].span.end_line >= at.line else None


def _cell_at(table: Table, at: Location) -> Cell | None:
    """Return the cell a location lies in; None for one that goes over several."""
    if at.line is None or at.column is None or at.end_line != at.line:
        return None
    spot = (at.line, at.column)
    found = bisect_right(table.cells, spot, key=lambda cell: (cell.span.line, cell.span.column)) - 1
    cell = table.cells[found] if found >= 0 else None
    return cell if cell is not None and (cell.span.end_line, cell.span.end_column) >= spot else None


def _line(screen: Screen, at: Location) -> str:
    if at.line is None:
        return ""
    if at.end_line is not None and at.end_line > at.line:
        return screen.words("line-to-line", line=at.line, column=at.column or 1, end_line=at.end_line)
    return screen.words("line-column", line=at.line, column=at.column or 1)


def _cell(screen: Screen, result: ReportResult, at: Location, *, named: bool = False) -> str:
    """Return the table (unless it was `named`) with its row and column by their official labels; "" outside tables."""
    if at.table is None:
        return ""
    name = "" if named else screen.words.name("table", at.table)
    table = table_at(result, at)
    if table is None or (at.row is None and at.column_key is None):
        return name
    if at.row is not None and at.column_key is not None:
        return screen.clean(f"{name} {labels.cell(table, at.row, at.column_key)}".strip())
    label = labels.row(table, at.row) if at.row is not None else labels.column(table, at.column_key or "")
    return screen.clean(f"{name} {label}".strip())


def _section(screen: Screen, result: ReportResult, at: Location) -> str:
    if at.line is None:
        return ""
    sections = result.report.sections if result.report else ()
    for section in reversed(sections):
        if section.span.line <= at.line <= section.span.end_line:
            return screen.clean(cut(section.heading.text, _HEADING))
    return (
        names.section(at.section, result.layout, screen.words.lang)
        if at.section and at.section != "none"
        else ""
    )
