"""Letters in a cell to its text: the lines that the width of the cell broke are put together again.

A line is broken by the cell where the next word would not have fitted behind it; any other break stands in the text as
"\\n" ("1\\n0" in a wide cell is for others to judge; in a cell too narrow for 10 it is 10).
Group labels written downwards, in a turned cell or character by character, are read the way they are written.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from gxlint.readers.pdf.characters import is_wide
from gxlint.readers.pdf.lines import lines_of
from gxlint.readers.pdf.shapes import Area, Letter, Line

NO_START = frozenset("，。、；：？！）》〉」』】〕”’…—％,.;:?!)]}%·")
NO_END = frozenset("（《〈「『【〔“‘([{")
_MOST_PADDING = 16.0
_LEAST_PADDING = 8.0
_UPRIGHT, _STACKED = 0.35, 1.15
"""Of an em: how exactly characters of a column stand below each other, and how far apart at most."""


class CellText:
    """The text of a cell, with what is needed to put it together with the rest of it on the next page.

    `first` is the width of its first word; `room` the width left behind its last line, padding taken off.
    """

    __slots__ = ("first", "room", "text")

    def __init__(self, text: str, first: float = 0.0, room: float = 0.0) -> None:
        self.text, self.first, self.room = text, first, room


def padding_of(cells: Sequence[tuple[Area, Sequence[Letter]]]) -> float:
    """Return how much of a cell's width its text never uses, left and right together, as the cells of a table show it."""
    least = [_MOST_PADDING / 2, _MOST_PADDING / 2]
    for area, letters in cells:
        if letters:
            least[0] = min(least[0], min(letter.left for letter in letters) - area.left)
            least[1] = min(least[1], area.right - max(letter.right for letter in letters))
    return max(_LEAST_PADDING, least[0] + least[1])


def text_of(area: Area, letters: Sequence[Letter], padding: float) -> CellText:
    """Return the text of a cell. `padding` is the width that no line uses (`padding_of`)."""
    shown = [letter for letter in letters if not letter.text.isspace()]
    if not shown:
        return CellText("")
    angle = _angle(shown)
    if angle:
        letters, area = _turned(letters, area, angle)
        lines = lines_of(letters)
    elif _downwards(shown):
        return _downwards_text(shown)
    else:
        lines = lines_of(letters)
    return _joined(lines, area.right - area.left - padding)


def _joined(lines: Sequence[Line], width: float) -> CellText:
    text = lines[0].text
    for before, line in itertools.pairwise(lines):
        room = width - (before.right - before.left)
        text += seam(text, line.text) if word(line.letters) > room else "\n"
        text += line.text
    last = lines[-1]
    return CellText(text, word(lines[0].letters), width - (last.right - last.left))


def seam(before: str, after: str) -> str:
    """What stands between two lines that were one: a blank between words of letters, nothing else."""
    last, first = before[-1:], after[:1]
    return " " if last.isascii() and last.isalpha() and first.isascii() and first.isalpha() else ""


def word(letters: Sequence[Letter]) -> float:
    """Return the width of what must stand together at the beginning of a line: a number, a word, a character with the
    marks that may not be parted from it."""
    end = 0
    while end < len(letters) - 1 and letters[end].text in NO_END:
        end += 1
    if not is_wide(letters[end].text):
        while end < len(letters) - 1 and _same_word(letters[end], letters[end + 1]):
            end += 1
    while end < len(letters) - 1 and letters[end + 1].text in NO_START:
        end += 1
    return letters[end].right - letters[0].left


def _same_word(one: Letter, other: Letter) -> bool:
    return not is_wide(other.text) and other.text not in NO_END and other.left - one.right < 0.2 * one.size


def _angle(shown: Sequence[Letter]) -> int:
    turned = [letter.angle for letter in shown if letter.angle]
    return max(set(turned), key=turned.count) if 2 * len(turned) > len(shown) else 0


def _turned(letters: Sequence[Letter], area: Area, angle: int) -> tuple[list[Letter], Area]:
    """The letters of a cell whose text lies on its side, as they would stand if it did not.

    The page has its y downwards: text of 90 degrees runs up, of 270 down.
    """

    def put(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        if angle == 90:
            return -bottom, left, -top, right
        if angle == 270:
            return top, -right, bottom, -left
        return -right, -bottom, -left, -top

    moved = []
    for letter in letters:
        if letter.angle != angle:
            continue
        left, top, right, bottom = put(letter.left, letter.top, letter.right, letter.base)
        moved.append(letter._replace(left=left, right=right, top=top, base=bottom, angle=0))
    return moved, Area(*put(*area))


def _downwards(shown: Sequence[Letter]) -> bool:
    """Whether upright characters are written downwards, by the order the file draws them in and their distance: in
    one column they touch (lines of print leave a gap), in several one follows below the other."""
    if len(shown) < 3:
        return False
    drawn = sorted(shown, key=lambda letter: letter.order)
    if max(one.left for one in shown) - min(one.left for one in shown) <= _UPRIGHT * shown[0].size:
        return all(
            is_wide(other.text) and 0.5 <= (other.base - one.base) / max(one.size, 0.1) <= _STACKED
            for one, other in itertools.pairwise(drawn)
        )
    down = along = 0
    for one, other in itertools.pairwise(drawn):
        size = max(one.size, 0.1)
        across, below = abs(other.left - one.left) / size, (other.base - one.base) / size
        down += across <= _UPRIGHT and 0.5 <= below <= 2.0
        along += abs(below) <= _UPRIGHT and across > 0.3
    return down > 2 * along and len(shown) > 3


def _downwards_text(shown: Sequence[Letter]) -> CellText:
    """Columns from right to left, each from top to bottom."""
    columns: list[list[Letter]] = []
    for letter in sorted(shown, key=lambda one: -one.left):
        if columns and columns[-1][0].left - letter.left <= 0.6 * letter.size:
            columns[-1].append(letter)
        else:
            columns.append([letter])
    text = ""
    for column in columns:
        text += "".join(letter.text for letter in sorted(column, key=lambda one: one.base))
    return CellText(text)
