"""GX306: the text says there was none (未收到, 无结转, 0件) or that all is done, and a cell or a number says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gxlint.checks.cell_readings import amount, nonzero
from gxlint.checks.naming import cell_label, table_name
from gxlint.checks.narrated import Narrated, mark, narrated, tables_of
from gxlint.checks.registry import Subject, check
from gxlint.checks.roles import Reading, Role, reading
from gxlint.checks.statements import Statement
from gxlint.checks.telling import Told
from gxlint.checks.wording import REQUEST
from gxlint.diagnostics import Finding
from gxlint.tables.model import KeyedCell, KeyedTable

_LEFT = reading("carried_out", "requests")
_DONE = reading("total", "requests")
SHOWN = 4
"""Cells named in a message; all of them stand in the evidence."""


@check("zero-claim")
def zero_claim(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each statement of nothing, or of everything done, that a cell or a number contradicts."""
    paragraphs = narrated(subject)
    tables = tables_of(subject)
    for paragraph in paragraphs:
        for sentence in paragraph.told:
            for told in sentence:
                if told.value == 0 and not told.part:
                    yield from _none(subject, paragraph, _of(told), tables, paragraphs)
        for statement in paragraph.statements:
            if statement.kind == "none":
                yield from _none(subject, paragraph, statement, tables, paragraphs)
            elif all(role.done for group in statement.sums for role in group):
                yield from _done(subject, paragraph, statement, tables, paragraphs)


def _of(told: Told) -> Statement:
    """A number of 0 as the statement that there was none."""
    return Statement("none", told.subjects, told.sums, told.start, told.end, told.columns, scope=told.scope)


def _none(
    subject: Subject,
    paragraph: Narrated,
    said: Statement,
    tables: Sequence[KeyedTable],
    paragraphs: Sequence[Narrated],
) -> Iterator[Finding]:
    spoken = False
    for table in tables:
        if said.columns and table.kind != "requests":
            continue
        groups = [[r for role in group for r in role.readings(table)] for group in said.sums]
        if not any(groups):
            continue
        spoken = True
        cells: dict[tuple[str, str], KeyedCell] = {}
        for options in groups:
            found = _denied(table, options, said.columns)
            cells.update({(cell.row, cell.column): cell for cell in found})
        if cells:
            yield _finding(subject, paragraph, said, table, list(cells.values()), "default")
            return
    if not spoken:
        yield from _against_text(paragraph, said, paragraphs)


def _denied(table: KeyedTable, options: Sequence[Reading], columns: Sequence[str]) -> list[KeyedCell]:
    """The cells that deny a zero in all of its readings; empty when one of them may be zero, or was not read."""
    first: list[KeyedCell] = []
    for option in options:
        cells = nonzero(table, [option], columns)
        if not cells:
            return []
        first = first or cells
    return first


def _done(
    subject: Subject,
    paragraph: Narrated,
    said: Statement,
    tables: Sequence[KeyedTable],
    paragraphs: Sequence[Narrated],
) -> Iterator[Finding]:
    """全部办结 against 结转下年度. What was due within the time limit may all be done while others wait."""
    if said.subjects != REQUEST or said.in_time:
        return
    asked = False
    for table in tables:
        if table.kind != "requests":
            continue
        asked = True
        left, done = amount(table, _LEFT), amount(table, _DONE)
        if left is None or not left.printed:
            continue
        if said.whole is not None and done is not None and said.whole.value <= done.printed:
            continue  # those that wait may be old cases: as many were answered as the text speaks of
        cells = nonzero(table, [_LEFT])
        yield _finding(
            subject, paragraph, said, table, cells, "rules" if said.hedged else "done", weak=said.hedged
        )
        return
    if not asked and not said.hedged:
        later = _numbers(paragraphs, lambda one: any(role.carried == "out" for role in one.roles))
        if later:
            yield _contradicted(paragraph, said, *later[0], message="done-text")


def _against_text(paragraph: Narrated, said: Statement, paragraphs: Sequence[Narrated]) -> Iterator[Finding]:
    """Without a table: 未收到申请 against a number of applications elsewhere in the text."""
    carried = {role.carried for group in said.sums for role in group}
    if (
        said.columns
        or said.scope
        or any(role.outcome or role.result for group in said.sums for role in group)
    ):
        return
    if said.subjects == REQUEST and carried == {""}:
        if not all(_intake(role) for group in said.sums for role in group):
            return
        later = _numbers(paragraphs, lambda one: one.whole or _outcome(one))
    else:
        roles = {role for group in said.sums for role in group}
        later = _numbers(
            paragraphs, lambda one: set(one.subjects) <= set(said.subjects) and set(one.roles) <= roles
        )
    if later:
        yield _contradicted(paragraph, said, *later[0], message="text")


def _intake(role: Role) -> bool:
    """Whether a role counts the applications that came in, all of them."""
    return not role.part and any(
        term.row == "received" for r in role.allows.get("requests", ()) for term in r
    )


def _outcome(told: Told) -> bool:
    return not told.part and any(role.outcome for role in told.roles)


def _numbers(paragraphs: Sequence[Narrated], wanted: Any) -> list[tuple[Narrated, Told]]:
    return [
        (paragraph, told)
        for paragraph in paragraphs
        for sentence in paragraph.told
        for told in sentence
        if told.value > 0 and not told.part and not told.scope and not told.columns and wanted(told)
    ]


def _contradicted(
    paragraph: Narrated, said: Statement, where: Narrated, told: Told, *, message: str
) -> Finding:
    return Finding(
        paragraph.span(said.start, said.end),
        message,
        {
            "said": paragraph.wording(said.start, said.end),
            "other": where.wording(told.start, told.end),
            "place": where.span(told.start, told.end),
        },
        evidence={"text": told.value, "line": where.passage.paragraph.span.line},
    )


def _finding(
    subject: Subject,
    paragraph: Narrated,
    said: Statement,
    table: KeyedTable,
    cells: Sequence[KeyedCell],
    message: str,
    *,
    weak: bool = False,
) -> Finding:
    mark(subject, table, [(cell.row, cell.column) for cell in cells])
    totals = [cell for cell in cells if cell.column in ("total", "value")] if table.kind == "requests" else []
    shown = [f"“{_label(table, cell)}”为 {cell.value.literal.strip()}" for cell in (totals or cells)[:SHOWN]]
    loose = weak or bool(said.scope) or any(role.loose for group in said.sums for role in group)
    return Finding(
        paragraph.span(said.start, said.end),
        message,
        {
            "said": paragraph.wording(said.start, said.end),
            "table": table_name(table.kind),
            "cells": shown,
        },
        level="scope" if loose else None,
        doubt="scope" if loose else "none",
        evidence={
            "cells": [[cell.row, cell.column, cell.value.number] for cell in cells],
            "scope": said.scope or None,
        },
        table=table.kind,
        row=cells[0].row,
        column_key=cells[0].column,
    )


def _label(table: KeyedTable, cell: KeyedCell) -> str:
    whole = table.kind == "requests" and cell.column == "total"
    return cell_label(table, cell.row, None if whole else cell.column)
