"""What the walk over a page yields: runs of text, tables, comments, pictures, each in its container."""

from __future__ import annotations

from dataclasses import dataclass, field

from gxlint.readers.layout import GridCell


@dataclass(slots=True, eq=False)
class Box:
    """A container element. `first` to `last` number the boxes inside it, itself included, in document order."""

    tag: str
    parent: Box | None
    first: int
    depth: int = 0
    aside: bool = False
    last: int = 0

    def holds(self, other: Box) -> bool:
        """Whether `other` is this box or stands inside it."""
        return self.first <= other.first <= self.last


@dataclass(slots=True, eq=False)
class Run:
    """A paragraph of a page. `linked`: all of it is a link; `marker`: the number its list gives it."""

    text: str
    box: Box
    level: int | None = None
    bold: bool = False
    center: bool = False
    face: bool = False
    linked: bool = False
    marker: str = ""
    caption: bool = False


@dataclass(slots=True, eq=False)
class Grid:
    """A table that holds data. `remarks`: comments inside it, with the index of their cell."""

    cells: list[GridCell]
    rows: int
    columns: int
    box: Box
    remarks: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Remark:
    """A comment of the page."""

    text: str
    box: Box


@dataclass(slots=True, eq=False)
class Picture:
    """A picture large enough to carry text."""

    box: Box


@dataclass(slots=True, eq=False)
class Frame:
    """A frame, an embedded file: something that stands elsewhere."""

    box: Box


@dataclass(slots=True, eq=False)
class Field:
    """Something in a cell that shows what is no text of the page: a form field, a drawing, a small picture."""

    box: Box


Item = Run | Grid | Remark | Picture | Frame | Field
