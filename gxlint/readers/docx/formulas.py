"""Formulas (OMML, ECMA-376 part 1, 22.1) as one line of text: a fraction with /, powers with ^, the rest in order."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gxlint.readers.docx.names import MATH, W

_JOINTS = {
    (MATH + "f", MATH + "den"): "/",
    (MATH + "sSup", MATH + "sup"): "^",
    (MATH + "sSub", MATH + "sub"): "_",
}
_TEXTS = frozenset((MATH + "t", W + "t"))
_DROPPED = frozenset((W + "del", W + "moveFrom"))


def formula(element: Element) -> str:
    """Return the text of a formula. Its depth does not matter: nothing here calls itself."""
    parts: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
        elif item.tag in _TEXTS:
            parts.append(item.text or "")
        elif item.tag not in _DROPPED:
            for child in reversed(item):
                waiting.append(child)
                joint = _JOINTS.get((item.tag, child.tag))
                if joint is not None:
                    waiting.append(joint)
    return "".join(parts).replace("\n", " ")
