"""A line of text as pieces, and what each may be: text between bars, tabs or runs of blanks, a label followed
by numbers, a line of numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from gxlint.resources import derived
from gxlint.tables.cells import UNITS, read_value
from gxlint.tables.labels import LONGEST_LABEL, Entry, find, prefixed, split_label
from gxlint.tables.model import State, Value
from gxlint.text.patterns import lazy

VALUE, BLANK, UNIT, LABEL, TEXT, PAGE = "value", "blank", "unit", "label", "text", "page"
MAX_LINE = 400
"""A longer line is a line of a table only when it is all cells."""
MAX_FLAT = 40_000
"""A whole table that was flattened into one line is no longer than this."""

_ROW = 4
"""Bars that make a row of a table of a line, however long a cell of it is."""

_BARS = str.maketrans({"\uff5c": "|", "│": "|", "┃": "|", "¦": "|"})
_BAR = lazy(r"[|｜│┃¦]")
_DRAWN_BAR = lazy(r"[｜│┃¦]")
_WIDE_BLANK = lazy(r"[ \u3000\xa0\u2002\u2003]{2,}")
_TOKEN = lazy(r"[^ \u3000\xa0\u2002\u2003]+")
_RULE_LINE = lazy(r"[\s|+:\-─┼├┤┬┴┌┐└┘=]*")
_DASH_ENDS = "-—–―─－/／"
_PAGE = lazy(
    r"[-—–― ]+\d{1,4}[-—–― ]+|第\s*[\d一二三四五六七八九十]{1,4}\s*页.{0,12}|\d{1,3}\s*/\s*\d{1,3}|[Pp](?:age)?\.?\s*\d{1,4}"
)
_NO_HAN = lazy(r"[^一-鿿]{1,12}")
_NUMERIC = lazy(r"[约近共超余]?[\d一二三四五六七八九十百千零〇○两]{1,8}[余多]?[件条次个人]?")
_UNIT_WORDS = frozenset(UNITS)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a piece of text may be. `entries` are the labels it reads as; `odd` says that it looks like the
    content of a cell without being a number (O, #REF!, 约3)."""

    what: str
    value: Value | None = None
    entries: tuple[Entry, ...] = ()
    words: str = ""
    number: int | None = None
    odd: bool = False
    by_kind: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    def of(self, kind: str) -> tuple[Entry, ...]:
        """Return the labels of one kind of table."""
        return self.by_kind.get(kind, ())


Part = tuple[str, int, int, Reading, bool]
"""A piece within its line: text, first and last offset, reading, whether a bar ends it."""
Template = tuple[str, tuple[Part, ...]]


@derived
@lru_cache(maxsize=4096)
def classify(text: str) -> Reading:
    """Return what a piece of text may be, by itself."""
    value = read_value(text)
    if value.state is State.BLANK:
        return _BLANK if text == "" else Reading(BLANK, value)
    if value.state is not State.NOT_A_NUMBER:
        return Reading(VALUE, value)
    stripped = text.strip()
    if _PAGE.fullmatch(stripped):
        return Reading(PAGE, value)
    if ("勾稽" in stripped or "钩稽" in stripped) and ("第一项" in stripped or len(stripped) <= 40):
        return _label(value, _corner())
    if len(stripped) > LONGEST_LABEL and "。" in stripped:
        # A paragraph. Its beginning may still be the label that runs on (主要侧重 …).
        words, number = split_label(stripped[:LONGEST_LABEL])
        entries = prefixed(words)
    else:
        words, number = split_label(text)
        entries = find(words, number) if words else ()
    if entries:
        return _label(value, entries, words, number)
    if stripped in _UNIT_WORDS:
        return Reading(UNIT, value)
    signed = read_value(text, "signed")
    if signed.state is not State.NOT_A_NUMBER:
        return Reading(VALUE, value, words=words)
    odd = bool(_NO_HAN.fullmatch(stripped) or _NUMERIC.fullmatch(stripped))
    return Reading(TEXT, value, (), words, number, odd)


def _label(value: Value, entries: tuple[Entry, ...], words: str = "", number: int | None = None) -> Reading:
    kinds = dict.fromkeys(entry.kind for entry in entries)
    by_kind = {kind: tuple(entry for entry in entries if entry.kind == kind) for kind in kinds}
    return Reading(LABEL, value, entries, words, number, by_kind=by_kind)


_BLANK = Reading(BLANK, read_value(""))


@derived
@lru_cache(maxsize=1)
def _corner() -> tuple[Entry, ...]:
    return find(*split_label("(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)"))


def _plain_bars(text: str) -> str:
    return text.translate(_BARS) if _DRAWN_BAR.search(text) else text


def flat_pieces(text: str) -> Template:
    """Return a long line as pieces where it is a table flattened into one line, as narrative otherwise."""
    if len(text) <= MAX_FLAT:
        barred = _plain_bars(text)
        bars = barred.count("|")
        if bars * 30 > len(text) or (bars >= _ROW and "。" not in text):
            return "bars", _barred(text, barred)
        if text.count("\t") * 30 > len(text):
            return "tabs", tuple(_part(text, start, end) for start, end in _between(text, "\t"))
        words = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
        if len(words) * 12 > len(text):
            parts = tuple(_part(text, *span) for span in words)
            cells = sum(1 for part in parts if part[3].what in (VALUE, LABEL, UNIT))
            if cells * 5 > len(parts) * 4:
                return "blanks", parts
    return "narrative", ()


