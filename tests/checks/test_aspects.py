from __future__ import annotations

import pytest

from gxlint.checks.aspects import is_government
from tests.checks.built import OLD, built, findings, message, parts, said
from tests.checks.said import said as said_of

FULL = "全年主动公开信息若干条,收到申请公开2件,加强信息管理,优化网站栏目,开展监督检查。"


def overview(text: str, layout: str = "2021", **more: object) -> list[str]:
    six = parts()
    six[0].body = [text]
    found = findings("GX113", built(layout, *six, **more))  # type: ignore[arg-type]
    return [name for finding in found for name in finding.values["missing"]]


def test_all_five_aspects() -> None:
    assert overview(FULL) == []


@pytest.mark.parametrize(
    ("gone", "aspect"),
    [
        ("全年主动公开信息若干条,", "主动公开"),
        ("收到申请公开2件,", "依申请公开"),
        ("加强信息管理,", "政府信息管理"),
        ("优化网站栏目,", "政府信息公开平台建设"),
        ("开展监督检查", "监督保障"),
    ],
)
def test_each_aspect(gone: str, aspect: str) -> None:
    assert overview(FULL.replace(gone, "")) == [aspect]


def test_one_finding_names_all() -> None:
    six = parts()
    six[0].body = ["全年工作平稳有序。"]
    found = findings("GX113", built("2021", *six))
    assert [(f.span and f.span.line, f.values["count"]) for f in found] == [(2, 5)]
    assert "依申请公开" in message("GX113", found[0])


def test_only_the_form_of_2021_asks() -> None:
    assert overview("全年工作平稳有序。", layout="2019") == []
    six = parts()
    six[0].body = []
    assert said("GX113", built("2021", *six)) == []
    assert said("GX113", built("2021", *parts()[1:])) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("青石县人民政府", True),
        ("渌江市", True),
        ("南湖区", True),
        ("白石镇", True),
        ("青石县水务局", False),
        ("青石县人民政府办公室", False),
        ("青石经济技术开发区", False),
        ("云台新区", False),
        ("石桥街道办事处", False),
        ("市", False),
    ],
)
def test_whether_a_name_is_a_governments(name: str, expected: bool) -> None:
    assert is_government(built("2021", agency=name), "words/governments.yaml") is expected


def test_without_an_agency_the_title_says_it() -> None:
    report = built("2021", agency=None, title="渌江市2025年度政府信息公开工作年度报告")
    assert is_government(report, "words/governments.yaml")
    assert not is_government(built("2021", agency=None, title=None), "words/governments.yaml")


def test_accountability_of_a_government() -> None:
    six = parts()
    six[0].body = ["将信息公开纳入考核,接受社会评议。"]
    government = built("2021", *six, agency="青石县人民政府")
    assert [f.values["missing"] for f in findings("GX114", government)] == [["责任追究"]]
    assert said("GX114", built("2021", *six)) == []
    assert said("GX114", built("2019", *six, agency="青石县人民政府")) == []
    six[4].body = ["没有发生追责情形。"]
    assert said("GX114", built("2021", *six, agency="青石县人民政府")) == []
    assert said("GX114", built("2008", *parts(OLD), agency="青石县人民政府")) == []


def test_an_audit_of_something_else_is_no_information_management() -> None:
    line = "(三)政府信息管理。严格执行公开属性审核和保密审查制度,定期清理已公开的文件。"
    media = ("规范政务新媒体发布流程", "规范政务新媒体")
    assert said_of("GX113", "2021", media, (line, "(三)其他。加快项目审核,严格资金审查。"))
    assert said_of("GX113", "2021", media, (line, "(三)其他。严格信息发布审核。")) == []
