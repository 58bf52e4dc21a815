"""The few declarations of a style attribute that change what a reader sees: hidden, bold, centred, block."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gxlint.text.patterns import lazy

_DECLARATION = lazy(r"([a-z-]{1,40})\s*:\s*([^;]{1,200})")
_NO_SIZE = lazy(r"\s*0+(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:!important)?\s*")
_HEADING_FACES = ("黑体", "simhei", "小标宋", "楷体", "kaiti", "xbsfont", "heiti")
_BLOCKS = frozenset({"block", "flex", "grid", "list-item", "table"})


class Style(NamedTuple):
    """What a style attribute says; None where it says nothing.

    `face` is true for the faces that official documents use for titles and headings (黑体, 小标宋, 楷体).
    `raised`: as a note is; `tiny`: of no size at all.
    """

    hidden: bool = False
    bold: bool | None = None
    center: bool | None = None
    face: bool | None = None
    block: bool = False
    pre: bool | None = None
    list_style: str | None = None
    raised: bool | None = None
    tiny: bool | None = None


PLAIN = Style()


@lru_cache(maxsize=4096)
def parse(text: str) -> Style:
    """Read a style attribute; whatever is not understood says nothing."""
    found = dict(_DECLARATION.findall(text[:2000].lower()))
    if not found:
        return PLAIN
    display = found.get("display", "").strip().removesuffix("!important").strip()
    hidden = (
        display == "none"
        or found.get("visibility", "").startswith("hidden")
        or "all" in found.get("mso-hide", "")
    )
    weight = found.get("font-weight", "").strip()
    bold = None if not weight else weight.startswith("bold") or weight[:3] in {"600", "700", "800", "900"}
    align = found.get("text-align", "").strip()
    face = found.get("font-family", "")
    space = found.get("white-space", "").strip()
    listed = found.get("list-style-type") or found.get("list-style")
    return Style(
        hidden,
        bold,
        align.startswith("center") if align else None,
        any(name in face for name in _HEADING_FACES) if face else None,
        # What floats stands beside the text that follows it: a number before its heading.
        display in _BLOCKS and found.get("float", "none").strip() == "none",
        space.startswith("pre") if space else None,
        listed.strip() if listed else None,
        found["vertical-align"].strip().startswith("super") if "vertical-align" in found else None,
        _NO_SIZE.fullmatch(found["font-size"]) is not None if "font-size" in found else None,
    )
