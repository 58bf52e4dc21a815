"""Tables without rulings whose cells cannot be told apart: they are left out and said, not read line by line.

A row of such a table that stands on one line reads right as a line (规章  0  0  0), and is kept. Where a label is wrapped in
its column, or the columns have headings of several lines, the lines of a page mix the cells: a number would stand beside
half a label, half a label would look like a sentence, and every statement about either would be a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from gxlint.readers.pdf.shapes import Line
from gxlint.text.patterns import lazy

_APART = 0.6
"""In ems: a gap between two cells of a row."""
_CELLS, _ROWS = 3, 3
"""What makes a table: so many rows of so many cells. Text in two columns has two, a signature one row."""
_NARROW = 0.35
"""Of the width of the text: a line that may be a piece of a cell."""
_CLOSE = 3.0
"""In ems: how far lines of one table are apart at the most."""
_ALIGNED = 3.0
"""Points."""
_HEADING_CELLS = 4
_NUMBERED = lazy(r"[一二三四五六七八九十]{1,3}、")
_DIGIT = lazy(r"[0-90-9]")


@dataclass(slots=True)
class Outside:
    """The lines of a page outside such tables; `found` whether there was one, `to_end` whether one reached its end."""

    lines: list[Line] = field(default_factory=list)
    found: bool = False
    to_end: bool = False


def without_mixed(lines: Sequence[Line], left: float, right: float, *, goes_on: bool = False) -> Outside:
    """Leave out the tables of which the lines of a page (from top to bottom) mix the cells.

    `left` and `right` are the margins of the text, in points; `goes_on` when the page before ended in such a table.
    """
    outside = Outside()
    run: list[_Piece] = []

    def flush() -> None:
        if not run:
            return
        mixed = (goes_on and not outside.lines and not outside.found) or _is_mixed(run)
        after = _after(run) if mixed else [piece.line for piece in run]
        outside.found = outside.found or mixed
        outside.to_end = mixed and not after
        outside.lines += after
        run.clear()

    for line in lines:
        piece = _Piece(line, len(_extents(line)), line.right - line.left <= _NARROW * (right - left))
        if run and line.base - run[-1].line.base > _CLOSE * line.size:
            flush()
        begun = run or (goes_on and not outside.lines and not _NUMBERED.match(line.text))
        if piece.cells > 1 or (piece.narrow and begun):
            run.append(piece)
        else:
            flush()
            outside.lines.append(line)
            outside.to_end = outside.to_end and piece.narrow  # a page number
    flush()
    return outside


class _Piece(NamedTuple):
    line: Line
    cells: int
    narrow: bool


def _is_mixed(run: Sequence[_Piece]) -> bool:
    rows = [at for at, piece in enumerate(run) if piece.cells > 1]
    if sum(piece.cells >= _CELLS for piece in run) < _ROWS:
        return False
    if len(rows) < rows[-1] - rows[0] + 1:
        return True  # pieces of cells between rows
    headings = [piece.cells >= _HEADING_CELLS and not _DIGIT.search(piece.line.text) for piece in run]
    return any(one and other for one, other in pairwise(headings))


def _after(run: Sequence[_Piece]) -> list[Line]:
    """The lines behind the last row that belong to no cell of it: a heading, or text set wider than the first column."""
    rows = [at for at, piece in enumerate(run) if piece.cells > 1]
    last = rows[-1] if rows else -1
    cells = [cell for at in rows for cell in _extents(run[at].line)]
    first = min((left for left, _ in cells), default=run[0].line.left)
    edge = max(
        (right for left, right in cells if left <= first + run[0].line.size), default=run[0].line.right
    )
    for at in range(last + 1, len(run)):
        line = run[at].line
        inner = any(abs(line.left - left) <= _ALIGNED and left > first + line.size for left, _ in cells)
        if _NUMBERED.match(line.text) or (line.right > edge + line.size and not inner):
            return [piece.line for piece in run[at:]]
    return []


def _extents(line: Line) -> list[tuple[float, float]]:
    """Where the cells of a row begin and end."""
    found, begin = [], line.left
    for one, other in pairwise(line.letters):
        if other.left - one.right > _APART * line.size:
            found.append((begin, one.right))
            begin = other.left
    return [*found, (begin, line.right)]
