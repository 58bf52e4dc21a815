"""A Document as JSON types and back: what the reading process hands over the fence."""

from __future__ import annotations

from typing import Any

from gxlint.document import Block, Cell, Document, Notice, Paragraph, Span, Table


def plain(document: Document) -> dict[str, Any]:
    """Return a document without comments (a PDF has none) in JSON types."""
    return {
        "lines": document.lines,
        "blocks": document.blocks,
        "metadata": document.metadata,
        "notices": [(one.kind, one.detail, one.span) for one in document.notices],
        "pages": document.pages,
    }


def document_of(said: dict[str, Any], path: str, media: str) -> Document:
    """Return the document that `plain` made these types of. Raises ValueError, TypeError or KeyError for any others."""
    return Document(
        path,
        media,
        None,
        tuple(str(line) for line in said["lines"]),
        tuple(_block(*block) for block in said["blocks"]),
        tuple((str(key), str(value)) for key, value in said["metadata"]),
        tuple(Notice(str(kind), str(detail), None if span is None else _span(span))
              for kind, detail, span in said["notices"]),
        pages=tuple(int(page) for page in said["pages"]),
    )  # fmt: skip


def _span(said: Any) -> Span:
    line, column, end_line, end_column = said
    return Span(int(line), int(column), int(end_line), int(end_column))


def _block(first: Any, second: Any, *rest: Any) -> Block:
    """A table begins with its cells, a paragraph with its text."""
    if isinstance(first, str):
        level, emphasis, role, source = rest
        return Paragraph(first, _span(second), level, bool(emphasis), str(role), source)
    columns, span, exact, source = rest
    cells = tuple(
        Cell(str(text), int(row), int(column), _span(place), int(high), int(wide), bool(opaque))
        for text, row, column, place, high, wide, opaque in first
    )
    return Table(cells, int(second), int(columns), _span(span), bool(exact), source)
