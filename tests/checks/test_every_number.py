"""GX301 knows every number that a text may repeat from T2, T3, T4 and the statistics table: right is silent, wrong is said."""

from __future__ import annotations

import re

import pytest

from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.checks.said import EXAMPLES
from tests.support import forms, render

CODES = Settings(selection=Selection(("GX301", "GX306", "GX308")))
ROWS = {key: 100 + 7 * n for n, key in enumerate(forms.keys("2021"))}
ROWS["total"] = sum(v for k, v in ROWS.items() if k not in ("received", "carried_in", "total", "carried_out"))
ROWS["received"] = ROWS["total"] + ROWS["carried_out"] - ROWS["carried_in"]
REVIEW = [[11, 12, 13, 14, 50], [21, 22, 23, 24, 90], [31, 32, 33, 34, 130]]
DISCLOSURE = {
    "regulations.made": 2, "regulations.repealed": 3, "regulations.in_force": 41, "normative.made": 5, "normative.repealed": 6,
    "normative.in_force": 77, "permits.decisions": 1001, "penalties.decisions": 1002, "coercion.decisions": 1003,
    "fees.amount": "227.782",
}  # fmt: skip
GROUPS = {"不予公开": "refused", "无法提供": "unavailable", "不予处理": "unprocessed", "其他处理": "other"}
LABELS = {
    "granted": "予以公开", "partial": "部分公开", "refused.1": "属于国家秘密", "refused.2": "其他法律行政法规禁止公开",
    "refused.3": "危及“三安全一稳定”", "refused.4": "保护第三方合法权益", "refused.5": "属于三类内部事务信息",
    "refused.6": "属于四类过程性信息", "refused.7": "属于行政执法案卷", "refused.8": "属于行政查询事项",
    "unavailable.1": "本机关不掌握相关政府信息", "unavailable.2": "没有现成信息需要另行制作",
    "unavailable.3": "补正后申请内容仍不明确", "unprocessed.1": "信访举报投诉类申请", "unprocessed.2": "重复申请",
    "unprocessed.3": "要求提供公开出版物", "unprocessed.4": "无正当理由大量反复申请",
    "unprocessed.5": "要求行政机关确认或重新出具已获取信息",
    "other.1": "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "other.2": "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
}  # fmt: skip
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结")
MODERN: list[tuple[str, int | str]] = [
    ("全年制发规章{}件。", 2), ("制定政府规章{}部。", 2), ("废止规章{}件。", 3), ("现行有效规章{}件。", 41),
    ("全年制发行政规范性文件{}件。", 5), ("制定出台行政规范性文件{}件。", 5), ("本年度新制定规范性文件{}件。", 5),
    ("废止行政规范性文件{}件。", 6), ("宣布失效行政规范性文件{}件。", 6), ("目前现行有效行政规范性文件共计{}件。", 77),
    ("行政规范性文件现行有效{}件。", 77), ("全年制发行政规范性文件5件,废止{}件,现行有效77件。", 6),
    ("全年制发行政规范性文件5件、废止6件、现行有效{}件。", 77), ("作出行政许可处理决定{}件。", 1001),
    ("行政许可{}件,行政处罚1002件,行政强制1003件。", 1001), ("行政许可1001件、行政处罚{}件、行政强制1003件。", 1002),
    ("行政许可1001件、行政处罚1002件、行政强制{}件。", 1003), ("作出行政处罚决定{}件。", 1002),
    ("行政许可、行政处罚、行政强制处理决定分别为1001件、{}件、1003件。", 1002),
    ("行政许可、行政处罚、行政强制处理决定分别{}件、1002件、1003件。", 1001),
    ("行政事业性收费{}万元。", "227.782"), ("收取行政事业性收费{}元。", 2277820), ("行政事业性收费金额为{}万元。", "227.78"),
    ("全年行政事业性收费收入{}万元。", "227.78"), ("新收政府信息公开申请{}件。", ROWS["received"]),
    ("上年结转政府信息公开申请{}件。", ROWS["carried_in"]), ("结转下年度继续办理{}件。", ROWS["carried_out"]),
    ("办结政府信息公开申请{}件。", ROWS["total"]),
    *((f"{label}{{}}件。", ROWS[key]) for key, label in LABELS.items()),
    *((f"因{label}的{{}}件。", ROWS[key]) for key, label in LABELS.items() if "." in key),
    *((f"{label}{{}}件。", sum(v for k, v in ROWS.items() if k.startswith(f"{key}."))) for label, key in GROUPS.items()),
    ("因政府信息公开引起的行政复议{}件。", 50), ("因政府信息公开被提起行政诉讼{}件。", 220),
    ("政府信息公开行政诉讼220件,其中未经复议直接起诉{}件,复议后起诉130件。", 90),
    ("政府信息公开行政诉讼220件,其中未经复议直接起诉90件,复议后起诉{}件。", 130),
    *((f"政府信息公开{name}{outcome}{{}}件。", REVIEW[row][n])
      for row, name in enumerate(("行政复议", "未经复议直接起诉", "复议后起诉")) for n, outcome in enumerate(OUTCOMES)),
    *((f"政府信息公开行政诉讼案件220件,{outcome}{{}}件。", REVIEW[1][n] + REVIEW[2][n]) for n, outcome in enumerate(OUTCOMES)),
]  # fmt: skip


def other(value: int | str) -> int | str:
    """A wrong number in the place of a right one."""
    return value + 977 if isinstance(value, int) else "327.9"


