"""How likely a wrong figure is a slip of the pen: used to order repairs that are equally small, never to drop one."""

from __future__ import annotations

from gxlint.relations.model import Number

LIKELY, POSSIBLE, UNLIKELY = 0, 1, 2


def unlikeliness(reads: Number | None, should_be: Number, *, lone_total: bool = False) -> int:
    """Return 0 for a usual slip (12 for 21, 1 for 10, 123 for 12, a figure left blank), 1 for one wrong digit, else 2.

    `lone_total`: the cell is the total of others; 0 there above parts that are not 0 is a total never filled in.
    """
    if reads is None or (lone_total and reads == 0):
        return LIKELY
    printed, right = str(reads), str(should_be)
    if printed == "0" or right == "0":
        return UNLIKELY
    if _transposed(printed, right) or _one_more(printed, right) or _one_more(right, printed):
        return LIKELY
    if len(printed) == len(right) and sum(a != b for a, b in zip(printed, right, strict=True)) == 1:
        return POSSIBLE
    return UNLIKELY


def _transposed(first: str, second: str) -> bool:
    """Whether two neighbouring digits changed places."""
    if len(first) != len(second):
        return False
    places = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    return first[places[0]] == second[places[1]] and first[places[1]] == second[places[0]]


def _one_more(longer: str, shorter: str) -> bool:
    """Whether one digit too many makes the first out of the second (a factor of ten among them)."""
    if len(longer) != len(shorter) + 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
