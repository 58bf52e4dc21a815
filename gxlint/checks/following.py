"""What a blank cell has to be, where the equations of its table leave only one number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gxlint.checks.naming import cell_label
from gxlint.checks.sums import Outcomes
from gxlint.relations import Gap
from gxlint.tables.model import CellKey, KeyedTable

_NAMED = 8
"""Cells that a message names one by one."""


def stands_for(table: KeyedTable, found: Outcomes, blanks: int) -> tuple[str, dict[str, Any]]:
    """Return which message of GX209 says what the blanks of a table are, and its values.

    Values: `open` (how many equations they leave without a result), `number` (one blank, and its number follows),
    `follows` (several, and the number of some does). A 0 that follows is what the rule asks for anyway.
    """
    idle = sum(1 for owner, _, outcome in found.evaluated if owner is table and outcome.reason == "blank")
    values: dict[str, Any] = {"open": {"zh": f",有 {idle} 个等式因此无法核算", "en": f"; equations that could not be evaluated for it: {idle}"}
                              if idle else {"zh": "", "en": ""}}  # fmt: skip
    sure = {key: number for key, number in following(table, found).items() if number}
    if not sure:
        return ("one" if blanks == 1 else "default"), values
    if blanks == 1:
        return "follows", {**values, "number": next(iter(sure.values()))}
    named = [(cell_label(table, *key), number) for key, number in list(sure.items())[:_NAMED]]
    said = [
        {"zh": f"“{label}”应为 {number}", "en": f"“{label}” should be {number}"} for label, number in named
    ]
    return "some", {**values, "follows": said}


def follows_evidence(table: KeyedTable, found: Outcomes) -> Mapping[str, Any]:
    """Return the numbers that follow as evidence: nothing where none does."""
    sure = [{"row": row, "column_key": column, "should_be": number}
            for (row, column), number in following(table, found).items() if number]  # fmt: skip
    return {"follows": sure} if sure else {}


def following(table: KeyedTable, found: Outcomes) -> dict[CellKey, int]:
    """Return the number that follows for each blank of `table`, in the order of its cells.

    It follows when every equation that lacks nothing but this blank gives the same whole number from 0; a blank on
    which two equations disagree has none, since one of the other cells is then wrong.
    """
    values: dict[CellKey, set[int | None]] = {}
    for owner, relation, outcome in found.evaluated:
        if owner is not table or relation.kind != "equal":
            continue
        gaps = [
            key
            for key, cell in zip(outcome.compiled.keys, outcome.cells, strict=True)
            if isinstance(cell, Gap)
        ]
        equation = outcome.compiled.equation() if len(gaps) == 1 else None
        if equation is not None and Gap.BLANK in outcome.cells:
            known = dict(zip(outcome.compiled.keys, outcome.cells, strict=True))
            values.setdefault(gaps[0], set()).add(_solved(equation.terms, equation.constant, known, gaps[0]))
    sure: dict[CellKey, int] = {}
    for key in table.cells:
        solved = values.get(key, set())
        number = next(iter(solved)) if len(solved) == 1 else None
        if number is not None:
            sure[key] = number
    return sure


def _solved(
    terms: Iterable[tuple[int, CellKey]], constant: int, known: Mapping[CellKey, object], wanted: CellKey
) -> int | None:
    """The number of `wanted` for which the sum of all terms and the constant is 0; None for no whole number from 0."""
    rest, factor = constant, 0
    for coefficient, key in terms:
        if key == wanted:
            factor = coefficient
            continue
        value = known[key]
        if not isinstance(value, int):
            return None  # money: with decimals, and often rounded
        rest += coefficient * value
    if abs(factor) != 1:
        return None
    number = -rest * factor
    return number if number >= 0 else None
