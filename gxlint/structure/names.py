"""Section names: which section a heading stands for, by wording, key words and likeness.

The words are data (rules/sections.yaml). What a name means by its place (the first heading, behind an
overview) is settled in `places`; here a name is looked at alone.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import chain
from typing import Any, NamedTuple

from gxlint import resources
from gxlint.text.normal import squeeze
from gxlint.text.patterns import lazy

_FILLER = lazy(r"以及|[的及与和或、,，]")
FILLERS = frozenset("的及与和或、,，")
"""Characters that count for nothing when names are compared."""
_BRACKET = lazy(r"\(([^()]*)\)$")
_END_MARKS = "。.:;,、:…"
_LONGEST = 60
_LIKE_ENOUGH, _SURELY_LIKE, _CLEARLY = 84, 94, 4
CORE = frozenset({"overview", "disclosure", "requests", "review", "problems", "fees", "other"})
"""The sections that one form or another requires."""
_FIRM = frozenset({"requests", "disclosure", "review", "litigation", "fees", "overview"})
"""Sections whose key words hold even inside a sentence or an action-style name."""


class Match(NamedTuple):
    """What a name stands for. `id` "none" when nothing was recognised.

    `how` as in model.Section. `sure` is false for weak key words and for names whose place must decide:
    `kind` is then "general" (政府信息公开情况), "action" (加强组织领导), "weak", "foreign" or "none".
    `otherwise` is the section a whole-naming word stands for behind an overview.
    """

    id: str
    also: tuple[str, ...] = ()
    how: str = "none"
    sure: bool = False
    kind: str = ""
    otherwise: str | None = None

    def covers(self, section: str) -> bool:
        """Whether the name names that section, alone or among others."""
        return section == self.id or section in self.also


NOTHING = Match("none", kind="none")
FOREIGN = Match("none", kind="foreign")
"""A name that is known to be no section of any layout: its place changes nothing."""


class _Vocabulary(NamedTuple):
    exact: dict[str, Match]
    keys: dict[str, Match]
    words: tuple[tuple[str, re.Pattern[str]], ...]
    weak: tuple[tuple[str, re.Pattern[str]], ...]
    unless: dict[str, re.Pattern[str]]
    rank: dict[str, int]
    patterns: dict[str, re.Pattern[str]]
    any_word: re.Pattern[str]
    having: dict[str, tuple[str, ...]]


def key(name: str) -> str:
    """Return the form in which names are compared: squeezed, without 的 及 与 和 、."""
    return _FILLER.sub("", squeeze(name))


@resources.derived
@cache
def _vocabulary() -> _Vocabulary:
    data: dict[str, Any] = resources.data("sections.yaml")
    exact: dict[str, Match] = {}
    keys: dict[str, Match] = {}
    words, weak, unless, every = [], [], {}, []
    for section, entry in data["sections"].items():
        for name in entry.get("known", ()):
            keys.setdefault(key(name), Match(section, how="known", sure=True))
    for section, entry in data["sections"].items():
        mandated = entry.get("mandated")
        for name in (*entry.get("accepted", ()), *([mandated] if mandated else ())):
            keys[key(name)] = Match(section, how="accepted", sure=True)
        for name in entry.get("own", ()):  # a province's, which nothing else may explain away
            exact[squeeze(name)] = Match(section, how="known", sure=True)
        if mandated:
            exact[squeeze(mandated)] = Match(section, how="mandated", sure=True)
        if entry.get("words"):
            words.append((section, lazy("|".join(entry["words"]))))
            every += entry["words"]
        if entry.get("weak"):
            weak.append((section, lazy("|".join(entry["weak"]))))
        if entry.get("not"):
            unless[section] = lazy("|".join(entry["not"]))
    rank = {name: n for n, group in enumerate(data["precedence"]) for name in group}
    patterns = {
        name: lazy(data[name])
        for name in ("requests_handled", "review_application", "cause", "general", "whole", "action", "organization_words",
                     "none", "closing", "prefix", "body")
    }  # fmt: skip
    having: dict[str, tuple[str, ...]] = {}
    for name in keys:
        for character in set(name):
            having[character] = (*having.get(character, ()), name)
    return _Vocabulary(
        exact, keys, tuple(words), tuple(weak), unless, rank, patterns, lazy("|".join(every)), having
    )


def closes(name: str) -> bool:
    """Whether a squeezed name ends in a word section names end in (情况, 事项, 措施 …)."""
    return _vocabulary().patterns["closing"].search(name) is not None


@resources.derived
@lru_cache(maxsize=8192)
def exact(name: str) -> Match | None:
    """Return the section of a name that is listed, in any spelling, None otherwise."""
    vocabulary = _vocabulary()
    plain = squeeze(name).rstrip(_END_MARKS)
    found = vocabulary.exact.get(plain)
    if found is not None:
        return found
    return _listed(plain, vocabulary)


def _listed(plain: str, vocabulary: _Vocabulary) -> Match | None:
    found = vocabulary.keys.get(_FILLER.sub("", plain))
    if found is not None:
        return found
    prefix, body = vocabulary.patterns["prefix"], vocabulary.patterns["body"]
    cut = prefix.sub("", plain, count=1)
    core = body.sub("", cut, count=1)
    for shorter in (cut, core, prefix.sub("", core, count=1)):
        if (
            shorter
            and shorter != plain
            and (found := vocabulary.keys.get(_FILLER.sub("", shorter))) is not None
        ):
            return Match(found.id, found.also, "known", True) if found.how == "accepted" else found
    return None


@resources.derived
@lru_cache(maxsize=8192)
def recognise(name: str) -> Match:
    """Return what a heading's name (without its numeral) stands for; `NOTHING` rather than a guess."""
    return _recognise(squeeze(name[: _LONGEST * 2]).strip(_END_MARKS))


