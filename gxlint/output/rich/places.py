"""Where a diagnostic is, in words: page, paragraph or line and column, then section or table cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxlint.document import Paragraph
from gxlint.output.rich import labels, names
from gxlint.output.rich.lines import Piece, cut
from gxlint.output.rich.screen import Screen
from gxlint.text.patterns import lazy

if TYPE_CHECKING:
    from gxlint.diagnostics import Diagnostic, Location
    from gxlint.engine.result import ReportResult
    from gxlint.tables.model import KeyedTable

LINED = frozenset({"text/plain", "text/markdown", "text/x-markdown"})
"""Media whose line numbers are those of the file itself; elsewhere they are those of the extracted text."""
_SOURCE = lazy(r"(p|t)(\d+)")
_HEADING = 24


def place(screen: Screen, result: ReportResult, diagnostic: Diagnostic) -> list[Piece]:
    """Return the place: 第28行第21列 · 申请办理表“(七)总计”×自然人, or 第12段 … in a document."""
    at = diagnostic.location
    parts = [part for part in (_page(screen, at), _source(screen, result, at), _line(screen, at)) if part]
    if not parts:
        return [(screen.words("whole-file"), "")]
    inside = _cell(screen, result, at) or _section(screen, result, at)
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


def _source(screen: Screen, result: ReportResult, at: Location) -> str:
    """Return the paragraph or table of a document whose format counts them."""
    report = result.report
    if report is None or at.block is None or not 0 <= at.block < len(report.document.blocks):
        return ""
    block = report.document.blocks[at.block]
    found = _SOURCE.fullmatch(block.source or "")
    if not found:
        return ""
    return screen.words("paragraph" if isinstance(block, Paragraph) else "table-number", number=int(found[2]))


def _line(screen: Screen, at: Location) -> str:
    if at.line is None:
        return ""
    if at.end_line is not None and at.end_line > at.line:
        return screen.words("line-to-line", line=at.line, column=at.column or 1, end_line=at.end_line)
    return screen.words("line-column", line=at.line, column=at.column or 1)


def _cell(screen: Screen, result: ReportResult, at: Location) -> str:
    """Return the table with its row and column by their official labels; "" outside tables."""
    if at.table is None:
        return ""
    name = screen.words.name("table", at.table)
    table = table_at(result, at)
    if table is None or (at.row is None and at.column_key is None):
        return name
    if at.row is not None and at.column_key is not None:
        return screen.clean(f"{name} {labels.cell(table, at.row, at.column_key)}")
    label = labels.row(table, at.row) if at.row is not None else labels.column(table, at.column_key or "")
    return screen.clean(f"{name} {label}")


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
