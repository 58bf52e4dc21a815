"""GX301: a number of the text contradicts its cell in every role its wording allows; 均 against other outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, product
from typing import Any

from gxlint.checks.cell_readings import APPLICANTS, RESULTS, Amount, amount, nonzero, plain, spelled
from gxlint.checks.cells import MONEY
from gxlint.checks.naming import cell_label, table_name
from gxlint.checks.narrated import Narrated, mark, narrated, tables_of
from gxlint.checks.registry import Subject, check
from gxlint.checks.roles import Reading, reading
from gxlint.checks.statements import Statement
from gxlint.checks.telling import Told
from gxlint.diagnostics import Finding
from gxlint.tables.model import KeyedTable

_MOST = 64
"""Readings tried for one number; a sum of many groups with several roles each is not looked at further."""
_OUTCOMES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "request": {"requests": ("granted", "partial", "refused.*", "unavailable.*", "unprocessed.*", "other.*"), "statistics": ("answer.*",)},
    "reconsideration": {"review": ("reconsideration",), "statistics": ("review.*",)},
    "suit": {"review": ("direct_suit", "suit_after_reconsideration"), "statistics": ("litigation.*",)},
    "direct_suit": {"review": ("direct_suit",)},
    "suit_after_reconsideration": {"review": ("suit_after_reconsideration",)},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the tables say to a number: "fits", "hint", "contradicts", or "open" where nothing can be said."""

    state: str
    table: KeyedTable | None = None
    amounts: tuple[Amount, ...] = ()


