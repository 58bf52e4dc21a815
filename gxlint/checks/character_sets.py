"""Sets of characters as `re` understands them, kept as ranges: large enough to be sure that two never meet.

A set here holds every character that a piece of a pattern may match, and perhaps some more (`\\w` in English letters and
Han is exact, elsewhere it is generous): two sets that do not meet stand for pieces that never match at one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

Set = tuple[tuple[int, int], ...]
"""Ranges of code points, both ends included, sorted and apart from each other."""
LAST = 0x10FFFF
EMPTY: Set = ()
ALL: Set = ((0, LAST),)
LINE_END: Set = ((10, 10),)
_CASELESS = ((0x2E80, 0xA63F), (0xF900, 0xFAFF), (0x30, 0x39), (0x20000, 0x3FFFF))
"""Han and what stands around it, and digits: nothing there has a capital form."""
_DIGITS: Set = ((0x30, 0x39), (0x660, 0x1FFF), (0xA620, 0xABFF), (0xFF10, 0xFF19), (0x10000, 0x1FFFF))
_SURELY_DIGITS: Set = ((0x30, 0x39), (0xFF10, 0xFF19))
_NO_WORDS: Set = ((0, 0x2F), (0x3A, 0x40), (0x5B, 0x5E), (0x60, 0x60), (0x7B, 0xA9), (0x2010, 0x203E), (0x3000, 0x3004),
                  (0x3008, 0x3020), (0xFF01, 0xFF0F), (0xFF1A, 0xFF20), (0xFF3B, 0xFF40), (0xFF5B, 0xFF65))  # fmt: skip
_SURELY_WORDS: Set = ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A), (0x4E00, 0x9FFF))


def union(sets: Iterable[Set]) -> Set:
    """What is in any of them."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(pair for one in sets for pair in one):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def without(one: Set) -> Set:
    """Every character that is not in it."""
    found, start = [], 0
    for low, high in one:
        if low > start:
            found.append((start, low - 1))
        start = high + 1
    return (*found, (start, LAST)) if start <= LAST else tuple(found)


def meet(one: Set, other: Set) -> bool:
    """Whether some character is in both."""
    at = to = 0
    while at < len(one) and to < len(other):
        if one[at][1] < other[to][0]:
            at += 1
        elif other[to][1] < one[at][0]:
            to += 1
        else:
            return True
    return False


def of(piece: tuple[Any, Any], *, whole_lines: bool, case: bool) -> Set:
    """What a piece of a parsed pattern that stands for one character may match.

    `piece` is an operation of `re`'s parser with its argument: LITERAL, NOT_LITERAL, ANY, IN. `whole_lines` is false
    where `.` takes line ends as well, `case` false where capital and small letters are one.
    """
    operation, argument = str(piece[0]), piece[1]
    if operation == "LITERAL":
        return _cased(((argument, argument),), case)
    if operation == "NOT_LITERAL":
        return without(((argument, argument),))
    if operation == "ANY":
        return without(LINE_END) if whole_lines else ALL
    if operation != "IN":
        return ALL
    negated = str(argument[0][0]) == "NEGATE"
    # What a negated class leaves out must be left out for certain.
    inside = union(_member(member, sure=negated) for member in argument[negated:])
    return without(inside) if negated else _cased(inside, case)


def _member(member: tuple[Any, Any], *, sure: bool) -> Set:
    operation, argument = str(member[0]), member[1]
    if operation == "LITERAL":
        return ((argument, argument),)
    if operation == "RANGE":
        return (tuple(argument),)
    return _category(str(argument), sure) if operation == "CATEGORY" else EMPTY if sure else ALL


def _category(name: str, sure: bool) -> Set:
    """At most (`sure`) or at least the characters of \\d, \\s, \\w and their opposites."""
    kind = name.removeprefix("CATEGORY_")
    if kind.startswith("NOT_"):
        return without(_category(kind.removeprefix("NOT_"), not sure))
    if kind == "DIGIT":
        return _SURELY_DIGITS if sure else _DIGITS
    if kind == "WORD":
        return _SURELY_WORDS if sure else without(_NO_WORDS)
    return _spaces() if kind == "SPACE" else EMPTY if sure else ALL


@cache
def _spaces() -> Set:
    return union(((code, code),) for code in range(0x3001) if chr(code).isspace())


def _cased(one: Set, case: bool) -> Set:
    apart = case or all(any(low >= first and high <= last for first, last in _CASELESS) for low, high in one)
    return one if apart else ALL
