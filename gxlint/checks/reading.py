"""GX0: what reading the file showed about the file itself. Nothing here is an author's error.

GX006 and GX007, and GX001 for a file that was refused, are said by the engine: their rule files name the check
`engine`, which finds nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gxlint.checks.damaged import KINDS, Damage, damages_of
from gxlint.checks.dates import lost_dates
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.document import Notice
from gxlint.readers.parts import HIDDEN, part_called
from gxlint.structure.layout import layouts

_LISTED = 50
"""Places of damage that the evidence lists."""
_FORMATS = {
    "text": {"zh": "纯文本", "en": "plain text"},
    "markdown": {"zh": "Markdown", "en": "Markdown"},
    "html": {"zh": "网页(HTML)", "en": "a web page (HTML)"},
    "mhtml": {"zh": "网页存档(MHTML)", "en": "a saved web page (MHTML)"},
    "docx": {"zh": "Word 文档(docx)", "en": "a Word document (docx)"},
    "xlsx": {"zh": "电子表格(xlsx)", "en": "a workbook (xlsx)"},
    "xls": {"zh": "电子表格(xls)", "en": "a workbook (xls)"},
    "doc": {"zh": "Word 97-2003 文档(doc)", "en": "a Word 97-2003 document (doc)"},
    "rtf": {"zh": "RTF 文档", "en": "a Rich Text document (rtf)"},
    "odt": {"zh": "OpenDocument 文档(odt)", "en": "an OpenDocument text (odt)"},
    "pdf": {"zh": "PDF", "en": "a PDF"},
}


@check("engine")
def engine(subject: Subject) -> Iterator[Finding]:
    """Find nothing: the engine itself speaks for the rule."""
    yield from ()


@check(
    "reader-notices",
    says={
        "missing-file": "",
        "directory": "",
        "permission": "error",
        "empty": "",
        "too-large": "limit size unit",
        "too-large-text": "limit size unit",
        "encrypted": "",
        "broken-archive": "error",
        "compression-ratio": "limit",
        "too-many-cells": "cells limit",
        "nesting": "depth limit",
        "not-text": "",
        "scanned-pdf": "pages",
        "garbled-pdf": "pages",
        "broken-pdf": "error",
        "time-limit": "seconds",
        "legacy-doc": "format",
        "spreadsheet": "format",
        "image": "format",
        "unknown-format": "format",
        "entities": "",
        "broken-xml": "error",
        "undecodable": "",
        "no-document-part": "",
        "encrypted-member": "",
        "broken-member": "error",
        "too-many-members": "limit size",
        "misnamed": "format",
        "truncated": "detail",
        "unread-part": "detail",
        "inside": "name",
        "attached": "name",
        "hidden": "detail",
        "uncalculated": "number place",
        "killed": "",
        "no-converter": "format",
        "converter-missing": "program",
        "converter-late": "format",
        "not-converted": "error format",
    },
    levels="misnamed unread-part hidden inside",
)
def reader_notices(subject: Subject) -> Iterator[Finding]:
    """Yield what the reader had to say of a file that it did read (GX001)."""
    for notice in subject.report.document.notices:
        if notice.kind == "misnamed":
            found = _FORMATS.get(notice.detail, {"zh": notice.detail, "en": notice.detail})
            yield Finding(
                None,
                "misnamed",
                {"format": found},
                "misnamed",
                "none",
                {"reason": "misnamed", "format": notice.detail},
            )
        elif notice.kind == "truncated":
            yield _notice(notice, None)
        elif notice.kind == "unread-part":
            hidden = notice.detail.startswith(HIDDEN)
            yield _notice(notice, "hidden" if hidden else "unread-part")
        elif notice.kind == "inside":
            given = {"reason": notice.kind, "name": notice.detail}
            yield Finding(None, "inside", {"name": notice.detail}, "inside", evidence=given)
        elif notice.kind == "uncalculated":
            number, _, place = notice.detail.partition(" ")
            values: dict[str, Any] = {"number": int(number), "place": place}
            yield Finding(None, "uncalculated", values, evidence={"reason": notice.kind, **values})


def _notice(notice: Notice, level: str | None) -> Finding:
    evidence = {"reason": notice.kind, "detail": notice.detail}
    detail = part_called(notice.detail) if notice.kind == "unread-part" else notice.detail
    if level == "hidden":
        return Finding(notice.span, level, {"detail": detail}, level, evidence=evidence)
    return Finding(notice.span, notice.kind, {"detail": detail}, level, "extraction", evidence)


@check(
    "damaged-text",
    says={
        "default": "count kinds others text",
        "once": "count kinds others text",
        "stray-bytes": "number",
    },
)
def damaged_text(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for the whole document, at its worst place, with every other place in the evidence (GX002).

    The dates that GX510 names one by one are left to it.
    """
    found = damages_of(subject)
    if "GX510" in subject.enabled:
        told = {one for group in lost_dates(subject) for one in group}
        found = [one for one in found if one not in told]
    stray = [notice for notice in subject.report.document.notices if notice.kind == "stray-bytes"]
    if not found and not stray:
        return
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in found)]
    evidence: dict[str, Any] = {
        "count": len(found),
        "kinds": kinds,
        "places": [{"line": one.span.line, "column": one.span.column, "kind": one.kind, "text": one.text} for one in found[:_LISTED]],
    }  # fmt: skip
    if stray:
        evidence["stray_bytes"] = stray[0].detail
    if not found:
        yield Finding(None, "stray-bytes", {"number": stray[0].detail}, doubt="extraction", evidence=evidence)
        return
    worst = min(found, key=lambda one: (KINDS.index(one.kind), one.span.line, one.span.column))
    values = {
        "count": len(found),
        "text": worst.text,
        "kinds": [_KIND_NAMES[kind] for kind in kinds],
        "others": _others(found, worst),
    }
    message = "default" if len(found) > 1 else "once"
    yield Finding(worst.span, message, values, doubt="extraction", evidence=evidence)


