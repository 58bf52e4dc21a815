from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.document import Span
from gxlint.engine.messages import fill, placeholders, render, show
from tests.engine.made import rule


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (12, "12", "12"),
        (Decimal("3.040"), "3.040", "3.040"),
        (Decimal("1E+3"), "1000", "1000"),
        (None, "无", "none"),
        (True, "是", "yes"),
        ("原文", "原文", "原文"),
        (["甲", 2], "甲、2", "甲, 2"),
        ({"zh": "表", "en": "table"}, "表", "table"),
        ([{"zh": "表", "en": "table"}, None], "表、无", "table, none"),
        ({"b", "a"}, "a、b", "a, b"),
        (Span(7, 1, 9, 1), "第 7 行", "line 7"),
        ("长" * 500, "长" * 299 + "…", "长" * 299 + "…"),
    ],
)
def test_values_as_people_read_them(value: Any, zh: str, en: str) -> None:
    assert show(value, "zh") == zh
    assert show(value, "en") == en


def test_a_name_without_a_value_stays() -> None:
    assert fill("{a} 与 {b}", {"a": 1}, "zh") == "1 与 {b}"


def test_values_are_not_read_as_texts() -> None:
    assert fill("{a}", {"a": "{b}", "b": "secret"}, "zh") == "{b}"
    assert fill("{a.__class__} {0} {}", {"a": 1}, "zh") == "{a.__class__} {0} {}"


def test_which_names_a_text_wants() -> None:
    assert placeholders("{a}{b_2} {C} {0} {a}") == {"a", "b_2"}


def test_an_unknown_message_falls_back() -> None:
    assert render(rule(), "nosuch", {"word": "甲"}, "zh") == "消息 甲"
    only = rule(messages={"one": {"zh": "一", "en": "one"}})
    assert render(only, "nosuch", {}, "en") == "English"


@given(st.text(), st.dictionaries(st.text(max_size=3), st.integers() | st.text() | st.none()))
def test_filling_never_fails(template: str, values: dict[str, Any]) -> None:
    assert isinstance(fill(template, values, "zh"), str)
