"""Make the pictures of the html output anew: `python docs/pictures/html_report.py`. Needs chromium and Chinese fonts.

The report is the fixture of an agency that does not exist, with a few slips put in.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.browser import PROGRAM, browser  # noqa: E402

REPORT = ROOT / "fixtures" / "2021" / "槐荫河市市场监督管理局2022.html"
SLIPS = (
    ("新收政府信息公开申请6件", "新收政府信息公开申请8件"),
    ("落实公开属性源头认定制度", "截止2022年底,落实公开属性源头认定制度"),
    ("一是公开内容不够丰富。", "一是公开内容不够丰富。。"),
    (
        "(七)总计</p></td><td rowspan='1' colspan='1'><p>5</p>",
        "(七)总计</p></td><td rowspan='1' colspan='1'><p>7</p>",
    ),
)
WIDTH = 1200
PICTURES = (("html-report.png", False, "document.querySelector('#r1')", 0, 1250),
            ("html-report-table.png", False, "document.querySelector('#r1-t')", 16, 1330),
            ("html-report-text.png", True, "document.querySelector('#r1-x')", 16, 900))  # fmt: skip
"""Name, whether dark, what it begins with, pixels above that, height."""
_COLOURS = 256


def main() -> int:
    """Write the pictures."""
    if PROGRAM is None:
        print("there is no chromium on this machine")
        return 1
    with tempfile.TemporaryDirectory() as folder, browser() as one:
        report, page = Path(folder, REPORT.name), Path(folder, "page.html")
        text = REPORT.read_text("utf-8")
        for right, wrong in SLIPS:
            if right not in text:
                raise SystemExit(f"the fixture no longer has {right}")
            text = text.replace(right, wrong, 1)
        report.write_text(text, "utf-8")
        command = [
            sys.executable,
            "-m",
            "gxlint",
            "check",
            "--no-config",
            "--format",
            "html",
            "--output",
            page.name,
            report.name,
        ]
        subprocess.run(command, cwd=folder, env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}, check=False)
        for name, dark, start, above, height in PICTURES:
            one.open(page, width=WIDTH, height=height, dark=dark)
            top = 0 if not above else one.value(f"{start}.getBoundingClientRect().top + scrollY") - above
            clip = {"x": 0, "y": top, "width": WIDTH, "height": height, "scale": 1}
            (HERE / name).write_bytes(smaller(one.picture(clip=clip)))
            print(name, (HERE / name).stat().st_size)
    return 0


def smaller(png: bytes) -> bytes:
    """Return a picture of the browser with at most 256 colours, the nearest for each that it had."""
    width, height, rows = _pixels(png)
    counted: Counter[bytes] = Counter()
    for row in rows:
        counted.update(row[at : at + 3] for at in range(0, len(row), 3))
    palette = [colour for colour, _ in counted.most_common(_COLOURS)]
    index = {colour: at for at, colour in enumerate(palette)}
    for colour in counted:
        if colour not in index:
            index[colour] = min(range(len(palette)), key=lambda at: sum((a - b) ** 2 for a, b in zip(colour, palette[at], strict=True)))  # fmt: skip
    packed = b"".join(b"\0" + bytes(index[row[at : at + 3]] for at in range(0, len(row), 3)) for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(packed, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _pixels(png: bytes) -> tuple[int, int, list[bytes]]:
    """Read a PNG of eight bits a channel: width, height, and each row as red, green, blue."""
    at, data, width, height, size = 8, b"", 0, 0, 3
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, chunk = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", chunk[:10])
            size = {(8, 2): 3, (8, 6): 4}[depth, colour]
        elif kind == b"IDAT":
            data += chunk
        at += length + 12
    raw = zlib.decompress(data)
    before, rows = bytearray(width * size), []
    for number in range(height):
        start = number * (width * size + 1)
        line = bytearray(raw[start + 1 : start + 1 + width * size])
        _unfiltered(raw[start], line, before, size)
        before = line
        rows.append(bytes(line) if size == 3 else bytes(line[at] for at in range(len(line)) if at % 4 != 3))
    return width, height, rows


def _unfiltered(kind: int, line: bytearray, above: bytearray, size: int) -> None:
    """Undo the filter of one row (PNG specification, 9)."""
    for at in range(len(line)):
        left = line[at - size] if at >= size else 0
        if kind == 1:
            line[at] = (line[at] + left) & 255
        elif kind == 2:
            line[at] = (line[at] + above[at]) & 255
        elif kind == 3:
            line[at] = (line[at] + (left + above[at]) // 2) & 255
        elif kind == 4:
            corner = above[at - size] if at >= size else 0
            guess = left + above[at] - corner
            nearest = min((abs(guess - left), 0, left), (abs(guess - above[at]), 1, above[at]), (abs(guess - corner), 2, corner))  # fmt: skip
            line[at] = (line[at] + nearest[2]) & 255


if __name__ == "__main__":
    raise SystemExit(main())
