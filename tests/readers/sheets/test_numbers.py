"""What a cell shows is what is read: format codes as offices use them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.readers.sheets.numbers import general, shown_number


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("6", "General", "6"),
        ("6.0", "General", "6"),
        ("0.30000000000000004", "General", "0.3"),
        ("12.345678901234", "General", "12.345678901"),
        ("-0", "General", "0"),
        ("1E+2", "General", "100"),
        ("0.25", "0%", "25%"),
        ("0.12345", "0.00%", "12.35%"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("1234567", "#,##0", "1,234,567"),
        ("123", "#,##0", "123"),
        ("2.675", "0.00", "2.68"),
        ("5", "000", "005"),
        ("6", '0"件"', "6件"),
        ("6", "0件", "6件"),
        ("6", "General件", "6件"),
        ("-5", "0", "-5"),
        ("-5", "0;(0)", "(5)"),
        ("-5", "0;-0;;@", "-5"),
        ("0", "0;-0;;@", ""),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("1234.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        ("3", ";;;", ""),
        ("12000", "0.0,", "12.0"),
        ("35000", '0.00,"千元"', "35.00千元"),
        ("5", "[>=10]0.0;[<10]0", "5"),
        ("50", "[>=10]0.0;[<10]0", "50.0"),
        ("5", "[Red]0", "5"),
        ("5", "[$¥-804]#,##0.00", "¥5.00"),
        ("-5", "[$¥-804]#,##0.00", "-¥5.00"),
        ("0.5", "# ?/?", "0.5"),
        ("5", "[DBNum1]0", "5"),
        ("1.5", "#.##", "1.5"),
        ("0.4", "#", ""),
        ("-0.4", "0", "0"),
        ("45292", "yyyy-mm-dd", "2024-01-01"),
        ("45292", 'yyyy"年"m"月"d"日"', "2024年1月1日"),
        ("45292", "[$-804]yyyy年m月d日;@", "2024年1月1日"),
        ("45292.5", "yyyy/m/d h:mm", "2024/1/1 12:00"),
        ("0.75", "h:mm:ss AM/PM", "6:00:00 PM"),
        ("1.5", "[h]:mm", "36:00"),
        ("-1", "yyyy-mm-dd", "-1"),
        ("abc", "0", "abc"),
        ("NaN", "0", "NaN"),
        ("1E999999999", "General", "1E999999999"),
        ("-1E+309", "0.00", "-1E+309"),
    ],
)
def test_what_a_format_shows(stored: str, code: str, shown: str) -> None:
    assert shown_number(stored, code) == shown


def test_days_counted_from_1904() -> None:
    assert shown_number("43830", "yyyy-mm-dd", date1904=True) == "2024-01-01"


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_are_never_changed(number: int) -> None:
    assert general(Decimal(number)) == str(number)
    assert shown_number(str(number), "0") == str(number)
    assert shown_number(str(number), "#,##0").replace(",", "") == str(number)


@given(
    st.decimals(allow_nan=False, allow_infinity=False), st.text('0#?.,%;-_*"\\[]@ EdmyhsG件/+', max_size=30)
)
def test_no_code_breaks_anything(number: Decimal, code: str) -> None:
    assert isinstance(shown_number(str(number), code), str)
