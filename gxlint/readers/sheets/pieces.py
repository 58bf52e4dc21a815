"""A sheet as what is seen of it: merged cells as one, hidden rows and columns taken out, all counted anew from 0."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass
from heapq import heappop, heappush

from gxlint.readers.sheets.model import Content, Merge, Sheet

_BLANK = Content()


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, or merged cells, as seen: first and last row and column, both inclusive, among the visible ones."""

    row: int
    column: int
    last_row: int
    last_column: int
    text: str = ""
    ruled: bool = False
    opaque: bool = False

    @property
    def says(self) -> bool:
        """Whether it shows anything."""
        return self.opaque or bool(self.text.strip())


class Visible:
    """The rows or columns of a sheet that are shown, by their position among each other and back."""

    def __init__(self, hidden: set[int]) -> None:
        self._hidden = sorted(hidden)

    def rank(self, index: int) -> int:
        """How many visible ones stand before `index`: its own position when it is visible itself."""
        return index - bisect_left(self._hidden, index)

    def index(self, rank: int) -> int:
        """The visible one at a position."""
        low, high = 0, len(self._hidden)
        while low < high:
            middle = (low + high) // 2
            if self._hidden[middle] - middle <= rank:
                low = middle + 1
            else:
                high = middle
        return rank + low

    def between(self, first: int, last: int) -> int:
        """How many visible ones there are from `first` to `last`."""
        return self.rank(last + 1) - self.rank(first)


def pieces(sheet: Sheet, rows: Visible, columns: Visible) -> list[Piece]:
    """Return what a sheet shows, by row and column: cells that hold or show something, and all merged cells."""
    found: list[Piece] = []
    covered = _Cover(sheet.merges)
    ruled: set[Merge] = set()
    for (row, column), content in sorted(sheet.cells.items()):
        merge = covered.at(row, column)
        if merge is not None:
            if content.ruled:
                ruled.add(merge)
            continue
        if row in sheet.hidden_rows or column in sheet.hidden_columns:
            continue
        across, down = columns.rank(column), rows.rank(row)
        found.append(Piece(down, across, down, across, *content))
    for merge in dict.fromkeys(sheet.merges):
        high, wide = rows.between(merge.row, merge.last_row), columns.between(merge.column, merge.last_column)
        if not high or not wide:
            continue
        content = sheet.cells.get((merge.row, merge.column), _BLANK)
        down, across = rows.rank(merge.row), columns.rank(merge.column)
        if content.text or content.opaque or merge in ruled:
            found.append(Piece(down, across, down + high - 1, across + wide - 1, content.text, merge in ruled,
                               content.opaque))  # fmt: skip
    found.sort(key=lambda piece: (piece.row, piece.column))
    return found


class _Cover:
    """Says, for cells asked row by row, which merged cells they belong to."""

    def __init__(self, merges: list[Merge]) -> None:
        self._coming = sorted(set(merges), reverse=True)
        self._ending: list[tuple[int, Merge]] = []
        self._open: list[tuple[int, Merge]] = []

    def at(self, row: int, column: int) -> Merge | None:
        while self._coming and self._coming[-1].row <= row:
            merge = self._coming.pop()
            insort(self._open, (merge.column, merge))
            heappush(self._ending, (merge.last_row, merge))
        while self._ending and self._ending[0][0] < row:
            merge = heappop(self._ending)[1]
            del self._open[bisect_left(self._open, (merge.column, merge))]
        at = bisect_right(self._open, column, key=lambda one: one[0]) - 1
        if at < 0:
            return None
        merge = self._open[at][1]
        return merge if merge.last_column >= column else None
