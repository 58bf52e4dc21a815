"""Counted lists: a number of things announced, and their names or markers behind it (rules/words/claims/lists.yaml)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gxlint import resources
from gxlint.claims.model import CountedList
from gxlint.text import numerals
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

_MARKERS = lazy(
    r"(?<![第一二三四五六七八九十])([一二三四五六七八九十]{1,3})是(?!否|非|一是)|[(（]([一二三四五六七八九十]{1,3})[)）]"
)
_FIRST = ("一是", "(一)", "（一）")
_LONGEST = 6_000
_NAMES = lazy(r"[^。;；:：\n]{1,200}")
_BRACKETS = lazy(r"[(（][^()（）]{0,60}[)）]|[“《][^“”《》]{0,60}[”》]")
_LISTED = lazy("[、,]")
_MOST = 20
_MOST_MARKERS = 200
"""Markers looked at for one list, those of lists inside it included."""


class ListWords(NamedTuple):
    """`announced` finds a counted noun with what leads on to its list, `names` are those of the leads before names."""

    announced: re.Pattern[str]
    noun: str
    unit: str
    names: tuple[str, ...]
    open: tuple[str, ...]
    leads: tuple[str, ...]


@resources.derived
@cache
def list_words() -> ListWords:
    """Return the words of the rule file, read once; `noun` and `unit` are patterns."""
    content = resources.data("words/claims/lists.yaml")
    nouns, units, names, open_, first = (
        tuple(map(str, content[key])) for key in ("nouns", "units", "names", "open", "first")
    )
    noun, unit, name = (
        "|".join(map(re.escape, sorted(one, key=len, reverse=True))) for one in (nouns, units, names)
    )
    following = "".join(f"|(?={re.escape(word)})" for word in ("一是", *first))
    announced = (
        r"(?<![第一二三四五六七八九十百\d])(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})"
        rf"(?P<unit>{unit})?(?P<noun>{noun})(?P<tail>[^。;；:：,，、\d\n]{{0,20}})"
        rf"(?P<lead>[,，:：;；。]{{0,2}}\s*(?:{name}|[:：]{following}|(?=[(（]一[)）])))"
    )
    return ListWords(lazy(announced), noun, unit, names, open_, (*_FIRST, *first, *names))


class _Marker(NamedTuple):
    start: int
    end: int
    style: int
    number: int | None
    literal: str


def counted_lists(text: str) -> Iterator[CountedList]:
    """Yield the lists a paragraph announces with a number and gives itself, by markers (一是) or by names (即A、B)."""
    words = list_words()
    if not any(word in text for word in words.leads):
        return
    last_end = 0
    marks: list[_Marker] | None = None
    for match in words.announced.finditer(text):
        if match.start() < last_end:
            continue
        count = int(match["count"]) if match["count"].isdigit() else numerals.parse(match["count"])
        if count is None or not 2 <= count <= _MOST:
            continue
        if marks is None:
            marks = list(_markers(text))
        items = _list(marks, match.end())
        noun = (match["unit"] or "") + match["noun"]
        if items:
            last_end = items[-1].end
            yield CountedList(match.start(), last_end, count, tuple(one.literal for one in items), noun, "markers",
                              _truncated(text[match.end() : match.end() + _LONGEST], len(items)))  # fmt: skip
        elif match["lead"].endswith(words.names):
            found = _NAMES.match(text, match.end())
            if found is not None:
                names = found[0]
                yield CountedList(match.start(), found.end(), count, tuple(_names(names)), noun, "names",
                                  any(word in names for word in words.open))  # fmt: skip


def _markers(text: str) -> Iterator[_Marker]:
    for match in _MARKERS.finditer(text):
        style = 1 if match[1] else 2
        yield _Marker(match.start(), match.end(), style, numerals.parse(match[style]), match[0])


def _list(marks: list[_Marker], at: int) -> list[_Marker]:
    """The markers of the list that begins right at an offset, in unbroken order from one; none where no list does."""
    place = bisect_left(marks, at, key=lambda one: one.start)
    if place == len(marks) or marks[place].start - at > 2:
        return []
    style = marks[place].style
    items: list[_Marker] = []
    for one in marks[place : place + _MOST_MARKERS]:
        if one.end - at > _LONGEST or (one.style == style and one.number in (None, 1) and items):
            break
        if one.style != style:
            continue
        if one.number != len(items) + 1:
            return []
        items.append(one)
    return items


def _truncated(rest: str, count: int) -> bool:
    """Whether the item after the last may stand there without its 是 (三加强), or the text was cut."""
    if len(rest) >= _LONGEST or count > _MOST:
        return True
    following = numerals.spell(count + 1)
    return re.search(rf"[。;；,，\n]\s*(?:{following}|{count + 1}[、.])", rest) is not None


def _names(listed: str) -> list[str]:
    plain = _BRACKETS.sub("名", fold(listed.replace("，", ",")))
    return [name for name in _LISTED.split(plain) if name.strip()]
