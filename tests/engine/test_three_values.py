"""What was not read, or not evaluated, never looks like a pass: whole files through the engine."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from gxlint.document import Notice
from gxlint.engine.examples import apply, base
from gxlint.engine.result import IdleEquations, RelationCounts, ReportResult
from gxlint.engine.run import lint, lint_bytes
from gxlint.engine.settings import Settings
from gxlint.readers import read_bytes

DOCX = Path(__file__).resolve().parents[2] / "fixtures" / "2019" / "云坪县统计局2020.docx"
RECEIVED = "一、本年新收政府信息公开申请数量 | 10 | 2 | 0 | 0 | 0 | 0 | 12 |"


def checked(*edits: tuple[str, str], name: str = "a.txt") -> ReportResult:
    text = apply(base("valid-2021"), [{"replace": old, "with": new} for old, new in edits])
    return lint_bytes(text.encode(), name, Settings())


def codes(result: ReportResult) -> list[str]:
    return [found.code for found in result.diagnostics]


def test_a_valid_report_passes() -> None:
    result = checked()
    assert (result.verdict, result.unfinished, result.idle) == ("pass", (), ())
    assert result.relations == RelationCounts(42, 0, 0)


def test_a_blank_that_leaves_equations_open_is_incomplete() -> None:
    result = checked((RECEIVED, RECEIVED.replace("| 10 |", "| |")))
    assert codes(result) == ["GX209"]
    assert result.coverage["requests"].read == result.coverage["requests"].expected == 175
    assert result.relations == RelationCounts(40, 0, 2)
    assert result.unfinished == ("relations:requests",)
    assert result.idle == (IdleEquations("requests", 2, (("received", "natural_person"),)),)
    assert result.verdict == "incomplete"


def test_a_blank_that_may_stand_for_zero_leaves_nothing_open() -> None:
    result = checked((RECEIVED, RECEIVED.replace("| 0 | 0 | 0 | 0 |", "| | 0 | 0 | 0 |")))
    assert codes(result) == ["GX209"]
    assert (result.verdict, result.unfinished, result.relations.not_evaluated) == ("pass", (), 0)


def test_a_word_where_a_number_should_be_leaves_equations_open() -> None:
    result = checked((RECEIVED, RECEIVED.replace("| 10 |", "| 若干 |")))
    assert codes(result) == ["GX208"]
    assert result.unfinished == ("relations:requests",)
    assert result.verdict == "fail"
    ignored = lint_bytes(
        apply(
            base("valid-2021"), [{"replace": RECEIVED, "with": RECEIVED.replace("| 10 |", "| 若干 |")}]
        ).encode(),
        "a.txt",
        Settings(severity={"GX208": "info"}),
    )
    assert ignored.verdict == "incomplete"


def test_open_equations_of_a_table_that_stands_there_count_whatever_the_layout() -> None:
    text = apply(base("valid-2021"), [{"replace": RECEIVED, "with": RECEIVED.replace("| 10 |", "| |")}])
    result = lint_bytes(text.encode(), "a.txt", Settings(layout="2008"))
    assert "relations:requests" in result.unfinished


@pytest.mark.parametrize(
    ("kind", "detail", "key"),
    [("unread-part", "altChunk", "part:altChunk"), ("truncated", "50000", "truncated:50000")],
)
def test_what_the_reader_left_out_is_incomplete(kind: str, detail: str, key: str) -> None:
    document = read_bytes(base("valid-2021").encode(), "a.txt")
    object.__setattr__(document, "notices", (Notice(kind, detail), Notice(kind, detail)))
    result = lint(document, Settings(severity={"GX0": "info"}))
    assert result.unfinished == (key,)
    assert result.verdict == "incomplete"
    assert codes(result) == ["GX001", "GX001"]
    strict = lint(document, Settings(fail_on="info"))
    assert (strict.verdict, strict.blocking) == ("incomplete", 2)


def test_a_part_of_a_word_document_that_was_not_read() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(DOCX) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:body>", b'<w:body><w:altChunk r:id="rId99"/>', 1)
                if b"xmlns:r=" not in data:
                    data = data.replace(b"<w:document ", b'<w:document xmlns:r="urn:r" ', 1)
            new.writestr(name, data)
    result = lint_bytes(packed.getvalue(), "报告.docx", Settings())
    first = result.diagnostics[0]
    assert (first.code, first.severity) == ("GX001", "warning")
    assert result.unfinished == ("part:altChunk",)
    assert result.verdict == "incomplete"


def test_a_name_that_lies_is_a_fault_of_the_file() -> None:
    result = lint_bytes(base("valid-2021").encode(), "a.docx", Settings(fail_on="warning"))
    assert (codes(result), result.verdict, result.unfinished) == (["GX001"], "fail", ())


def test_a_further_report_in_the_file_was_not_read() -> None:
    text = base("valid-2021")
    both = text + text.replace("2023", "2022")
    settings = Settings(severity={"GX": "info"})
    result = lint_bytes(both.encode(), "a.txt", settings)
    assert result.unfinished == ("further",)
    assert result.verdict == "incomplete"


def test_without_a_year_the_checks_of_the_year_did_not_run() -> None:
    text = base("valid-2021")
    result = lint_bytes(
        text.replace("2023年", "").replace("2024年", "").encode(), "a.txt", Settings(layout="2021")
    )
    assert (result.layout, result.year) == ("2021", None)
    assert result.unfinished == ("year",)
    assert result.verdict == "incomplete"
