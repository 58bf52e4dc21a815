from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.relations import (
    Change,
    Gap,
    Kind,
    LinearEquation,
    Move,
    Repairs,
    compile,
    evaluate_all,
    parse,
    smallest_repairs,
    suspects,
)
from tests.relations import tables


def repair(texts: list[str], values: dict[str, Any], **options: Any) -> Repairs[str]:
    equations = [compile(parse(text)).equation() for text in texts]
    return smallest_repairs([e for e in equations if e is not None], values, **options)


def requests_repair(cells: dict[Any, Any], form: str = "2021", **options: Any) -> Repairs[Any]:
    outcomes = evaluate_all(tables.requests_relations(form), cells)
    return suspects(outcomes, order=list(cells), **options)[0]


def valid(form: str = "2021") -> tables.Cells:
    return tables.requests_cells(form, [(7 * n * n + 3 * n) % 23 + 5 for n in range(200)])


def sets(repairs: Repairs[Any]) -> list[list[tuple[tuple[Any, Any, Any], ...]]]:
    return [[tuple(map(tuple, one)) for one in component.repairs] for component in repairs.components]


def test_nothing_broken_nothing_suspected():
    assert requests_repair(valid()) == Repairs((), True)


def test_one_wrong_cell_is_named_with_its_value():
    cells = valid()
    right = cells["granted", "business"]
    cells["granted", "business"] = right + 4
    found = requests_repair(cells)
    assert sets(found) == [[((("granted", "business"), right + 4, right),)]]
    (component,) = found.components
    assert (component.found, component.moved, component.proven, found.complete) == (1, None, True, True)


def test_a_component_says_which_equations_it_mends():
    cells = valid()
    cells["total", "total"] = 0
    found, outcomes = suspects(evaluate_all(tables.requests_relations("2021"), cells))
    (component,) = found.components
    assert [(outcomes[n].compiled.at, outcomes[n].state) for n in component.equations] == [
        ("total", "violated"),
        ("total", "violated"),
        ("total", "violated"),
    ]


def test_a_case_booked_under_the_wrong_applicant():
    cells = tables.requests_cells("2021", [0] * 200)
    for column, received, granted in (("natural_person", 60, 61), ("other", 1, 0), ("business", 1, 1)):
        cells["received", column] = received
        cells["granted", column] = cells["total", column] = granted
    cells["received", "total"] = cells["granted", "total"] = cells["total", "total"] = 62
    found = requests_repair(cells)
    (component,) = found.components
    assert component.moved == Move("received", "other", "natural_person", 1)
    assert component.repairs == (
        (Change(("received", "natural_person"), 60, 61), Change(("received", "other"), 1, 0)),
    )
    assert len(component.equations) == 2


def test_one_value_that_is_not_possible_leaves_the_other_explanation():
    """Nothing can be taken from a carried_in of 0: the moved case is in one of the other rows."""
    cells = valid()
    cells["granted", "business"] += 2
    cells["granted", "research"] -= 2
    (component,) = requests_repair(cells, limit=100).components
    assert component.moved is not None
    assert (component.moved.from_column, component.moved.to_column) == ("business", "research")
    assert component.moved.amount == 2
    results = tables.RESULTS["2021"]
    possible = [row for row in results if cells[row, "business"] >= 2]
    assert sorted(one[0].key[0] for one in component.repairs) == sorted(possible)
    assert component.found == len(possible)


def test_two_wrong_cells_far_apart_are_two_components():
    cells = valid()
    first, second = cells["granted", "business"], cells["received", "research"]
    cells["granted", "business"] += 3
    cells["received", "research"] += 5
    assert sets(requests_repair(cells)) == [
        [((("received", "research"), second + 5, second),)],
        [((("granted", "business"), first + 3, first),)],
    ]


def test_two_wrong_cells_with_the_same_difference_can_be_read_crosswise():
    cells = valid()
    cells["granted", "business"] += 3
    cells["partial", "research"] += 3
    (component,) = requests_repair(cells).components
    keys = [tuple(change.key for change in one) for one in component.repairs]
    assert sorted(keys) == [
        (("granted", "business"), ("partial", "research")),
        (("granted", "research"), ("partial", "business")),
    ]


def test_two_wrong_cells_in_one_column():
    cells = valid()
    cells["granted", "business"] += 3
    cells["partial", "business"] += 5
    assert [
        [{change.key for change in one} for one in c.repairs] for c in requests_repair(cells).components
    ] == [[{("granted", "business"), ("partial", "business")}]]


