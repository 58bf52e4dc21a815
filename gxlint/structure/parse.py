"""Drive the layout's LALR grammar over the tokens of a report, repairing what does not fit.

Two passes, both linear. The first walks the parse table without building anything: which headings keep the
order of the form is settled beforehand (the heaviest rising sequence), so a missing heading is filled in and
one out of its order becomes a STRAY. The second is a plain parse of the repaired tokens, which always fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from gxlint import resources

if TYPE_CHECKING:
    from lark import Tree

    from gxlint.structure.items import Item


@dataclass(slots=True)
class Step:
    """A terminal with the item it stands for; `item` None for a heading that is missing and was filled in."""

    type: str
    item: Item | None
    repaired: bool = False


class Automaton:
    """The LALR table of a grammar, walked without values."""

    def __init__(self, grammar: str) -> None:
        self.lark = resources.grammar(grammar)
        conf = self.lark.parse_interactive("").parser_state.parse_conf
        # Names that were %import-ed are lark Tokens, whose comparison is Python code: plain strings walk three times
        # as fast, and hash and compare alike.
        for state, actions in conf.states.items():
            for _, argument in actions.values():
                if hasattr(argument, "origin"):
                    argument.origin.name = str(argument.origin.name)
            conf.states[state] = {str(name): action for name, action in actions.items()}
        self.states: dict[Any, dict[str, tuple[Any, Any]]] = conf.states
        self.start = conf.start_state

    def step(self, stack: list[Any], terminal: str) -> bool:
        """Shift `terminal` after the reductions it calls for; leave `stack` as it was when it does not fit."""
        states = self.states
        depth = len(stack)
        undone: list[Any] = []
        while True:
            action = states[stack[-1]].get(terminal)
            if action is None:
                del stack[depth:]
                stack.extend(reversed(undone))
                return False
            kind, argument = action
            if kind.name == "Shift":
                stack.append(argument)
                return True
            size = len(argument.expansion)
            for _ in range(size):
                if len(stack) > depth:
                    stack.pop()
                else:
                    undone.append(stack.pop())
                    depth -= 1
            stack.append(states[stack[-1]][argument.origin.name][1])

    def order(self) -> tuple[str, ...]:
        """Return the headings the form asks for in this order; nothing where the order is free."""
        stack = [self.start]
        if self.step(stack.copy(), "$END"):
            return ()
        found: list[str] = []
        while True:
            following = [t for t in self.states_expected(stack) if t not in _ANYWHERE]
            if len(following) != 1 or following[0] in found:
                return tuple(found)
            self.step(stack, following[0])
            found.append(following[0])

    def states_expected(self, stack: list[Any]) -> list[str]:
        """Return the terminals that fit behind `stack`, sorted."""
        return [
            t for t in sorted(map(str, self.states[stack[-1]])) if t.isupper() and self.step(stack.copy(), t)
        ]


_ANYWHERE = frozenset({"FRONT", "BACK", "TITLE", "TEXT", "SUB1", "SUB2", "SUB3", "TABLE", "STRAY", "PREFACE", "ANNEX", "ROW",
                       "DISCLOSURE_TABLE", "REQUESTS_TABLE", "REVIEW_TABLE", "STATISTICS_TABLE"})  # fmt: skip
_INSTEAD = {"PREFACE": "STRAY", "ANNEX": "STRAY", "ROW": "TEXT", "TITLE": "TEXT", "FRONT": "TEXT", "BACK": "TEXT",
            "SUB3": "SUB2", "SUB2": "SUB1", "SUB1": "TEXT", "DISCLOSURE_TABLE": "TABLE", "REQUESTS_TABLE": "TABLE",
            "REVIEW_TABLE": "TABLE", "STATISTICS_TABLE": "TABLE", "TABLE": "TEXT"}  # fmt: skip
"""What a block counts as where the form has no place for what it is."""


_OWN_NAME = frozenset({"mandated", "accepted"})
_CLOSING = frozenset({"ANNEX", "BACK"})
"""What ends a report: the headings still awaited are missing."""


@cache
def automaton(grammar: str) -> Automaton:
    """Return the automaton of grammars/`grammar`.lark."""
    return Automaton(grammar)


@cache
def order(grammar: str) -> tuple[str, ...]:
    """Return the fixed order of headings a grammar asks for, as terminals; () where it is free."""
    return automaton(grammar).order()


def repair(grammar: str, steps: Sequence[Step]) -> list[Step]:
    """Return `steps` so that the grammar accepts them: STRAY headings, filled-in headings, tables out of place."""
    machine = automaton(grammar)
    wanted = order(grammar)
    backbone = _backbone(steps, wanted)
    last = max(
        (n for n, step in enumerate(steps) if step.type == "STRAY" or step.type not in _ANYWHERE), default=-1
    )
    stack = [machine.start]
    result: list[Step] = []
    missing = list(wanted)
    for position, step in enumerate(steps):
        terminal = step.type
        if terminal in wanted:
            if position in backbone:
                while missing and missing[0] != terminal:
                    _fill(machine, stack, missing.pop(0), result)
                missing.pop(0)
            else:
                terminal = "STRAY"
        elif terminal == "ANNEX" and position < last:
            terminal = "STRAY"
        fits = machine.step(stack, terminal)
        if not fits and terminal in _CLOSING and position > last:
            while missing:
                _fill(machine, stack, missing.pop(0), result)
            fits = machine.step(stack, terminal)
        while not fits:
            if terminal in _INSTEAD:
                terminal = _INSTEAD[terminal]
            elif terminal != "STRAY":
                terminal = "STRAY"
            elif missing:
                _fill(machine, stack, missing.pop(0), result)
            else:  # no grammar of ours comes here: text and strays fit wherever a report can stand
                break
            fits = machine.step(stack, terminal)
        if fits:
            result.append(Step(terminal, step.item, repaired=terminal != step.type))
    for terminal in missing:
        _fill(machine, stack, terminal, result)
    return result


def _fill(machine: Automaton, stack: list[Any], terminal: str, result: list[Step]) -> None:
    if machine.step(stack, terminal):
        result.append(Step(terminal, None, repaired=True))


def _backbone(steps: Sequence[Step], wanted: Sequence[str]) -> set[int]:
    """Return the positions of the headings that keep the form's order: the heaviest rising sequence.

    A name of the form and a numeral that agrees with the place weigh more, the earlier of two equal ones wins.
    """
    rank = {terminal: n for n, terminal in enumerate(wanted)}
    best: list[tuple[int, tuple[Any, ...] | None]] = [(0, None)] * (len(wanted) + 1)
    for position, step in enumerate(steps):
        place = rank.get(step.type)
        if place is None:
            continue
        heading = step.item.heading if step.item else None
        number = heading.marker.number if heading and heading.marker else None
        weight, chain = best[place]
        match = step.item.match if step.item else None
        weight += 3 + (number == place + 1) + 2 * (match is not None and match.how in _OWN_NAME)
        for index in range(place + 1, len(best)):
            if best[index][0] < weight:
                best[index] = (weight, (position, chain))
            else:
                break
    kept: set[int] = set()
    link = best[-1][1]
    while link is not None:
        kept.add(link[0])
        link = link[1]
    return kept


def parse(grammar: str, steps: Sequence[Step]) -> Tree[Any]:
    """Return the tree of repaired steps; the leaves are tokens whose `value` is the Step."""
    from lark import Token

    interactive = automaton(grammar).lark.parse_interactive("")
    feed = interactive.feed_token
    for step in steps:
        span = step.item.span if step.item else None
        token = Token(step.type, "", line=span.line if span else 1, column=span.column if span else 1,
                      end_line=span.end_line if span else 1, end_column=span.end_column if span else 1)  # fmt: skip
        token.value = step
        feed(token)
    tree: Tree[Any] = interactive.feed_eof()  # type: ignore[no-untyped-call]
    return tree
