"""Single cells of the mandated tables: what they hold, whether it can be, in which unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gxlint.checks.naming import cell_kind, cell_label, cell_unit, table_name
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.tables.model import KeyedCell, KeyedTable, State
from gxlint.text.patterns import lazy

SHOWN = 20
"""Findings of one kind shown for one table; the last of them says how many more there are."""

MONEY = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_EMPTY = (State.BLANK, State.DASH, State.NOT_APPLICABLE)
_YUAN = lazy(r"(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)元")


@check("cell-not-a-number")
def cell_not_a_number(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each cell that holds neither a number nor an accepted mark for zero."""
    for table in subject.report.tables:
        cells = [cell for cell in table.cells.values() if cell.value.state is State.NOT_A_NUMBER]
        for cell in cells[:SHOWN]:
            yield at(table, cell, {"literal": cell.value.literal.strip()})


@check("blank-cell")
def blank_cell(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each table that has blanks or dashes where the form asks for 0."""
    for table in subject.report.tables:
        cells = [cell for cell in table.cells.values() if cell.value.state in _EMPTY]
        if not cells:
            continue
        first = cells[0]
        marks = "、".join(dict.fromkeys(_mark(cell) for cell in cells))
        yield at(
            table,
            first,
            {"table": table_name(table.kind), "count": len(cells), "marks": marks},
            message="one" if len(cells) == 1 else "default",
            evidence={"cells": [[cell.row, cell.column] for cell in cells]},
        )


def _mark(cell: KeyedCell) -> str:
    return "空白" if cell.value.state is State.BLANK else cell.value.literal.strip()


@check("impossible-number")
def impossible_number(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each count that is negative or fractional, and each negative amount."""
    for table in subject.report.tables:
        for cell in table.cells.values():
            number = cell.value.number
            if number is None:
                continue
            kind = cell_kind(table, cell)
            if number < 0 and kind != "signed":
                yield at(table, cell, {"literal": cell.value.literal.strip()}, message="negative")
            elif kind != "money" and number != int(number) and cell.value.unit not in MONEY:
                # 1.2万件 is a whole number of cases
                if cell.value.unit is not None and cell.value.unit[0] in "万亿":
                    continue
                yield at(table, cell, {"literal": cell.value.literal.strip()}, message="fraction")


@check("unit-mismatch")
def unit_mismatch(subject: Subject) -> Iterator[Finding]:
    """Yield a finding where a unit inside a cell contradicts its column, or the text gives the cell's number in 元."""
    yuan: dict[Decimal, str] | None = None
    for table in subject.report.tables:
        for cell in table.cells.values():
            value, unit = cell.value, cell_unit(table, cell)
            if value.number is None or unit is None:
                continue
            money = unit in MONEY
            if value.unit is not None:
                if money and value.unit in MONEY and value.unit != unit:
                    converted = Decimal(value.number) * MONEY[value.unit] / MONEY[unit]
                    values = {"literal": value.literal.strip(), "unit": unit, "converted": plain(converted)}
                    yield at(table, cell, values, message="money")
                elif money != (value.unit in MONEY):
                    yield at(table, cell, {"literal": value.literal.strip(), "unit": unit}, message="kind")
            elif money and value.number and unit != "元":
                if yuan is None:
                    yuan = _yuan_in_text(subject)
                printed = yuan.get(Decimal(value.number))
                if printed is not None:
                    converted = Decimal(value.number) / MONEY[unit]
                    values = {
                        "amount": printed,
                        "number": value.number,
                        "unit": unit,
                        "converted": plain(converted),
                    }
                    yield at(table, cell, values, message="text")


def _yuan_in_text(subject: Subject) -> dict[Decimal, str]:
    found: dict[Decimal, str] = {}
    for _, paragraph in subject.report.narrative():
        if "元" in paragraph.text:
            for match in _YUAN.finditer(paragraph.text):
                if "每" in paragraph.text[max(0, match.start() - 8) : match.start()]:
                    continue  # a tariff (每件100元), not an amount
                found.setdefault(Decimal(match[1].replace(",", "")), match[1])
    return found


def plain(number: Decimal) -> Decimal:
    """Return the number without trailing zeros and without an exponent."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def at(
    table: KeyedTable,
    cell: KeyedCell,
    values: dict[str, object],
    *,
    message: str = "default",
    evidence: dict[str, object] | None = None,
) -> Finding:
    """Return a finding at a cell; `label` (its row and column as the form prints them) is added to the values."""
    return Finding(
        cell.span,
        message,
        {"label": cell_label(table, cell.row, cell.column), **values},
        evidence={"literal": cell.value.literal} if evidence is None else evidence,
        table=table.kind,
        row=cell.row,
        column_key=cell.column,
        block=cell.block,
    )
