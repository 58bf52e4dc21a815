"""One report, written once, says the same in every format: code, severity, words, cells; only the place may differ."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from gxlint.cli.main import run
from gxlint.diagnostics import Diagnostic
from gxlint.engine.result import ReportResult
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from tests.formats import make
from tests.formats.reports import FAULTY, FAULTY_2014, SOUND, SOUND_2014, Written

needs_libreoffice = make.needs_libreoffice


KINDS = [
    *make.DIRECT,
    *(pytest.param(kind, marks=needs_libreoffice) for kind in ("doc", "wps", "rtf", "odt", "pdf")),
]
WORD = ("html", "mhtml", "doc", "wps", "rtf", "odt")
"""The formats whose text reads line by line as in the docx."""
MEDIA = {
    "txt": "text/plain", "md": "text/markdown", "html": "text/html", "mhtml": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "doc": "application/msword",
    "wps": "application/msword", "rtf": "application/rtf", "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
}  # fmt: skip

EXPECTED = {
    FAULTY.name: [
        ("GX105", "info"), ("GX106", "warning"), ("GX201", "error"), ("GX202", "error"), ("GX204", "error"),
        ("GX301", "error"), ("GX301", "error"), ("GX302", "error"), ("GX501", "warning"), ("GX503", "warning"),
        ("GX504", "warning"), ("GX512", "info"), ("GX703", "info"),
    ],
    FAULTY_2014.name: [("GX106", "warning"), ("GX205", "error"), ("GX209", "warning"), ("GX402", "warning")],
}  # fmt: skip
CELLS = {
    SOUND.name: {"disclosure": (10, 10), "requests": (175, 175), "review": (15, 15)},
    FAULTY.name: {"disclosure": (10, 10), "requests": (175, 175), "review": (15, 15)},
    SOUND_2014.name: {"statistics": (58, 58)},
    FAULTY_2014.name: {"statistics": (58, 58)},
}
"""Cells read and expected; a blank one is read as blank."""


def lint(report: Written, kind: str, request: pytest.FixtureRequest) -> ReportResult:
    if kind in make.DIRECT:
        data = make.DIRECT[kind](report)
    else:
        data = request.getfixturevalue("files")[report.name, "doc" if kind == "wps" else kind]
    return lint_bytes(data, f"{report.name}.{kind}", Settings())


def said(found: Diagnostic) -> tuple[Any, ...]:
    """All that a diagnostic says but the place, and the line quoted from there, in which bars and marks of the format stand."""
    at = found.location
    return (found.code, found.severity, found.doubt, found.message, str(found.suspects), found.fix, at.section, at.table,
            at.row, at.column_key)  # fmt: skip


def everything(result: ReportResult) -> list[tuple[Any, ...]]:
    return sorted((said(found) for found in result.diagnostics), key=str)


@pytest.mark.parametrize("report", [FAULTY, FAULTY_2014], ids=lambda report: report.name)
def test_the_planted_defects_are_found(report: Written) -> None:
    result = lint_bytes(make.txt(report), "a.txt", Settings())
    assert sorted((found.code, found.severity) for found in result.diagnostics) == EXPECTED[report.name]
    assert result.verdict == "fail"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("report", [FAULTY, FAULTY_2014], ids=lambda report: report.name)
def test_a_faulty_report_says_the_same_in_every_format(
    report: Written, kind: str, request: pytest.FixtureRequest
) -> None:
    result = lint(report, kind, request)
    plain = lint_bytes(make.txt(report), "a.txt", Settings())
    assert everything(result) == everything(plain)
    assert (result.verdict, result.year, result.agency, result.title) == (
        "fail", plain.year, plain.agency, plain.title
    )  # fmt: skip
    assert {key: (one.read, one.expected) for key, one in result.coverage.items()} == CELLS[report.name]
    assert result.relations == plain.relations
    assert result.media == MEDIA[kind]
    if kind in WORD:
        # A baseline written for the one holds for the other.
        word = lint_bytes(make.docx(report), "a.docx", Settings())
        assert [found.fingerprint for found in result.diagnostics] == [
            found.fingerprint for found in word.diagnostics
        ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("report", [SOUND, SOUND_2014], ids=lambda report: report.name)
def test_a_sound_report_is_silent_in_every_format(
    report: Written, kind: str, request: pytest.FixtureRequest
) -> None:
    result = lint(report, kind, request)
    assert everything(result) == []
    assert (result.verdict, result.unfinished, result.media) == ("pass", (), MEDIA[kind])
    assert {key: (one.read, one.expected) for key, one in result.coverage.items()} == CELLS[report.name]


def of_cells(result: ReportResult) -> list[tuple[str, ...]]:
    return sorted(
        (found.code, found.severity, found.message)
        for found in result.diagnostics
        if found.code.startswith("GX2")
    )


@pytest.mark.parametrize("report", [FAULTY, FAULTY_2014], ids=lambda report: report.name)
def test_a_workbook_says_the_same_of_its_tables(report: Written) -> None:
    """The tables alone, one a sheet: what is said of cells without the text is said of them here as well."""
    result = lint_bytes(make.xlsx(report), f"{report.name}.xlsx", Settings())
    plain = lint_bytes(make.txt(report), "a.txt", Settings())
    assert of_cells(result) == of_cells(plain)
    assert {key: (one.read, one.expected) for key, one in result.coverage.items()} == CELLS[report.name]


@needs_libreoffice
def test_a_workbook_of_excel_97_says_what_the_new_one_says(tmp_path: Path) -> None:
    books = {report.name: make.xlsx(report) for report in (FAULTY, FAULTY_2014, SOUND, SOUND_2014)}
    old = make.by_libreoffice(books, tmp_path, ["xls"], of="xlsx")
    if not old:
        pytest.skip("left out: LibreOffice Calc is not installed (apt-get install libreoffice-calc-nogui)")
    for name, data in books.items():
        new = lint_bytes(data, "a.xlsx", Settings())
        result = lint_bytes(old[name, "xls"], "a.xls", Settings())
        assert everything(result) == everything(new), name
        assert (result.media, result.verdict) == ("application/vnd.ms-excel", new.verdict)
        assert {key: (one.read, one.expected) for key, one in result.coverage.items()} == CELLS[name]


def test_an_archive_of_the_formats_says_of_each_what_it_says_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for kind, made in make.DIRECT.items():
            archive.writestr(f"{kind}/{FAULTY.name}.{kind}", made(FAULTY))
    assert run(["check", "--no-config", "--format", "json", str(tmp_path / "all.zip")]) == 1
    reports = json.loads(capsys.readouterr().out)["reports"]
    assert len(reports) == len(make.DIRECT)
    for report in reports:
        assert (
            sorted((found["code"], found["severity"]) for found in report["diagnostics"])
            == EXPECTED[FAULTY.name]
        )


@needs_libreoffice
def test_the_office_formats_are_what_they_are_called(files: make.Files) -> None:
    starts = {"doc": b"\xd0\xcf\x11\xe0", "rtf": b"{\\rtf1", "odt": b"PK\x03\x04", "pdf": b"%PDF-"}
    assert {
        kind: files[FAULTY.name, kind].startswith(start) for kind, start in starts.items()
    } == dict.fromkeys(starts, True)
    with zipfile.ZipFile(io.BytesIO(files[FAULTY.name, "odt"])) as archive:
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
