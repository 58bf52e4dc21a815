"""Table 2: regulations reported by bodies that cannot make any (GX211), decisions misread as items (GX212)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gxlint import resources
from gxlint.checks.naming import cell_label
from gxlint.checks.registry import Subject, check
from gxlint.checks.spelling import summed
from gxlint.checks.word_lists import AGENCIES
from gxlint.diagnostics import Finding
from gxlint.tables.model import KeyedTable


@check(
    "rule-making-power",
    says={
        "default": "agency numbers",
    },
    words=AGENCIES,
)
def rule_making_power(subject: Subject) -> Iterator[Finding]:
    """Yield a finding when the row 规章 is above zero for a body that, by its name, has no rule-making power."""
    agency = subject.report.agency.value
    if agency is None or not lacks_power(agency, resources.data(str(subject.parameters["words"]))):
        return
    for table in subject.report.tables:
        cells = [
            cell
            for cell in table.cells.values()
            if cell.row == "regulations" and (cell.value.number or 0) > 0
        ]
        if table.kind != "disclosure" or not cells:
            continue
        numbers = [f"{cell_label(table, None, cell.column)} {cell.value.literal.strip()}" for cell in cells]
        yield Finding(
            cells[0].span,
            values={"agency": agency, "numbers": numbers},
            evidence={"cells": [[cell.row, cell.column, cell.value.number] for cell in cells]},
            table=table.kind,
            row="regulations",
            column_key=cells[0].column,
            block=cells[0].block,
        )


def lacks_power(agency: str, words: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a name is certainly that of a body without power to make 规章 (words/agencies.yaml)."""
    if agency.startswith(tuple(words["national"])):
        return False
    if agency.endswith(tuple(words["townships"])):
        return True
    if agency.endswith(tuple(words["counties"])) and not agency.endswith(tuple(words["not_counties"])):
        return True
    office = next(
        (end for end in sorted(words["offices"], key=len, reverse=True) if agency.endswith(end)), None
    )
    return office is not None and any(place in agency[: -len(office)] for place in words["places"])


@check(
    "decisions-misread",
    says={
        "default": "rows",
    },
)
def decisions_misread(subject: Subject) -> Iterator[Finding]:
    """Yield a finding when 处理决定数量 = 上一年项目数量 + 本年增/减 in every row that is not zero.

    One row alone may be chance, unless something changed in the year.
    """
    for table in subject.report.tables:
        if table.kind != "disclosure":
            continue
        rows = [
            row for row in dict.fromkeys(row for row, _ in table.cells) if (row, "decisions") in table.cells
        ]
        numbers = {row: _three(table, row) for row in rows}
        if any(three is None for three in numbers.values()):
            continue
        used = {row: three for row, three in numbers.items() if three is not None and any(three)}
        if not used or any(before + change != decided for before, change, decided in used.values()):
            continue
        if len(used) < 2 and not any(change for _, change, _ in used.values()):
            continue
        first = table.cells[next(iter(used)), "decisions"]
        shown = [f"{cell_label(table, row, None)} {summed((a, b))} = {c}" for row, (a, b, c) in used.items()]
        yield Finding(
            first.span,
            values={"rows": shown},
            evidence={"rows": {row: list(three) for row, three in used.items()}},
            table=table.kind,
            row=first.row,
            column_key="decisions",
            block=first.block,
        )


def _three(table: KeyedTable, row: str) -> tuple[int | Decimal, int | Decimal, int | Decimal] | None:
    values = []
    for column in ("last_year", "change", "decisions"):
        cell = table.cells.get((row, column))
        if cell is None or cell.value.number is None:
            return None
        values.append(cell.value.number)
    return values[0], values[1], values[2]
