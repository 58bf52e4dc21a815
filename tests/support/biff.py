"""Workbooks of Excel 97 to 2003 built record by record ([MS-XLS]) in a compound file ([MS-CFB]): what no library of the
tests writes (hidden zeros, encryption, charts, chains in circles) can be said exactly."""

from __future__ import annotations

import struct
from collections.abc import Sequence

Record = tuple[int, bytes]


def text(value: str) -> bytes:
    """An XLUnicodeString."""
    return struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")


def label(row: int, column: int, value: str, style: int = 0) -> Record:
    return 0x0204, struct.pack("<HHH", row, column, style) + text(value)


def figure(row: int, column: int, value: float, style: int = 0) -> Record:
    return 0x0203, struct.pack("<HHHd", row, column, style, value)


def shared(row: int, column: int, index: int, style: int = 0) -> Record:
    return 0xFD, struct.pack("<HHHI", row, column, style, index)


def rk(row: int, column: int, packed: int, style: int = 0) -> Record:
    return 0x027E, struct.pack("<HHHI", row, column, style, packed)


def formula(row: int, column: int, result: bytes, flags: int = 0) -> Record:
    return 0x06, struct.pack("<HHH", row, column, 0) + result + struct.pack("<HIH", flags, 0, 0)


def style(code: int = 0, *, ruled: bool = False, font: int = 0) -> Record:
    """A cell format."""
    return 0xE0, struct.pack("<HHHBBBBII", font, code, 0, 0, 0, 0, 0, 0x1111 if ruled else 0, 0) + bytes(2)


def records(parts: Sequence[Record]) -> bytes:
    return b"".join(struct.pack("<HH", number, len(data)) + data for number, data in parts)


def sheet(*parts: Record) -> bytes:
    return records([(0x0809, struct.pack("<HHI", 0x0600, 0x10, 0) + bytes(8)), *parts, (0x0A, b"")])


def stream(
    sheets: Sequence[tuple[str, bytes]],
    *before: Record,
    states: Sequence[int] = (),
    kinds: Sequence[int] = (),
) -> bytes:
    """A workbook stream; `before` are records of its globals, `states` and `kinds` those of the sheets."""
    listed: list[Record] = []

    def globals_(starts: Sequence[int]) -> bytes:
        listed.clear()
        for at, ((name, _), start) in enumerate(zip(sheets, starts, strict=True)):
            state, kind = (states[at] if states else 0), (kinds[at] if kinds else 0)
            data = struct.pack("<IBBBB", start, state, kind, len(name), 1) + name.encode("utf-16-le")
            listed.append((0x85, data))
        bof = (0x0809, struct.pack("<HHI", 0x0600, 0x05, 0) + bytes(8))
        return records([bof, *(before or (style(),)), *listed, (0x0A, b"")])

    at = len(globals_([0] * len(sheets)))
    starts = []
    for _, content in sheets:
        starts.append(at)
        at += len(content)
    return globals_(starts) + b"".join(content for _, content in sheets)


def compound(content: bytes, name: str = "Workbook") -> bytes:
    """A compound file with one stream."""
    size = max(4096, len(content))
    content = content + bytes(-len(content) % 512 + max(0, 4096 - len(content) - (-len(content) % 512)))
    sectors = len(content) // 512
    fats = -(-(sectors + 2) // 127)
    table = [0xFFFFFFFD] * fats + [0xFFFFFFFE]  # the table itself, then the directory
    first = fats + 1
    table += [first + at + 1 for at in range(sectors - 1)] + [0xFFFFFFFE]
    table += [0xFFFFFFFF] * (fats * 128 - len(table))

    def entry(title: str, kind: int, start: int, length: int, child: int = 0xFFFFFFFF) -> bytes:
        raw = title.encode("utf-16-le") + b"\x00\x00"
        return (raw.ljust(64, b"\x00") + struct.pack("<HBB", len(raw), kind, 1) + b"\xff" * 8 + struct.pack("<I", child) + bytes(36)
                + struct.pack("<II", start, length) + bytes(4))  # fmt: skip

    directory = entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + entry(name, 2, first, size) + bytes(256)
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += struct.pack("<IIIIIIIII", 0, fats, fats, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", *range(fats), *[0xFFFFFFFF] * (109 - fats))
    return header + struct.pack(f"<{len(table)}I", *table) + directory + content
