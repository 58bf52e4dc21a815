"""Whether a regular expression of a rule author can be run on any report: how many ways it may try one place.

`re` tries one way after the other. A repeat is tried once where the character that ends it is none of its own
(`[^,]*,`), and once for each of its lengths where it may be (`.*,`); of two such repeats every pair of lengths is tried,
and a choice inside a repeat of which two branches fit (`(?:.|年)*`) doubles the ways with every character. So the ways
are counted on the parsed pattern, and a pattern is refused that may need too many. The count never comes out too low.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf, log
from typing import Any

from gxlint.checks.character_sets import ALL, EMPTY, LINE_END, Set, meet, of, union

_LONG = 64
"""A bounded repetition up to this length is harmless around or inside another one."""
LENGTH = 1000
"""The characters for which a repetition without an end is counted: a long paragraph."""
MOST = 50_000
"""Steps from one place that a pattern may need on such a text: `.*年.{0,12}件` is just below, so is `.{0,20}` thrice."""
LONGEST = 2000
"""Characters of a pattern."""
_CHEAP = 64
_GLOBAL = "u"
"""What every pattern of text is, whether it says so or not."""
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_BACK = frozenset({"GROUPREF", "GROUPREF_EXISTS"})
_CHARACTERS = frozenset({"LITERAL", "NOT_LITERAL", "ANY", "IN"})
_LOOKS = frozenset({"ASSERT", "ASSERT_NOT"})


def fault(pattern: str, least: int = 1) -> str | None:
    """Return why a pattern cannot be taken (a kind of RuleError), None when it can. Raises re.error, RecursionError.

    pattern-joined: flags for the whole or named groups, which do not survive being put beside other patterns.
    pattern-slow: a repetition inside a repetition, or a reference back. pattern-many: too many ways to try.
    pattern-short: it can match fewer than `least` characters.
    """
    if len(pattern) > LONGEST:
        return "pattern-many"
    parsed = _parsed(pattern)
    if parsed.state.groupdict or parsed.state.flags & ~_flag(_GLOBAL):
        return "pattern-joined"
    if not _flat(parsed, inside=False):
        return "pattern-slow"
    if effort(pattern) > MOST:
        return "pattern-many"
    return "pattern-short" if parsed.getwidth()[0] < least else None


def effort(pattern: str, length: int = LENGTH) -> float:
    """Return how many steps a pattern needs at most from one place of a text of that length (in characters).

    A step is one character (or place) looked at. math.inf where it doubles with every character. The pattern compiles
    and has no reference back.
    """
    return _sequence(_parsed(pattern), EMPTY, _How(length)).work


def _parsed(pattern: str) -> Any:
    from importlib import import_module

    # The parser of `re` has no public name; what it returns has been the same since 3.11.
    return import_module("re._parser").parse(pattern)


def _flag(letters: str) -> int:
    import re

    return int(sum(re.RegexFlag[letter.upper()] for letter in letters))


def _flat(items: Iterable[tuple[Any, Any]], inside: bool) -> bool:
    """Whether no long repetition stands inside a repetition, and nothing refers back."""
    for operation, argument in items:
        name = str(operation)
        if name in _BACK:
            return False
        repeated = name in _REPEATS
        many = repeated and argument[1] > _LONG
        if repeated and inside and argument[1] > 1 and (many or argument[1] != argument[0]):
            return False
        if any(not _flat(part, inside or (repeated and argument[1] > 1)) for part in _parts(argument)):
            return False
    return True


def _parts(argument: Any) -> Iterable[Any]:
    """The patterns inside an operation's argument, wherever they stand in it."""
    if type(argument).__name__ == "SubPattern":
        yield argument
    elif isinstance(argument, (tuple, list)):
        for part in argument:
            yield from _parts(part)


@dataclass(frozen=True, slots=True)
class _How:
    """How a part is read: the length that is counted for, and the flags that hold inside of it."""

    length: int
    whole_lines: bool = True
    case: bool = True


@dataclass(frozen=True, slots=True)
class _Cost:
    """A part of a pattern: `ways` to get through it, `work` to try them all, the characters it may begin with,
    and whether it may match nothing."""

    ways: float
    work: float
    first: Set
    empty: bool


def _sequence(items: Iterable[tuple[Any, Any]], behind: Set, how: _How) -> _Cost:
    """Parts one behind the other; `behind` are the characters that may come after them."""
    costs: list[_Cost] = []
    first, empty = EMPTY, True
    for item in reversed(list(items)):
        cost = _of(item, union((first, behind)) if empty else first, how)
        first = union((cost.first, first)) if cost.empty else cost.first
        empty = empty and cost.empty
        costs.append(cost)
    ways, work = 1.0, 1.0
    for cost in reversed(costs):
        work += ways * cost.work
        ways *= cost.ways
    return _Cost(ways, work, first, empty)


