"""Drawings: the text boxes and pictures in them, old (VML) and new, and the choice between both spellings.

Word writes a drawing twice, for itself and for older programs (mc:AlternateContent); exactly one is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gxlint.readers.docx.names import (
    ALTERNATE,
    CHART,
    CHOICE,
    DIAGRAM,
    FALLBACK,
    TEXT_BOX,
    VML,
    WP,
    A,
)
from gxlint.text.patterns import lazy

_UNDERSTOOD = frozenset(
    ("w14", "w15", "w16", "w16cex", "w16cid", "w16du", "w16sdtdh", "w16se", "wp14", "wps", "wpg", "wpc", "wpi", "a14",
     "a16", "cx", "cx1", "cx2", "cx4", "v", "o", "w10", "wne", "am3d", "aink", "wpsCustomData")
)  # fmt: skip
"""Prefixes of the extensions the reader looks into, or whose meaning does not matter to it."""
_PICTURES = frozenset((A + "blip", VML + "imagedata", CHART + "chart", DIAGRAM + "relIds"))
_FRAMES = frozenset((WP + "inline", WP + "anchor"))
_SHAPES = frozenset((VML + "shape", VML + "rect", VML + "group", VML + "roundrect"))
_WIDTH = lazy(r"(?:^|;)\s{0,9}width\s{0,9}:\s{0,9}([0-9]{1,6}(?:\.[0-9]{1,9})?)\s{0,9}(pt|in|cm|mm|px)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, None: 0.75}
_EMU = 12_700
_LOOKS = 50
"""Alternatives in one drawing whose branches are compared: nested ones would cost time by the square."""


def choose(alternate: Element, *, look: bool = True) -> Element | None:
    """Return the branch of a `mc:AlternateContent` to read, None when it has none.

    `look`: whether the branches may be searched for text boxes, which takes time by their size.
    """
    fallback = alternate.find(FALLBACK)
    for choice in alternate.findall(CHOICE):
        needed = choice.get("Requires", "").split()
        if fallback is None or all(prefix in _UNDERSTOOD for prefix in needed):
            if look and fallback is not None and _has_box(fallback) and not _has_box(choice):
                # Some programs leave the text only in the old spelling.
                return fallback
            return choice
    return fallback


def _has_box(element: Element) -> bool:
    return next(element.iter(TEXT_BOX), None) is not None


@dataclass(slots=True)
class Drawing:
    """What is in a drawing: text boxes, words of WordArt, and the widths of pictures in points (None: unsaid)."""

    boxes: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    pictures: list[float | None] = field(default_factory=list)


def look_into(element: Element) -> Drawing:
    """Return what stands in a `w:drawing`, `w:pict` or `w:object`, in document order."""
    found = Drawing()
    width: float | None = None
    looks = _LOOKS
    waiting = [element]
    while waiting:
        item = waiting.pop()
        tag = item.tag
        if tag == TEXT_BOX:
            found.boxes.append(item)
            continue
        if tag == ALTERNATE:
            looks -= 1
            branch = choose(item, look=looks >= 0)
            if branch is not None:
                waiting.append(branch)
            continue
        if tag in _PICTURES:
            found.pictures.append(width)
        elif tag in _FRAMES:
            extent = item.find(WP + "extent")
            size = extent.get("cx", "") if extent is not None else ""
            width = int(size) / _EMU if size.isascii() and size.isdigit() and len(size) < 16 else None
        elif tag in _SHAPES:
            said = _WIDTH.search(item.get("style", ""))
            width = float(said[1]) * _POINTS[said[2]] if said else None
        elif tag == VML + "textpath":
            words = item.get("string", "").strip()
            if words:
                found.words.append(words)
        waiting.extend(reversed(item))
    return found
