from __future__ import annotations

import pytest

from gxlint.structure import markers


@pytest.mark.parametrize(
    ("text", "style", "number", "literal", "rest"),
    [
        ("一、总体情况", "han", 1, "一、", "总体情况"),
        ("十二、2018年工作打算", "han", 12, "十二、", "2018年工作打算"),
        ("一   概  述", "han", 1, "一", "概  述"),
        ("一 、概述", "han", 1, "一 、", "概述"),
        ("二．主动公开", "han", 2, "二．", "主动公开"),
        ("二.主动公开", "han", 2, "二.", "主动公开"),
        ("（三）不予公开", "han-paren", 3, "（三）", "不予公开"),
        ("( 三 ) 不予公开", "han-paren", 3, "( 三 )", "不予公开"),
        ("㈢不予公开", "han-paren", 3, "㈢", "不予公开"),
        ("1.甲", "arabic", 1, "1.", "甲"),
        ("１０、甲", "arabic", 10, "１０、", "甲"),
        ("⒉甲", "arabic", 2, "⒉", "甲"),
        ("(12)甲", "arabic-paren", 12, "(12)", "甲"),
        ("2）甲", "arabic-paren", 2, "2）", "甲"),
        ("③甲", "circled", 3, "③", "甲"),
        ("第二部分 主动公开", "chapter", 2, "第二部分", "主动公开"),
        ("第三章、公开", "chapter", 3, "第三章、", "公开"),
        ("一是加强领导", "is", 1, "一是", "加强领导"),
        ("二要加强领导", "is", 2, "二要", "加强领导"),
        ("第一,加强领导", "ordinal", 1, "第一,", "加强领导"),
        ("—、总体情况", "han", 1, "—、", "总体情况"),
        ("-、总体情况", "han", 1, "-、", "总体情况"),
    ],
)
def test_markers_of_every_style(text: str, style: str, number: int, literal: str, rest: str) -> None:
    found = markers.read(text)
    assert found is not None
    assert (found.style, found.number, found.literal, text[found.end :]) == (style, number, literal, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2017年,中心",
        "1.5万元",
        "12345热线",
        "一些问题",
        "二十条",
        "一个方面",
        "第一时间回应",
        "三公经费支出",
        "3,000条",
        "(县水务局)",
        "一.5",
        "—总体情况",
        "-、12",
        "——水利工程",
    ],
)
def test_what_only_looks_like_a_marker(text: str) -> None:
    assert markers.read(text) is None
