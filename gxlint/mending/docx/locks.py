"""What in a main part must not be changed by hand, because the word processor would put the old text back."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from gxlint.mending.docx.outline import Outline
from gxlint.readers.docx.names import (
    CHOICE,
    FALLBACK,
    FLD_CHAR,
    FLD_CHAR_TYPE,
    INSTR,
    SDT_PR,
    W,
)

_FIELD, _CONTROL, _INSTRUCTION = W + "fldSimple", W + "sdt", W + "instrText"
_BOUND = (W + "dataBinding", "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding")
_STANDS = re.compile(r"\s*(?:HYPERLINK|FILLIN|MACROBUTTON|GOTOBUTTON)\b", re.IGNORECASE)
"""Fields whose result a person may write over: it is not computed again."""


class Locks:
    """Asks, for an element of the main part, what would overwrite it."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline

    def of(self, element: int) -> str:
        """Return "field", "bound" or "twice" (see NotEditable), "" for an element that may be changed."""
        outline = self._outline
        for around in outline.path(element):
            tag, node = outline.tags[around], outline.nodes[around]
            if tag in (CHOICE, FALLBACK):
                return "twice"
            if node is None:
                continue
            if tag == _FIELD and not _STANDS.match(node.get(INSTR, "")):
                return "field"
            if tag == _CONTROL:
                properties = node.find(SDT_PR)
                if properties is not None and any(properties.find(name) is not None for name in _BOUND):
                    return "bound"
        at = bisect_right(self._fields, (element,)) - 1
        return "field" if at >= 0 and element < self._fields[at][1] else ""

    @cached_property
    def _fields(self) -> list[tuple[int, int]]:
        """From where to where (elements) fields reach whose result is computed; nested ones count with the outer."""
        outline = self._outline
        found: list[tuple[int, int]] = []
        waiting: list[tuple[int, list[str]]] = []
        for at, tag in enumerate(outline.tags):
            node = outline.nodes[at]
            if tag == _INSTRUCTION and waiting and node is not None:
                waiting[-1][1].append(node.text or "")
            elif tag == FLD_CHAR and node is not None:
                kind = node.get(FLD_CHAR_TYPE)
                if kind == "begin":
                    waiting.append((at, []))
                elif kind == "end" and waiting:
                    begin, words = waiting.pop()
                    if not _STANDS.match("".join(words)):
                        while found and found[-1][0] > begin:
                            found.pop()
                        found.append((begin, at))
        return sorted(found)
