"""The words of rules/words/claims, ready for the lexer: one look-up a word, one pattern for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from gxlint import resources
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy


class Words(NamedTuple):
    """`cues`: word to kind; `units`: unit to its groups, `measures` those that count nothing; `scopes`: word to kind;
    `roles`: word to role; `role_pattern` finds them."""

    cues: dict[str, str]
    units: dict[str, frozenset[str]]
    measures: frozenset[str]
    scopes: dict[str, str]
    roles: dict[str, str]
    role_pattern: re.Pattern[str]


@resources.derived
@cache
def words() -> Words:
    """Return the words of the rule files, read once."""
    units: dict[str, set[str]] = {}
    for group, members in resources.data("words/claims/units.yaml").items():
        for unit in members:
            units.setdefault(unit, set()).add(group)
    roles = _flat("roles")
    return Words(
        _flat("cues"),
        {unit: frozenset(groups) for unit, groups in units.items()},
        frozenset(unit for unit, groups in units.items() if groups == {"measures"}),
        _flat("scopes"),
        roles,
        lazy(alternatives(roles)),
    )


def _flat(name: str) -> dict[str, str]:
    content = resources.data(f"words/claims/{name}.yaml")
    return {fold(str(word)): str(key) for key, members in content.items() for word in members}


def alternatives(found: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first, grouped by first character (quick to refuse)."""
    by_first: dict[str, list[str]] = {}
    for word in found:
        by_first.setdefault(word[0], []).append(word[1:])
    branches = []
    for first, rests in by_first.items():
        rests.sort(key=len, reverse=True)
        tail = "" if rests == [""] else "(?:" + "|".join(map(re.escape, rests)) + ")"
        branches.append(re.escape(first) + tail)
    return "|".join(branches)


def roles_of(wording: str) -> tuple[str, ...]:
    """Return the roles whose words stand in a wording, in order of appearance, each once."""
    if not wording:
        return ()
    known = words()
    return tuple(dict.fromkeys(known.roles[match[0]] for match in known.role_pattern.finditer(wording)))


def unit_groups(unit: str) -> frozenset[str]:
    """Return the groups of a unit; a unit of none, or only of "other" or "measures", agrees with itself alone."""
    return words().units.get(unit, frozenset()) - {"other", "measures"}


def same_sum(one: str, two: str) -> bool:
    """Whether numbers in these units may stand in one sum. "" (no unit printed) agrees with all."""
    return one == two or not one or not two or bool(unit_groups(one) & unit_groups(two))
