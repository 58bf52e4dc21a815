from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.tables.cells import read_value
from gxlint.tables.model import Number
from gxlint.tables.writing import rewritten


@pytest.mark.parametrize(
    ("literal", "number", "expected"),
    [
        ("7", 8, "8"),
        ("7", 1234, "1234"),
        ("1,234", 1235, "1,235"),
        ("1，234", 12345, "12，345"),
        ("1 234", 1234567, "1 234 567"),
        ("1,234", 34, "34"),
        ("１２", 13, "１３"),
        (" 12 ", 9, " 9 "),
        ("12件", 13, "13件"),
        ("3.50", Decimal("4.5"), "4.50"),
        ("3.50万元", Decimal("4"), "4.00万元"),
        ("0", Decimal("1.25"), "1.25"),
        ("+3", 4, "4"),
        ("０．５", Decimal("1.5"), "１．５"),
    ],
)
def test_as_the_cell_writes_numbers(literal: str, number: Number, expected: str) -> None:
    kind = "money" if "." in expected or "．" in expected else "count"
    assert rewritten(literal, number, kind) == expected


@pytest.mark.parametrize("literal", ["", "-", "无", "三", "约3", "1\n0", "12(其中1件撤回)", "3-5", "007"])
def test_what_cannot_be_rewritten_for_certain(literal: str) -> None:
    assert rewritten(literal, 5) is None


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(["{}", "{:,}", " {}件", "{:,}人次"]))
def test_it_then_reads_as_that_number(old: int, new: int, form: str) -> None:
    text = rewritten(form.format(old), new)
    assert text is not None
    assert read_value(text).number == new
    if "," not in form or old > 999:
        assert text == form.format(new)
