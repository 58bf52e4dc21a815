"""Text of a report made safe to stand in a page: nothing in it is mark-up, and nothing in it hides.

A draft may hold control characters, bidirectional overrides, characters without width or without meaning. What a reader
could not see is shown as its code point (U+202E), so that the page never reads otherwise than the file.
"""

from __future__ import annotations

from unicodedata import category

from gxlint.output.rich.clean import Cleaner
from gxlint.text.masking import masked

_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_PLAIN = Cleaner()


def _shown(character: str) -> str:
    if character in _MARKUP:
        return _MARKUP[character]
    if character != "\t" and category(character) in _UNSEEN:
        return f'<span class="unseen">U+{ord(character):04X}</span>'
    return character


class _Table(dict[int, str]):
    """A translation table that fills itself as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _shown(chr(code))
        return shown


_TABLE = _Table()


def text(value: str) -> str:
    """Return the mark-up that shows `value` letter for letter, what is unseen by its code point."""
    return value.translate(_TABLE)


def said(value: str) -> str:
    """The same for what stands outside the report's text (a title, a message): numbers of persons are masked."""
    return text(masked(value))


def attribute(value: str) -> str:
    """Return `value` for an attribute in double quotes, or a page title: one line, without what is unseen."""
    return "".join(_MARKUP.get(character, character) for character in _PLAIN(masked(value)))
