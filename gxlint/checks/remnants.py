"""GX507: instructions and glosses of a template that were published with the report (rules/words/remnants.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from gxlint.checks.prose import words
from gxlint.checks.registry import Subject, check
from gxlint.checks.word_lists import REMNANTS
from gxlint.claims.choosing import shortest
from gxlint.diagnostics import Finding
from gxlint.resources import data, derived
from gxlint.text.patterns import lazy


class Remnant(NamedTuple):
    """One kind of instruction: `needs` are words of which one must stand in the text before `pattern` is tried."""

    name: Mapping[str, str]
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    level: str | None


@check(
    "template-remnants",
    says={
        "default": "kind text",
    },
    levels="weak",
    words=REMNANTS,
)
def template_remnants(subject: Subject) -> Iterator[Finding]:
    """GX507: a kind of instruction listed in the file that parameter `words` names."""
    own = words(subject).prose
    name = str(subject.parameters["words"])
    if _any_need(name).search(own.text) is None:
        return
    hits = [
        (*hit.span(), order, remnant)
        for order, remnant in enumerate(remnants(name))
        if any(need in own.text for need in remnant.needs)
        for hit in remnant.pattern.finditer(own.text)
    ]
    covered = -1
    for start, end, _, remnant in sorted(hits, key=lambda hit: (hit[0], hit[2])):
        if start < covered:
            continue
        covered = end
        yield Finding(
            span=own.span(start, end),
            values={"text": own.text[start:end], "kind": remnant.name},
            level=remnant.level,
            evidence={"kind": remnant.name["en"]},
        )


@derived
@cache
def remnants(name: str) -> tuple[Remnant, ...]:
    """Read a file of remnants."""
    return tuple(
        Remnant(one["name"], tuple(one["needs"]), lazy(one["pattern"], re.MULTILINE), one.get("level"))
        for one in data(name)
    )


@derived
@cache
def _any_need(name: str) -> re.Pattern[str]:
    """A pattern for the words of which any remnant has one."""
    return lazy(shortest(need for remnant in remnants(name) for need in remnant.needs))
