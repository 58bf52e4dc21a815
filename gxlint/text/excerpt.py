"""A short stretch of a line around a place: a line is often a whole paragraph."""

from __future__ import annotations


def excerpt(line: str, start: int, end: int, around: int = 20) -> tuple[str, int]:
    """Return the text from `start` to `end` (offsets from 0) with up to `around` characters each side.

    The second value is the offset of `start` inside the returned text. Cut sides are marked with ….
    """
    first, last = max(0, start - around), min(len(line), end + around)
    head, tail = ("…" if first > 0 else ""), ("…" if last < len(line) else "")
    return head + line[first:last] + tail, len(head) + start - first
