"""A document and its mandated tables, read as an annual report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gxlint.document import Document, Paragraph
from gxlint.structure import (
    agencies,
    assemble,
    captions,
    choose,
    classify,
    contents,
    dates,
    declared,
    facts,
    furniture,
    further,
    gaps,
    headings,
    items,
    missing,
    parse,
    places,
    schools,
    titles,
    wrapped,
)
from gxlint.structure.headings import Candidate
from gxlint.structure.items import Item
from gxlint.structure.layout import Layout, decide, layouts
from gxlint.structure.markers import marker, part
from gxlint.structure.model import Fact, Heading, Report
from gxlint.tables.model import KeyedTable
from gxlint.text.patterns import lazy

_FALLBACK = "2008"
"""The grammar that reads a report of no known layout: any section in any order."""
_FEWEST_SECTIONS = 2
_ARTICLE = lazy(r"第[一二三四五六七八九十百]{1,5}条\s")
_NEAR_TITLE = 40
_INTRODUCTION, _READ = 12, 1500
"""Paragraphs, and characters of each, in which a report says what it is."""
_PUBLISHES = lazy(
    r"(?:现将?|特|兹)(?:向社会|予以)?(?:公布|公开|发布|编制|编写|报告|汇报|制作)[^。;；]{0,60}(?:信息|政务)公开[^。;；]{0,12}(?:年度报告|年报|工作报告)"
)
_SELF = lazy(
    r"编制(?:了|完成)?本(?:年度)?(?:报告|年报)|本(?:年度)?(?:工作)?(?:报告|年报)(?:中?所列|的?统计|的?电子版|由|是?根据|是?依据|是?按照)"
)
_UNNUMBERED = frozenset({"annex", "preface"})
_OWN = frozenset({"disclosure", "requests", "review", "interpretation"})
"""Sections that only a disclosure report has; a budget has an overview and fees too."""
_FULL_NAME = ("情况", "事项", "措施", "概述", "问题", "计划", "打算")


@dataclass(slots=True)
class _Reading:
    items: list[Item]
    tables: Sequence[KeyedTable] = ()
    further: Fact[str | None] = field(default_factory=lambda: Fact(None))
    loose: list[Candidate] = field(default_factory=list)
    first: int = 0
    last: int = -1


def build(
    document: Document, tables: Sequence[KeyedTable], *, layout: str | None = None, year: int | None = None
) -> Report:
    """Read a document as an annual report. Never raises, whatever the document holds.

    `tables` are the mandated tables found in it; their blocks are no text. `layout` and `year` override what is
    detected (evidence "option"); an unknown layout is ignored.
    """
    reading = _read(document, tables)
    walked, tables = reading.items, reading.tables
    title = titles.find(document, walked, reading.first)
    if title.item is not None and walked[title.item].kind == "text":
        _mark_titles(walked, title, reading.first)
    furniture.mark_front(walked, reading.first, title.item)
    contents.mark(walked, reading.first)
    furniture.mark_back(walked, reading.last)
    furniture.drop_inner(walked)
    stated = facts.period(walked, reading.first)
    dated = dates.published(document, walked)
    when = facts.fiscal_year(document, walked, reading.first, title, stated, year, tables, dated)
    academic = year is None and layout is None and schools.is_school_report(title.fact, walked, reading.first)
    if academic:
        when = Fact(None)  # a school year is no fiscal year
    announced = declared.find(walked, reading.first)
    named = agencies.named(walked, 0 if document.tabular else reading.first, title)
    if document.tabular and not named and (own := captions.agency(document)) is not None:
        named = [own]
    ids = [item.match.id for item in walked if item.kind == "heading" and item.match]
    kinds = {table.kind for table in tables}
    if any(item.heading and "统计表" in item.heading.name for item in walked):
        kinds.add("statistics")
    forms_seen = [table.form for table in tables if table.kind in ("disclosure", "requests") and table.form]
    which: Fact[str | None] = (
        Fact(None)
        if academic
        else decide(
            when.value,
            ids,
            [part_.id for part_ in announced.parts] if announced else [],
            kinds,
            forms_seen,
            layout,
        )
    )
    form = layouts()[which.value or _FALLBACK]
    parts = _parse(walked, form)
    report = Report(
        document=document,
        is_report=_is_report(title, walked, tables),
        title=title.fact,
        agency=agencies.own(named or agencies.on_page(walked, reading.first)),
        year=when,
        layout=which,
        sections=parts.sections,
        tables=list(tables),
        front=_paragraphs(walked[: reading.first], ("front", "title", "back")),
        preamble=[
            item.block
            for item in parts.opening
            if item.kind in ("text", "table", "row") and item.block is not None
        ],
        back=_paragraphs(walked[reading.first :], ("back",)),
        declared=announced,
        published=dated,
        agency_forms=agencies.forms(named),
        loose_headings=[_heading(walked[c.item], c) for c in reading.loose if walked[c.item].kind == "text"],
        period=stated,
        further=reading.further,
        school_year=academic,
    )
    if report.is_report and which.value is not None:
        opening = [block for block in report.preamble if isinstance(block, Paragraph)]
        if announced is not None:
            opening = [block for block in opening if block.span.line != announced.span.line]
        report.missing = missing.find(document, form, parts.sections, parts.missing, opening, tables)
    if document.tabular and not _narrates(report):
        report.is_report = report.is_report and bool(tables)
        report.lacks, report.missing = frozenset({"narrative"}), []
    return report


def _narrates(report: Report) -> bool:
    """Whether a workbook holds the report itself: a section without a table, with sentences under its heading."""
    return any(
        isinstance(block, Paragraph) and "。" in block.text
        for section in report.sections if section.id != "none" and not section.tables
        for block in section.blocks
    )  # fmt: skip


def _read(document: Document, tables: Sequence[KeyedTable]) -> _Reading:
    """Find the top headings, split what is glued to them, and settle what each stands for."""
    walked = titles.parted(wrapped.join(items.make(document, tables)))
    numbered, bare = headings.find(walked)
    another: Fact[str | None] = Fact(None)
    cut = further.begins(walked, numbered, bare)
    if cut is not None:
        another = Fact(walked[cut].text, "title", walked[cut].text, walked[cut].span)
        tables = [table for table in tables if table.block < walked[cut].index]
        numbered, bare = ([c for c in found if c.item < cut] for found in (numbered, bare))
        del walked[cut:]
    tops = choose.tops(walked, numbered, bare)
    settled = places.settle([(top.name, top.match) for top in tops])
    lost = gaps.lost(top.value or None for top in tops)
    chosen = {id(top) for top in tops}
    split: list[Item] = []
    by_item: dict[int, list[tuple[Candidate, int]]] = {}
    for order, top in enumerate(tops):
        by_item.setdefault(top.item, []).append((top, order))
    moved: dict[int, int] = {}
    for position, item in enumerate(walked):
        moved[position] = len(split)
        if position not in by_item:
            split.append(item)
            continue
        at = 0
        for top, order in by_item[position]:
            before = items.piece(item, at, top.start)
            if before is not None:
                split.append(before)
            heading = _heading(item, top)
            split.append(Item("heading", item.index, heading.span, None, number=item.number, heading=heading, match=settled[order],
                              lost=order in lost and settled[order].id not in _UNNUMBERED))  # fmt: skip
            at = top.end
        after = items.piece(item, at, len(item.text))
        if after is not None:
            split.append(after)
    loose = [c for c in bare if id(c) not in chosen and c.match.sure and c.name.endswith(_FULL_NAME)]
    for candidate in loose:
        candidate.item = moved[candidate.item]
    at_heading = [n for n, item in enumerate(split) if item.kind == "heading"]
    first = at_heading[0] if at_heading else len(split)
    last = at_heading[-1] if at_heading else -1
    return _Reading(split, tables, another, [c for c in loose if c.item > first], first, last)


def _heading(item: Item, top: Candidate) -> Heading:
    text = item.text[top.start : top.end]
    number = top.number
    printed = None
    if number is not None:
        printed = marker(number, item.span, top.start)
    return Heading(
        text=text.rstrip(),
        name=top.name,
        marker=printed,
        span=part(item.span, top.start, top.start + len(text.rstrip())),
        run_in=top.end < len(item.text) and not top.whole,
    )


def _mark_titles(walked: list[Item], title: titles.Title, first: int) -> None:
    """Mark the lines of the title and its repetitions before the first heading."""
    at, span = title.item or 0, title.fact.span
    for position, item in enumerate(walked[: min(first, at + _NEAR_TITLE)]):
        own = (
            span is not None
            and position <= at + 1
            and (span.line, span.column)
            <= (item.span.line, item.span.column)
            < (span.end_line, span.end_column)
        )
        if item.kind == "text" and (position == at or own or titles.is_title(item.text)):
            item.kind = "title"


def _parse(walked: Sequence[Item], form: Layout) -> assemble.Parts:
    repaired = parse.repair(form.grammar, classify.steps(walked, form))
    return assemble.assemble(parse.parse(form.grammar, repaired), form)


def _paragraphs(walked: Sequence[Item], kinds: tuple[str, ...]) -> list[Paragraph]:
    return [item.block for item in walked if item.kind in kinds and isinstance(item.block, Paragraph)]


def _introduces_itself(walked: Sequence[Item]) -> bool:
    """Whether one of the first paragraphs says: 现公布…信息公开年度报告, 编制本报告 with a statistics period."""
    for item in [item for item in walked if item.kind == "text"][:_INTRODUCTION]:
        text = item.text[:_READ]
        if _PUBLISHES.search(text) or ("条例" in text and _SELF.search(text)):
            return True
    return False


def _is_report(title: titles.Title, walked: Sequence[Item], tables: Sequence[KeyedTable]) -> bool:
    """A title, a mandated table, or two sections that are known for certain make an annual report; so does one of them
    with a sentence that says what the text is.

    A regulation on disclosure has chapters of the same names; its articles tell it.
    """
    if title.fact.value is not None or tables:
        return True
    known = {item.match.id for item in walked if item.kind == "heading" and item.match and item.match.sure}
    known -= {"none", "annex", "preface"}
    few = len(known) < _FEWEST_SECTIONS or not known & _OWN
    if few and not (known and _introduces_itself(walked)):
        return False
    return sum(1 for item in walked if _ARTICLE.match(item.text)) < _FEWEST_SECTIONS
