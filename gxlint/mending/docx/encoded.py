"""Changing an XML part in places, in whatever encoding it is: every byte outside these places stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from gxlint.readers.docx.markup import as_utf8
from gxlint.readers.errors import Unreadable

_DECLARED = re.compile(rb"""\A<\?xml[^>]{0,200}?\bencoding\s{0,20}=\s{0,20}["']([A-Za-z0-9._-]{1,40})["']""")
_NARROW = {"us-ascii": "ascii", "ascii": "ascii", "iso-8859-1": "latin-1"}
_CHINESE = frozenset(("gb2312", "gbk", "gb18030"))


class Splice(NamedTuple):
    """Bytes `start` to `end` of a part's UTF-8 text give way to `new` (UTF-8); nothing goes where they are equal."""

    start: int
    end: int
    new: bytes


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """Return a part with some places changed; what is put in at a byte comes before what begins there, in the order given.

    Raises Unreadable("broken-xml") for a part whose encoding cannot be written back byte by byte, ValueError for places
    that overlap.
    """
    text = as_utf8(data)
    mark, encoding = _encoding(data)
    old: list[bytes] = []
    new: list[bytes] = []
    place = 0
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        if splice.start < place:
            raise ValueError("places overlap")
        kept = text[place : splice.start]
        old += (kept, text[splice.start : splice.end])
        new += (kept, splice.new)
        place = splice.end
    rest = text[place:]
    if encoding == "utf-8":
        return mark + b"".join((*new, rest))
    if mark + b"".join(_encode(piece, encoding) for piece in (*old, rest)) != data:
        raise Unreadable("broken-xml", error=f"encoding {encoding}")
    return mark + b"".join(_encode(piece, encoding) for piece in (*new, rest))


def _encoding(data: bytes) -> tuple[bytes, str]:
    """The byte order mark of a part, and the codec of what follows it."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
    ):  # fmt: skip
        if data.startswith(mark):
            return mark, encoding
    if data.startswith(b"<\x00"):
        return b"", "utf-16-le"
    if data.startswith(b"\x00<"):
        return b"", "utf-16-be"
    declared = _DECLARED.match(data)
    name = declared[1].decode("ascii").lower() if declared is not None else "utf-8"
    if name in _CHINESE:
        return b"", name
    # A part that calls itself ASCII and is not is read as UTF-8, and kept so.
    return b"", _NARROW.get(name, "utf-8") if name != "us-ascii" or data.isascii() else "utf-8"


def _encode(text: bytes, encoding: str) -> bytes:
    if encoding in ("gb2312", "gbk"):
        # The reader takes them for GB18030, of which they are a part; what is added must fit into the part.
        try:
            return text.decode("utf-8").encode("gb18030")
        except UnicodeError:
            return text.decode("utf-8").encode(encoding, "xmlcharrefreplace")
    return text.decode("utf-8").encode(encoding, "xmlcharrefreplace")
