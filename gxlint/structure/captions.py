"""What a workbook says of itself: year and agency in the titles above its tables and in the names of its sheets.

A year counts only where no other stands there (a workbook may hold several years), and never one of a full date, which
is the day the form was filled in.
"""

from __future__ import annotations

from collections.abc import Iterator

from gxlint.document import Document, Paragraph
from gxlint.structure import titles
from gxlint.structure.markers import part
from gxlint.structure.model import Fact
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

_YEAR = lazy(r"(?<![0-9])(20[0-9]{2})\s*年\s*度?(?!\s*[0-9]{1,2}\s*月)")
_SHEET_YEAR = lazy(r"(20[0-9]{2})(?:\s*年\s*度?)?")
_NAME = lazy(r"\s*(?P<name>[一-鿿]{4,40}?)\s*(?=20[0-9]{2}\s*年|政府信息|信息公开|政务公开)")
_LONGEST = 80


def year(document: Document) -> Fact[int | None] | None:
    """Return the one year that titles and names of sheets give, None where they give none or several."""
    found: Fact[int | None] | None = None
    for fact in _years(document):
        if found is not None and found.value != fact.value:
            return None
        found = found or fact
    return found


def _years(document: Document) -> Iterator[Fact[int | None]]:
    sheets: set[str] = set()
    for block in document.blocks:
        sheet = (block.source or "").rpartition("!")[0]
        if sheet not in sheets:
            sheets.add(sheet)
            if named := _SHEET_YEAR.fullmatch(sheet.strip()) or _YEAR.search(fold(sheet)):
                yield Fact(int(named[1]), "tables", sheet)
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST:
            for hit in _YEAR.finditer(fold(block.text)):
                yield Fact(int(hit[1]), "tables", block.text, part(block.span, *hit.span()))


def agency(document: Document) -> Fact[str] | None:
    """Return the agency that the first title with one begins with: 青石县水务局2023年…."""
    for block in document.blocks:
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST:
            continue
        hit = _NAME.match(fold(block.text))
        if hit is not None and titles.is_agency(hit["name"]):
            return Fact(hit["name"], "tables", block.text, part(block.span, *hit.span("name")))
    return None
