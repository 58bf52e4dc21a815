"""Whole reports as PDF say what their text says: the valid ones nothing, a wrong number the same, only the place differs."""

from __future__ import annotations

import re

import pytest

from gxlint.engine.result import ReportResult
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from tests.readers.pdf.reports import NAMES, parse, source
from tests.readers.pdf.typeset import Style, typeset

STYLES = {
    "as word processors do": Style(),
    "rulings as thin areas, headers repeated": Style(filled=True, repeat=True, number="第{}页"),
    "rows kept whole, a running head": Style(cut=False, head="青石县水务局"),
    "group labels downwards, bare page numbers": Style(downwards=True, number="{}"),
    "low pages": Style(height=500, size=14, pitch=24),
    "very low pages, headers repeated": Style(
        height=420, size=14, pitch=24, repeat=True, cell=9, number="- {} -"
    ),
    "low pages, rows kept whole": Style(height=460, cut=False, repeat=True, number="第{}页 共9页"),
}
WRONG = {
    "valid-2021": ("| 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n三、本年度", "| 5 | 0 | 0 | 0 | 0 | 0 | 1 |\n三、本年度"),
    "valid-2019": ("(一)予以公开 | 5 | 1", "(一)予以公开 | 4 | 1"),
    "valid-2014": ("按时办结数 | 件 | 3 |", "按时办结数 | 件 | 2 |"),
    "valid-2008": ("至2012年12月31日", "至2012年12月32日"),
}
"""One wrong number for every report: what stands there, and what is put there."""


def check(data: bytes, name: str) -> ReportResult:
    return lint_bytes(data, name, Settings(), keep=True)


def said(result: ReportResult) -> list[tuple[object, ...]]:
    """The diagnostics without their places in the text."""
    return sorted(
        (d.code, d.severity, d.doubt, re.sub(r"第 ?\d+ ?行", "", d.message), d.location.section, d.location.table, d.location.row,
         d.location.column_key, d.suspects)
        for d in result.diagnostics
    )  # fmt: skip


def seen(result: ReportResult) -> tuple[object, ...]:
    """What was recognised of a report, places aside."""
    return (
        result.verdict, result.title, result.agency, result.year, result.layout, result.relations,
        [(section.id, section.heading) for section in result.sections],
        {kind: (one.form, one.read, one.expected) for kind, one in result.coverage.items()}, result.unfinished,
    )  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", NAMES)
def test_a_valid_report_is_valid(name: str, style: str) -> None:
    text = source(name)
    result = check(typeset(parse(text), STYLES[style]), f"{name}.pdf")
    assert result.diagnostics == ()
    assert seen(result) == seen(check(text.encode(), f"{name}.txt"))
    assert all(coverage.read == coverage.expected for coverage in result.coverage.values())
    assert (result.media, result.encoding) == ("application/pdf", None)


@pytest.mark.parametrize("style", ["as word processors do", "very low pages, headers repeated"])
@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_number_is_the_same_wrong_number(name: str, style: str) -> None:
    before, after = WRONG[name]
    assert before in source(name)
    text = source(name).replace(before, after)
    plain, printed = (
        check(text.encode(), f"{name}.txt"),
        check(typeset(parse(text), STYLES[style]), f"{name}.pdf"),
    )
    assert plain.diagnostics
    assert said(printed) == said(plain)
    assert seen(printed) == seen(plain)


def test_every_diagnostic_has_its_page() -> None:
    text = source("valid-2021").replace("(七)总计 | 10 | 2", "(七)总计 | 11 | 2").replace("128条", "128条条")
    result = check(typeset(parse(text), Style(height=500, size=14, pitch=24)), "a.pdf")
    assert result.report is not None
    pages = result.report.document.pages
    assert len(pages) == len(result.report.document.lines)
    assert pages[0] == 1
    assert list(pages) == sorted(pages)
    places = {(d.code, d.location.page) for d in result.diagnostics}
    total = next(n for n, line in enumerate(result.report.document.lines) if line.startswith("(七)总计"))
    assert pages[total] > 4
    assert {page for code, page in places if code.startswith("GX2")} <= {
        pages[total],
        pages[total] - 4,
        pages[total] + 1,
        3,
    }
    for diagnostic in result.diagnostics:
        assert (
            diagnostic.location.line is None
            or diagnostic.location.page == pages[diagnostic.location.line - 1]
        )
