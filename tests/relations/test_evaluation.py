from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.relations import Gap, Outcome, compile, evaluate, evaluate_all, parse
from tests.relations.tables import requests_relations

BLANK, UNREAD, ABSENT = Gap.BLANK, Gap.UNREAD, Gap.ABSENT


def outcome(text: str, **cells: Any) -> Outcome[Any]:
    return evaluate(parse(text), cells.__getitem__)


def test_satisfied_and_violated_with_both_sides():
    good = outcome("a + b = c + d", a=12, b=3, c=14, d=1)
    assert (good.state, good.left, good.right, good.difference) == ("satisfied", 15, 15, 0)
    bad = outcome("a + b = c + d", a=12, b=3, c=13, d=1)
    assert (bad.state, bad.left, bad.right, bad.difference) == ("violated", 15, 14, 1)
    assert bad.left_terms == ((1, "a", 12), (1, "b", 3))
    assert bad.right_terms == ((1, "c", 13), (1, "d", 1))
    assert (bad.blocked, bad.reason, bad.assumed_zero) == ((), None, ())


def test_the_link_that_fails_is_shown():
    bad = outcome("max(x, y) <= t <= x + y", x=5, y=0, t=0)
    assert (bad.state, bad.left, bad.right, bad.link.operator) == ("violated", 5, 0, "<=")
    assert bad.left_terms == ((1, "x", 5), (1, "y", 0))
    bad = outcome("max(x, y) <= t <= x + y", x=5, y=0, t=6)
    assert (bad.left, bad.right) == (6, 5)


def test_a_condition():
    text = "trained > 0 implies sessions > 0"
    assert outcome(text, trained=0, sessions=0).state == "satisfied"
    assert outcome(text, trained=1, sessions=2).state == "satisfied"
    bad = outcome(text, trained=1, sessions=0)
    assert (bad.state, bad.left, bad.right) == ("violated", 0, 0)
    assert bad.premise_terms == ((1, "trained", 1),)


def test_blanks_are_zero_only_when_everything_holds_with_zero():
    good = outcome("t = a + b", t=3, a=3, b=BLANK)
    assert (good.state, good.assumed_zero, good.left, good.right) == ("satisfied", ("b",), 3, 3)
    open_ = outcome("t = a + b", t=5, a=3, b=BLANK)
    assert (open_.state, open_.blocked, open_.reason) == ("not_evaluated", ("b",), "blank")
    assert (open_.left, open_.right, open_.difference) == (None, None, None)
    assert outcome("t = a + b", t=BLANK, a=3, b=2).state == "not_evaluated"


def test_what_no_blank_can_mend_is_violated():
    bad = outcome("t = a + b + c", t=5, a=3, b=4, c=BLANK)
    assert (bad.state, bad.left, bad.right, bad.assumed_zero) == ("violated", 5, 7, ("c",))
    assert outcome("t - c = a", t=5, a=7, c=BLANK).state == "violated"
    assert outcome("part + b <= whole", part=3, b=BLANK, whole=2).state == "violated"
    assert outcome("part <= whole + b", part=3, b=BLANK, whole=2).state == "not_evaluated"
    assert outcome("max(x, y) <= t", x=3, y=BLANK, t=2).state == "violated"
    assert outcome("min(x, y) >= t", x=3, y=BLANK, t=4).state == "violated"
    assert outcome("a > 0 implies b + c < 1", a=1, b=2, c=BLANK).state == "violated"
    assert outcome("a > 0 implies b < 1", a=BLANK, b=2).state == "satisfied"
    assert outcome("a + c > 0 implies b < 1", a=BLANK, b=2, c=1).state == "violated"
    assert outcome("a - c > 0 implies b < 1", a=5, b=2, c=BLANK).state == "not_evaluated"


@pytest.mark.parametrize("gap", [UNREAD, ABSENT, Gap.NOT_A_NUMBER])
def test_what_was_not_read_stands_in_the_way(gap: Gap):
    blocked = outcome("t = a + b + c", t=1, a=gap, b=5, c=BLANK)
    assert (blocked.state, blocked.blocked, blocked.reason) == ("not_evaluated", ("a",), "unread")


def test_a_missing_key_is_absent():
    (only,) = evaluate_all([compile(parse("a = b"))], {"a": 1})
    assert (only.state, only.blocked, only.cells) == ("not_evaluated", ("b",), (1, ABSENT))


def test_decimals_are_exact():
    assert outcome("a = b + c", a=Decimal("0.3"), b=Decimal("0.1"), c=Decimal("0.2")).state == "satisfied"
    huge = outcome("a = b + c", a=10**40, b=10**40, c=Decimal("0.01"))
    assert (huge.state, huge.difference) == ("violated", Decimal("-0.01"))
    assert outcome("a = b", a=Decimal("2.0"), b=2).state == "satisfied"


