"""Items to lines and blocks, with the places of comments and pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from gxlint.document import Block, Notice, Span
from gxlint.readers.docx.emphasis import BodyLook
from gxlint.readers.docx.items import Item, ParagraphItem, TableItem
from gxlint.readers.layout import GridCell, Layout

_SEEN = 5 * 28.35
"""Points: a picture narrower than 5 cm (a seal is 4.2, a code to scan 3) holds no text that a report needs."""


@dataclass(slots=True)
class Assembly:
    """Lines and blocks as they grow; `comments` are the places of comments by their id, `made` every item with the
    number of the first line that it was laid out into."""

    layout: Layout = field(default_factory=Layout)
    comments: dict[str, Span] = field(default_factory=dict)
    pictures: list[tuple[int, Span]] = field(default_factory=list)
    made: list[tuple[Item, int]] = field(default_factory=list)
    _waiting: list[str] = field(default_factory=list)

    def add(self, items: Iterable[Item], body: BodyLook) -> None:
        """Lay out the items of a story."""
        for item in items:
            self.made.append((item, len(self.layout.lines) + 1))
            if isinstance(item, ParagraphItem):
                self._paragraph(item, body)
            else:
                self._table(item)

    def notices(self) -> list[Notice]:
        """Return what is to be said of pictures that stand where text was expected."""
        lines = self.layout.lines
        found = []
        for number, span in self.pictures:
            place: Span | None = span
            if span.line > len(lines):
                end = len(lines[-1]) + 1 if lines else 1
                place = Span(len(lines), end, len(lines), end) if lines else None
            found.append(Notice("pictures", str(number), place))
        return found

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks; comments without text of their own go to the last one."""
        if self._waiting and self.layout.blocks:
            self._settle(self.layout.blocks[-1].span)
        return tuple(self.layout.blocks)

    def _settle(self, span: Span) -> None:
        for comment in self._waiting:
            self.comments.setdefault(comment, span)
        self._waiting = []

    def _paragraph(self, item: ParagraphItem, body: BodyLook) -> None:
        self._waiting += item.comments
        if not item.lines:
            seen = sum(1 for width in item.pictures if width is None or width >= _SEEN)
            seen += item.opaque and not item.pictures
            if seen:
                number = len(self.layout.lines) + 1
                self.pictures.append((seen, Span(number, 1, number, 1)))
            return
        whole: Span | None = None
        for line in item.lines:
            emphasis = item.role == "body" and body.stands_out(line, centred=item.centred)
            span = self.layout.paragraph(
                line.text, level=item.level, emphasis=emphasis, role=item.role, source=item.source
            ).span
            whole = span if whole is None else Span(whole.line, 1, span.end_line, span.end_column)
        if self._waiting and whole is not None:
            self._settle(whole)

    def _table(self, item: TableItem) -> None:
        cells = [
            GridCell(cell.text, cell.row, cell.column, cell.row_span, cell.column_span, cell.opaque)
            for cell in item.cells
        ]
        table = self.layout.table(cells, item.rows, item.columns, source=item.source)
        if self._waiting:
            self._settle(table.cells[0].span)
        for cell, placed in zip(item.cells, table.cells, strict=True):
            for paragraph in cell.paragraphs:
                for comment in paragraph.comments:
                    self.comments.setdefault(comment, placed.span)
                if paragraph.pictures and not placed.text:
                    self.pictures.append((len(paragraph.pictures), placed.span))
