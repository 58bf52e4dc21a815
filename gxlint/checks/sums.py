"""The equations of the mandated tables: evaluated once a report, spoken of once a cause (GX201 to GX207).

A wrong cell breaks several equations. They are put together with the smallest repair that satisfies all of
them, and the finding stands at the suspect, under the lowest enabled code among the broken ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal, NamedTuple, cast

from gxlint.checks.hollow import without_hollow
from gxlint.checks.naming import cell_label, column_label, row_label
from gxlint.checks.references import TableKind
from gxlint.checks.registry import Subject, check
from gxlint.checks.repairing import repaired
from gxlint.checks.spelling import choices, others, spell
from gxlint.diagnostics import Finding, Suspect
from gxlint.document import Span
from gxlint.relations import Compiled, Component, Gap, Outcome, Repairs, evaluate_all, expand, parse, suspects
from gxlint.resources import derived
from gxlint.structure.model import Report
from gxlint.tables.forms import FormRelation, table_form
from gxlint.tables.model import CellKey, KeyedTable, Number, State, Value

REPAIRS = 16
"""Repairs kept for one cause: a long sum of the statistics table has nine equally small ones."""
_ZERO_MARKS = (State.BLANK, State.DASH, State.NOT_APPLICABLE)


class Broken(NamedTuple):
    """A component of broken equations of one table: its parts, and the lowest code first.

    `only`: what mends it was looked for to the end, and there is exactly one smallest repair.
    """

    table: KeyedTable
    component: Component[CellKey]
    equations: tuple[tuple[FormRelation, Outcome[CellKey]], ...]
    only: bool = False


@dataclass(slots=True)
class Outcomes:
    """Every relation of a report's tables with what became of it.

    `satisfied`, `violated`, `not_evaluated` count equations and bounds.
    """

    satisfied: int = 0
    violated: int = 0
    not_evaluated: int = 0
    evaluated: list[tuple[KeyedTable, FormRelation, Outcome[CellKey]]] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)


def outcomes(report: Report, memo: dict[str, Any]) -> Outcomes:
    """Evaluate every relation of the report's tables once; the result is kept in `memo["relations"]`."""
    found: Outcomes | None = memo.get("relations")
    if found is None:
        found = Outcomes()
        for table in report.tables:
            _evaluate(table, found)
        memo["relations"] = found  # only now: a failure must fail for every rule that asks
    return found


def _evaluate(table: KeyedTable, into: Outcomes) -> None:
    rows = frozenset(row for row, _ in table.cells) | frozenset(row for row, _ in table.unread)
    relations = _compiled(table.kind, table.form, rows)
    results = evaluate_all([compiled for _, compiled in relations], values_of(table))
    results = without_hollow(table, results)
    linear: list[Outcome[CellKey]] = []
    owners: dict[int, FormRelation] = {}
    for (relation, _), outcome in zip(relations, results, strict=True):
        setattr(into, outcome.state, getattr(into, outcome.state) + 1)
        into.evaluated.append((table, relation, outcome))
        if relation.kind == "equal":
            linear.append(outcome)
            owners[id(outcome.compiled)] = relation
    if any(outcome.state == "violated" for outcome in linear):
        into.broken += _components(table, linear, owners)


def _components(
    table: KeyedTable, linear: Sequence[Outcome[CellKey]], owners: Mapping[int, FormRelation]
) -> Iterator[Broken]:
    form = table_form(table.kind)
    kinds = {
        key: form.row[key[0]].kind
        for key in table.cells
        if key[0] in form.row and form.row[key[0]].kind != "count"
    }
    repairs: Repairs[CellKey]
    repairs, taken = suspects(linear, kinds=kinds or None, order=form.expected(table.form), limit=REPAIRS)  # type: ignore[arg-type]
    for component in repairs.components:
        equations = [(owners[id(taken[place].compiled)], taken[place]) for place in component.equations]
        only = repairs.complete and component.proven and component.found == 1 == len(component.repairs)
        yield Broken(table, component, tuple(sorted(equations, key=lambda pair: pair[0].code)), only)


