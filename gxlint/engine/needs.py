"""Rules that need a part of a report which a file is not meant to hold: left out, and named beside the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.rule import Rule
from gxlint.structure.model import Report


def unmet(rules: Mapping[str, Rule], report: Report) -> tuple[str, ...]:
    """Return the codes of the rules that need something the report lacks."""
    return tuple(code for code, rule in rules.items() if report.lacks.intersection(rule.needs))


def open_end(codes: Iterable[str], concerned: Iterable[str]) -> OpenEnd:
    """Return what is open when the rules `codes` were not evaluated, of all that speak about such a report.

    The name lists them: "GX101-GX111,GX113-GX116,GX3", a family of which no rule was evaluated by its prefix.
    """
    everything = list(dict.fromkeys(concerned))
    idle = frozenset(codes)
    named: list[str] = []
    for family, members in groupby(sorted(everything), key=lambda code: code[:-2]):
        here = list(members)
        if idle.issuperset(here):
            named.append(family)
            continue
        for off, run in groupby(here, key=idle.__contains__):
            if off:
                codes_of = list(run)
                named.append(codes_of[0] if len(codes_of) == 1 else f"{codes_of[0]}-{codes_of[-1]}")
    return OpenEnd.of("narrative", ",".join(named))
