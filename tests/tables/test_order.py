from __future__ import annotations

import pytest

from gxlint import resources
from gxlint.tables import order
from gxlint.tables.forms import table_form


def test_the_grammar_has_no_conflict() -> None:
    resources.build_grammar(resources.ROOT / "grammars", "tables", strict=True)


@pytest.mark.parametrize("kind", ["disclosure", "requests", "statistics"])
def test_what_a_row_state_offers_is_what_it_accepts(kind: str) -> None:
    """`after` reads the parse table instead of trying every token: they must agree."""
    for row in table_form(kind).rows:
        parser = order.open_parser(kind)
        order.feed(parser, order.terminal(kind, row.key))
        assert {name for name in parser.choices() if name.isupper()} == parser.accepts()


def test_between_two_rows() -> None:
    assert order.between("requests", "refused.2", "refused.5") == ["refused.3", "refused.4"]
    assert order.between("requests", "carried_out", None) == []
    assert order.between("requests", "unprocessed.5", "total") == ["other", "other.1", "other.2", "other.3"]


def test_directly_behind_knows_both_forms() -> None:
    direct = order.directly_behind("requests")
    assert direct["unprocessed.5"] == {"other.1", "other"}
    assert direct["other.3"] == direct["other"] == {"total"}
    assert direct["carried_out"] == {None}


@pytest.mark.parametrize(
    ("names", "accepted"),
    [
        ("GROUP OUTCOME OUTCOME FIFTEEN", True),
        ("GROUP GROUP GROUP OUTCOME THREE OUTCOME THREE", True),
        ("OUTCOME OUTCOME GROUP FIVE GROUP GROUP FIVE", True),
        ("GROUP OUTCOME ONE OUTCOME ONE GROUP OUTCOME ONE", True),
        ("OUTCOME FIVE", False),
        ("GROUP THREE", False),
        ("GROUP OUTCOME FIFTEEN OUTCOME", False),
        ("OUTCOME GROUP FIVE OUTCOME", False),
        ("OUTCOME GROUP FIVE GROUP OUTCOME", False),
    ],
)
def test_arrangements_of_the_review_table(names: str, accepted: bool) -> None:
    parser = order.open_parser("review")
    *first, last = names.split()
    for name in first:
        assert order.accepts(parser, name)
        order.feed(parser, name)
    assert order.accepts(parser, last) is accepted
