from __future__ import annotations

from typing import Any

import pytest

from gxlint import resources
from gxlint.checks.wrong_words import hits, lexicon
from tests.checks.said import said

NAME = "words/lexicon.yaml"
ENTRIES: list[dict[str, Any]] = resources.data(NAME)
LEXICON = lexicon(NAME)


def found(text: str) -> list[tuple[int, str]]:
    return [(start, entry.wrong) for start, entry in hits(text, LEXICON)]


def test_there_are_enough_words_and_each_once() -> None:
    wrong = [entry["wrong"] for entry in ENTRIES]
    assert len(wrong) >= 60
    assert len(set(wrong)) == len(wrong)
    assert [
        entry
        for entry in ENTRIES
        if set(entry) - {"wrong", "right", "only", "unless", "why", "fires", "silent"}
    ] == []
    assert [entry["wrong"] for entry in ENTRIES if set(entry["why"]) != {"zh", "en"}] == []
    assert [word for word in wrong if len(word) < 2] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["wrong"] for entry in ENTRIES])
def test_an_entry_does_what_it_says(entry: dict[str, Any]) -> None:
    """Its sentence fires with one word of the lexicon that covers it; the other sentence, and the fixed one, are silent."""
    at = entry["fires"].index(entry["wrong"])
    assert found(entry["fires"]) == [(at, entry["wrong"])]
    assert found(entry["silent"]) == []
    assert found(entry["fires"].replace(entry["wrong"], entry["right"])) == []


@pytest.mark.parametrize(
    "right",
    [
        "对咨询的解答覆盖全部乡镇",
        "回答覆盖面广,巡回覆盖所有村组,没有违反覆盖要求",
        "登记帐篷、棉被等救灾物资,一台帐篷充气机",
        "是党员干部份内之事",
        "涉密信息不于公开渠道发布",
        "适用于以公开招标方式实施的项目,与以公开招标方式采购的一致",
        "加强对突发事件快速反应的问题研究",
        "面临的风险形势多样复杂",
        "政务公开形势较为严峻",
        "以高尚情操做人做事",
        "普及常规犯罪预防知识",
        "组织讲解渎职侵权案例",
        "重走长征寻访活动",
        "灾后交通迅速恢复,专线开通迅速受到好评",
        "引人瞩目绿水青山",
        "各乡镇竟争相报名",
        "加强网络与情报信息工作",
        "招商引资询问事项一并公开",
        "开展做为期三天的培训,要做为公为民的好干部",
        "“梅花”登陆前在政府网站发布预警,第9号热带气旋“梅花”在沿海登陆,“梅花”登陆我市并在网站发布",
        "邀请总工做报告2场",
        "工作一贯切实有效",
        "通过抽签定人选,书签定价公开",
        "发放三张帖纸",
        "悬挂勾画好的地图",
        "编发以下简报《水务动态》三期",
        "完成书面形势分析",
        "纳税人权利清单公布",
        "避免严重迭加",
        "医院救护车青松驰援灾区",
        "严格依法依归口管理要求办理",
        "由各乡镇经手,凡由己经办的事项",
        "及时发布信息于政务公开栏",
        "依法行政需可操作的制度",
        "聘请民主评义务监督员、社会评义务监督员",
        "统计期线上办理12件",
        "公开指男女比例",
        "信息公开条列举的事项",
    ],
)
def test_the_end_of_one_word_and_the_beginning_of_the_next_are_none(right: str) -> None:
    """`gxlint fix` writes what the lexicon says without asking: 解答覆盖 must not become 解答复盖."""
    assert found(right) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "网站做为主要渠道",
        "做为公开的平台",
        "公开形势不够灵活",
        "登陆我局门户网站查询",
        "部份内容未更新",
        "反覆核实",
        "群众来信反应的问题",
    ],
)
def test_what_is_wrong_in_spite_of_a_neighbour(wrong: str) -> None:
    assert len(found(wrong)) == 1


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["wrong"] for entry in ENTRIES])
def test_full_width_marks_change_nothing(entry: dict[str, Any]) -> None:
    wide = str.maketrans({",": "，", "(": "（", ")": "）", ":": "：", ";": "；"})
    assert [word for _, word in found(entry["fires"].translate(wide))] == [entry["wrong"]]
    assert found(entry["silent"].translate(wide)) == []


def test_the_longest_of_overlapping_words() -> None:
    assert found("建立建全机制") == [(0, "建立建全")]
    assert found("部份公开3件,部份栏目") == [(0, "部份公开"), (7, "部份")]


def test_a_word_at_either_end() -> None:
    assert found("统畴") == [(0, "统畴")]
    assert found("") == []
    assert found("统") == []


def test_place_fix_and_message() -> None:
    one = said("GX501", "2021", ("按季度检查更新情况", "按季度填写台帐"))
    at = one[0].location
    assert [(d.message, d.fix, d.severity) for d in one] == [
        ("“台帐”应为“台账”:与钱物记录有关的写“账”", "台账", "warning")
    ]
    assert (at.line, at.end_column - at.column if at.end_column and at.column else 0) == (59, 2)


def test_linear_on_a_long_line() -> None:
    text = "截止" * 50_000
    assert found(text) == []
