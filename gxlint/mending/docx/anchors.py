"""Which part of a Word document a comment about a place hangs on: the very words where that is possible, else near them.

Comments stand among the runs of a paragraph (ECMA-376 part 1, 17.13.4); a word processor takes none in text boxes and
headers, and none between the digits of an automatic number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from gxlint.document import Paragraph, Span
from gxlint.mending.docx.cuts import Cut, before, behind
from gxlint.mending.docx.places import CellPlace, LinePlaces, Piece, clipped
from gxlint.readers.docx.names import ID, PPR, SDT_CONTENT, TEXT_BOX, P, W

if TYPE_CHECKING:
    from gxlint.mending.docx.source import DocxSource

_BLOCK = frozenset(
    W + name
    for name in ("document", "body", "tbl", "tr", "tc", "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)  # fmt: skip
_INLINE = frozenset(
    W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")
)  # fmt: skip
_RUN, _SDT, _SDT_PR = W + "r", W + "sdt", W + "sdtPr"
_OPEN_CONTROLS = frozenset(W + name for name in ("richText", "alias", "tag", "id", "lock", "placeholder", "rPr", "showingPlcHdr", "temporary", "group"))  # fmt: skip
"""What the properties of a content control may say when text in it is like any other. Others hold a choice or data:
these are taken as a whole."""
_NOTES = {"footnote": W + "footnoteReference", "endnote": W + "endnoteReference"}


class Anchor(NamedTuple):
    """Where a comment begins and ends (`first` and `last` are the same for a point). `why` is "" for the very words, else

    "file" (it speaks of the file as a whole), "number" (an automatic number), "box" (a text box), "part" (a note, a
    header), "object" (something that cannot be cut), "near" (a place that the body does not have).
    """

    first: Cut
    last: Cut
    why: str = ""


class _Hold(NamedTuple):
    """What a piece hangs on: the unit among a paragraph's content, and the child of it that may be cut (-1: none)."""

    unit: int
    child: int
    boxed: bool


