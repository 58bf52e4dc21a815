from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from gxlint.engine.examples import ExampleError, Outcome, apply, base, faults, make, outcome
from gxlint.engine.registry import builtin
from tests.engine.made import diagnostic

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
        ({"replace": "一", "with": "x"}, "edits.1: “一”在底本中有 2 处,应恰好一处"),
        ({"replace": "戊", "with": "x"}, "edits.1: “戊”在底本中有 0 处,应恰好一处"),
        ({"delete": "一"}, "edits.1: “一”在底本中有 2 处,应恰好一处"),
        ({"after": "戊", "insert": "x"}, "edits.1: “戊”在底本中有 0 处,应恰好一处"),
        ({"move": "甲"}, "edits.1: 改动的写法是 {replace, with}、{after, insert} 或 {delete}"),
    ],
)
def test_an_edit_that_cannot_be_made(edit: dict[str, str], says: str) -> None:
    with pytest.raises(ExampleError) as raised:
        apply(TEXT, [edit])
    assert raised.value.show("zh") == says
    assert raised.value.show("en") != says


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
    with pytest.raises(ExampleError, match="expect: is missing"):
        make({"text": "甲"}, fires=True)
    assert make({"text": "甲", "expect": [{"line": 1}]}, fires=True).expect == ({"line": 1},)


def test_a_folder_of_its_own_goes_before_the_national_texts(tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "valid-2008.txt").write_bytes("\ufeff甲\r\n乙\r\n".encode())
    assert base("valid-2008", str(tmp_path)) == "甲\n乙\n"
    assert base("valid-2014", str(tmp_path)) == base("valid-2014")
    (tmp_path / "examples" / "gbk.txt").write_bytes("甲".encode("gbk"))
    with pytest.raises(ExampleError, match="cannot be read"):
        base("gbk", str(tmp_path))


@pytest.mark.parametrize(
    ("expect", "met"),
    [
        ([{}], True),
        ([{"line": 60, "severity": "error", "message": "default", "text": "重复"}], True),
        ([{"line": 59}], False),
        ([{"severity": "warning"}], False),
        ([{"message": "other-name"}], False),
        ([{"text": "别的"}], False),
        ([{}, {}], False),
    ],
)
def test_what_came_against_what_was_expected(expect: list[Any], met: bool) -> None:
    entry = {
        "base": "valid-2021",
        "expect": expect,
        "edits": [
            {"replace": "六、其他需要", "with": "五、存在的主要问题及改进情况\n解读形式单一。\n六、其他需要"}
        ],
    }
    rule = builtin().rules["GX103"]
    came = outcome(rule, make(entry, fires=True))
    assert came.met is met
    assert [(message, found.code, found.location.line) for message, found in came.found] == [
        ("default", "GX103", 60)
    ]
    assert (faults(rule, make(entry, fires=True)) == []) is met


def test_a_name_that_nothing_filled() -> None:
    came = Outcome(({},), (("default", diagnostic(message="甲{nothing}")),))
    assert came.unfilled == ("nothing",)
    assert not came.met