@check("text-table-mismatch")
def text_table_mismatch(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each number of the narrative that no reading of its wording finds in the tables."""
    tables = tables_of(subject)
    if not tables:
        return
    for paragraph in narrated(subject):
        for told in paragraph.told:
            wrong: set[bool] = set()
            for group in alike([one for one in told if one.value != 0]):
                if group[0].part and True in wrong:
                    continue  # the whole was wrong: that its parts exceed the cell goes without saying
                for finding in _group(subject, paragraph, group, tables):
                    wrong.add(group[0].whole and finding.message != "hint")
                    yield finding
        for statement in paragraph.statements:
            if statement.kind == "every" and not all(role.done for group in statement.sums for role in group):
                yield from _every(subject, paragraph, statement, tables)


def alike(told: Sequence[Told]) -> list[list[Told]]:
    """The numbers of a sentence by what they say: two of one wording may be the parts of one total."""
    groups: dict[object, list[Told]] = {}
    for one in told:
        key = (one.subjects, one.sums, one.columns) if not one.part else (one.at,)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _group(
    subject: Subject, paragraph: Narrated, group: Sequence[Told], tables: Sequence[KeyedTable]
) -> Iterator[Finding]:
    verdicts = [judge(one, tables) for one in group]
    if any(verdict.state == "fits" for verdict in verdicts) or all(v.state == "open" for v in verdicts):
        return
    first, verdict = group[0], verdicts[0]
    if len(group) > 1:
        total = sum((one.value for one in group), Decimal(0))
        if judge(first, tables, total).state == "fits":
            return
    if verdict.table is not None and verdict.state in ("contradicts", "hint"):
        yield _finding(
            subject, paragraph, first, verdict, scope=next((one.scope for one in group if one.scope), "")
        )


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
    if any(role.loose and role.units == _MONEY for role in told.roles) and _unscaled(told, value, known):
        return Verdict("fits", table, tuple(known))
    if "元" in told.unit and _unscaled(told, value, known):
        return Verdict("fits", table, tuple(known))  # 元 in a cell of 万元: GX215 speaks of it
    return Verdict("contradicts", table, tuple(known))


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


_MONEY = frozenset(("元",))


def _unscaled(told: Told, value: Decimal, known: Sequence[Amount]) -> bool:
    return any(value == one.printed / MONEY["万元"] for one in known)


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


def _finding(subject: Subject, paragraph: Narrated, told: Told, verdict: Verdict, *, scope: str) -> Finding:
    table = verdict.table
    assert table is not None
    first = verdict.amounts[0]
    row, column = first.cells[0]
    scope = scope or told.scope
    loose = any(role.loose for role in told.roles)
    hint = verdict.state == "hint"
    if not hint:
        mark(subject, table, [key for one in verdict.amounts for key in one.cells])
    shown = _distinct(verdict.amounts)
    values: dict[str, Any] = {
        "said": paragraph.wording(told.start, told.end),
        "table": table_name(table.kind),
        "readings": {
            language: _or(language).join(spelled(one)[language] for one in shown) for language in ("zh", "en")
        },
        "number": plain(told.value),
        "scope": scope,
    }
    message = "hint" if hint else "part" if told.part else "scope" if scope else "default"
    return Finding(
        paragraph.span(told.start, told.end),
        message,
        values,
        level="hint" if hint else "scope" if scope or loose else None,
        doubt="scope" if scope or loose or hint else "none",
        evidence={
            "text": told.value,
            "readings": [{"cells": [list(key) for key in one.cells], "sum": one.printed} for one in shown],
            "scope": scope or None,
        },
        table=table.kind,
        row=row,
        column_key=column,
    )


def _or(language: str) -> str:
    return ",或者" if language == "zh" else ", or "


def _distinct(amounts: Sequence[Amount]) -> list[Amount]:
    """Readings that differ: with nothing carried over, 新收 and 新收 + 上年结转 are the same number."""
    found: dict[Decimal, Amount] = {}
    for one in amounts:
        found.setdefault(one.printed, one)
    return list(found.values())[:4]


def _every(
    subject: Subject, paragraph: Narrated, statement: Statement, tables: Sequence[KeyedTable]
) -> Iterator[Finding]:
    """均予公开, 均维持: every other outcome of the same cases must be zero."""
    for table in tables:
        chosen = [r for group in statement.sums for role in group for r in role.readings(table)]
        everything = [r for one in statement.subjects for r in _outcomes(one, table)]
        if not chosen or not everything:
            continue
        own = {key for cell in _cells(table, chosen) for key in [(cell.row, cell.column)]}
        named = {(term.row, term.column) for reading in chosen for term in reading}
        others = [
            cell
            for reading in everything
            if not {(term.row, term.column) for term in reading} <= named
            for cell in _cells(table, [reading])
            if (cell.row, cell.column) not in own
        ]
        if not others:
            continue
        only_partial = table.kind == "requests" and {cell.row for cell in others} == {"partial"}
        hint = only_partial and any(row == "granted" for row, _ in named)
        if not hint:
            mark(subject, table, [(cell.row, cell.column) for cell in others])
        shown = [f"“{cell_label(table, cell.row, None if cell.column == 'total' and table.kind == 'requests' else cell.column)}”为 {cell.value.literal.strip()}" for cell in others]  # fmt: skip
        yield Finding(
            paragraph.span(statement.start, statement.end),
            "every",
            {
                "said": paragraph.wording(statement.start, statement.end),
                "table": table_name(table.kind),
                "others": shown[:4],
            },
            level="hint" if hint else "scope" if statement.scope else None,
            doubt="scope" if hint or statement.scope else "none",
            evidence={"others": [[cell.row, cell.column, cell.value.number] for cell in others]},
            table=table.kind,
            row=others[0].row,
            column_key=others[0].column,
        )
        return


def _cells(table: KeyedTable, readings: Sequence[Reading]) -> list[Any]:
    """The non-zero cells of readings themselves, without the parts of their totals."""
    column = {"requests": "total", "statistics": "value"}.get(table.kind)
    return [cell for cell in nonzero(table, readings) if column is None or cell.column == column]


def _outcomes(subject: str, table: KeyedTable) -> list[Reading]:
    rows = _OUTCOMES.get(subject, {}).get(table.kind, ())
    if table.kind == "review":
        return [reading(f"{row}.{column}", "review") for row in rows for column in RESULTS]
    return [reading(row, table.kind) for row in rows]
