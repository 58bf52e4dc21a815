"""The rules on words, dates and privacy: linear on any text, and silent about text that has nothing of theirs."""

from __future__ import annotations

import time

import pytest

from gxlint.checks.registry import Subject
from gxlint.engine.registry import builtin, check_named
from gxlint.structure.model import Report
from tests.checks.built import Part, built

CODES = [code for code in builtin().rules if code.startswith(("GX5", "GX7"))]
UNITS = {
    "words": "2022年我局认真公开信息,截止目前收到申请12件。",
    "brackets": "(",
    "quotes": "“",
    "closing": "”",
    "repeated": "业务",
    "commas": ",",
    "underscores": "_",
    "crosses": "×",
    "digits": "1",
    "mobile": "13800000000 ",
    "months": "2月30日",
    "mail": "a@163.com",
    "titles": "《关于",
    "blanks": " ",
    "empty brackets": "( ",
    "cues": "现将",
}


def report_of(text: str) -> Report:
    return built(
        "2021",
        Part("overview", "一、总体情况", [text]),
        Part("problems", "五、存在的问题", ["一是不够及时。"]),
    )


def took(report: Report) -> float:
    memo: dict[str, object] = {}
    begin = time.perf_counter()
    for code in CODES:
        rule = builtin().rules[code]
        list(check_named(rule.check)(Subject(report, code, rule.parameters, memo)))
    return time.perf_counter() - begin


@pytest.mark.parametrize("unit", UNITS.values(), ids=list(UNITS))
def test_linear(unit: str) -> None:
    """Eight times the text takes nowhere near sixty-four times as long."""
    small, large = (report_of(unit * (size // len(unit))) for size in (20_000, 160_000))
    least = min(took(small) for _ in range(3))
    assert took(large) < max(least, 0.004) * 30