def modern(sentence: str) -> list[tuple[str, str]]:
    made = render.Made(agency="渌江市人民政府", overview=[f"(二)依申请公开。{sentence}"])
    made.requests = {key: [value, 0, 0, 0, 0, 0, value] for key, value in ROWS.items()}
    made.review, made.disclosure = [list(group) for group in REVIEW], dict(DISCLOSURE)
    found = lint_bytes(render.text(made).encode(), "r.txt", CODES).diagnostics
    return [(d.code, d.severity) for d in found if d.location.section == "overview"]


@pytest.mark.parametrize(("sentence", "value"), MODERN)
def test_every_number_of_the_three_tables(sentence: str, value: int | str) -> None:
    assert modern(sentence.format(value)) == []
    assert modern(sentence.format(other(value))) == [("GX301", "error")]


OLD = {
    "(一)主动公开政府信息数": "全年主动公开政府信息{}条。", "其中:主动公开规范性文件数": "主动公开规范性文件{}条。",
    "制发规范性文件总数": "制发规范性文件{}件。", "1.政府公报": "通过政府公报公开政府信息{}条。",
    "2.政府网站公开": "通过政府网站公开政府信息{}条。", "3.政务微博": "政务微博公开政府信息{}条。",
    "4.政务微信": "通过政务微信公开政府信息{}条。", "5.其他方式公开": "其他方式公开政府信息{}条。",
    "(一)回应公众关注热点": "回应公众关注热点或重大舆情{}次。", "1.参加或举办新闻发布会": "参加或举办新闻发布会{}次。",
    "2.政府网站在线访谈": "政府网站在线访谈{}次。", "3.政策解读稿件": "发布政策解读稿件{}篇。",
    "4.微博微信回应": "微博微信回应事件{}次。", "(一)收到申请数": "收到政府信息公开申请{}件。",
    "1.当面申请数": "当面申请{}件。", "2.传真申请数": "传真申请{}件。", "3.网络申请数": "网络申请{}件。",
    "4.信函申请数": "信函申请{}件。", "(二)申请办结数": "办结政府信息公开申请{}件。", "(三)申请答复数": "答复政府信息公开申请{}件。",
    "1.属于已主动公开": "属于已主动公开范围{}件。", "2.同意公开答复数": "同意公开答复{}件。",
    "3.同意部分公开答复数": "同意部分公开答复{}件。", "4.不同意公开答复数": "不同意公开答复{}件。",
    "其中:涉及国家秘密": "涉及国家秘密{}件。", "涉及商业秘密": "涉及商业秘密{}件。", "涉及个人隐私": "涉及个人隐私{}件。",
    "不是《条例》所指政府信息": "不是《条例》所指政府信息{}件。", "5.不属于本行政机关": "不属于本行政机关公开{}件。",
    "7.告知作出更改补充": "告知作出更改补充{}件。", "8.告知通过其他途径": "告知通过其他途径办理{}件。",
    "四、行政复议数量": "因政府信息公开引起的行政复议{}件。", "五、行政诉讼数量": "因政府信息公开引起的行政诉讼{}件。",
    "六、举报投诉数量": "收到有关政府信息公开的举报投诉{}件。", "(一)政府信息公开工作专门机构数": "设立政府信息公开工作专门机构{}个。",
    "(二)设置政府信息公开查阅点数": "设置政府信息公开查阅点{}个。", "(三)从事政府信息公开工作人员数": "从事政府信息公开工作人员{}人。",
    "1.专职人员数": "配备专职人员{}人。", "2.兼职人员数": "兼职人员{}人。",
    "(一)召开政府信息公开工作会议": "召开政府信息公开工作会议{}次。", "(二)举办各类培训班数": "举办各类培训班{}次。",
    "(三)接受培训人员数": "接受培训人员{}人次。",
}  # fmt: skip
MONEY = {
    "七、依申请公开信息收取的费用": ("依申请公开信息收取的费用{}万元。", "GX308"),
    "(四)政府信息公开专项经费": ("政府信息公开专项经费{}万元。", "GX301"),
}
PLAIN = "各项工作按要求开展。"


def statistics(label: str, number: str, sentence: str) -> set[tuple[str, str]]:
    """What is said of a sentence of a report of 2016 whose statistics table has a number in the row of that label."""
    text = (EXAMPLES / "valid-2014.txt").read_text("utf-8")
    head, title, table = text.partition("政府信息公开情况统计表\n")
    lines = []
    for line in head.splitlines():
        lines.append(line if re.match(r"[一二三四五六七八九十]+、|根据|云浦区", line) else PLAIN)
    lines[3] = sentence
    rows = [
        re.sub(r"\| \d+ \|$", f"| {number} |", row) if row.startswith(label) else row
        for row in table.splitlines()
    ]
    assert rows != table.splitlines() or f"| {number} |" in table
    whole = "\n".join([*lines, title + "\n".join(rows)]) + "\n"
    found = lint_bytes(whole.encode(), "r.txt", CODES).diagnostics
    return {(d.code, d.severity) for d in found if d.location.section != "annex"}


@pytest.mark.parametrize(("label", "sentence"), OLD.items())
def test_every_row_of_the_statistics_table(label: str, sentence: str) -> None:
    assert statistics(label, "217", sentence.format(217)) == set()
    assert statistics(label, "217", sentence.format(1217)) & {("GX301", "error"), ("GX301", "warning")}


@pytest.mark.parametrize(("label", "sentence", "code"), [(k, *v) for k, v in MONEY.items()])
def test_money_of_the_statistics_table(label: str, sentence: str, code: str) -> None:
    assert statistics(label, "3.5", sentence.format("3.5")) == set()
    assert statistics(label, "3.5", sentence.replace("万元", "元").format(35000)) == set()
    assert statistics(label, "3.5", sentence.format("5.3")) == {(code, "warning")}
    assert statistics(label, "35000", sentence.format("3.5")) == {(code, "warning")}, "the cell holds yuan"