@derived
@lru_cache(maxsize=64)
def _compiled(
    kind: str, form_id: str | None, rows: frozenset[str]
) -> tuple[tuple[FormRelation, Compiled[CellKey]], ...]:
    """Bind the relations of a form to the rows that stand in a table, or that the form wants to stand there."""
    form = table_form(kind)
    columns = tuple(dict.fromkeys(column.key for column in form.columns))
    wanted = [
        row.key
        for row in form.rows
        if row.key in rows or not (row.caption or row.optional or form_id not in (None, *row.forms))
    ]
    bound = []
    for relation in form.relations_for(form_id, rows):
        parsed = parse(relation.text, relation.ordinals or None)
        per = cast(Literal["column", "row", "table"], relation.per)
        bound += [(relation, compiled) for compiled in expand(parsed, wanted, columns, per)]
    return tuple(bound)


def values_of(table: KeyedTable) -> dict[CellKey, Number | Gap]:
    """Return the cells of a table as the relations see them. A number printed in 万 is left out: it is rounded."""
    values: dict[CellKey, Number | Gap] = dict.fromkeys(table.unread, Gap.UNREAD)
    for key, cell in table.cells.items():
        value = cell.value
        if value.state in _ZERO_MARKS:
            values[key] = Gap.BLANK
        elif value.number is None or is_scaled(value):
            values[key] = Gap.NOT_A_NUMBER
        else:
            values[key] = value.number
    return values


def is_scaled(value: Value) -> bool:
    """Whether a cell prints a count in 万 or the like, which may be rounded; an amount of money in 万元 is none."""
    return (
        value.number is not None
        and value.unit is not None
        and value.unit[0] in "万亿千"
        and value.unit[-1] != "元"
    )


