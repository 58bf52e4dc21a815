"""A page set upright: letters and rulings in points from its top left corner, y downwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Letter(NamedTuple):
    """A character at its place. `left` to `right` is its advance, `base` its baseline; for a letter that is turned
    (`angle` 90, 180, 270, counter-clockwise) these are the edges of its box all the same, and `base` the bottom.

    `size` is the height of an em, `order` its number in the file, `look` (font name, weight), `paged` whether the file
    says that it belongs to the page and not to the text.
    """

    text: str
    left: float
    right: float
    top: float
    base: float
    size: float
    order: int
    angle: int = 0
    look: tuple[str, int] = ("", 400)
    paged: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The point that says in which cell it stands."""
        return (self.left + self.right) / 2, self.base - self.size * 0.35 if not self.angle else (
            self.top + self.base
        ) / 2


class Rule(NamedTuple):
    """A straight line: `at` its place across, `start` to `end` along."""

    at: float
    start: float
    end: float


class Area(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x < self.right and self.top <= y < self.bottom

    @property
    def size(self) -> float:
        """Square points."""
        return max(self.right - self.left, 0) * max(self.bottom - self.top, 0)


@dataclass(slots=True)
class Page:
    """A page, upright. `number` from 1; `level` horizontal and `plumb` vertical rulings; `slanted` the text that runs
    neither along nor across the page (a watermark); `missing` glyphs without a character, `drawn` all glyphs,
    `unseen` the hidden ones among them; `shapes` drawn paths that are no rulings."""

    number: int
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    plumb: list[Rule] = field(default_factory=list)
    images: list[Area] = field(default_factory=list)
    slanted: list[Letter] = field(default_factory=list)
    drawn: int = 0
    missing: int = 0
    unseen: int = 0
    shapes: int = 0


@dataclass(slots=True)
class Line:
    """Letters on one baseline, from left to right, and what they read. `page` from 1; `gapped` when a part of it stands
    apart, as in a row of a table without rulings."""

    letters: list[Letter]
    text: str
    page: int = 0
    gapped: bool = False

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.letters[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(letter.right for letter in self.letters[-2:])

    @property
    def base(self) -> float:
        """The baseline of most of it."""
        bases = sorted(letter.base for letter in self.letters)
        return bases[len(bases) // 2]

    @property
    def size(self) -> float:
        """The height of an em of most of it."""
        sizes = sorted(letter.size for letter in self.letters)
        return sizes[len(sizes) // 2]
