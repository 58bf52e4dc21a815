"""Display width: a Chinese character takes two columns of a terminal."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

from gxlint.text.normal import INVISIBLE


def columns(character: str) -> int:
    """Return the number of terminal columns one character takes: 2 for a wide one, 0 for a mark on another, else 1."""
    if east_asian_width(character) in "WF":
        return 2
    return 0 if combining(character) or character in INVISIBLE else 1


def width(text: str) -> int:
    """Return the number of terminal columns `text` takes."""
    return len(text) if text.isascii() else sum(map(columns, text))
