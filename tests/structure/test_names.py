from __future__ import annotations

import pytest

from gxlint import resources
from gxlint.structure import names, places


@pytest.mark.parametrize(
    ("name", "section", "also"),
    [
        ("总 体 情 况", "overview", ()),
        ("2025年度总体情况", "overview", ()),
        ("总体情况(宋体加粗小四号字)", "overview", ()),
        ("政府信息公开工作概述:", "overview", ()),
        ("统计信息主动公开情况", "disclosure", ()),
        ("主动公开(范围、途径)", "disclosure", ()),
        ("公开政府信息的数量", "disclosure", ()),
        ("收到和处理政府信息公开申情况", "requests", ()),
        ("行政机关受理公众申请的情况", "requests", ()),
        ("申请公开及受理情况", "requests", ()),
        ("政府信息公开申请、行政复议和诉讼情况", "requests", ("review",)),
        ("政府信息依申请公开及收费情况", "requests", ("fees",)),
        ("依申请公开(申请情况、申请处理、收费和减免)", "requests", ("fees",)),
        ("依申请公开政府信息的收费情况", "fees", ()),
        ("费用收取与减免", "fees", ()),
        ("收支与人员情况", "fees", ("organization",)),
        ("被申请行政复议及被提起行政诉讼情况", "review", ()),
        ("信息公开申请行政复议和诉讼、投诉的情况", "review", ("complaints",)),
        ("涉诉涉议情况", "litigation", ()),
        ("工作中的薄弱环节", "problems", ()),
        ("整改提升举措", "problems", ()),
        ("存在的困难及明年打算", "problems", ("plans",)),
        ("存在的问题和改进计划", "problems", ()),
        ("下一年度重点工作安排", "plans", ()),
        ("2016年工作计划落实情况", "overview", ()),
        ("热点回应", "interpretation", ()),
        ("来信来访及咨询答复情况", "consultation", ()),
        ("举报申诉受理情况", "complaints", ()),
        ("工作机构和专项经费", "organization", ()),
        ("宣传培训", "training", ()),
        ("其它需要说明的问题", "other", ()),
        ("需要说明的事项与附表", "other", ("annex",)),
        ("附:相关说明和指标统计附表、图", "annex", ()),
        ("其进他需要报告的事项", "other", ()),
        ("政务公开重点工作落实情况", "overview", ()),
        ("主动发布政府信息情况", "disclosure", ()),
        ("公开政府信息工作情况", "disclosure", ()),
        ("社会公众申请信息公开情况", "requests", ()),
        ("公民、法人或者其他组织申请情况", "requests", ()),
        ("依申请公开政府信息和不公开政府信息的情况", "requests", ()),
        ("因主动公开政府信息引起的行政复议、诉讼情况", "review", ()),
        ("由依申请公开引发的行政复议情况", "review", ()),
        ("权利救济情况", "litigation", ()),
        ("热点问题回应情况", "interpretation", ()),
        ("群众反映问题办理情况", "none", ()),
        ("2017年工作重点", "plans", ()),
        ("信息处理费收取情况", "fees", ()),
        ("情况说明", "other", ()),
        ("其他", "other", ()),
        ("国有企业信息公开情况", "affiliates", ()),
        ("政府信息主公开情况", "disclosure", ()),
    ],
)
def test_a_name_is_known_by_its_words(name: str, section: str, also: tuple[str, ...]) -> None:
    found = names.recognise(name)
    assert (found.id, found.also) == (section, also)


@pytest.mark.parametrize(
    "name",
    ["重点工作举措", "创新做法", "网上办事", "工作成效", "网上办事大厅办理情况", "《指南》、《目录》的编制情况", "政府信息公开工作创新性做法", "机构职能", "网站建设情况", "信息更充实", "主要工作措施",
     "监督保障情况", "统计数据", "", "甲"],
)  # fmt: skip
def test_none_rather_than_a_guess(name: str) -> None:
    assert names.recognise(name).id == "none"


def test_every_listed_name_stands_for_its_own_section() -> None:
    data = resources.data("sections.yaml")["sections"]
    for section, entry in data.items():
        for name in (entry.get("mandated"), *entry.get("accepted", ()), *entry.get("known", ())):
            if name:
                assert names.recognise(name).id == section, name


def test_how_a_name_was_recognised() -> None:
    assert names.recognise("主动公开政府信息情况").how == "mandated"
    assert names.recognise("主动公开政府信息的情况").how == "accepted"
    assert names.recognise("行政机关主动公开政府信息情况").how == "accepted"
    assert names.recognise("因政府信息公开工作被申请行政复议和提起行政诉讼情况").how == "accepted"
    assert names.recognise("存在问题及改进情况").how not in ("mandated", "accepted")
    assert names.recognise("主动公政府信息情况").how == "similar"
    assert names.recognise("主动公开的主要信息").how == "keyword"


def settled(*titles: str) -> list[str]:
    return [match.id for match in places.settle([(title, names.recognise(title)) for title in titles])]


def test_the_place_decides_what_a_general_name_means() -> None:
    assert settled("政府信息公开情况", "存在问题") == ["overview", "problems"]
    assert settled("概述", "政府信息公开情况", "存在问题") == ["overview", "disclosure", "problems"]
    assert settled("政府信息主动公开工作总体情况", "主动公开政府信息情况") == ["overview", "disclosure"]
    assert settled("概述", "政府信息主动公开工作总体情况") == ["overview", "disclosure"]


def test_action_style_names_are_the_overview_first_and_organization_behind_one() -> None:
    assert settled("加强组织领导", "主动公开情况") == ["overview", "disclosure"]
    assert settled("概述", "加强组织领导", "健全制度,明确责任") == [
        "overview",
        "organization",
        "organization",
    ]
    assert settled("概述", "创新公开方式") == ["overview", "none"]


def test_litigation_is_a_section_of_its_own_only_beside_reconsideration() -> None:
    assert settled("行政复议情况", "行政诉讼情况") == ["review", "litigation"]
    assert settled("概述", "行政诉讼情况") == ["overview", "review"]
    assert settled("行政复议、行政诉讼情况", "行政诉讼情况") == ["review", "review"]


def test_a_weak_key_word_yields_to_a_sure_name() -> None:
    assert settled("概述", "主动公开政府信息情况", "公开的主要形式") == ["overview", "disclosure", "none"]
    assert settled("概述", "公开的主要形式", "存在问题") == ["overview", "disclosure", "problems"]
    assert settled("概述", "推进情况") == ["overview", "none"]


def test_a_preface_stands_first_or_nowhere() -> None:
    assert settled("引 言", "概述") == ["preface", "overview"]
    assert settled("概述", "引 言") == ["overview", "none"]
