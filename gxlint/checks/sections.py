"""GX101 to GX104: sections that are missing, out of order, there twice, or unknown to the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gxlint.checks.doubled_tables import doubled_tables
from gxlint.checks.doubts import converted
from gxlint.checks.form import (
    article_of,
    home_of,
    name_of,
    order,
    required,
    shown,
    since_2019,
    speaks_of_sections,
    table_forms,
)
from gxlint.checks.numbering import skipped_with_missing
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.structure.model import Missing, Report, Section
from gxlint.text.normal import squeeze
from gxlint.text.numerals import spell

_STRONG = frozenset({"mandated", "accepted", "known"})
_COVERED = frozenset({"sub-heading", "sentence", "statistics"})


@check(
    "missing-section",
    says={
        "default": "article section",
        "with-table": "article section",
        "sub-heading": "article line section",
        "sentence": "article line section",
        "statistics": "article line section",
        "none": "count names",
    },
    levels="covered fees",
)
def missing_section(subject: Subject) -> Iterator[Finding]:
    """GX101: a required section has no top section of its own.

    Since 2019 always the rule's own severity; before, level "covered" where its subject stands elsewhere and level
    "fees" for fees that stand nowhere (条例 2007 art. 32).
    """
    report = subject.report
    if not speaks_of_sections(report) or not report.missing:
        return
    if not report.sections:
        yield from _no_section_at_all(report)
        return
    jumped = skipped_with_missing(report)
    for missing in report.missing:
        if missing.id in required(report):
            yield _missing(report, missing, jumped=missing.id in jumped)


def _no_section_at_all(report: Report) -> Iterator[Finding]:
    wanted = [missing.id for missing in report.missing if missing.id in required(report)]
    if wanted:
        names = "、".join(name_of(report, id_) for id_ in wanted)
        yield Finding(
            span=report.missing[0].span,
            message="none",
            values={"names": names, "count": len(wanted)},
            evidence={"required": wanted, "found": []},
        )


def _missing(report: Report, missing: Missing, *, jumped: bool) -> Finding:
    modern = since_2019(report)
    covered = missing.covered if missing.covered in _COVERED else ""
    name = name_of(report, missing.id)
    values: dict[str, Any] = {"section": name, "article": article_of(report, missing.id)}
    evidence: dict[str, Any] = {
        "required": missing.id,
        "name": name,
        "found": [section.id for section in report.sections],
        "covered": covered or None,
    }
    message = "default"
    if modern and missing.id in table_forms(report) and report.table(missing.id) is None:
        message = "with-table"
    elif covered and missing.place is not None:
        message = covered
        values["line"] = evidence["line"] = missing.place.line
    level = None if modern else "covered" if covered else "fees" if missing.id == "fees" else None
    return Finding(
        span=missing.span,
        message=message,
        values=values,
        level=level,
        doubt="extraction" if jumped and converted(report) else "none",
        evidence=evidence,
        section=missing.id,
    )


@check(
    "section-out-of-order",
    says={
        "after": "before heading position",
        "first": "before heading position",
    },
)
def section_out_of_order(subject: Subject) -> Iterator[Finding]:
    """GX102: since 2019, a section stands elsewhere than the form has it."""
    report = subject.report
    if not since_2019(report) or not speaks_of_sections(report):
        return
    canonical = order(report)
    found = [section.id for section in report.sections if section.id in canonical]
    for section in report.sections:
        if not section.misplaced or section.duplicate_of is not None or section.id not in canonical:
            continue
        place = canonical.index(section.id)
        before = next((id_ for id_ in reversed(canonical[:place]) if id_ in found), None)
        yield Finding(
            span=section.heading.span,
            message="after" if before else "first",
            values={
                "heading": shown(section),
                "position": {"zh": spell(place + 1), "en": place + 1},
                "before": name_of(report, before) if before else "",
            },
            evidence={"found": found, "form": canonical},
            section=section.id,
        )


@check(
    "duplicate-section",
    says={
        "default": "first heading line section",
        "other-name": "first heading line section",
        "report": "title",
        "table": "line table",
    },
    levels="similar table",
)
def duplicate_section(subject: Subject) -> Iterator[Finding]:
    """GX103: a section stands twice. Level "similar" where one of the two was only recognised by its words.

    A whole further report in the same file is one finding; it is not read. Level "table": a table stands twice under
    a heading that was not taken for a section.
    """
    report = subject.report
    if not speaks_of_sections(report):
        return
    if report.further.value is not None and report.further.span is not None:
        yield Finding(
            span=report.further.span,
            message="report",
            values={"title": report.further.value},
            evidence={"title": report.title.value, "further": report.further.value},
        )
    if _has_contents_list(report):
        return
    for section in report.sections:
        if section.duplicate_of is None or section.id not in order(report):
            continue
        first = report.sections[section.duplicate_of]
        same = squeeze(first.heading.name) == squeeze(section.heading.name)
        certain = same or (first.how in _STRONG and section.how in _STRONG)
        grave = same or (
            certain and since_2019(report)
        )  # before 2019 the agency divided its report as it liked
        if not certain and not since_2019(report):
            continue
        if not certain and section.unexpected:  # GX104 says it
            continue
        yield Finding(
            span=section.heading.span,
            message="default" if same else "other-name",
            values={
                "heading": shown(section),
                "first": shown(first),
                "line": first.heading.span.line,
                "section": name_of(report, section.id),
            },
            level=None if grave else "similar",
            doubt="none" if certain else "scope",
            evidence={
                "first": first.heading.text,
                "first_line": first.heading.span.line,
                "second": section.heading.text,
            },
            section=section.id,
        )
    if since_2019(report):
        yield from doubled_tables(report)


def _has_contents_list(report: Report) -> bool:
    """Whether a table of contents was taken for sections: several empty headings whose names come again."""
    empty_first = {
        section.duplicate_of
        for section in report.sections
        if section.duplicate_of is not None and not _holds(report.sections[section.duplicate_of])
    }
    return len(empty_first) >= 2


def _holds(section: Section) -> bool:
    return bool(section.blocks or section.tables)


@check(
    "unexpected-section",
    says={
        "default": "heading home",
    },
)
def unexpected_section(subject: Subject) -> Iterator[Finding]:
    """GX104: since 2019, a top section that the form of the fiscal year does not know."""
    report = subject.report
    if not since_2019(report) or not speaks_of_sections(report):
        return
    canonical = order(report)
    for section in report.sections:
        if not section.unexpected or section.id in canonical:
            continue
        if section.number is None and section.id in ("preface", "annex"):
            continue
        home = home_of(section.id)
        yield Finding(
            span=section.heading.span,
            values={"heading": shown(section), "home": name_of(report, home)},
            evidence={"section": section.id, "form": [name_of(report, id_) for id_ in canonical]},
            section=section.id,
        )
