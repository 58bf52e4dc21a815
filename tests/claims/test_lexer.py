from decimal import Decimal

import pytest

from gxlint.claims import tokens


def numbers(text: str) -> list[tuple[str, str, str]]:
    return [
        (format(t.value.normalize(), "f"), t.unit, t.approx)
        for t in tokens(text)
        if t.kind == "number" and t.value is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开461条", [("461", "条", "")]),
        ("公开４６１条", [("461", "条", "")]),
        ("公开1,234,567条", [("1234567", "条", "")]),
        ("公开12,345条", [("12345", "条", "")]),
        ("公开12，345条", [("12", "", ""), ("345", "条", "")]),
        ("金额3.04亿元", [("304000000", "元", "")]),
        ("金额120.5万元", [("1205000", "元", "")]),
        ("增长1.5倍", [("1.5", "倍", "")]),
        ("收到三件", [("3", "件", "")]),
        ("收到二十一件", [("21", "件", "")]),
        ("召开两次", [("2", "次", "")]),
        ("建立一个机制", []),
        ("收到30余件", [("30", "件", "余")]),
        ("收到30多人次", [("30", "人次", "多")]),
        ("收到约30件", [("30", "件", "约")]),
        ("收到30件以上", [("30", "件", "以上")]),
        ("收到30件左右", [("30", "件", "左右")]),
        ("余0件转下年", [("0", "件", "")]),
        ("属于四类过程性信息1件", [("1", "件", "")]),
        ("三类内部事务信息2件", [("2", "件", "")]),
        ("分为四类12件", [("4", "类", ""), ("12", "件", "")]),
        ("线上9件", [("9", "件", "")]),
        ("上报3条", [("3", "条", "")]),
        ("约谈2人", [("2", "人", "")]),
        ("节约5万元", [("50000", "元", "")]),
        ("近 30件", [("30", "件", "近")]),
        ("73000余万元", [("730000000", "元", "余")]),
        ("每批3-5件", [("3", "件", "至")]),
        ("PPP12条", [("12", "条", "")]),
    ],
)  # fmt: skip
def test_numbers(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [("占33.9%", "33.9", "0.1"), ("占30％", "30", "1"), ("约七成", "70", "10"), ("百分之三十三点五", "33.5", "0.1"), ("百分之12.50", "12.50", "0.01")],
)  # fmt: skip
def test_percentages(text: str, value: str, step: str) -> None:
    found = [t for t in tokens(text) if t.kind == "percent"]
    assert [(t.value, t.step) for t in found] == [(Decimal(value), Decimal(step))]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2023年1月1日3件", ["date", "number"]),
        ("2023年度3件", ["year", "number"]),
        ("二〇二三年3件", ["year", "number"]),
        ("国办公开办函〔2021〕30号3件", ["document", "number"]),
        ("国务院令第711号3件", ["document", "number"]),
        ("第二十条3件", ["ordinal", "number"]),
        ("0374-2962805、3件", ["phone", "dun", "number"]),
        ("13800138000、3件", ["phone", "dun", "number"]),
        ("《2023年第3批5条目录》3件", ["title", "number"]),
        ("邮箱a126@example.com,3件", ["word", "comma", "number"]),
        ("一是收到3件", ["item", "number"]),
    ],
)
def test_what_is_no_count(text: str, kinds: list[str]) -> None:
    assert [t.kind for t in tokens(text)] == kinds


def test_a_sentence_without_a_count_gives_its_stop_alone() -> None:
    assert [t.kind for t in tokens("2023年1月1日起施行。收到3件。")] == ["stop", "number", "stop"]


def test_offsets_are_those_of_the_text() -> None:
    text = "全年公开１，２３４条，其中政策约３0余条、占３３.９％。第二句没有数字。又收到三件。"
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert [t.text for t in found if t.kind == "stop"] == ["。", "。", "。"]
    assert [(t.text, t.key) for t in found if t.kind == "cue"][:2] == [("其中", "among"), ("约", "about")]
