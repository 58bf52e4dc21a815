"""The relation a report prints in its own table, or None: it is compared, never guessed at."""

from __future__ import annotations

from collections.abc import Mapping

from gxlint.relations.model import Key, Relation, RelationError
from gxlint.relations.parsing import name_of, parse
from gxlint.relations.reading import prepare

MAX_LENGTH = 400
_ROUND = str.maketrans("[]〔〕{}", "()()()")
_TELLING = ("项", "等于", "之和", "之差", "=", "+", "加", "减", "大于", "小于", "超过", "相等")
"""What may not stand in the part of the text that is left aside."""


def parse_printed(text: str, ordinals: Mapping[str, str] | None = None) -> Relation | None:
    """Return the relation printed in a report (本列数据的勾稽关系为:第一项加第二项之和,等于…), None when it
    cannot be understood.

    Keys are those of `ordinals` ({"第一项": "received"}) where it has the name, and the name itself (第五项)
    where it has not, so that a sentence about other rows is understood as one that says something else.
    Brackets around the sentence, a bracket that lost its partner, a caption before 勾稽关系 or after the
    closing bracket are left aside. A sentence without 第…项 is none. Never raises.
    """
    if len(text) > MAX_LENGTH:
        return None
    sentence = _sentence(prepare(text)[0].translate(_ROUND))
    if sentence is None:
        return None
    try:
        relation = parse(sentence)
    except RelationError:
        return None
    if relation.premise is not None:
        return None
    names = {name_of(name): key for name, key in (ordinals or {}).items()}
    sides = []
    for side in relation.sides:
        terms = []
        for term in side.terms:
            if not isinstance(term.item, Key) or term.item.name.isascii():
                return None
            name = term.item.name
            terms.append(type(term)(term.coefficient, Key(names.get(name, name))))
        if not terms:
            return None
        sides.append(type(side)(tuple(terms), side.constant))
    return Relation(tuple(sides), relation.operators, None, text)


def _sentence(text: str) -> str | None:
    """Cut the sentence out of the cell it stands in; None when what is left aside might belong to it."""
    cue = text.find("稽关系")
    start = text.rfind("(", 0, cue) + 1 if cue >= 0 else 0
    before, text = text[:start], text[start:]
    if not before and not _balanced(text):
        text = text.lstrip("(")
    end = _end(text)
    sentence, after = text[:end], text[end:]
    if any(word in aside for aside in (before, after) for word in _TELLING):
        return None
    return sentence


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def _end(text: str) -> int:
    """Where the sentence ends: at a closing bracket without an opening one, or at a full stop."""
    depth = 0
    for position, character in enumerate(text):
        if character == "(":
            depth += 1
        elif character == ")":
            if depth == 0:
                return position
            depth -= 1
        elif character in "。;":
            return position
    return len(text)
