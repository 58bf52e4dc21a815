"""From the text of a relation to the tokens of its grammar: half width, no blanks inside Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from gxlint import resources
from gxlint.relations.model import RelationError
from gxlint.text.normal import INVISIBLE, fold

if TYPE_CHECKING:
    from lark import Tree

MAX_LENGTH = 4000
MAX_NESTING = 40
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_*.")

WORDS: Mapping[str, str] = {
    "$END": "the end",
    "LPAR": "(",
    "RPAR": ")",
    "LSQB": "[",
    "RSQB": "]",
    "_COMMA": "a comma",
    "_DUN": "、",
    "_JOIN": "与",
    "_STOP": "。",
    "_LEAD": "勾稽关系为",
    "PLUS": "+",
    "MINUS": "-",
    "SUM_OF": "之和",
    "DIFFERENCE_OF": "之差",
    "EQUAL": "=",
    "AT_MOST": "<=",
    "AT_LEAST": ">=",
    "LESS": "<",
    "MORE": ">",
    "_ALIKE": "相等",
    "ITEM": "第一项",
    "SUM": "sum(",
    "MAX": "max(",
    "MIN": "min(",
    "_IMPLIES": "implies",
    "KEY": "a key",
    "PATTERN": "a wildcard",
    "NUMBER": "a number",
}
"""What an author writes for each terminal of grammars/relation.lark."""


def prepare(text: str) -> tuple[str, list[int]]:
    """Return the text as the grammar wants it, and where in `text` each of its characters stood.

    A blank stays only between two Latin words; everything else (line breaks inside 第一项, invisible marks)
    is dropped.
    """
    kept: list[str] = []
    offsets: list[int] = []
    blank = False
    for offset, character in enumerate(fold(text)):
        if character.isspace() or character in INVISIBLE:
            blank = blank or character not in INVISIBLE
            continue
        if blank and kept and character in _WORD and kept[-1] in _WORD:
            kept.append(" ")
            offsets.append(offset - 1)
        blank = False
        kept.append(character)
        offsets.append(offset)
    return "".join(kept), offsets


def tree(text: str) -> tuple[Tree[Any], list[int]]:
    """Return the parse tree of a relation and the offsets of its characters in `text`.

    Raises RelationError.
    """
    if len(text) > MAX_LENGTH:
        raise RelationError(f"longer than {MAX_LENGTH} characters", text)
    prepared, offsets = prepare(text)
    if _depth(prepared) > MAX_NESTING:
        raise RelationError(f"more than {MAX_NESTING} brackets inside each other", text)
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    try:
        return _parser().parse(prepared), offsets
    except UnexpectedCharacters as error:
        column = original(offsets, error.pos_in_stream, text)
        raise RelationError(f"{error.char!r} is no part of a relation", text, column) from None
    except UnexpectedToken as error:
        if error.token.type == "$END":
            column, problem = len(text) + 1, "the relation is not complete"
        else:
            column = original(offsets, error.token.start_pos, text)
            problem = f"unexpected {str(error.token)!r}"
            if error.token.type == "PATTERN":
                problem += ", a wildcard may stand only inside sum(), max() and min()"
        raise RelationError(problem, text, column, _expected(error.accepts or error.expected)) from None


@cache
def _parser() -> Any:
    return resources.grammar("relation")


def _expected(terminals: set[str]) -> tuple[str, ...]:
    order = list(WORDS)
    return tuple(WORDS[name] for name in sorted(terminals, key=order.index))


def original(offsets: list[int], position: int | None, text: str) -> int:
    """Return the column (from 1) in the text as written of a position in the prepared text."""
    if position is None or position >= len(offsets):
        return len(text) + 1
    return offsets[position] + 1


def _depth(text: str) -> int:
    depth = deepest = 0
    for character in text:
        if character == "(":
            depth += 1
            deepest = max(deepest, depth)
        elif character == ")":
            depth -= 1
    return deepest
