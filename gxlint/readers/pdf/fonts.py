"""One font for every font that a PDF names and does not carry: a square for each character.

pdfium leaves out text of which it cannot draw a glyph: on a machine without Chinese fonts single characters, a 0 in a cell,
would vanish from files whose fonts are not embedded. Shapes do not matter here, widths stand in the file; so every machine
reads the same, whatever fonts it has.
"""

from __future__ import annotations

import ctypes
import struct
from typing import Any

_GLYPHS = 65_535


def square_font() -> bytes:
    """Return a TrueType font in which every character, and every number of a glyph, is the same square."""
    outline = struct.pack(">hhhhhHH", 1, 0, -120, 1000, 880, 3, 0) + bytes([1] * 4)
    outline += struct.pack(">hhhhhhhh", 0, 1000, 0, -1000, -120, 0, 1000, 0)
    outline += b"\0" * (-len(outline) % 4)
    groups = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0, 0x10FFFF, 1)
    bmp = struct.pack(">HHHHHHH", 4, 24, 0, 2, 2, 0, 0) + struct.pack(">HHHhH", 0xFFFF, 0, 0, 1, 0)
    tables = {
        b"OS/2": struct.pack(">HhHHHhhhhhhhhhhh10sIIII4sHHHhhhHHII", 1, 1000, 400, 5, 0, *[0] * 11, bytes(10), 0xFFFFFFFF,
                             0xFFFFFFFF, 0, 0, b"NONE", 64, 0x20, 0xFFFF, 880, -120, 0, 880, 120, 0x3FFFFF, 0),
        b"cmap": struct.pack(">HHHHIHHI", 0, 2, 3, 1, 20, 3, 10, 20 + len(bmp)) + bmp + groups,
        b"glyf": outline * _GLYPHS,
        b"head": struct.pack(">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, -120, 1000, 880, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 1),
        b"hmtx": struct.pack(">Hh", 1000, 0) + b"\0\0" * (_GLYPHS - 1),
        b"loca": struct.pack(f">{_GLYPHS + 1}I", *range(0, len(outline) * (_GLYPHS + 1), len(outline))),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, _GLYPHS, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    }  # fmt: skip
    at = 12 + 16 * len(tables)
    directory, body = [], []
    for name, content in tables.items():
        directory.append(name + struct.pack(">III", 0, at, len(content)))
        body.append(content + b"\0" * (-len(content) % 4))
        at += len(body[-1])
    return struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, 0) + b"".join(directory) + b"".join(body)


_kept: list[object] = []
"""What pdfium points to until the process ends."""


def use_one(pdfium: Any) -> None:
    """Make pdfium take the square for every font that is not in the file, from now on in this process."""
    if _kept:
        return
    kind = pdfium.FPDF_SYSFONTINFO
    types = dict(kind._fields_)
    font = square_font()

    def data(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
        wanted = font if not table else _table(font, table)
        if buffer and size >= len(wanted):
            ctypes.memmove(buffer, wanted, len(wanted))
        return len(wanted)

    def name(_info: Any, _font: Any, buffer: Any, size: int) -> int:
        if buffer and size >= 7:
            ctypes.memmove(buffer, b"Square\0", 7)
        return 7

    info = kind(
        version=1,
        Release=types["Release"](lambda _info: None),
        EnumFonts=types["EnumFonts"](lambda _info, _mapper: None),
        MapFont=types["MapFont"](lambda *_asked: 1),
        GetFont=types["GetFont"](lambda *_asked: 1),
        GetFontData=types["GetFontData"](data),
        GetFaceName=types["GetFaceName"](name),
        GetFontCharset=types["GetFontCharset"](lambda *_asked: 1),
        DeleteFont=types["DeleteFont"](lambda *_asked: None),
    )
    _kept.extend((info, font))
    pdfium.FPDF_SetSystemFontInfo(info)


def _table(font: bytes, tag: int) -> bytes:
    """A table of the font by its tag, b"" where it has none."""
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        name, _, at, length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if name == tag.to_bytes(4, "big"):
            return font[at : at + length]
    return b""
