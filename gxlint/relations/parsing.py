"""The relation language: from text to Relation. grammars/relation.lark says how it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, cast

from gxlint.relations.model import (
    Extreme,
    Key,
    Operator,
    Relation,
    RelationError,
    Side,
    Term,
    Wildcard,
)
from gxlint.relations.reading import original, tree
from gxlint.text import numerals
from gxlint.text.normal import squeeze

if TYPE_CHECKING:
    from lark import Token

_OPERATORS: dict[str, Operator] = {"EQUAL": "=", "AT_MOST": "<=", "AT_LEAST": ">=", "LESS": "<", "MORE": ">"}
Node = Any
"""A lark Tree; lark itself is imported only when something is parsed."""
_NAMED = {"总计": "总计", "合计": "总计"}


def parse(text: str, ordinals: Mapping[str, str] | None = None) -> Relation:
    """Return the relation written in `text`, as the form prints it or with row keys.

    `ordinals` gives the keys of the names a form prints: {"第一项": "received", "总计": "total"}. Without it
    the names themselves are the keys; with it, a name that is not there is an error. Names may be spelled
    第一项, 第1项, (一) or 总计 in both.

    Raises RelationError with the column and what was expected.
    """
    names = None if ordinals is None else {name_of(name): key for name, key in ordinals.items()}
    parsed, offsets = tree(text)
    return _Reader(text, offsets, names, strict=bool(names)).relation(parsed)


def name_of(printed: str) -> str:
    """Return the one spelling of a name a form prints: 第1项, 第一, 一、 are 第一项; (七)总计 and 合计 are 总计.

    Anything else comes back as it is.
    """
    bare = squeeze(printed).rstrip("、")
    for label, name in _NAMED.items():
        if bare.endswith(label):
            return name
    if bare.startswith("("):
        return bare
    digits = bare.removeprefix("第").rstrip("项行栏款")
    number = int(digits) if digits.isascii() and digits.isdigit() else numerals.parse(digits)
    return f"第{numerals.spell(number)}项" if number is not None and 1 <= number <= 99 else bare


class _Reader:
    """Walks one parse tree. `strict`: every printed name needs a key."""

    def __init__(
        self, text: str, offsets: list[int], names: Mapping[str, str] | None, *, strict: bool
    ) -> None:
        self.text = text
        self.offsets = offsets
        self.names = names or {}
        self.strict = strict

    def relation(self, start: Node) -> Relation:
        relation = next(child for child in start.children if getattr(child, "data", "") == "relation")
        statements = [self.statement(child) for child in relation.children]
        if len(statements) == 1:
            return statements[0]
        premise, conclusion = statements
        return Relation(conclusion.sides, conclusion.operators, premise, self.text)

    def statement(self, node: Node) -> Relation:
        if node.data == "alike":
            sides = tuple(Side(*self.closed(child)) for child in node.children)
            return Relation(sides, ("=",), None, self.text)
        sides = tuple(self.side(child) for child in node.children if child.data == "side")
        words: list[Token] = [child.children[0] for child in node.children if child.data == "comparison"]
        operators = tuple(_OPERATORS[word.type] for word in words)
        rising = operators[0] if operators[0] != "=" else next((op for op in operators if op != "="), "=")
        for word, operator in zip(words, operators, strict=True):
            if operator != "=" and operator[0] != rising[0]:
                raise self.error("a chain must run in one direction", word)
        return Relation(sides, operators, None, self.text)

    def side(self, node: Node) -> Side:
        (child,) = node.children
        if child.data == "closed":
            terms, constant = self.closed(child)
        else:
            terms, constant = self.sum_up(child, None)
        return Side(terms, constant)

    def closed(self, node: Node) -> tuple[tuple[Term, ...], int]:
        inner, word = node.children
        return self.sum_up(inner, word)

    def sum_up(self, node: Node, closing: Token | None) -> tuple[tuple[Term, ...], int]:
        """Add up an open side. `closing` is the 之和 or 之差 after it, which must fit what it closes."""
        operands: list[Node] = []
        signs: list[Token] = []
        while node.data == "open" and len(node.children) == 3:
            node, sign, operand = node.children
            operands.append(operand)
            signs.append(sign)
        operands.append(node if node.data == "closed" else node.children[0])
        operands.reverse()
        signs.reverse()
        subtract = self.check_closing(operands, signs, closing)

        terms, constant = self.operand(operands[0], subtract)
        for sign, operand in zip(signs, operands[1:], strict=True):
            more, number = self.operand(operand, subtract)
            factor = 1 if sign.type == "PLUS" else -1
            terms += tuple(Term(factor * term.coefficient, term.item) for term in more)
            constant += factor * number
        return terms, constant

    def check_closing(self, operands: list[Node], signs: list[Token], closing: Token | None) -> bool:
        """Whether a list is a difference (A、B之差). Raises where 之和 or 之差 could be read in two ways."""
        kinds = [sign.type for sign in signs]
        lists = [operand for operand in operands if _listed(operand) > 1]
        if closing is None:
            if lists:
                raise self.error("a list needs 之和 or 之差 after it", _first(lists[0]), ("之和", "之差"))
            return False
        if closing.type == "SUM_OF":
            if "MINUS" in kinds:
                raise self.error("之和 after a subtraction can be read in two ways", closing)
            if not kinds and not lists and operands[0].data == "operand":
                raise self.error("之和 of one item", closing)
            return False
        if len(operands) == 1 and len(lists) == 1 and _listed(lists[0]) == 2:
            return True
        if lists or kinds.count("MINUS") != 1 or kinds[-1] != "MINUS":
            raise self.error("之差 does not say what is subtracted from what", closing)
        return False

    def operand(self, node: Node, subtract: bool) -> tuple[tuple[Term, ...], int]:
        if node.data == "closed":
            return self.closed(node)
        if node.data == "group":
            side = self.side(node.children[0])
            return side.terms, side.constant
        (child,) = node.children
        if not hasattr(child, "data"):
            return (), int(child)
        if child.data == "listed":
            tokens = _items(child.children[0])
            sign = -1 if subtract else 1
            terms = tuple(
                Term(sign if place else 1, Key(self.key(token))) for place, token in enumerate(tokens)
            )
            return terms, 0
        if child.data == "cell":
            name, column = child.children
            return (Term(1, Key(str(name), None if column is None else str(column))),), 0
        return self.call(child)

    def call(self, node: Node) -> tuple[tuple[Term, ...], int]:
        function, *children = node.children
        arguments = [self.argument(child.children[0]) for child in children]
        if function.type != "SUM":
            word = cast(Literal["max", "min"], str(function))
            return (Term(1, Extreme(word, tuple(arguments))),), 0
        terms: tuple[Term, ...] = ()
        constant = 0
        for argument in arguments:
            if isinstance(argument, Wildcard):
                terms += (Term(1, argument),)
            else:
                terms += argument.terms
                constant += argument.constant
        return terms, constant

    def argument(self, child: Any) -> Side | Wildcard:
        return self.side(child) if hasattr(child, "data") else Wildcard(str(child))

    def key(self, token: Token) -> str:
        name = name_of(str(token))
        if self.strict and name not in self.names:
            raise self.error(f"no key is given for {name}", token, tuple(self.names))
        return self.names.get(name, name)

    def error(self, problem: str, token: Token, expected: tuple[str, ...] = ()) -> RelationError:
        return RelationError(problem, self.text, original(self.offsets, token.start_pos, self.text), expected)


def _listed(operand: Node) -> int:
    """How many items an operand lists; 0 for anything that is not a list of printed names."""
    child = operand.children[0]
    if operand.data != "operand" or getattr(child, "data", "") != "listed":
        return 0
    return len(_items(child.children[0]))


def _items(node: Node) -> list[Token]:
    found: list[Token] = []
    while True:
        found.append(node.children[-1])
        if len(node.children) == 1:
            return found[::-1]
        node = node.children[0]


def _first(operand: Node) -> Token:
    return _items(operand.children[0].children[0])[0]
