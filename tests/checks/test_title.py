from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.built import OLD, built, findings, parts, said
from tests.checks.said import said as linted


def test_no_title_is_said_at_the_first_line() -> None:
    report = built("2019", *parts(), title=None, preamble=["根据要求编制本报告。"])
    assert said("GX115", report) == [("none", 1)]
    assert said("GX115", built("2019", *parts(), title=None)) == [("none", 1)]


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("2020年政府信息公开工作年度报告", "no-agency"),
        ("青石县水务局政府信息公开工作年度报告", "no-year"),
        ("政府信息公开工作年度报告", "no-year-no-agency"),
        ("关于2016年度政务公开工作情况的报告", "no-agency"),
    ],
)
def test_incomplete_titles(title: str, message: str) -> None:
    found = findings("GX115", built("2008", *parts(OLD), title=title))
    assert [(f.message, f.level) for f in found] == [(message, None)]


@pytest.mark.parametrize(
    "title",
    [
        "2015年区住建委政务公开年报(药都区)",
        "青石县水务局二〇一二年度信息公开年报",
        "2010年政府信息公开工作年度报告(青濑区司法局)",
    ],
)
def test_other_wordings_before_2019(title: str) -> None:
    assert said("GX115", built("2008", *parts(OLD), title=title)) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青石县水务局2023年政府信息公开工作年度报告", []),
        ("青石县水务局 2023年 政府信息公开工作年度报告", []),
        ("青石县水务局2023年度政府信息公开工作年度报告", [("form", "form")]),
        ("青石县水务局2023年政府信息公开年度报告", [("form", "form")]),
        ("2023年青石县水务局政府信息公开工作年度报告", []),
        ("青石县水务局政府信息公开工作2023年度报告", []),
        ("2023年政府信息公开工作年度报告(青石县水务局)", []),
        ("2023年度青石县水务局政府信息公开年报", [("form", "form")]),
    ],
)
def test_the_prescribed_wording_is_a_hint(title: str, expected: list[tuple[str, str]]) -> None:
    found = findings("GX115", built("2021", *parts(), title=title))
    assert [(f.message, f.level) for f in found] == expected


def test_the_name_of_the_file_is_no_title() -> None:
    report = built("2021", *parts())
    report.title = replace(report.title, evidence="filename", span=None)
    assert [f.message for f in findings("GX115", report)] == ["none"]


@pytest.mark.parametrize("year", ["2020", "2022", "2024"])
def test_a_year_that_all_else_contradicts_is_the_titles_own_fault(year: str) -> None:
    edits = (("青石县水务局2023年", f"青石县水务局{year}年"),)
    (found,) = linted("GX", "2021", *edits)
    assert (found.code, found.location.line, found.location.column, found.location.end_column) == (
        "GX508",
        1,
        7,
        11,
    )
    assert f"标题写的是{year}年" in found.message
    assert found.evidence["expected"] == 2023


def test_a_title_in_figures_of_other_kinds_is_shown_whole() -> None:
    (found,) = linted("GX508", "2021", ("青石县水务局2023年政府", "青石县水务局二〇二〇年政府"))
    assert (found.location.column, found.location.end_column) == (1, 24)
