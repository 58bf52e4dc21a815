"""Fields (域): only their result is text; the instruction is not (ECMA-376 part 1, 17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gxlint.readers.docx.names import FLD_CHAR, FLD_CHAR_TYPE
from gxlint.text.patterns import lazy

_CONTENTS = lazy(r"\s*(?:TOC|INDEX|TOA)\b", re.I)
_CIRCLED = lazy(
    r"\s*EQ\s*\\o(?:\\a[cdlr])?\s*[(（]\s*[○〇◯Oo□△◇]\s*[,;，]\s*([^,;()（）\\]{1,4}?)\s*[)）]\s*", re.I
)
_SHOWN = lazy(r"\s*(?:EQ|AUTONUM\w{0,4}|LISTNUM)\b", re.I)


def is_contents(instruction: str) -> bool:
    """Whether a field lists places of the document (a table of contents, an index)."""
    return _CONTENTS.match(instruction) is not None


@dataclass(slots=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    result: bool = False
    contents: bool = False


class Orphans:
    """The field characters of a part that have no partner; they would hide the rest of the document."""

    __slots__ = ("_alone", "_root")

    def __init__(self, root: Element) -> None:
        self._root = root
        self._alone: set[Element] | None = None

    def __contains__(self, element: Element) -> bool:
        # Most parts have no fields: nothing is searched before the first one is met.
        if self._alone is None:
            self._alone = _without_partner(self._root)
        return element in self._alone


def _without_partner(root: Element) -> set[Element]:
    waiting: list[Element] = []
    alone: set[Element] = set()
    for element in root.iter(FLD_CHAR):
        kind = element.get(FLD_CHAR_TYPE)
        if kind == "begin":
            waiting.append(element)
        elif kind == "end":
            if waiting:
                waiting.pop()
            else:
                alone.add(element)
    alone.update(waiting)
    return alone


class Fields:
    """The fields that are open at a place of a story; they reach over paragraphs.

    `hidden` is true inside an instruction, `contents` inside a table of contents.
    """

    __slots__ = ("_listing", "_open", "_orphans", "_unresolved", "contents", "hidden")

    def __init__(self, orphans: Orphans) -> None:
        self._open: list[_Field] = []
        self._orphans = orphans
        self._unresolved = self._listing = 0
        self.hidden = False
        self.contents = False

    def instruction(self, text: str) -> None:
        """Take a piece of an instruction."""
        if self._open and not self._open[-1].result:
            self._open[-1].instruction.append(text)

    def mark(self, element: Element) -> tuple[str, str | None]:
        """Take a `w:fldChar`.

        Returns what the field shows although it has no result (a circled number), and the instruction
        of a field whose text is shown by Word but cannot be known here.
        """
        kind = element.get(FLD_CHAR_TYPE)
        shown, lost = "", None
        if element in self._orphans:
            return shown, lost
        if kind == "begin":
            self._open.append(_Field())
            self._unresolved += 1
        elif self._open and kind == "separate":
            top = self._open[-1]
            self._unresolved -= not top.result
            self._listing -= top.contents
            top.result = True
            top.contents = is_contents("".join(top.instruction))
            self._listing += top.contents
        elif self._open and kind == "end":
            top = self._open.pop()
            self._unresolved -= not top.result
            self._listing -= top.contents
            if not top.result and not self._unresolved:
                shown, lost = _without_result("".join(top.instruction))
        self.hidden = self._unresolved > 0
        self.contents = self._listing > 0
        return shown, lost


def _without_result(instruction: str) -> tuple[str, str | None]:
    circled = _CIRCLED.fullmatch(instruction)
    if circled is not None:
        return _circle(circled[1]), None
    return "", instruction.strip()[:40] if _SHOWN.match(instruction) else None


def _circle(text: str) -> str:
    """Return the circled form of a number up to 20, other text as it is (带圈字符)."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 20:
        return chr(0x2460 + int(text) - 1)
    return text
