from __future__ import annotations

import pytest

from gxlint.checks.registry import CHECKS, Subject
from gxlint.engine.registry import builtin
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from tests.checks.said import EXAMPLES, said

ZEROS = " | ".join("0" * 15) + " |"
CARRIED = ",办结12件,结转下年度继续办理1件。"


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        (",办结12件。", [52]),
        (",办结12件,转下年度1件。", []),
        (",办结12件,1件正在办理。", []),
        (",办结12件,其余顺延至下一年度答复。", []),
        (",另有1件待办。", []),  # a weaker word beside the number
        (",另有若干件待办。", [52]),  # a weaker word alone
    ],
)
def test_carried_over_calls_for_a_word(sentence: str, lines: list[int]) -> None:
    found = said("GX401", "2021", (CARRIED, sentence), (",上年结转1件", ""))
    assert [d.location.line for d in found] == lines


@pytest.mark.parametrize(
    ("row", "sentence", "labels"),
    [
        ("1 | 1 | 0 | 0 | 2", "发生行政复议2件。", []),                     # the total includes it
        ("1 | 1 | 0 | 0 | 2", "发生行政复议,其中1件被纠正。", []),
        ("1 | 1 | 0 | 0 | 2", "依法做好行政复议应诉工作。", ["行政复议 结果纠正"]),
        ("0 | 0 | 1 | 2 | 3", "", ["行政复议 其他结果", "行政复议 尚未审结"]),
        ("1 | 1 | 0 | 0 | 2", "责令责任单位整改,撤销、变更栏目,及时纠正问题。", ["行政复议 结果纠正"]),
        ("1 | 1 | 0 | 0 | 2", "复议机关责令重新答复。", []),
        ("1 | 1 | 0 | 0 | 2", "因栏目变更1件被撤销。", []),                # the number itself
        ("1 | 1 | 0 | 0 | 2", "由于复核有误,原答复被撤销。", []),          # a reason
        ("0 | 0 | 1 | 0 | 1", "加强人民调解,终止旧合同。", ["行政复议 其他结果"]),
        ("0 | 0 | 1 | 0 | 1", "1件经调解结案。", []),
        ("0 | 0 | 0 | 1 | 1", "各项工作正在办理,无未结转事项。", ["行政复议 尚未审结"]),
        ("0 | 0 | 0 | 1 | 1", "1件复议案件正在办理。", []),
        ("3 | 0 | 0 | 0 | 3", "", []),                                    # upheld calls for no word
    ],
)  # fmt: skip
def test_review_results(row: str, sentence: str, labels: list[str]) -> None:
    edits = ((ZEROS, row + " | " + " | ".join("0" * 10) + " |"), (CARRIED, CARRIED + sentence))
    assert [d.message.split("”")[0].strip("“") for d in said("GX401", "2021", *edits)] == labels


@pytest.mark.parametrize(
    ("sentence", "fires"),
    [
        ("集中采购按规定进行。", False),
        ("采购支出1205000元。", False),
        ("采购支出120.5万元。", False),
        ("发布采购公告585条。", True),
        ("", True),
    ],
)
def test_procurement(sentence: str, fires: bool) -> None:
    found = said("GX401", "2019", ("通过政府集中采购项目3个,采购金额120.5万元。", sentence))
    assert [d.location.line for d in found] == ([23] if fires else [])


def test_trained_without_training_is_explained_by_the_number() -> None:
    no_training = ("(二)举办各类培训班数 | 次 | 1 |", "(二)举办各类培训班数 | 次 | 0 |")
    sentence = "举办培训班1次,接受培训20人次"
    assert [d.message for d in said("GX402", "2014", no_training, (sentence, "派人参加培训"))] == [
        "“(三)接受培训人员数”为 20,而“(二)举办各类培训班数”为 0,也没有说明"
    ]
    assert said("GX402", "2014", no_training, (sentence, "20人次参加区里举办的培训")) == []


def test_a_reason_of_one_character_counts() -> None:
    rule = dict(builtin().rules["GX401"].parameters)
    text = (EXAMPLES / "valid-2021.txt").read_text("utf-8")
    text = text.replace(ZEROS, "0 | 1 | 0 | 0 | 1 | " + " | ".join("0" * 10) + " |")
    text = text.replace("定期清理", "原答复因故撤销,定期清理")
    report = lint_bytes(text.encode(), "report.txt", Settings(), keep=True).report
    assert report is not None
    for reasons, lines in (([], [57]), (["因"], [])):
        subject = Subject(report, "GX401", {**rule, "reasons": reasons})
        found = list(CHECKS["unexplained-figure"](subject))
        assert [f.span.line for f in found if f.span] == lines


def test_the_figures_are_joined_in_the_language_of_the_message() -> None:
    edits = (
        ("政府集中采购 | 3 | 120.5万元 |", "政府集中采购 | 4 | 99万元 |"),
        ("通过政府集中采购项目3个,采购金额120.5万元。", ""),
    )
    assert "4, 99万元" in said("GX401", "2019", *edits, language="en")[0].message
    assert "4、99万元" in said("GX401", "2019", *edits)[0].message


def test_the_announcement_of_the_parts_is_no_word() -> None:
    edits = ((ZEROS, "0 | 6 | 0 | 0 | 6 | " + " | ".join("0" * 10) + " |"), ("等六个部分", "6个部分"))
    assert [d.location.line for d in said("GX401", "2021", *edits)] == [57]
