"""GX209 says what a blank has to be where the other figures leave only one number."""

from __future__ import annotations

import pytest

from tests.checks.said import said

RECEIVED = "一、本年新收政府信息公开申请数量 | 10 | 2 | 0 | 0 | 0 | 0 | 12 |"
REVIEW = "0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"


@pytest.mark.parametrize(
    ("before", "after", "follows"),
    [
        (RECEIVED, RECEIVED.replace("| 12 |", "| — |"), [("received", "total", 12)]),
        (RECEIVED, RECEIVED.replace("| 10 | 2 |", "| - | |"), [("received", "natural_person", 10), ("received", "business", 2)]),
        (REVIEW, "2 | 1 | 0 | 0 | | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", [("reconsideration", "total", 3)]),
        (REVIEW, "2 | | | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", []),
        # 4 + x = 3 has no answer among the cases a table counts
        (REVIEW, "4 | | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", []),
        # a blank that is 0 needs no other word than the rule's own
        (REVIEW, "3 | | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", []),
        # row and column disagree: another figure is wrong too
        (RECEIVED, RECEIVED.replace("| 10 | 2 |", "| | 1 |"), []),
        (RECEIVED, RECEIVED.replace("| 10 | 2 |", "| | 若干 |"), [("received", "natural_person", 10)]),
    ],
)  # fmt: skip
def test_the_number_that_follows(before: str, after: str, follows: list[tuple[str, str, int]]) -> None:
    found = said("GX209", "2021", (before, after))
    assert [one.code for one in found] == ["GX209"]
    got = found[0].evidence.get("follows", [])
    assert [(one["row"], one["column_key"], one["should_be"]) for one in got] == follows


def test_the_message_in_both_languages() -> None:
    edit = (RECEIVED, RECEIVED.replace("| 12 |", "| |"))
    (zh,), (en,) = said("GX209", "2021", edit), said("GX209", "2021", edit, language="en")
    assert zh.message.endswith(
        "总计”一格没有填数字(空白),有 2 个等式因此无法核算;按表内其他数字,应为 12,请核对后填写"
    )
    assert en.message.endswith("it should be 12: check it and fill it in")
    assert "could not be evaluated for it: 2" in en.message