@pytest.mark.parametrize("wrong", [1.0, float("nan"), Decimal("NaN"), Decimal("Infinity"), "1", None])
@pytest.mark.parametrize("text", ["a = b", "b = a", "a + b <= 3", "max(a, b) = b"])
def test_anything_but_int_and_decimal_is_a_type_error(text: str, wrong: Any):
    with pytest.raises(TypeError):
        outcome(text, a=wrong, b=1)
    with pytest.raises(TypeError):
        evaluate_all([compile(parse(text))], {"a": wrong, "b": BLANK})


def test_wildcards_need_the_keys():
    relation = parse("t = sum(p.*)")
    cells = {"t": 3, "p.1": 1, "p.2": 2}
    assert evaluate(relation, cells.__getitem__, cells).state == "satisfied"


def test_a_whole_table_at_once():
    relations = requests_relations("2021")
    cells: dict[tuple[str, str], Any] = dict.fromkeys({key for one in relations for key in one.keys}, 0)
    assert [one.state for one in evaluate_all(relations, cells)] == ["satisfied"] * 39
    cells["granted", "business"] = 4
    broken = [one for one in evaluate_all(relations, cells) if one.state == "violated"]
    assert [(one.compiled.at, one.left, one.right) for one in broken] == [
        ("business", 0, 4),
        ("granted", 0, 4),
    ]


NAMES = "abcde"
ATOMS = st.one_of(st.sampled_from(NAMES), st.integers(0, 3).map(str))
SUMS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-"), inner).map(lambda t: f"{t[0]} {t[1]} ({t[2]})"),
        st.tuples(st.sampled_from(["sum", "max", "min"]), st.lists(inner, min_size=1, max_size=3)).map(
            lambda t: f"{t[0]}({', '.join(t[1])})"
        ),
    ),
    max_leaves=6,
)
CHAINS = st.tuples(
    st.lists(SUMS, min_size=2, max_size=3),
    st.sampled_from([("=", "="), ("<=", "<"), (">", ">="), ("<", "=")]),
).map(lambda t: t[0][0] + "".join(f" {op} {one}" for op, one in zip(t[1], t[0][1:], strict=False)))


def naive(text: str, cells: dict[str, int]) -> bool:
    functions = {
        "sum": lambda *items: sum(items),
        "max": lambda *items: max(items),
        "min": lambda *items: min(items),
    }
    chains = [part.replace(" = ", " == ") for part in text.split(" implies ")]
    values = [bool(eval(part, {"__builtins__": {}}, {**functions, **cells})) for part in chains]
    return values[0] if len(values) == 1 else (not values[0] or values[1])


RELATIONS = st.one_of(CHAINS, st.tuples(CHAINS, CHAINS).map(" implies ".join))
NUMBERS = st.fixed_dictionaries({name: st.integers(0, 4) for name in NAMES})


@given(RELATIONS, NUMBERS)
def test_agrees_with_python(text: str, cells: dict[str, int]):
    found = evaluate(parse(text), cells.__getitem__)
    assert found.state == ("satisfied" if naive(text, cells) else "violated")
    assert evaluate(parse(text), {k: Decimal(v) for k, v in cells.items()}.__getitem__).state == found.state


@given(RELATIONS, NUMBERS, st.sets(st.sampled_from(NAMES), min_size=1, max_size=2))
def test_blanks_agree_with_trying_values(text: str, cells: dict[str, int], blank: set[str]):
    relation = parse(text)
    found = evaluate(relation, {**cells, **dict.fromkeys(blank, BLANK)}.__getitem__)
    if not blank & set(compile(relation).keys):
        return
    if naive(text, {**cells, **dict.fromkeys(blank, 0)}):
        assert found.state == "satisfied"
    elif found.state == "violated":
        tries = itertools.product((0, 1, 2, 3, 7, 30), repeat=len(blank))
        assert not any(naive(text, {**cells, **dict(zip(blank, one, strict=True))}) for one in tries)
    else:
        assert (found.state, found.reason) == ("not_evaluated", "blank")


@given(
    st.lists(st.sampled_from("ab"), max_size=4),
    st.lists(st.sampled_from("cde"), min_size=1, max_size=4),
    NUMBERS,
)
def test_a_plain_sum_is_given_up_only_when_a_blank_could_mend_it(left, right, cells):
    text = f"{' + '.join(['a', *left])} = {' + '.join(right)}"
    found = evaluate(parse(text), {**cells, "a": BLANK}.__getitem__)
    mendable = any(naive(text, {**cells, "a": one}) for one in range(40))
    weight = 1 + left.count("a")
    if weight == 1 and found.state != "satisfied":
        assert found.state == ("not_evaluated" if mendable else "violated")
