"""Wide tables that stand on a page without rulings, or with horizontal ones only: found, so that they can be said to be unread.

A narrow one (a label and three numbers in a line) reads line by line. The rows of a wide one do not: its labels and the heads
of its columns are broken into several lines, and which of them belongs to which number is told by rulings alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from gxlint.readers.pdf.shapes import Letter, Line
from gxlint.text.patterns import lazy

_LEAST, _ALONE = 5, 13
"""Numbers in a row of a wide table; in a row that is a table though no other is like it (no axis of a chart has as many
that do not rise)."""
_APART = 0.6
_SAME_PLACE = 0.5
_BESIDE = 1.6
"""Ems: how far the rest of a broken label stands above or below the numbers of its row."""
_LARGER = 1.15
_FULL = 0.8
_SPARSE = 0.7
_LABELS, _SHORT = 3, 9
"""Words in front of the numbers of a row; characters of a label that spans rows (三、本年度办理结果) and may look like a heading."""
_NUMBER = lazy(r"[0-9０-９]{1,7}(?:[.．][0-9０-９]{1,4})?|[-—–/／]{1,2}")
_HEADING = lazy(
    r"[一二三四五六七八九十]{1,3}\s?[、.．].{2,40}|第[一二三四五六七八九十]{1,3}(?:部分|章).{0,40}"
)
_SENTENCE = lazy(r".*。")
_Number = tuple[float, str]


def scattered(lines: Sequence[Line], left: float, right: float) -> set[int]:
    """Return which lines belong to wide tables without rulings.

    `lines` follow each other with no ruled table between, over page ends too; `left` and `right` are the edges of the text.
    """
    rows = {number: found for number, line in enumerate(lines) if (found := _numbers(line))}
    wide = _FULL * (right - left)
    gone: set[int] = set()
    for first, last in _tables(lines, rows, wide):
        start, end = first, last
        while start and _goes_on(lines[start - 1], lines[first], wide):
            start -= 1
        while end + 1 < len(lines) and _goes_on(lines[end + 1], lines[last], wide):
            end += 1
        gone.update(range(start, end + 1))
    return gone


def _numbers(line: Line) -> list[_Number]:
    """Place and text of the numbers of a row, when it is one of a wide table: nothing else behind them, each apart."""
    tokens: list[list[Letter]] = []
    for letter in line.letters:
        if tokens and letter.left - tokens[-1][-1].right < _APART * max(letter.size, 0.1):
            tokens[-1].append(letter)
        else:
            tokens.append([letter])
    found: list[_Number] = []
    for token in reversed(tokens):
        text = "".join(letter.text for letter in token)
        if not _NUMBER.fullmatch(text):
            break
        found.append(((token[0].left + token[-1].right) / 2, text))
    return found[::-1] if len(found) >= _LEAST and len(tokens) - len(found) <= _LABELS else []


def _tables(lines: Sequence[Line], rows: dict[int, list[_Number]], wide: float) -> list[tuple[int, int]]:
    """The first and the last row of every table: rows whose numbers stand below each other, with labels between."""
    groups: list[list[int]] = []
    for number, row in rows.items():
        if groups and _below(rows[groups[-1][-1]], row) and all(
            _label(line, lines[number], wide) for line in lines[groups[-1][-1] + 1 : number]
        ):  # fmt: skip
            groups[-1].append(number)
        else:
            groups.append([number])
    return [(group[0], group[-1]) for group in groups if len(group) > 1 or _alone(rows[group[0]])]


def _alone(row: Sequence[_Number]) -> bool:
    """Whether a row is a table by itself: long, and not the numbers at an axis, which rise."""
    values = [int(text) for _, text in row if text.isdecimal()]
    return len(row) >= _ALONE and any(one >= other for one, other in itertools.pairwise(values))


def _label(line: Line, row: Line, wide: float) -> bool:
    """Whether a line between two rows of a table can be part of a label."""
    short = len(line.text) <= _SHORT and line.size <= _LARGER * row.size
    return short or _goes_on(line, row, wide)


def _sparse(line: Line) -> bool:
    """Whether characters of several narrow columns stand side by side, which look like letters spread over a line."""
    inked = sum(letter.right - letter.left for letter in line.letters)
    return len(line.letters) >= _LEAST and inked < _SPARSE * (line.right - line.left)


def _below(upper: Sequence[_Number], lower: Sequence[_Number]) -> bool:
    fewer, more = sorted(([place for place, _ in row] for row in (upper, lower)), key=len)
    pitch = (more[-1] - more[0]) / max(len(more) - 1, 1)
    return len(more) - len(fewer) <= 2 and all(
        min(abs(place - other) for other in more) <= _SAME_PLACE * pitch for place in fewer
    )


def _goes_on(line: Line, row: Line, wide: float) -> bool:
    """Whether a line above or below the rows of a table is a part of it: its heads, the rest of a label."""
    if line.size > _LARGER * row.size:
        return False
    if (
        line.gapped
        or _sparse(line)
        or (line.page == row.page and abs(line.base - row.base) <= _BESIDE * row.size)
    ):
        return True
    if _HEADING.fullmatch(line.text) or _SENTENCE.fullmatch(line.text):
        return False
    return line.right - line.left < wide
