"""One text for all ways of writing a relation, so that a printed sentence can be held against the form's."""

from __future__ import annotations

from gxlint.relations.model import (
    FLIPPED,
    Extreme,
    Item,
    Operator,
    Relation,
    Side,
    Wildcard,
    spell_sum,
)


def canonical(relation: Relation) -> str:
    """Return the one text that all ways of writing `relation` share.

    Order of addends, swapped sides, wording and the side a term stands on make no difference:
    `a + b = c + d`, `d + c = b + a` and `a = c + d - b` give `a + b = c + d`.
    """
    links: set[str] = set()
    if all(operator == "=" for operator in relation.operators):
        for place, left in enumerate(relation.sides):
            links.update(_link(left, "=", right) for right in relation.sides[place + 1 :])
    else:
        for place, operator in enumerate(relation.operators):
            links.add(_link(relation.sides[place], operator, relation.sides[place + 1]))
    chain = " and ".join(sorted(links))
    return chain if relation.premise is None else f"{canonical(relation.premise)} implies {chain}"


def _link(left: Side, operator: Operator, right: Side) -> str:
    if operator in (">", ">="):
        left, operator, right = right, FLIPPED[operator], left
    balance: dict[str, int] = {}
    for side, sign in ((left, 1), (right, -1)):
        for term in side.terms:
            name = _item(term.item)
            balance[name] = balance.get(name, 0) + sign * term.coefficient
    constant = left.constant - right.constant
    plus = _sum({name: factor for name, factor in balance.items() if factor > 0}, max(constant, 0))
    minus = _sum({name: -factor for name, factor in balance.items() if factor < 0}, max(-constant, 0))
    if operator == "=" and minus < plus:
        plus, minus = minus, plus
    return f"{plus} {operator} {minus}"


def _sum(factors: dict[str, int], constant: int) -> str:
    return spell_sum([(factors[name], name) for name in sorted(factors)], constant)


def _item(item: Item) -> str:
    if not isinstance(item, Extreme):
        return str(item)
    return f"{item.function}({', '.join(sorted(_argument(argument) for argument in item.arguments))})"


def _argument(argument: Side | Wildcard) -> str:
    if isinstance(argument, Wildcard):
        return argument.pattern
    factors: dict[str, int] = {}
    for term in argument.terms:
        name = _item(term.item)
        factors[name] = factors.get(name, 0) + term.coefficient
    return _sum({name: factor for name, factor in factors.items() if factor}, argument.constant)
