"""Required sections that stand nowhere, and where their subject is covered otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from gxlint import resources
from gxlint.document import Document, Paragraph, Span
from gxlint.structure import names
from gxlint.structure.layout import Layout
from gxlint.structure.markers import part
from gxlint.structure.model import Missing, Section
from gxlint.tables.model import KeyedTable
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

_WHOLE = {"review": "litigation"}
"""A section whose subject another one holds half of."""


@resources.derived
@cache
def _sentences(section: str) -> re.Pattern[str] | None:
    patterns = resources.data("sections.yaml")["sections"].get(section, {}).get("sentence")
    return lazy("|".join(patterns)) if patterns else None


def find(
    document: Document,
    layout: Layout,
    sections: Sequence[Section],
    absent: Sequence[tuple[str, int]],
    opening: Sequence[Paragraph],
    tables: Sequence[KeyedTable],
) -> list[Missing]:
    """Return the required sections without a heading of their own, in the order of the layout.

    `absent` are those the grammar missed, with the section before which each should stand (fixed layouts). The
    text of `opening` counts only where the report has no section at all.
    """
    present = {section.id for section in sections}
    for section in sections:
        present.update(section.also)
    needed = [required for required in layout.required if required not in present]
    if not needed:
        return []
    body = [section for section in sections if section.id != "annex"]
    subs, statistics, where = _sub_headings(body), _statistics(sections, tables), dict(absent)
    free = {} if layout.fixed else _left_free(sections, needed)
    found = []
    for required in needed:
        covered, place = _covered(required, body, subs, opening)
        if not covered and statistics is not None and required in layout.statistics:
            covered, place = "statistics", statistics
        span = _expected_place(document, layout, required, sections, where.get(required, free.get(required)))
        found.append(Missing(required, span, covered, place))
    return found


def _left_free(sections: Sequence[Section], needed: Sequence[str]) -> dict[str, int]:
    """Return where the numerals leave room for the sections needed, when they leave it for just as many."""
    places: list[int] = []
    last = 0
    for index, section in enumerate(sections):
        if section.number is not None:
            if 0 < section.number - last - 1 <= len(needed):
                places += [index] * (section.number - last - 1)
            last = section.number
    return dict(zip(needed, places, strict=True)) if len(places) == len(needed) else {}


def _expected_place(
    document: Document, layout: Layout, required: str, sections: Sequence[Section], before: int | None
) -> Span:
    if before is None and required in layout.order:
        rank = {section: n for n, section in enumerate(layout.order)}
        behind = [
            n
            for n, section in enumerate(sections)
            if rank.get(section.id, len(rank)) > rank[required] and section.id in rank
        ]
        before = behind[0] if behind else None
    if before is not None and before < len(sections):
        return sections[before].heading.span
    last = max(len(document.lines), 1)
    width = len(document.lines[-1]) if document.lines else 0
    return Span(last, 1, last, width + 1)


def _sub_headings(sections: Sequence[Section]) -> dict[str, Span]:
    """Return the first sub-heading on each section's subject."""
    found: dict[str, Span] = {}
    for section in sections:
        for sub in section.subs:
            match = names.recognise(sub.heading.name)
            if match.sure or match.kind == "weak":
                for subject in (match.id, *match.also):
                    found.setdefault(subject, sub.heading.span)
    return found


def _covered(
    required: str, body: Sequence[Section], subs: dict[str, Span], opening: Sequence[Paragraph]
) -> tuple[str, Span | None]:
    half = _WHOLE.get(required, required)
    place = subs.get(required) or subs.get(half)
    if place is not None:
        return "sub-heading", place
    for section in body:
        if section.id == half:
            return "sentence", section.heading.span
    pattern = _sentences(required)
    if pattern is not None:
        texts = [block for section in body for block in section.blocks if isinstance(block, Paragraph)]
        for block in texts if body else opening:
            found = pattern.search(fold(block.text)) if "|" not in block.text else None
            if found:
                return "sentence", part(block.span, *found.span())
    return "", None


def _statistics(sections: Sequence[Section], tables: Sequence[KeyedTable]) -> Span | None:
    """Return the place of the statistics table, also of one that could not be read."""
    for table in tables:
        if table.kind == "statistics":
            return table.span
    return next((s.heading.span for s in sections if s.id == "annex" and "统计表" in s.heading.name), None)