def _of(item: tuple[Any, Any], behind: Set, how: _How) -> _Cost:
    operation, argument = str(item[0]), item[1]
    if operation in _REPEATS:
        return _repeat(argument, behind, how, possessive=operation == "POSSESSIVE_REPEAT")
    if operation == "SUBPATTERN":
        return _sequence(argument[3], behind, _flagged(how, argument[1], argument[2]))
    if operation == "ATOMIC_GROUP":
        return replace(_sequence(argument, ALL, how), ways=1)
    if operation == "BRANCH":
        return _branch(argument[1], behind, how)
    if operation in _LOOKS:
        work = _sequence(argument[1], EMPTY, how).work
        # It is tried at every length of an open repeat before it, so a dear one makes that repeat count in full.
        return _Cost(1, work, ALL if work > _CHEAP else EMPTY, empty=True)
    if operation == "AT":
        return (
            _Cost(1, 1, LINE_END, empty=False) if "END" in str(argument) else _Cost(1, 1, EMPTY, empty=True)
        )
    if operation == "FAILURE":
        return _Cost(1, 1, EMPTY, empty=False)
    return _Cost(1, 1, of(item, whole_lines=how.whole_lines, case=how.case), empty=False)


def _flagged(how: _How, on: int, off: int) -> _How:
    whole_lines = bool(off & _flag("s")) or (how.whole_lines and not on & _flag("s"))
    case = bool(off & _flag("i")) or (how.case and not on & _flag("i"))
    return _How(how.length, whole_lines, case)


def _repeat(argument: tuple[Any, Any, Any], behind: Set, how: _How, *, possessive: bool) -> _Cost:
    least, most, inner = argument
    again = EMPTY if most <= 1 else _begin(inner, how)[0]
    cost = _sequence(inner, union((again, behind)), how)
    times = min(int(most), how.length)
    ways = _power(cost.ways, times)
    if most > _LONG and (cost.ways > 1 or cost.empty):
        ways = inf
    work = 1 + times * cost.work * ways
    if least != most and meet(cost.first, behind):
        ways = ways + 1 if most == 1 else ways * (times - min(int(least), times) + 1)
    return _Cost(1 if possessive else ways, work, cost.first, cost.empty or least == 0)


def _power(ways: float, times: int) -> float:
    return inf if ways == inf or times * log(ways) > log(1e30) else ways**times


def _branch(branches: Sequence[Any], behind: Set, how: _How) -> _Cost:
    costs = [_sequence(branch, behind, how) for branch in branches]
    heads = [
        (_head(branch, how) or [union((cost.first, behind)) if cost.empty else cost.first], cost.ways)
        for branch, cost in zip(branches, costs, strict=True)
    ]
    return _Cost(_alike(heads, 0), sum(cost.work for cost in costs), union(cost.first for cost in costs),
                 any(cost.empty for cost in costs))  # fmt: skip


def _head(items: Iterable[tuple[Any, Any]], how: _How) -> list[Set]:
    """The characters with which a branch begins for certain, place by place."""
    head = []
    for item in items:
        if str(item[0]) not in _CHARACTERS:
            break
        head.append(of(item, whole_lines=how.whole_lines, case=how.case))
    return head


def _alike(branches: Sequence[tuple[list[Set], float]], at: int) -> float:
    """How many ways there are at one place through branches that are alike up to place `at` of their heads."""
    if len(branches) < 2 or any(len(head) <= at for head, _ in branches):
        return sum(ways for _, ways in branches)
    return max(_alike(group, at + 1) for group in _groups(branches, at))


def _groups(
    branches: Sequence[tuple[list[Set], float]], at: int
) -> Iterable[Sequence[tuple[list[Set], float]]]:
    """The branches put together whose characters at a place meet, be it by way of a third; groups exclude each other."""
    owner = list(range(len(branches)))

    def root(number: int) -> int:
        while owner[number] != number:
            owner[number] = number = owner[owner[number]]
        return number

    reach, last = -1, 0
    ranges = (
        (low, high, number) for number, (head, _) in enumerate(branches) for low, high in head[at] or ALL
    )
    for low, high, number in sorted(ranges):
        if low <= reach:
            owner[root(number)] = root(last)
        if high > reach:
            reach, last = high, number
    groups: dict[int, list[tuple[list[Set], float]]] = {}
    for number, branch in enumerate(branches):
        groups.setdefault(root(number), []).append(branch)
    return groups.values()


def _begin(items: Iterable[tuple[Any, Any]], how: _How) -> tuple[Set, bool]:
    """The characters a sequence may begin with, and whether it may match nothing."""
    sets: list[Set] = []
    for item in items:
        first, empty = _first(item, how)
        sets.append(first)
        if not empty:
            return union(sets), False
    return union(sets), True


def _first(item: tuple[Any, Any], how: _How) -> tuple[Set, bool]:
    operation, argument = str(item[0]), item[1]
    if operation in _REPEATS:
        first, empty = _begin(argument[2], how)
        return first, empty or argument[0] == 0
    if operation == "SUBPATTERN":
        return _begin(argument[3], _flagged(how, argument[1], argument[2]))
    if operation == "ATOMIC_GROUP":
        return _begin(argument, how)
    if operation == "BRANCH":
        begun = [_begin(branch, how) for branch in argument[1]]
        return union(first for first, _ in begun), any(empty for _, empty in begun)
    if operation in _LOOKS:
        return ALL, True
    cost = _of(item, ALL, how)
    return cost.first, cost.empty
