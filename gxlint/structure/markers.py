"""The numbers in front of headings and list items, in every style Chinese office text uses."""

from __future__ import annotations

from typing import NamedTuple

from gxlint.document import Span
from gxlint.structure.model import Marker
from gxlint.text import numerals
from gxlint.text.patterns import lazy

_HAN = "[一二三四五六七八九十]{1,3}"
_DIGITS = "[0-9０-９]{1,2}"
# A blank alone ends a Chinese numeral (一 概述), never an Arabic one; 一.5 and 1.5 number nothing.
_HEAD = lazy(
    rf"(?P<chapter>第\s*(?:{_HAN}|{_DIGITS})\s*(?:部分|章|篇)[、.．:：\s]*)"
    rf"|(?P<paren>[(（]\s*(?:{_HAN}|{_DIGITS})\s*[)）]\s*[、.．]?\s*)"
    rf"|(?P<half>{_DIGITS}[)）]\s*[、.．]?\s*)"
    rf"|(?P<ordinal>第{_HAN}(?:[,，、:：]|是)\s*)"
    rf"|(?P<han>{_HAN}(?:\s*(?:、|[.．,，:：](?![0-9０-９]))\s*|\s+))"
    rf"|(?P<arabic>{_DIGITS}\s*[.．、](?:(?![0-9０-９])|(?=20[0-9]{{2}}年))\s*)"
    rf"|(?P<is>{_HAN}[是要])"
    r"|(?P<dash>[—–―－-]{1,2}\s*、\s*(?=[一-鿿]))"
)
_NUMBER = lazy(rf"{_HAN}|{_DIGITS}")
DASHES = frozenset("—–―－-")
"""What stands for 一 where the numeral was typed as a dash: —、总体情况."""
_FIRST = frozenset("第(（0123456789０１２３４５６７８９一二三四五六七八九十") | DASHES
_STYLE = {
    "chapter": "chapter",
    "half": "arabic-paren",
    "ordinal": "ordinal",
    "han": "han",
    "arabic": "arabic",
    "is": "is",
}
SINGLE = {chr(0x3220 + n): ("han-paren", n + 1) for n in range(10)}
"""One-character numerals: ㈠ stands for (一), ⑴ for (1), ⒈ for 1., ① is a style of its own."""
SINGLE.update({chr(0x2460 + n): ("circled", n + 1) for n in range(20)})
SINGLE.update({chr(0x2474 + n): ("arabic-paren", n + 1) for n in range(20)})
SINGLE.update({chr(0x2488 + n): ("arabic", n + 1) for n in range(20)})


_VALUES = {
    **{numeral: n for n, numeral in enumerate("一二三四五六七八九十", 1)},
    **{str(n): n for n in range(1, 10)},
}


class Number(NamedTuple):
    """A marker at the head of a text: `literal` as printed, `end` the offset of the first character after it."""

    style: str
    number: int
    literal: str
    end: int


def value(text: str) -> int | None:
    """Return the value of a section numeral (十二, 12), None when it is none."""
    single = _VALUES.get(text)
    if single is not None:
        return single
    return int(text) if text.isdecimal() else numerals.parse(text)


def read(text: str) -> Number | None:
    """Return the marker at the head of `text`, None when there is none.

    `literal` is cut at the right of its punctuation; blanks behind it belong to `end`.
    """
    if not text:
        return None
    first = text[0]
    single = SINGLE.get(first)
    if single is not None:
        end = 1
        while end < len(text) and (text[end].isspace() or text[end] in "、.．"):
            end += 1
        return Number(*single, first, end)
    if first not in _FIRST:
        return None
    found = _HEAD.match(text)
    if found is None:
        return None
    kind = found.lastgroup or ""
    if kind == "dash":
        return Number("han", 1, text[: found.end()].rstrip(), found.end())
    digits = _NUMBER.search(found.group())
    number = value(digits.group()) if digits else None
    if number is None or not 0 < number < 100:
        return None
    if kind == "paren":
        style = "arabic-paren" if digits is not None and digits.group().isdecimal() else "han-paren"
    else:
        style = _STYLE[kind]
    return Number(style, number, text[: found.end()].rstrip(), found.end())


def part(span: Span, start: int, end: int) -> Span:
    """Return the place of characters `start` to `end` of a text that stands at `span` on one line."""
    if span.end_line != span.line:
        return span
    return Span(span.line, span.column + start, span.line, span.column + end)


def marker(number: Number, span: Span, start: int = 0) -> Marker:
    """Return the Marker for a number that stands `start` characters into the text at `span`."""
    return Marker(number.style, number.number, number.literal, part(span, start, start + len(number.literal)))
