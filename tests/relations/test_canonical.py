from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.relations import canonical, parse

KEYS = st.sampled_from(["a", "b", "c.1", "d", "sum(r.*)", "max(x.*)"])
SIDES = st.lists(KEYS, min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b = c + d", "a + b = c + d"),
        ("d + c = b + a", "a + b = c + d"),
        ("a = c + d - b", "a + b = c + d"),
        ("a + b + e = c + d + e", "a + b = c + d"),
        ("a >= b", "b <= a"),
        ("b <= a", "b <= a"),
        ("a > b", "b < a"),
        ("a + a = b + 3", "2 a = b + 3"),
        ("a = max(c, b)", "a = max(b, c)"),
        ("max(c.*) <= t <= sum(c.*)", "max(c.*) <= t and t <= sum(c.*)"),
        ("sum(c.*) >= t >= max(c.*)", "max(c.*) <= t and t <= sum(c.*)"),
        ("a = b = c", "a = b and a = c and b = c"),
        ("t > 0 implies s > 0", "0 < t implies 0 < s"),
        ("a = sum(b, c)", "a = b + c"),
        ("a = a", "0 = 0"),
    ],
)
def test_one_text_for_every_way_of_writing(text: str, expected: str):
    assert canonical(parse(text)) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("a = b + c", "a = b - c"), ("a <= b", "a >= b"), ("a <= b", "a < b")]
)
def test_different_relations_stay_different(one: str, other: str):
    assert canonical(parse(one)) != canonical(parse(other))


@given(
    SIDES, SIDES, st.sampled_from([("=", "="), ("<=", ">="), ("<", ">")]), st.randoms(use_true_random=False)
)
def test_order_and_sides_make_no_difference(left, right, operators, random):
    written = f"{' + '.join(left)} {operators[0]} {' + '.join(right)}"
    random.shuffle(left)
    random.shuffle(right)
    shuffled = f"{' + '.join(right)} {operators[1]} {' + '.join(left)}"
    assert canonical(parse(written)) == canonical(parse(shuffled))


@given(
    st.lists(st.sampled_from("abcd"), min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False)
)
def test_a_chain_of_equals_in_any_order(names, random):
    written = parse(" = ".join(names))
    random.shuffle(names)
    assert canonical(parse(" = ".join(names))) == canonical(written)
