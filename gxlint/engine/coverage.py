"""How much of the mandated tables was read, which of them a layout mandates, and which equations stayed open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from gxlint import resources
from gxlint.engine.result import Coverage, IdleEquations
from gxlint.structure.layout import layouts
from gxlint.tables.forms import table_form

if TYPE_CHECKING:
    from gxlint.checks.sums import Outcomes
    from gxlint.structure.model import Report
    from gxlint.tables.model import CellKey


@resources.derived
@cache
def mandated(layout: str | None) -> tuple[str, ...]:
    """Return the kinds of table that a report of that layout has to carry itself (rules/layouts); none for None."""
    form = layouts().get(layout or "")
    return () if form is None else tuple(kind for kind in form.tables if kind not in form.apart)


def coverage_of(report: Report) -> dict[str, Coverage]:
    """Return the cells read by kind of table; where a kind stands twice, of the one of which less was read.

    A mandated table that was not found counts with all its cells, none of them read.
    """
    found: dict[str, Coverage] = {}
    layout = report.layout.value if report.is_report else None
    found_layout = layouts().get(layout or "")
    forms = {} if found_layout is None else found_layout.tables
    for table in report.tables:
        # Table 4 is the same in both forms: its labels leave open which one it is, the layout does not.
        one = Coverage(table.form or forms.get(table.kind), table.expected, len(table.cells), table.reading)
        known = found.get(table.kind)
        if known is None or one.expected - one.read > known.expected - known.read:
            found[table.kind] = one
    for kind in mandated(layout):
        if kind not in found:
            found[kind] = Coverage(forms[kind], len(table_form(kind).expected(forms[kind])), 0)
    return found


def idle_equations(outcomes: Outcomes) -> Iterator[IdleEquations]:
    """Yield, for each kind of table, how many equations were not evaluated and the cells in their way."""
    number: dict[str, int] = {}
    cells: dict[str, dict[CellKey, None]] = {}
    for table, _, outcome in outcomes.evaluated:
        if outcome.state == "not_evaluated":
            number[table.kind] = number.get(table.kind, 0) + 1
            cells.setdefault(table.kind, {}).update(dict.fromkeys(outcome.blocked))
    for kind, count in number.items():
        form = table_form(kind)
        columns = [column.key for column in form.columns]
        in_order = sorted(cells[kind], key=lambda key: (form.place[key[0]], columns.index(key[1])))
        yield IdleEquations(kind, count, tuple(in_order))
