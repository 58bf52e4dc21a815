"""GX507: instructions and glosses of a template that were published with the report (rules/words/remnants.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from gxlint.checks.prose import words
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.resources import data
from gxlint.text.patterns import lazy


class Remnant(NamedTuple):
    """One kind of instruction: `needs` are words of which one must stand in the text before `pattern` is tried."""

    name: Mapping[str, str]
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    level: str | None


@check("template-remnants")
def template_remnants(subject: Subject) -> Iterator[Finding]:
    """GX507: a kind of instruction listed in the file that parameter `words` names."""
    own = words(subject).prose
    covered: list[tuple[int, int]] = []
    for remnant in remnants(str(subject.parameters["words"])):
        if not any(need in own.text for need in remnant.needs):
            continue
        for hit in remnant.pattern.finditer(own.text):
            start, end = hit.span()
            if any(start < last and first < end for first, last in covered):
                continue
            covered.append((start, end))
            yield Finding(
                span=own.span(start, end),
                values={"text": hit[0], "kind": remnant.name},
                level=remnant.level,
                evidence={"kind": remnant.name["en"]},
            )


@cache
def remnants(name: str) -> tuple[Remnant, ...]:
    """Read a file of remnants."""
    return tuple(
        Remnant(one["name"], tuple(one["needs"]), lazy(one["pattern"], re.MULTILINE), one.get("level"))
        for one in data(name)
    )
