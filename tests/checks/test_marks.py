from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.built import Part, built, findings

PAIRS = ["“”", "‘’", "《》", "()", "（）", "〔〕"]


def marks(code: str, *lines: str) -> list[tuple[str, int, int, str | None]]:
    report = built("2021", Part("overview", "一、总体情况", lines))
    return [(f.message, f.span.line, f.span.column, f.fix) for f in findings(code, report) if f.span]


def test_exact_places() -> None:
    assert marks("GX503", "提高“政务+信息化程度,探索“互联网+”路径。") == [("not-closed", 3, 3, None)]
    assert marks("GX503", "上报三公经费”支出。") == [("not-opened", 3, 7, None)]
    assert marks("GX503", "落实“三审三校“制度。") == [("same-way", 3, 8, "”")]
    assert marks("GX503", "落实”三审三校”制度。") == [("same-way", 3, 3, "“")]


def test_a_pair_over_lines_and_how_far() -> None:
    assert marks("GX503", "甲(乙", "丙", "丁)。") == []
    assert marks("GX503", "甲(乙", "丙", "丁", "戊", "己)。") == [
        ("not-closed", 3, 2, None),
        ("not-opened", 7, 2, None),
    ]


def test_no_pair_over_sections() -> None:
    report = built("2021", Part("overview", "一、总体情况", ["甲(乙"]), Part("other", "六、其他", ["丙)丁"]))
    assert [f.message for f in findings("GX503", report)] == ["not-closed", "not-opened"]


@pytest.mark.parametrize(
    "text",
    [
        "1)甲。2)乙。",
        "a)甲",
        "一)甲",
        "甲：（一）乙（二）丙",
        "People’s",
        '“甲"乙',
        '"甲”乙',
        "〔2019]6号",
        "[2019〕6号",
    ],
)
def test_what_needs_no_partner(text: str) -> None:
    assert marks("GX503", text) == []


def test_a_bracket_of_a_pair_is_no_list_number() -> None:
    assert marks("GX503", "共计(含附件3)。") == []
    assert marks("GX503", "见附件3)。") == [("not-opened", 3, 5, None)]


def balanced() -> st.SearchStrategy[str]:
    word = st.sampled_from(["公开", "政务", "2023年", "、"])
    pair = lambda inner: st.tuples(st.sampled_from(PAIRS), inner).map(lambda p: p[0][0] + p[1] + p[0][1])  # noqa: E731
    return st.recursive(
        word, lambda inner: st.lists(inner | pair(inner), max_size=4).map("".join), max_leaves=12
    )


@given(balanced())
def test_a_balanced_text_is_never_accused(text: str) -> None:
    assert marks("GX503", f"按照{text}要求。") == []


@given(balanced(), st.sampled_from(PAIRS))
def test_one_more_mark_always_is(text: str, pair: str) -> None:
    assert len(marks("GX503", f"按照{text}{pair[0]}要求。")) == 1
    assert len(marks("GX503", f"按照{text}要求{pair[1]}。")) == 1


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("公开。,严格", None),
        ("公开。。", "。"),
        ("公开，，严格", "，"),
        ("公开,。", "。"),
        ("公开。。。", None),
        ("公开；。严格", None),
    ],
)
def test_doubled(text: str, fix: str | None) -> None:
    found = marks("GX504", text)
    assert [(m, line, column) for m, line, column, _ in found] == [("default", 3, 3)]
    assert found[0][3] == fix


@pytest.mark.parametrize("text", ["公开……严格", "公开——严格", "std::api", "“公开。”,严格", "公开?!", "1.,2"])
def test_not_doubled(text: str) -> None:
    assert marks("GX504", text) == []


def test_an_address_of_the_internet_is_left_as_it_is() -> None:
    assert marks("GX504", "IP地址::1已改造。") == [("default", 3, 5, None)]
