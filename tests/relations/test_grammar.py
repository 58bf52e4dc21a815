from __future__ import annotations

from lark import Lark

from gxlint import resources
from gxlint.relations.reading import WORDS


def strict_parser() -> Lark:
    return resources.build_grammar(resources.ROOT / "grammars", "relation", strict=True)


def test_the_grammar_has_no_conflict_and_no_colliding_terminals():
    assert strict_parser().options.parser == "lalr"


def test_every_terminal_has_a_word_for_authors():
    terminals = {terminal.name for terminal in strict_parser().terminals} - {"__IGNORE_0"}
    assert terminals - set(WORDS) == set()
    assert set(WORDS) - terminals == {"$END"}
