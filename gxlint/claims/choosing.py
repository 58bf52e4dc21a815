"""Which sentences of a paragraph are worth lexing: a quick look for what a claim cannot do without.

Most sentences of a report count nothing, or count something that nothing else speaks of. Whoever holds the text against
tables says with a `Wanted` which further sentences it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from gxlint.claims.words import alternatives, words
from gxlint.resources import derived
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

HAN = "〇零一二两三四五六七八九十百千"
_DIGIT = "0-9０-９"
_RADICALS = lazy("[\u2f00-\u2fd5]")
"""What a PDF has in place of some characters."""
_SENTENCE = lazy(r"[^。\n]+[。\n]*|[。\n]+")


class Wanted(NamedTuple):
    """What makes a sentence worth reading: with a number beside it (`named`), or without one (`stated` and `named`)."""

    named: re.Pattern[str]
    stated: re.Pattern[str]


class _Looks(NamedTuple):
    """Patterns over raw text: `number` one of things; `state` 未收到 or 全部; `ties` and `rates` cues that tie numbers, and those of shares and
    changes, of which one must be found; `on` a sentence that goes on with the numbers of the one before."""

    number: re.Pattern[str]
    state: re.Pattern[str]
    ties: tuple[re.Pattern[str], ...]
    rates: tuple[re.Pattern[str], ...]
    on: re.Pattern[str]


def sentences(text: str, wanted: Wanted | None) -> list[tuple[int, int, bool]]:
    """Return start, end and worth of every sentence; () where none is worth anything.

    Without `wanted` each that counts or denies something is worth it.
    """
    if _RADICALS.search(text) is not None:
        text = fold(text)
    looks = _looks()
    count = looks.number.search
    counting = count(text) is not None
    if wanted is None:
        state = looks.state.search
        if not counting and state(text) is None:
            return []
        return [
            (a, b, count(text, a, b) is not None or state(text, a, b) is not None) for a, b in _places(text)
        ]
    named, stated = wanted.named.search, wanted.stated.search
    naming, stating = named(text) is not None, stated(text) is not None
    rated = counting and _any(looks.rates, text)
    tied = counting and (rated or _any(looks.ties, text))
    if not tied and not (naming and (counting or stating)):
        return []
    found: list[tuple[int, int, bool]] = []
    goes_on = False
    for a, b in reversed(_places(text)):
        if counting and count(text, a, b) is not None:
            # The whole of a share may stand anywhere in the paragraph.
            worth = (
                rated
                or goes_on
                or (naming and named(text, a, b) is not None)
                or (tied and _any(looks.ties, text, a, b))
            )
        else:
            worth = naming and stating and stated(text, a, b) is not None and named(text, a, b) is not None
        found.append((a, b, worth))
        goes_on = tied and looks.on.match(text, a, b) is not None
    found.reverse()
    return found


def _places(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _SENTENCE.finditer(text)]


def _any(patterns: Sequence[re.Pattern[str]], text: str, start: int = 0, end: int | None = None) -> bool:
    stop = len(text) if end is None else end
    return any(pattern.search(text, start, stop) for pattern in patterns)


@derived
@cache
def _looks() -> _Looks:
    # Each pattern begins with one of a few characters, so that re passes over the others quickly.
    cues = words().cues

    def of(*kinds: str) -> list[str]:
        return [word for word, kind in cues.items() if kind in kinds]

    number = rf"[{_DIGIT}{HAN}]"
    counted = re.escape("".join(sorted({unit[-1] for unit in words().units}))) + _DIGIT + HAN + "余多右上下内"
    bracket = "[(（〔:：\\[【]"
    units = "".join(sorted({unit[0] for unit in words().units if unit not in words().measures}))
    return _Looks(
        lazy(rf"[{_DIGIT}](?![{_DIGIT}]{{0,4}}[年月日])|百分|[{HAN}](?:[成{HAN}{re.escape(units)}])"),
        lazy(shortest(of("nothing", "all"))),
        (
            lazy(shortest(of("among", "exact"))),
            lazy("|".join(f"{re.escape(word)}.?{number}" for word in kept(of("total")))),
            lazy(rf"{bracket}(?:(?<=[{counted}].)|(?<=[{counted}]..))"),
        ),
        (
            lazy("[%％‰倍]|百分"),
            lazy(f"[{HAN}]成"),
            lazy(
                "|".join(
                    rf"{re.escape(word)}[^。\n]{{0,5}}{number}"
                    for word in kept(of("share", "up", "down", "change"))
                )
            ),
        ),
        lazy(f".?(?:其中|以上|{shortest(of('exact'))})"),
    )


def kept(found: Iterable[str]) -> list[str]:
    """Return the words without those that hold another one: wherever these stand, one of the others does."""
    few: list[str] = []
    for word in sorted(found, key=len):
        if not any(known in word for known in few):
            few.append(word)
    return sorted(few)


def shortest(found: Iterable[str]) -> str:
    """Return a pattern that matches wherever one of the words stands."""
    return alternatives(kept(found))
