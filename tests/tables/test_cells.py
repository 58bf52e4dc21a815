from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.tables.cells import is_broken, read_value
from gxlint.tables.model import State

NUMBERS = [
    ("0", 0), ("12", 12), ("００", None), ("１２", 12), ("1,234", 1234), ("1，234，567", 1234567), ("1 234", 1234),
    ("+3", 3), ("－14", -14), ("−2", -2), (" 7 ", 7), ("7\u200b", 7), ("120.5", Decimal("120.5")), ("0.0", Decimal("0.0")),
    ("12,34", None), ("1,23", None), ("12 3", None), ("007", None), ("00", None), ("3.", None), (".5", None), ("1.2.3", None),
    ("3-5", None), ("3/5", None), ("约3", None), ("O", None), ("o", None), ("〇", None), ("零", None), ("三", None), ("*", None),
    ("#REF!", None), ("#DIV/0!", None), ("共3件", None), ("3×4", None), ("见附件", None), ("9" * 40, None),
]  # fmt: skip


@pytest.mark.parametrize(("literal", "number"), NUMBERS)
def test_number_or_not(literal: str, number: int | Decimal | None) -> None:
    value = read_value(literal)
    assert (value.literal, value.number) == (literal, number)
    assert value.state is (State.NOT_A_NUMBER if number is None else State.NUMBER)


@pytest.mark.parametrize(
    ("literal", "number", "unit", "note"),
    [
        ("592万元", 592, "万元", None),
        ("26件", 26, "件", None),
        ("3.04亿元", Decimal("3.04"), "亿元", None),
        ("251000元", 251000, "元", None),
        ("3 人次", 3, "人次", None),
        ("5%", 5, "%", None),
        ("12(其中1件撤回)", 12, None, "(其中1件撤回)"),
        ("12\n（其中1件撤回）", 12, None, "(其中1件撤回)"),
        ("5件[注1]", 5, "件", "[注1]"),
        ("5①", 5, None, "①"),
        ("1\n0件", 10, "件", None),
    ],
)
def test_unit_or_note_beside_a_number(
    literal: str, number: int | Decimal, unit: str | None, note: str | None
) -> None:
    value = read_value(literal)
    assert (value.state, value.number, value.unit, value.note) == (State.ANNOTATED, number, unit, note)


@pytest.mark.parametrize(
    ("literal", "state"),
    [
        ("", State.BLANK), ("  \u3000", State.BLANK), ("&nbsp;", State.BLANK), ("\xa0", State.BLANK), ("\n", State.BLANK),
        ("-", State.DASH), ("—", State.DASH), ("——", State.DASH), ("— —", State.DASH), ("－", State.DASH),
        ("/", State.DASH), ("／", State.DASH), ("\\", State.DASH),
        ("无", State.NOT_APPLICABLE), ("不适用", State.NOT_APPLICABLE), ("无" + " " * 30, State.NOT_APPLICABLE), ("N/A", State.NOT_APPLICABLE),
    ],
)  # fmt: skip
def test_zero_marks_keep_their_state_and_have_no_number(literal: str, state: State) -> None:
    value = read_value(literal)
    assert (value.state, value.number, value.literal) == (state, None, literal)


def test_rise_and_fall_are_signs_only_in_a_signed_column() -> None:
    assert [read_value(text, "signed").number for text in ("增3", "减2", "增加 5", "减少4")] == [3, -2, 5, -4]
    assert read_value("减2", "count").state is State.NOT_A_NUMBER
    assert read_value("增-2", "signed").state is State.NOT_A_NUMBER


def test_a_number_broken_in_its_cell_is_put_together() -> None:
    assert (read_value("1\n0").number, is_broken("1\n0")) == (10, True)
    assert (read_value("1,2\n34").number, is_broken("1,2\n34")) == (1234, True)
    assert read_value("0\n0").state is State.NOT_A_NUMBER
    assert not is_broken("10")
    assert not is_broken("12\n件")
    assert not is_broken("\n5\n")


@given(st.integers(-(10**12), 10**12))
def test_every_whole_number_reads_as_itself(number: int) -> None:
    assert read_value(str(number)).number == number
    assert read_value(f"{number:,}").number == number


@given(st.text(max_size=30))
def test_any_text_has_a_state_and_keeps_its_literal(literal: str) -> None:
    value = read_value(literal)
    assert value.literal == literal
    assert (value.number is not None) == (value.state in (State.NUMBER, State.ANNOTATED))
