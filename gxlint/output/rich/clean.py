"""Text of a report made safe to show: nothing in it may steer the terminal or upset the columns.

A draft may hold escape sequences, bidirectional overrides, or characters that the stream cannot encode.
What is shown keeps every visible character; the others become a visible stand-in or disappear.
"""

from __future__ import annotations

from unicodedata import category, combining

from gxlint.text.width import width

_STAND_IN = "\ufffd"
_BLANKS = "\t\n\r\x0b\x0c\x85\xa0\u2028\u2029\u2002\u2003\u2009\u202f"
_WIDE_BLANK = "\u3000"


def _shown(character: str, encoding: str | None) -> str:
    """Return what stands for `character` on the screen: itself, a stand-in of the same width, or nothing."""
    if character in _BLANKS:
        return " "
    kind = category(character)
    if kind == "Cf" or (kind in ("Mn", "Me") and not combining(character)):
        return ""
    if kind == "Cc":
        character = chr(0x2400 + ord(character)) if ord(character) < 0x20 else _STAND_IN
    elif kind in ("Cs", "Co", "Cn"):
        character = _STAND_IN
    elif kind == "Zs" and character != _WIDE_BLANK:
        return " "
    if encoding is None:
        return character
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return "?" * width(character)
    return character


class Cleaner(dict[int, str]):
    """Makes text fit to be shown on a stream of one encoding (None: any character can be written).

    A translation table that fills itself as characters are met.
    """

    def __init__(self, encoding: str | None = None) -> None:
        super().__init__()
        self.encoding = encoding

    def __missing__(self, code: int) -> str:
        self[code] = shown = _shown(chr(code), self.encoding)
        return shown

    def __call__(self, text: str) -> str:
        """Return `text` without anything but printable characters, on one line."""
        if text.isascii() and text.isprintable():
            return text
        return text.translate(self)
