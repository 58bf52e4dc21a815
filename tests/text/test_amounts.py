from decimal import Decimal

import pytest

from gxlint.text.amounts import amounts


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("办结12件,结转1件", {12, 1}),
        ("采购金额120.5万元", {Decimal("120.5"), 1_205_000}),
        ("合计3.04亿元", {Decimal("3.04"), 304_000_000}),
        ("共1,234件", {1234}),
        ("收到１２件", {12}),
        ("结转二十一件", {21}),
        ("两次培训", {2}),
        ("没有数字", set()),
        ("十分重视", set()),
    ],
)
def test_amounts(text: str, values: set[object]) -> None:
    assert amounts(text) == values
