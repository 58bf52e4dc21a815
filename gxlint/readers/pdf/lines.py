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
_COLUMN_GAP, _APART = 1.3, 3.0
"""In ems: a gap that is a column of a table, where the file has no blank; where it has one, which may be stretched."""
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
    text, gapped = _text(row, shown)
    return Line(shown, text, page, gapped)


def _text(row: Sequence[Letter], shown: Sequence[Letter]) -> tuple[str, bool]:
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
    gapped = False
    for number, letter in enumerate(shown[1:], 1):
        before = shown[number - 1]
        gap = (letter.left - before.right) / max(before.size, letter.size, 0.1)
        if is_wide(before.text) and is_wide(letter.text):
            gap -= spread
        gapped = gapped or gap >= (_APART if gaps[number] else _COLUMN_GAP)
        parts += (_between(before, letter, gaps[number], gap), letter.text)
    return "".join(parts), gapped


def _spread(shown: Sequence[Letter], blanks: Sequence[str]) -> float:
    """How far the Chinese characters of a line are spread, in ems: the gap in the middle of all gaps between two."""
    gaps = sorted(
        (shown[number].left - shown[number - 1].right) / max(shown[number].size, 0.1)
        for number in range(1, len(shown))
        if not blanks[number] and is_wide(shown[number].text) and is_wide(shown[number - 1].text)
    )
    middle = gaps[len(gaps) // 2] if gaps else 0.0
    return middle if 0 < middle <= _SPREAD else 0.0


def _between(before: Letter, after: Letter, blanks: str, gap: float) -> str:
    """What is written between two characters `gap` ems apart, with the blanks the file has there."""
    if gap >= _COLUMN_GAP:
        return blanks if len(blanks) > 1 and gap < len(blanks) * _COLUMN_GAP else "  "
    if blanks:
        if gap < _TOUCHING:
            return ""
        return blanks if len(blanks) == 1 or gap >= 0.2 * len(blanks) else " "
    if not is_wide(before.text) and not is_wide(after.text):
        return " " if gap >= _WORD_GAP else ""
    return " " if gap >= _SEEN_GAP else ""