def _recognise(plain: str) -> Match:
    if not plain or len(plain) > _LONGEST:
        return NOTHING
    vocabulary = _vocabulary()
    found = vocabulary.exact.get(plain)
    if found is not None:
        return found
    if vocabulary.patterns["none"].search(plain):
        return FOREIGN
    found = _listed(plain, vocabulary)
    if found is not None:
        words = _by_words(plain, vocabulary)
        return found._replace(also=words.also) if words and words.id == found.id and words.also else found
    bracket = _BRACKET.search(plain)
    if bracket and bracket.start():
        inner = _recognise(plain[: bracket.start()].strip(_END_MARKS))
        if inner.id != "none":
            more = _subjects(bracket.group(1), vocabulary)
            also = tuple(
                dict.fromkeys((*inner.also, *(s for s in more if s != inner.id and s in ("fees", "review"))))
            )
            return Match(inner.id, also, inner.how, inner.sure, inner.kind, inner.otherwise)
    if vocabulary.patterns["general"].match(plain):
        return Match("none", how="position", kind="general")
    by_words = _by_words(plain, vocabulary)
    if by_words is not None:
        return by_words
    action = vocabulary.patterns["action"].match(plain)
    if action and not plain.endswith("情况"):
        return Match("none", how="position", kind="action")
    for section, pattern in vocabulary.weak:
        if pattern.search(plain):
            damaged = _similar(plain, vocabulary, _SURELY_LIKE)
            return damaged if damaged.sure else Match(section, how="keyword", kind="weak")
    if action:
        return Match("none", how="position", kind="action")
    return _similar(plain, vocabulary, _LIKE_ENOUGH)


def _subjects(text: str, vocabulary: _Vocabulary) -> dict[str, int]:
    """Return the sections whose key words stand in a squeezed text, with the offset of the first one."""
    found: dict[str, int] = {}
    if not vocabulary.any_word.search(text):
        return found
    for section, pattern in vocabulary.words:
        hit = pattern.search(text)
        if hit and not (section in vocabulary.unless and vocabulary.unless[section].search(text)):
            found[section] = hit.start()
    return found


def _by_words(plain: str, vocabulary: _Vocabulary) -> Match | None:
    text = vocabulary.patterns["cause"].sub("", plain)
    text = vocabulary.patterns["review_application"].sub("复议", text)
    found = _subjects(text, vocabulary)
    if not found:
        return None
    if "requests" in found and "fees" in found and not vocabulary.patterns["requests_handled"].search(text):
        del found["requests"]
    if "review" in found and "复" not in text:
        found["litigation"] = found.pop("review")
    if "key_areas" in found and "disclosure" in found:
        del found["key_areas"]
    if (
        "overview" in found
        and vocabulary.patterns["whole"].search(plain)
        and set(found) <= {"overview", "disclosure"}
    ):
        return Match(
            "overview", (), "keyword", True, otherwise="disclosure" if "disclosure" in found else None
        )
    rank = vocabulary.rank
    ordered = sorted(found, key=lambda section: (rank[section], found[section]))
    main, also = ordered[0], tuple(section for section in ordered[1:] if section != "overview")
    sentence_like = len(plain) > 16 and "," in plain and not closes(plain)
    action = vocabulary.patterns["action"].match(plain) and not plain.endswith("情况")
    if (sentence_like or action) and main not in _FIRM:
        return Match("none", how="position", kind="action")
    return Match(main, also, "keyword", not sentence_like, kind="weak" if sentence_like else "")


def _similar(plain: str, vocabulary: _Vocabulary, enough: int) -> Match:
    """Compare with the listed names: a character lost, doubled or misplaced. One section must be clearly the nearest."""
    if len(plain) < 4:
        return NOTHING
    name = _FILLER.sub("", plain)
    near = _near(name, vocabulary, enough)
    if not near:  # most sub-headings; the library alone takes longer to load than all else here
        return NOTHING
    from rapidfuzz import fuzz, process

    found = process.extract(name, near, scorer=fuzz.ratio, score_cutoff=enough, limit=5)
    if not found:
        return NOTHING
    nearest = vocabulary.keys[found[0][0]].id
    others = [score for name, score, _ in found if vocabulary.keys[name].id != nearest]
    if others and found[0][1] - max(others) < _CLEARLY:
        return NOTHING
    return Match(nearest, how="similar", sure=True)


def _near(name: str, vocabulary: _Vocabulary, enough: int) -> list[str]:
    """Return the listed names that share so many characters with `name` that their ratio may reach `enough`."""
    shared = Counter(chain.from_iterable(vocabulary.having.get(character, ()) for character in name))
    return [key for key, count in shared.items() if 200 * count >= enough * (len(name) + len(key))]


def is_organizational(name: str) -> bool:
    """Whether an action-style name speaks of leadership, offices, staff or systems."""
    return _vocabulary().patterns["organization_words"].search(squeeze(name)) is not None


@resources.derived
@cache
def initials() -> frozenset[str]:
    """Return the characters that listed names begin with."""
    return frozenset(head[0] for head in spellings())


@resources.derived
@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Return the listed names as `key` writes them, by their first two characters, longest first (for glued headings)."""
    found: dict[str, set[str]] = {}
    for plain in _vocabulary().keys:
        if len(plain) > 1:
            found.setdefault(plain[:2], set()).add(plain)
    return {head: tuple(sorted(group, key=lambda name: (-len(name), name))) for head, group in found.items()}
