import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.text import numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21), ("一百零五", 105), ("两百", 200), ("三万", 30_000),
     ("一亿二千万", 120_000_000), ("二〇一九", 2019), ("〇", 0), ("零", 0)],
)  # fmt: skip
def test_parse(text: str, value: int) -> None:
    assert numerals.parse(text) == value


@pytest.mark.parametrize("text", ["", "廿", "12", "一件", "第一"])
def test_parse_refuses_what_is_no_numeral(text: str) -> None:
    assert numerals.parse(text) is None


@given(st.integers(1, 99))
def test_spell_and_parse_agree(number: int) -> None:
    assert numerals.parse(numerals.spell(number)) == number


@pytest.mark.parametrize("number", [0, 100, -1])
def test_spell_refuses_what_numbers_no_section(number: int) -> None:
    with pytest.raises(ValueError, match="no section"):
        numerals.spell(number)
