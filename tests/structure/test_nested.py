"""Numbering inside numbering: which style, and which run of it, is the report's own."""

from __future__ import annotations

from itertools import product

import pytest

from tests.structure.made import BODY, OLD_TITLE, SIX, SIX_IDS, TITLE, report, sections, with_bodies

HAN = "一二三四五六七八九十"
TOP = {"han": "{h}、", "han-paren": "({h})", "arabic": "{n}.", "chapter": "第{h}部分 ", "none": ""}
SUB = {
    "han": "{h}、",
    "han-paren": "({h})",
    "arabic": "{n}、",
    "arabic-paren": "({n})",
    "is": "{h}是",
    "none": "",
}
INSIDE = {
    "overview": ("加强组织领导", "主动公开", "依申请公开"),
    "problems": ("存在的主要问题", "改进措施", "下一步打算"),
    "other": ("收取信息处理费情况", "建议提案办理情况"),
}


def number(style: dict[str, str], name: str, n: int) -> str:
    return style[name].format(h=HAN[n], n=n + 1)


@pytest.mark.parametrize(("top", "sub"), [pair for pair in product(TOP, SUB) if pair[1] != "none"])
@pytest.mark.parametrize("glue", ["\n", "。", ":"])
def test_a_section_may_number_its_inside_in_any_way(top: str, sub: str, glue: str) -> None:
    lines, places = [TITLE], []
    for n, (name, section) in enumerate(zip(SIX, SIX_IDS, strict=True)):
        lines.append(number(TOP, top, n) + name)
        places.append((section, len(lines)))
        for k, inner in enumerate(INSIDE.get(section, ())):
            lines += (number(SUB, sub, k) + inner + glue + BODY).split("\n")
        if section not in INSIDE:
            lines.append(BODY)
    assert sections(report(*lines)) == places


def test_a_quoted_plan_with_numerals_of_its_own() -> None:
    plan = [
        "全文如下:",
        "一、指导思想",
        BODY,
        "二、工作目标",
        BODY,
        "三、主要任务",
        BODY,
        "四、工作要求",
        BODY,
    ]
    lines = with_bodies([f"{HAN[n]}、{name}" for n, name in enumerate(SIX)])
    found = report(*lines[:3], *plan, *lines[3:])
    assert [section.id for section in found.sections] == list(SIX_IDS)
    assert [section.number for section in found.sections] == [1, 2, 3, 4, 5, 6]
    assert len(found.sections[0].blocks) == 1 + len(plan)


def test_a_wrong_numeral_is_no_restart() -> None:
    old = ["一、引言", "一、概述", "三、主动公开情况", "四、依申请公开情况"]
    assert [s.number for s in report(*with_bodies(old, OLD_TITLE)).sections] == [1, 1, 3, 4]
    old = ["一、概述", "一、机构建设情况", "二、主动公开情况", "三、依申请公开情况"]
    assert [s.number for s in report(*with_bodies(old, OLD_TITLE)).sections] == [1, 1, 2, 3]
    old = ["一、概述", "二、主动公开情况", "三、存在问题", "一、其他需要报告的事项"]
    assert [s.number for s in report(*with_bodies(old, OLD_TITLE)).sections] == [1, 2, 3, 1]


def test_sections_pasted_again_are_no_inside() -> None:
    lines = with_bodies([f"{HAN[n]}、{name}" for n, name in enumerate(SIX)])
    found = report(*lines, "五、" + SIX[4], BODY, "六、" + SIX[5], BODY)
    assert [section.duplicate_of for section in found.sections][6:] == [4, 5]


def test_the_style_of_the_top_level_may_be_the_lower_one() -> None:
    lines = [TITLE, SIX[0], "(一)加强领导。" + BODY, "(二)健全制度。" + BODY]
    for n in range(1, 6):
        lines += [f"{n + 1}.{SIX[n]}", "(一)存在的主要问题。" + BODY, "(二)收费情况。" + BODY]
    found = report(*lines)
    assert [section.id for section in found.sections] == list(SIX_IDS)
    assert [section.number for section in found.sections] == [None, 2, 3, 4, 5, 6]


def test_few_sub_headings_do_not_outweigh_the_sections_around_them() -> None:
    found = report(
        OLD_TITLE,
        *(
            "一、工作开展情况",
            "(一)主动公开政府信息情况",
            BODY,
            "(二)依申请公开情况",
            BODY,
            "(三)收费情况",
            BODY,
        ),
        *("(四)行政复议、诉讼情况", BODY, "二、存在的主要问题", BODY, "三、下一步打算", BODY),
    )
    assert [section.id for section in found.sections] == ["overview", "problems", "plans"]
    assert [sub.heading.marker.number for sub in found.sections[0].subs if sub.heading.marker] == [1, 2, 3, 4]
