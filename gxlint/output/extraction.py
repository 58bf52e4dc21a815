"""The report as data, for `gxlint extract`: facts with their evidence, sections, tables with keyed cells.

Numbers of tables are JSON numbers with exactly the digits that are printed (a reader that turns them into binary
floats loses that; `literal` has them as text); those of the narrative are strings (gxlint.output.claims). Every place is {line, column, end_line, end_column} of `gxlint extract --text`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gxlint.document import Block, Cell, Table
from gxlint.engine.coverage import coverage_of
from gxlint.output.claims import claims, figures
from gxlint.output.values import place
from gxlint.structure.model import Fact, Heading, ListRun, Report, Section
from gxlint.tables.model import CellKey, KeyedCell, KeyedTable

if TYPE_CHECKING:
    from gxlint.checks.claimed import Claimed

FORMAT = "gxlint-extract/1"


def extraction(
    report: Report, claimed: Sequence[Claimed] = (), unfinished: Sequence[str] = ()
) -> dict[str, Any]:
    """The whole report; `claimed` are the paragraphs whose numbers say something, `unfinished` what is open."""
    document = report.document
    return {
        "format": FORMAT,
        "path": document.path,
        "media": document.media,
        "encoding": document.encoding,
        "is_report": report.is_report,
        "unfinished": list(unfinished),
        "title": fact(report.title),
        "agency": fact(report.agency),
        "year": fact(report.year),
        "layout": fact(report.layout),
        "published": [fact(one) for one in report.published],
        "metadata": dict(document.metadata),
        "notices": [{"kind": n.kind, "detail": n.detail, "at": place(n.span)} for n in document.notices],
        "front": [paragraph.text for paragraph in report.front],
        "preamble": [block(one) for one in report.preamble],
        "sections": [section(one) for one in report.sections],
        "missing": [{"id": one.id, "covered": one.covered, "at": place(one.place)} for one in report.missing],
        "back": [paragraph.text for paragraph in report.back],
        "tables": [table(one) for one in report.tables],
        "coverage": {
            kind: {"form": one.form, "expected": one.expected, "read": one.read, "reading": one.reading}
            for kind, one in coverage_of(report).items()
        },
        "figures": figures(claimed),
        "claims": claims(claimed),
    }


def fact(found: Fact[Any]) -> dict[str, Any]:
    """A fact with what it was read from."""
    return {
        "value": found.value,
        "evidence": found.evidence,
        "literal": found.literal,
        "at": place(found.span),
    }


def section(found: Section) -> dict[str, Any]:
    """A top section with its text."""
    return {
        "id": found.id,
        "also": found.also,
        "heading": found.heading.text,
        "number": found.number,
        "line": found.span.line,
        "end_line": found.span.end_line,
        "how": found.how,
        "misplaced": found.misplaced,
        "unexpected": found.unexpected,
        "duplicate_of": found.duplicate_of,
        "subs": [{"level": sub.level, **heading(sub.heading)} for sub in found.subs],
        "lists": [run(one) for one in found.lists],
        "tables": [one.kind for one in found.tables],
        "blocks": [block(one) for one in found.blocks],
    }


def heading(found: Heading) -> dict[str, Any]:
    """A heading with its number."""
    number = found.marker.number if found.marker else None
    return {
        "text": found.text,
        "name": found.name,
        "number": number,
        "run_in": found.run_in,
        "at": place(found.span),
    }


def run(found: ListRun) -> dict[str, Any]:
    """A numbered list."""
    return {
        "style": found.style,
        "numbers": [marker.number for marker in found.markers],
        "texts": found.texts,
    }


def block(found: Block) -> dict[str, Any]:
    """A paragraph, or a table as it stands in the file."""
    if isinstance(found, Table):
        return {
            "table": grid(found.cells),
            "rows": found.rows,
            "columns": found.columns,
            "at": place(found.span),
        }
    return {"text": found.text, "at": place(found.span)}


def grid(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    """The cells of a raw table, merged ones once."""
    return [
        {
            "text": c.text,
            "row": c.row,
            "column": c.column,
            "row_span": c.row_span,
            "column_span": c.column_span,
        }
        for c in cells
    ]


def table(found: KeyedTable) -> dict[str, Any]:
    """A mandated table with its cells under their keys, and those that could not be read."""
    return {
        "kind": found.kind,
        "form": found.form,
        "at": place(found.span),
        "expected": found.expected,
        "read": len(found.cells),
        "reading": found.reading,
        "relation_text": found.relation_text,
        "cells": [cell(one) for one in found.cells.values()],
        "unread": [key(one) for one in found.unread],
        "absent": [key(one) for one in found.absent],
        "label_issues": [
            {"kind": i.kind, "axis": i.axis, "key": i.key, "literal": i.literal, "expected": i.expected, "at": place(i.span)}
            for i in found.label_issues
        ],
    }  # fmt: skip


def key(found: CellKey) -> dict[str, str]:
    """The keys of a cell that has no content to show."""
    return {"row": found[0], "column": found[1]}


def cell(found: KeyedCell) -> dict[str, Any]:
    """One data cell: its keys, what is printed, what kind of thing that is, the number if it is one."""
    value = found.value
    return {
        "row": found.row,
        "column": found.column,
        "literal": value.literal,
        "state": value.state.value,
        "number": value.number,
        "unit": value.unit,
        "note": value.note,
        "joined": found.joined,
        "at": place(found.span),
    }
