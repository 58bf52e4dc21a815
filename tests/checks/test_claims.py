"""What GX303 to GX309 say, word by word; more of when they speak stands in the examples of the rule files."""

import pytest

from tests.checks.said import said

SENTENCE = "内容涵盖水利工程、供水保障和防汛抗旱。"
FLOW = "全年新收政府信息公开申请12件,上年结转1件,办结12件,结转下年度继续办理1件。"


@pytest.mark.parametrize(
    ("code", "text", "messages"),
    [
        ("GX303", "制发函39件,其中批复13件,占总数的30%。", ["13 ÷ 39 = 33.33%,不是 30%"]),
        ("GX303", "制发函39件,其中批复13件,占总数的33%。", []),
        ("GX303", "制发函39件,其中批复13件,占总数的34%。", []),
        ("GX303", "制发函39件,其中批复13件,占总数的35%。", ["13 ÷ 39 = 33.33%,不是 35%"]),
        (
            "GX303",
            "批复10件,占20%;通知25件,占50%;其他13件,占26%。",
            ["各项占比之和不是 100%:20% + 50% + 26% = 96%,差 4"],
        ),
        ("GX304", "制发函120件,去年100件,增长30%。", ["从 100 到 120,变化为 20(20%),不是增长30%"]),
        ("GX304", "制发函120件,去年100件,下降20%。", ["从 100 到 120,方向与“下降20%”相反(实际变化 20)"]),
        ("GX304", "制发函5件,去年0件,增长50%。", ["上年为 0,无法计算“增长50%”(今年 5)"]),
        (
            "GX305",
            "采取四项措施:一是建章;二是培训;三是考核。",
            ["说有4项措施,列出的只数到 3 个:一是、二是、三是"],
        ),
        ("GX305", "采取三项措施:一是建章;二是培训;三是考核。", []),
    ],
)
def test_messages(code: str, text: str, messages: list[str]) -> None:
    found = said(code, "2021", (SENTENCE, text))
    assert [(d.location.line, d.severity, d.message) for d in found] == [(4, "warning", m) for m in messages]


@pytest.mark.parametrize(
    ("code", "text", "messages"),
    [
        ("GX309", "新收申请12件,上年结转1件,办结11件,结转下年度1件。", ["新收与上年结转之和不等于办结与结转之和:12 + 1 = 13,11 + 1 = 12,差 1"]),
        ("GX309", "受理申请12件,上年结转1件,办结11件,结转下年度1件。", []),
        ("GX309", "收到申请12件,办结10件,结转下年度1件。", ["收到 12,办结和结转只有 10 + 1 = 11,少 1"]),
        ("GX307", "新收申请12件。全年新收申请13件。", ["新收申请:这里是 13件,同一段前面是 12件"]),
        ("GX307", "所有申请均已办理完成,结转下年度1件。", ["既说申请已全部办完,又说结转下年度 1件"]),
    ],
)  # fmt: skip
def test_messages_on_applications(code: str, text: str, messages: list[str]) -> None:
    found = said(code, "2021", (FLOW, text))
    assert [(d.location.line, d.severity, d.message) for d in found] == [(5, "warning", m) for m in messages]


def test_a_list_announced_at_the_end_of_a_paragraph() -> None:
    text = "着重抓好以下四方面:\n(一)抓宣传。\n(二)抓规范。\n(三)抓培训。"
    found = said("GX305", "2008", ("下一步将完善目录,加强检查。", text))
    assert [(d.location.line, d.message) for d in found] == [
        (14, "说有4方面,列出的只数到 3 个:(一)、(二)、(三)")
    ]
    assert said("GX305", "2008", ("下一步将完善目录,加强检查。", text.replace("四", "三"))) == []