def test_more_wrong_cells_than_one_search_may_change():
    cells = valid()
    wrong = [
        ("received", "research"),
        ("granted", "natural_person"),
        ("refused.4", "business"),
        ("unavailable.1", "other"),
        ("refused.7", "total"),
    ]
    right = {key: cells[key] for key in wrong}
    for extra, key in enumerate(wrong, 1):
        cells[key] += extra
    found = requests_repair(cells)
    assert sorted(sets(found)) == sorted([((key, cells[key], right[key]),)] for key in wrong)
    assert all(component.proven for component in found.components)


def test_a_table_beyond_repair_has_no_suspects():
    cells = {key: (number * 37 + 11) % 101 for number, key in enumerate(valid())}
    found = requests_repair(cells)
    assert [component.repairs for component in found.components] == [()]
    assert len(found.components[0].equations) > 30
    assert found.complete


def test_every_cell_of_a_single_sum_is_possible_and_the_likeliest_comes_first():
    found = repair(["t = a + b + c"], {"t": 21, "a": 4, "b": 5, "c": 3})
    assert sets(found) == [[(("t", 21, 12),), (("a", 4, 13),), (("b", 5, 14),), (("c", 3, 12),)]]
    empty = repair(["t = a + b"], {"a": 10, "b": 1, "t": 0})
    assert sets(empty) == [[(("t", 0, 11),)]]


def test_form_order_and_limit():
    values = {f"p{n}": 20 for n in range(12)} | {"t": 300}
    text = "t = " + " + ".join(f"p{n}" for n in range(12))
    (component,) = repair([text], values).components
    assert ([one[0].key for one in component.repairs], component.found) == ([f"p{n}" for n in range(8)], 13)
    (component,) = repair([text], values, limit=20, order=[f"p{n}" for n in reversed(range(12))]).components
    assert [one[0].key for one in component.repairs] == [*(f"p{n}" for n in reversed(range(12))), "t"]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ({}, [(("t", 5, 7),), (("a", 3, 1),), (("b", 4, 2),)]),
        ({"t": "money", "a": "money", "b": "money"}, [(("t", 5, 7),), (("a", 3, 1),), (("b", 4, 2),)]),
    ],
)
def test_counts_and_amounts(kinds: dict[str, Kind], expected):
    found = repair(["t = a + b"], {"t": 5, "a": 3, "b": 4}, kinds=kinds)
    assert sorted(sets(found)[0]) == sorted(expected)


def test_what_a_cell_cannot_hold_is_no_repair():
    small = repair(["t = a + b"], {"t": 0, "a": 3, "b": 4})
    assert sets(small) == [[(("t", 0, 7),)]]
    signed = repair(["t = a + b"], {"t": 0, "a": 3, "b": 4}, kinds={"a": "signed"})
    assert sorted(sets(signed)[0]) == [(("a", 3, -4),), (("t", 0, 7),)]
    halves = repair(["t = a + b"], {"t": 5, "a": Decimal("2.5"), "b": 4}, kinds={"a": "money"})
    assert sets(halves) == [[(("a", Decimal("2.5"), 1),)]]
    amount = repair(["t = a"], {"t": 1, "a": Decimal("0.1")}, kinds={"t": "money", "a": "money"})
    assert sorted(sets(amount)[0]) == [(("a", Decimal("0.1"), 1),), (("t", 1, Decimal("0.1")),)]
    third = repair(["t = a + a + a"], {"t": 1, "a": 0}, kinds={"t": "money", "a": "money"})
    assert sets(third) == [[(("t", 1, 0),)]]
    nothing = repair(["a + b = c - c"], {"a": 1, "b": 2, "c": 0})
    assert sets(nothing) == [[]]


def test_unread_cells_and_their_equations_are_left_out():
    cells: dict[Any, Any] = dict(valid())
    right = cells["granted", "business"]
    cells["granted", "business"] = right + 1
    cells["partial", "business"] = Gap.UNREAD
    # Only the row can be evaluated. The other cells of the row stand in columns that hold.
    assert sets(requests_repair(cells)) == [[((("granted", "business"), right + 1, right),)]]
    cells["granted", "business"] = Gap.UNREAD
    assert requests_repair(cells) == Repairs((), True)


def test_an_equation_without_a_value_is_left_out():
    assert repair(["t = a + b"], {"t": 5, "a": None, "b": 9}) == Repairs((), True)
    assert repair(["t = a + b"], {"t": 5, "b": 9}) == Repairs((), True)


