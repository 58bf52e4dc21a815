"""PDFs by hand: glyphs, rulings and pictures at exact places, as small as a file can be.

The font is made here, of one glyph, a square; its codes are Unicode's, a map of characters says so (or is left out), Chinese
is one em wide and everything else half of one. Places are points from the lower left corner.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

A4 = (595.0, 842.0)
_MAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange "
    "{} beginbfrange {} endbfrange endcmap end end"
)


@dataclass
class Sheet:
    """A page: operators, size, quarter turns (/Rotate), extra entries of its dictionary."""

    size: tuple[float, float] = A4
    rotate: int = 0
    operators: list[str] = field(default_factory=list)
    images: int = 0
    extra: str = ""
    notes: list[tuple[str, tuple[float, float], str]] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 16, *, font: str = "F1", mode: int = 0,
             colour: str = "0 g", matrix: str = "1 0 0 1") -> Sheet:  # fmt: skip
        """Show text with its baseline at a place; `mode` 3 is invisible, `matrix` turns it."""
        codes = "".join(f"{ord(one):04X}" for one in text)
        self.operators.append(
            f"q {colour} BT /{font} {size} Tf {mode} Tr {matrix} {x} {y} Tm <{codes}> Tj ET Q"
        )
        return self

    def note(self, subtype: str, x: float, y: float, text: str, size: float = 10) -> Sheet:
        """Put a text on top of the page as PDF editors do: FreeText (typewriter), Widget (a form field), Text (a comment)."""
        codes = "".join(f"{ord(one):04X}" for one in text)
        self.notes.append((subtype, (x, y), f"BT /F1 {size} Tf 2 3 Td <{codes}> Tj ET"))
        return self

    def lines(self, x: float, y: float, lines: Sequence[str], size: float = 16, pitch: float = 28) -> Sheet:
        """Show lines below each other; a leading "　" of a line moves it by a character without a glyph."""
        for number, line in enumerate(lines):
            shown = line.lstrip("　")
            self.text(x + (len(line) - len(shown)) * size, y - number * pitch, shown, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> Sheet:
        """Stroke a straight line."""
        self.operators.append(f"{width} w {x0} {y0} m {x1} {y1} l S")
        return self

    def bar(self, x: float, y: float, width: float, height: float, colour: str = "0 g") -> Sheet:
        """Fill a rectangle."""
        self.operators.append(f"q {colour} {x} {y} {width} {height} re f Q")
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Sheet:
        """Show a picture."""
        self.images += 1
        self.operators.append(f"q {width} 0 0 {height} {x} {y} cm /P Do Q")
        return self

    def table(self, x: float, y: float, widths: Sequence[float], rows: Sequence[Sequence[str]], *, height: float = 20,
              size: float = 10, filled: bool = False) -> Sheet:  # fmt: skip
        """A ruled table without merges; `filled` draws the rulings as thin rectangles. `y` is its upper edge."""
        edges = [x]
        for width in widths:
            edges.append(edges[-1] + width)
        bottom = y - height * len(rows)
        for number in range(len(rows) + 1):
            at = y - number * height
            self.bar(x, at - 0.25, edges[-1] - x, 0.5) if filled else self.rule(x, at, edges[-1], at)
        for edge in edges:
            self.bar(edge - 0.25, bottom, 0.5, y - bottom) if filled else self.rule(edge, bottom, edge, y)
        for number, row in enumerate(rows):
            for edge, cell in zip(edges, row, strict=False):
                for step, line in enumerate(cell.split("\n")):
                    self.text(edge + 5, y - number * height - size - 4 - step * size * 1.3, line, size)
        return self


def _square() -> bytes:
    """A TrueType font of two glyphs, nothing and a square."""
    points = struct.pack(">hhhhh", 1, 0, -120, 1000, 880) + struct.pack(">HH", 3, 0) + bytes([1] * 4)
    glyph = points + struct.pack(">hhhh", 0, 1000, 0, -1000) + struct.pack(">hhhh", -120, 0, 1000, 0)
    glyph += b"\0" * (-len(glyph) % 4)
    tables = {
        b"glyf": glyph,
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            0x10000,
            0x10000,
            0,
            0x5F0F3CF5,
            0,
            1000,
            0,
            0,
            0,
            -120,
            1000,
            880,
            0,
            8,
            2,
            1,
            0,
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 2
        ),
        b"hmtx": struct.pack(">HhHh", 1000, 0, 1000, 0),
        b"loca": struct.pack(">III", 0, 0, len(glyph)),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    head = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32)
    at, directory, body = 12 + 16 * len(tables), b"", b""
    for name, content in tables.items():
        directory += name + struct.pack(">III", 0, at + len(body), len(content))
        body += content + b"\0" * (-len(content) % 4)
    return head + directory + body


def pdf(*sheets: Sheet, mapped: bool | str = True, facts: Mapping[str, str] | None = None, trailer: str = "",
        compress: bool = False) -> bytes:  # fmt: skip
    """Return the file. `mapped`: whether the font has a map of characters, or the ranges of one (<from> <to> <first>)."""
    objects: dict[int, bytes] = {}

    def stream(content: bytes, entries: str = "") -> bytes:
        if compress and "/Filter" not in entries:
            content, entries = zlib.compress(content), entries + " /Filter /FlateDecode"
        return f"<< /Length {len(content)} {entries} >>\nstream\n".encode() + content + b"\nendstream"

    def packed(content: bytes, entries: str = "") -> bytes:
        return stream(zlib.compress(content, 9), entries + " /Filter /FlateDecode")

    fonts = "<< /F1 4 0 R /F2 4 0 R >>"
    to_unicode = "/ToUnicode 7 0 R" if mapped else ""
    objects[4] = (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [5 0 R] {to_unicode} >>".encode()
    )
    objects[5] = (b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
                  b"/Supplement 0 >> /FontDescriptor 6 0 R /DW 1000 /W [0 591 500 8192 8207 500] /CIDToGIDMap 10 0 R >>")  # fmt: skip
    objects[6] = (b"<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 "
                  b"/Descent -120 /CapHeight 700 /StemV 80 /FontFile2 9 0 R >>")  # fmt: skip
    ranges = (
        mapped
        if isinstance(mapped, str)
        else " ".join(f"<{n:02X}00> <{n:02X}FF> <{n:02X}00>" for n in range(100))
    )
    count = ranges.count("<") // 3
    more = "" if isinstance(mapped, str) else " endbfrange " + "100 beginbfrange " + " ".join(
        f"<{n:02X}00> <{n:02X}FF> <{n:02X}00>" for n in range(100, 200)) + " endbfrange 56 beginbfrange " + " ".join(
        f"<{n:02X}00> <{n:02X}FF> <{n:02X}00>" for n in range(200, 256))  # fmt: skip
    objects[7] = stream(_MAP.format(count, ranges + more).encode())
    objects[8] = stream(
        bytes(range(64)),
        "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8",
    )
    kids = []
    objects[9] = packed(_square(), f"/Length1 {len(_square())}")
    objects[10] = packed(b"\x00\x01" * 65536)
    number = 11
    for sheet in sheets:
        page, content = number, number + 1
        number += 2
        kids.append(f"{page} 0 R")
        wide, high = sheet.size
        notes = []
        for subtype, (x, y), operators in sheet.notes:
            look = f"/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font {fonts} >>"
            objects[number] = stream(operators.encode(), look)
            notes.append(f"<< /Type /Annot /Subtype /{subtype} /Rect [{x} {y} {x + 200} {y + 20}] /F 4 /Contents (x) "
                         f"/FT /Tx /T (t{number}) /AP << /N {number} 0 R >> >>")  # fmt: skip
            number += 1
        annotations = f"/Annots [{' '.join(notes)}]" if notes else ""
        objects[page] = (f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide} {high}] /Rotate {sheet.rotate} {sheet.extra} {annotations} "
                         f"/Resources << /Font {fonts} /XObject << /P 8 0 R >> >> /Contents {content} 0 R >>").encode()  # fmt: skip
        objects[content] = stream("\n".join(sheet.operators).encode())
    objects[1] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    told = "".join(f"/{key} <FEFF{value.encode('utf-16-be').hex()}> " for key, value in (facts or {}).items())
    objects[3] = f"<< {told}>>".encode()
    out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = {}
    for one in sorted(objects):
        places[one] = len(out)
        out += f"{one} 0 obj\n".encode() + objects[one] + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {number}\n0000000000 65535 f \n".encode()
    for one in range(1, number):
        out += f"{places.get(one, 0):010d} 00000 {'n' if one in places else 'f'} \n".encode()
    return (
        out
        + f"trailer\n<< /Size {number} /Root 1 0 R /Info 3 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
