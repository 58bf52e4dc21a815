"""The families of rules over one report: what each found, and where a zero would say too much.

A family that found nothing has not therefore checked everything: the file may not have been read, a table may be
missing, or nobody may have wanted its rules. Every format that counts by family says so in place of a 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from gxlint.engine.open_ends import OF_A_TABLE
from gxlint.engine.registry import families, load
from gxlint.engine.rule import text

if TYPE_CHECKING:
    from gxlint.engine.open_ends import OpenEnd
    from gxlint.engine.result import ReportResult

READING = "GX0"
"""The family that says what could not be read; it has something to say about every file."""
State = Literal["whole", "partly", "not", "off"]
_NUMBERS = frozenset({"GX2", "GX3", "GX4"})
"""Families that compare the figures of the mandated tables: with each other, with the text, with what explains them."""
_NOTHING = frozenset({"unreadable", "not-a-report", "attached"})
"""What leaves nothing to check but the reading itself."""
_RULES = frozenset({"rule", "narrative"})
"""What stands in the way of some rules: its name lists them, GX505 or GX1,GX301-GX304."""


class Standing(NamedTuple):
    """How far a family was checked: `whole`, `partly`, `not` at all, or `off` (its rules were left out). `why` are the
    open ends that stand in the way."""

    state: State
    why: tuple[OpenEnd, ...] = ()


def family(code: str) -> str:
    """GX2 for GX201."""
    return code[:-2]


def family_name(key: str, language: str) -> str:
    """What a family is called: 表格; that of a province is its prefix."""
    named = families().get(key)
    return text(named, language) if named else ""


def of_report(result: ReportResult) -> tuple[str, ...]:
    """The families there are for a report: gxlint's own, then those of the provinces it was checked with."""
    own = tuple(families())
    if not result.folders:
        return own
    return (*own, *dict.fromkeys(family(code) for code, rule in load(result.folders).rules.items()
                                 if not rule.builtin and family(code) not in own))  # fmt: skip


def standings(result: ReportResult) -> Mapping[str, Standing]:
    """How far each family was checked in a report."""
    off = result.left_out.families if result.left_out is not None else ()
    return {key: _standing(key, result, off) for key in of_report(result)}


def _standing(key: str, result: ReportResult, off: tuple[str, ...]) -> Standing:
    why = tuple(end for end in result.unfinished if _concerns(end, key))
    if key == READING:
        return Standing("partly" if why else "whole", why)
    if not result.readable or any(end.kind in _NOTHING or _broken(end) or key in _named(end) for end in why):
        return Standing("not", why)
    if key in off:
        return Standing("off")
    return Standing("partly" if why else "whole", why)


def _broken(end: OpenEnd) -> bool:
    """Whether a stage failed after which no rule but those of the reading runs."""
    return end.kind == "stage" and end.name != "relations"


def _named(end: OpenEnd) -> list[str]:
    """The rules and families that an open end names."""
    return end.name.split(",") if end.kind in _RULES else []


def _concerns(end: OpenEnd, key: str) -> bool:
    if key == READING:
        return True
    if end.kind in OF_A_TABLE or (end.kind == "stage" and end.name == "relations"):
        return key in _NUMBERS
    return any(name.startswith(key) for name in _named(end)) if end.kind in _RULES else True


def counts(result: ReportResult) -> Mapping[str, int]:
    """How many unsuppressed diagnostics each family has."""
    found: dict[str, int] = {}
    for diagnostic in result.shown:
        key = family(diagnostic.code)
        found[key] = found.get(key, 0) + 1
    return found
