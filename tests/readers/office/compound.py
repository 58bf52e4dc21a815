"""Compound files by hand: streams at the root, and in one storage below it ([MS-CFB], version 3)."""

from __future__ import annotations

import struct
from collections.abc import Mapping

FREE, END, FAT_SECTOR, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
SECTOR = 512


def _entry(name: str, kind: int, start: int, size: int, *, right: int = NONE, child: int = NONE) -> bytes:
    raw = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36sIQ", raw, len(raw) + 2 if name else 0, kind, 1, NONE, right, child, b"", start, size
    )


def compound(streams: Mapping[str, bytes], below: Mapping[str, bytes] | None = None) -> bytes:
    """Pack streams; every one is filled up to 4096 bytes, below which streams are kept elsewhere."""
    entries: list[bytes] = []
    sectors: list[bytes] = []
    table: list[int] = []
    below = below or {}

    def place(content: bytes) -> int:
        content = content.ljust(4096, b"\0")
        first = len(sectors)
        count = -(-len(content) // SECTOR)
        for number in range(count):
            sectors.append(content[number * SECTOR : (number + 1) * SECTOR].ljust(SECTOR, b"\0"))
            table.append(first + number + 1 if number + 1 < count else END)
        return first

    names = list(streams)
    storage = 1 + len(names) if below else NONE
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else storage
        entries.append(_entry(name, 2, place(streams[name]), max(4096, len(streams[name])), right=right))
    if below:
        entries.append(_entry("ObjectPool", 1, 0, 0, child=storage + 1))
        for number, name in enumerate(below, 1):
            right = storage + 1 + number if number < len(below) else NONE
            entries.append(_entry(name, 2, place(below[name]), max(4096, len(below[name])), right=right))
    root = _entry("Root Entry", 5, END, 0, child=1 if names else storage)
    directory = b"".join([root, *entries])
    directory = directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0")
    first = place_directory = len(sectors)
    for number in range(len(directory) // SECTOR):
        sectors.append(directory[number * SECTOR : (number + 1) * SECTOR])
        table.append(place_directory + number + 1)
    table[-1] = END
    fat = len(sectors)
    table.append(FAT_SECTOR)
    assert len(table) <= SECTOR // 4
    sectors.append(struct.pack(f"<{SECTOR // 4}I", *table, *[FREE] * (SECTOR // 4 - len(table))))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
        0, 1, first, 0, 4096, END, 0, END, 0,
    ) + struct.pack("<109I", fat, *[FREE] * 108)  # fmt: skip
    return header.ljust(SECTOR, b"\0") + b"".join(sectors)


def word(*, encrypted: bool = False, magic: int = 0xA5EC, version: int = 0xC1) -> bytes:
    """The first bytes of a WordDocument stream."""
    return struct.pack("<HHHHHH", magic, version, 0, 0x0804, 0, 0x0100 if encrypted else 0).ljust(64, b"\0")
