from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.readers.pdf.characters import is_wide, meant, unread


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("⼀", "一"), ("⾏", "行"), ("⻚", "页"), ("⻓", "长"), ("⺠", "民"), ("⻋", "车"), ("⻅", "见"), ("ﬁ", "fi"), ("ﬃ", "ffi"), ("女", "女"),
        ("︵", "（"), ("︙", "…"), ("１", "１"), ("（", "（"), ("，", "，"), ("㎡", "㎡"), ("①", "①"), ("\xa0", " "), ("\u2003", " "),
        ("\u3000", "\u3000"), ("\u200b", ""), ("\ufeff", ""), ("\xad", ""), ("\x07", ""),
    ],
)  # fmt: skip
def test_what_a_character_stands_for(drawn: str, text: str) -> None:
    assert meant(ord(drawn)) == text
    assert not unread(text)


@pytest.mark.parametrize("code", [0, 0x7F, 0x85, 0xFFFD, 0xFFFE, 0x1FFFF, 0xD800, 0x110000, 0xE123, 0xF0B7])
def test_what_cannot_be_read(code: int) -> None:
    assert unread(meant(code))


def test_bullets_of_symbol_fonts() -> None:
    assert meant(0xF0B7, "ABCDEE+Symbol") == "•"
    assert meant(0xF06C, "Wingdings-Regular") == "●"
    assert unread(meant(0xF06C, "SimSun"))


@given(st.integers(min_value=0, max_value=0x1FFFFF))
def test_every_code_has_an_answer_that_can_be_written_down(code: int) -> None:
    text = meant(code)
    text.encode("utf-8")
    assert len(text) <= 20
    assert all(unicodedata.category(one) not in ("Cc", "Cs") for one in text)


def test_the_radicals_of_the_supplement_are_no_radicals_any_more() -> None:
    named = [code for code in range(0x2E80, 0x2EF4) if unicodedata.name(chr(code), "")]
    changed = [code for code in named if meant(code) != chr(code)]
    assert len(changed) > 55
    assert all("CJK UNIFIED" in unicodedata.name(meant(code)) for code in changed)


def test_what_fills_a_square() -> None:
    assert all(map(is_wide, "行，（》１々"))
    assert not any(map(is_wide, "a1.,-"))
