from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.relations import RelationError, parse
from gxlint.relations.model import Extreme, Key, Relation, Side, Term, Wildcard
from gxlint.relations.parsing import name_of
from tests.relations.tables import ORDINALS


def side(*names: str) -> Side:
    return Side(tuple(Term(-1 if name[0] == "-" else 1, Key(name.lstrip("-"))) for name in names))


def test_the_sentence_of_the_form_becomes_row_keys():
    assert parse("第一项加第二项之和,等于第三项加第四项之和", ORDINALS) == Relation(
        (side("received", "carried_in"), side("total", "carried_out")), ("=",)
    )


def test_a_name_keeps_itself_without_a_mapping():
    assert str(parse("第1项加第二项等于总计")) == "第一项 + 第二项 = 总计"


def test_row_keys_with_wildcards():
    parsed = parse("total = granted + sum(refused.*, other)")
    assert parsed.sides[1].terms == (
        Term(1, Key("granted")),
        Term(1, Wildcard("refused.*")),
        Term(1, Key("other")),
    )


def test_a_chain_is_between():
    parsed = parse("max(channel.*) <= disclosed <= sum(channel.*)")
    assert parsed.operators == ("<=", "<=")
    assert parsed.sides[0].terms == (Term(1, Extreme("max", (Wildcard("channel.*"),))),)
    assert parsed.sides[2].terms == (Term(1, Wildcard("channel.*")),)


def test_a_condition():
    parsed = parse("trained > 0 implies sessions > 0")
    assert parsed.premise == Relation((side("trained"), Side(())), (">",))
    assert (parsed.sides, parsed.operators) == ((side("sessions"), Side(())), (">",))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a = b - (c - (d + e))", "a = b - c + d + e"),
        ("a >= b", "a >= b"),
        ("a≥b", "a >= b"),
        ("a + 3 = b - 2", "a + 3 = b - 2"),
        ("received[total] = 5", "received[total] = 5"),
        ("a = max(b, c + d, e.*.f)", "a = max(b, c + d, e.*.f)"),
        ("sum(a, b - c) < min(d, e)", "a + b - c < min(d, e)"),
        ("a = b\n  + c", "a = b + c"),
        ("summary = maximum", "summary = maximum"),
        ("第一项减第二项之差不小于第三项", "第一项 - 第二项 >= 第三项"),
        ("第一项与第二项之差不大于第三项", "第一项 - 第二项 <= 第三项"),
        ("第一项大于等于第二项", "第一项 >= 第二项"),
        ("第一项小于等于第二项", "第一项 <= 第二项"),
        ("第一项超过第二项", None),
        ("第一项不超过第二项", "第一项 <= 第二项"),
        ("第一项大于第二项", "第一项 > 第二项"),
        ("第一项加第二项减第三项之差等于第四项", "第一项 + 第二项 - 第三项 = 第四项"),
        ("第一项加第二项之和减第三项等于第四项", "第一项 + 第二项 - 第三项 = 第四项"),
        ("总计=第一项+第二项", "总计 = 第一项 + 第二项"),
        ("(七)总计等于(一)加(二)", "总计 = (一) + (二)"),
        ("(第一项加第二项)等于第三项", "第一项 + 第二项 = 第三项"),
        ("(第一项加第二项之和等于第三项)。", "第一项 + 第二项 = 第三项"),
    ],
)
def test_ways_of_writing(text: str, shown: str | None):
    if shown is None:
        with pytest.raises(RelationError):
            parse(text)
    else:
        assert str(parse(text)) == shown


@pytest.mark.parametrize(
    ("text", "column", "problem"),
    [
        ("a = refused.*", 5, "a wildcard may stand only inside sum(), max() and min()"),
        ("a + = b", 5, "unexpected '='"),
        ("a = b +", 8, "the relation is not complete"),
        ("a $ b", 3, "'$' is no part of a relation"),
        ("a <= b >= c", 8, "a chain must run in one direction"),
        ("total", 6, "the relation is not complete"),
        ("第一项  加第二项 等于 第五项", 14, "no key is given for 第五项"),
        ("第一项、第二项等于第三项", 1, "a list needs 之和 or 之差 after it"),
        ("第一项减第二项加第三项之和等于第四项", 12, "之和 after a subtraction can be read in two ways"),
        ("第一项减第二项加第三项之差等于第四项", 12, "之差 does not say what is subtracted from what"),
        ("第一项、第二项、第三项之差等于第四项", 12, "之差 does not say what is subtracted from what"),
        ("第一项之和等于第二项", 4, "之和 of one item"),
        ("", 1, "the relation is not complete"),
    ],
)
def test_an_error_says_where_and_what(text: str, column: int, problem: str):
    with pytest.raises(RelationError) as caught:
        parse(text, ORDINALS)
    assert caught.value.column == column
    assert problem in str(caught.value)


def test_an_error_names_what_was_expected():
    with pytest.raises(RelationError) as caught:
        parse("a = b c")
    assert caught.value.column == 7
    assert {"+", "-", "the end", "implies"} <= set(caught.value.expected)
    assert "a key" not in caught.value.expected


def test_limits():
    with pytest.raises(RelationError, match="longer than"):
        parse("a = " + " + ".join(["b"] * 3000))
    with pytest.raises(RelationError, match="brackets"):
        parse("a = " + "(" * 100 + "b" + ")" * 100)
    assert len(parse("a = " + " + ".join(["b"] * 900)).sides[1].terms) == 900


@pytest.mark.parametrize(
    ("printed", "name"),
    [("第1项", "第一项"), ("第一", "第一项"), ("一、", "第一项"), ("第 十二 项", "第十二项"), ("(七)总计", "总计"),
     ("合计", "总计"), ("（一）", "(一)"), ("received", "received")],
)  # fmt: skip
def test_names_have_one_spelling(printed: str, name: str):
    assert name_of(printed) == name


PIECES = st.sampled_from(
    ["第一项", "第2项", "一、", "(三)", "总计", "加", "减", "之和", "之差", "等于", "不大于", "与", "相等", ",", "，",
     "、", "(", ")", "[", "]", "a", "refused.1", "refused.*", "sum(", "max(", "+", "-", "=", "<=", ">", "3", " ",
     "\n", "implies", "勾稽关系为:", "。", "第", "项", ".", "*", "\u200b"]
)  # fmt: skip


@given(st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60)))
def test_only_relation_errors_are_raised(text: str):
    try:
        parsed = parse(text)
    except RelationError as error:
        column = error.column or 1
    else:
        column = 1
        assert len(parsed.sides) == len(parsed.operators) + 1
        assert parse(str(parsed)) == parsed
    assert 1 <= column <= len(text) + 1
