"""Single cells of the mandated tables: what they hold, whether it can be, in which unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from gxlint.checks.following import follows_evidence, stands_for
from gxlint.checks.naming import cell_kind, cell_label, cell_unit, table_name
from gxlint.checks.references import Cells, TableKind
from gxlint.checks.registry import Subject, check
from gxlint.checks.shapes import Each, Record, Text
from gxlint.checks.sums import outcomes
from gxlint.diagnostics import Finding
from gxlint.structure.model import Report
from gxlint.tables.model import KeyedCell, KeyedTable, State
from gxlint.text.amounts import MONEY
from gxlint.text.patterns import lazy

_LONGEST = 60
"""Characters of a cell that a message shows."""
SHOWN = 20
"""Findings of one kind shown for one table; the last of them says how many more there are."""

_BLANK = {"zh": "空白", "en": "blank"}
_EMPTY = (State.BLANK, State.DASH, State.NOT_APPLICABLE)
_SENTENCE = lazy(r"[^。;；!！?？\n]+")
_YUAN = lazy(r"(?<![\d.])(\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(元|万元|亿元)")
_LARGE = 1000
"""A number that hardly stands in a cell and in an unrelated sentence by chance: ten million 元, were it 万元."""


@check(
    "cell-not-a-number",
    says={
        "default": "label literal",
    },
)
def cell_not_a_number(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each cell that holds neither a number nor an accepted mark for zero."""
    for table in subject.report.tables:
        cells = [cell for cell in table.cells.values() if cell.value.state is State.NOT_A_NUMBER]
        for cell in cells[:SHOWN]:
            literal = cell.value.literal.strip()
            found = at(
                table, cell, {"literal": literal if len(literal) <= _LONGEST else f"{literal[:_LONGEST]}…"}
            )
            yield replace(found, doubt="extraction") if "\ufffd" in cell.value.literal else found


@check(
    "blank-cell",
    says={
        "default": "count label marks open table",
        "one": "count label marks open table",
        "follows": "count label marks number open table",
        "some": "count label marks follows open table",
    },
)
def blank_cell(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each table that has blanks or dashes where the form asks for 0."""
    for table in subject.report.tables:
        cells = [cell for cell in table.cells.values() if cell.value.state in _EMPTY]
        if not cells:
            continue
        first = cells[0]
        blank = [_BLANK] if any(cell.value.state is State.BLANK for cell in cells) else []
        drawn = dict.fromkeys(c.value.literal.strip() for c in cells if c.value.state is not State.BLANK)
        found = outcomes(subject.report, subject.memo)
        message, values = stands_for(table, found, len(cells))
        yield at(
            table,
            first,
            {"table": table_name(table.kind), "count": len(cells), "marks": [*blank, *drawn], **values},
            message=message,
            evidence={"cells": [[cell.row, cell.column] for cell in cells], **follows_evidence(table, found)},
        )


@check(
    "impossible-number",
    says={
        "negative": "label literal",
        "negative-amount": "label literal",
        "fraction": "label literal",
    },
)
def impossible_number(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each count that is negative or fractional, and each negative amount."""
    for table in subject.report.tables:
        for cell in table.cells.values():
            number = cell.value.number
            if number is None:
                continue
            kind = cell_kind(table, cell)
            if number < 0 and kind != "signed":
                message = "negative-amount" if kind == "money" else "negative"
                yield at(table, cell, {"literal": cell.value.literal.strip()}, message=message)
            elif kind != "money" and number != int(number) and cell.value.unit not in MONEY:
                # 1.2万件 is a whole number of cases
                if cell.value.unit is not None and cell.value.unit[0] in "万亿":
                    continue
                yield at(table, cell, {"literal": cell.value.literal.strip()}, message="fraction")


@check(
    "unit-mismatch",
    says={
        "money": "converted label literal unit",
        "kind": "label literal unit",
        "text": "amount converted label number unit",
        "elsewhere": "amount converted label number unit",
    },
    levels="elsewhere",
    amounts=Each(Record(table=TableKind(), cells=Each(Cells()), words=Each(Text()))),
)
def unit_mismatch(subject: Subject) -> Iterator[Finding]:
    """Yield a finding where a unit inside a cell contradicts its column, or the text gives the cell's number in 元.

    A sentence speaks of the cell when one of its words (`parameters.amounts`) stands in it; the same number in another
    sentence may be chance, and is a hint at most where the number is a large one.
    """
    sentences: list[str] | None = None
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
                if sentences is None:
                    sentences = sentences_with_money(subject.report)
                yield from _in_text(subject, table, cell, Decimal(value.number), unit, sentences)


def _in_text(
    subject: Subject, table: KeyedTable, cell: KeyedCell, number: Decimal, unit: str, sentences: Sequence[str]
) -> Iterator[Finding]:
    """The text says as many 元 as the cell, whose column is in 万元, and nowhere as many 万元."""
    told = [(sentence, literal) for sentence in sentences for literal in _yuan(sentence, number, unit)]
    if not told or any(literal.endswith(unit) for _, literal in told):
        return
    own = own_words(table, cell, subject.parameters["amounts"])
    spoken = next((literal for sentence, literal in told if any(word in sentence for word in own)), None)
    if spoken is None and number < _LARGE:
        return
    values = {
        "amount": (spoken or told[0][1]).removesuffix("元"),
        "number": number,
        "unit": unit,
        "converted": plain(number / MONEY[unit]),
    }
    found = at(table, cell, values, message="text" if spoken else "elsewhere")
    yield found if spoken else replace(found, level="elsewhere", doubt="scope")


def own_words(table: KeyedTable, cell: KeyedCell, entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the words by which a sentence is known to speak of a cell: those of the entries that name the cell."""
    return [
        word
        for entry in entries
        if entry["table"] == table.kind and f"{cell.row}.{cell.column}" in entry["cells"]
        for word in entry["words"]
    ]


def sentences_with_money(report: Report) -> list[str]:
    """Return the sentences of the narrative that give an amount in 元 or 万元."""
    return [
        sentence
        for _, paragraph in report.narrative()
        if "元" in paragraph.text
        for sentence in _SENTENCE.findall(paragraph.text)
        if "元" in sentence
    ]


def _yuan(sentence: str, number: Decimal, unit: str) -> Iterator[str]:
    """Yield the amounts of a sentence that print this number with 元 or with the unit itself; no tariff (每件100元)."""
    for match in _YUAN.finditer(sentence):
        tariff = "每" in sentence[max(0, match.start() - 8) : match.start()]
        if not tariff and match[2] in ("元", unit) and Decimal(match[1].replace(",", "")) == number:
            yield match[0]


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
