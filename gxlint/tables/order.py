"""The order of the rows: which rows may stand behind a row, asked of grammars/tables.lark."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from gxlint import resources
from gxlint.tables.forms import table_form

if TYPE_CHECKING:
    from lark.parsers.lalr_interactive_parser import InteractiveParser


_MOST_TRIALS = 4096
_OF_THEIR_OWN = {
    ("statistics", "review"): "REVIEW_TOTAL",
    ("statistics", "received"): "REQUESTS_RECEIVED",
    ("statistics", "fees"): "REQUEST_FEES",
}


def terminal(kind: str, key: str) -> str:
    """Return the terminal that stands for a row key: refused.1 is REFUSED_1.

    Two tables never share a terminal: LALR would merge their states and accept rows of the other table.
    """
    row = table_form(kind).row.get(key)
    return row.terminal if row is not None and row.terminal else national_terminal(kind, key)


def national_terminal(kind: str, key: str) -> str:
    """Return the same for a row of the national forms."""
    return _OF_THEIR_OWN.get((kind, key)) or key.upper().replace(".", "_")


def open_parser(kind: str) -> InteractiveParser:
    """Return the grammar's parser, opened for a kind of table; it recognises and builds no tree."""
    parser = resources.grammar("tables").parse_interactive("")
    parser.parser_state.parse_conf.callbacks = {}
    feed(parser, kind.upper())
    return parser


def accepts(parser: InteractiveParser, name: str) -> bool:
    """Return whether a terminal may come next.

    LALR merges lookaheads: what a state would reduce on is not always accepted, so that is tried on a copy.
    """
    action = _choices(parser).get(name)
    if action is None:
        return False
    if action[0] is _shift():
        return True
    trials, asked = _trials(), (tuple(parser.parser_state.state_stack), name)
    if asked not in trials:
        if len(trials) >= _MOST_TRIALS:
            trials.clear()
        trials[asked] = _tried(parser, name)
    return trials[asked]


@resources.derived
@cache
def _trials() -> dict[tuple[tuple[Any, ...], str], bool]:
    """What was tried before, by the states on the stack: tables are much alike, and a copy is dear."""
    return {}


def _tried(parser: InteractiveParser, name: str) -> bool:
    from lark.exceptions import UnexpectedToken

    try:
        feed(parser.copy(deepcopy_values=False), name)  # type: ignore[no-untyped-call]
    except UnexpectedToken:
        return False
    return True


def _choices(parser: InteractiveParser) -> Mapping[str, tuple[Any, Any]]:
    choices: Mapping[str, tuple[Any, Any]] = parser.choices()  # type: ignore[no-untyped-call]
    return choices


@cache
def _shift() -> object:
    from lark.parsers.lalr_analysis import Shift

    return Shift


def feed(parser: InteractiveParser, name: str) -> None:
    """Give the parser a terminal that it accepts. Raises lark.exceptions.UnexpectedToken otherwise."""
    from lark import Token

    token: Any = Token(name, "", 0, 1, 1, 1, 1, 0)
    parser.feed_token(token)


@resources.derived
@cache
def after(kind: str, key: str | None) -> frozenset[str]:
    """Return the row keys that may stand somewhere behind row `key` (None: in the whole table)."""
    parser = open_parser(kind)
    if key is not None:
        feed(parser, terminal(kind, key))
    names = _choices(parser)
    return frozenset(row.key for row in table_form(kind).rows if terminal(kind, row.key) in names)


def between(kind: str, before: str | None, behind: str | None) -> list[str]:
    """Return the row keys that may stand between two rows of a table, in the order of the form."""
    place = table_form(kind).place
    keys = [key for key in after(kind, before) if behind is None or behind in after(kind, key)]
    return sorted(keys, key=place.__getitem__)


@resources.derived
@cache
def directly_behind(kind: str) -> Mapping[str, frozenset[str | None]]:
    """Return for every row key which rows come next in some form of the table, None for its end."""
    form = table_form(kind)
    found: dict[str, set[str | None]] = {}
    for years in form.forms:
        keys = [row.key for row in form.rows if years.id in row.forms]
        for key, following in zip(keys, [*keys[1:], None], strict=True):
            found.setdefault(key, set()).add(following)
    return {key: frozenset(keys) for key, keys in found.items()}
