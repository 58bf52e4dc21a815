"""The numbers of the narrative as data, for `gxlint extract`: every figure, and the claims the figures make together.

A number is a string with its digits ("3.04", never a binary float), scaled to its unit (3.04亿元 is "304000000" 元);
`literal` is what is printed. Places are as everywhere in the extraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gxlint.claims import Breakdown, CountedList, Flow, Growth, Share, Zero
from gxlint.output.values import place

if TYPE_CHECKING:
    from gxlint.checks.claimed import Claimed
    from gxlint.claims import Claim, Figure

_DIRECTIONS = {1: "up", -1: "down", 0: None}


def figures(paragraphs: Iterable[Claimed]) -> list[dict[str, Any]]:
    """Every number of the narrative with what it counts, in reading order."""
    return [
        {"section": each.section, **figure(each, one)} for each in paragraphs for one in each.reading.figures
    ]


def claims(paragraphs: Iterable[Claimed]) -> list[dict[str, Any]]:
    """Every claim, in reading order."""
    found = []
    for each in paragraphs:
        for one in sorted(each.reading.claims, key=lambda claim: (claim.start, claim.end, claim.kind)):
            found.append(
                {
                    "kind": one.kind,
                    "section": each.section,
                    "at": place(each.span(one.start, one.end)),
                    "literal": each.paragraph.text[one.start : one.end],
                    **_particulars(one),
                    "numbers": [{"as": role, **figure(each, number)} for role, number in _numbers(one)],
                }
            )
    return found


def figure(where: Claimed, one: Figure) -> dict[str, Any]:
    """A number: its place, value and unit, the words around it, the roles and scopes in its wording.

    `approximate` is the word that makes it inexact (约, 余), None for an exact one.
    """
    return {
        "literal": one.printed,
        "value": number(one.value),
        "unit": one.unit or None,
        "approximate": one.approx or None,
        "name": one.name,
        "roles": list(one.roles),
        "scopes": list(one.scopes),
        "at": place(where.span(one.start, one.end)),
    }


def number(value: Decimal | int) -> str:
    """The digits of a number, no exponent, no idle zeros."""
    digits = format(value, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _numbers(one: Claim) -> Iterator[tuple[str, Figure]]:
    """Yield the figures of a claim, each with what it is in it."""
    if isinstance(one, Breakdown):
        yield "total", one.total
        yield from (("part", part) for part in one.parts)
        yield from (("perhaps-part-of", other) for other in one.others)
    elif isinstance(one, Share):
        yield "percent", one.percent
        if one.part is not None:
            yield "part", one.part
        yield from (("perhaps-whole", whole) for whole in one.wholes)
    elif isinstance(one, Growth):
        yield "rate", one.rate
        yield from (("now", now) for now in one.now)
        yield from (("before", before) for before in one.before)
    elif isinstance(one, Flow):
        for role in ("received", "carried_in", "answered", "carried_out"):
            found: Figure | None = getattr(one, role)
            if found is not None:
                yield role, found


def _particulars(one: Claim) -> Mapping[str, Any]:
    """What only one kind of claim has."""
    if isinstance(one, Breakdown):
        return {"cue": one.cue, "open": one.open, "examples": one.soft, "depth": one.depth}
    if isinstance(one, Share):
        return {"cue": one.cue}
    if isinstance(one, Growth):
        return {"cue": one.cue, "direction": _DIRECTIONS[one.direction], "style": one.style}
    if isinstance(one, CountedList):
        return {"announced": str(one.announced), "noun": one.noun, "items": list(one.items), "open": one.open}
    if isinstance(one, Zero):
        return {
            "cue": one.cue,
            "every": one.every,
            "wording": one.wording,
            "roles": list(one.roles),
            "scopes": list(one.scopes),
        }
    return {}
