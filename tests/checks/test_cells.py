from decimal import Decimal

import pytest

from gxlint.checks.cells import plain
from tests.checks.said import said

FEE = "行政事业性收费 | 0 |"


@pytest.mark.parametrize(
    ("literal", "message"),
    [
        (
            "2277820元",
            "“行政事业性收费 本年收费金额(单位:万元)”一格写的是 2277820元,而这一栏以万元为单位,应为 227.782万元",
        ),
        (
            "1.5亿元",
            "“行政事业性收费 本年收费金额(单位:万元)”一格写的是 1.5亿元,而这一栏以万元为单位,应为 15000万元",
        ),
        ("3件", "“行政事业性收费 本年收费金额(单位:万元)”一格写的是 3件,而这一栏的单位是万元"),
    ],
)
def test_units_that_contradict_the_column(literal: str, message: str) -> None:
    assert [d.message for d in said("GX215", "2021", (FEE, f"行政事业性收费 | {literal} |"))] == [message]


@pytest.mark.parametrize("literal", ["227.782", "227.782万元", "0", "/"])
def test_units_that_agree(literal: str) -> None:
    assert said("GX215", "2021", (FEE, f"行政事业性收费 | {literal} |")) == []


def test_yuan_in_the_text_against_the_same_number_in_ten_thousands() -> None:
    edits = (
        (FEE, "行政事业性收费 | 2277820 |"),
        ("涵盖水利工程、", "收取水资源费2,277,820元,涵盖水利工程、"),
    )
    (found,) = said("GX215", "2021", *edits)
    assert (found.severity, found.doubt) == ("warning", "none")
    assert found.message.startswith("正文写 2,277,820元,")
    assert found.message.endswith("应为 227.782万元")


@pytest.mark.parametrize(
    ("number", "sentence", "expected"),
    [
        ("320", "收取规费320元", [("warning", "none")]),
        ("320", "奖励信息员320元", []),                                  # a small number of something else
        ("2277820", "发放补助2277820元", [("info", "scope")]),           # a large one: perhaps the same amount
        ("2277820", "发放补助2277820万元,上年2277820元", []),            # the text agrees with the cell
        ("320", "收取规费每户320元", []),                                # a tariff
        ("320", "收取规费。补助320元", []),                              # another sentence
    ],
)  # fmt: skip
def test_the_text_speaks_of_the_cell_only_in_its_own_words(
    number: str, sentence: str, expected: list[tuple[str, str]]
) -> None:
    edits = ((FEE, f"行政事业性收费 | {number} |"), ("涵盖水利工程、", f"{sentence},涵盖水利工程、"))
    assert [(d.severity, d.doubt) for d in said("GX215", "2021", *edits)] == expected


def test_a_negative_amount_is_no_negative_count() -> None:
    (found,) = said("GX210", "2021", (FEE, "行政事业性收费 | -2.5 |"))
    assert found.message.endswith("金额不能是负数")


def test_english_messages_name_the_marks_in_english() -> None:
    edits = (("行政强制 | 0 |", "行政强制 | / |"), ("行政处罚 | 4 |", "行政处罚 |  |"))
    (found,) = said("GX209", "2021", *edits, language="en")
    assert "(blank, /)" in found.message
    assert "(空白、/)" in said("GX209", "2021", *edits)[0].message


@pytest.mark.parametrize(
    ("literal", "codes"), [("-1", ["GX210"]), ("1.5", ["GX210"]), ("1.2万", []), ("+3", []), ("12件", [])]
)
def test_counts_are_whole_and_not_negative(literal: str, codes: list[str]) -> None:
    assert [d.code for d in said("GX210", "2021", ("行政许可 | 36 |", f"行政许可 | {literal} |"))] == codes


@pytest.mark.parametrize("mark", ["-", "—", "——", "/", "无", "不适用", "", "&nbsp;"])
def test_marks_for_zero_are_one_finding(mark: str) -> None:
    assert [
        (d.code, d.location.line) for d in said("GX20", "2021", ("行政强制 | 0 |", f"行政强制 | {mark} |"))
    ] == [("GX209", 20)]


@pytest.mark.parametrize("text", ["见附件", "#REF!", "约3", "若干", "*", "O"])
def test_what_is_no_number(text: str) -> None:
    assert [
        (d.code, d.location.line) for d in said("GX208", "2021", ("行政强制 | 0 |", f"行政强制 | {text} |"))
    ] == [("GX208", 20)]


@pytest.mark.parametrize(
    ("number", "shown"), [("15000", "15000"), ("1.50", "1.5"), ("1E+4", "10000"), ("0.00", "0")]
)
def test_plain(number: str, shown: str) -> None:
    assert str(plain(Decimal(number))) == shown
