"""GX306: the text says there was none (未收到, 无结转, 0件) or that all is done, and a cell or a number says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from gxlint.checks.cell_readings import amount, nonzero
from gxlint.checks.claimed import Claimed, claimed
from gxlint.checks.doubts import doubting
from gxlint.checks.fee_claims import FEE, fee_claims
from gxlint.checks.naming import cell_label, reads, table_name
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


@check(
    "zero-claim",
    says={
        "default": "cells said table",
        "done": "cells said table",
        "rules": "cells said table",
        "text": "other place said",
        "text-here": "other place said",
        "done-text": "other place said",
        "done-text-here": "other place said",
    },
    levels="scope",
)
@doubting
def zero_claim(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each statement of nothing, or of everything done, that a cell or a number contradicts."""
    paragraphs = narrated(subject)
    numbers = Numbers(paragraphs)
    tables = tables_of(subject)
    for paragraph in paragraphs:
        for sentence in paragraph.told:
            for told in sentence:
                if told.value == 0 and not told.part:
                    yield from _none(subject, paragraph, _of(told), tables, numbers)
        for statement in paragraph.statements:
            if statement.kind == "none":
                yield from _none(subject, paragraph, statement, tables, numbers)
            elif all(role.done for group in statement.sums for role in group):
                yield from _done(subject, paragraph, statement, tables, numbers)
    yield from _fees(claimed(subject))


def _fees(places: Sequence[Claimed]) -> Iterator[Finding]:
    """未收取信息处理费 against a sum that was charged."""
    said = fee_claims(places)
    if not said.sums:
        return
    where, figure = said.sums[0]
    for place, start, end in said.nones:
        here = where.running is place.running
        yield Finding(
            place.span(start, end),
            "text-here" if here else "text",
            {
                "said": place.paragraph.text[start:end],
                "other": f"{FEE}{figure.printed}",
                "place": where.span(figure.start, figure.end),
            },
            evidence={"text": figure.value, "line": where.span(figure.start, figure.end).line},
            section=place.section,
        )


def _of(told: Told) -> Statement:
    """A number of 0 as the statement that there was none."""
    return Statement("none", told.subjects, told.sums, told.start, told.end, told.columns, scope=told.scope)


def _none(
    subject: Subject,
    paragraph: Narrated,
    said: Statement,
    tables: Sequence[KeyedTable],
    told: Numbers,
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
        yield from _against_text(paragraph, said, told)


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
    told: Numbers,
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
        other = told.first("out", lambda one: any(role.carried == "out" for role in one.roles))
        if other is not None:
            subject.memo.setdefault("done-and-left", set()).add(id(paragraph.passage.running))
            yield _contradicted(paragraph, said, *other, message="done-text")


def _against_text(paragraph: Narrated, said: Statement, told: Numbers) -> Iterator[Finding]:
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
        if told.first("in", lambda one: any(role.carried == "in" for role in one.roles)) is None:
            other = told.first("whole", lambda one: one.whole or _outcome(one))
        else:  # what was dealt with may have been left over from the year before
            other = told.first("new", lambda one: one.whole and all(map(_new, one.roles)))
    else:
        roles = frozenset(role for group in said.sums for role in group)
        other = told.first(
            (said.subjects, roles),
            lambda one: set(one.subjects) <= set(said.subjects) and roles.issuperset(one.roles),
        )
    if other is not None:
        yield _contradicted(paragraph, said, *other, message="text")


def _intake(role: Role) -> bool:
    """Whether a role counts the applications that came in, all of them."""
    return not role.part and any(
        term.row == "received" for r in role.allows.get("requests", ()) for term in r
    )


def _new(role: Role) -> bool:
    """Whether a role speaks of what came in: 收到, not 办理."""
    return _intake(role) and all(term.row != "total" for r in role.allows.get("requests", ()) for term in r)


def _outcome(told: Told) -> bool:
    return not told.part and any(role.outcome for role in told.roles)


class Numbers:
    """The numbers above zero that the text gives of the whole, to be asked for the first of a kind."""

    def __init__(self, paragraphs: Sequence[Narrated]) -> None:
        self._told = [
            (paragraph, told)
            for paragraph in paragraphs
            for sentence in paragraph.told
            for told in sentence
            if told.value > 0 and not told.part and not told.scope and not told.columns
        ]
        self._first: dict[Hashable, tuple[Narrated, Told] | None] = {}

    def first(self, kind: Hashable, wanted: Callable[[Told], bool]) -> tuple[Narrated, Told] | None:
        """The first number that is `wanted`, with its paragraph; looked for once for every `kind`."""
        if kind not in self._first:
            self._first[kind] = next((pair for pair in self._told if wanted(pair[1])), None)
        return self._first[kind]


def _contradicted(
    paragraph: Narrated, said: Statement, where: Narrated, told: Told, *, message: str
) -> Finding:
    place = where.span(told.start, told.end)
    here = place.line == paragraph.span(said.start, said.end).line
    return Finding(
        paragraph.span(said.start, said.end),
        f"{message}-here" if here else message,
        {
            "said": paragraph.wording(said.start, said.end),
            "other": where.wording(told.start, told.end),
            "place": place,
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
    shown = [reads(_label(table, cell), cell) for cell in (totals or cells)[:SHOWN]]
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
