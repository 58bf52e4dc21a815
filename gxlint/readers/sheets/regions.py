"""A sheet's pieces to tables and the lines around them: titles, units and captions above a grid, notes below it.

Blank rows part tables, and a blank column does where both sides are tables of their own. A line drawn around a blank
cell makes it part of the grid. What stands alone in its row above or below a grid is a paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gxlint.readers.sheets.pieces import Piece
from gxlint.text.patterns import lazy

_NOTE = lazy(r"\s*(?:[注※*]|说明|备注|附注|数据来源|填[表报]说明)")
_SENTENCE = lazy(r"[。;；:：]")
_LABELLED = lazy(
    r"[^:：]{1,20}[:：]|\s*[(（]?(?:20\d\d|二[〇零○][^\s]{2})\s*年?度?[^,，。]{0,12}$|\s*表\s*[一二三四五六七八九十\d]+\s*$|\(?\s*续\s*表?\s*\)?\s*$"
)
_NUMBER = lazy(r"[+-]?[\d,，.]+%?|[-—–/]{0,3}")

_FEWEST_RULED = 4
_MOST_GAPS = 12


@dataclass(slots=True)
class Grid:
    """A table: its pieces by row and column, the rows from `first` to `last`, and the columns it has."""

    pieces: list[Piece]
    first: int
    last: int
    columns: list[int]


Region = Piece | Grid


def regions(found: Sequence[Piece]) -> Iterator[Region]:
    """Yield the tables and, piece by piece, what stands around them, in reading order. `found` by row and column."""
    for band in _bands(found):
        yield from _parted(band)


def _bands(found: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Cut where a row is blank: nothing in it, no line drawn, no merged cell across it."""
    band: list[Piece] = []
    end = -1
    for piece in found:
        if band and piece.row > end + 1:
            yield band
            band = []
        band.append(piece)
        end = max(end, piece.last_row)
    if band:
        yield band


def _parted(band: Sequence[Piece]) -> Iterator[Region]:
    if not any(piece.says for piece in band):
        return
    rows = _Rows(band)
    above, below = rows.heads(), rows.feet()
    yield from above
    body = [piece for piece in band if rows.first <= piece.row <= rows.last]
    for part in _side_by_side(body):
        yield from _grid(part)
    yield from below


class _Rows:
    """The rows of a band, narrowed from both ends by what stands alone in them. `first`, `last`: what is left."""

    def __init__(self, band: Sequence[Piece]) -> None:
        self._starting: dict[int, list[Piece]] = {}
        for piece in band:
            self._starting.setdefault(piece.row, []).append(piece)
        self._starts = sorted(self._starting)
        says = [piece for piece in band if piece.says]
        self._left = min(piece.column for piece in says)
        self._right = max(piece.last_column for piece in says)
        self.first = min(piece.row for piece in says)
        self.last = max(piece.last_row for piece in says)
        # One blank row with lines around it belongs to the form: it is where nothing was filled in.
        ruled = self._starting.get(self.last + 1, [])
        if sum(piece.ruled for piece in ruled) > 1:
            self.last += 1
        self._reaching: dict[int, int] = {}
        for piece in band:
            if piece.last_row > piece.row:
                self._reaching[piece.last_row] = min(self._reaching.get(piece.last_row, piece.row), piece.row)

    def heads(self) -> list[Piece]:
        """Take what stands above the grid."""
        found: list[Piece] = []
        while self.first <= self.last:
            here = self._starting.get(self.first, [])
            said = [piece for piece in here if piece.says]
            drawn = [piece for piece in here if piece.ruled]
            alone = len(said) == 1 and len(drawn) <= 1 and (len(here) == 1 or not drawn)
            labels = len(said) > 1 and not drawn and all(_LABELLED.match(piece.text) for piece in said)
            if not (alone or labels or not said) or any(self._crossed(piece) for piece in said):
                break
            found += said
            self.first = max([self.first, *(piece.last_row for piece in said)]) + 1
        return found

    def _crossed(self, piece: Piece) -> bool:
        """Whether other pieces begin in the rows below its first that it reaches over: then it is part of a grid."""
        at = bisect_right(self._starts, piece.row)
        return at < len(self._starts) and self._starts[at] <= piece.last_row

    def feet(self) -> list[Piece]:
        """Take what stands below the grid."""
        found: list[Piece] = []
        while self.last >= self.first:
            start = self._reaching.get(self.last, self.last)
            here = self._starting.get(start, [])
            said = [piece for piece in here if piece.says]
            drawn = [piece for piece in here if piece.ruled]
            if start != self.last and (len(here) > 1 or self._crossed(here[0])):
                break
            if not said:
                if not here:
                    self.last = start - 1
                    continue
                break
            labels = len(said) > 1 and not drawn and all(_LABELLED.match(piece.text) for piece in said)
            if not labels and not (len(said) == 1 and len(drawn) <= 1 and self._is_note(said[0], len(here))):
                break
            found[:0] = said
            self.last = start - 1
        return found

    def _is_note(self, piece: Piece, beside: int) -> bool:
        if beside > 1 and piece.ruled:
            return False
        wide = piece.last_column > piece.column and (piece.column, piece.last_column) == (
            self._left,
            self._right,
        )
        return (
            wide or piece.column > self._left or bool(_NOTE.match(piece.text) or _SENTENCE.search(piece.text))
        )


