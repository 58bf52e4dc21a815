"""Holding a number of the text against the tables: what fits, what contradicts, what is worth a hint, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from gxlint.checks.cell_readings import APPLICANTS, Amount, amount
from gxlint.checks.roles import Reading
from gxlint.checks.telling import Told
from gxlint.tables.model import KeyedTable
from gxlint.text.amounts import MONEY

_MOST = 64
"""Readings tried for one number; a sum of many groups with several roles each is not looked at further."""


class Verdict(NamedTuple):
    """What the tables say to a number: "fits", "hint", "contradicts", or "open" where nothing can be said.

    `slipped`: the cell, in 万元, holds the amount in 元.
    """

    state: str
    table: KeyedTable | None = None
    amounts: tuple[Amount, ...] = ()
    slipped: bool = False


def alike(told: Sequence[Told]) -> list[list[Told]]:
    """The numbers of a sentence by what they say: two of one wording may be the parts of one total."""
    groups: dict[object, list[Told]] = {}
    for one in told:
        key = (one.subjects, one.sums, one.columns) if not one.part else (one.at,)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def judge(told: Told, tables: Sequence[KeyedTable], value: Decimal | None = None) -> Verdict:
    """Hold a number (or `value` in its place) against every table its wording may speak of."""
    value = told.value if value is None else value
    worst = Verdict("open")
    for table in tables:
        if told.columns and table.kind != "requests":
            continue
        readings = list(islice(_readings(told, table), _MOST))
        if not readings:
            continue
        amounts = [amount(table, reading, told.columns) for reading in readings]
        known = [one for one in amounts if one is not None]
        if any(_same(told, value, one) for one in known):
            return Verdict("fits", table, tuple(known))
        if len(known) < len(amounts):
            continue  # a cell that was not read may be the one
        worst = _worse(worst, _against(told, value, table, known))
    return worst


def _against(told: Told, value: Decimal, table: KeyedTable, known: list[Amount]) -> Verdict:
    exceeds = all(value > max(one.printed, one.made) for one in known)
    if told.part:
        return Verdict("contradicts" if exceeds else "fits", table, tuple(known))
    if told.unsure or (told.narrow and not exceeds) or _undivided(told, table):
        return Verdict("hint", table, tuple(known))
    hints = [amount(table, reading) for role in told.roles for reading in role.hints(table)]
    if (
        len(told.sums) == 1
        and not told.columns
        and any(one is not None and _same(told, value, one) for one in hints)
    ):
        return Verdict("hint", table, tuple(known))
    if "元" not in told.unit or not any(value == one.printed / MONEY["万元"] for one in known):
        return Verdict("contradicts", table, tuple(known))
    if told.scale == 1:
        return Verdict("fits", table, tuple(known))  # the very number, in 元: GX215 speaks of it
    return Verdict("contradicts", table, tuple(known), slipped=True)


def _undivided(told: Told, table: KeyedTable) -> bool:
    """Whether the text tells applicants apart and the table has all of them in one column."""
    if not told.columns:
        return False
    row = {column: table.cells.get(("received", column)) for column in (*APPLICANTS, "total")}
    numbers = {
        column: cell.value.number for column, cell in row.items() if cell is not None and cell.value.number
    }
    return set(numbers) <= {"natural_person", "total"} and numbers.get("natural_person") == numbers.get(
        "total"
    )


def _worse(one: Verdict, other: Verdict) -> Verdict:
    order = ("open", "hint", "contradicts")
    if other.state == "fits" or one.state == "fits":
        return other if other.state == "fits" else one
    return max(one, other, key=lambda verdict: order.index(verdict.state))


def _readings(told: Told, table: KeyedTable) -> Iterator[Reading]:
    options = [[r for role in group for r in role.readings(table)] for group in told.sums]
    if all(options):
        for chosen in product(*options):
            yield tuple(term for reading in chosen for term in reading)


def _same(told: Told, value: Decimal, one: Amount) -> bool:
    if value in (one.printed, one.made):
        return True
    if told.scale == 1 and "元" not in told.unit:
        return False
    nearest = min(abs(value - one.printed), abs(value - one.made))
    return nearest < max(told.step, one.step)
