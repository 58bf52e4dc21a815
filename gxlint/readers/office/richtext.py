"""Rich Text before a converter gets it: its fields lose what they would do, and keep what they show.

A field of an RTF file is an instruction and the result it had when the file was saved (RTF 1.9.1, Fields). LibreOffice
carries instructions out: INCLUDEPICTURE opens the file or address it names, DATE shows the day of the conversion. What was
saved is what is read, as in a docx. Instructions that say what the result is (TOC), or are shown themselves, stay; one that is
written in codes is not trusted.
"""

from __future__ import annotations

import re

from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits
from gxlint.text.patterns import lazy

_TOKEN = lazy(rb"\\bin(\d{1,9}) ?|\\(fldinst)(?![A-Za-z])|\\[A-Za-z]+|\\[^A-Za-z]|([{}])", re.S)
_CONTROL = lazy(rb"\\[A-Za-z]+-?\d* ?|[{}\r\n]")
_STAYS = lazy(rb"(?:SYMBOL|FORM(?:TEXT|CHECKBOX|DROPDOWN)|TOC)(?![A-Za-z])", re.I)
_SHOWS = lazy(rb"(?:EQ|LISTNUM|AUTONUM(?:LGL|OUT)?)(?![A-Za-z])", re.I)
_AHEAD = 400
"""Bytes of an instruction in which its first word stands, between the controls that say how it looks."""
_EMPTY = rb"{\*\fldinst }"


def without_instructions(data: bytes, limits: Limits) -> tuple[bytes, bool]:
    """Return the file with the instructions of its fields emptied, and whether it has fields that are lost by that: those
    that show a text which is no result (a circled number by EQ, a number by LISTNUM), which no converter takes over.

    Raises Unreadable: "nesting" (groups in groups), "too-large" (more groups than `limits.max_nodes`).
    """
    groups = data.count(b"{")
    if groups > limits.max_nodes:
        raise Unreadable("too-large", size=groups, limit=limits.max_nodes, unit="elements")
    if b"\\fldinst" not in data:
        return data, False
    kept: list[bytes] = []
    open_: list[int] = []
    copied = at = 0
    emptied: int | None = None
    lost = False
    while found := _TOKEN.search(data, at):
        at = found.end()
        if found[1]:
            at += int(found[1])
        elif found[2] and open_ and emptied is None:
            word = _first_word(data[at : at + _AHEAD])
            lost = lost or _SHOWS.match(word) is not None
            if _STAYS.match(word) is None:
                emptied = len(open_)
                kept += (data[copied : open_[-1]], _EMPTY)
        elif found[3] == b"{":
            open_.append(found.start())
            if len(open_) > limits.max_depth:
                raise Unreadable("nesting", depth=len(open_), limit=limits.max_depth)
        elif found[3] and open_:
            open_.pop()
            if emptied is not None and len(open_) < emptied:
                emptied, copied = None, at
    if emptied is None:
        kept.append(data[copied:])
    return b"".join(kept), lost


def _first_word(instruction: bytes) -> bytes:
    """Return an instruction from its first word on, without the controls between its letters."""
    return _CONTROL.sub(b"", instruction.partition(b"\\fldrslt")[0]).lstrip()
