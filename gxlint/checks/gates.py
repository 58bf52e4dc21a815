"""What a sentence must name to be held against the tables, or against another sentence: the words of roles.yaml.

A look at the raw text decides whether a sentence is read at all, so a new line in the rule file opens the gate as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gxlint.checks.registry import Subject
from gxlint.checks.roles import Role, lexicon
from gxlint.claims.choosing import Wanted, shortest
from gxlint.resources import derived
from gxlint.text.patterns import lazy

_ALWAYS = frozenset(("requests", "review"))
"""Tables whose subjects are compared within the text too, table or no table."""
_STATES = frozenset(("none", "none_after", "every"))
_REQUEST = frozenset(("request",))
"""The subject whose verbs and outcomes speak for themselves: 予以公开7件."""
_DISPUTES = frozenset(("reconsideration", "suit", "direct_suit", "suit_after_reconsideration"))
"""Subjects whose outcomes mean something only where one of them was named: 纠正1件."""
_FEES = ("信息处理费",)
_COUNTED = frozenset(("published",))
"""Subjects of which two sentences may contradict each other, whatever the tables hold."""


class Gate(NamedTuple):
    """`plain` is for most paragraphs; `disputes` also knows what happens to a dispute, where `trigger` finds one."""

    plain: Wanted
    disputes: Wanted
    trigger: re.Pattern[str]

    def of(self, text: str) -> Wanted:
        """Return the gate for a paragraph."""
        return self.disputes if self.trigger.search(text) is not None else self.plain


def gate(subject: Subject) -> Gate:
    """Return the gate for the tables of a report."""
    return gate_of(frozenset(table.kind for table in subject.report.tables) | _ALWAYS)


@derived
@cache
def gate_of(kinds: frozenset[str]) -> Gate:
    """Return the gate for kinds of tables ("requests", "statistics" …)."""
    words = lexicon().words
    stated = lazy(shortest(text for text, word in words.items() if word.lists & _STATES))
    disputes = [text for text, word in words.items() if word.subject in _DISPUTES]
    plain, more = (list(_named(kinds, spoken)) for spoken in (_REQUEST, _REQUEST | _DISPUTES))
    return Gate(
        Wanted(lazy(shortest(plain)), stated), Wanted(lazy(shortest(more)), stated), lazy(shortest(disputes))
    )


def _named(kinds: frozenset[str], spoken: frozenset[str]) -> Iterator[str]:
    """The words that name something a table holds; verbs and outcomes only of the subjects `spoken`."""
    yield from _FEES
    subjects = _subjects(kinds) | _COUNTED
    for text, word in lexicon().words.items():
        said = any(key in spoken and _allows(role, kinds) for key, role in word.roles.items())
        if word.subject in subjects or said or (word.columns and "requests" in kinds):
            yield text


def _subjects(kinds: frozenset[str]) -> set[str]:
    """The subjects of which one of the tables says something."""
    known = lexicon()
    found = {key for key, role in known.bare.items() if _allows(role, kinds)}
    for word in known.words.values():
        found |= {key for key, role in word.roles.items() if _allows(role, kinds)}
    return found


def _allows(role: Role, kinds: frozenset[str]) -> bool:
    return any(table.partition(".")[0] in kinds for table in role.allows)
