"""Headings that lost the line break around them: 一、总体情况2023年,我局… and …报告如下:一、总体情况."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gxlint.structure import markers, names
from gxlint.structure.markers import Number
from gxlint.structure.names import Match
from gxlint.text.normal import INVISIBLE, fold
from gxlint.text.patterns import lazy

_INNER = lazy(r"[。:：;；!！)）”]\s*(?=[一二三四五六七八九十]{1,3}\s*[、.．])")
_WINDOW = 48
_MARKS = "。：:"
_MARK = lazy(r"[。：:]")
_ENDINGS = ("情况", "事项", "措施", "概述", "概况")
_SENTENCE = lazy(r"[,，。;；]")
_CONTINUES = frozenset("的和及与、以等并或;,，；)）”》（(中")
# How a sentence begins that was glued to a heading.
_STARTER = lazy(
    r"(?:[12][0-9]{3}年|[0-9]|我|本|全[年市县区镇乡局省]|今年|去年|上年|截[至止]|按照|根据|依据|为(?:了|进|深|切|保|做|贯)|"
    r"\(一\)|\(1\)|一是|1[.、]|一年来|自|由于|通过|在|中心|无|没有|未|严格|认真|坚持|市|县|区|各|目前|尽管|虽然|对照|主要)"
)
_SPLIT_AT_CLOSING = lazy(
    r".{2,28}?(?:情况|措施|事项|概述|概况|打算|计划)(?=\s*(?:[12][0-9]{3}年|我[局委办厅镇乡县区市们中]|本[年局委办单机部级]|全年|今年|截[至止]|"
    r"按照|根据|[(（]一[)）]|一是|一年来|\s))"
)


class Glued(NamedTuple):
    """A section name at the head of more text: the name ends at `name_end`, its end mark and blanks at `end`."""

    name_end: int
    end: int
    match: Match


def prefix(text: str, begin: int, *, at_end: bool = False) -> Glued | None:
    """Return the known section name that stands at `begin` with a sentence glued to it, None otherwise.

    With `at_end` a name that ends the text counts too. Only names that are known for certain are split off.
    """
    window = text[begin : begin + _WINDOW]
    found = _listed(text, begin, window, at_end)
    if found is not None:
        return found
    cut = _SPLIT_AT_CLOSING.match(window)
    if cut is None:
        return None
    match = names.recognise(cut.group())
    if not match.sure:
        return None
    return Glued(begin + cut.end(), _skip(text, begin + cut.end()), match)


def _listed(text: str, begin: int, window: str, at_end: bool) -> Glued | None:
    """Try the listed spellings, the longest first; the words that count for nothing in a name may stand or not."""
    if window.lstrip()[:1] not in names.initials():
        return None
    characters, offsets = [], []
    folded = fold(window)
    for offset, character in enumerate(folded):
        if character.isspace() or character in INVISIBLE or character in names.FILLERS:
            continue
        if character == "以" and folded[offset + 1 : offset + 2] == "及":
            continue
        characters.append(character)
        offsets.append(offset)
    plain = "".join(characters)
    for name in names.spellings().get(plain[:2], ()):
        if not plain.startswith(name):
            continue
        name_end = begin + offsets[len(name) - 1] + 1
        end = _skip(text, name_end)
        rest = text[end:]
        match = names.exact(text[begin:name_end])
        if match is None or not match.sure:
            continue
        if not rest:
            return Glued(name_end, end, match) if at_end else None
        if text[end - 1] in _MARKS or _STARTER.match(fold(rest[:8])):
            return Glued(name_end, end, match)
        blank = end > name_end
        if (
            rest[0] not in _CONTINUES
            and (blank or (len(name) >= 6 and len(rest) >= 15))
            and _SENTENCE.search(rest[:120])
        ):
            return Glued(name_end, end, match)
        return None
    return None


def run_in(text: str, begin: int) -> Glued | None:
    """Return the section name at `begin` that a mark ends in the middle of a paragraph: 二、主动公开情况。全年…"""
    mark = _MARK.search(text, begin, begin + _WINDOW)
    if mark is None or not text[begin : mark.start()].rstrip().endswith(_ENDINGS):
        return None
    match = names.recognise(text[begin : mark.start()])
    if not match.sure or _SENTENCE.search(text, begin, mark.start()):
        return None
    return Glued(mark.start(), _skip(text, mark.start()), match)


def _skip(text: str, end: int) -> int:
    """Return the offset after the end mark and blanks of a heading."""
    while end < len(text) and (text[end].isspace() or text[end] in _MARKS):
        end += 1
    return end


def inner_numbers(text: str, after: int) -> Iterator[tuple[int, Number]]:
    """Yield (offset, numeral) of every 一、 that follows the end of a sentence inside a paragraph."""
    for boundary in _INNER.finditer(text, after):
        number = markers.read(text[boundary.end() : boundary.end() + 12])
        if number is not None and number.style == "han":
            yield boundary.end(), number
