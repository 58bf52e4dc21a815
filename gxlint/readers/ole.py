"""Compound files (OLE, [MS-CFB]), the container of .doc, .wps and .xls: the streams at their root.

The library olefile reads them. It takes a file at its word on how many tables there are, how long a stream is and
where a chain leads, which in a hostile file costs hours and gigabytes: that is bounded here before it sets out. What
leads nowhere, in a circle or outside the file is an end.
"""

from __future__ import annotations

import io
import struct
from collections.abc import MutableSequence
from functools import cache
from typing import Any

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTORS, _SMALL = (512, 4096), 64
_CUTOFF = 4096
"""Streams shorter than this share one."""
_MOST_ENTRIES = 8192
"""The library compares every entry of the directory with all before it. A document with 1,000 formulas has some 8,000."""
_END = 0xFFFFFFFE
_BROKEN = (OSError, ValueError, LookupError, ArithmeticError, RecursionError, struct.error)
"""What the library raises on broken files; its own errors are an OSError."""


class CompoundFile:
    """A compound file, opened. `streams` are the names of the streams at its root, none where the file is broken; those
    of storages below it, which are objects in a document, are not among them."""

    def __init__(self, data: bytes) -> None:
        """Read the tables and the directory of `data`; nothing is raised."""
        self._file = _opened(data)
        kids = [one for one in self._file.root.kids if one.entry_type == 2] if self._file is not None else []
        self.streams = frozenset(one.name for one in kids)
        self._entries = {one.name.lower(): one for one in reversed(kids)}

    def has(self, name: str) -> bool:
        """Whether there is a stream of that name; upper and lower case are the same ([MS-CFB] 2.6.4)."""
        return name.lower() in self._entries

    def read(self, name: str, most: int) -> bytes:
        """Return the first `most` bytes of a stream, fewer where it ends before; b"" without one."""
        entry = self._entries.get(name.lower())
        if entry is None or self._file is None:
            return b""
        try:
            if entry.size < _CUTOFF:
                self._file.loadminifat()
                _end_chain(self._file.minifat, entry.isectStart)
            else:
                _end_chain(self._file.fat, entry.isectStart)
                entry.size = max(_CUTOFF, min(entry.size, most))
            found: bytes = self._file.openstream([entry.name]).read(most)
            return found
        except _BROKEN:
            return b""


def _opened(data: bytes) -> Any:
    """Return the file as the library sees it, None for one that is none, or too broken."""
    if not data.startswith(SIGNATURE):
        return None
    try:
        return _library()(io.BytesIO(data))  # few bytes alone the library would take for the name of a file
    except _BROKEN:
        return None


@cache
def _library() -> Any:
    """The library's reader, with bounds where it reads the tables; imported only where a file has the signature."""
    import olefile

    class Bounded(olefile.OleFileIO):  # type: ignore[misc]
        def loadfat(self, header: bytes) -> None:
            if self.sector_size not in _SECTORS or self.mini_sector_size != _SMALL:
                raise OSError("sectors of a size that is none")
            if self.num_fat_sectors > 109 + 2 * self.nb_sect * 4 // self.sector_size:
                raise OSError("more tables than there is to list")
            super().loadfat(header)

        def loaddirectory(self, sect: int) -> None:
            _end_chain(self.fat, sect, _MOST_ENTRIES * 128 // self.sector_size)
            super().loaddirectory(sect)

        def loadminifat(self) -> None:
            if self.minifat is None:
                _end_chain(self.fat, self.minifatsect)
                _end_chain(self.fat, self.root.isectStart)
                super().loadminifat()

    return Bounded


def _end_chain(table: MutableSequence[int], sector: int, most: int | None = None) -> None:
    """End a chain of sectors where it comes back to itself, or after `most`."""
    seen: set[int] = set()
    last = sector
    while sector < len(table):
        if sector in seen or len(seen) == most:
            table[last] = _END
            return
        seen.add(sector)
        last, sector = sector, table[sector]