def _side_by_side(body: list[Piece]) -> list[list[Piece]]:
    """Part what stands beside a grid: outside its lines, or behind a blank column and either below the head of the
    grid or a table with labels of its own."""
    parts: list[list[Piece]] = []
    rest, beside = _within_lines(body)
    for cut in _gaps(rest):
        left = [piece for piece in rest if piece.column < cut]
        right = [piece for piece in rest if piece.column >= cut]
        if _wide(left) and ((_wide(right) and _labelled(right)) or _top(right) > _top(left)):
            parts.append(left)
            rest = right
    return [*parts, rest, *beside]


def _within_lines(body: list[Piece]) -> tuple[list[Piece], list[list[Piece]]]:
    """Return what stands in the columns that lines are drawn around, then what stands left and right of them."""
    ruled = [piece for piece in body if piece.ruled]
    if len(ruled) * 2 < len(body) or len(ruled) < _FEWEST_RULED:
        return body, []
    first, last = min(piece.column for piece in ruled), max(piece.last_column for piece in ruled)
    left = [piece for piece in body if piece.last_column < first]
    right = [piece for piece in body if piece.column > last]
    if not left and not right:
        return body, []
    inside = [piece for piece in body if piece.last_column >= first and piece.column <= last]
    return inside, [part for part in (left, right) if part]


def _gaps(body: Sequence[Piece]) -> list[int]:
    """Return the columns behind a blank one; none where there are too many to be tables beside each other."""
    reach = -1
    found: list[int] = []
    for piece in sorted(body, key=lambda piece: piece.column):
        if reach >= 0 and piece.column > reach + 1:
            found.append(piece.column)
        reach = max(reach, piece.last_column)
    return found if len(found) <= _MOST_GAPS else []


def _top(part: Sequence[Piece]) -> int:
    return min((piece.row for piece in part if piece.says), default=-1)


def _wide(part: Sequence[Piece]) -> bool:
    return len({piece.column for piece in part if piece.says}) > 1


def _labelled(part: Sequence[Piece]) -> bool:
    """Whether most rows of a part begin with words."""
    first: dict[int, Piece] = {}
    for piece in part:
        if piece.says and piece.row not in first:
            first[piece.row] = piece
    words = sum(not _NUMBER.fullmatch(piece.text.strip()) for piece in first.values())
    return words * 2 > len(first)


def _grid(part: list[Piece]) -> Iterator[Region]:
    said = [piece for piece in part if piece.says]
    if not said:
        return
    columns = sorted({piece.column for piece in said})
    if len(said) == 1 and not said[0].ruled:
        yield from said
        return
    yield Grid(part, min(piece.row for piece in part), max(piece.last_row for piece in part), columns)
