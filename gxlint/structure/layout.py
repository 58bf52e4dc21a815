"""The layouts of rules/layouts/*.yaml, and which of them a report has to follow."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from functools import cache
from typing import Any, NamedTuple

from gxlint import resources
from gxlint.structure.model import Fact

_ENOUGH_MARKS = 2
_OLD = frozenset(
    {"fees", "organization", "training", "complaints", "consultation", "interpretation", "annex", "plans"}
)


class Layout(NamedTuple):
    """One layout as its file states it. `order` is law where `fixed`, else only the usual one.

    `statistics` are the sections that the statistics table has figures on, `aspects` names of parts of the overview.
    `apart`: tables of the form that may be filed apart from the report; they count only where they stand.
    """

    id: str
    grammar: str
    first_year: int
    last_year: int | None
    fixed: bool
    severity_class: str
    required: tuple[str, ...]
    order: tuple[str, ...]
    allowed: frozenset[str]
    tables: dict[str, str]
    marks: tuple[str, ...]
    statistics: frozenset[str] = frozenset()
    aspects: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()

    def holds(self, year: int) -> bool:
        """Whether the layout is in force for a fiscal year."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


@resources.derived
@cache
def layouts() -> dict[str, Layout]:
    """Return every layout by its id, the newest first."""
    found = [_read(resources.data(name)) for name in resources.names("layouts")]
    return {layout.id: layout for layout in sorted(found, key=lambda layout: -layout.first_year)}


def _read(data: dict[str, Any]) -> Layout:
    years = data["years"]
    return Layout(
        id=str(data["id"]),
        grammar=data["grammar"],
        first_year=years["from"],
        last_year=years["to"],
        fixed=data["fixed_order"],
        severity_class=data["severity_class"],
        required=tuple(data["required"]),
        order=tuple(data["order"]),
        allowed=frozenset(data["allowed"]),
        tables=dict(data["tables"]),
        marks=tuple(data.get("marks", ())),
        statistics=frozenset(data.get("statistics", ())),
        aspects=frozenset(data.get("aspects", ())),
        apart=frozenset(data.get("apart", ())),
    )


def decide(
    year: int | None,
    ids: Sequence[str],
    declared: Collection[str],
    kinds: Set[str],
    forms: Sequence[str],
    option: str | None,
) -> Fact[str | None]:
    """Return the layout by domain rule: the option; the fiscal year; without a year, tables and section names.

    `ids` are the sections of the body; `declared` those the preamble announces, counted only where the body breaks off
    after a section or two. `kinds` are the mandated tables that stand in it, `forms` those that T2 and T3 show.
    """
    if option is not None and option in layouts():
        return Fact(option, "option")
    if year is not None:
        fixed = next((layout for layout in layouts().values() if layout.fixed and layout.holds(year)), None)
        if fixed is not None:
            return Fact(fixed.id, "year", str(year))
        old = [layout for layout in layouts().values() if not layout.fixed and layout.holds(year)]
        return _among_old(year, old, ids, declared, kinds)
    if forms:
        newest = max(forms)
        return Fact(newest if newest in layouts() else None, "tables")
    if "statistics" in kinds:
        return Fact("2014", "tables")
    known = set(ids)
    if kinds & {"requests", "review"} and not known & _OLD:
        return Fact(None)  # 2019 or 2021: the form of T3 was not seen
    old = [layout for layout in layouts().values() if not layout.fixed]
    if known & _OLD and len(known - {"none"}) >= 3:
        return _among_old(year, old, ids, declared, kinds)
    return Fact(None)


def _among_old(
    year: int | None, old: list[Layout], ids: Sequence[str], declared: Collection[str], kinds: Set[str]
) -> Fact[str | None]:
    named = set(ids) if len(ids) > 2 else set(ids) | set(declared)
    for layout in old:
        if not layout.marks:
            continue
        if "statistics" in kinds:
            return Fact(layout.id, "tables")
        if sum(mark in named for mark in layout.marks) >= _ENOUGH_MARKS:
            return Fact(layout.id, "sections")
    plain = next((layout for layout in old if not layout.marks), None)
    return Fact(plain.id, "year" if year is not None else "sections") if plain else Fact(None)
