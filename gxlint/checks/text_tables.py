"""GX301: a number of the text contradicts its cell in every role its wording allows; 均 against other outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from gxlint.checks.cell_readings import RESULTS, Amount, nonzero, plain, spelled
from gxlint.checks.doubts import doubting
from gxlint.checks.naming import cell_label, reads, table_name
from gxlint.checks.narrated import Narrated, accuse, mark, narrated, tables_of
from gxlint.checks.registry import Subject, check
from gxlint.checks.roles import Reading, reading
from gxlint.checks.statements import Statement
from gxlint.checks.telling import Told
from gxlint.checks.verdicts import Verdict, alike, judge
from gxlint.diagnostics import Finding
from gxlint.tables.model import KeyedTable

_OUTCOMES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "request": {"requests": ("granted", "partial", "refused.*", "unavailable.*", "unprocessed.*", "other.*"), "statistics": ("answer.*",)},
    "reconsideration": {"review": ("reconsideration",), "statistics": ("review.*",)},
    "suit": {"review": ("direct_suit", "suit_after_reconsideration"), "statistics": ("litigation.*",)},
    "direct_suit": {"review": ("direct_suit",)},
    "suit_after_reconsideration": {"review": ("suit_after_reconsideration",)},
}  # fmt: skip
FEES = ("application_fees",)
"""What is said of these is GX308's."""


@check(
    "text-table-mismatch",
    says={
        "default": "number readings said scope table",
        "scope": "number readings said scope table",
        "part": "number readings said scope table",
        "unit": "number readings said scope table",
        "hint": "number readings said scope table",
        "every": "others said table",
    },
    levels="hint scope",
)
@doubting
def text_table_mismatch(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each number of the narrative that no reading of its wording finds in the tables."""
    tables = tables_of(subject)
    if not tables:
        return
    for paragraph in narrated(subject):
        for told in paragraph.told:
            wrong: set[bool] = set()
            for group in alike([one for one in told if one.value != 0 and one.subjects != FEES]):
                if group[0].part and True in wrong:
                    continue  # the whole was wrong: that its parts exceed the cell goes without saying
                for finding in compared(subject, paragraph, group, tables):
                    wrong.add(group[0].whole and finding.message != "hint")
                    yield finding
        for statement in paragraph.statements:
            if statement.kind == "every" and not all(role.done for group in statement.sums for role in group):
                yield from _every(subject, paragraph, statement, tables)


def compared(
    subject: Subject, paragraph: Narrated, group: Sequence[Told], tables: Sequence[KeyedTable]
) -> Iterator[Finding]:
    """Yield a finding when numbers of one wording, alone or together, are found nowhere in the tables."""
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
        accuse(subject, paragraph.passage.running, told.at)
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
    message = (
        "hint"
        if hint
        else "unit"
        if verdict.slipped
        else "part"
        if told.part
        else "scope"
        if scope
        else "default"
    )
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
        shown = []
        for cell in others:
            alone = cell.column == "total" and table.kind == "requests"
            shown.append(reads(cell_label(table, cell.row, None if alone else cell.column), cell))
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
