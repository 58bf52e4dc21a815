"""The styles of an .xlsx: for each cell format its number format, whether it draws lines, whether it strikes out."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from gxlint.readers.sheets.numbers import BUILT_IN
from gxlint.readers.sheets.tags import child, children, is_on, number, tag


class Style(NamedTuple):
    """What a cell format says of what is shown; `code` a number format."""

    code: str = "General"
    ruled: bool = False
    struck: bool = False


PLAIN = Style()
_SIDES = ("left", "right", "top", "bottom", "start", "end")


def read_styles(root: Element | None) -> list[Style]:
    """Return the cell formats in their order (18.8.10 cellXfs); none without the part."""
    if root is None:
        return []
    codes = {
        **BUILT_IN,
        **{number(one.get("numFmtId")): one.get("formatCode", "") for one in _list(root, "numFmts")},
    }
    borders = [_ruled(border) for border in _list(root, "borders")]
    fonts = [struck(font) for font in _list(root, "fonts")]
    return [
        Style(codes.get(number(one.get("numFmtId")), "General"), _at(borders, one.get("borderId")),
              _at(fonts, one.get("fontId")))
        for one in _list(root, "cellXfs")
    ]  # fmt: skip


def struck(properties: Element | None) -> bool:
    """Whether a font or the properties of a run cross the text out."""
    strike = None if properties is None else child(properties, "strike")
    return strike is not None and is_on(strike.get("val"))


def _list(root: Element, name: str) -> list[Element]:
    found = child(root, name)
    return [] if found is None else list(found)


def _ruled(border: Element) -> bool:
    return any(side.get("style", "none") != "none" for side in children(border) if tag(side) in _SIDES)


def _at(values: list[bool], index: str | None) -> bool:
    at = number(index)
    return 0 <= at < len(values) and values[at]
