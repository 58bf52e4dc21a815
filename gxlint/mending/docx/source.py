"""A Word document as it was read, beside the bytes it was read from: the way back from a place to the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gxlint.document import Document, Span
from gxlint.mending.docx.container import rewritten
from gxlint.mending.docx.edits import Edit, replacements
from gxlint.mending.docx.encoded import spliced
from gxlint.mending.docx.outline import Outline
from gxlint.mending.docx.places import LinePlaces, Piece, clipped, places, within
from gxlint.readers.docx import Traced, trace
from gxlint.readers.docx.markup import as_utf8
from gxlint.readers.docx.package import Package
from gxlint.readers.limits import DEFAULT, Limits


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of `Document.lines` that stand together in one element of the main part.

    `span` and `text` are as in the lines. `element` is a position in `DocxSource.outline`; `first` and `last`
    (exclusive) say which characters of its text they are, and are 0, 0 where the element is no text but stands for
    these characters as a whole: a tabulator, a symbol, a formula.
    """

    span: Span
    text: str
    element: int
    first: int
    last: int


class DocxSource:
    """A document and its file. What is asked for by place speaks of the main part, where all of the body stands."""

    def __init__(self, data: bytes, traced: Traced, package: Package) -> None:
        """`package`: the file opened anew, for what was not needed to read it."""
        self.data, self.package = data, package
        self.part = package.read(traced.main)
        """The bytes of the main part."""
        self._traced = traced

    @classmethod
    def of(cls, data: bytes, name: str, limits: Limits = DEFAULT) -> DocxSource:
        """Read a file; `document` is what `read_docx` gives for it. Raises Unreadable as that does."""
        traced = trace(data, name, limits)
        return cls(data, traced, Package(data, limits))

    @property
    def document(self) -> Document:
        """The document as every command reads it."""
        return self._traced.document

    @property
    def traced(self) -> Traced:
        """The document with what its lines were made of."""
        return self._traced

    @cached_property
    def outline(self) -> Outline:
        """The elements of the main part."""
        return Outline.of(as_utf8(self.part), self._traced.root)

    @cached_property
    def lines(self) -> dict[int, LinePlaces]:
        """Where every line comes from, by its number."""
        return places(self._traced)

    def stretches(self, span: Span) -> list[Stretch]:
        """Return the pieces of the file that make up these characters, in order.

        Characters that stand nowhere in the main part (automatic numbers, the bars between cells, notes and headers,
        what a field shows of itself) are in none of them.
        """
        found = []
        for number, piece in self.pieces(span):
            element = self.outline.elements.get(piece.element)
            if element is None:
                continue
            text = self.document.lines[number - 1][piece.first : piece.last]
            first, last = (piece.offsets[0], piece.offsets[-1] + 1) if piece.offsets else (0, 0)
            place = Span(number, piece.first + 1, number, piece.last + 1)
            found.append(Stretch(place, text, element, first, last))
        return found

    def pieces(self, span: Span) -> Iterator[tuple[int, Piece]]:
        """The pieces of these characters with their lines, also those of other parts."""
        for number in range(span.line, min(span.end_line, len(self.document.lines)) + 1):
            line = self.lines.get(number)
            if line is not None:
                first, last = within(span, number, len(self.document.lines[number - 1]))
                for piece in clipped(line, first, last):
                    yield number, piece

    def replaced(self, edits: Sequence[tuple[Span, str]]) -> bytes:
        """Return the file with other text at these places; an empty place is put in front of the character there.

        What is new takes the look of the first character that goes (where none goes, of the one before it). Nothing
        else changes: every other part is copied as it is packed, and of the main part only these characters.
        Raises NotEditable for the first place that cannot be changed, ValueError for places that overlap, Unreadable
        for a part in an encoding that cannot be written back.
        """
        splices = replacements(self, [Edit(span, new) for span, new in edits])
        return rewritten(self.data, {self._traced.main: spliced(self.part, splices)})
