from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.relations import canonical, parse, parse_printed
from tests.relations.tables import FLOW, ORDINALS
from tests.relations.test_parsing import PIECES

FORM = canonical(parse(FLOW, ORDINALS))


@pytest.mark.parametrize(
    "text",
    [
        FLOW,
        "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)",
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "【本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和】",
        "本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)",
        "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和",
        "(本列数据的勾稽关系为:\n第一项加第二\n项之和,等于第 三 项加第四项之和)",
        "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) 申请人情况",
        "申请人情况(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)",
        "勾稽关系为:一、加二、之和等于三、加四、之和",
        "第一项加第二项之和等于第三项加第四项之和。",
        "第1项加第2项等于第3项加第4项",
        "第１项＋第２项＝第３项＋第４项",
        "第三项与第四项之和等于第二项、第一项之和",
        "第一项加第二项之和与第三项加第四项之和相等",
        "第一、二项之和应等于第三、四项之和",
        "第四项等于第一项加第二项之和减第三项之差",
        "(第一项+第二项)=(第三项+第四项)",
    ],
)
def test_what_says_the_same_as_the_form(text: str):
    relation = parse_printed(text, ORDINALS)
    assert relation is not None
    assert canonical(relation) == FORM


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("第一项加第二项之和,等于第三项", "carried_in + received = total"),
        ("第一项加第二项之和,等于第三项加第五项之和", "carried_in + received = total + 第五项"),
        ("第一项加第三项之和,等于第二项加第四项之和", "carried_in + carried_out = received + total"),
        ("第一项加第二项之和,不小于第三项加第四项之和", "carried_out + total <= carried_in + received"),
        ("(一)加(二)之和等于(三)加(四)之和", "(一) + (二) = (三) + (四)"),
    ],
)
def test_what_says_something_else(text: str, meaning: str):
    relation = parse_printed(text, ORDINALS)
    assert relation is not None
    assert canonical(relation) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "",
        "申请人情况",
        "本列数据的勾稽关系为:",
        "第一项之和等于第二项",
        "第一项减第二项加第三项之和等于第四项",
        "1+2=3+4",
        "received + carried_in = total + carried_out",
        "第一项加第二项之和,等于第三项加第四项之和。第一项不小于第三项",
        "第一项等于第二项(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)",
        "第一项加新收之和等于第三项",
        "第一项等于0加0" + "加0" * 300,
    ],
)
def test_what_cannot_be_understood_is_none(text: str):
    assert parse_printed(text, ORDINALS) is None


@given(st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=500)))
def test_never_raises(text: str):
    relation = parse_printed(text, ORDINALS)
    assert relation is None or canonical(relation)
