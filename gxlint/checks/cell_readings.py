"""What a reading of a number amounts to in a table: as printed, and as the parts of the printed totals make it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from gxlint.checks.naming import cell_label, cell_unit, row_label
from gxlint.checks.roles import Reading, Term
from gxlint.tables.forms import table_form
from gxlint.tables.model import CellKey, KeyedCell, KeyedTable, State
from gxlint.text.amounts import MONEY

APPLICANTS = ("natural_person", "business", "research", "public_interest", "legal_service", "other")
RESULTS = ("upheld", "corrected", "other", "pending")
_ZERO = (State.BLANK, State.DASH, State.NOT_APPLICABLE)


class Amount(NamedTuple):
    """A reading in numbers. `printed` rests on the totals as printed, `made` on what their parts make.

    `addends` are (sign, label, value) in reading order; `cells` the keys behind them; `step` how finely it is printed;
    `money` says that the numbers are in 元.
    """

    printed: Decimal
    made: Decimal
    addends: tuple[tuple[int, str, Decimal], ...]
    cells: tuple[CellKey, ...]
    step: Decimal = Decimal(1)
    money: bool = False


def amount(table: KeyedTable, reading: Reading, columns: Sequence[str] = ()) -> Amount | None:
    """Work a reading out. None when a cell it needs was not read, or holds no number. `columns`: applicants of T3."""
    printed = made = Decimal(0)
    addends: list[tuple[int, str, Decimal]] = []
    keys: list[CellKey] = []
    step = Decimal(0)
    for term in reading:
        found = _term(table, term, columns)
        if found is None:
            return None
        shown, parts, used = found
        printed += term.sign * shown
        made += term.sign * parts
        keys += used
        addends.append((term.sign, _label(table, term, columns), shown))
        step = max(step, *(_step(table, table.cells[key]) for key in used), Decimal(0))
    return Amount(printed, made, tuple(addends), tuple(keys), step or Decimal(1), step > 0)


def _term(
    table: KeyedTable, term: Term, columns: Sequence[str]
) -> tuple[Decimal, Decimal, list[CellKey]] | None:
    keys = list(cells(table, term, columns))
    if not keys or any(key not in table.cells for key in keys):
        return None
    values = [_value(table, table.cells[key]) for key in keys]
    if any(
        value is None and table.cells[key].value.state not in _ZERO
        for value, key in zip(values, keys, strict=True)
    ):
        return None
    if all(value is None for value in values):
        return None  # nothing but blanks: the table says nothing
    shown = sum((value for value in values if value is not None), Decimal(0))
    parts = Decimal(0)
    for key, value in zip(keys, values, strict=True):
        inner = _parts(table, key)
        parts += (value or Decimal(0)) if inner is None else inner
    return shown, parts, keys


def cells(table: KeyedTable, term: Term, columns: Sequence[str] = ()) -> Iterator[CellKey]:
    """The cells of one addend; the total column of T3 unless applicants are named."""
    rows = _rows(table, term.row)
    across = (
        [term.column]
        if term.column
        else list(columns)
        if columns
        else ["value" if table.kind == "statistics" else "total"]
    )
    for row in rows:
        for column in across:
            yield row, column


def _rows(table: KeyedTable, pattern: str) -> list[str]:
    if not pattern.endswith(".*"):
        return [pattern]
    group, family = pattern[:-2], pattern[:-1]
    wanted = {key[0] for key in (*table.cells, *table.unread)}
    return [row.key for row in table_form(table.kind).rows
            if row.key in wanted and (row.key.startswith(family) or row.key == group)]  # fmt: skip


def _parts(table: KeyedTable, key: CellKey) -> Decimal | None:
    """What the parts of a printed total make; None where it has none, or one of them is unread."""
    row, column = key
    if column != "total" or table.kind not in ("requests", "review"):
        return None
    made = Decimal(0)
    for part in APPLICANTS if table.kind == "requests" else RESULTS:
        cell = table.cells.get((row, part))
        if cell is None:
            return None
        value = _value(table, cell)
        if value is None and cell.value.state not in _ZERO:
            return None
        made += value or 0
    return made


def _value(table: KeyedTable, cell: KeyedCell) -> Decimal | None:
    """The number of a cell; money in 元."""
    number = cell.value.number
    if number is None:
        return None
    unit = cell.value.unit or cell_unit(table, cell)
    if unit in MONEY:
        return Decimal(number) * MONEY[unit]
    return None if unit is not None and unit[0] in "万亿千" else Decimal(number)


def _step(table: KeyedTable, cell: KeyedCell) -> Decimal:
    """One unit of the last place a cell prints, in 元 for money."""
    unit = cell.value.unit or cell_unit(table, cell)
    if unit not in MONEY or cell.value.number is None:
        return Decimal(0)
    exponent = Decimal(cell.value.number).as_tuple().exponent
    return MONEY[unit].scaleb(min(int(exponent), 0)) if isinstance(exponent, int) else Decimal(0)


def nonzero(table: KeyedTable, readings: Sequence[Reading], columns: Sequence[str] = ()) -> list[KeyedCell]:
    """The cells behind readings, with the parts of their totals, that are not zero."""
    found: dict[CellKey, KeyedCell] = {}
    inner = {"requests": APPLICANTS, "review": RESULTS}.get(table.kind, ())
    for reading in readings:
        for term in reading:
            for row, column in cells(table, term, columns):
                wanted = [(row, column), *((row, part) for part in inner if column == "total")]
                for key in wanted:
                    cell = table.cells.get(key)
                    if cell is not None and cell.value.number:
                        found[key] = cell
    return list(found.values())


def _label(table: KeyedTable, term: Term, columns: Sequence[str]) -> str:
    if term.row.endswith(".*"):
        group = term.row[:-2]
        return next(
            (g.label for g in table_form(table.kind).groups if g.key == group), row_label(table, group)
        )
    if term.column is not None and term.column != "total":
        return cell_label(table, term.row, term.column)
    label = row_label(table, term.row)
    if columns and len(columns) == 1:
        return cell_label(table, term.row, columns[0])
    return f"{label} 法人或其他组织" if columns else label


def spelled(found: Amount) -> Mapping[str, str]:
    """A reading in words: “一、…”为 3525, or “一、…”3525 + “二、…”121 = 3646."""
    if len(found.addends) == 1:
        _, label, value = found.addends[0]
        return {"zh": f"“{label}”为 {_shown(found, value)}", "en": f"“{label}” is {_shown(found, value)}"}
    pieces = []
    for place, (sign, label, value) in enumerate(found.addends):
        mark = "" if place == 0 else " + " if sign > 0 else " - "
        pieces.append(f"{mark}“{label}”{_shown(found, value)}")
    text = "".join(pieces) + f" = {_shown(found, found.printed)}"
    return {"zh": text, "en": text.replace("”", "” ")}


def _shown(found: Amount, value: Decimal) -> str:
    return f"{plain(value / MONEY['万元'])}万元" if found.money else plain(value)


def plain(value: Decimal) -> str:
    """A number as people write it, without exponent or trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
