"""Where characters of a document were lost or garbled on the way (domain/defects.md, section 0).

Only what no author writes counts: runs of Latin letters and symbols that are UTF-8 bytes, characters that GBK makes of
UTF-8, replacement characters, private-use characters in the text, a year that runs into its month. Accented letters in
foreign names, web addresses, emoji and bullets of symbol fonts do not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from gxlint.checks.registry import Subject
from gxlint.document import Span, Table
from gxlint.structure.model import Report
from gxlint.text.patterns import lazy

KINDS = ("mojibake", "replacement", "private", "lost")
"""Kinds of damage, the worst first."""

# Patterns that are text are compiled (and kept, by re) only for a document that has one of their characters.
_LEADS = frozenset("ÂÃ" + "".join(map(chr, range(0xE2, 0xF0))))
# What cp1252 shows for the bytes 80 to 9F, and latin-1 for 80 to BF.
_TAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# A Chinese character is three bytes, of which a conversion may have lost one, mostly an unprintable one. A single é with
# a quotation mark or a middle dot behind it (foreign names) stays out.
_PAIRS = rf"(?:[\xe2-\xef][{_TAIL}]{{1,2}}){{2,}}(?:[\xe2-\xef](?![a-z]))?"  # å¸å§
_STRICT = r"[\x80-\xaa\xac-\xb6\xb8-\xba\xbc-\xbf]"
_SINGLE = (
    r"[\xe3-\xef][\x80-\xb6\xb8-\xbf]{2}"  # one whole character
    rf"|(?:ï¼|ã€|â€)[{_TAIL}]"  # punctuation
    r"|(?:[ÂÃ][\xa0-\xbf])+"
)
_FAMOUS = "(?:锟斤拷|锟斤|斤拷锟|烫烫烫|屯屯屯)[锟斤拷烫屯]*"
_FAMOUS_CHARS = frozenset("锟烫屯")
# What UTF-8 text becomes in GBK; none of these is used in office Chinese, and never two within ten characters.
_RARE = "锛銆鐨鍏鏀鍜鍦鏈鏄鍙鍔閫闂鎻鎴瀹鐞鍥绋鏂簻伅紑綔悊"
_RARE_CHARS = frozenset(_RARE)
_GBK = rf"[{_RARE}][^\s{_RARE}]{{0,8}}[{_RARE}][\u3400-\u9fff\ue000-\uf8ff€]*"


def _lost(century: str) -> str:
    # What must not stand in front is asked behind the digits: so the search runs from one 1, 2 or 〔 to the next.
    return (
        rf"{century}\d\d(?:(?<![\d.]{century}\d\d)(?:"
        r"(?:1[0-2]|0?[1-9])月(?:\d{1,2}日?)?"  # 20171月1日: 年 lost
        r"|\d{2,4}日"  # 201611日: 年 and 月 lost
        r"|年(?:1[0-2]|0?[1-9])(?:[12]\d|3[01]|0[1-9])日)"  # 2016年1231日: 月 lost
        rf"|(?<![〔\[［(（【﹝\d]{century}\d\d)〕\d{{1,4}}号)"  # 2021〕30号: 〔 lost
        rf"|〔{century}\d\d\d{{1,4}}号"  # 〔202130号: 〕 lost
    )


_LOST = lazy(_lost("19") + "|" + _lost("20"))
_BARE_DATE = lazy(r"\s*((?:19|20)\d\d)(1[0-2]|[1-9])([12]\d|3[01]|[1-9])\s*")
_LAST_LINES = 8


class Damage(NamedTuple):
    """One damaged place. `kind` is one of KINDS, `text` what stands there."""

    kind: str
    text: str
    span: Span


def damages_of(subject: Subject) -> list[Damage]:
    """`damages` of the subject's report, looked for once."""
    found: list[Damage] | None = subject.memo.get("damages")
    if found is None:
        found = subject.memo["damages"] = damages(subject.report)
    return found


def damages(report: Report) -> list[Damage]:
    """Every damaged place of a report's document, in reading order."""
    lines = report.document.lines
    whole = "\n".join(lines)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    found = [
        Damage(kind, text, _span(starts, offset, len(text)))
        for kind, offset, text in _places(whole)
        if text.strip()
    ]
    found = [one for one in found if one.kind != "private" or _in_body(report, one.span.line)]
    signature = _signature(report)
    if signature is not None:
        found.append(signature)
    return sorted(found, key=lambda one: (one.span.line, one.span.column))


def _places(whole: str) -> Iterator[tuple[str, int, str]]:
    """Kind, offset and text of what the characters themselves show. Looks for nothing whose characters are missing."""
    used = set(whole)
    if used & _LEADS:
        yield from _latin(whole)
    if used & _FAMOUS_CHARS:
        for hit in re.finditer(_FAMOUS, whole):
            yield "mojibake", hit.start(), hit[0]
    if len(used & _RARE_CHARS) > 1:
        for hit in re.finditer(_GBK, whole):
            yield "mojibake", hit.start(), hit[0]
    if "\ufffd" in used:
        for hit in re.finditer("\ufffd+", whole):
            yield "replacement", hit.start(), hit[0]
    late = [char for char in used if char >= "\ue000"]
    if any(char <= "\uefff" or "\uf100" <= char <= "\uf8ff" or char >= "\U000f0000" for char in late):
        for hit in re.finditer("[\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010fffd]+", whole):
            yield "private", hit.start(), hit[0]
    for hit in _LOST.finditer(whole):
        yield "lost", hit.start(), hit[0]


def _latin(whole: str) -> Iterator[tuple[str, int, str]]:
    """Places where bytes of UTF-8 were taken for Latin letters and symbols."""
    covered = -1
    pairs = [hit for hit in re.finditer(_PAIRS, whole) if len(re.findall(_STRICT, hit[0])) > 1]
    for hit in sorted((*pairs, *re.finditer(_SINGLE, whole)), key=lambda hit: (hit.start(), -hit.end())):
        if hit.start() >= covered:
            covered = hit.end()
            yield "mojibake", hit.start(), hit[0]


def _span(starts: list[int], offset: int, length: int) -> Span:
    line = bisect_right(starts, offset)
    column = offset - starts[line - 1] + 1
    return Span(line, column, line, column + length)


def _in_body(report: Report, line: int) -> bool:
    """Whether a line belongs to the report itself: icons of a page's navigation are private-use characters too."""
    if not report.sections:
        return True
    first = min(block.span.line for block in (report.sections[0], *report.preamble[:1]))
    return first <= line <= report.sections[-1].span.end_line


def _signature(report: Report) -> Damage | None:
    """A date at the end of which only the digits are left (201836), when its year is the report's or the next one.

    In a table laid out one cell a line the same digits are a number: a line of a table does not count.
    """
    year = report.year.value
    if year is None:
        return None
    document = report.document
    tables = [table.span for table in report.tables] + [
        b.span for b in document.blocks if isinstance(b, Table)
    ]
    last = [number for number in range(len(document.lines), 0, -1) if document.lines[number - 1].strip()]
    for number in last[:_LAST_LINES]:
        hit = _BARE_DATE.fullmatch(document.lines[number - 1])
        if hit is None or int(hit[1]) not in (year, year + 1):
            continue
        if any(span.line <= number <= span.end_line for span in tables):
            continue
        text = document.lines[number - 1].strip()
        column = document.lines[number - 1].index(text) + 1
        return Damage("lost", text, Span(number, column, number, column + len(text)))
    return None
