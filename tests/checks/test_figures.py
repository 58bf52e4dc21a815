import pytest

from tests.checks.said import said

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
