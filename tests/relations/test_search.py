"""The search against trying every set of cells."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.relations import LinearEquation, smallest_repairs
from gxlint.relations.search import Budget, at_least, smallest

CELLS = range(7)
ROWS = st.dictionaries(st.sampled_from(CELLS), st.sampled_from([1, 1, 1, -1, -1, 2]), min_size=1, max_size=5)


def solve(
    rows: list[dict[int, int]], wanted: list[int], cells: tuple[int, ...]
) -> dict[int, Fraction] | None:
    """The unique solution over `cells`, None when there is none or more than one."""
    matrix = [
        [Fraction(row.get(cell, 0)) for cell in cells] + [Fraction(w)]
        for row, w in zip(rows, wanted, strict=True)
    ]
    rank = 0
    for column in range(len(cells)):
        place = next((n for n in range(rank, len(matrix)) if matrix[n][column]), None)
        if place is None:
            return None
        matrix[rank], matrix[place] = matrix[place], matrix[rank]
        lead = matrix[rank][column]
        matrix[rank] = [value / lead for value in matrix[rank]]
        for n, row in enumerate(matrix):
            if n != rank and row[column]:
                matrix[n] = [a - row[column] * b for a, b in zip(row, matrix[rank], strict=True)]
        rank += 1
    if any(row[-1] for row in matrix[rank:]):
        return None
    return {cell: matrix[n][-1] for n, cell in enumerate(cells)}


def brute(rows: list[dict[int, int]], wanted: list[int], values: list[int]) -> list[dict[int, Fraction]]:
    for size in (1, 2, 3):
        found = []
        for cells in itertools.combinations(CELLS, size):
            changes = solve(rows, wanted, cells)
            if changes is None or not all(changes.values()):
                continue
            if all(c.denominator == 1 and values[cell] + c >= 0 for cell, c in changes.items()):
                found.append(changes)
        if found:
            return found
    return []


@settings(deadline=None, max_examples=300)
@given(st.lists(ROWS, min_size=1, max_size=5), st.data())
def test_the_search_finds_what_trying_everything_finds(rows: list[dict[int, int]], data: st.DataObject):
    wanted = data.draw(st.lists(st.sampled_from([0, 0, 1, -1, 2]), min_size=len(rows), max_size=len(rows)))
    values = data.draw(st.lists(st.integers(0, 3), min_size=7, max_size=7))
    if not any(wanted):
        return
    found = smallest(
        rows, wanted, 3, lambda c: c[1].denominator == 1 and values[c[0]] + c[1] >= 0, Budget(10**6)
    )
    assert [dict(one) for one in found] == brute(rows, wanted, values)


@settings(deadline=None, max_examples=300)
@given(st.lists(ROWS, min_size=1, max_size=5), st.data())
def test_parts_multiply_to_the_repairs_of_the_whole(rows: list[dict[int, int]], data: st.DataObject):
    values = data.draw(st.lists(st.integers(0, 3), min_size=7, max_size=7))
    constants = data.draw(st.lists(st.integers(-3, 3), min_size=len(rows), max_size=len(rows)))
    equations = [
        LinearEquation(tuple((factor, cell) for cell, factor in row.items()), constant)
        for row, constant in zip(rows, constants, strict=True)
    ]
    wanted = [
        -sum(f * values[cell] for cell, f in row.items()) - constant
        for row, constant in zip(rows, constants, strict=True)
    ]
    repairs = smallest_repairs(equations, dict(enumerate(values)), limit=10_000)
    assert repairs.complete
    whole = brute(rows, wanted, values) if any(wanted) else []
    if whole:
        product = itertools.product(*(component.repairs for component in repairs.components))
        given = [sorted((c.key, c.should_be) for part in one for c in part) for one in product]
        expected = [sorted((cell, values[cell] + change) for cell, change in one.items()) for one in whole]
        assert sorted(given) == sorted(expected)
        assert all(component.proven for component in repairs.components)
    for component in repairs.components:
        for repair in component.repairs:
            mended = {**dict(enumerate(values)), **{c.key: c.should_be for c in repair}}
            for place, equation in enumerate(equations):
                rest = sum(f * mended[cell] for f, cell in equation.terms) + equation.constant
                assert rest == (0 if place in component.equations else -wanted[place])
    broken = sorted(place for component in repairs.components for place in component.equations)
    assert broken == [place for place, want in enumerate(wanted) if want]


def test_lower_bound():
    assert at_least([{1: 1, 2: 1}, {2: 1, 3: 1}, {4: 1}]) == 2
    assert at_least([]) == 0


def test_a_spent_budget_is_said():
    budget = Budget(3)
    assert smallest([{1: 1, 2: 1}, {2: 1, 3: 1}], [1, 5], 3, lambda change: True, budget) == []
    assert budget.spent
