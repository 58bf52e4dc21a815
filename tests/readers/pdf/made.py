"""Letters at places, for tests of the geometry alone."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.document import Document
from gxlint.readers.limits import DEFAULT
from gxlint.readers.pdf.assembly import assemble
from gxlint.readers.pdf.extraction import extract
from gxlint.readers.pdf.shapes import Letter, Line
from tests.readers.pdf.typeset import width_of


def letters(
    text: str, x: float, y: float, size: float = 10.0, *, first: int = 0, angle: int = 0
) -> list[Letter]:
    """A text set without gaps from `x` on the baseline `y`; blanks are letters too."""
    found = []
    for number, one in enumerate(text):
        wide = width_of(one, size)
        found.append(Letter(one, x, x + wide, y - 0.88 * size, y, size, first + number, angle))
        x += wide
    return found


def line(text: str, x: float, y: float, size: float = 10.0, page: int = 1) -> Line:
    """A line of a page."""
    return Line([one for one in letters(text, x, y, size) if not one.text.isspace()], text, page)


def block(texts: Sequence[str], x: float, y: float, size: float = 10.0, pitch: float = 13.0) -> list[Letter]:
    """Lines below each other."""
    found: list[Letter] = []
    for number, text in enumerate(texts):
        found += letters(text, x, y + number * pitch, size, first=len(found))
    return found


def read(data: bytes) -> Document:
    """Read a PDF in this process: many small ones, made by us."""
    return assemble(extract(data, DEFAULT), "a.pdf", "application/pdf", DEFAULT)
