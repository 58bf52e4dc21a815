from __future__ import annotations

import pytest

from gxlint.relations import RelationError, compile, expand, parse

ROWS = ("total", "refused.1", "refused.2", "refused.1.1", "refused.10", "other")


def test_wildcards_follow_the_table_and_match_one_part():
    compiled = compile(parse("total = sum(refused.*) + other"), ROWS)
    assert compiled.lhs == ((1, "total"),)
    assert compiled.rhs == ((1, "refused.1"), (1, "refused.2"), (1, "refused.10"), (1, "other"))
    assert compile(parse("total = sum(refused.*.*)"), ROWS).rhs == ((1, "refused.1.1"),)


def test_coefficients():
    compiled = compile(parse("a - b = 3 - (c - d)"))
    assert (compiled.lhs, compiled.rhs) == (((1, "a"), (-1, "b")), ((-1, "c"), (1, "d")))
    equation = compiled.equation()
    assert equation is not None
    assert equation.terms == ((1, "a"), (-1, "b"), (1, "c"), (-1, "d"))
    assert equation.constant == -3


@pytest.mark.parametrize("text", ["a <= b", "a = max(b, c)", "a = b = c", "a > 0 implies b = c"])
def test_what_is_no_linear_equation(text: str):
    assert compile(parse(text)).equation() is None


def test_a_cell_on_both_sides_cancels_in_the_equation():
    equation = compile(parse("a + b = b + c")).equation()
    assert equation is not None
    assert equation.terms == ((1, "a"), (-1, "c"))


def test_per_column_and_per_row():
    down = expand(parse("total = a + b"), ("a", "b", "total"), ("x", "y"))
    assert [one.at for one in down] == ["x", "y"]
    assert down[1].keys == (("total", "y"), ("a", "y"), ("b", "y"))
    across = expand(parse("x <= y"), ("a", "b", "total"), ("x", "y"), "row")
    assert [one.at for one in across] == ["a", "b", "total"]
    assert across[0].keys == (("a", "x"), ("a", "y"))


def test_a_fixed_cell_stays_where_it_is():
    one = expand(parse("a <= total[y]"), ("a", "total"), ("x", "y"))
    assert [compiled.keys for compiled in one] == [(("a", "x"), ("total", "y")), (("a", "y"), ("total", "y"))]


def test_for_the_whole_table():
    (one,) = expand(parse("a[x] = b[y]"), ("a", "b"), ("x", "y"), "table")
    assert (one.keys, one.at) == ((("a", "x"), ("b", "y")), None)
    (single_column,) = expand(parse("total = sum(refused.*)"), ROWS, ("value",), "table")
    assert single_column.keys[:2] == (("total", "value"), ("refused.1", "value"))
    groups = ("first.upheld", "first.total", "second.total")
    (single_row,) = expand(parse("first.total = first.upheld"), ("cases",), groups, "table")
    assert single_row.keys == (("cases", "first.total"), ("cases", "first.upheld"))


@pytest.mark.parametrize(
    ("text", "per", "problem"),
    [
        ("a = missing", "column", "the table has no row missing"),
        ("x = missing", "row", "the table has no column missing"),
        ("a = sum(none.*)", "column", "none.* fits no row key"),
        ("a = b[z]", "column", "the table has no cell b[z]"),
        ("a = b", "table", "a needs its column"),
        ("a[x] = sum(b.*)", "table", "b.* fits no row key"),
    ],
)
def test_what_does_not_fit_the_table(text: str, per, problem: str):
    with pytest.raises(RelationError) as caught:
        expand(parse(text), ("a", "b"), ("x", "y"), per)
    assert problem in str(caught.value)


def test_keys_without_a_table():
    with pytest.raises(RelationError, match="names a row and a column"):
        compile(parse("a[x] = b"))
    with pytest.raises(RelationError, match="fits no key"):
        compile(parse("a = sum(b.*)"))
