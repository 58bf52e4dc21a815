"""What a comparison can still be when some of its cells are blank, each of which may be 0 or more."""

from __future__ import annotations

from collections.abc import Mapping

from gxlint.relations.compiled import Highest, K, Link, Sum
from gxlint.relations.model import Number

Range = tuple[Number | None, Number | None]
"""Lowest and highest value; None is without limit."""


def cannot_hold(link: Link[K], values: Mapping[K, Number], blank: frozenset[K]) -> bool:
    """Whether no values of 0 or more in the blank cells make the comparison true."""
    low, high = _balance(link, values, blank)
    above, below = low is not None and low > 0, high is not None and high < 0
    match link.operator:
        case "=":
            return above or below
        case "<=":
            return above
        case ">=":
            return below
        case "<":
            return low is not None and low >= 0
        case ">":
            return high is not None and high <= 0


def must_hold(link: Link[K], values: Mapping[K, Number], blank: frozenset[K]) -> bool:
    """Whether the comparison is true whatever values of 0 or more the blank cells have."""
    low, high = _balance(link, values, blank)
    match link.operator:
        case "=":
            return low == 0 == high
        case "<=":
            return high is not None and high <= 0
        case ">=":
            return low is not None and low >= 0
        case "<":
            return high is not None and high < 0
        case ">":
            return low is not None and low > 0


def _balance(link: Link[K], values: Mapping[K, Number], blank: frozenset[K]) -> Range:
    """Left minus right. A blank on both sides counts once, so that it can cancel."""
    factors: dict[K, int] = {}
    for side, sign in ((link.left, 1), (link.right, -1)):
        for coefficient, key in side.terms:
            factors[key] = factors.get(key, 0) + sign * coefficient
    balance = _linear(factors, link.left.constant - link.right.constant, values, blank)
    for side, sign in ((link.left, 1), (link.right, -1)):
        for coefficient, extreme in side.extremes:
            balance = _add(balance, _scale(sign * coefficient, _extreme(extreme, values, blank)))
    return balance


def _linear(
    factors: Mapping[K, int], constant: Number, values: Mapping[K, Number], blank: frozenset[K]
) -> Range:
    total = constant
    low = high = True
    for key, factor in factors.items():
        if key in blank:
            low, high = low and factor >= 0, high and factor <= 0
        else:
            total += factor * values[key]
    return (total if low else None), (total if high else None)


def _sum(side: Sum[K], values: Mapping[K, Number], blank: frozenset[K]) -> Range:
    return _balance(Link(side, "=", Sum(())), values, blank)


def _extreme(extreme: Highest[K], values: Mapping[K, Number], blank: frozenset[K]) -> Range:
    ranges = [_sum(argument, values, blank) for argument in extreme.arguments]
    lows = [low for low, _ in ranges if low is not None]
    highs = [high for _, high in ranges if high is not None]
    if extreme.function == "max":
        return (max(lows) if lows else None), (max(highs) if len(highs) == len(ranges) else None)
    return (min(lows) if len(lows) == len(ranges) else None), (min(highs) if highs else None)


def _scale(factor: int, limits: Range) -> Range:
    low, high = (None if limit is None else factor * limit for limit in limits)
    return (low, high) if factor >= 0 else (high, low)


def _add(first: Range, second: Range) -> Range:
    low = None if first[0] is None or second[0] is None else first[0] + second[0]
    high = None if first[1] is None or second[1] is None else first[1] + second[1]
    return low, high
