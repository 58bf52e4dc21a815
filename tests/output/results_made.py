"""Results made by hand for the tests of the formats that machines read: reports of agencies that do not exist."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from gxlint.diagnostics import Diagnostic, Location, Suspect
from gxlint.engine.left_out import LeftOut
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.result import Coverage, ReportResult
from gxlint.output import write
from tests.engine.made import diagnostic

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HOSTILE = "a\nb,c%d:e\x1b[31m\U0001f600\udce4.txt"
"""A file name with everything that is something to some format."""


def sums(**changes: Any) -> Diagnostic:
    """GX201 at a cell of the table of requests."""
    known: dict[str, Any] = {
        "code": "GX201", "rule": "flow-identity", "severity": "error", "doubt": "none", "message": "自然人:差 1\n请核对",
        "basis": "国办公开办函〔2021〕30号", "location": Location(90, 3, 90, 5, "requests", "requests", "total", "natural_person", 31),
        "excerpt": "…13…", "evidence": {"left": [12, 3], "amount": Decimal("3.040")},
        "suspects": ((Suspect("total", "natural_person", 13, 14),), (Suspect("received", "natural_person", None, 9), Suspect("granted", "natural_person", 1, 2))),
        "fix": None, "fingerprint": "0123456789abcdef",
    }  # fmt: skip
    return Diagnostic(**{**known, **changes})


def word(**changes: Any) -> Diagnostic:
    """GX501 in the text, with a fix."""
    known: dict[str, Any] = {
        "code": "GX501", "line": None, "rule": "wrong-word", "severity": "warning", "message": "“截止”应为“截至”", "basis": "《现代汉语词典》",
        "location": Location(3, 1, 3, 3, "overview"), "excerpt": "截止2023年底", "fix": "截至", "fingerprint": "1123456789abcdef",
    }  # fmt: skip
    return diagnostic(**{**known, **changes})


def result(path: str = "报告.txt", *diagnostics: Diagnostic, **changes: Any) -> ReportResult:
    """A text that was wholly read."""
    known: dict[str, Any] = {
        "media": "text/plain", "encoding": "utf-8", "title": "题", "agency": "青石县水务局", "year": 2023, "layout": "2021",
        "verdict": "fail" if any(d.severity == "error" and d.suppressed is None for d in diagnostics) else "pass",
        "coverage": {"requests": Coverage("2021", 161, 161)}, "diagnostics": diagnostics,
    }  # fmt: skip
    return ReportResult(path, **{**known, **changes})


def unread(path: str = "z.docx") -> ReportResult:
    """A file that could not be read."""
    gone = diagnostic(
        "GX001", None, rule="unreadable-input", message="没有这个文件", doubt="extraction", fingerprint="f"
    )
    return ReportResult(path, readable=False, diagnostics=(gone,), unfinished=(OpenEnd.of("unreadable"),), blocking=1)  # fmt: skip


def partial(path: str = "p.docx", *diagnostics: Diagnostic, **changes: Any) -> ReportResult:
    """A Word document of which a table was not found."""
    ends = (OpenEnd.of("missing-table", "review"), OpenEnd.of("rule", "GX505"))
    return result(path, *diagnostics, **{"media": DOCX, "encoding": None, "verdict": "incomplete", "unfinished": ends, **changes})  # fmt: skip


def chosen(path: str = "c.txt") -> ReportResult:
    """A text of which only the sums were wanted."""
    return result(path, left_out=LeftOut(("GX105", "GX501"), ("GX2",), ("GX1", "GX5")))


def suppressed(where: str | None, reason: str = "已核实", **changes: Any) -> Diagnostic:
    """A diagnostic that does not count."""
    return word(suppressed=reason, suppressed_in=where, **changes)


def written(module: Any, *results: ReportResult, **options: Any) -> str:
    """What a format of text writes."""
    return bytes_of(module, *results, **options).decode("utf-8")


def bytes_of(module: Any, *results: ReportResult, **options: Any) -> bytes:
    """What a format writes, into a stream as the command line opens it."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "utf-8", "backslashreplace", newline="\n")
    write(module, results, stream, **options)
    stream.flush()
    return raw.getvalue()
