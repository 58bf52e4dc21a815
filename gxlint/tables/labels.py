"""Row and column labels: the form in which they are compared, and what a label may be.

Compared are the words alone: brackets, quotation marks, 、 and commas, blanks and line breaks are dropped,
a number in front ((七) 七、 ㈦ 7. ⑦) is taken off and kept as a number, 其它 is 其他. So a difference in
typography is no difference; a difference in words or in the number is an altered label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from gxlint.resources import derived
from gxlint.tables.forms import KINDS, TableForm, table_form
from gxlint.text import numerals
from gxlint.text.normal import fold, squeeze
from gxlint.text.patterns import lazy

_MARKS = "、,.;:()[]{}<>\"'《》〈〉「」『』〔〕-—–―─_·/\\|*…~!?=+&。\ufffd"
_HAN = "一二三四五六七八九十"
_NUMBERING = lazy(
    rf"[(\[〔]?([{_HAN}]{{1,3}})[)\]〕][、.:]?|([{_HAN}]{{1,3}})[、.:?\ufffd]|"
    r"[(\[〔]?(\d{1,2})[)\]〕][、.]?|(\d{1,2})[、.,:?\ufffd]|(\d{1,2})(?=[一-鿿\"'])|([㈠-㈩])|([①-⑳])[、.]?"
)
_FAINT = dict.fromkeys(map(ord, _MARKS))
_FAINT_ANY = lazy("[" + re.escape(_MARKS) + "]")
_GLOSS = lazy(r"\([^()]*\)$")
LONGEST_LABEL = 80
"""No label of a form, numbered and in any spelling, is longer than this many characters."""
MIN_SIMILAR = 4
"""A label of fewer characters is never recognised by similarity."""


@lru_cache(maxsize=4096)
def split_label(text: str) -> tuple[str, int | None]:
    """Return the words of a label without marks and numbering, and the number in front of it."""
    plain = squeeze(text)
    number = None
    found = _NUMBERING.match(plain)
    if found is not None and found.end() < len(plain):
        number = _number_of(found)
        plain = plain[found.end() :]
    return words_of(plain), number


def words_of(text: str) -> str:
    """Return the words of a text that has no numbering: half width, no marks, 其它 as 其他."""
    plain = squeeze(text)
    return (plain.translate(_FAINT) if _FAINT_ANY.search(plain) else plain).replace("其它", "其他")


def _number_of(found: re.Match[str]) -> int | None:
    han = found[1] or found[2]
    if han:
        return numerals.parse(han)
    arabic = found[3] or found[4] or found[5]
    if arabic:
        return int(arabic)
    return ord(found[6]) - ord("㈠") + 1 if found[6] else ord(found[7]) - ord("①") + 1


class Entry(NamedTuple):
    """What a label may be: `role` row, column, group, item, heading or corner; `key` of the form.

    `number` is the number the form prints in front, `forms` where the form has it, `label` how it prints it.
    """

    kind: str
    role: str
    key: str
    label: str
    words: str
    number: int | None
    forms: tuple[str, ...]
    prefix: bool = False


class Labels:
    """All labels of one kind of table."""

    def __init__(self, form: TableForm) -> None:
        self.kind = form.kind
        self.form = form
        self.by_words: dict[str, list[Entry]] = {}
        self.prefixes: list[Entry] = []
        self.main: dict[tuple[str, str], Entry] = {}
        every = tuple(years.id for years in form.forms)
        opening = {group.key: group.label for group in form.groups}
        for row in form.rows:
            glued = opening.pop(
                row.group or "", ""
            )  # (三)不予公开1.属于国家秘密, in the cell of its first row
            self._add(
                "row", row.key, row.label, (*row.variants, *([glued + row.label] if glued else ())), row.forms
            )
            if row.prefix:
                words, number = split_label(row.prefix)
                entry = Entry(self.kind, "row", row.key, row.label, words, number, row.forms, prefix=True)
                self.prefixes.append(entry)
        for column in form.columns:
            self._add("column", column.key, column.label, column.variants, column.forms)
        for group in form.groups:
            self._add("group", group.key, group.label, group.variants, every)
        for item in form.items:
            self._add("item", item.key, item.label, (item.label.removeprefix("第二十条"),), item.forms)
        for heading in form.headings:
            self._add("heading", heading, heading, (), every)
        if form.corner:
            self._add("corner", "corner", form.corner, (), every)
        self.rows = [entry for (role, _), entry in self.main.items() if role == "row"]
        self.columns = [
            entry for entries in self.by_words.values() for entry in entries if entry.role == "column"
        ]
        roles = ("column", "heading") if form.kind != "review" else ("column", "heading", "row")
        header = (words for words, known in self.by_words.items() if any(e.role in roles for e in known))
        self.alphabet = frozenset("".join(header))
        """The characters of header labels: what a fragment of one is made of."""

    def _add(self, role: str, key: str, label: str, variants: Iterable[str], forms: tuple[str, ...]) -> None:
        plain = fold(label)
        without_gloss = [_GLOSS.sub("", plain)] if role in ("row", "column") and _GLOSS.search(plain) else []
        first: Entry | None = None
        for text in (label, *without_gloss, *variants):
            words, number = split_label(text) if role != "item" else (squeeze(text).translate(_FAINT), None)
            if number is None and first is not None:
                number = first.number
            entry = Entry(self.kind, role, key, label, words, number, forms)
            first = first or entry
            if words and all(
                known.key != key or known.role != role for known in self.by_words.get(words, ())
            ):
                self.by_words.setdefault(words, []).append(entry)
        if first is not None:
            self.main.setdefault((role, key), first)

    def beginning(self, words: str, keys: Iterable[str]) -> list[str]:
        """Return which of these row keys have a label that begins with `words`."""
        return [key for key in keys if len(words) >= 2 and self.main["row", key].words.startswith(words)]

    def likeness(self, words: str, key: str) -> float:
        """Return how alike `words` and the label of a row are, 0 to 100."""
        from rapidfuzz import fuzz

        return float(fuzz.ratio(words, self.main["row", key].words))

    def columns_beginning(self, words: str) -> list[Entry]:
        """Return the columns whose label begins with `words` (a cut header label)."""
        found = (
            {(e.key, e.forms): e for e in self.columns if e.words.startswith(words)}
            if len(words) >= 2
            else {}
        )
        return list(found.values())

    def column_like(self, words: str) -> Entry | None:
        """Return the one column whose label is much like `words`, None when none or several are."""
        if len(words) < MIN_SIMILAR:
            return None
        from rapidfuzz import fuzz

        ranked = sorted(((fuzz.ratio(words, e.words), e) for e in self.columns), key=lambda pair: -pair[0])
        if not ranked or ranked[0][0] < 75:
            return None
        rival = next(
            (score for score, e in ranked if (e.key, e.forms) != (ranked[0][1].key, ranked[0][1].forms)), 0.0
        )
        return ranked[0][1] if ranked[0][0] - rival >= 10 else None


@derived
@cache
def labels(kind: str) -> Labels:
    """Return the labels of a kind of table."""
    return Labels(table_form(kind))


@derived
@cache
def _everything() -> tuple[dict[str, tuple[Entry, ...]], tuple[Entry, ...]]:
    merged: dict[str, list[Entry]] = {}
    prefixes: list[Entry] = []
    for kind in KINDS:
        for words, entries in labels(kind).by_words.items():
            merged.setdefault(words, []).extend(entries)
        prefixes += labels(kind).prefixes
    return {words: tuple(entries) for words, entries in merged.items()}, tuple(prefixes)


def find(words: str, number: int | None) -> tuple[Entry, ...]:
    """Return every label of any table that reads exactly so; a number in front must not contradict where
    several labels share the words (其他 is a column, 3.其他 a row).
    """
    entries = _everything()[0].get(words, ())
    if len(entries) > 1 and number is not None:
        fitting = tuple(entry for entry in entries if entry.number == number)
        entries = fitting or tuple(entry for entry in entries if entry.number is not None)
    return entries or prefixed(words)


def prefixed(words: str) -> tuple[Entry, ...]:
    """Return the labels that a text may begin with and go on in its own words."""
    return tuple(entry for entry in _everything()[1] if words.startswith(entry.words))
