from __future__ import annotations

import json
from decimal import Decimal
from enum import StrEnum
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gxlint.document import Span
from gxlint.output.values import dumps

plain = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
trees = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(trees)
def test_it_writes_what_json_reads(value: Any) -> None:
    assert json.loads(dumps(value)) == value
    assert json.loads(dumps(value, indent=None)) == value


@given(trees)
def test_it_is_laid_out_as_the_standard_library_does(value: Any) -> None:
    escaped = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
    assert dumps(value) == json.dumps(value, ensure_ascii=False, indent=2).translate(escaped)
    assert dumps(value, indent=None) == json.dumps(
        value, ensure_ascii=False, separators=(",", ":")
    ).translate(escaped)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_decimals_keep_every_digit(number: Decimal) -> None:
    assert json.loads(dumps([number]), parse_float=Decimal, parse_int=Decimal) == [number]


def test_exact_digits() -> None:
    assert (
        dumps([Decimal("3.040"), Decimal("1E+2"), Decimal("0.1"), Decimal("NaN")], indent=None)
        == "[3.040,100,0.1,null]"
    )
    assert dumps([float("nan"), float("inf"), 0.5], indent=None) == "[null,null,0.5]"


def test_other_kinds() -> None:
    class Colour(StrEnum):
        RED = "red"

    assert (
        dumps({"at": Span(1, 2, 3, 4)}, indent=None)
        == '{"at":{"line":1,"column":2,"end_line":3,"end_column":4}}'
    )
    assert dumps([{"b", "a"}, (1,), Colour.RED, True], indent=None) == '[["a","b"],[1],"red",true]'
    assert dumps({}) == "{}"
    assert dumps([[]]) == "[\n  []\n]"
    assert dumps(ValueError("x")) == '"x"'


def test_controls_that_steer_a_terminal_are_escaped() -> None:
    written = dumps({"a\x9b": "甲\x9b31m\x7f\x1b"}, indent=None)
    assert written == '{"a\\u009b":"甲\\u009b31m\\u007f\\u001b"}'
    assert json.loads(written) == {"a\x9b": "甲\x9b31m\x7f\x1b"}
