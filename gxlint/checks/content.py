"""GX109, GX111, GX112: a section with nothing under it, a mandated table that is absent or of another year's form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
from gxlint.readers.parts import may_hold_text
from gxlint.structure.model import Report, Section
from gxlint.tables.forms import table_form
from gxlint.tables.model import KeyedTable
from gxlint.tables.scan import has_traces

_LOWER = frozenset({"han-paren", "arabic", "arabic-paren", "circled"})


@check(
    "empty-section",
    says={
        "default": "heading",
    },
)
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


@check(
    "missing-table",
    says={
        "default": "heading table",
        "picture": "heading table",
        "all": "heading table",
    },
)
def missing_table(subject: Subject) -> Iterator[Finding]:
    """GX111: since 2019, a section stands without its mandated table.

    Silent where the table stands there or may stand in a part of the file that was not read, which GX003 says.
    With `doubt: extraction` where a picture stands in its place, or no table at all came through a conversion. A
    missing section (GX101) is not accused a second time for its table.
    """
    report = subject.report
    kinds = table_forms(report)
    absent = [kind for kind in kinds if report.table(kind) is None]
    for kind, section in without_table(report):
        if why_unread(report, section, kind) is not None:
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


def without_table(report: Report) -> list[tuple[str, Section]]:
    """Return the kinds of mandated table that were not found since 2019, each with the section that should have it."""
    if not since_2019(report) or not speaks_of_sections(report):
        return []
    found = []
    for kind in table_forms(report):
        section = next((s for s in report.sections if s.id == kind or kind in s.also), None)
        if section is not None and report.table(kind) is None:
            found.append((kind, section))
    return found


def why_unread(report: Report, section: Section, kind: str) -> str | None:
    """Return why a table that was not found may stand in the file all the same: "unrecognised" where its labels stand in
    the section, "elsewhere" where a part of the file was not read, else None."""
    if any(
        notice.kind == "unread-part" and may_hold_text(notice.detail) for notice in report.document.notices
    ):
        return "elsewhere"
    lines = report.document.lines[section.span.line - 1 : section.span.end_line]
    return "unrecognised" if has_traces(kind, lines) else None


_FORM = "expected_document found_document labels layout table year"


@check(
    "superseded-form",
    says={
        "default": _FORM,
        "mixed": _FORM,
        "split": _FORM,
        "default-given": _FORM,
        "mixed-given": _FORM,
        "split-given": _FORM,
    },
    levels="split",
)
def superseded_form(subject: Subject) -> Iterator[Finding]:
    """GX112: table 2 or 3 follows the form of other fiscal years, or mixes both forms.

    A table 3 whose only difference is the unsplit row (六)其他处理 is left to GX213, unless table 2 is of the old form
    too; one that has it split before its time is said under level "split". Where the user gave layout or year
    (messages "…-given"), the form the report should have is theirs, not the report's.
    """
    report = subject.report
    if not since_2019(report) or not report.is_report:
        return
    forms = table_forms(report)
    others = [table for table in report.tables if _other_form(table, forms.get(table.kind))]
    whole = any(table.kind == "disclosure" for table in others)
    given = "option" in (report.layout.evidence, report.year.evidence)
    for table in others:
        expected = forms[table.kind]
        alone = table.kind == "requests" and not whole
        if alone and not _has_split(table.form):
            continue
        mixed = bool(table.foreign_labels) and table.form in (None, expected)
        message = "split" if alone else "mixed" if mixed else "default"
        yield Finding(
            span=table.span,
            message=f"{message}-given" if given else message,
            values={
                "table": table_title(table.kind),
                "found_document": _document(table.kind, _found_form(table, expected)),
                "expected_document": _document(table.kind, expected),
                "layout": report.layout.value,
                "year": report.year.value or expected,
                "labels": [
                    issue.literal for issue in table.label_issues if issue.kind in ("added", "superseded")
                ],
            },
            level="split" if alone else None,
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
    if expected is None or table.kind not in ("disclosure", "requests"):
        return False
    return (table.form is not None and table.form != expected) or bool(table.foreign_labels)


def _found_form(table: KeyedTable, expected: str) -> str:
    """Return the form a table follows, or the one that a mixed table takes its foreign labels from."""
    if table.form not in (None, expected):
        return str(table.form)
    return next((form.id for form in table_form(table.kind).forms if form.id != expected), expected)


def _document(kind: str, form: str) -> Mapping[str, str]:
    """Return the document that prescribes a form, in both languages."""
    found = next((known.basis for known in table_form(kind).forms if known.id == form), None)
    return found or {"zh": form, "en": form}


def _has_split(form: str | None) -> bool:
    """Whether table 3 has (六)其他处理 in several rows in a form, by which alone its forms differ."""
    return form is not None and form in table_form("requests").row["other.1"].forms
