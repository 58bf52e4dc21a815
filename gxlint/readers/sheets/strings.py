"""Texts of an .xlsx: runs put together, without what is printed above characters (18.4)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from gxlint.readers.sheets.styles import struck
from gxlint.readers.sheets.tags import child, children, tag
from gxlint.text.patterns import lazy

SharedText = tuple[str, bool]
"""A text, and whether digits of it are crossed out, so that it does not say what is meant."""
_ESCAPE = lazy(r"_x([0-9A-Fa-f]{4})_")


def read_strings(root: Element | None) -> list[SharedText]:
    """Return the shared strings in their order."""
    return [] if root is None else [text_of(item) for item in children(root, "si")]


def text_of(item: Element) -> SharedText:
    """Return the text of an `si`, `is` or `v`."""
    if len(item) == 0:
        return plain(item.text or ""), False
    parts: list[str] = []
    crossed_out = False
    for piece in item:
        name = tag(piece)
        if name == "t":
            parts.append(piece.text or "")
        elif name == "r":
            inner = child(piece, "t")
            text = inner.text or "" if inner is not None else ""
            parts.append(text)
            crossed_out = crossed_out or (
                struck(child(piece, "rPr")) and any(mark.isdigit() for mark in text)
            )
    return plain("".join(parts)), crossed_out


def plain(text: str) -> str:
    """Return a text with the escapes of characters that XML cannot hold undone, its line ends as one kind."""
    if "_x" in text:
        text = _ESCAPE.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return "" if 0xD800 <= code <= 0xDFFF or code == 0 else chr(code)
