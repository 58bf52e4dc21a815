"""What lies over the cells of an .xlsx: pictures, which hide what stands below them, and boxes of text (20.5)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gxlint.readers.docx.package import Package
from gxlint.readers.errors import Unreadable
from gxlint.readers.sheets.model import Sheet
from gxlint.readers.sheets.tags import child, children, number, tag

_PICTURES = ("pic", "graphicFrame")


def read_drawings(package: Package, part: str, sheet: Sheet) -> list[str]:
    """Add the pictures and texts of a sheet's drawing; return the parts that are broken, whose texts are lost."""
    broken: list[str] = []
    for arrow in package.relationships(part):
        if arrow.kind != "drawing" or arrow.target is None or not package.has(arrow.target):
            continue
        try:
            root = package.xml(arrow.target)
        except Unreadable as refused:
            if refused.reason != "broken-xml":
                raise
            broken.append(arrow.target)
            continue
        for anchor in root.iter():
            if tag(anchor).endswith("Anchor"):
                _anchored(anchor, sheet)
    return broken


def _anchored(anchor: Element, sheet: Sheet) -> None:
    corner = child(anchor, "from")
    at = (0, 0) if corner is None else (_index(corner, "row"), _index(corner, "col"))
    for shape in anchor.iter():  # also in groups, and in what other programs choose from
        if tag(shape) in _PICTURES:
            sheet.pictures.append(at)
        elif tag(shape) == "sp":
            body = child(shape, "txBody")
            lines = [] if body is None else [_line(paragraph) for paragraph in children(body, "p")]
            sheet.floating += [(at, line) for line in lines if line.strip()]


def _line(paragraph: Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter() if tag(one) == "t")


def _index(corner: Element, name: str) -> int:
    found = child(corner, name)
    return max(0, number(found.text if found is not None else None))
