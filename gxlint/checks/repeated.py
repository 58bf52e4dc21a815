"""GX505: words that stand there twice (业务业务), told from honest repetition (研究研究, 公开公开栏)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from gxlint.checks.doubts import doubt
from gxlint.checks.prose import words
from gxlint.checks.registry import Subject, check
from gxlint.checks.word_lists import REPETITIONS
from gxlint.diagnostics import Finding
from gxlint.resources import data, derived
from gxlint.text.patterns import lazy

_HAN = "[\u4e00-\u9fff]"
_TWICE = lazy(rf"({_HAN})(?={_HAN}{{1,11}}\1)({_HAN}{{1,11}}?)\1\2")
"""The look ahead passes over a character that does not come again soon."""
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿")
_PRONOUNS = frozenset("我本该各")
_SHORT = 3
_AFTER = 4
"""Characters after a repetition that show whether two phrases meet there."""


class Lists(NamedTuple):
    """What rules/words/repetitions.yaml says: words honestly doubled, what may follow a joint, single characters."""

    honest: frozenset[str]
    joints: Mapping[str, tuple[str, ...]]
    single: re.Pattern[str]


@check(
    "repeated-words",
    says={
        "default": "text word",
    },
    mends="default",
    words=REPETITIONS,
)
def repeated_words(subject: Subject) -> Iterator[Finding]:
    """GX505: a word repeated at once. Parameter `words`: the file that lists honest repetition. For short
    words the fix is one of the two."""
    own = words(subject).prose
    lists = _lists(str(subject.parameters["words"]))
    for hit in _TWICE.finditer(own.text):
        start, end = _aligned(own.text, hit)
        word = own.text[start : start + (hit.end() - hit.start()) // 2]
        if not _honest(word, own.text[end : end + _AFTER], lists):
            yield _finding(subject, start, end, word)
    for hit in lists.single.finditer(own.text):
        yield _finding(subject, hit.start(), hit.start() + 2, hit[0][0])


def _finding(subject: Subject, start: int, end: int, word: str) -> Finding:
    own = words(subject).prose
    damaged = doubt(subject)
    return Finding(
        span=own.span(start, end),
        values={"text": own.text[start:end], "word": word},
        doubt=damaged,
        evidence={"word": word},
        # A long word may begin a new clause whose comma was lost: 领导小组,领导小组下设办公室.
        fix=word if damaged == "none" and len(word) <= _SHORT else None,
    )


def _aligned(text: str, hit: re.Match[str]) -> tuple[int, int]:
    """Return where the repetition stands: in 馆我馆我馆 it is 我馆 that is repeated, not 馆我."""
    start, end = hit.span()
    shifted = text[start + 1] in _PRONOUNS and text[end : end + 1] == text[start]
    return (start + 1, end + 1) if shifted else (start, end)


def _honest(word: str, after: str, lists: Lists) -> bool:
    if word in lists.honest or _NUMERALS.issuperset(word) or len(set(word)) == 1:
        return True
    if word[0] in "一每逐" and len(word) == 2:
        return True  # 一项一项, 每年每年
    followers = lists.joints.get(word)
    return followers is not None and after.startswith(followers)


@derived
@cache
def _lists(name: str) -> Lists:
    content: Mapping[str, Any] = data(name)
    joints = {word: tuple(after) for word, after in content["joints"].items()}
    return Lists(
        frozenset(content["honest"]), joints, lazy("|".join(f"(?:{one})" for one in content["single"]))
    )
