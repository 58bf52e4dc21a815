"""What is drawn on the pages of a PDF, as plain lists: what pdfium says of them (`extraction`).

All measures are points (1/72 inch) of the page's own space: x to the right, y upwards, before the page is turned.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

HIDDEN, WHITE, PAGINATION = 1, 2, 4
"""Flags of a run: drawn so that nobody sees it; drawn in white; marked as part of the page and not of the text (a
header, a page number)."""


class Run(NamedTuple):
    """What the glyphs of one text object share. `size` is the height of an em as drawn, `angle` the direction of its
    line in degrees, counter-clockwise; `font` the name the file gives it, `weight` 400 for regular and 700 for bold."""

    font: str
    size: float
    angle: float
    weight: int
    flags: int


class Glyph(NamedTuple):
    """One character as drawn: code point, number of its run, origin on the baseline, box by advance and font height.

    `code` 0 is a glyph without any character.
    """

    code: int
    run: int
    x: float
    y: float
    left: float
    bottom: float
    right: float
    top: float


Box = tuple[float, float, float, float]
"""left, bottom, right, top."""


@dataclass(slots=True)
class RawPage:
    """A page as drawn. `box` is the part that is shown, `turn` quarter turns clockwise to show it upright.

    `segments` are straight lines along an axis (x0, y0, x1, y1), thin rectangles as well; `fills` coloured areas,
    `images` the boxes of pictures, `shapes` the number of drawn paths that are neither.
    """

    box: Box
    turn: int = 0
    runs: list[Run] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    segments: list[Box] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    shapes: int = 0


@dataclass(slots=True)
class RawFile:
    """A file as drawn: its pages and the facts of its own (title, author …)."""

    pages: list[RawPage]
    facts: dict[str, str] = field(default_factory=dict)
