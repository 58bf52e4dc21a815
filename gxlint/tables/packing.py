"""Which piece behind a label is which cell: by counting, never by what would add up.

A row of n cells is read when exactly n pieces stand there, or when the pieces beyond n are blanks that all
rows of the table have in the same places (padding, an empty column). A row with a piece too few is not
read at all, since nobody can say which one is missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gxlint.tables.cells import read_value
from gxlint.tables.model import State
from gxlint.tables.pieces import BLANK, VALUE, Line, Piece

Packed = list[tuple[Piece, ...]]
"""The cells of a row; a number that was put together has two pieces."""
Pages = Callable[[], bool]
"""Tells whether page numbers stand in the text, so that a number too many may be one."""


@dataclass(slots=True)
class Strip:
    """The pieces behind one label, and how many cells the form has there. `lead`: label cells in front.

    `next_follows`: the next row of the table is the next row of the form, so that no label was lost between.
    `wrapped`: the label goes over several lines. `width`: how many cells its line has; `start`: which of them is the first piece, from 0.
    """

    pieces: list[Piece]
    count: int
    lead: int
    own: int
    line: int
    next_follows: bool = True
    wrapped: bool = False
    width: int = 0
    start: int = 0


@dataclass(slots=True)
class Habit:
    """What the rows of a table have in common. None: they have nothing in common.

    `surplus`: how many pieces more than cells; `width`: how many cells a line has; `by_width`: how many more
    rows share the width than have just as many pieces as cells; `padded`: blanks fill lines up to the width.
    """

    surplus: int | None
    width: int | None
    numbers_surplus: int
    blank_columns: frozenset[int]
    left_packed: bool
    aligned: frozenset[int]
    by_width: int
    padded: bool
    rows: int


def pack(strips: Sequence[Strip], lines: Sequence[Line], pages: Pages) -> list[Packed | None]:
    """Return the cells of each strip, None for one that cannot be told."""
    filled = [strip for strip in strips if strip.pieces]
    by_line = sum(1 for strip in filled if strip.own) * 2 > len(filled)
    cut = [_cut(strip, lines, by_line) for strip in strips]
    habit = _habit(cut)
    return [_pack(strip, habit, pages) for strip in cut]


def _cut(strip: Strip, lines: Sequence[Line], by_line: bool) -> Strip:
    """Where most rows stand on one line each, only the pieces of one line belong to a row: the label's own, or
    for a label that goes over several lines the first after it."""
    pieces = strip.pieces
    if by_line and pieces:
        row = strip.line if strip.own else pieces[0].row if strip.wrapped else -1
        pieces = [piece for piece in pieces if piece.row == row]
    line = lines[pieces[0].row] if pieces else None
    if line is None:
        width, start = strip.lead, strip.lead
    elif pieces[0].grid >= 0:
        width, start = line.width, pieces[0].grid
    elif pieces[-1].row == pieces[0].row and line.pieces[-1] is pieces[-1]:
        width, start = line.width, line.width - len(pieces)
    else:
        width, start = strip.lead + len(pieces), strip.lead
    return Strip(
        pieces,
        strip.count,
        strip.lead,
        strip.own,
        strip.line,
        strip.next_follows,
        strip.wrapped,
        width,
        start,
    )


def _habit(strips: Sequence[Strip]) -> Habit:
    filled = [strip for strip in strips if strip.pieces]
    surplus = _common([len(strip.pieces) - strip.count for strip in filled])
    width = _common([strip.width for strip in filled])
    numbers = Counter(sum(1 for p in strip.pieces if p.read.what != BLANK) - strip.count for strip in filled)
    usual = numbers.most_common(1)[0][0] if numbers else 0
    same = [
        strip for strip in filled if surplus and surplus > 0 and len(strip.pieces) - strip.count == surplus
    ]
    blank: set[int] = set(range(len(same[0].pieces))) if len(same) > 2 else set()
    for strip in same:
        blank = {at for at in blank if at < len(strip.pieces) and strip.pieces[at].read.what == BLANK}
    full = [strip for strip in filled if strip.width == width]
    packed = all(p.read.what == BLANK for strip in full for p in strip.pieces[strip.count :])
    counted = sum(1 for strip in filled if len(strip.pieces) == strip.count)
    padded = packed and any(len(strip.pieces) > strip.count for strip in full)
    return Habit(
        surplus,
        width,
        usual,
        frozenset(blank),
        packed,
        _aligned(full),
        len(full) - counted,
        padded,
        len(filled),
    )


def _position(strip: Strip, at: int) -> int:
    """Return which cell of its line a piece is."""
    grid = strip.pieces[at].grid
    return grid if grid >= 0 else strip.start + at


def _aligned(full: Sequence[Strip]) -> frozenset[int]:
    """Return the places of the numbers in lines of equal width, where they are the same in all of them and
    there are as many as the form has columns; empty otherwise.
    """
    counts = {strip.count for strip in full}
    if len(counts) != 1 or len(full) < 3:
        return frozenset()
    count = counts.pop()
    first = max(strip.start for strip in full)
    last = full[0].width
    places = range(first, last)
    used = {
        _position(strip, at) for strip in full for at, p in enumerate(strip.pieces) if p.read.what != BLANK
    }
    if not used or min(used) < first:
        return frozenset()
    if len(places) > count:
        places = range(first, max(used) + 1) if len(used) == count else places
    return frozenset(places) if len(places) == count else frozenset()


def _common(numbers: list[int]) -> int | None:
    """Return the number that at least three and two thirds of the rows share, None when there is none."""
    if not numbers:
        return None
    number, times = Counter(numbers).most_common(1)[0]
    return number if times >= 3 and times * 3 >= len(numbers) * 2 else None


def _pack(strip: Strip, habit: Habit, pages: Pages) -> Packed | None:
    pieces, count = strip.pieces, strip.count
    surplus = len(pieces) - count
    numbers = sum(1 for piece in pieces if piece.read.what != BLANK)
    if surplus < 0 or habit.numbers_surplus > 0:
        return None
    body = _body(pieces)
    if numbers == count == len(body) and (pieces[0] is body[0] or pieces[0].row == pieces[-1].row):
        return [(piece,) for piece in body]  # blanks in front over several lines: a row of blanks, its own
    if len(body) == numbers == count + 1:
        return _joined(strip, body, habit, pages)
    if surplus == 0 and _holds_blanks(strip, habit, numbers):
        return [(piece,) for piece in pieces]
    found: list[list[Piece]] = []
    if strip.width == habit.width and habit.left_packed and all(p.read.what == BLANK for p in pieces[count:]):
        if numbers and pieces[count - 1].read.what == BLANK:
            return None  # padding and a blank last cell look alike: a cell may be missing before it
        found.append(pieces[:count])
    if 0 < surplus == habit.surplus == len(habit.blank_columns):
        found.append([piece for at, piece in enumerate(pieces) if at not in habit.blank_columns])
    if habit.aligned and strip.width == habit.width:
        inside = [piece for at, piece in enumerate(pieces) if _position(strip, at) in habit.aligned]
        outside = [p for at, p in enumerate(pieces) if _position(strip, at) not in habit.aligned]
        if len(inside) == count and all(piece.read.what == BLANK for piece in outside):
            found.append(inside)
    if not found or any(other != found[0] for other in found):
        return None
    return [(piece,) for piece in found[0]]


def _holds_blanks(strip: Strip, habit: Habit, numbers: int) -> bool:
    """Whether a row of the right count with blanks in it is whole: the other rows must be made the same way."""
    if habit.padded and numbers and strip.pieces[-1].read.what == BLANK:
        return False  # padding and a blank last cell look alike: a cell may be missing before it
    same_width = habit.width is not None and strip.width == habit.width
    if habit.by_width > 0:
        return same_width
    return habit.surplus == 0 and (same_width or habit.by_width < 0)


def _body(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces from the first that is no blank to the last."""
    filled = [at for at, piece in enumerate(pieces) if piece.read.what != BLANK]
    return pieces[filled[0] : filled[-1] + 1] if filled else pieces[:0]


