"""The year of the title against everything else in the report that says a year: the title alone may be the slip.

The title decides as a rule. It yields only where the stated statistics period and two more independent witnesses
agree on one other year, and none speaks for the title's: the preamble, the form of the tables, the title of the
statistics table, the date of the signature, the paragraphs of the sections (two where several open with that year).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from gxlint.structure.items import Item
from gxlint.tables.forms import table_form
from gxlint.tables.model import KeyedTable

_ENOUGH = 2
"""Witnesses needed beside the statistics period."""
_OPENING = 24
"""Characters of a paragraph that count as its beginning."""
_AHEAD = frozenset({"problems", "plans"})


def against(
    title_year: int,
    period_year: int | None,
    preamble: Collection[int],
    body: Counter[int],
    tables: Sequence[KeyedTable],
    signed: Collection[int] = (),
    captioned: int | None = None,
) -> int | None:
    """Return the year that overrules the title's, None where the title stands.

    `preamble` are the years the preamble names for the report, `body` how many paragraphs of the sections each year
    opens, `signed` the years of the dates below the text, `captioned` the year in the title of the statistics table. Any witness for the title's own year keeps it.
    """
    if period_year is None or period_year == title_year:
        return None
    heard = [
        set(preamble) == {period_year} if preamble else None,
        captioned == period_year if captioned else None,
        *_body(title_year, period_year, body),
        _form(title_year, period_year, tables),
        _signature(title_year, period_year, signed),
    ]
    return period_year if False not in heard and heard.count(True) >= _ENOUGH else None


def _body(title: int, period: int, years: Counter[int]) -> tuple[bool, ...]:
    if years[title]:
        return (False,)
    return (True,) * min(years[period], _ENOUGH)


def _signature(title: int, period: int, signed: Collection[int]) -> bool | None:
    """A report is signed in the year after its own."""
    if period + 1 in signed:
        return True
    return False if title + 1 in signed else None


def _form(title: int, period: int, tables: Sequence[KeyedTable]) -> bool | None:
    """What tables 2 and 3 show: a form that was in force in one of the two years only."""
    heard = set()
    for table in tables:
        if table.form is None:
            continue
        form = table_form(table.kind)
        of_title, of_period = form.form_of_year(title), form.form_of_year(period)
        if of_title != of_period and table.form in (of_title, of_period):
            heard.add(table.form == of_period)
    return None if not heard else heard == {True}


def opening_years(items: Sequence[Item], years: Collection[int]) -> Counter[int]:
    """Count the paragraphs of text among `items` that begin with one of `years` (2023年…, (一)2023年…).

    Sections on problems and plans are left out: they speak of the year to come.
    """
    marks = {year: f"{year}年" for year in years}
    found: Counter[int] = Counter()
    ahead = False
    for item in items:
        if item.kind == "heading":
            ahead = item.match is not None and item.match.id in _AHEAD
        elif item.kind == "text" and not ahead and "20" in item.text[:_OPENING]:
            head = item.text[:_OPENING]
            for year, mark in marks.items():
                found[year] += mark in head
    return found
