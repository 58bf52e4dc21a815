"""The records of a workbook stream and the strings in them ([MS-XLS] 2.1.4, 2.5.240, 2.5.293)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from gxlint.readers.errors import Unreadable

CONTINUE = 0x3C
RichText = tuple[str, tuple[tuple[int, int], ...]]
"""A text and where in it fonts begin: position, index of the font."""


def records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of the records from a position on, to the end of the stream."""
    end = len(stream)
    while at + 4 <= end:
        number, size = struct.unpack_from("<HH", stream, at)
        at += 4
        yield number, stream[at : at + size]
        at += size


def short_text(data: bytes, at: int) -> str:
    """Return a ShortXLUnicodeString: length in one byte."""
    if at + 2 > len(data):
        return ""
    return _characters(data, at + 2, data[at], data[at + 1] & 1)


def long_text(data: bytes, at: int) -> str:
    """Return an XLUnicodeString: length in two bytes."""
    if at + 3 > len(data):
        return ""
    return _characters(data, at + 3, struct.unpack_from("<H", data, at)[0], data[at + 2] & 1)


def _characters(data: bytes, at: int, number: int, wide: int) -> str:
    if wide:
        return data[at : at + number * 2].decode("utf-16-le", "replace")
    return data[at : at + number].decode("latin-1")


class _Reader:
    """Reads through a record and those that continue it."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts, self._part, self._at = parts, 0, 0

    def _turn(self) -> None:
        while self._at >= len(self._parts[self._part]):
            self._part, self._at = self._part + 1, 0
            if self._part >= len(self._parts):
                raise Unreadable("broken-archive", error="shared strings end early")

    def take(self, size: int) -> bytes:
        """Return the next bytes."""
        out = b""
        while len(out) < size:
            self._turn()
            piece = self._parts[self._part][self._at : self._at + size - len(out)]
            self._at += len(piece)
            out += piece
        return out

    def skip(self, size: int) -> None:
        """Pass over the next bytes."""
        while size > 0:
            self._turn()
            step = min(size, len(self._parts[self._part]) - self._at)
            self._at += step
            size -= step

    def characters(self, number: int, wide: int) -> str:
        """Return the next characters; where a record ends among them, the next begins with their width."""
        out: list[str] = []
        while number:
            if self._at >= len(self._parts[self._part]):
                self._turn()
                wide = self._parts[self._part][self._at] & 1
                self._at += 1
                continue
            here = self._parts[self._part]
            room = (len(here) - self._at) // (2 if wide else 1)
            count = min(number, room)
            if not count:
                raise Unreadable("broken-archive", error="a string ends early")
            out.append(_characters(here, self._at, count, wide))
            self._at += count * (2 if wide else 1)
            number -= count
        return "".join(out)


def shared_strings(parts: Sequence[bytes], most: int) -> list[RichText]:
    """Return the strings of an SST record and those that continue it, at most `most`. Raises Unreadable "broken-archive"."""
    reader = _Reader(parts)
    reader.skip(4)
    number = struct.unpack("<I", reader.take(4))[0]
    found: list[RichText] = []
    for _ in range(min(number, most)):
        length, flags = struct.unpack("<HB", reader.take(3))
        runs = struct.unpack("<H", reader.take(2))[0] if flags & 8 else 0
        beyond = struct.unpack("<I", reader.take(4))[0] if flags & 4 else 0
        text = reader.characters(length, flags & 1)
        fonts = tuple(struct.iter_unpack("<HH", reader.take(runs * 4)))
        reader.skip(beyond)
        found.append((text, fonts))
    return found
