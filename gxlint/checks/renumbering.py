"""What belongs in place of wrong numerals: the numeral itself, and those after it that have to go on from it.

A numeral is rewritten as it was written (第四部分, (四), ４., ④). Whether that may happen unseen depends on what the
text says elsewhere: 详见第四部分 would point to another part afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gxlint.checks.prose import Words
from gxlint.checks.sequence import Slip
from gxlint.diagnostics import Change
from gxlint.document import Span
from gxlint.structure.markers import SINGLE, value
from gxlint.structure.model import Marker
from gxlint.text.numerals import spell
from gxlint.text.patterns import lazy

_NUMERAL = lazy(r"[一二三四五六七八九十]{1,3}|[0-9]{1,2}|[０-９]{1,2}")
_WIDE = {ord(str(digit)): 0xFF10 + digit for digit in range(10)}
_BY_STYLE = {(ord(character) - number, number): character for character, (_, number) in SINGLE.items()}
"""One-character numerals by the row of the character set they stand in, and their value."""
_H = "[一二三四五六七八九十0-9]{1,3}"
_POINTS = r"(?:详见|参见|见|同|按|前述|上述|上文|前文|下文|后文|本报告|本年报|正文)[^。；;,，\n]{0,6}?"
_TO_SECTION = lazy(
    rf"(?<![》例法则])第\s?{_H}\s?(?:大?部分|章|篇|节|大[项点])|{_POINTS}[“\"(（]?[一二三四五六七八九十]{{1,3}}[、)）]"
)
"""第四部分, 详见四、; 《条例》第四章 is a chapter of a law."""
_TO_ITEM = lazy(
    rf"(?<![条》、])第[(（]?{_H}[)）]?(?:点|方面)|(?<![条》、])第[(（]{_H}[)）]"
    rf"|{_POINTS}(?:第?[(（]{_H}[)）]|第{_H}[点项条款类]|[①-⑳⑴-⒇])"
    rf"|第{_H}[个项类条](?:问题|不足|短板|措施|任务)|(?:以上|上述|上面|这){_H}[个点项条类方]"
)
"""见第(四)项, 上述第三点, 第四个问题, 以上四点; 第二十条第(一)项 is an article of a law."""


def rewritten(literal: str, own: int, number: int) -> str | None:
    """Return a marker with its numeral `own` replaced by `number`, None where that numeral does not stand there once."""
    if len(literal.strip()) == 1 and literal.strip() in SINGLE:
        mark = literal.strip()
        wanted = _BY_STYLE.get((ord(mark) - own, number))
        return literal.replace(mark, wanted) if wanted else None
    found = list(_NUMERAL.finditer(literal))
    if len(found) != 1 or value(found[0][0]) != own:
        return None
    return literal[: found[0].start()] + _as_written(found[0][0], number) + literal[found[0].end() :]


def _as_written(numeral: str, number: int) -> str:
    if numeral[0] in "一二三四五六七八九十":
        return spell(number)
    return str(number).translate(_WIDE) if numeral[0] > "9" else str(number)


def changes(
    lines: Sequence[str],
    markers: Sequence[Marker | None],
    found: Sequence[Slip],
    slip: Slip,
    *,
    whole: bool = False,
) -> tuple[Change, ...]:
    """Return what has to be written for `slip`, one of `found`, to go; nothing where there is more than one answer.

    A numeral that is wrong alone is changed alone. Where the later ones are shifted with it, all of them are, if they
    run on without a further fault. An item without a numeral (None) may count or not, which leaves the rest open, and a
    first item that is not 1 says that one was lost, unless the items are known to be there (`whole`).
    """
    if all(one.single for one in found):
        wanted = {slip.index: slip.expected}
    elif len(found) == 1 and None not in markers and (whole or slip.kind != "start"):
        wanted = {at: slip.expected + at - slip.index for at in range(slip.index, len(markers))}
        if slip.kind != "swapped" and not _runs_on(markers[slip.index :]):
            return ()
    else:
        return ()
    written = []
    for at, number in wanted.items():
        marker = markers[at]
        if marker is None:
            return ()
        text = rewritten(marker.literal, marker.number, number) if 1 <= number <= 99 else None
        if text is None or not reads(lines, marker.span, marker.literal):
            return ()
        if text != marker.literal:
            written.append(Change(marker.span, text))
    return tuple(written)


def _runs_on(markers: Sequence[Marker | None]) -> bool:
    numbers = [marker.number for marker in markers if marker is not None]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def reads(lines: Sequence[str], span: Span, text: str) -> bool:
    """Whether exactly `text` stands at a place: a paragraph that the format lays out on several lines is placed whole."""
    return span.line == span.end_line and lines[span.line - 1][span.column - 1 : span.end_column - 1] == text


def refers_to_sections(own: Words, markers: Sequence[Marker | None]) -> bool:
    """Whether the text points to one of its sections by number; the numerals of the headings themselves do not."""
    return _points(_TO_SECTION, own, markers)


def refers_to_items(own: Words, markers: Sequence[Marker | None]) -> bool:
    """Whether the text points to an item of a list by number."""
    return _points(_TO_ITEM, own, markers)


def _points(pattern: re.Pattern[str], own: Words, markers: Sequence[Marker | None]) -> bool:
    places = {marker.span[:2] for marker in markers if marker is not None}
    for lines in (own.prose, own.rest) if pattern is _TO_SECTION else (own.prose,):
        for hit in pattern.finditer(lines.text):
            if lines.span(*hit.span())[:2] not in places:
                return True
    return False
