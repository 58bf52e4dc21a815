"""GX109, GX111, GX112: a section with nothing under it, a mandated table that is absent or of another year's form."""

from __future__ import annotations

from collections.abc import Iterator

from gxlint.checks.doubts import converted, has_picture, losses
from gxlint.checks.form import (
    order,
    required,
    shown,
    since_2019,
    speaks_of_sections,
    table_forms,
    table_title,
)
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.document import Paragraph
from gxlint.structure.model import Report, Section
from gxlint.tables.model import KeyedTable

_LOWER = frozenset({"han-paren", "arabic", "arabic-paren", "circled"})
_OTHER = {"2021": "2019", "2019": "2021"}
_DOCUMENTS = {"2021": "国办公开办函〔2021〕30号", "2019": "国办公开办函〔2019〕60号"}


@check("empty-section")
def empty_section(subject: Subject) -> Iterator[Finding]:
    """GX109: nothing stands under a required heading.

    Silent where a picture stands (the reader says so) and where the mandated table is what is missing (GX111).
    """
    report = subject.report
    if not speaks_of_sections(report):
        return
    wanted = required(report) | {id_ for id_ in order(report) if id_ != "overview" or since_2019(report)}
    for index, section in enumerate(report.sections):
        if section.id not in wanted or _has_content(section) or has_picture(report, section.span):
            continue
        if since_2019(report) and section.id in table_forms(report) and "GX111" in subject.enabled:
            continue
        if _continues_below(report, index) or _repeated_with_content(report, index):
            continue
        last = index == len(report.sections) - 1
        yield Finding(
            span=section.heading.span,
            values={"heading": shown(section)},
            doubt="extraction" if losses(subject) and (last or converted(report)) else "none",
            evidence={"section": section.id, "blocks": 0},
            section=section.id,
        )


def _has_content(section: Section) -> bool:
    if section.tables or section.subs:
        return True
    if section.heading.run_in and not section.heading.text.rstrip().endswith(section.heading.name):
        return True
    return any(not isinstance(block, Paragraph) or block.text.strip() for block in section.blocks)


def _continues_below(report: Report, index: int) -> bool:
    """Whether what follows is a sub-heading of it that was taken for a section of its own ((一) after 五、)."""
    if index + 1 >= len(report.sections):
        return False
    own, following = report.sections[index].heading.marker, report.sections[index + 1].heading.marker
    if own is None or following is None:
        return False
    return following.number == 1 and own.style != following.style and following.style in _LOWER


def _repeated_with_content(report: Report, index: int) -> bool:
    section = report.sections[index]
    return any(
        other is not section and other.id == section.id and _has_content(other) for other in report.sections
    )


@check("missing-table")
def missing_table(subject: Subject) -> Iterator[Finding]:
    """GX111: since 2019, a section stands without its mandated table.

    With `doubt: extraction` where a picture stands in its place, or no table at all came through a conversion. A
    missing section (GX101) is not accused a second time for its table.
    """
    report = subject.report
    if not since_2019(report) or not speaks_of_sections(report):
        return
    kinds = table_forms(report)
    absent = [kind for kind in kinds if report.table(kind) is None]
    for kind in absent:
        section = next((s for s in report.sections if s.id == kind or kind in s.also), None)
        if section is None:
            continue
        picture = has_picture(report, section.span)
        none_left = len(absent) == len(kinds) and converted(report)
        yield Finding(
            span=section.heading.span,
            message="picture" if picture else "all" if none_left else "default",
            values={"table": table_title(kind), "heading": shown(section)},
            doubt="extraction" if picture or none_left or losses(subject) else "none",
            evidence={"required": list(kinds), "found": [table.kind for table in report.tables]},
            section=section.id,
            table=kind,
        )


@check("superseded-form")
def superseded_form(subject: Subject) -> Iterator[Finding]:
    """GX112: table 2 or 3 follows the form of other fiscal years, or mixes both forms.

    A table 3 whose only difference is the unsplit row (六)其他处理 is left to GX213, unless table 2 is of the old form too.
    """
    report = subject.report
    if not since_2019(report) or not report.is_report:
        return
    forms = table_forms(report)
    others = [table for table in report.tables if _other_form(table, forms.get(table.kind))]
    whole = any(table.kind == "disclosure" for table in others)
    for table in others:
        if table.kind == "requests" and not whole and _only_unsplit(table):
            continue
        expected = forms[table.kind]
        mixed = bool(table.foreign_labels) and table.form in (None, expected)
        yield Finding(
            span=table.span,
            message="mixed" if mixed else "default",
            values={
                "table": table_title(table.kind),
                "found_document": _DOCUMENTS[_OTHER[expected]],
                "expected_document": _DOCUMENTS[expected],
                "year": report.year.value or expected,
                "labels": [
                    issue.literal for issue in table.label_issues if issue.kind in ("added", "superseded")
                ],
            },
            evidence={
                "form": table.form,
                "expected": expected,
                "year": report.year.value,
                "foreign_labels": list(table.foreign_labels),
            },
            table=table.kind,
            block=table.block,
        )


def _other_form(table: KeyedTable, expected: str | None) -> bool:
    """Whether a table that differs between the forms is not, or not only, of the expected one."""
    if expected not in _OTHER or table.kind == "review":
        return False
    return (table.form is not None and table.form != expected) or bool(table.foreign_labels)


def _only_unsplit(table: KeyedTable) -> bool:
    """Whether the unsplit row (六)其他处理 of the 2019 form is all that is foreign to a table 3."""
    return set(table.foreign_labels) <= {"other"}
