"""Drive grammars/claims.lark over the terminals of a paragraph and return its statements as plain nodes.

The LALR table that lark built is walked here directly: a token costs a tenth of what `feed_token` does, and a report has
hundreds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from gxlint import resources
from gxlint.claims.terminals import Terminal


@dataclass(slots=True)
class Node:
    """A rule of the grammar with what it covers: terminals and further nodes, in reading order."""

    rule: str
    children: list[Node | Terminal] = field(default_factory=list)


_SHIFT = -1


@cache
def _table() -> tuple[Any, dict[Any, dict[str, tuple[Any, int, str]]]]:
    """The start state, and by state and terminal: the state to go to or None, the size of a reduction, its rule."""
    conf = resources.grammar("claims").parse_interactive("").parser_state.parse_conf
    states: dict[Any, dict[str, tuple[Any, int, str]]] = {}
    for state, actions in conf.states.items():
        row = states[state] = {}
        for name, (action, argument) in actions.items():
            if action.name == "Shift":
                row[str(name)] = (argument, _SHIFT, "")
            else:
                row[str(name)] = (None, len(argument.expansion), str(argument.origin.name))
    return conf.start_state, states


def parse(found: Sequence[Terminal]) -> list[Node]:
    """Return the statements of a paragraph. `found` comes from `terminals`, which makes every row of tokens fit.

    Raises KeyError where the grammar refuses a terminal; that is a fault of `terminals`, never of a text.
    """
    start, states = _table()
    stack: list[Any] = [start]
    values: list[list[Node | Terminal]] = []
    statements: list[Node] = []
    for terminal in found:
        kind = terminal.type
        while True:
            target, size, rule = states[stack[-1]][kind]
            if size == _SHIFT:
                stack.append(target)
                values.append([terminal])
                break
            covered: list[Node | Terminal] = []
            if size:
                covered = values[-size]
                for further in values[len(values) - size + 1 :]:
                    covered.extend(further)
                del stack[-size:], values[-size:]
            if rule == "statement":
                statements.append(Node(rule, covered))
                covered = []
            elif not rule.startswith("_") and rule != "mark":
                covered = [Node(rule, covered)]
            stack.append(states[stack[-1]][rule][0])
            values.append(covered)
    return statements