def test_a_blank_counted_as_zero_takes_part_and_reads_none():
    relations = [compile(parse("t = a + b")), compile(parse("u = a + c"))]
    outcomes = evaluate_all(relations, {"t": 3, "a": 3, "b": Gap.BLANK, "u": 9, "c": 4})
    repairs, _ = suspects(outcomes, limit=20)
    assert sorted(sets(repairs)[0], key=str) == [(("c", 4, 6),), (("u", 9, 7),)]
    outcomes = evaluate_all([compile(parse("t = a + b + c"))], {"t": 5, "a": 3, "b": 4, "c": Gap.BLANK})
    repairs, _ = suspects(outcomes)
    assert "c" not in {change.key for one in repairs.components[0].repairs for change in one}
    outcomes = evaluate_all([compile(parse("c = t - a"))], {"t": 5, "a": 3, "c": Gap.BLANK})
    assert outcomes[0].state == "not_evaluated"
    assert suspects(outcomes) == (Repairs((), True), ())


def test_wrong_types():
    with pytest.raises(TypeError):
        repair(["a = b"], {"a": 1.0, "b": 2})
    with pytest.raises(TypeError):
        repair(["a = b"], {"a": Decimal("NaN"), "b": 2})


def test_the_budget_ends_the_search_and_says_so():
    names = [[f"{row}{n}" for n in range(40)] for row in "abc"]
    texts = [f"t{row} = {' + '.join(names[row])} + t{row + 1}" for row in range(3)]
    values = {f"t{row}": 1000 + 7**row for row in range(4)} | {name: 3 for row in names for name in row}
    assert repair(texts, values, budget=2000) == repair(texts, values, budget=2000)
    assert not repair(texts, values, budget=2000).complete
    assert repair(texts, values, budget=10).components[0].repairs == ()


def test_one_wrong_cell_needs_few_steps():
    cells = valid()
    cells["granted", "business"] += 4
    assert requests_repair(cells, budget=200).complete


@settings(deadline=None, max_examples=60)
@given(st.data(), st.sampled_from(["2021", "2019"]), st.integers(0, 10_000))
def test_any_single_change_of_a_valid_requests_table_is_found(data: st.DataObject, form: str, new: int):
    cells = data.draw(tables.requests_tables(form))
    relations = tables.requests_relations(form)
    assert {outcome.state for outcome in evaluate_all(relations, cells)} == {"satisfied"}
    key = data.draw(st.sampled_from(list(cells)))
    old = cells[key]
    cells[key] = new if new != old else new + 1
    assert sets(requests_repair(cells, form)) == [[((key, cells[key], old),)]]


@settings(deadline=None, max_examples=60)
@given(st.data(), st.booleans(), st.integers(0, 3000))
def test_any_single_change_of_groups_and_statistics_is_among_the_repairs(
    data: st.DataObject, review: bool, new: int
):
    if review:
        cells, relations = tables.review_cells(data.draw(tables.figures(12))), tables.review_relations()
    else:
        cells, relations = (
            tables.statistics_cells(data.draw(tables.figures(30))),
            tables.statistics_relations(),
        )
    assert {outcome.state for outcome in evaluate_all(relations, cells)} == {"satisfied"}
    key = data.draw(st.sampled_from([key for one in relations for key in one.keys]))
    old = cells[key]
    cells[key] = new if new != old else new + 1
    found, outcomes = suspects(evaluate_all(relations, cells), limit=100)
    (component,) = found.components
    assert ((key, cells[key], old),) in sets(found)[0]
    assert all(len(one) == 1 for one in component.repairs)
    broken = {k for n in component.equations for k in outcomes[n].compiled.keys}
    assert {change.key for one in component.repairs for change in one} <= broken


@settings(deadline=None, max_examples=60)
@given(st.data(), st.integers(1, 50), st.integers(1, 50))
def test_two_changes_in_unrelated_places_are_both_found(data: st.DataObject, first: int, second: int):
    cells = data.draw(tables.requests_tables("2021"))
    relations = tables.requests_relations("2021")
    one = data.draw(st.sampled_from(list(cells)))
    near = {key for relation in relations if one in relation.keys for key in relation.keys}
    other = data.draw(st.sampled_from([key for key in cells if key not in near]))
    expected = {(one, cells[one] + first, cells[one]), (other, cells[other] + second, cells[other])}
    cells[one] += first
    cells[other] += second
    found = sets(requests_repair(cells, limit=1000))
    if len(found) == 2:
        assert [{change for repair in part for change in repair} for part in found] in (
            [{a}, {b}] for a in expected for b in expected if a != b
        )
    else:
        assert any(set(repair) == expected for repair in found[0])
        assert all(len(repair) == 2 for repair in found[0])


def test_linear_equations_can_be_given_directly():
    equation = LinearEquation(((1, "a"), (-2, "b")), 3)
    found = smallest_repairs([equation], {"a": 4, "b": 2})
    assert sets(found) == [[(("a", 4, 1),)]]
