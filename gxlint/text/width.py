"""Display width: a Chinese character takes two columns of a terminal."""

from __future__ import annotations

from unicodedata import combining, east_asian_width


def width(text: str) -> int:
    """Return the number of terminal columns `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        2 if east_asian_width(ch) in "WF" else 0 if combining(ch) or ch in "\u200b\u200d\ufeff" else 1
        for ch in text
    )
