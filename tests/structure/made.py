"""Documents and reports put together by hand."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.document import Block, Document, Paragraph, Span
from gxlint.structure import build
from gxlint.structure.model import Report
from gxlint.tables.model import KeyedTable

TITLE = "青石县水务局2023年政府信息公开工作年度报告"
OLD_TITLE = "青石县水务局2012年政府信息公开年度报告"
BODY = "有关工作按照要求有序开展,各项制度逐步健全。"
SIX = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
SIX_IDS = ("overview", "disclosure", "requests", "review", "problems", "other")


def document(text: str, path: str = "report.txt") -> Document:
    """Return the text as the reader of plain text lays it out."""
    lines = text.split("\n")
    blocks: list[Block] = []
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        if stripped:
            start = line.index(stripped) + 1
            blocks.append(Paragraph(stripped, Span(number, start, number, start + len(stripped))))
    return Document(path, "text/plain", "utf-8", tuple(lines), tuple(blocks))


def report(*lines: str, tables: Sequence[KeyedTable] = (), **options: object) -> Report:
    """Read lines as a report."""
    return build(document("\n".join(lines)), tables, **options)  # type: ignore[arg-type]


def sections(found: Report) -> list[tuple[str, int]]:
    """Return (id, line) of every section."""
    return [(section.id, section.heading.span.line) for section in found.sections]


def with_bodies(headings: Sequence[str], title: str = TITLE) -> list[str]:
    """Return a title and headings with a paragraph under each."""
    return [title, *(line for heading in headings for line in (heading, BODY))]


def table(kind: str, first: int, last: int, form: str | None = None) -> KeyedTable:
    """Return a mandated table that covers the blocks `first` to `last`, one a line."""
    return KeyedTable(kind, form, Span(first + 1, 1, last + 1, 2), first, last + 1, {})
