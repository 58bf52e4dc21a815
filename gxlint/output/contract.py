"""The JSON report of contract.md as plain data: what json and jsonl write."""

from __future__ import annotations

from typing import Any

from gxlint import __version__
from gxlint.diagnostics import Diagnostic, Suspect
from gxlint.engine.result import ReportResult, Summary

FORMAT = "gxlint-report/1"


def head(summary: Summary, statistics: bool = False) -> dict[str, Any]:
    """Everything before the reports."""
    counts = {
        "reports": summary.reports,
        "pass": summary.passed,
        "fail": summary.failed,
        "incomplete": summary.incomplete,
        "errors": summary.errors,
        "warnings": summary.warnings,
        "infos": summary.infos,
        "suppressed": summary.suppressed,
    }
    found = {"format": FORMAT, "tool": {"name": "gxlint", "version": __version__}, "summary": counts}
    return {**found, "statistics": summary.statistics} if statistics else found


def report(result: ReportResult) -> dict[str, Any]:
    """One report, with the keys and in the order of contract.md; `unfinished` and `reading` go beyond it."""
    return {
        "path": result.path,
        "media": result.media,
        "encoding": result.encoding,
        "title": result.title,
        "agency": result.agency,
        "year": result.year,
        "layout": result.layout,
        "verdict": result.verdict,
        "unfinished": result.unfinished,
        "sections": [
            {"id": s.id, "heading": s.heading, "number": s.number, "line": s.line, "end_line": s.end_line}
            for s in result.sections
        ],
        "coverage": {
            kind: {"form": c.form, "expected": c.expected, "read": c.read, "reading": c.reading}
            for kind, c in result.coverage.items()
        },
        "relations": {
            "satisfied": result.relations.satisfied,
            "violated": result.relations.violated,
            "not_evaluated": result.relations.not_evaluated,
        },
        "diagnostics": [diagnostic(found) for found in result.diagnostics],
    }


def diagnostic(found: Diagnostic) -> dict[str, Any]:
    """One diagnostic; every key of the location is always there."""
    at = found.location
    return {
        "code": found.code,
        "rule": found.rule,
        "severity": found.severity,
        "doubt": found.doubt,
        "message": found.message,
        "basis": found.basis,
        "location": {
            "line": at.line,
            "column": at.column,
            "end_line": at.end_line,
            "end_column": at.end_column,
            "section": at.section,
            "table": at.table,
            "row": at.row,
            "column_key": at.column_key,
            "block": at.block,
            "page": at.page,
        },
        "excerpt": found.excerpt,
        "evidence": found.evidence,
        "suspects": [[_suspect(one) for one in repair] for repair in found.suspects],
        "fix": found.fix,
        "fingerprint": found.fingerprint,
        "suppressed": found.suppressed,
    }


def _suspect(one: Suspect) -> dict[str, Any]:
    return {"row": one.row, "column_key": one.column_key, "reads": one.reads, "should_be": one.should_be}
