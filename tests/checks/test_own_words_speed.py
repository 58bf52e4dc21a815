"""The rules on words, dates and privacy: linear on any text, and silent about text that has nothing of theirs."""

from __future__ import annotations

import pytest

from gxlint.checks.registry import Subject
from gxlint.engine.registry import builtin, check_named
from gxlint.structure.model import Report
from tests.checks.built import Part, built
from tests.support.effort import effort

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


def work(report: Report) -> int:
    def run() -> None:
        memo: dict[str, object] = {}
        for code in CODES:
            rule = builtin().rules[code]
            list(check_named(rule.check)(Subject(report, code, rule.parameters, memo)))

    return effort(run)


@pytest.mark.parametrize("unit", UNITS.values(), ids=list(UNITS))
def test_linear(unit: str) -> None:
    """Four times the text is four times the work."""
    small, large = (report_of(unit * (size // len(unit))) for size in (3_000, 12_000))
    work(small)
    assert work(large) < 4 * work(small) * 1.3 + 2000
