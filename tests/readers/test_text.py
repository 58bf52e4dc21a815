"""Plain text: lines as an editor counts them, a paragraph each, places exact."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.document import Document, Notice, Paragraph, Span
from gxlint.readers import Limits, Unreadable, read_bytes
from gxlint.readers.encoding import Decoded
from gxlint.readers.limits import DEFAULT
from gxlint.readers.text import read_text, split_lines


def at(document: Document, span: Span) -> str:
    assert span.line == span.end_line
    return document.lines[span.line - 1][span.column - 1 : span.end_column - 1]


def text_of(source: str) -> Document:
    return read_text(Decoded(source, "utf-8"), "x.txt", DEFAULT)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("甲\n乙\n", ["甲", "乙"]),
        ("甲\r\n乙", ["甲", "乙"]),
        ("甲\r乙\r", ["甲", "乙"]),
        ("甲\n\n乙", ["甲", "", "乙"]),
        ("\n甲\n\n", ["", "甲", ""]),
        ("\ufeff甲", ["甲"]),
        ("甲\u2028乙\x0b丙\x0c丁\x85戊\x1d己\n庚", ["甲\u2028乙\x0b丙\x0c丁\x85戊\x1d己", "庚"]),
        ("甲", ["甲"]),
        ("\n", [""]),
    ],
)
def test_lines_are_those_of_an_editor(source: str, lines: list[str]) -> None:
    assert split_lines(source, DEFAULT) == lines


def test_a_paragraph_a_line_with_its_place() -> None:
    document = text_of("\u3000\u3000一、总体情况 \n\n\t规章 | 0 |\n")
    assert document.lines == ("\u3000\u3000一、总体情况 ", "", "\t规章 | 0 |")
    assert document.blocks == (
        Paragraph("一、总体情况", Span(1, 3, 1, 9)),
        Paragraph("规章 | 0 |", Span(3, 2, 3, 10)),
    )
    assert (document.media, document.encoding) == ("text/plain", "utf-8")


def test_breaks_inside_a_line_part_paragraphs_but_no_lines() -> None:
    document = text_of("甲。\x0b 乙\u2028\u2028丙\n\x0c二、丁")
    assert document.blocks == (
        Paragraph("甲。", Span(1, 1, 1, 3)),
        Paragraph("乙", Span(1, 5, 1, 6)),
        Paragraph("丙", Span(1, 8, 1, 9)),
        Paragraph("二、丁", Span(2, 2, 2, 5)),
    )


def test_stray_bytes_are_told() -> None:
    document = read_bytes("全年主动公开政府信息".encode() + b"\xe5", "x.txt")
    assert document.notices == (Notice("stray-bytes", "1"),)


def test_too_many_lines() -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(b"a\n" * 11, "x.txt", limits=Limits(max_lines=10))
    assert (caught.value.reason, caught.value.values) == (
        "too-large",
        {"size": 11, "limit": 10, "unit": "lines"},
    )


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
def test_every_paragraph_is_the_text_at_its_place_and_none_is_lost(source: str) -> None:
    document = text_of(source)
    assert "\n".join(document.lines).rstrip("\n") == re.sub(
        "\r\n|\r", "\n", source.removeprefix("\ufeff")
    ).rstrip("\n")
    kept = []
    for block in document.blocks:
        assert isinstance(block, Paragraph)
        assert at(document, block.span) == block.text
        kept.append(block.text)
    blank = re.compile(r"[\s\ufeff\u200b\x1a\x00]+")
    assert blank.sub("", "".join(kept)) == blank.sub("", source)
