"""Fields of Rich Text keep what they show and lose what they would do."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.readers import DEFAULT, Limits, Unreadable
from gxlint.readers.office.richtext import without_instructions


def emptied(text: str) -> tuple[str, bool]:
    data, lost = without_instructions(text.encode("latin-1"), DEFAULT)
    return data.decode("latin-1"), lost


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r'INCLUDEPICTURE "file://server/share/x.png" \\d', "x"),
        (r'{\rtlch\fcs1 \af0 DATE \\@ "yyyy" }', "2019"),
        (r"\'49NCLUDETEXT c:/x", "y"),
        (r"{\b INCLUDE}{\i TEXT c:/x}", "y"),
        (r"= SUM(ABOVE)", "12"),
        (r'HYPERLINK "http://x/" \{ \\ \}', "{\\cs15 link}"),
    ],
)
def test_an_instruction_is_emptied(instruction: str, shown: str) -> None:
    before = rf"{{\rtf1 a{{\field{{\*\fldinst {instruction}}}{{\fldrslt {shown}}}}}b}}"
    assert emptied(before) == (rf"{{\rtf1 a{{\field{{\*\fldinst }}{{\fldrslt {shown}}}}}b}}", False)


@pytest.mark.parametrize("instruction", [r"TOC \\o", r"{\b FORMTEXT }", "SYMBOL 254"])
def test_what_stays(instruction: str) -> None:
    text = rf"{{\rtf1 {{\field{{\*\fldinst {instruction}}}{{\fldrslt x}}}}}}"
    assert emptied(text) == (text, False)


@pytest.mark.parametrize("instruction", [r"{ EQ \\o\\ac(\u9675 ?,1)}", "AUTONUMLGL", "LISTNUM"])
def test_what_only_an_instruction_shows_is_lost_and_said(instruction: str) -> None:
    text = rf"{{\rtf1 {{\field{{\*\fldinst {instruction}}}{{\fldrslt }}}}}}"
    assert emptied(text) == (r"{\rtf1 {\field{\*\fldinst }{\fldrslt }}}", True)


def test_fields_in_fields() -> None:
    inner = r"{\field{\*\fldinst PAGEREF x}{\fldrslt 3}}"
    text = rf"{{\rtf1{{\field{{\*\fldinst TOC \\o {inner}}}{{\fldrslt A {inner}}}}}}}"
    kept = r"{\field{\*\fldinst }{\fldrslt 3}}"
    assert emptied(text)[0] == rf"{{\rtf1{{\field{{\*\fldinst TOC \\o {kept}}}{{\fldrslt A {kept}}}}}}}"


def test_braces_that_are_no_groups() -> None:
    text = r"{\rtf1 \{{\field{\*\fldinst DATE \} x \bin3 }}} y}{\fldrslt z}}\}w}"
    assert emptied(text)[0] == r"{\rtf1 \{{\field{\*\fldinst }{\fldrslt z}}\}w}"


def test_a_file_that_ends_inside_an_instruction() -> None:
    assert emptied(r"{\rtf1 a{\field{\*\fldinst DATE {x}")[0] == r"{\rtf1 a{\field{\*\fldinst }"
    assert emptied(r"}}{\rtf1 a}}\fldinst x")[0] == r"}}{\rtf1 a}}\fldinst x"


@given(
    st.lists(
        st.sampled_from(["{", "}", "\\fldinst ", "\\*", "\\{", "\\bin2 ", "DATE", "\\'7b", "\\", "x "]),
        max_size=40,
    )
)
def test_what_is_left_is_no_instruction(pieces: list[str]) -> None:
    text = "{\\rtf1 " + "".join(pieces)
    once, _ = emptied(text)
    assert emptied(once)[0] == once
    assert "DATE" in text or "DATE" not in once


def test_groups_without_end_are_refused() -> None:
    with pytest.raises(Unreadable) as deep:
        without_instructions(b"{" * 600 + b"\\fldinst", DEFAULT)
    assert (deep.value.reason, deep.value.values) == ("nesting", {"depth": 513, "limit": 512})
    with pytest.raises(Unreadable) as many:
        without_instructions(b"{}" * 11, Limits(max_nodes=10))
    assert (many.value.reason, many.value.values["unit"]) == ("too-large", "elements")


def test_a_long_file_takes_no_longer_than_its_length() -> None:
    field = rb"{\field{\*\fldinst DATE \\@ x}{\fldrslt 1}}"
    start = time.process_time()
    data, _ = without_instructions(b"{\\rtf1 " + field * 50_000 + b"}", DEFAULT)
    assert data.count(rb"{\*\fldinst }") == 50_000
    assert time.process_time() - start < 5
