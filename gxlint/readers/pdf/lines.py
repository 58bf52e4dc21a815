"""Letters to lines: what stands on one baseline, from left to right, with the gaps that one sees and no others.

Blanks are taken from the geometry. A converter's blank between two Chinese characters that touch is none; a gap wider than
a character is a column of a table without rulings, and two blanks say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gxlint.readers.pdf.characters import is_wide
from gxlint.readers.pdf.shapes import Letter, Line

_LEVEL, _RAISED = 0.2, 0.4
"""Of an em: how far baselines may lie apart on one line; characters that are smaller may be raised (a note mark)."""
_SMALLER = 0.8
_TOUCHING = 0.08
_WORD_GAP = 0.2
_SEEN_GAP = 0.6
_COLUMN_GAP = 1.3
_SPREAD = 3.0
"""Of an em: Chinese characters may be spread as far as this over a line (目 录) without any blank between."""


def lines_of(letters: Iterable[Letter], page: int = 0) -> list[Line]:
    """Return the lines of some letters, from top to bottom; blanks around a line are left out of it."""
    rows: list[list[Letter]] = []
    bases: list[tuple[float, float]] = []
    for letter in sorted(letters, key=lambda one: (one.base, one.left, one.order)):
        if rows:
            base, size = bases[-1]
            alike = min(size, letter.size) > _SMALLER * max(size, letter.size)
            if letter.base - base <= (_LEVEL if alike else _RAISED) * max(size, letter.size):
                rows[-1].append(letter)
                if letter.size > size:
                    bases[-1] = (letter.base, letter.size)
                continue
        rows.append([letter])
        bases.append((letter.base, letter.size))
    found = []
    for row in rows:
        line = line_of(row, page)
        if line is not None:
            found.append(line)
    return found


def line_of(letters: Iterable[Letter], page: int = 0) -> Line | None:
    """Return the line that letters on one baseline make; None when there are only blanks."""
    row = sorted(letters, key=lambda one: (one.left, one.order))
    shown = [letter for letter in row if not letter.text.isspace()]
    if not shown:
        return None
    return Line(shown, _text(row, shown), page)


def _text(row: Sequence[Letter], shown: Sequence[Letter]) -> str:
    gaps: list[str] = []
    blanks = ""
    for letter in row:
        if letter.text.isspace():
            blanks += letter.text
            continue
        gaps.append(blanks)
        blanks = ""
    spread = _spread(shown, gaps)
    parts = [shown[0].text]
    for number, letter in enumerate(shown[1:], 1):
        parts += (_between(shown[number - 1], letter, gaps[number], spread), letter.text)
    return "".join(parts)


def _spread(shown: Sequence[Letter], blanks: Sequence[str]) -> float:
    """How far the Chinese characters of a line are spread, in ems: the gap in the middle of all gaps between two."""
    gaps = sorted(
        (shown[number].left - shown[number - 1].right) / max(shown[number].size, 0.1)
        for number in range(1, len(shown))
        if not blanks[number] and is_wide(shown[number].text) and is_wide(shown[number - 1].text)
    )
    middle = gaps[len(gaps) // 2] if gaps else 0.0
    return middle if 0 < middle <= _SPREAD else 0.0


def _between(before: Letter, after: Letter, blanks: str, spread: float) -> str:
    wide = is_wide(before.text), is_wide(after.text)
    gap = (after.left - before.right) / max(before.size, after.size, 0.1)
    if all(wide):
        gap -= spread
    if gap >= _COLUMN_GAP:
        return blanks if len(blanks) > 1 and gap < len(blanks) * _COLUMN_GAP else "  "
    if blanks:
        if gap < _TOUCHING:
            return ""
        return blanks if len(blanks) == 1 or gap >= 0.2 * len(blanks) else " "
    if not any(wide):
        return " " if gap >= _WORD_GAP else ""
    return " " if gap >= _SEEN_GAP else ""
