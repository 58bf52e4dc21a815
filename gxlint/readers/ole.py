"""Compound files (OLE, [MS-CFB]), the container of .doc, .wps and .xls: what stands at their root, and its first bytes.

Only as much as tells what a file is; the content is read by others. Every chain is followed over a bounded number of
sectors, and what leads outside the file is an end.
"""

from __future__ import annotations

from dataclasses import dataclass

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_HEADER = 512
_IN_HEADER = 109
"""Sectors of the allocation table that the header itself lists."""
_MAX_ENTRIES = 20_000
_NO = 0xFFFFFFFA
"""The first of the sector and entry numbers that stand for "none" and the like."""
_STREAM, _ROOT = 2, 5


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """A compound file, opened. `streams` are the names of the streams at its root, empty where the file is broken."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        wide = data[26:28] == b"\x04\x00"
        self._sector = 4096 if wide else 512
        self._entries = self._directory()
        self._root = self._entries[0] if self._entries and self._entries[0].kind == _ROOT else None
        self._top = self._at_root()
        self.streams = frozenset(self._top)

    def head(self, name: str, length: int) -> bytes:
        """Return the first bytes of a stream at the root, at most one sector of them; b"" without one."""
        entry = self._top.get(name)
        if entry is None or self._root is None:
            return b""
        length = min(length, entry.size)
        if entry.size >= self._number(56):
            return self._bytes(entry.start)[:length]
        # Short streams share one: 64 bytes each, in the stream of the root.
        place = entry.start * 64
        for number, sector in enumerate(self._chain(self._root.start, place // self._sector + 1)):
            if number == place // self._sector:
                return self._bytes(sector)[place % self._sector :][: min(length, 64)]
        return b""

    def _number(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + 4], "little")

    def _bytes(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _next(self, sector: int) -> int:
        """Return the sector that follows another, a number of `_NO` or above at the end of the chain."""
        each = self._sector // 4
        table = sector // each
        if table < _IN_HEADER:
            place = self._number(76 + 4 * table)
        else:
            table -= _IN_HEADER
            place = self._number(68)
            for _ in range(table // (each - 1)):
                place = int.from_bytes(self._bytes(place)[-4:] or b"\xff" * 4, "little")
            at = 4 * (table % (each - 1))
            place = int.from_bytes(self._bytes(place)[at : at + 4] or b"\xff" * 4, "little")
        at = 4 * (sector % each)
        return int.from_bytes(self._bytes(place)[at : at + 4] or b"\xff" * 4, "little")

    def _chain(self, sector: int, most: int) -> list[int]:
        found: list[int] = []
        while sector < _NO and len(found) < most and (sector + 1) * self._sector < len(self._data):
            found.append(sector)
            sector = self._next(sector)
        return found

    def _directory(self) -> list[_Entry]:
        entries: list[_Entry] = []
        if len(self._data) < _HEADER or not self._data.startswith(SIGNATURE):
            return entries
        for sector in self._chain(self._number(48), _MAX_ENTRIES * _ENTRY // self._sector):
            block = self._bytes(sector)
            entries += [_entry(block[at : at + _ENTRY]) for at in range(0, len(block) - _ENTRY + 1, _ENTRY)]
        return entries

    def _at_root(self) -> dict[str, _Entry]:
        """Walk the tree of the root's own entries; what lies in storages below (objects in a document) is not among them."""
        found: dict[str, _Entry] = {}
        waiting = [self._root.child] if self._root is not None else []
        seen: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number >= len(self._entries) or number in seen:
                continue
            seen.add(number)
            entry = self._entries[number]
            waiting += (entry.left, entry.right)
            if entry.kind == _STREAM:
                found.setdefault(entry.name, entry)
        return found


def _entry(raw: bytes) -> _Entry:
    length = min(64, int.from_bytes(raw[64:66], "little"))
    left, right, child = (int.from_bytes(raw[at : at + 4], "little") for at in (68, 72, 76))
    return _Entry(
        raw[: max(0, length - 2)].decode("utf-16-le", "replace"),
        raw[66],
        left,
        right,
        child,
        int.from_bytes(raw[116:120], "little"),
        int.from_bytes(raw[120:124], "little"),
    )
