"""No sentence, however long or strange, takes GX3, GX5 and GX7 more than linear work; work is counted, not timed."""

from __future__ import annotations

import pytest

from gxlint.checks.registry import Subject
from gxlint.engine.opening import open_report
from gxlint.engine.registry import builtin, check_named
from gxlint.engine.settings import Settings
from gxlint.structure.model import Report
from tests.checks.said import EXAMPLES
from tests.support.effort import effort

RULES = [rule for code, rule in builtin().rules.items() if code[:3] in ("GX3", "GX5", "GX7")]
SENTENCE = "政府网站主动公开信息128条,内容涵盖水利工程、供水保障和防汛抗旱。"


def report(text: str) -> Report:
    whole = (EXAMPLES / "valid-2021.txt").read_text("utf-8").replace(SENTENCE, text)
    found = open_report("report.txt", whole.encode(), Settings()).report
    assert found is not None
    return found


def work(text: str) -> int:
    """The calls that all rules make on a report with this text in its first section; reading the file does not count."""
    made = report(text)

    def check() -> None:
        memo: dict[str, object] = {}
        for rule in RULES:
            list(check_named(rule.check)(Subject(made, rule.code, rule.parameters, memo, frozenset())))

    return effort(check)


def test_a_sentence_of_a_megabyte() -> None:
    prose = "及时更新栏目内容、按照要求做好保密审查工作、规范公开程序、" * 6
    piece = f"{prose}办理群众申请5件、其中网站公开3条、"
    times = 1_000_000 // len(piece) + 1
    work(piece)
    assert work(piece * times) <= 4 * work(piece * (times // 4)) * 1.1


@pytest.mark.parametrize("marks", ["()", "（）", "〔〕", "《》", "“”"])
def test_a_thousand_nested_brackets(marks: str) -> None:
    def nested(depth: int) -> str:
        return f"公开信息9条{marks[0]}其中政策4条" * depth + marks[1] * depth + "。"

    work(nested(10))
    assert work(nested(1_000)) <= 4 * work(nested(250)) * 1.2


@pytest.mark.parametrize(
    "piece",
    [
        "(", "“", "《", "）", "”", '"', "1)", "。，", "〔2021", "20171月1日", "申请5件,", "未收到申请", "均已办结", "所有申请均已办结。",
        "结转下年度1件。", "全市5件其中3件", "合计5件", "占5件的33%,", "同比增长5%,去年3件,", "三个方面:一是", "三项措施,即甲、", "行政复议、",
        "现将2022年", "2022年我局公开。", "业务业务", "截止2023年", "(模板)", "XX", "13812345678,", "a@163.com,", "青石县水务局认真",
        "以下四方面:\n", "是上年5件的3倍,", "信息处理费5元,", "全年主动公开政府信息5条。",
    ],
)  # fmt: skip
def test_a_piece_again_and_again(piece: str) -> None:
    def again(size: int) -> str:
        return piece * (size // len(piece))

    work(again(200))
    assert work(again(24_000)) <= 4 * work(again(6_000)) * 1.15 + 2_000
