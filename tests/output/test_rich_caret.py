from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gxlint.output.rich.caret import caret
from gxlint.output.rich.clean import Cleaner
from gxlint.text.width import width

CLEAN = Cleaner()


def under(text: str, start: int, end: int, room: int) -> tuple[str, str]:
    shown, before, covered = caret(text, start, end, room, CLEAN)
    return shown, " " * before + "^" * covered


def test_full_width_characters_take_two_carets() -> None:
    assert under("截止2019年底,共公开", 0, 2, 40) == ("截止2019年底,共公开", "^^^^")
    assert under("我局截止2019年底", 2, 4, 40) == ("我局截止2019年底", "    ^^^^")


def test_combining_marks_take_none() -> None:
    assert under("cafe\u0301 12", 6, 8, 40) == ("cafe\u0301 12", "     ^^")


def test_full_width_punctuation_counts_double() -> None:
    assert under("(七)总计,13", 6, 8, 40) == ("(七)总计,13", "         ^^")
    assert under("（七）总计，13", 6, 8, 40) == ("（七）总计，13", "            ^^")


def test_a_long_line_is_cut_on_both_sides() -> None:
    line = "甲" * 50 + "错误" + "乙" * 50
    shown, marks = under(line, 50, 52, 30)
    assert shown == "…甲甲甲甲错误乙乙乙乙乙乙乙乙…"
    assert marks == "         ^^^^"


def test_a_place_wider_than_the_screen_is_clipped() -> None:
    shown, marks = under("甲" * 50, 0, 50, 21)
    assert shown == "甲甲甲甲甲甲甲甲甲甲…"
    assert marks == "^" * 20


def test_an_empty_place_gets_one_caret() -> None:
    assert under("总计", 2, 2, 40) == ("总计", "    ^")
    assert under("总计", 0, 0, 40) == ("总计", "^")
    assert under("", 0, 0, 40) == ("", "^")


def test_offsets_outside_the_line_are_held_to_it() -> None:
    assert under("总计", 9, 12, 40) == ("总计", "    ^")


def test_invisible_characters_do_not_shift_the_caret() -> None:
    assert under("\u200b总\u202e计13", 4, 6, 40) == ("总计13", "    ^^")


@given(
    st.text(st.one_of(st.sampled_from("一二(),。13 e\u0301\u200b\x1b"), st.characters()), max_size=150),
    st.integers(0, 150), st.integers(0, 150), st.integers(12, 100),
)  # fmt: skip
def test_the_carets_stand_under_the_place(text: str, start: int, length: int, room: int) -> None:
    shown, before, covered = caret(text, start, start + length, room, CLEAN)
    assert width(shown) <= room
    assert before + covered <= room
    assert covered >= 1
    wanted = CLEAN(text[start : start + length])
    above, used = "", 0
    for ch in shown:
        if before <= used < before + covered:
            above += ch
        used += width(ch)
    if width(wanted) and start < len(text):
        letters = "".join(ch for ch in wanted if width(ch))
        seen = "".join(ch for ch in above if width(ch))
        assert seen
        assert letters.startswith(seen)
