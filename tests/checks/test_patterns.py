"""Patterns that are refused because `re` may try too many ways: told by counting steps, on a matcher that counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from math import inf
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gxlint import resources
from gxlint.checks import character_sets
from gxlint.checks.patterns import LENGTH, LONGEST, MOST, effort, fault

ENOUGH = 300_000


class Counted:
    """Matches as `re` does, one way after the other, and counts the characters and assertions it looks at."""

    def __init__(self, pattern: str, text: str) -> None:
        self.text, self.steps = text, 0
        self._items = list(import_module("re._parser").parse(pattern))

    def spend(self) -> int:
        """The steps from the first place of the text until it matches, or every way was tried."""
        next(self._all(self._items, 0), None)
        return self.steps

    def _all(self, items: list[Any], at: int) -> Iterator[int]:
        if not items:
            yield at
            return
        for reached in self._one(items[0], at):
            yield from self._all(items[1:], reached)

    def _one(self, item: Any, at: int) -> Iterator[int]:
        self.steps += 1
        if self.steps > ENOUGH:
            raise OverflowError
        name, argument = str(item[0]), item[1]
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, inner = argument
            yield from self._times(least, most, inner, at, 0, lazy=name == "MIN_REPEAT")
        elif name == "SUBPATTERN":
            yield from self._all(list(argument[3]), at)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from self._all(list(branch), at)
        elif name in ("ASSERT", "ASSERT_NOT"):
            assert argument[0] == 1  # ahead
            if (next(self._all(list(argument[1]), at), None) is not None) == (name == "ASSERT"):
                yield at
        elif name == "AT":
            if at == len(self.text):
                yield at
        elif at < len(self.text) and self._fits(name, argument, self.text[at]):
            yield at + 1

    def _times(self, least: int, most: int, items: Any, at: int, done: int, *, lazy: bool) -> Iterator[int]:
        if lazy and done >= least:
            yield at
        if done < most:
            for reached in self._all(list(items), at):
                if reached > at or done < least:
                    yield from self._times(least, most, items, reached, done + 1, lazy=lazy)
        if not lazy and done >= least:
            yield at

    @staticmethod
    def _fits(name: str, argument: Any, character: str) -> bool:
        if name == "IN":
            negated = str(argument[0][0]) == "NEGATE"
            inside = any(
                ord(character) == member[1] if str(member[0]) == "LITERAL" else member[1][0] <= ord(character) <= member[1][1]
                for member in argument[negated:]
            )  # fmt: skip
            return inside != negated
        if name == "ANY":
            return True
        return bool(ord(character) == argument) == (name == "LITERAL")


ATOMS = st.sampled_from(
    ["a", "b", "c", ".", "[ab]", "[^a]", "[^c]", "ab", "[bc]", "(?=a)", "(?!b)", "(?=.*c)", "$"]
)
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.builds(lambda part, times: f"(?:{part}){times}", inner, st.sampled_from(["*", "+", "?", "{0,7}", "{3}", "*?", "{2,5}?", "{2,}"])),
    ),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(
    PATTERNS,
    st.lists(st.sampled_from(["a", "b", "ab", "c", "abc"]), min_size=1, max_size=3),
    st.integers(4, 24),
)
def test_no_pattern_that_is_taken_needs_more_steps_than_were_counted(
    pattern: str, period: list[str], length: int
) -> None:
    assume(fault(pattern) in (None, "pattern-short"))
    text = ("".join(period) * length)[:length]
    for end in ("", "x"):
        assert Counted(pattern, text[:-1] + end).spend() <= effort(pattern, length) + 20


PIECES = [
    "a",
    "b",
    "(",
    ")",
    "[",
    "]",
    "|",
    "(?i)",
    "(?i:",
    "(?x:",
    "(?P<n>",
    "(?P=n)",
    "\\1",
    "\\",
    "#",
    "^",
    "$",
    "*",
    "{2}",
]


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), min_size=2, max_size=3)
)
def test_patterns_that_are_taken_can_be_put_together(patterns: list[str]) -> None:
    """Each was tried by itself; the checks search for all of them at once."""
    taken = []
    for pattern in (*patterns, "(?P<n>a)", "(?i)b", "(?P<n>c)"):
        with suppress(re.error):
            re.compile(pattern)
            if fault(pattern) is None:
                taken.append(pattern)
    joined = re.compile("|".join(f"(?:{pattern})" for pattern in taken), re.MULTILINE)
    for text in ("a", "ab", "aab", "#a", "A"):
        together = joined.search(text) is not None if taken else False
        assert together == any(re.search(pattern, text, re.MULTILINE) for pattern in taken)


HOSTILE = {
    "(?:.|年)*件": "年",
    "(?:a|b|ab)*x": "ab",
    "(?:a|[^b])*x": "a",
    "(?:a|ab|b){30}x": "ab",
    "(?:(?:年|.)){2,40}件": "年",
    ".*.*.*.*.*件": "年",
    "年.*年.*年.*件": "年",
    ".*?年.*?年.*?件": "年",
    "年*年*年*年*件": "年",
    "[^,]*.*[^;]*件": "年",
    ".{0,60}.{0,60}.{0,60}.{0,60}件": "年",
    "年?" * 40 + "年" * 40 + "件": "年",
    "(?:年?){40}年{40}件": "年",
}


@pytest.mark.parametrize("pattern", HOSTILE)
def test_what_runs_for_ever_is_refused(pattern: str) -> None:
    assert fault(pattern) == "pattern-many"
    assert effort(pattern) > MOST
    text = (HOSTILE[pattern] * 200)[: 60 if effort(pattern) == inf else 200]
    try:
        steps = Counted(pattern, text).spend()
    except OverflowError:
        steps = ENOUGH
    assert steps > 20_000, "it is harmless"


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("a+b*c?", None),
        ("(?:ab){2}", None),
        ("(?:a?b){3}", None),
        ("(?=a+)b", None),
        ("(?:年|月)+日", None),
        ("(?:年度?|月)+日", None),
        ("(?:[年月]|年)+日", None),  # re makes one class of it
        ("(?:不少于|不超过|字数)+日", None),
        ("(?:[,件]|年)+日", None),
        (r"(?:\d|年|\s)+日", None),
        ("截止.*2023年", None),
        ("截止.*到.{0,12}件", None),
        ("[^,]*,[^,]*,[^,]*,[^,]*件", None),
        (r"\d+件[^,]+,\w+", None),
        (r"\d+件.*,\w+件", "pattern-many"),
        (r"\d+件\d+条\d+份\d+", None),
        ("(?:(?!件).)*件", None),
        ("[^\n]*x$", None),
        ("(?s:.*)\n.*x", "pattern-many"),
        ("(?-s:.*)\n.*x", None),
        ("(?i:[k]*)K.*K.*", "pattern-many"),
        ("[k]*K.*", None),
        ("(?>.*)(?>.*)x.*", None),
        (".*+.*+.*+x", None),
        ("(a+)+", "pattern-slow"),
        ("(?:a|b*)*", "pattern-slow"),
        ("(?:a{1,3}){2}", "pattern-slow"),
        (r"(\d+)-\1", "pattern-slow"),
        ("(a)?(?(1)b|c)", "pattern-slow"),
        ("(?:(?:x+))*?", "pattern-slow"),
        ("(?i)gov", "pattern-joined"),
        ("(?m)^gov", "pattern-joined"),
        ("(?P<year>年)", "pattern-joined"),
        ("(?i:gov)", None),
        ("(年)(月)", None),
        ("年*", "pattern-short"),
        ("(?=年)", "pattern-short"),
        ("(?:^|$|年?)", "pattern-short"),
        ("年" * LONGEST, None),
        ("年" * (LONGEST + 1), "pattern-many"),
    ],
)
def test_which_patterns_are_taken(pattern: str, kind: str | None) -> None:
    re.compile(pattern)
    assert fault(pattern) == kind


def test_gxlints_own_patterns_are_far_below_the_limit() -> None:
    keys = {"only", "unless", "pattern", "single"}

    def within(value: Any, key: str = "") -> Iterator[str]:
        for name, entry in value.items() if isinstance(value, dict) else ():
            yield from within(entry, name)
        for entry in value if isinstance(value, list) else ():
            yield from within(entry, key)
        if isinstance(value, str) and key in keys:
            yield value

    every = [one for name in resources.names("words") for one in within(resources.national(name))]
    assert len(every) > 100
    assert [one for one in every if fault(one) is not None] == []
    assert max(map(effort, every)) < MOST / 4


def test_the_count_follows_the_form() -> None:
    assert effort("[^,]*,[^,]*,", 1000) < 6 * 1000  # one behind the other
    assert 1000 * 1000 < effort(".*年.*件", 1000) < 10 * 1000 * 1000  # one for each of the other
    assert effort("(?:.|年)*件", 10) == inf
    assert effort("年" * 7) == 8
    assert effort(".*件") <= 4 * LENGTH
    nested = "(?:" * 60 + "a{2}" + "){2}" * 60  # counted in a moment, however deep
    assert effort(nested) > MOST


@pytest.mark.parametrize("name", ["DIGIT", "SPACE", "WORD"])
def test_sets_of_characters_hold_what_re_matches(name: str) -> None:
    every = "".join(map(chr, range(0x110000)))
    letter = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[name]
    for source, category in ((rf"\{letter}", name), (rf"\{letter.upper()}", f"NOT_{name}")):
        matched = {ord(one) for one in re.findall(source, every)}
        most = character_sets._category(f"CATEGORY_{category}", False)
        least = character_sets._category(f"CATEGORY_{category}", True)
        assert matched <= {code for low, high in most for code in range(low, high + 1)}
        assert matched >= {code for low, high in least for code in range(low, high + 1)}


RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), max_size=5)


@given(RANGES, RANGES)
def test_sets_of_characters(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    def of(pairs: list[tuple[int, int]]) -> tuple[character_sets.Set, set[int]]:
        made = character_sets.union(((low, low + more),) for low, more in pairs)
        return made, {code for low, more in pairs for code in range(low, low + more + 1)}

    (a, codes_a), (b, codes_b) = of(one), of(other)
    assert {code for low, high in a for code in range(low, high + 1)} == codes_a
    assert character_sets.meet(a, b) == bool(codes_a & codes_b)
    assert not character_sets.meet(a, character_sets.without(a))
    assert character_sets.union((a, character_sets.without(a))) == character_sets.ALL
