from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.text.masking import is_identity, mask, masked

IDENTITY = "119999190001010003"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(serial: int) -> str:
    body = f"11999919000101{serial:03d}"
    return body + "10X98765432"[sum(w * int(d) for w, d in zip(WEIGHTS, body, strict=True)) % 11]


def test_check_digit() -> None:
    assert is_identity(IDENTITY)
    assert [d for d in "0123456789X" if is_identity(IDENTITY[:17] + d)] == ["3"]
    wide = IDENTITY.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    assert is_identity(wide)


@pytest.mark.parametrize(
    "number", ["999999190001010003", "119999190013010003", "119999180001010003", "1199991900010100"]
)
def test_no_identity(number: str) -> None:
    assert not is_identity(number)


def test_masks() -> None:
    assert mask("13800000000") == "138******00"
    assert mask(IDENTITY) == "11**************03"
    assert masked(f"甲某13800000000,{IDENTITY};0000-12345678、12345") == (
        "甲某138******00,11**************03;0000-12345678、12345"
    )
    assert masked("138-0000-0000和+8613800000000") == "138********00和+86*********00"


def test_numbers_of_other_kinds_stay() -> None:
    text = "9113800000000123XA,12000000000,1380000000,138000000000,预算13.8亿元"
    assert masked(text) == text


@given(
    st.text("甲、。 -0123456789Xx１３８", max_size=40),
    st.integers(0, 999).map(identity) | st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.sampled_from(["", "电话:", "(", "人"]),
)
def test_no_number_survives_and_nothing_moves(noise: str, number: str, before: str) -> None:
    text = f"{noise}。{before}{number}。{noise}"
    hidden = masked(text)
    assert number not in hidden
    assert len(hidden) == len(text)
    assert masked(hidden) == hidden
