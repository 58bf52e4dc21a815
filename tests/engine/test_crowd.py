from __future__ import annotations

from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.engine.crowd import MOST, thinned
from gxlint.engine.messages import MORE
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.engine.made import at

LEVELS = {None: "warning", "low": "info", "high": "error"}


def through(*findings: Finding) -> list[Finding]:
    return list(thinned(findings, LEVELS.__getitem__))


def test_as_many_as_are_told_pass_and_so_do_those_without_a_place() -> None:
    few = [Finding(at(1, "甲", column)) for column in range(1, MOST + 1)]
    nowhere = [Finding(None)] * (MOST + 5)
    assert through(*few, *nowhere) == [*few, *nowhere]


def test_the_rest_of_a_line_is_one_finding_as_severe_as_its_worst() -> None:
    many = [Finding(at(2, "甲", column), level="low") for column in range(1, MOST + 4)]
    worst = Finding(at(2, "甲", 90), level="high", fix="乙")
    other = Finding(at(3, "甲"))
    assert through(*many, other, worst) == [
        *many[:MOST],
        other,
        Finding(at(2, "甲", MOST + 1), MORE, {"more": 4}, level="high", evidence={"more": 4}),
    ]


def test_a_line_of_one_word() -> None:
    for language, said in (
        ("zh", "这一行同样的问题还有 30 处,没有逐一列出"),
        ("en", "on this line there are more of the same, not told one by one: 30"),
    ):
        settings = Settings(language=language, selection=Selection(("GX505",)))
        text = "青石县水务局2023年政府信息公开工作年度报告\n一、总体情况\n" + "公开" * 2 * (MOST + 30) + "\n"
        found = lint_bytes(text.encode(), "a.txt", settings).diagnostics
        assert len(found) == MOST + 1
        assert (found[-1].message, found[-1].severity) == (said, "warning")
        assert found[-1].location.line == Span(3, 1, 3, 1).line
        assert len({one.fingerprint for one in found}) == MOST + 1