def _joined(strip: Strip, body: Sequence[Piece], habit: Habit, pages: Pages) -> Packed | None:
    """Put a number broken in two together; only where the rows around it are whole."""
    if habit.numbers_surplus != 0 or habit.rows < 3 or not strip.next_follows:
        return None
    return join_one(body, pages)


def join_one(body: Sequence[Piece], pages: Pages) -> Packed | None:
    """Return the cells when exactly one of the numbers was broken in two, None when that cannot be told.

    Either one piece alone lacks the bar that ends a cell, or there is exactly one pair that makes a number. A
    last piece on a line of its own may be a page number where the text has any.
    """
    if body[0].grid >= 0:
        return None
    open_ends = [at for at in range(len(body) - 1) if not body[at].barred and body[at + 1].barred]
    ways = [at for at in range(len(body) - 1) if joins(body[at], body[at + 1])]
    if len(body) == 2 and _apart(*body):
        return None
    if len(open_ends) == 1 and open_ends[0] in ways and sum(1 for p in body[:-1] if not p.barred) == 1:
        ways = open_ends
    if len(ways) != 1:
        return None
    if not body[-1].barred and body[-1].row != body[-2].row and pages():
        return None
    at = ways[0]
    single: Packed = [(piece,) for piece in body]
    return [*single[:at], (body[at], body[at + 1]), *single[at + 2 :]]


def _apart(first: Piece, second: Piece) -> bool:
    """Whether bars on one line say that two pieces are two cells; in a row of one cell nothing says otherwise."""
    return first.barred and second.barred and first.row == second.row


def joins(first: Piece, second: Piece) -> bool:
    """Return whether two pieces make one number: digits both, and no leading zero in the whole."""
    if first.read.what != VALUE or second.read.what != VALUE:
        return False
    head, tail = first.text.strip(), second.text.strip()
    if not (head.lstrip("+-").isdigit() and tail.isdigit()):
        return False
    return read_value(f"{head}\n{tail}").state is State.NUMBER
