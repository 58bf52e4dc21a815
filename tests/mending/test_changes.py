from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.diagnostics import Change
from gxlint.document import Span
from gxlint.mending.changes import Changed, narrowed, old_text, overlap

LINE = "关于〔2021〕30号的通知"


def at(first: int, last: int, text: str, line: int = 1) -> Change:
    return Change(Span(line, first, line, last), text)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[2021]30号", "〔2021〕30号", [("[", "〔"), ("]", "〕")]),
        ("截止", "截至", [("止", "至")]),
        ("年度", "年", [("度", "")]),
        (",,", ",", [(",", "")]),
        ("况", "况。", [("况", "况。")]),
        ("标题", "五、标题", [("标", "五、标")]),
        ("二", "二是", [("二", "二是")]),
        ("同", "同", []),
        ("十一、", "十、", [("一", "")]),
        ("业务业务", "业务", [("业务", "")]),
    ],
)
def test_only_what_differs_changes(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    lines = [f"前{old}后"]
    found = list(narrowed(Change(Span(1, 2, 1, 2 + len(old)), new), lines))
    assert [(old_text(lines, change.span), change.text) for change in found] == expected
    assert Changed(lines, found).lines == [f"前{new}后"]


@given(st.text("甲乙丙丁", min_size=1, max_size=8), st.text("甲乙丙丁", max_size=8))
def test_the_small_changes_do_what_the_large_one_does(old: str, new: str) -> None:
    lines = [f"前{old}后"]
    found = list(narrowed(Change(Span(1, 2, 1, 2 + len(old)), new), lines))
    assert Changed(lines, found).lines == [f"前{new}后"]
    assert all(old_text(lines, change.span) for change in found)


@pytest.mark.parametrize(
    "span",
    [Span(1, 3, 1, 3), Span(1, 0, 1, 2), Span(1, 1, 1, 99), Span(2, 1, 2, 2), Span(0, 1, 0, 2), Span(1, 1, 2, 1)],
)  # fmt: skip
def test_a_place_that_is_none(span: Span) -> None:
    assert old_text([LINE], span) is None
    assert list(narrowed(Change(span, "新"), [LINE])) == []


def test_changes_that_touch_each_other() -> None:
    assert overlap(at(1, 3, "甲"), at(2, 4, "乙"))
    assert not overlap(at(1, 3, "甲"), at(3, 4, "乙"))
    assert not overlap(at(1, 3, "甲"), at(1, 3, "甲"))
    assert overlap(at(1, 3, "甲"), at(1, 3, "乙"))
    assert not overlap(at(1, 3, "甲"), at(1, 3, "乙", line=2))


def test_places_are_followed() -> None:
    changed = Changed(["一二三四五六", "不变"], [at(2, 3, "贰贰"), at(5, 6, "")])
    assert changed.lines == ["一贰贰三四六", "不变"]
    assert [changed.column(1, column) for column in range(1, 8)] == [1, 2, 4, 5, 6, 6, 7]
    assert changed.column(1, 3, end=True) == 4
    assert changed.column(2, 2) == 2
    assert [changed.touched(Span(1, c, 1, c + 1)) for c in range(1, 7)] == [False, True, False, False, True, False]  # fmt: skip
    assert changed.touched(Span(1, 6, 2, 3)) is False
    assert changed.touched(Span(1, 1, 2, 3)) is True


def test_a_place_inside_a_change_is_its_beginning_or_its_end() -> None:
    changed = Changed(["一二三四五六"], [at(2, 5, "甲乙丙丁")])
    assert (changed.column(1, 3), changed.column(1, 3, end=True)) == (2, 6)
