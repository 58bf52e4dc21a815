"""GX003: what of a mandated table was not read, or read and not counted with."""

from __future__ import annotations

from collections.abc import Iterator

from gxlint.checks.content import why_unread, without_table
from gxlint.checks.form import shown
from gxlint.checks.naming import cell_label, column_label, row_label, table_name
from gxlint.checks.registry import Subject, check
from gxlint.checks.sums import is_scaled
from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.tables.forms import TableForm, table_form
from gxlint.tables.model import CellKey, KeyedTable

_LISTED = 50
"""Unread cells that the evidence lists."""
_NAMED = 6
"""Cells that a message names one by one."""


@check(
    "unread-table",
    says={
        "default": "cells expected more number table",
        "opaque": "cells expected more number table",
        "unplaced": "more number numbers table",
        "scaled": "label literal table",
        "unrecognised": "heading table",
        "elsewhere": "heading table",
    },
)
def unread_table(subject: Subject) -> Iterator[Finding]:
    """GX003: one finding for each table that is there but was not recognised, one for every mandated table of which cells stood there but could not be read, one for what stands
    in it beyond its cells, and one for each number that is too rough to be counted with."""
    for table in subject.report.tables:
        yield from _unread(table)
        yield from _unplaced(table, labels=not subject.enabled or "GX213" in subject.enabled)
        yield from _scaled(table)
    for kind, section in without_table(subject.report):
        why = why_unread(subject.report, section, kind)
        if why is not None:
            values = {"table": table_name(kind), "heading": shown(section)}
            yield Finding(
                section.heading.span,
                why,
                values,
                doubt="extraction",
                evidence={"table": kind},
                section=section.id,
                table=kind,
            )


def _unread(table: KeyedTable) -> Iterator[Finding]:
    if table.unread:
        form = table_form(table.kind)
        names = _cells(form, table)
        values = {
            "table": table_name(table.kind),
            "number": len(table.unread),
            "expected": table.expected,
            "cells": [{language: name[language] for language in name} for name in names[:_NAMED]],
            "more": _more(len(names)),
        }
        evidence = {
            "table": table.kind,
            "expected": table.expected,
            "read": len(table.cells),
            "unread": [
                {"row": row, "column_key": column, "label": _label(table, (row, column))}
                for row, column in table.unread[:_LISTED]
            ],
        }
        span = _span(table, form)
        yield Finding(
            span,
            "opaque" if len(table.opaque) == len(table.unread) else "default",
            values,
            doubt="extraction",
            evidence=evidence,
            table=table.kind,
            block=table.block,
        )


def _unplaced(table: KeyedTable, *, labels: bool) -> Iterator[Finding]:
    """What GX213 (`labels`: whether it runs) says of a row that is added or repeated is not said again."""
    issues = table.label_issues if labels else ()
    told = {
        issue.span.line for issue in issues if issue.kind in ("added", "repeated") and issue.axis == "row"
    }
    left = [one for one in table.unplaced if one.span.line not in told]
    if not left:
        return
    values = {
        "table": table_name(table.kind),
        "number": len(left),
        "numbers": [one.literal for one in left[:_NAMED]],
        "more": _more(len(left)),
    }
    evidence = {
        "table": table.kind,
        "unplaced": [
            {"literal": one.literal, "line": one.span.line, "column": one.span.column}
            for one in left[:_LISTED]
        ],
    }
    yield Finding(
        left[0].span, "unplaced", values, doubt="extraction", evidence=evidence, table=table.kind, block=table.block
    )  # fmt: skip


def _scaled(table: KeyedTable) -> Iterator[Finding]:
    """A count printed in 万 may be rounded: no equation is evaluated with it (sums.values_of)."""
    for cell in table.cells.values():
        if is_scaled(cell.value):
            values = {
                "table": table_name(table.kind),
                "label": cell_label(table, cell.row, cell.column),
                "literal": cell.value.literal.strip(),
            }
            yield Finding(
                cell.span, "scaled", values, doubt="extraction", evidence={"literal": cell.value.literal}, table=table.kind,
                row=cell.row, column_key=cell.column, block=cell.block,
            )  # fmt: skip


def _more(number: int) -> dict[str, str]:
    rest = number - _NAMED
    return {"zh": f"等 {number} 处", "en": f" and {rest} more"} if rest > 0 else {"zh": "", "en": ""}


def _span(table: KeyedTable, form: TableForm) -> Span:
    """The row of the first unread cell where it is known, else the table."""
    spans = table.row_spans or {}
    first = min((row for row, _ in table.unread), key=lambda row: form.place.get(row, 0))
    return spans.get(first, table.span)


def _cells(form: TableForm, table: KeyedTable) -> list[dict[str, str]]:
    """The unread cells by their official labels; a row of which nothing was read is named once."""
    by_row: dict[str, list[str]] = {}
    for row, column in table.unread:
        by_row.setdefault(row, []).append(column)
    named = []
    for row, columns in sorted(by_row.items(), key=lambda item: form.place.get(item[0], 0)):
        label = row_label(table, row)
        if len(columns) > 1 and len(columns) == len(
            form.columns_of(row, table.form) if row in form.row else ()
        ):
            named.append({"zh": f"“{label}”整行", "en": f"the whole row “{label}”"})
        else:
            named += [
                {"zh": text, "en": text} for text in (_label(table, (row, column)) for column in columns)
            ]
    return named


def _label(table: KeyedTable, key: CellKey) -> str:
    """“row” column, as the form prints them."""
    return f"“{row_label(table, key[0])}”{column_label(table, key[1])}"