@derived
@lru_cache(maxsize=4096)
def split_line(text: str) -> Template:
    """Return how a line is split, and its pieces: text, offsets, reading, and whether a bar ends it."""
    if _BAR.search(text):
        return "bars", _barred(text, _plain_bars(text))
    if "\t" in text:
        return "tabs", tuple(_part(text, start, end) for start, end in _between(text, "\t"))
    whole = classify(text)
    if whole.entries and whole.entries[0].role == "corner":
        return "", _corner_and_more(text)
    if (
        whole.what == LABEL
        and text[-1] in _DASH_ENDS
        and len(parts := _loose(text, (text, 0, len(text), whole, False))) > 1
    ):
        return "blanks", tuple(parts)
    if whole.what == TEXT and len(text) > 160:
        split, flat = flat_pieces(text)
        return (split, flat) if flat else ("", ((text, 0, len(text), whole, False),))
    if whole.what != TEXT:
        return "", ((text, 0, len(text), whole, False),)
    spans = []
    start = 0
    for gap in _WIDE_BLANK.finditer(text):
        spans.append((start, gap.start()))
        start = gap.end()
    if spans:
        spans.append((start, len(text)))
        parts = _merged(text, [_part(text, *span) for span in spans])
        if any(part[3].what in (LABEL, VALUE) for part in parts):
            return "blanks", tuple(piece for part in parts for piece in _loose(text, part))
    loose = _loose(text, (text, 0, len(text), whole, False))
    return ("blanks" if len(loose) > 1 else ""), tuple(loose)


def _corner_and_more(text: str) -> tuple[Part, ...]:
    """Cut the relation of the corner, in brackets, from header labels on the same line."""
    end = max(text.rfind(")"), text.rfind("\uff09")) + 1
    if text[0] not in "(\uff08" or not text[end:].strip() or end == 0:
        return (_part(text, 0, len(text)),)
    return (_part(text, 0, end), *_loose(text, _part(text, end, len(text))))


def _part(text: str, start: int, end: int, barred: bool = False) -> Part:
    raw = text[start:end]
    stripped = raw.strip()
    start += len(raw) - len(raw.lstrip()) if stripped else 0
    return stripped, start, start + len(stripped), classify(stripped), barred


def _between(text: str, mark: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    while (at := text.find(mark, start)) >= 0:
        spans.append((start, at))
        start = at + 1
    spans.append((start, len(text)))
    return spans


def _barred(text: str, bars: str) -> tuple[Part, ...]:
    """Cells between bars. A bar ends a cell; what stands after the last bar is a cell unless it is blank; one
    bar in front, with a blank behind it, is the frame of a Markdown row."""
    if "--" in text and _RULE_LINE.fullmatch(text):
        return ()
    spans = _between(bars, "|")
    if not text[spans[-1][0] :].strip():
        spans.pop()
    framed = (
        len(spans) > 1 and spans[0][1] == 0 and bars[1] in " \u3000\xa0" and bool(bars.strip("| \u3000\xa0"))
    )
    if framed:
        spans.pop(0)
    return tuple(_part(text, start, end, end < len(text)) for start, end in spans)


def _merged(text: str, parts: list[Part]) -> list[Part]:
    """Put a label spaced out over several pieces (规  章) together again, where the whole is a label."""
    lead = 0
    while lead < len(parts) and parts[lead][3].what == TEXT:
        lead += 1
    if lead > 1:
        joined = _part(text, parts[0][1], parts[lead - 1][2])
        if joined[3].what == LABEL:
            return [joined, *parts[lead:]]
    return parts


def _loose(text: str, part: Part) -> list[Part]:
    """Split a piece at single blanks where that gives numbers behind a label, or labels, or numbers alone."""
    words = [(part[1] + m.start(), part[1] + m.end()) for m in _TOKEN.finditer(part[0])]
    if len(words) < 2:
        return [part]
    if part[3].what not in (TEXT, LABEL):
        return [part]
    parts = [_part(text, *span) for span in words]
    if sum(1 for piece in parts if piece[3].what == LABEL) >= 3:
        return parts
    tail = len(parts)
    while tail > 0 and parts[tail - 1][3].what in (VALUE, UNIT):
        tail -= 1
    head, values = parts[:tail], parts[tail:]
    if not head:
        return values
    label = _part(text, head[0][1], head[-1][2])
    if label[3].what == LABEL or len(head) == 1:
        return [label, *values]
    if all(piece[3].what == LABEL for piece in head):
        return [*head, *values]
    for cut in range(1, len(head)):
        first, second = _part(text, head[0][1], head[cut - 1][2]), _part(text, head[cut][1], head[-1][2])
        if first[3].what == LABEL and (second[3].what == LABEL or values or second[3].number is not None):
            return [first, second, *values]
    return [label, *values]
