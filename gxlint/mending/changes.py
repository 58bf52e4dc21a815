"""Changes of `Document.lines`: made as small as they can be, carried out on the lines, and followed by places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from gxlint.diagnostics import Change
from gxlint.document import Span


def old_text(lines: Sequence[str], span: Span) -> str | None:
    """Return what stands at a place of one line, None where there is no such place or nothing stands there."""
    if span.line != span.end_line or not 1 <= span.line <= len(lines):
        return None
    line = lines[span.line - 1]
    if not 1 <= span.column < span.end_column <= len(line) + 1:
        return None
    return line[span.column - 1 : span.end_column - 1]


def narrowed(change: Change, lines: Sequence[str]) -> Iterator[Change]:
    """Yield the same change without the characters that stay, so that what is left keeps its own look and its tags.

    Nothing is ever only put in: the character before it (or behind) is then part of the change. Nothing comes of a change
    that says what is there already.
    """
    old, (span, new) = old_text(lines, change.span), change
    if old is None or old == new:
        return
    if len(old) == len(new):
        at = 0
        while at < len(old):
            end = at
            while end < len(old) and old[end] != new[end]:
                end += 1
            if end > at:
                yield Change(_part(span, at, end), new[at:end])
            at = end + 1
        return
    left = alike(old, new)
    right = alike(old[left:][::-1], new[left:][::-1])
    if left + right == len(old):
        left, right = (left - 1, right) if left else (left, right - 1)
    yield Change(_part(span, left, len(old) - right), new[left : len(new) - right])


def _part(span: Span, first: int, last: int) -> Span:
    return Span(span.line, span.column + first, span.line, span.column + last)


def alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count


def overlap(one: Change, other: Change) -> bool:
    """Whether two changes touch the same characters in different ways."""
    a, b = one.span, other.span
    return one != other and a.line == b.line and a.column < b.end_column and b.column < a.end_column


class Changed:
    """Lines after some changes, and where their places are then. The changes must not overlap."""

    def __init__(self, lines: Sequence[str], changes: Iterable[Change]) -> None:
        self._by_line: dict[int, list[tuple[int, int, str]]] = {}
        for span, text in sorted(set(changes)):
            self._by_line.setdefault(span.line, []).append((span.column, span.end_column, text))
        self.lines = [self._line(number, line) for number, line in enumerate(lines, 1)]

    def _line(self, number: int, line: str) -> str:
        for first, last, text in reversed(self._by_line.get(number, ())):
            line = line[: first - 1] + text + line[last - 1 :]
        return line

    def column(self, line: int, column: int, *, end: bool = False) -> int:
        """Return where a column is afterwards: inside of a change its beginning, as the end of a span its end."""
        changes = self._by_line.get(line)
        if not changes:
            return column
        at = bisect_right(changes, column, key=lambda one: one[1])
        moved = sum(len(text) - (last - first) for first, last, text in changes[:at])
        if at < len(changes) and changes[at][0] < column:
            first, _, text = changes[at]
            return first + moved + (len(text) if end else 0)
        return column + moved

    def touched(self, span: Span) -> bool:
        """Whether a change lies within a span, or overlaps it."""
        for number in range(span.line, span.end_line + 1):
            low = span.column if number == span.line else 0
            high = span.end_column if number == span.end_line else 1 << 60
            if any(first < high and low < last for first, last, _ in self._by_line.get(number, ())):
                return True
        return False
