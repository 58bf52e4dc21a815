"""Text set in two columns: put into reading order, left column first.

Columns are two only where they must be: lines on both sides of one empty strip, filled up to it, over several lines. A
table without rulings (labels on the left, numbers far to the right) is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gxlint.readers.pdf.lines import line_of
from gxlint.readers.pdf.shapes import Letter, Line

_GUTTER = 10.0
"""Points: the least width of the strip."""
_LEAST_ROWS = 5
_FILLED = 0.6
_NEAR = 2.2
"""In ems: how near to the strip a full line ends."""
_SAME_START = 3.0
_WORDS = 6
"""Characters that stand on both sides of the strip in most lines: units and numbers beside labels are no column of text."""


@dataclass(slots=True)
class Block:
    """Lines of one column, from top to bottom; `left`, `right` its edges where it is one of two, else None."""

    lines: list[Line]
    left: float | None = None
    right: float | None = None


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Return the lines of a page in blocks, in the order in which they are read."""
    found: list[Block] = []
    at = 0
    while at < len(lines):
        strip = _strip(lines, at)
        if strip is None:
            if not found or found[-1].left is not None:
                found.append(Block([]))
            found[-1].lines.append(lines[at])
            at += 1
            continue
        end, left_edge, right_edge = strip
        halves: tuple[list[Line], list[Line]] = ([], [])
        for line in lines[at:end]:
            for half, letters in zip(
                halves, _parted(line.letters, (left_edge + right_edge) / 2), strict=True
            ):
                piece = line_of(letters, line.page)
                if piece is not None:
                    half.append(piece)
        found.append(Block(halves[0], min(line.left for line in halves[0]), left_edge))
        found.append(Block(halves[1], right_edge, max(line.right for line in halves[1])))
        at = end
    return found


def _parted(letters: Sequence[Letter], middle: float) -> tuple[list[Letter], list[Letter]]:
    return [one for one in letters if one.right <= middle], [one for one in letters if one.right > middle]


def _gap(line: Line) -> tuple[float, float] | None:
    """The widest gap in a line, where it is wide enough to be a strip between columns."""
    best: tuple[float, float] | None = None
    for one, other in zip(line.letters, line.letters[1:], strict=False):
        wide = other.left - one.right
        if wide >= _GUTTER and (best is None or wide > best[1] - best[0]):
            best = (one.right, other.left)
    return best


def _strip(lines: Sequence[Line], first: int) -> tuple[int, float, float] | None:
    """Return where two columns that begin at a line end, and the edges of the strip between them."""
    gap = _gap(lines[first])
    if gap is None:
        return None
    left, right = gap
    rows = 0
    ends: list[float] = []
    starts: list[float] = []
    written = 0
    end = first
    for number in range(first, len(lines)):
        line = lines[number]
        here = _gap(line)
        if here is not None and min(right, here[1]) - max(left, here[0]) >= _GUTTER:
            left, right = max(left, here[0]), min(right, here[1])
            ends.append(here[0])
            starts.append(here[1])
            behind = sum(letter.left >= here[1] for letter in line.letters)
            written += min(behind, len(line.letters) - behind) >= _WORDS
            rows += 1
        elif not (line.right <= right or line.left >= left):
            break
        end = number + 1
    if rows < _LEAST_ROWS:
        return None
    size = lines[first].size
    near = sum(one >= left - _NEAR * size for one in ends)
    aligned = sum(abs(one - right) <= _SAME_START for one in starts)
    if near < _FILLED * rows or aligned < 0.5 * rows or written < 0.5 * rows:
        return None
    return end, max(ends), min(starts)
