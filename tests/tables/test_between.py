"""What stands between the lines of a table, or between two tables: running headers, headings of their own."""

from __future__ import annotations

import pytest

from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.checks.said import EXAMPLES, said

TEXT = (EXAMPLES / "valid-2021.txt").read_text("utf-8")
SECTIONS = {
    "disclosure": ("二、主动公开政府信息情况\n第", "三、收到和处理政府信息公开申请情况\n("),
    "requests": ("三、收到和处理政府信息公开申请情况\n(", "四、政府信息公开行政复议、行政诉讼情况\n行"),
    "review": ("四、政府信息公开行政复议、行政诉讼情况\n行", "五、存在的主要问题及改进情况\n"),
}


@pytest.mark.parametrize("shape", ["bars", "tabs"])
@pytest.mark.parametrize(
    "running", ["青石县水务局2023年政府信息公开工作年度报告", "青石县水务局", "青石县水务局\t第3页", "青石县水务局\t2023年度报告"]
)  # fmt: skip
@pytest.mark.parametrize(
    "before", ["行政处罚 | 4", "信息内容 | 本年收费金额", "规章 | 0", "3.危及", "二、上年结转", "2.重复申请"]
)
def test_a_running_header_is_no_column_and_no_row(shape: str, running: str, before: str) -> None:
    text = TEXT.replace(before, f"{running}\n{before}", 1)
    if shape == "tabs":
        text = text.replace(" | ", "\t").replace(" |\n", "\n")
    result = lint_bytes(text.encode(), "report.txt", Settings(selection=Selection(("GX1", "GX2", "GX0"))))
    assert [d.message for d in result.diagnostics] == []


@pytest.mark.parametrize(
    "heading", ["(三)主动公开政府信息情况", "第三部分 主动公开政府信息情况", "主动公开政府信息情况", "附表二", "另附:", ""]
)  # fmt: skip
@pytest.mark.parametrize("kind", ["disclosure", "requests", "review"])
def test_a_table_that_stands_twice_is_two_and_said(kind: str, heading: str) -> None:
    begin, end = (TEXT.index(mark) for mark in SECTIONS[kind])
    body = TEXT[begin:end].split("\n", 1)[1]
    again = (heading + "\n" if heading else "") + body
    text = TEXT[:end] + again + TEXT[end:]
    result = lint_bytes(text.encode(), "report.txt", Settings(), keep=True)
    assert result.report is not None
    lines = [(t.span.line, t.span.end_line) for t in result.report.tables if t.kind == kind]
    first = TEXT[:begin].count("\n") + 2
    second = TEXT[:end].count("\n") + 1 + bool(heading)
    size = body.count("\n") - 1
    assert lines == [(first, first + size), (second, second + size)]
    found = [(d.code, d.severity, d.doubt, d.location.line) for d in result.diagnostics]
    assert found == [("GX103", "warning", "none", second)]


def test_with_other_figures_it_may_be_another_body() -> None:
    begin, end = (TEXT.index(mark) for mark in SECTIONS["disclosure"])
    body = TEXT[begin:end].split("\n", 1)[1].replace("行政许可 | 36", "行政许可 | 37")
    text = TEXT[:end] + "县水政大队:\n" + body + TEXT[end:]
    result = lint_bytes(text.encode(), "report.txt", Settings())
    assert [(d.code, d.severity, d.doubt) for d in result.diagnostics] == [("GX103", "warning", "scope")]


@pytest.mark.parametrize("mark", "\u200e\u200f\u202a\u202c\u202e\u2066\u2069\u061c\u00ad\u2060")
def test_marks_of_direction_change_nothing(mark: str) -> None:
    edits = (
        ("一、总体情况\n", f"{mark}一、总体情况{mark}\n"),
        ("二、主动公开政府信息情况\n", f"二、{mark}主动公开{mark}政府信息情况\n"),
        ("行政处罚 | 4", f"{mark}行政处罚{mark} | {mark}4"),
    )
    assert said("GX", "2021", *edits) == []


@pytest.mark.parametrize("lost", ["?", "？", "\ufffd", ""])
def test_a_numeral_whose_mark_was_lost(lost: str) -> None:
    edits = [
        ("一、总体情况\n", f"一{lost}总体情况\n"),
        ("四、政府信息公开行政复议、行政诉讼情况\n", f"四{lost}政府信息公开行政复议{lost}行政诉讼情况\n"),
        *([("一、本年新收", f"一{lost}本年新收")] if lost else []),
    ]
    assert [d.message for d in said("GX1", "2021", *edits)] == []
    assert [d.message for d in said("GX2", "2021", *edits)] == []
