"""Numerals that were lost: headings without one whose neighbours leave exactly theirs free."""

from __future__ import annotations

from collections.abc import Iterable


def lost(numbers: Iterable[int | None]) -> frozenset[int]:
    """Return the positions of None in a run of numbers that the numbers around them leave free: 四, None, 六.

    A run may begin with None (None, 二); what stands behind the last number proves nothing.
    """
    found: set[int] = set()
    last = 0
    bare: list[int] = []
    for position, number in enumerate(numbers):
        if number is None:
            bare.append(position)
            continue
        if bare and number == last + 1 + len(bare):
            found.update(bare)
        last, bare = number, []
    return frozenset(found)
