"""Dates of publication: of the page's metadata and of the signature, as ISO dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from gxlint.document import Document, Paragraph, Span
from gxlint.structure.items import Item
from gxlint.structure.markers import part
from gxlint.structure.model import Fact
from gxlint.text import numerals
from gxlint.text.normal import fold, squeeze
from gxlint.text.patterns import lazy

_DIGITS = (
    r"(?P<y>[12][0-9]{3})\s*(?:年|[-/.])\s*(?P<m>[0-9]{1,2})\s*(?:月|[-/.])\s*(?P<d>[0-9]{1,2})\s*(?:日)?"
)
_HAN = r"(?P<hy>二[〇零○oO0]?[〇零○一二oO0][〇零○一二三四五六七八九oO0])年(?P<hm>[一二三四五六七八九十]{1,2})月(?P<hd>[一二三四五六七八九十]{1,3})日"
_DATE = lazy(_DIGITS)
_HAN_DATE = lazy(_HAN)
DATE_LINE = lazy(
    r"^(?:[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日|[12][0-9]{3}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|二[〇零○oO0].{2}年.{1,2}月.{1,3}日)$"
)
"""A squeezed line that is only a date."""
_B = r"\s{0,4}"
"""Blanks inside a label: 发 布 日 期, 日　期."""
_PUBLISHED = lazy(
    rf"(?:发{_B}布|公{_B}开|成{_B}文|生{_B}成|发{_B}文|更{_B}新|信{_B}息{_B}提{_B}供){_B}(?:时{_B}间|日{_B}期)"
    rf"|(?:^|[\s|·\-])(?:日{_B}期|时{_B}间)\s*:"
)
_SIGNED = lazy(r"^(?P<name>[^,。;:]{0,40}?)" + _DIGITS + r"$")
_NEAR = 24


def iso(year: int, month: int, day: int) -> str | None:
    """Return YYYY-MM-DD, None for a date that does not exist."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _of(found: re.Match[str]) -> str | None:
    return iso(int(found["y"]), int(found["m"]), int(found["d"]))


def _of_han(found: re.Match[str]) -> str | None:
    year = numerals.parse(re.sub("[oO0○]", "〇", found["hy"]))
    month, day = numerals.parse(found["hm"]), numerals.parse(found["hd"])
    return iso(year, month, day) if year and month and day else None


def published(document: Document, items: Sequence[Item]) -> list[Fact[str]]:
    """Return every publication date: metadata of the file, metadata lines of the page ("page"), the signature.

    A date that cannot be read (201836) gives none; a date of the narrative is none either.
    """
    found: list[Fact[str]] = []
    for key, value in document.metadata:
        hit = _DATE.search(fold(value)) if key == "published" else None
        date = _of(hit) if hit else None
        if date:
            found.append(Fact(date, "page", value))
    for item in items:
        if item.kind in ("front", "back"):
            found.extend(_on_page(item))
    found.extend(_signature(items))
    return found


def _on_page(item: Item) -> Iterator[Fact[str]]:
    text = item.text
    folded = fold(text)
    for label in _PUBLISHED.finditer(folded):
        hit = _DATE.search(folded, label.end(), label.end() + _NEAR)
        date = _of(hit) if hit else None
        if hit and date:
            yield Fact(
                date, "page", text[hit.start() : hit.end()].strip(), part(item.span, hit.start(), hit.end())
            )
    if item.kind == "front" and isinstance(item.block, Paragraph) and DATE_LINE.match(squeeze(text)):
        hit = _DATE.search(folded)
        date = _of(hit) if hit else None
        if date:
            yield Fact(date, "page", text, item.span)


def _signature(items: Sequence[Item]) -> Iterator[Fact[str]]:
    """The last paragraphs of the report: a date alone, or behind the agency's name."""
    last = [item for item in items if item.kind in ("back", "text")][-12:]
    for item in last:
        if not item.text or len(item.text) > 60 or item.number is not None:
            continue
        text = fold(item.text)
        hit = _SIGNED.match(text.strip())
        date = _of(hit) if hit else None
        span: Span | None = item.span
        if date is None and (han := _HAN_DATE.search(text)) is not None and len(text) <= 40:
            date = _of_han(han)
        if date and (item.kind == "back" or "年" in text):
            yield Fact(date, "signature", item.text, span)
