from __future__ import annotations

import os
from urllib.parse import unquote_to_bytes, urlsplit
from xml.dom.minidom import parseString

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.output import printable


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("报告 (1).docx", "报告 (1).docx"),
        ("年度\u3000报告.txt", "年度\u3000报告.txt"),
        ("a\nb\t.txt", "a\\nb\\t.txt"),
        ("\x1b[31m.txt", "\\x1b[31m.txt"),
        ("\udce4.txt", "\\udce4.txt"),
        ("\u202egpj.txt", "\\u202egpj.txt"),
        ("\U0001f469\u200d\U0001f4bb.txt", "\U0001f469\u200d\U0001f4bb.txt"),
    ],
)
def test_a_path_is_shown_with_everything_in_it(path: str, shown: str) -> None:
    assert printable.path(path, "zh") == shown


def test_standard_input_has_a_name() -> None:
    assert (printable.path("-", "zh"), printable.path("-", "en")) == ("标准输入", "standard input")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a/b.txt", "a/b.txt"),
        ("./a.txt", "a.txt"),
        (".//a.txt", "a.txt"),
        ("../a.txt", "../a.txt"),
        ("a b%c.txt", "a%20b%25c.txt"),
        ("c:d.txt", "c%3Ad.txt"),
        ("报.txt", "%E6%8A%A5.txt"),
        ("a\nb?#.txt", "a%0Ab%3F%23.txt"),
        ("\udce4.txt", "%E4.txt"),
        ("\ud800.txt", "%5Cud800.txt"),
        ("/x/报.txt", "file:///x/%E6%8A%A5.txt"),
    ],
)
def test_a_path_as_a_uri(path: str, uri: str) -> None:
    assert printable.uri(path) == uri


@given(st.binary(min_size=1).filter(lambda raw: b"\0" not in raw))
def test_a_uri_holds_the_bytes_of_the_path(raw: bytes) -> None:
    path = os.fsdecode(raw)
    uri = printable.uri(path)
    assert uri.isascii()
    assert not urlsplit(uri).query
    kept = unquote_to_bytes(urlsplit(uri).path)
    assert kept == os.fsencode(printable.relative(path))


@given(st.text())
def test_what_is_printable_is_xml(text: str) -> None:
    for made in (printable.line(text), printable.path(text, "zh"), printable.lines(text)):
        inner = printable.xml(made)
        assert parseString(f'<a b="{inner}">{inner}</a>'.encode()).documentElement.getAttribute("b") == made


def test_lines_stay_lines() -> None:
    assert printable.lines("a\r\nb\x07\rc\u2028d") == "a\nb\u2407\nc d"