_KIND_NAMES = {
    "mojibake": {"zh": "编码错乱的字符", "en": "characters read in the wrong encoding"},
    "replacement": {"zh": "无法还原的字符", "en": "characters that could not be restored"},
    "private": {"zh": "系统以外的自造字符", "en": "characters of a private font"},
    "lost": {"zh": "日期、文号中丢失的字符", "en": "characters lost in dates or document numbers"},
}


def _others(found: Sequence[Damage], worst: Damage) -> dict[str, str]:
    lines = sorted({one.span.line for one in found} - {worst.span.line})
    shown = "、".join(str(line) for line in lines[:8]) + (" 等" if len(lines) > 8 else "")
    listed = ", ".join(str(line) for line in lines[:8]) + (" …" if len(lines) > 8 else "")
    if not lines:
        return {"zh": "", "en": ""}
    return {"zh": f",另见第 {shown} 行", "en": f"; see also line {listed}"}


@check(
    "undetermined-layout",
    says={
        "default": "year",
        "before": "year",
        "no-year": "",
        "school-year": "",
    },
    levels="school-year",
)
def undetermined_layout(subject: Subject) -> Iterator[Finding]:
    """Yield a finding when no layout fits the report (GX004)."""
    report = subject.report
    if not report.is_report or report.layout.value is not None:
        return
    evidence = {"year": report.year.value, "sections": [section.id for section in report.sections]}
    if report.school_year:
        yield Finding(report.title.span, "school-year", {}, "school-year", evidence=evidence)
    elif report.year.value is None:
        yield Finding(report.title.span, "no-year", {}, evidence=evidence)
    else:
        early = report.year.value < min(layout.first_year for layout in layouts().values())
        message = "before" if early else "default"
        yield Finding(report.title.span, message, {"year": report.year.value}, evidence=evidence)


@check(
    "not-a-report",
    says={
        "default": "title",
        "no-text": "",
        "workbook": "",
    },
    levels="workbook",
)
def not_a_report(subject: Subject) -> Iterator[Finding]:
    """Yield a finding when the document is no annual report at all (GX005)."""
    report = subject.report
    if report.is_report:
        return
    words = sum(1 for line in report.document.lines if line.strip())
    evidence = {
        "title": report.title.value,
        "sections": [section.id for section in report.sections],
        "lines": words,
    }
    if report.document.tabular and words:
        yield Finding(None, "workbook", {}, "workbook", evidence=evidence)
        return
    yield Finding(None, "default" if words else "no-text", {"title": report.title.value}, evidence=evidence)