@check(
    "table-sums",
    says={
        "default": "difference equation others where",
        "suspect": "difference equation label others reads should where",
        "choices": "choices count difference equation others size where",
        "together": "choices count difference equation others size where",
        "moved": "amount choices difference equation from_column others row to_column where",
    },
    mends="suspect together",
    table=TableKind(("requests", "review", "statistics")),
)
def table_sums(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each cause of broken equations in `parameters.table`, with every smallest repair."""
    for broken in outcomes(subject.report, subject.memo).broken:
        if broken.table.kind != subject.parameters["table"]:
            continue
        codes = [relation.code for relation, _ in broken.equations]
        shown = [code for code in codes if not subject.enabled or code in subject.enabled]
        if shown and shown[0] == subject.code:
            found = _finding(broken, codes.index(subject.code))
            lines = subject.report.document.lines
            yield (
                replace(found, changes=repaired(broken.table, broken.component.repairs[0], lines))
                if broken.only
                else found
            )


def _finding(broken: Broken, place: int) -> Finding:
    table, component = broken.table, broken.component
    relation, outcome = broken.equations[place]
    where = outcome.compiled.at or ""
    name: str | Mapping[str, str]
    name = column_label(table, where) if relation.per == "column" else row_label(table, where)
    if table.kind == "statistics":
        name = table_form(table.kind).name  # its equations name their rows themselves
    difference = outcome.difference
    assert difference is not None
    values: dict[str, Any] = {
        "where": name,
        "equation": spell(table, relation, outcome),
        "difference": abs(difference),
        "others": others(len(broken.equations) - 1),
    }
    repairs = tuple(
        tuple(Suspect(c.key[0], c.key[1], c.reads, c.should_be) for c in repair)
        for repair in component.repairs
    )
    message, key = "default", None
    if component.moved is not None:
        message, move = "moved", component.moved
        values |= {
            "row": row_label(table, move.row),
            "amount": move.amount,
            "from_column": column_label(table, move.from_column),
            "to_column": column_label(table, move.to_column),
            "choices": choices(table, repairs),
        }
        key = component.repairs[0][0].key
    elif len(repairs) == 1 and len(repairs[0]) == 1:
        message, suspect = "suspect", repairs[0][0]
        key = (suspect.row, suspect.column_key)
        values |= {"label": cell_label(table, *key), "reads": suspect.reads, "should": suspect.should_be}
        if suspect.reads is None:
            values["reads"] = {"zh": "空白", "en": "blank"}
    elif repairs:
        message = "choices" if len(repairs[0]) == 1 else "together"
        values |= {"count": component.found, "size": len(repairs[0]), "choices": choices(table, repairs)}
        if message == "together":
            key = next((one.row, one.column_key) for one in repairs[0])
    cells = [key] if key is not None else [k for k in outcome.compiled.keys if k in table.cells]
    return Finding(
        _span(table, cells),
        message,
        values,
        evidence=_evidence(broken, outcome),
        suspects=repairs,
        table=table.kind,
        row=cells[0][0],
        column_key=cells[0][1],
        block=table.cells[cells[0]].block,
    )


def _evidence(broken: Broken, outcome: Outcome[CellKey]) -> dict[str, Any]:
    return {
        "left": [_plain(addend.value) for addend in outcome.left_terms],
        "right": [_plain(addend.value) for addend in outcome.right_terms],
        "difference": abs(outcome.difference or 0),
        "equations": [
            {
                "code": relation.code,
                "relation": relation.id,
                "at": each.compiled.at,
                "left": each.left,
                "right": each.right,
            }
            for relation, each in broken.equations
        ],
        "assumed_zero": [list(key) for _, each in broken.equations for key in each.assumed_zero],
    }


def _plain(value: object) -> object:
    return 0 if isinstance(value, Gap) else value


def _span(table: KeyedTable, cells: Sequence[CellKey]) -> Span:
    spans = [table.cells[key].span for key in cells]
    first = min(spans, key=lambda span: (span.line, span.column))
    last = max(spans, key=lambda span: (span.end_line, span.end_column))
    return Span(first.line, first.column, last.end_line, last.end_column)


@check(
    "part-exceeds-whole",
    says={
        "default": "left part right whole",
    },
    table=TableKind(),
)
def part_exceeds_whole(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each 其中 row above the row it belongs to (relations of kind at-most under this code)."""
    for table, outcome in _violated(subject):
        (_, part), (_, whole) = outcome.compiled.lhs[0], outcome.compiled.rhs[0]
        yield _single(
            table,
            part,
            "default",
            {
                "part": cell_label(table, *part),
                "whole": cell_label(table, *whole),
                "left": outcome.left,
                "right": outcome.right,
            },
            {"left": outcome.left, "right": outcome.right},
        )


@check(
    "channel-bounds",
    says={
        "default": "high low value whole",
        "above": "high low value whole",
    },
    table=TableKind(),
)
def channel_bounds(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each number outside what its channels allow (max to sum, or at most the sum)."""
    for table, outcome in _violated(subject):
        links = outcome.compiled.links
        (_, whole) = links[-1].left.terms[0]
        values = dict(zip(outcome.compiled.keys, outcome.cells, strict=True))
        channels = [v for _, key in links[-1].right.terms if not isinstance(v := values[key], Gap)]
        low, high = max(channels, default=0), sum(channels)
        value = table.cells[whole].value.number
        yield _single(
            table,
            whole,
            "default" if len(links) > 1 else "above",
            {"whole": cell_label(table, *whole), "value": value, "low": low, "high": high},
            {"value": value, "low": low, "high": high},
        )


def _violated(subject: Subject) -> Iterator[tuple[KeyedTable, Outcome[CellKey]]]:
    for table, relation, outcome in outcomes(subject.report, subject.memo).evaluated:
        if relation.code == subject.code and outcome.state == "violated":
            yield table, outcome


def _single(
    table: KeyedTable, key: CellKey, message: str, values: dict[str, Any], evidence: dict[str, Any]
) -> Finding:
    cell = table.cells[key]
    return Finding(
        cell.span, message, values, evidence=evidence, table=table.kind, row=key[0], column_key=key[1], block=cell.block
    )  # fmt: skip
