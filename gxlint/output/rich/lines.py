"""Lines of styled text that never exceed a display width: padding, cutting, wrapping.

A Chinese character takes two columns; no line is cut in the middle of one, and no line begins with a
closing mark (，。）) where that can be avoided. All text handed in has been through `clean.Cleaner`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import combining

from gxlint.text.patterns import lazy
from gxlint.text.width import columns, width

Piece = tuple[str, str]
"""(text, style); the style is one of rich's ("bold red"), "" for none."""
Line = list[Piece]

ELLIPSIS = "…"
_CLOSING = frozenset("，。、；：？！）〕】》〉」』”’…%％)]},.;:?!·×≠=")
_OPENING = frozenset("（〔【《〈「『“‘([{")
# One unit is never broken: a run of narrow characters (a word, a number), or a single wide one.
_UNIT = lazy(r"[\u1100-\U0010ffff]|[^\s\u1100-\U0010ffff]+|\s+")


def line_width(line: Line) -> int:
    """Return how many columns a line takes."""
    return sum(width(text) for text, _ in line)


def plain(line: Line) -> str:
    """Return the text of a line without its styles."""
    return "".join(text for text, _ in line)


def head(text: str, room: int) -> str:
    """Return the longest beginning of `text` that takes at most `room` columns."""
    used = 0
    for index, ch in enumerate(text):
        used += columns(ch)
        if used > room:
            return text[:index]
    return text


def cut(text: str, room: int) -> str:
    """Return `text` if it takes at most `room` columns, else its beginning and an ellipsis."""
    if width(text) <= room:
        return text
    return head(text, room - 1).rstrip() + ELLIPSIS if room > 0 else ""


def cut_middle(text: str, room: int) -> str:
    """Return `text` with its middle left out so that it takes at most `room` columns (for paths)."""
    if width(text) <= room:
        return text
    if room < 1:
        return ""
    tail = head(text[::-1], (room - 1) * 2 // 3)[::-1].lstrip()
    while tail and combining(tail[0]):
        tail = tail[1:]
    return head(text, room - 1 - width(tail)).rstrip() + ELLIPSIS + tail


def pad(text: str, room: int, align: str = "left") -> str:
    """Return `text` filled with blanks to `room` columns; `align` is "left", "right" or "centre"."""
    free = max(0, room - width(text))
    if align == "right":
        return " " * free + text
    if align == "centre":
        return " " * (free // 2) + text + " " * (free - free // 2)
    return text + " " * free


def wrap(line: Line, room: int, indent: int = 0) -> list[Line]:
    """Break a line into lines of at most `room` columns; all but the first are indented by `indent`.

    A word or number stays whole unless it is wider than a line.
    """
    if line_width(line) <= room:
        return [line]
    indent = indent if room - indent >= 8 else 0
    done: list[Line] = []
    current: Line = []
    used = 0
    for unit in _units(line):
        size = line_width(unit)
        if used + size > room:
            blank = not plain(unit).strip()
            if used > (indent if done else 0):
                done.append(_trimmed(current))
                current, used = ([(" " * indent, "")] if indent else []), indent
            if blank:
                continue
            for part in _split(unit, room - indent):
                if used + line_width(part) > room:
                    done.append(_trimmed(current))
                    current, used = ([(" " * indent, "")] if indent else []), indent
                _extend(current, part)
                used += line_width(part)
            continue
        _extend(current, unit)
        used += size
    if plain(current).strip():
        done.append(current)
    return done


def _units(line: Line) -> Iterator[Line]:
    """Yield the pieces that must stay on one line, closing marks with what stands before them."""
    unit: Line = []
    open_end = False
    for text, style in line:
        for token in _UNIT.findall(text):
            first = token[0]
            glued = open_end or (first in _CLOSING and plain(unit).strip()) or combining(first)
            # Two pieces of one word may carry different styles: 【13】, GX201.
            if unit and not glued:
                yield unit
                unit = []
            unit.append((token, style))
            open_end = token[-1] in _OPENING
    if unit:
        yield unit


def _split(unit: Line, room: int) -> Iterable[Line]:
    """Break a unit that may be wider than `room`, character by character."""
    if line_width(unit) <= room:
        return [unit]
    parts: list[Line] = []
    current: Line = []
    used = 0
    for text, style in unit:
        rest = text
        while rest:
            taken = head(rest, room - used)
            if not taken:
                parts.append(current)
                current, used = [], 0
                continue
            current.append((taken, style))
            used += width(taken)
            rest = rest[len(taken) :]
    parts.append(current)
    return parts


def _extend(line: Line, unit: Line) -> None:
    for text, style in unit:
        if line and line[-1][1] == style:
            line[-1] = (line[-1][0] + text, style)
        else:
            line.append((text, style))


def _trimmed(line: Line) -> Line:
    while line and not line[-1][0].strip():
        line = line[:-1]
    if not line:
        return []
    text, style = line[-1]
    return [*line[:-1], (text.rstrip(), style)]


def flow(items: Iterable[Line], room: int, gap: int = 3) -> list[Line]:
    """Set items side by side, `gap` columns apart, on as many lines as they need; an item stays whole if it can."""
    done: list[Line] = []
    used = 0
    for item in items:
        size = line_width(item)
        if done and used + gap + size <= room:
            done[-1] += [(" " * gap, ""), *item]
            used += gap + size
        else:
            done += [list(line) for line in wrap(item, room)]
            used = line_width(done[-1]) if done else 0
    return done
