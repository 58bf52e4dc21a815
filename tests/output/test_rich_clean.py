from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.output.rich.clean import Cleaner
from gxlint.text.width import width


def test_escape_sequences_lose_their_escape() -> None:
    assert Cleaner()("\x1b[31m红\x1b]0;标题\x07\x9b2J") == "␛[31m红␛]0;标题␇�2J"


def test_direction_and_zero_width_marks_disappear() -> None:
    assert Cleaner()("总\u202e计\u200b1\ufeff0") == "总计10"


def test_line_breaks_and_odd_blanks_become_blanks() -> None:
    assert Cleaner()("1\n0\t件\xa0\u2028") == "1 0 件  "


def test_the_full_width_blank_keeps_its_two_columns() -> None:
    assert Cleaner()("概\u3000述") == "概\u3000述"


def test_private_use_and_lone_surrogates_are_shown_as_damaged() -> None:
    assert Cleaner()("\ue000\udc80") == "��"


def test_accents_stay_on_their_letter() -> None:
    assert Cleaner()("e\u0301") == "e\u0301"


@pytest.mark.parametrize(("encoding", "shown"), [("gbk", "总计?é"), ("ascii", "??????"), (None, "总计✓é")])
def test_what_the_stream_cannot_encode_keeps_its_width(encoding: str | None, shown: str) -> None:
    assert Cleaner(encoding)("总计✓é") == shown
    assert width(shown) == 6


@given(st.text(st.characters(), max_size=200), st.sampled_from([None, "gbk", "ascii", "latin-1"]))
def test_nothing_shown_controls_a_terminal(text: str, encoding: str | None) -> None:
    cleaned = Cleaner(encoding)(text)
    assert not [ch for ch in cleaned if category(ch) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")]
    if encoding:
        cleaned.encode(encoding)
