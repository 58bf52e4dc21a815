from __future__ import annotations

import pytest

from gxlint import resources
from gxlint.structure import parse
from gxlint.structure.layout import layouts

NAMES = ("layout_2021", "layout_2019", "layout_2014", "layout_2008")


@pytest.mark.parametrize("name", NAMES)
def test_every_grammar_builds_without_a_conflict(name: str) -> None:
    pytest.importorskip("interegular")
    resources.build_grammar(resources.ROOT / "grammars", name, strict=True)


def test_every_layout_has_its_grammar_and_every_grammar_its_layout() -> None:
    assert sorted(layout.grammar for layout in layouts().values()) == sorted(NAMES)
    found = {path.stem for path in (resources.ROOT / "grammars").glob("layout_*.lark")}
    assert found == set(NAMES)


@pytest.mark.parametrize("identifier", ["2021", "2019"])
def test_the_order_of_the_grammar_is_the_order_of_the_layout(identifier: str) -> None:
    layout = layouts()[identifier]
    assert parse.order(layout.grammar) == tuple(section.upper() for section in layout.order)
    assert layout.order == layout.required


@pytest.mark.parametrize("identifier", ["2014", "2008"])
def test_before_2019_the_order_is_free_and_every_section_of_the_layout_is_known(identifier: str) -> None:
    layout = layouts()[identifier]
    assert parse.order(layout.grammar) == ()
    machine = parse.automaton(layout.grammar)
    known = set(machine.states_expected([machine.start]))
    assert {section.upper() for section in (*layout.order, *layout.allowed)} <= known


def test_rows_of_the_requests_table_stand_only_in_the_section_on_requests() -> None:
    machine = parse.automaton("layout_2021")
    stack = [machine.start]
    for terminal in ("OVERVIEW", "DISCLOSURE"):
        assert machine.step(stack, terminal)
        assert not machine.step(stack.copy(), "ROW")
    assert machine.step(stack, "REQUESTS")
    assert machine.step(stack.copy(), "ROW")
    assert machine.step(stack, "SUB1")
    assert machine.step(stack, "SUB2")
    assert machine.step(stack, "ROW")
    assert machine.step(stack, "REVIEW")
    assert not machine.step(stack, "ROW")


def test_a_terminal_that_does_not_fit_leaves_the_stack_as_it_was() -> None:
    machine = parse.automaton("layout_2021")
    stack = [machine.start]
    for terminal in ("TITLE", "OVERVIEW", "TEXT", "SUB1", "TEXT", "SUB2", "SUB3", "TEXT"):
        assert machine.step(stack, terminal)
    before = stack.copy()
    assert not machine.step(stack, "PROBLEMS")
    assert stack == before
    assert machine.step(stack, "DISCLOSURE")
