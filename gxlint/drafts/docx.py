"""A draft as a Word file: real styles (标题 1, 正文缩进 …), tables with the form's merged cells, hints as comments (批注).

The page is that of an official document (GB/T 9704): A4, its margins and typefaces. Written by hand, part by part, so
that the same draft gives the same bytes; no clock and no name of a person goes into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from gxlint.drafts.docx_package import comments_part, document_part, package
from gxlint.drafts.model import Draft, Grid, GridCell, Hint, Sheet, Words

TEXT_WIDTH = 8845
"""Twips between the margins: 156 mm."""
_STYLES = {"title": "Title", "heading": "Heading1", "body": "NormalIndent", "caption": "Caption", "signature": "Signature"}  # fmt: skip
_WIDE = 6
"""Columns from which a table is set in small type."""


def write(draft: Draft) -> bytes:
    """Return the file."""
    writer = _Writer()
    # The signature never stands alone on a page: what goes before it goes with it.
    follows = [*(getattr(block, "role", "") for block in draft.blocks[1:]), ""]
    body = "".join(
        writer.block(block, keep=role == "signature")
        for block, role in zip(draft.blocks, follows, strict=True)
    )
    return package(draft.title, document_part(body), comments_part(writer.comments))


class _Writer:
    """Writes blocks; collects the comments that are anchored in them."""

    def __init__(self) -> None:
        self.comments: list[str] = []

    def block(self, block: Words | Sheet, *, keep: bool) -> str:
        return self._table(block) if isinstance(block, Sheet) else self._words(block, keep)

    def _words(self, words: Words, keep: bool) -> str:
        lead, rest = words.lead, words.text[len(words.lead) :]
        runs = (_run(lead, "Lead") if lead else "") + _run(rest)
        return _paragraph(_STYLES[words.role], self._anchored(runs, words.hints), keep=keep)

    def _anchored(self, runs: str, hints: tuple[Hint, ...]) -> str:
        """Runs with the hints hung on them."""
        for hint in hints:
            number = len(self.comments)
            self.comments.append(hint.text)
            runs = (
                f'<w:commentRangeStart w:id="{number}"/>{runs}<w:commentRangeEnd w:id="{number}"/>'
                f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
            )
        return runs

    def _table(self, sheet: Sheet) -> str:
        grid = sheet.grid
        total = sum(grid.widths)
        edges = [TEXT_WIDTH * sum(grid.widths[:at]) // total for at in range(grid.columns + 1)]
        columns = "".join(f'<w:gridCol w:w="{b - a}"/>' for a, b in pairwise(edges))
        rows = "".join(self._row(sheet, row, edges) for row in range(grid.rows))
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, sheet: Sheet, row: int, edges: list[int]) -> str:
        head = "<w:tblHeader/>" if row < sheet.grid.heads else ""
        cells = "".join(self._cell(sheet, cell, row, edges) for cell in _standing(sheet.grid, row))
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"

    def _cell(self, sheet: Sheet, cell: GridCell, row: int, edges: list[int]) -> str:
        width = edges[cell.column + cell.column_span] - edges[cell.column]
        span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
        first = cell.row == row
        merge = "" if cell.row_span == 1 else '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
        small = sheet.grid.columns >= _WIDE
        style = ("TableSmall" if small else "TableText") + ("Label" if sheet.reads_as_line(cell) else "")
        runs = ""
        if first:
            hints = tuple(hint for hint in sheet.hints if hint.row is not None and hint.row == cell.row_key)
            text = sheet.text(cell)
            runs = self._anchored(_run(text) if text else "", hints)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
            f"{_paragraph(style, runs)}</w:tc>"
        )


def _standing(grid: Grid, row: int) -> Iterator[GridCell]:
    """The cells of a row from the left, those that reach down into it included."""
    here = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
    yield from sorted(here, key=lambda cell: cell.column)


def _paragraph(style: str, runs: str, *, keep: bool = False) -> str:
    """A paragraph; `keep` holds it on the page of the next one."""
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{runs}</w:p>'


def _run(text: str, style: str = "") -> str:
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
