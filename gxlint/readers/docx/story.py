"""The walk through a story: a body, a note, a header; paragraphs and tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gxlint.readers.docx.cut import cut
from gxlint.readers.docx.drawings import choose
from gxlint.readers.docx.fields import Fields, Orphans
from gxlint.readers.docx.grid import place
from gxlint.readers.docx.inline import Inline, InlineReader
from gxlint.readers.docx.items import CellItem, Item, ParagraphItem, TableItem, TextLine
from gxlint.readers.docx.names import (
    ANCHOR,
    BLOCKS,
    CHOOSE,
    CONTROL,
    FOREIGN_PART,
    ID,
    PARAGRAPH,
    PPR,
    RELATION,
    SDT_CONTENT,
    SDT_PR,
    SECTION,
    TABLE,
    THROUGH,
    VAL,
    W,
)
from gxlint.readers.docx.numbering import Numbering
from gxlint.readers.docx.paragraphs import ParagraphFormat, read_format, to_lines
from gxlint.readers.docx.styles import Styles
from gxlint.readers.docx.tables import read_table
from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits

_MAX_DEPTH = 120
"""Far beyond what people nest; a level costs a few frames of Python's stack."""
_HEADERS = frozenset((W + "headerReference", W + "footerReference"))
_GALLERY = f"{W}docPartObj/{W}docPartGallery"


@dataclass(slots=True)
class _Place:
    """Where paragraphs and tables are counted, and how their source begins ("t2/r1c3/")."""

    prefix: str = ""
    paragraphs: int = 0
    tables: int = 0


@dataclass(slots=True)
class _Pending:
    """Paragraphs whose mark is deleted, waiting for the one they run on into."""

    inline: Inline
    format: ParagraphFormat
    source: str
    depth: int


@dataclass(slots=True)
class Shared:
    """What all stories of a document have in common."""

    styles: Styles
    numbering: Numbering
    limits: Limits
    cells: int = 0
    lines: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