class Anchorage:
    """Finds anchors in one document."""

    def __init__(self, source: DocxSource, title: Span | None) -> None:
        """`title`: where what is said of the whole file is to stand, the beginning of the document for None."""
        self._source, self._outline = source, source.outline
        self._title = title
        self._known: dict[int, _Hold | None] = {}
        self._solid = [number for number in sorted(source.lines) if self._line(number) is not None]
        self._sources = {
            line: block.source or ""
            for block in source.document.blocks
            if isinstance(block, Paragraph)
            for line in range(block.span.line, block.span.end_line + 1)
        }

    def anchor(self, span: Span | None) -> Anchor | None:
        """Return where a comment on these characters goes; None where the document has no paragraph at all."""
        if span is None:
            near = self._near(self._title.line if self._title else 1)
            return near and near._replace(why="file")
        span = self._one_cell(span)
        if (span.line, span.column) == (span.end_line, span.end_column):
            return self._point(span) or self._otherwise(span)
        held = [
            (number, piece, hold)
            for number, piece in self._source.pieces(span)
            if (hold := self._hold(piece)) is not None
        ]
        if not held:
            return self._cell(span) or self._otherwise(span)
        # What begins in front of a table is marked as far as there.
        cell = self._cell_around(held[0][0], held[0][1].first)
        held = list(takewhile(lambda one: self._cell_around(one[0], one[1].first) == cell, held))
        # A text box stands in the lines behind the paragraph it hangs on, so the order may be the other way round.
        ends = (held[0], held[-1])
        return Anchor(
            min(self._front(piece, hold) for _, piece, hold in ends),
            max(self._back(piece, hold) for _, piece, hold in ends),
            self._doubt(span, held),
        )

    def _one_cell(self, span: Span) -> Span:
        """What begins in a cell and reaches beyond it, such as the cells of an equation, is marked at that first cell: a
        mark from one cell to another would cover all the rows between them."""
        cell = self._cell_around(span.line, span.column - 1)
        if cell is None:
            return span
        return Span(
            span.line, span.column, *min((span.end_line, span.end_column), (span.line, cell.last + 1))
        )

    def _cell_around(self, number: int, column: int) -> CellPlace | None:
        """The cell in which a column (from 0) of a line stands, None outside of tables."""
        line = self._source.lines.get(number)
        at = bisect_right(line.cells, column, key=lambda cell: cell.first) - 1 if line is not None else -1
        cell = line.cells[at] if line is not None and at >= 0 else None
        return cell if cell is not None and column <= cell.last else None

    def _doubt(self, span: Span, held: Sequence[tuple[int, Piece, _Hold]]) -> str:
        """Why what can be marked is not these very words."""
        if any(hold.boxed for _, _, hold in held):
            return "box"
        for _, _, hold in held:
            # What cannot be cut is marked as a whole: more than was meant, unless all of it was.
            if hold.child < 0:
                first, last = self._reach[hold.unit]
                if (span.line, span.column - 1) > first or (span.end_line, span.end_column - 1) < last:
                    return "object"
        return ""

    @cached_property
    def _reach(self) -> dict[int, tuple[tuple[int, int], tuple[int, int]]]:
        """From where to where (line, column from 0) the characters of each unit go that cannot be cut."""
        found: dict[int, tuple[tuple[int, int], tuple[int, int]]] = {}
        for number in sorted(self._source.lines):
            for piece in self._source.lines[number].pieces:
                hold = self._hold(piece)
                if hold is not None and hold.child < 0:
                    first, _ = found.get(hold.unit, ((number, piece.first), None))
                    found[hold.unit] = (first, (number, piece.last))
        return found

    def _front(self, piece: Piece, hold: _Hold) -> Cut:
        if hold.child < 0:
            return Cut(self._outline.starts[hold.unit])
        return before(self._outline, hold.unit, hold.child, piece.offsets[0] if piece.offsets else 0)

    def _back(self, piece: Piece, hold: _Hold) -> Cut:
        if hold.child < 0:
            return Cut(self._outline.stop(hold.unit))
        return behind(self._outline, hold.unit, hold.child, piece.offsets[-1] + 1 if piece.offsets else 0)

    def _point(self, span: Span) -> Anchor | None:
        """A place between two characters, or an empty cell."""
        line, at = self._source.lines.get(span.line), span.column - 1
        for piece in clipped(line, max(0, at - 1), at + 1) if line is not None else ():
            hold = self._hold(piece)
            if hold is None or hold.boxed:
                continue
            head = Piece(piece.first, at, piece.element, piece.offsets[: at - piece.first])
            cut = self._front(piece, hold) if piece.first == at else self._back(head, hold)
            return Anchor(cut, cut)
        return self._cell(span)

    def _cell(self, span: Span) -> Anchor | None:
        """An empty cell, or one whose text cannot be marked."""
        cell = self._cell_around(span.line, span.column - 1)
        if cell is None:
            return None
        number = cell.first < cell.last
        paragraph = self._paragraph(cell.home) if number else self._first_paragraph(cell.element)
        if paragraph is None:
            return None
        cut = self._start(paragraph)
        return Anchor(cut, cut, "number" if number else "")

    def _otherwise(self, span: Span) -> Anchor | None:
        """Somewhere near a place of which nothing can be marked."""
        line = self._source.lines.get(span.line)
        if line is not None and self._line(span.line) == span.line:
            return self._whole(span.line, "number" if line.pieces or line.home is not None else "near")
        source = self._sources.get(span.line, "").partition("/")[0]
        for kind, tag in _NOTES.items():
            if source.startswith(kind):
                return self._reference(tag, source.removeprefix(kind)) or self._near(span.line, "part")
        if source.startswith(("header", "footer")) or (line is not None and line.home is not None):
            return self._near(self._title.line if self._title else 1, "part")
        return self._near(span.line)

    def _reference(self, tag: str, name: str) -> Anchor | None:
        """The sign in the text of a note."""
        for at, found in enumerate(self._outline.tags):
            node = self._outline.nodes[at]
            if found == tag and node is not None and node.get(ID, "") == name:
                hold = self._held(at)
                if hold is not None:
                    return Anchor(
                        Cut(self._outline.starts[hold.unit]), Cut(self._outline.stop(hold.unit)), "part"
                    )
        return None

    def _near(self, number: int, why: str = "near") -> Anchor | None:
        """The nearest line before a place that can be marked, else the one after it, else any paragraph."""
        if self._solid:
            at = bisect_right(self._solid, number) - 1
            return self._whole(self._solid[max(at, 0)], why)
        for at, tag in enumerate(self._outline.tags):
            if tag == P and self._open(at):
                cut = self._start(at)
                return Anchor(cut, cut, why)
        return None

    def _whole(self, number: int, why: str) -> Anchor | None:
        """A line as far as it can be marked."""
        line = self._source.lines[number]
        held = [
            (piece, hold)
            for piece in line.pieces
            if (hold := self._hold(piece)) is not None and not hold.boxed
        ]
        if held:
            return Anchor(self._front(*held[0]), self._back(*held[-1]), why)
        paragraph = self._paragraph(line.home) if line.home is not None else self._of_cells(line)
        if paragraph is None:
            return None
        cut = self._start(paragraph)
        return Anchor(cut, cut, why)

    def _line(self, number: int) -> int | None:
        """The number of a line that can be marked or has a paragraph that can, None for others."""
        line = self._source.lines[number]
        if any((hold := self._hold(piece)) is not None and not hold.boxed for piece in line.pieces):
            return number
        home = self._paragraph(line.home) if line.home is not None else self._of_cells(line)
        return None if home is None else number

    def _of_cells(self, line: LinePlaces) -> int | None:
        return next(
            (found for cell in line.cells if (found := self._first_paragraph(cell.element)) is not None),
            None,
        )

    def _hold(self, piece: Piece) -> _Hold | None:
        at = self._outline.elements.get(piece.element)
        if at is None:
            return None
        if at not in self._known:
            self._known[at] = self._held(at)
        return self._known[at]

    def _held(self, at: int) -> _Hold | None:
        """What of the content of a paragraph an element belongs to; None where marks cannot stand around it."""
        outline = self._outline
        path = outline.path(at)
        boxed = any(outline.tags[one] == TEXT_BOX for one in path)
        place = 0
        while place < len(path) and outline.tags[path[place]] in _BLOCK:
            place += 1
        if place >= len(path) - 1 or outline.tags[path[place]] != P:
            return None
        place += 1
        while place < len(path) - 1 and outline.tags[path[place]] in _INLINE:
            if outline.tags[path[place]] == _SDT and not self._like_text(path[place]):
                break
            place += 1
        unit = path[place]
        if outline.tags[unit] == _RUN and outline.parents[at] == unit and not boxed:
            return _Hold(unit, at, False)
        return _Hold(unit, -1, boxed)

    def _like_text(self, control: int) -> bool:
        node = self._outline.nodes[control]
        properties = node.find(_SDT_PR) if node is not None else None
        return properties is None or all(item.tag in _OPEN_CONTROLS for item in properties)

    def _open(self, paragraph: int) -> bool:
        """Whether marks may stand in a paragraph."""
        return all(self._outline.tags[one] in _BLOCK for one in self._outline.path(paragraph)[:-1])

    def _paragraph(self, element: Element | None) -> int | None:
        at = self._outline.elements.get(element) if element is not None else None
        return at if at is not None and self._open(at) else None

    def _first_paragraph(self, cell: Element | None) -> int | None:
        """The first paragraph of a cell, not of a table in it."""
        at = self._outline.elements.get(cell) if cell is not None else None
        if at is None:
            return None
        waiting = list(self._outline.children(at))[::-1]
        while waiting:
            child = waiting.pop()
            if self._outline.tags[child] == P:
                return child if self._open(child) else None
            if self._outline.tags[child] in (_SDT, SDT_CONTENT, W + "customXml"):
                waiting += list(self._outline.children(child))[::-1]
        return None

    def _start(self, paragraph: int) -> Cut:
        """The place behind the properties of a paragraph."""
        for child in self._outline.children(paragraph):
            if self._outline.tags[child] == PPR:
                return Cut(self._outline.stop(child))
            if self._outline.tags[child]:
                break
        begin = self._outline.inside(paragraph)[0]
        return Cut(begin, empty=paragraph) if self._outline.empty(paragraph) else Cut(begin)
