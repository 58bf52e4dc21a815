from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.checks.sequence import Slip, slips


@pytest.mark.parametrize(
    "numbers",
    [[], [1], [1, 2, 3], [None, 1, 2], [1, None, 3], [1, None, 2], [1, None, None, 4, 5], [1, 2, None]],
)
def test_in_order(numbers: list[int | None]) -> None:
    assert slips(numbers) == []


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1, 1, 3], [Slip(1, "repeated", 1, 2, True)]),
        ([1, 2, 2, 3, 4], [Slip(2, "repeated", 2, 3, False)]),
        ([1, 2, 3, 3], [Slip(3, "repeated", 3, 4, False)]),
        ([1, 2, 4, 5, 6], [Slip(2, "skipped", 4, 3, False)]),
        ([1, 2, 5, 4, 5], [Slip(2, "skipped", 5, 3, True)]),
        ([1, 2, 4, 3, 5], [Slip(2, "swapped", 4, 3, False)]),
        ([2, 3, 4], [Slip(0, "start", 2, 1, False)]),
        ([1, 2, 3, 1, 2, 3], [Slip(3, "wrong", 1, 4, False)]),
        ([1, 2, None, 6], [Slip(3, "skipped", 6, 4, False)]),
        ([1, 2, 2, 3, 5], [Slip(2, "repeated", 2, 3, False), Slip(4, "skipped", 5, 4, False)]),
    ],
)
def test_one_slip_for_one_cause(numbers: list[int | None], expected: list[Slip]) -> None:
    assert slips(numbers) == expected


@given(st.integers(3, 15), st.data())
def test_dropping_one_inside_is_one_slip(size: int, data: st.DataObject) -> None:
    dropped = data.draw(st.integers(2, size - 1))
    found = slips([n for n in range(1, size + 1) if n != dropped])
    assert [(slip.kind, slip.expected) for slip in found] == [("skipped", dropped)]


@given(st.integers(2, 15), st.data())
def test_printing_one_twice_is_one_slip(size: int, data: st.DataObject) -> None:
    twice = data.draw(st.integers(1, size))
    numbers = sorted([*range(1, size + 1), twice])
    assert [(slip.kind, slip.index) for slip in slips(numbers)] == [("repeated", twice)]


@given(st.lists(st.one_of(st.none(), st.integers(0, 20)), max_size=20))
def test_never_raises_and_points_at_a_number(numbers: list[int | None]) -> None:
    for slip in slips(numbers):
        assert numbers[slip.index] == slip.found
        assert slip.found != slip.expected or slip.kind == "wrong"
