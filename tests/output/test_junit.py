"""JUnit, held against the schema of the Jenkins xUnit plugin."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.output.results_made import (
    HOSTILE,
    chosen,
    partial,
    result,
    sums,
    suppressed,
    unread,
    word,
)
from tests.output.understood import reader

NAMES = ["GX0 读取", "GX1 结构", "GX2 表格", "GX3 正文数字", "GX4 未说明的数字", "GX5 文字、日期和格式", "GX7 发布与个人信息"]  # fmt: skip


suites = reader("junit")


def outcomes(suite: Any) -> dict[str, tuple[str, str]]:
    return {
        case.get("name"): (child.tag, child.get("message"))
        for case in suite.findall("testcase")
        for child in case
        if child.tag != "system-out"
    }


def test_a_suite_a_report_and_a_case_a_family() -> None:
    (suite,) = suites(result("a/报告.v1.txt", sums(), sums(code="GX202"), word()))
    assert (suite.get("name"), suite.get("file")) == ("a/报告.v1.txt", "a/报告.v1.txt")
    assert [case.get("name") for case in suite.findall("testcase")] == NAMES
    assert {case.get("classname") for case in suite.findall("testcase")} == {"gxlint.a/报告_v1_txt"}
    assert outcomes(suite) == {"GX2 表格": ("failure", "2 处:自然人:差 1 请核对")}
    failure = suite.find("testcase/failure")
    assert failure.get("type") == "GX201"
    assert failure.text.splitlines()[:3] == [
        "错误 GX201 第 90 行第 3 列 收到和处理政府信息公开申请情况表 “(七)总计 自然人”: 自然人:差 1 请核对",
        "  | …13…",
        "  依据:国办公开办函〔2021〕30号",
    ]
    (beside,) = suite.findall("testcase/system-out")
    assert beside.getparent().get("name") == "GX5 文字、日期和格式"
    assert beside.text == "警告 GX501 第 3 行第 1 列 总体情况: “截止”应为“截至”"
    assert [(one.get("name"), one.get("value")) for one in suite.iter("property")] == [
        ("verdict", "不通过"), ("agency", "青石县水务局"), ("year", "2023"), ("layout", "2021"),
    ]  # fmt: skip


def test_what_fails_is_what_counts() -> None:
    (suite,) = suites(result("a", word(), fail_on="warning"))
    assert outcomes(suite) == {"GX5 文字、日期和格式": ("failure", "“截止”应为“截至”")}
    (suite,) = suites(result("a", sums(), fail_on="never"))
    assert outcomes(suite) == {}


def test_an_unread_file_is_an_error_and_nothing_of_it_passes() -> None:
    (suite,) = suites(unread())
    assert outcomes(suite) == {
        "GX0 读取": ("error", "没有这个文件"),
        **dict.fromkeys(NAMES[1:], ("skipped", "未查(文件没有读出)")),
    }


def test_what_was_not_wholly_checked_is_skipped() -> None:
    missing = "没有找到政府信息公开行政复议、行政诉讼情况表"
    (suite,) = suites(partial("p.docx", sums()))
    assert outcomes(suite) == {
        "GX0 读取": ("skipped", f"未查全({missing};规则 GX505 没有查完)"),
        "GX2 表格": ("failure", "自然人:差 1 请核对"),
        "GX3 正文数字": ("skipped", f"未查全({missing})"),
        "GX4 未说明的数字": ("skipped", f"未查全({missing})"),
        "GX5 文字、日期和格式": ("skipped", "未查全(规则 GX505 没有查完)"),
    }
    assert suite.find("testcase/system-out").text == f"未查全({missing})"
    (suite,) = suites(partial(), lang="en")
    assert outcomes(suite)["GX5 Words, dates and format"] == ("skipped", "not fully checked (rule GX505 did not finish)")  # fmt: skip


def test_rules_nobody_wanted_are_skipped() -> None:
    (suite,) = suites(chosen())
    assert outcomes(suite) == {
        "GX1 结构": ("skipped", "未启用"),
        "GX5 文字、日期和格式": ("skipped", "未启用"),
    }


def test_suppressed_diagnostics_are_output() -> None:
    (suite,) = suites(result("a", suppressed("file", code="GX201", severity="error")))
    assert outcomes(suite) == {}
    assert suite.find("testcase/system-out").text.startswith("已屏蔽(已核实) 错误 GX201 第 3 行")


def test_an_empty_run_and_many_reports() -> None:
    assert suites() == []
    assert [suite.get("name") for suite in suites(result("a"), result("-"), result("b"))] == ["a", "标准输入", "b"]  # fmt: skip


def test_a_file_name_of_anything() -> None:
    (suite,) = suites(result(HOSTILE, word(message="\x00<&]]>\ufffe"), fail_on="info"))
    assert suite.get("name") == "a\\nb,c%d:e\\x1b[31m\U0001f600\\udce4.txt"


@given(st.text(), st.text())
def test_any_text_is_valid(path: str, said: str) -> None:
    found = sums(message=said, excerpt=said, basis=said)
    suites(result(path + "x", found, suppressed("file", said), agency=said, fail_on="info"))


def test_a_family_that_is_not_known_is_not_lost() -> None:
    (suite,) = suites(result("a", sums(code="XX101")))
    assert outcomes(suite) == {"XX1": ("failure", "自然人:差 1 请核对")}


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_a_misnamed_file_was_read(severity: str) -> None:
    """GX001 says that too, as a warning; only as an error it is one of the tool's."""
    (suite,) = suites(result("a", word(code="GX001", severity=severity), fail_on="info"))
    assert outcomes(suite)["GX0 读取"][0] == ("error" if severity == "error" else "failure")
