from __future__ import annotations

from decimal import Decimal

import pytest

from gxlint.relations.slips import LIKELY, POSSIBLE, UNLIKELY, unlikeliness


@pytest.mark.parametrize(
    ("reads", "should_be", "expected"),
    [
        (12, 21, LIKELY),
        (1, 10, LIKELY),
        (10, 1, LIKELY),
        (123, 13, LIKELY),
        (13, 123, LIKELY),
        (None, 4, LIKELY),
        (Decimal("227.78"), Decimal("227.782"), LIKELY),
        (13, 14, POSSIBLE),
        (3, 8, POSSIBLE),
        (12, 34, UNLIKELY),
        (121, 211, LIKELY),
        (120, 210, LIKELY),
        (102, 201, UNLIKELY),
        (0, 8, UNLIKELY),
        (8, 0, UNLIKELY),
        (0, 10, UNLIKELY),
        (99, 100, UNLIKELY),
    ],
)
def test_slips(reads, should_be, expected):
    assert unlikeliness(reads, should_be) == expected


def test_a_total_never_filled_in():
    assert unlikeliness(0, 11, lone_total=True) == LIKELY
    assert unlikeliness(3, 11, lone_total=True) == UNLIKELY
