"""A document read as a report: headings, sections, facts, by the Lark grammar of its layout.

`build` is loaded on demand: it pulls in the vocabulary and, with a first document, the grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.document import Document
from gxlint.structure.model import Report
from gxlint.tables.model import KeyedTable


def build(
    document: Document, tables: Sequence[KeyedTable], *, layout: str | None = None, year: int | None = None
) -> Report:
    """Read a document as an annual report; see gxlint.structure.reading. Never raises on any document."""
    from gxlint.structure.reading import build as read

    return read(document, tables, layout=layout, year=year)


__all__ = ["build"]
