"""Results made by hand for the tests of the terminal output: small reports of agencies that do not exist."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from gxlint.checks.sums import outcomes
from gxlint.diagnostics import Diagnostic, Location, Suspect
from gxlint.document import Document, Paragraph, Span
from gxlint.engine.equations import broken
from gxlint.engine.result import Coverage, RelationCounts, ReportResult, Run
from gxlint.engine.rule import Rule
from gxlint.output.rich import write
from gxlint.structure.model import Fact, Heading, Marker, Missing, Report, Section
from gxlint.tables.model import KeyedCell, KeyedTable, State, Value
from tests.support import forms

COLUMNS = ("natural_person", "business", "research", "public_interest", "legal_service", "other", "total")
LINES = (
    "云栖县档案局2023年政府信息公开工作年度报告",
    "一、总体情况",
    "截止2023年底,主动公开信息128条。",
    "三、收到和处理政府信息公开申请情况",
    "(七)总计 | 13 | 2 | 0 | 0 | 0 | 0 | 15 |",
    "五、其他需要报告的事项",
    "无。",
)
RULES = {
    "GX201": Rule(
        code="GX201", name="flow-identity", title={"zh": "申请收办数不平", "en": "Flow does not balance"}, severity="error",
        since="0.1.0", basis={"default": {"zh": "附表三", "en": "table 3"}}, check="table-sums", messages={},
        why={"zh": "-", "en": "-"}, mend={"zh": "按台账核对所指的单元格。", "en": "Check the cell against your register."},
    ),
    "GX501": Rule(
        code="GX501", name="wrong-word", title={"zh": "用词不当", "en": "Wrong word"}, severity="warning",
        since="0.1.0", basis={"default": {"zh": "-", "en": "-"}}, check="lexicon", messages={},
        why={"zh": "-", "en": "-"}, mend={"zh": "改为所给的词。", "en": "Use the word given."},
    ),
}  # fmt: skip


def shown(results: Sequence[ReportResult], width: int = 80, **options: Any) -> str:
    """The text of a run without colour."""
    stream = io.StringIO()
    options.setdefault("color", False)
    options.setdefault("rules", RULES)
    write(Run.of(list(results), options.get("lang", "zh")), stream, width=width, **options)
    return stream.getvalue()


def document(lines: Sequence[str] = LINES, media: str = "text/plain", source: str | None = None) -> Document:
    blocks = tuple(
        Paragraph(line, Span(number, 1, number, len(line) + 1), source=f"p{number}" if source else None)
        for number, line in enumerate(lines, 1)
    )
    return Document("报告.txt", media, "utf-8", tuple(lines), blocks)


def section(id: str, text: str, line: int, end: int, **flags: Any) -> Section:
    marker = Marker("han", "一二三四五六".index(text[0]) + 1, text[:2], Span(line, 1, line, 3))
    heading = Heading(text, text[2:], marker, Span(line, 1, line, len(text) + 1))
    return Section(id, heading, Span(line, 1, end, 1), **flags)


def requests_table(changes: dict[str, Sequence[int]] | None = None, **options: Any) -> KeyedTable:
    """T3 of the 2021 form that balances, but for `changes` (row key to seven numbers)."""
    numbers: dict[str, Sequence[int]] = {key: [0] * 7 for key in forms.keys("2021")}
    numbers |= {
        "received": [10, 2, 0, 0, 0, 0, 12], "carried_in": [1, 0, 0, 0, 0, 0, 1], "granted": [6, 1, 0, 0, 0, 0, 7],
        "unavailable.1": [4, 1, 0, 0, 0, 0, 5], "total": [10, 2, 0, 0, 0, 0, 12], "carried_out": [1, 0, 0, 0, 0, 0, 1],
        **(changes or {}),
    }  # fmt: skip
    cells = {
        (row, column): KeyedCell(row, column, Value(str(number), State.NUMBER, number), Span(5, 9, 5, 11), 4)
        for row, values in numbers.items()
        for column, number in zip(COLUMNS, values, strict=True)
    }
    return KeyedTable("requests", "2021", Span(4, 1, 5, 40), 4, 5, cells, **options)


def report(doc: Document, tables: Sequence[KeyedTable] = (), **changes: Any) -> Report:
    title = LINES[0]
    known: dict[str, Any] = {
        "title": Fact(title, "title"), "agency": Fact("云栖县档案局", "title"), "year": Fact(2023, "title"),
        "layout": Fact("2021", "year"),
        "sections": [
            section("overview", LINES[1], 2, 3), section("requests", LINES[3], 4, 5),
            section("other", LINES[5], 6, 7, misplaced=True),
        ],
        "missing": [Missing("problems", Span(6, 1, 6, 1))],
    }  # fmt: skip
    return Report(doc, True, **{**known, **changes}, tables=list(tables))


def diagnostic(code: str = "GX501", severity: str = "warning", **changes: Any) -> Diagnostic:
    known: dict[str, Any] = {
        "code": code, "rule": "wrong-word", "severity": severity, "doubt": "none", "message": "“截止”应为“截至”",
        "basis": "国务院令第711号", "location": Location(3, 1, 3, 3, "overview"), "excerpt": "截止2023年底", "evidence": {},
        "suspects": (), "fix": None, "fingerprint": "0",
    }  # fmt: skip
    return Diagnostic(**{**known, **changes})


def broken_total() -> Diagnostic:
    """(七)总计 of natural persons reads 13 for 10."""
    return diagnostic(
        "GX201", "error", message="自然人:10 + 1 = 11,13 + 1 = 14,差 3", basis="附表三 勾稽关系",
        location=Location(5, 9, 5, 11, "requests", "requests", "total", "natural_person", 4),
        suspects=((Suspect("total", "natural_person", 13, 10),),),
    )  # fmt: skip


def result(*diagnostics: Diagnostic, tables: Sequence[KeyedTable] = (), **changes: Any) -> ReportResult:
    whole = report(changes.pop("document", None) or document(), tables, **changes.pop("facts", {}))
    known: dict[str, Any] = {
        "path": "报告.txt", "media": whole.document.media, "encoding": "utf-8", "title": whole.title.value,
        "agency": whole.agency.value, "year": whole.year.value, "layout": whole.layout.value,
        "verdict": "fail" if any(d.severity == "error" for d in diagnostics) else "pass",
        "coverage": {t.kind: Coverage(t.form, t.expected, len(t.cells), t.reading) for t in tables},
        "relations": RelationCounts(), "diagnostics": diagnostics, "report": whole,
        "equations": tuple(broken(whole, outcomes(whole, {}))),
    }  # fmt: skip
    return ReportResult(**{**known, **changes})
