"""GX501: wrong words of the lexicon (rules/words/lexicon.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from gxlint.checks.doubts import doubting
from gxlint.checks.prose import Lines, quoted, words
from gxlint.checks.registry import Subject, check
from gxlint.checks.word_lists import LEXICON
from gxlint.diagnostics import Finding
from gxlint.resources import data, derived
from gxlint.text.patterns import lazy

_CONTEXT = 20
"""Characters on each side of a word that decide whether it is wrong."""


class Entry(NamedTuple):
    """A wrong word: it counts inside `only` (where given) and outside `unless`."""

    wrong: str
    right: str
    reason: Mapping[str, str]
    only: re.Pattern[str] | None
    unless: re.Pattern[str] | None


class Lexicon(NamedTuple):
    """`anchors`: for two characters of each wrong word, its entries with the offset of the two; `first` finds them."""

    anchors: Mapping[str, Sequence[tuple[int, Entry]]]
    first: re.Pattern[str]


@check(
    "wrong-words",
    says={
        "default": "reason right wrong",
    },
    mends="default",
    words=LEXICON,
)
@doubting
def wrong_words(subject: Subject) -> Iterator[Finding]:
    """GX501: a word of the lexicon (parameter `words`) where its context makes it wrong. The fix is the right word."""
    own = words(subject).prose
    for start, entry in hits(own.text, lexicon(str(subject.parameters["words"]))):
        yield _finding(own, start, entry)


def _finding(own: Lines, start: int, entry: Entry) -> Finding:
    return Finding(
        span=own.span(start, start + len(entry.wrong)),
        values={"wrong": entry.wrong, "right": entry.right, "reason": entry.reason},
        evidence={"wrong": entry.wrong, "right": entry.right},
        fix=entry.right,
        review=quoted(own.text, start),
    )


def hits(text: str, lexicon: Lexicon) -> list[tuple[int, Entry]]:
    """Return (offset, entry) of every wrong word in reading order; of words that overlap the longest.

    One pass over the text: a pattern of two characters finds the places where a word can stand at all.
    """
    found: list[tuple[int, Entry]] = []
    for place in lexicon.first.finditer(text):
        at = place.start()
        for offset, entry in lexicon.anchors.get(text[at : at + 2], ()):
            start = at - offset
            if start >= 0 and text.startswith(entry.wrong, start) and _counts(text, start, entry):
                found.append((start, entry))
    found.sort(key=lambda hit: (hit[0], -len(hit[1].wrong)))
    kept: list[tuple[int, Entry]] = []
    end = -1
    for start, entry in found:
        if start >= end:
            kept.append((start, entry))
            end = start + len(entry.wrong)
    return kept


def _counts(text: str, start: int, entry: Entry) -> bool:
    end = start + len(entry.wrong)
    if entry.unless is not None and _inside(entry.unless, text, start, end):
        return False
    return entry.only is None or _inside(entry.only, text, start, end)


def _inside(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether the pattern matches a stretch that covers the word, within the context around it."""
    near = pattern.finditer(text, max(0, start - _CONTEXT), end + _CONTEXT)
    return any(found.start() <= start and found.end() >= end for found in near)


@derived
@cache
def lexicon(name: str) -> Lexicon:
    """Read a lexicon file of the form of gxlint.checks.word_lists.LEXICON, which is verified when a folder is loaded.

    Raises FileNotFoundError when there is none. The patterns are compiled at their first use.
    """
    entries = [_entry(one) for one in data(name)]
    anchors: dict[str, list[tuple[int, Entry]]] = {}
    for entry in entries:
        offset = _anchor(entry)
        anchors.setdefault(entry.wrong[offset : offset + 2], []).append((offset, entry))
    first, second = ("".join(sorted({key[n] for key in anchors})) for n in (0, 1))
    return Lexicon(anchors, lazy(f"[{re.escape(first)}](?=[{re.escape(second)}])"))


def _anchor(entry: Entry) -> int:
    """Return where the two characters stand that set the wrong word apart from the right one: the rarest pair."""
    pairs = range(len(entry.wrong) - 1)
    return next((n for n in pairs if entry.wrong[n : n + 2] not in entry.right), 0)


def _entry(one: Mapping[str, Any]) -> Entry:
    only, unless = ("|".join(f"(?:{part})" for part in one.get(key, ())) for key in ("only", "unless"))
    return Entry(
        one["wrong"],
        one["right"],
        one["why"],
        lazy(only, re.MULTILINE) if only else None,
        lazy(unless, re.MULTILINE) if unless else None,
    )