class Story:
    """Walks one story; `items` is what came of it."""

    def __init__(self, shared: Shared, root: Element, role: str = "body") -> None:
        """`root`: the part, in which fields must close; `role`: that of every paragraph, unless it says more."""
        self.items: list[Item] = []
        self._shared = shared
        self._role = role
        self._depth_limit = min(shared.limits.max_depth, _MAX_DEPTH)
        self._orphans = Orphans(root)
        self._inline = InlineReader(shared.styles, Fields(self._orphans), self._depth_limit)
        self._inline.unread = shared.unread
        self._pending: _Pending | None = None
        self._comments: list[str] = []
        self._contents = False
        self._in_cell = 0
        self._floating: list[Item] = []

    def walk(self, element: Element, prefix: str = "") -> list[Item]:
        """Read all blocks of `element`. Raises Unreadable: "nesting", "too-many-cells", "too-large"."""
        self._blocks(element, _Place(prefix), 1)
        self._flush()
        if self._comments:
            self.items.append(ParagraphItem([], prefix, comments=self._comments))
            self._comments = []
        return self.items

    def _blocks(self, element: Element, at: _Place, depth: int) -> None:
        if depth > self._depth_limit:
            raise Unreadable("nesting", depth=depth, limit=self._depth_limit)
        for child in element:
            kind = BLOCKS.get(child.tag)
            if kind == PARAGRAPH:
                self._paragraph(child, at, depth)
            elif kind == TABLE:
                self._flush()
                self._table(child, at, depth)
            elif kind == THROUGH:
                self._blocks(child, at, depth + 1)
            elif kind == CONTROL:
                self._control(child, at, depth)
            elif kind == CHOOSE:
                branch = choose(child)
                if branch is not None:
                    self._blocks(branch, at, depth + 1)
            elif kind == ANCHOR:
                self._comments.append(child.get(ID, ""))
            elif kind == FOREIGN_PART:
                self._shared.unread.append(child.tag.rpartition("}")[2])
            elif child.tag == SECTION:
                self._section(child)
            elif kind is None and len(child):
                self._inline.foreign(child)

    def _control(self, element: Element, at: _Place, depth: int) -> None:
        """A content control; Word puts a table of contents into one of its gallery."""
        content = element.find(SDT_CONTENT)
        if content is None:
            return
        properties = element.find(SDT_PR)
        gallery = properties.find(_GALLERY) if properties is not None else None
        before = self._contents
        if gallery is not None and gallery.get(VAL) == "Table of Contents":
            self._contents = True
        self._blocks(content, at, depth + 1)
        self._contents = before

    def _section(self, element: Element) -> None:
        for item in element:
            if item.tag in _HEADERS:
                self._shared.headers.append(item.get(RELATION, ""))

    def _paragraph(self, element: Element, at: _Place, depth: int) -> None:
        at.paragraphs += 1
        source = f"{at.prefix}p{at.paragraphs}"
        properties = element[0] if len(element) and element[0].tag == PPR else None
        form = read_format(properties, self._shared.styles)
        if form.section is not None:
            self._section(form.section)
        inline = self._pending.inline if self._pending is not None else Inline()
        if self._comments:
            inline.comments += self._comments
            self._comments = []
        inline.home = element
        self._inline.read(element, inline, form.style, depth + 1)
        if form.gone:
            self._pending = _Pending(inline, form, source, depth)
            return
        self._pending = None
        self._finish(inline, form, source, depth)

    def _flush(self) -> None:
        """End a paragraph whose mark is deleted where nothing follows that it could run on into."""
        pending, self._pending = self._pending, None
        if pending is not None and pending.inline.holds_anything:
            self._finish(pending.inline, pending.format, pending.source, pending.depth)

    def _finish(self, inline: Inline, form: ParagraphFormat, source: str, depth: int) -> None:
        label = ""
        if (form.number is not None or form.style.number is not None) and not (
            form.unseen and not inline.parts
        ):
            label = self._shared.numbering.label(form.number, form.number_level, form.style)
        self._shared.notes += inline.notes
        if inline.parts or label or inline.comments or inline.pictures or inline.opaque:
            role = self._role
            if role == "body":
                contents = inline.contents or self._contents or form.style.contents
                role = "furniture" if contents else "title" if form.style.title else "body"
            lines = to_lines(label, inline)
            self._shared.lines += len(lines)
            if self._shared.lines > self._shared.limits.max_lines:
                limit = self._shared.limits.max_lines
                raise Unreadable("too-large", size=self._shared.lines, limit=limit, unit="lines")
            self.items.append(
                ParagraphItem(
                    lines,
                    source,
                    form.level,
                    role,
                    form.centred,
                    inline.comments,
                    inline.pictures,
                    inline.opaque,
                    inline.struck,
                    label,
                    inline,
                )
            )
        if inline.boxes or inline.words:
            self._boxes(inline, source, depth)

    def _boxes(self, inline: Inline, source: str, depth: int) -> None:
        """Read the text boxes anchored in a paragraph: after it, or after the table it stands in."""
        outer = (self.items, self._pending, self._inline.fields, self._in_cell, self._floating)
        self.items, self._pending, self._in_cell, self._floating = [], None, 0, []
        for words in inline.words:
            self.items.append(ParagraphItem([TextLine(words)], f"{source}/words", role=self._role))
        for number, box in enumerate(inline.boxes, 1):
            self._inline.fields = Fields(self._orphans)
            self._blocks(box, _Place(f"{source}/box{number}/"), depth + 2)
            self._flush()
        found = self.items
        self.items, self._pending, self._inline.fields, self._in_cell, self._floating = outer
        (self._floating if self._in_cell else self.items).extend(found)

    def _table(self, element: Element, at: _Place, depth: int) -> None:
        at.tables += 1
        source = f"{at.prefix}t{at.tables}"
        raw = read_table(element)
        self._comments += raw.comments
        if not raw.rows:
            return
        self._count_cells(sum(len(row.cells) for row in raw.rows))
        grid = place(raw.rows, raw.widths)
        self._check_area(grid.rows * grid.columns)
        cells: list[CellItem] = []
        contents: list[list[Item]] = []
        self._in_cell += 1
        outer = self.items
        for cell in grid.cells:
            self.items = []
            self._blocks(cell.content, _Place(f"{source}/r{cell.row + 1}c{cell.column + 1}/"), depth + 1)
            self._flush()
            contents.append(self.items)
            paragraphs = [item for item in self.items if isinstance(item, ParagraphItem)]
            cells.append(
                CellItem(cell.row, cell.column, cell.row_span, cell.column_span, paragraphs, cell.content)
            )
        self.items = outer
        self._in_cell -= 1
        self._emit(cells, contents, grid.rows, grid.columns, source)
        if not self._in_cell and self._floating:
            self.items += self._floating
            self._floating = []

    def _emit(
        self, cells: list[CellItem], contents: list[list[Item]], rows: int, columns: int, source: str
    ) -> None:
        """Add a table; one that only lays out the page is taken apart.

        A table of one column has no relation between cells. One with more cells in the tables inside it
        than of its own is a frame. Any other table inside a cell comes after the table it stands in.
        """
        nested = [item for items in contents for item in items if isinstance(item, TableItem)]
        if columns == 1 or sum(len(item.cells) for item in nested) > len(cells):
            for items in contents:
                self.items += items
            return
        self.items += cut(TableItem(cells, rows, columns, source), contents)

    def _count_cells(self, number: int) -> None:
        self._shared.cells += number
        self._check_area(self._shared.cells)

    def _check_area(self, cells: int) -> None:
        if cells > self._shared.limits.max_cells:
            raise Unreadable("too-many-cells", cells=cells, limit=self._shared.limits.max_cells)
