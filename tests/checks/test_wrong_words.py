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
