"""The labels of the tables against the form (GX213), and the relation table 3 prints in its corner (GX214)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gxlint.checks.naming import form_relation, table_name
from gxlint.checks.references import RelationId, TableKind
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.readers.parts import may_hold_text
from gxlint.relations import canonical, parse_printed
from gxlint.tables.forms import table_form
from gxlint.tables.model import KeyedTable, LabelIssue
from gxlint.text.normal import squeeze

SEVERAL = 3
"""More missing rows or columns than this are one finding: what is wrong then is the table, not its rows."""
AXES = {"row": {"zh": "行", "en": "row"}, "column": {"zh": "列", "en": "column"}}


@check(
    "table-labels",
    says={
        "missing": "axis expected literal table",
        "several": "axis count labels table",
        "altered": "axis expected literal table",
        "cut": "axis expected literal table",
        "cuts": "axis count labels table",
        "added": "axis expected literal table",
        "repeated": "axis expected literal table",
        "superseded": "axis expected literal table",
    },
    levels="cut",
)
def table_labels(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each label that is missing, altered, added, or of another form.

    A label of which only the beginning is left was cut when the page was turned into text: a hint at most.
    """
    notices = subject.report.document.notices
    apart = any(one.kind == "unread-part" and may_hold_text(one.detail) for one in notices)
    for table in subject.report.tables:
        # What is not in the part of a table that was read may stand in the rest of it.
        issues = [issue for issue in table.label_issues if not (apart and issue.kind == "missing")]
        if subject.report.layout.value == "2021" and table.kind == "requests" and table.form == "2019":
            issues += _unsplit(table)
        for axis in AXES:
            lost = [issue for issue in issues if issue.kind == "missing" and issue.axis == axis]
            if len(lost) > SEVERAL:
                issues = [issue for issue in issues if issue not in lost]
                yield _several(table, lost, axis)
            beginnings = [issue for issue in issues if issue.axis == axis and _is_cut(issue)]
            if len(beginnings) > 1:
                issues = [issue for issue in issues if issue not in beginnings]
                yield _cuts(table, beginnings, axis)
        for issue in issues:
            cut = _is_cut(issue)
            yield Finding(
                issue.span,
                "cut" if cut else issue.kind,
                {
                    "table": table_name(table.kind),
                    "literal": issue.literal.strip(),
                    "expected": issue.expected,
                    "axis": AXES[issue.axis],
                },
                level="cut" if cut else None,
                doubt="extraction" if cut else "none",
                evidence={"literal": issue.literal, "expected": issue.expected},
                table=table.kind,
                row=issue.key if issue.axis == "row" else None,
                column_key=issue.key if issue.axis == "column" else None,
            )


@lru_cache(maxsize=64)
def _canonical(sentence: str) -> str | None:
    """Nearly every report prints the same sentence: understand it once."""
    relation = parse_printed(sentence)
    return None if relation is None else canonical(relation)


def _is_cut(issue: LabelIssue) -> bool:
    return issue.kind == "altered" and squeeze(issue.expected).startswith(squeeze(issue.literal))


def _cuts(table: KeyedTable, cut: list[LabelIssue], axis: str) -> Finding:
    """Several labels of which the beginning is left: one conversion cut them all."""
    return Finding(
        cut[0].span,
        "cuts",
        {
            "table": table_name(table.kind),
            "count": len(cut),
            "axis": AXES[axis],
            "labels": [f"“{expected}”" for expected in dict.fromkeys(issue.expected for issue in cut)],
        },
        level="cut",
        doubt="extraction",
        evidence={"labels": [[issue.literal, issue.expected] for issue in cut]},
        table=table.kind,
        block=table.block,
    )


def _several(table: KeyedTable, lost: list[LabelIssue], axis: str) -> Finding:
    return Finding(
        lost[0].span,
        "several",
        {
            "table": table_name(table.kind),
            "count": len(lost),
            "axis": AXES[axis],
            "labels": [f"“{issue.expected}”" for issue in lost[:SEVERAL]],
        },
        evidence={"missing": [issue.key for issue in lost]},
        table=table.kind,
        block=table.block,
    )


def _unsplit(table: KeyedTable) -> list[LabelIssue]:
    """The one row by which table 3 of 2019 differs from that of 2021: (六)其他处理 in a single row."""
    cells = [cell for cell in table.cells.values() if cell.row == "other"]
    if not cells:
        return []
    span = (table.row_spans or {}).get("other", cells[0].span)
    form = table_form(table.kind)
    split = f"{form.row['other'].label}下分1、2、3三行"
    return [LabelIssue("superseded", "row", "other", form.row["other"].label, split, span)]


@check(
    "printed-relation",
    says={
        "altered": "expected printed",
        "unclear": "expected printed",
        "missing": "expected",
    },
    levels="altered unclear",
    table=TableKind(),
    relation=RelationId(),
)
def printed_relation(subject: Subject) -> Iterator[Finding]:
    """Yield a finding when table 3 prints no relation, or another one than the form.

    A sentence that cannot be understood is not accused: it is said that it was not.
    """
    for table in subject.report.tables:
        if table.kind != subject.parameters["table"]:
            continue
        expected = form_relation(table.kind, str(subject.parameters["relation"]))
        if table.relation_text is None:
            values = {"expected": expected.text}
            doubt = "none" if "columns-by-label" in table.reading else "extraction"
            yield Finding(table.span, "missing", values, doubt=doubt, table=table.kind, block=table.block)
            continue
        printed = _canonical(squeeze(table.relation_text))
        if printed == canonical(expected.symbolic):
            continue
        kind = "unclear" if printed is None else "altered"
        yield Finding(
            table.relation_span,
            kind,
            {"printed": table.relation_text.strip(), "expected": expected.text},
            level=kind,
            evidence={"printed": table.relation_text, "expected": expected.text},
            table=table.kind,
            block=table.block,
        )
