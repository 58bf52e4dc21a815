"""Fiscal year and statistics period, each with the evidence for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import PurePath

from gxlint.document import Document, Paragraph, Span
from gxlint.structure import captions, titles, witnesses
from gxlint.structure.items import Item
from gxlint.structure.markers import part
from gxlint.structure.model import Fact
from gxlint.tables.model import KeyedTable
from gxlint.text import numerals
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

_Y = r"(?P<year>20[0-9]{2}|二[〇零○][〇零○一二][〇零○一二三四五六七八九])"
_PERIOD = lazy(
    r"(?:统计|数据|时间|报告)[^。;]{0,16}(?:期限|时限|期间|时间|周期|范围)?[^。;0-9二]{0,12}"
    r"(?P<period>(?<![0-9])"
    + _Y
    + r"\s*年?\s*[0-9一]{1,2}\s*月\s*[0-9一]{1,2}\s*日?\s*(?:起)?\s*(?:至|到|-|—|~|止)+\s*"
    r"(?:(?:20[0-9]{2}|二.{3})\s*年?|当年|同年)?\s*[0-9一二十]{1,3}\s*月?\s*[0-9一二三十]{1,3}\s*日?)"
)
_OF_YEAR = lazy(
    r"(?<![0-9])" + _Y + r"\s*年?度?(?=[^。;,]{0,24}?(?:(?:信息|政务)公开|年度报告|工作报告|年报))"
)
_STATISTICS = lazy(r"统\s*计\s*表\s*[((]\s*" + _Y + r"\s*年")
_IN_TEXT = lazy(r"(?<![0-9〔\[(（])(20[0-9]{2})\s*年(?!\S{0,6}(?:工作打算|工作计划|工作思路|打算|计划))")
_YEAR_END = lazy(r"截[至止]到?\s*(20[0-9]{2})\s*年\s*(?:12\s*月\s*(?:31\s*日|底)|年?底|末)")
_WITHOUT_DOCUMENTS = lazy(r"《[^》]{0,120}》|\([^()]{0,60}\)|〔[^〕]{0,8}〕")
_FIRST, _LAST = 2000, 2099
_READ = 400


def _year(text: str) -> int | None:
    value = int(text) if text.isdecimal() else numerals.parse(text)
    return value if value is not None and _FIRST <= value <= _LAST else None


def period(items: Sequence[Item], until: int) -> Fact[str | None]:
    """Return the stated statistics period, literal (2016年1月1日至2016年12月31日).

    It is looked for before item `until` (the first heading), and in the first section where a preamble stands there.
    """
    for item in chain(items[:until], _first_section(items, until)):
        text = item.text
        if "月" not in text or not isinstance(item.block, Paragraph):
            continue
        found = _PERIOD.search(fold(text))
        if found:
            start, end = found.span("period")
            return Fact(text[start:end], "preamble", text[start:end], part(item.span, start, end))
    return Fact(None)


def _first_section(items: Sequence[Item], heading: int) -> Iterator[Item]:
    for item in items[heading + 1 :]:
        if item.kind == "heading":
            return
        if item.kind == "text":
            yield item


def fiscal_year(
    document: Document,
    items: Sequence[Item],
    until: int,
    title: titles.Title,
    stated: Fact[str | None],
    option: int | None,
    tables: Sequence[KeyedTable] = (),
    dated: Sequence[Fact[str]] = (),
) -> Fact[int | None]:
    """Return the fiscal year: option, title, period, preamble, statistics table, text, file name; never the publication date.

    A title that everything else contradicts yields to the period (see `witnesses`); `dated` are the publication dates.
    """
    if option is not None:
        return Fact(option, "option")
    of_period = re.match(_Y, fold(stated.value)) if stated.value else None
    period_year = _year(of_period.group()) if of_period else None
    value = titles.year(title.fact.value) if title.fact.value else None
    known = value is not None and _FIRST <= value <= _LAST
    if known and (
        period_year in (None, value) or not _overruled(value, period_year, items, until, tables, dated)
    ):
        return Fact(value, "title", title.fact.literal, title.fact.span)
    if period_year:
        return Fact(period_year, "period", stated.literal, stated.span)
    return (
        _in_preamble(items, until)
        or _in_statistics(items)
        or (captions.year(document) if document.tabular else None)
        or _in_text(items)
        or _as_of(items)
        or _in_name(document)
        or Fact(None)
    )


def _overruled(
    title: int | None,
    period: int | None,
    items: Sequence[Item],
    until: int,
    tables: Sequence[KeyedTable],
    dated: Sequence[Fact[str]],
) -> bool:
    if title is None or period is None:
        return False
    named = {fact.value for fact in _all_in_preamble(items, until) if fact.value is not None}
    body = witnesses.opening_years(items[until:], (title, period))
    signed = {int(date.value[:4]) for date in dated if date.evidence == "signature"}
    table = _in_statistics(items)
    captioned = table.value if table else None
    return witnesses.against(title, period, named, body, tables, signed, captioned) is not None


def _in_preamble(items: Sequence[Item], until: int) -> Fact[int | None] | None:
    return next(_all_in_preamble(items, until), None)


def _all_in_preamble(items: Sequence[Item], until: int) -> Iterator[Fact[int | None]]:
    for item in items[:until]:
        if item.kind != "text":
            continue
        text = fold(item.text[:2000])
        spans = [hit.span() for hit in _WITHOUT_DOCUMENTS.finditer(text)]
        for found in _OF_YEAR.finditer(text):
            if any(start <= found.start() < end for start, end in spans):
                continue
            value = _year(found["year"])
            if value:
                yield Fact(value, "preamble", found.group(), part(item.span, *found.span()))


def _in_statistics(items: Sequence[Item]) -> Fact[int | None] | None:
    for item in items:
        if "统" in item.text[:40] and len(item.text) < 80:
            found = _STATISTICS.search(fold(item.text))
            value = _year(found["year"]) if found else None
            if found and value:
                return Fact(value, "tables", item.text, part(item.span, *found.span()))
    return None


def _in_text(items: Sequence[Item]) -> Fact[int | None] | None:
    """The year that opens most paragraphs; a tie or a single mention decides nothing but itself."""
    counts: Counter[int] = Counter()
    places: dict[int, tuple[str, Span]] = {}
    for item in islice((i for i in items if i.kind in ("text", "heading")), _READ):
        found = _IN_TEXT.search(item.text[:24])
        if found:
            value = int(found.group(1))
            counts[value] += 1
            places.setdefault(value, (found.group(), part(item.span, *found.span())))
    best = counts.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    literal, span = places[best[0][0]]
    return Fact(best[0][0], "sections", literal, span)


def _as_of(items: Sequence[Item]) -> Fact[int | None] | None:
    """The year of 截至2023年12月31日, where the text knows only one such day."""
    found: Fact[int | None] | None = None
    for item in islice((i for i in items if i.kind == "text"), _READ):
        if "截" not in item.text:
            continue
        for hit in _YEAR_END.finditer(item.text):
            if found is not None and found.value != int(hit[1]):
                return None
            found = found or Fact(int(hit[1]), "sections", hit[0], part(item.span, *hit.span()))
    return found


def _in_name(document: Document) -> Fact[int | None] | None:
    name = PurePath(document.path).name
    if not any(word in name for word in ("公开", "年报", "年度报告")):
        return None
    found = re.search(r"(?<![0-9])(20[0-9]{2})(?![0-9])", name)
    return Fact(int(found.group(1)), "filename", name) if found else None
