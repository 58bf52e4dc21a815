"""Page furniture: what stands around a report on a web page, kept apart and never taken for text of the report."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gxlint import resources
from gxlint.document import Paragraph
from gxlint.structure.dates import DATE_LINE
from gxlint.structure.items import Item
from gxlint.text.normal import squeeze
from gxlint.text.patterns import lazy

_SENTENCE_END = frozenset("。；！？;")
_LONGEST = 160
_MENU_ENTRY = 16
_TAIL = 60


class _Patterns(NamedTuple):
    metadata: re.Pattern[str]
    page: re.Pattern[str]
    page_number: re.Pattern[str]
    attachment: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = resources.data("words/furniture.yaml")
    return _Patterns(*(lazy(data[name]) for name in ("metadata", "page", "page_number", "attachment")))


def is_furniture(block: Paragraph) -> bool:
    """Whether a paragraph is furniture or metadata of the page by its own words, or because the format says so."""
    if block.role in ("furniture", "metadata"):
        return True
    text = block.text
    if len(text) > _LONGEST or text[-1] == "。":
        return False
    plain = squeeze(text)
    patterns = _patterns()
    return not plain or patterns.page.search(plain) is not None or patterns.metadata.match(plain) is not None


def is_page_number(block: Paragraph) -> bool:
    """Whether a paragraph is only the page number of a print."""
    return len(block.text) <= 14 and _patterns().page_number.match(squeeze(block.text)) is not None


def mark_front(items: list[Item], until: int, title: int | None) -> None:
    """Mark furniture among the items before `until` (the first heading) as "front".

    In front of the title (an item position) a short line that is no sentence is furniture too.
    """
    for position, item in enumerate(items[:until]):
        block = item.block
        if item.kind != "text" or not isinstance(block, Paragraph):
            continue
        text = block.text
        if (
            is_furniture(block)
            or DATE_LINE.match(squeeze(text))
            or _is_scrap(text, title is not None and position < title)
        ):
            item.kind = "front"


def _is_scrap(text: str, before_title: bool) -> bool:
    """Whether a line before the report is a scrap of the page: no word at all, or no sentence and above the title."""
    if before_title and len(text) <= 40 and not _SENTENCE_END & set(text):
        return True
    return len(text) <= 3 and not any("一" <= ch <= "鿿" for ch in text)


def mark_back(items: list[Item], after: int) -> None:
    """Mark what follows the report as "back": furniture, menus behind it, page numbers, the signature and its date.

    `after` is the position of the last heading; nothing at or before it is touched.
    """
    last = len(items)
    first = max(after + 1, last - _TAIL)
    cut = last
    for position in range(last - 1, first - 1, -1):
        item = items[position]
        block = item.block
        if item.kind != "text" or not isinstance(block, Paragraph):
            break
        if is_furniture(block) or _patterns().attachment.search(block.text):
            cut = position
        elif len(block.text) > _MENU_ENTRY or _SENTENCE_END & set(block.text) or item.number is not None:
            break
    for item in items[cut:]:
        item.kind = "back"
    _mark_signature(items, cut, after)


def _mark_signature(items: list[Item], cut: int, after: int) -> None:
    """Mark the date below the text, and the agency's name above it, as "back" (also when the date is damaged)."""
    position = cut - 1
    if position <= after:
        return
    item = items[position]
    plain = squeeze(item.text)
    if item.kind != "text" or not plain:
        return
    damaged = plain.isascii() and plain.isdecimal() and 4 <= len(plain) <= 8 and plain.startswith("20")
    if not (DATE_LINE.match(plain) or damaged):
        return
    item.kind = "back"
    above = items[position - 1] if position - 1 > after else None
    if above is not None and above.kind == "text" and 4 <= len(above.text) <= 30 and above.number is None \
            and not _SENTENCE_END & set(above.text) and "," not in above.text and "，" not in above.text:  # fmt: skip
        above.kind = "back"


def drop_inner(items: list[Item]) -> None:
    """Mark page numbers of a print, and what the format calls furniture, as "back" wherever it stands."""
    for item in items:
        block = item.block
        if item.kind != "text" or not isinstance(block, Paragraph):
            continue
        if block.role in ("furniture", "metadata") or is_page_number(block):
            item.kind = "back"
