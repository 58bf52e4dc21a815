"""What the walk through a story gives, before it has lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from gxlint.readers.docx.styles import Look

if TYPE_CHECKING:
    from gxlint.readers.docx.inline import Inline


@dataclass(slots=True)
class TextLine:
    """One line of a paragraph; `looks` pairs a look with the number of characters, blanks not counted, that have it."""

    text: str
    looks: list[tuple[Look, int]] = field(default_factory=list)


@dataclass(slots=True)
class ParagraphItem:
    """A paragraph; without lines when only something hangs on it (a comment, a picture).

    `label` (its automatic number) and `inline` are what `lines` were made of.
    """

    lines: list[TextLine]
    source: str
    level: int | None = None
    role: str = "body"
    centred: bool = False
    comments: list[str] = field(default_factory=list)
    pictures: list[float | None] = field(default_factory=list)
    opaque: bool = False
    struck: bool = False
    label: str = ""
    inline: Inline | None = None


@dataclass(slots=True)
class CellItem:
    """A cell at its place with what stands in it; `element` is the `w:tc` it was read from."""

    row: int
    column: int
    row_span: int
    column_span: int
    paragraphs: list[ParagraphItem]
    element: Element | None = None

    @property
    def text(self) -> str:
        """The lines of the cell, joined by "\\n"."""
        return "\n".join(line.text for item in self.paragraphs for line in item.lines)

    @property
    def opaque(self) -> bool:
        """Whether it shows something and no text, or crossed-out digits that may be meant as deleted."""
        text = self.text
        if any(item.struck for item in self.paragraphs):
            return any(character.isdigit() for character in text)
        return not text and any(item.opaque for item in self.paragraphs)


@dataclass(slots=True)
class TableItem:
    """A table as a grid."""

    cells: list[CellItem]
    rows: int
    columns: int
    source: str


Item = ParagraphItem | TableItem
