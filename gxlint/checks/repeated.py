"""GX505: words that stand there twice (业务业务), told from honest repetition (研究研究, 公开公开栏)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from gxlint.checks.doubts import doubt
from gxlint.checks.prose import words
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.resources import data

_HAN = "[\u4e00-\u9fff]"
_TWICE = re.compile(rf"({_HAN}{{2,12}}?)\1")
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿")
_AFTER = 4


class Lists(NamedTuple):
    """What rules/words/repetitions.yaml says: words honestly doubled, what may follow a joint, single characters."""

    honest: frozenset[str]
    joints: Mapping[str, tuple[str, ...]]
    single: re.Pattern[str]


@check("repeated-words")
def repeated_words(subject: Subject) -> Iterator[Finding]:
    """GX505: a word repeated at once. Parameter `words`: the file that lists honest repetition. The fix is one word."""
    own = words(subject).prose
    lists = _lists(str(subject.parameters["words"]))
    for hit in _TWICE.finditer(own.text):
        word = hit[1]
        if not _honest(word, own.text[hit.end() : hit.end() + _AFTER], lists):
            yield _finding(subject, *hit.span(), word)
    for hit in lists.single.finditer(own.text):
        yield _finding(subject, hit.start(), hit.start() + 2, hit[0][0])


def _finding(subject: Subject, start: int, end: int, word: str) -> Finding:
    own = words(subject).prose
    return Finding(
        span=own.span(start, end),
        values={"text": own.text[start:end], "word": word},
        doubt=doubt(subject),
        evidence={"word": word},
        fix=word,
    )


def _honest(word: str, after: str, lists: Lists) -> bool:
    if word in lists.honest or _NUMERALS.issuperset(word) or len(set(word)) == 1:
        return True
    if word[0] in "一每逐" and len(word) == 2:
        return True  # 一项一项, 每年每年
    followers = lists.joints.get(word)
    return followers is not None and after.startswith(followers)


@cache
def _lists(name: str) -> Lists:
    content: Mapping[str, Any] = data(name)
    joints = {word: tuple(after) for word, after in content["joints"].items()}
    return Lists(frozenset(content["honest"]), joints, re.compile("|".join(content["single"])))
