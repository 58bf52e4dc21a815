"""The line of the report around a place, with a caret line under it."""

from __future__ import annotations

from gxlint.output.rich.clean import Cleaner
from gxlint.output.rich.lines import ELLIPSIS, head
from gxlint.text.width import width


def caret(text: str, start: int, end: int, room: int, clean: Cleaner) -> tuple[str, int, int]:
    """Return what is shown of one line, and where the carets stand: (shown, columns before, columns covered).

    `text` is the line as it stands in the document, `start` and `end` offsets into it (from 0, end exclusive).
    `shown` takes at most `room` columns (at least 12 are needed); cut sides are marked with …. At least one
    column is covered, also when the place is empty or holds only characters that are not shown.
    """
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    # Far more than fits is never looked at: a line may be a page long.
    before = clean(text[max(0, start - room) : start]).lstrip() if start else ""
    marked = clean(text[start : min(end, start + room)])
    after = clean(text[end : end + room]).rstrip()
    cut_before, cut_after = start > room, end + room < len(text)
    room = max(room, 12)

    longest = room - 2 if before or after or cut_before or cut_after else room
    if width(marked) > longest or end - start > room:
        marked, after, cut_after = head(marked, longest - 1), "", True
    free = room - width(marked)
    left = min(width(before), max(free * 2 // 5, free - width(after) - 1))
    if width(before) > left or cut_before:
        before, cut_before = _tail(before, left - 1), True
    right = free - width(before) - cut_before
    if width(after) > right or cut_after:
        after, cut_after = head(after, right - 1), True
    shown = (ELLIPSIS if cut_before else "") + before + marked + after + (ELLIPSIS if cut_after else "")
    if not marked and not after and not cut_after:
        return shown, min(width(shown), room - 1), 1
    return shown, width(before) + cut_before, max(1, width(marked))


def _tail(text: str, room: int) -> str:
    """Return the longest end of `text` that takes at most `room` columns and begins with a whole character."""
    used = 0
    for index in range(len(text) - 1, -1, -1):
        size = width(text[index])
        if used + size > room:
            rest = text[index + 1 :]
            return rest[next((i for i, ch in enumerate(rest) if width(ch)), len(rest)) :]
        used += size
    return text
