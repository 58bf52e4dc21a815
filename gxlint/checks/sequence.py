"""Where a run of numbers leaves the order 1, 2, 3 …: one slip for one cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """One deviation at `index`. `kind`: "start" (the first is not 1), "repeated", "skipped", "swapped", "wrong".

    `found` is the number printed, `expected` the one that should stand there. `single` says that the numbers after
    it go on as if it were right, so that this one alone is wrong; otherwise all later ones are shifted with it.
    """

    index: int
    kind: str
    found: int
    expected: int
    single: bool


def slips(numbers: Sequence[int | None]) -> list[Slip]:
    """Return the deviations of `numbers`, None standing for an item without a number (it may count or not).

    After a slip the comparison goes on from what the next number confirms, so that a shift is reported once.
    """
    found: list[Slip] = []
    known = [(index, number) for index, number in enumerate(numbers) if number is not None]
    last, at, skip = 0, -1, False
    for place, (index, number) in enumerate(known):
        gap = index - at - 1
        low, high = last + 1, last + 1 + gap
        at = index
        if skip or low <= number <= high:
            last, skip = (last if skip else number), False
            continue
        following = known[place + 1] if place + 1 < len(known) else None
        after = following[1] if following else None
        room = following[0] - index - 1 if following else 0
        expected = high if number > high else low
        if after == expected and number == expected + 1:
            found.append(Slip(index, "swapped", number, expected, single=False))
            last, skip = number, True
            continue
        single = after is not None and expected < after <= expected + 1 + room and after != number + 1
        kind = "start" if last == 0 and number > high else _kind(number, last, expected)
        found.append(Slip(index, kind, number, expected, single))
        last = expected if single else number
    return found


def _kind(number: int, last: int, expected: int) -> str:
    if number == last:
        return "repeated"
    return "skipped" if number > expected else "wrong"
