"""What a report or a path says, made fit for a place where other signs would do harm: a cell, XML, a URI, one line.

A draft may hold control characters, halves of surrogate pairs and marks that turn the writing direction; a path may
hold anything but NUL. Nothing that can be seen is lost.
"""

from __future__ import annotations

import os
from unicodedata import category

from gxlint.output.rich.clean import Cleaner

STDIN = "-"
_STDIN = {"zh": "标准输入", "en": "standard input"}
_UNSEEN = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_XML = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
)

line = Cleaner()
"""Text on one line without control characters; what has no glyph becomes a visible stand-in or disappears."""


def path(given: str, language: str) -> str:
    """A path as people read it: standard input by its name, characters nobody could see written \\n, \\x1b, \\udcff."""
    if given == STDIN:
        return _STDIN[language]
    if given.isascii() and given.isprintable():
        return given
    return "".join(map(seen, given))


def seen(character: str) -> str:
    """A character, or how it is written in place of one that nobody could see or that turns the direction."""
    if character in _TURNING or category(character) in _UNSEEN:
        return character.encode("unicode_escape").decode("ascii")
    return character


def lines(text: str) -> str:
    """The same as `line`, but the line breaks stay."""
    return "\n".join(map(line, text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def xml(text: str) -> str:
    """The text with what XML would read as markup, for content and attributes; it has to be printable already."""
    return text.translate(_XML)


def relative(given: str) -> str:
    """A path as CI systems compare it with those of the repository: with /, without ./ before it."""
    found = given.replace(os.sep, "/") if os.sep != "/" else given
    while found.startswith("./"):
        found = found[2:].lstrip("/")
    return found or given


def uri(given: str) -> str:
    """A path as a URI reference: a relative one stays relative, an absolute one is a file URI. Bytes that are no
    characters stay the bytes they are."""
    from urllib.parse import quote_from_bytes

    found = relative(given)
    try:
        raw = os.fsencode(found)
    except UnicodeEncodeError:  # half a surrogate pair that is no byte of a file name
        raw = found.encode("utf-8", "backslashreplace")
    quoted = quote_from_bytes(raw, safe="/")
    if not os.path.isabs(given):
        return quoted
    return "file://" + (quoted if quoted.startswith("/") else "/" + quoted)
