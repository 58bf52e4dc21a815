"""A lazy pattern is the compiled one, from its first use on."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

from gxlint.text.patterns import lazy


def test_nothing_is_compiled_before_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[object] = []
    original = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given) or original(*given))
    pattern = lazy("第(?P<n>[一二三])条", re.DOTALL)
    assert compiled == []
    assert pattern.search("依第二条") is not None
    assert pattern.match("第三条")["n"] == "三"  # type: ignore[index]
    assert compiled == [("第(?P<n>[一二三])条", int(re.DOTALL))]


def test_it_answers_what_a_pattern_answers() -> None:
    pattern = lazy(r"(\d+)年", re.IGNORECASE)
    assert (pattern.pattern, pattern.groups) == (r"(\d+)年", 1)
    assert pattern.flags & re.IGNORECASE
    assert pattern.findall("2020年和2021年") == ["2020", "2021"]
    assert pattern.sub("某年", "2020年") == "某年"
    assert lazy(rb"\d").findall(b"1 2") == [b"1", b"2"]
    assert lazy("(").__repr__() == "lazy('(')"
    with pytest.raises(re.error):
        lazy("(").search("")


def test_it_travels_to_another_process() -> None:
    pattern = lazy("甲+")
    assert pickle.loads(pickle.dumps(pattern)).findall("甲甲乙甲") == ["甲甲", "甲"]
    assert copy.deepcopy(pattern).findall("甲") == ["甲"]
