"""One stream out of a compound file, the container of old Office formats ([MS-CFB]). Chains that run in circles end."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from gxlint.readers.errors import Unreadable

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA
"""Sector numbers from here on are marks: free, end of chain, tables of sectors."""
_IN_HEADER = 109
_ENTRY = 128
_MOST_ENTRIES = 4096


class CompoundFile:
    """An opened compound file. Everything is bounded by the size of the data."""

    def __init__(self, data: bytes) -> None:
        """Read the tables of `data`. Raises Unreadable "broken-archive"."""
        if len(data) < 512 or not data.startswith(_MAGIC):
            raise Unreadable("broken-archive", error="no compound file")
        self._data = data
        shift, small = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small != 6:
            raise Unreadable("broken-archive", error=f"sectors of 2^{shift} and 2^{small}")
        self._size = 1 << shift
        self._start = max(512, self._size)
        directory, self._cutoff = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 56)[0]
        small_table = struct.unpack_from("<I", data, 60)[0]
        self._next = self._table(self._fat_sectors())
        self._small_next = self._table(self._chain(small_table, self._next))
        self._entries = dict(self._directory(directory))
        root = self._entries.get("Root Entry")
        self._small = self._joined(*root) if root else b""

    def has(self, name: str) -> bool:
        """Whether there is a stream of that name."""
        return name.lower() in {one.lower() for one in self._entries}

    def read(self, name: str) -> bytes:
        """Return a stream. Raises KeyError without one."""
        start, size = next(place for one, place in self._entries.items() if one.lower() == name.lower())
        if size >= self._cutoff:
            return self._joined(start, size)
        pieces = [self._small[at * 64 : at * 64 + 64] for at in self._chain(start, self._small_next)]
        return b"".join(pieces)[:size]

    def _joined(self, start: int, size: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start, self._next)))[:size]

    def _sector(self, number: int) -> bytes:
        at = self._start + number * self._size
        return self._data[at : at + self._size]

    def _fat_sectors(self) -> Iterator[int]:
        yield from (one for one in struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76) if one < _LAST)
        following = struct.unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while following < _LAST and following not in seen:
            seen.add(following)
            words = self._words(following)
            yield from (one for one in words[:-1] if one < _LAST)
            following = words[-1] if words else _LAST

    def _words(self, sector: int) -> tuple[int, ...]:
        found = self._sector(sector)
        return struct.unpack(f"<{len(found) // 4}I", found[: len(found) // 4 * 4])

    def _table(self, sectors: Iterator[int]) -> list[int]:
        table: list[int] = []
        most = len(self._data) // 64 + self._size
        for sector in sectors:
            table.extend(self._words(sector))
            if len(table) > most:
                break
        return table

    def _chain(self, start: int, table: list[int]) -> Iterator[int]:
        """Yield a chain of sectors; one that comes back to itself, or leaves the table, ends there."""
        seen = bytearray(len(table))
        while start < len(table) and not seen[start]:
            seen[start] = 1
            yield start
            start = table[start]

    def _directory(self, start: int) -> Iterator[tuple[str, tuple[int, int]]]:
        number = 0
        for sector in self._chain(start, self._next):
            found = self._sector(sector)
            for at in range(0, len(found) - _ENTRY + 1, _ENTRY):
                number += 1
                if number > _MOST_ENTRIES:
                    return
                length, kind = struct.unpack_from("<HB", found, at + 64)
                if kind in (2, 5) and 2 <= length <= 64:
                    name = found[at : at + length - 2].decode("utf-16-le", "replace")
                    first, size = struct.unpack_from("<II", found, at + 116)
                    yield name, (first, size)
