from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from gxlint.engine.examples import ExampleError, apply, base, make

TEXT = "甲一\n乙二\n丙一\n"


@pytest.mark.parametrize(
    ("edits", "made"),
    [
        ([], TEXT),
        ([{"replace": "乙", "with": "丁"}], "甲一\n丁二\n丙一\n"),
        ([{"after": "乙", "insert": "新行"}], "甲一\n乙二\n新行\n丙一\n"),
        ([{"delete": "丙"}], "甲一\n乙二\n"),
        ([{"delete": "甲"}, {"replace": "一", "with": "三"}], "乙二\n丙三\n"),
    ],
)
def test_edits(edits: list[Mapping[str, str]], made: str) -> None:
    assert apply(TEXT, edits) == made


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        ({"replace": "一", "with": "x"}, "'一' occurs 2 times, not once"),
        ({"replace": "戊", "with": "x"}, "'戊' occurs 0 times, not once"),
        ({"delete": "一"}, "'一' stands in 2 lines, not in one"),
        ({"after": "戊", "insert": "x"}, "'戊' stands in 0 lines, not in one"),
        ({"move": "甲"}, "no such edit: move"),
    ],
)
def test_an_edit_that_cannot_be_made(edit: dict[str, str], says: str) -> None:
    with pytest.raises(ExampleError, match=says):
        apply(TEXT, [edit])


def test_where_an_example_comes_from() -> None:
    assert make({"text": "甲"}, fires=False).data == "甲".encode()
    assert make({"hex": "d0 cf", "name": "a.doc"}, fires=False).name == "a.doc"
    made = make({"base": "valid-2008", "edits": [{"delete": "七、其他"}]}, fires=False)
    assert made.text.count("\n") == base("valid-2008").count("\n") - 1


@pytest.mark.parametrize("entry", [{}, {"base": "nosuch"}])
def test_an_example_from_nowhere(entry: dict[str, Any]) -> None:
    with pytest.raises(ExampleError):
        make(entry, fires=False)


def test_one_that_fires_says_what_is_expected() -> None:
    with pytest.raises(ExampleError, match="needs `expect`"):
        make({"text": "甲"}, fires=True)
    assert make({"text": "甲", "expect": [{"line": 1}]}, fires=True).expect == ({"line": 1},)
