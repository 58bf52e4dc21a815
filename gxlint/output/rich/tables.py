"""A broken table: the part around the suspect, what it should read, and the equations with their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from gxlint.diagnostics import Diagnostic, Suspect
from gxlint.output.rich import labels
from gxlint.output.rich.grid import Box, Grid, draw
from gxlint.output.rich.lines import Line, Piece
from gxlint.output.rich.screen import Screen
from gxlint.tables.model import CellKey, KeyedTable
from gxlint.text.width import width

if TYPE_CHECKING:
    from gxlint.engine.equations import Equation

_ROWS = 12
"""Rows drawn; of the others the number is said."""
_SHORT = 5
"""An equation of no more cells than this is drawn whole, zeros as well."""
_EQUATIONS = 6
_TERMS = 10
_REPAIRS = 6


@dataclass(frozen=True, slots=True)
class Broken:
    """A table with equations that fail together: those to draw, how many more there are, the suspects."""

    table: KeyedTable
    equations: tuple[Equation, ...]
    more: int
    suspects: tuple[tuple[Suspect, ...], ...]


def choose(table: KeyedTable, broken: Sequence[Equation], diagnostic: Diagnostic) -> Broken | None:
    """Return what to draw for a diagnostic: the broken equations its evidence names, else those of its cells.

    None when no equation is broken: there is nothing to draw.
    """
    at = diagnostic.location
    told = diagnostic.evidence.get("equations")
    entries = [entry for entry in told if isinstance(entry, Mapping)] if isinstance(told, Sequence) else []
    named = {(str(entry.get("relation")), entry.get("at")) for entry in entries}
    wanted = {(s.row, s.column_key) for repair in diagnostic.suspects for s in repair}
    if not wanted and at.row is not None and at.column_key is not None:
        wanted = {(at.row, at.column_key)}
    chosen = [equation for equation in broken if (equation.relation, equation.at) in named]
    chosen = chosen or [equation for equation in broken if wanted & equation.cells]
    if not chosen:
        return None
    # Those that hold a suspect first: they are what the drawing is about.
    chosen.sort(key=lambda equation: not wanted & equation.cells)
    return Broken(
        table, tuple(chosen[:_EQUATIONS]), len(chosen) - len(chosen[:_EQUATIONS]), diagnostic.suspects
    )


def show_broken(screen: Screen, broken: Broken, indent: int) -> None:
    """Add the drawing, the suspects with what they should read, and the equations."""
    room = screen.width - indent
    lead: Piece = (" " * indent, "")
    for line in draw(_grid(screen, broken), room, screen.marks.suspect):
        screen.line(lead, *line)
    screen.blank()
    column = indent + max(width(screen.words(name)) for name in ("suspect", "equations-broken")) + 2
    _show_suspects(screen, broken, column, indent)
    label = screen.words("equations-broken")
    for equation in broken.equations:
        screen.field(label, *sentence(screen, broken.table, equation), labels=column, indent=indent)
        label = ""
    if broken.more:
        text = screen.words("equations-more", number=broken.more)
        screen.field("", (text, "dim"), labels=column, indent=indent)


def _grid(screen: Screen, broken: Broken) -> Grid:
    table = broken.table
    marked = {(s.row, s.column_key) for repair in broken.suspects for s in repair}
    involved = frozenset().union(*(equation.cells for equation in broken.equations))
    drawn = involved | marked
    rows, columns = labels.rows_of(table, drawn), labels.columns_of(table, drawn)
    totals = {equation.whole[0] for equation in broken.equations if equation.whole}
    few = {row for equation in broken.equations for row, _ in equation.cells if len(equation.cells) <= _SHORT}
    kept = _kept_rows(table, rows, columns, drawn, {row for row, _ in marked} | totals | few)
    body: list[tuple[str, tuple[Box, ...] | None]] = []
    skipped: list[str] = []
    for row in rows:
        if row not in kept:
            skipped.append(row)
            continue
        if skipped:
            body.append((_left_out(screen, table, skipped, columns), None))
            skipped = []
        boxes = tuple(_cell(screen, table, (row, column), marked, involved) for column in columns)
        body.append((screen.clean(labels.short_row(table, row)), boxes))
    if skipped:
        body.append((_left_out(screen, table, skipped, columns), None))
    return Grid(
        tuple(screen.clean(labels.column(table, column)) for column in columns),
        tuple(body),
        tuple(_weight(table, column, kept, marked, totals) for column in columns),
    )


def _kept_rows(table: KeyedTable, rows: Sequence[str], columns: Sequence[str], drawn: Iterable[CellKey],
               needed: set[str]) -> set[str]:  # fmt: skip
    """Return the rows to draw: the suspects', the totals', then those that are not all zero, nearest first."""
    telling = {row for row, column in drawn if _number(table, (row, column)) != 0}
    kept = {row for row in rows if row in needed}
    at = [index for index, row in enumerate(rows) if row in kept] or [0]
    near = sorted(range(len(rows)), key=lambda index: (min(abs(index - spot) for spot in at), index))
    for index in near:
        if len(kept) < _ROWS and rows[index] in telling:
            kept.add(rows[index])
    # One row more is no longer than the line that would say it is missing.
    return set(rows) if len(rows) - len(kept) <= 1 else kept


def _left_out(screen: Screen, table: KeyedTable, rows: Sequence[str], columns: Sequence[str]) -> str:
    zero = all(_number(table, (row, column)) == 0 for row in rows for column in columns)
    return screen.words("rows-zero" if zero else "rows-left-out", number=len(rows))


def _cell(
    screen: Screen, table: KeyedTable, key: CellKey, marked: Iterable[CellKey], involved: frozenset[CellKey]
) -> Box:
    cell = table.cells.get(key)
    text = screen.clean(cell.value.literal).strip() if cell else "?"
    if not text:
        text = screen.words("blank-reads") if key in marked else "-"
    if cell is not None and cell.joined and cell.value.number is not None:
        text = number_shown(cell.value.number)
    return Box(text, key in marked, key not in involved)


def _weight(
    table: KeyedTable, column: str, rows: Iterable[str], marked: Iterable[CellKey], totals: Iterable[str]
) -> int:
    if any(column == other for _, other in marked):
        return 3
    if column == "total":
        return 2
    return 1 if any(_number(table, (row, column)) for row in rows) else 0


def _show_suspects(screen: Screen, broken: Broken, column: int, indent: int) -> None:
    repairs = broken.suspects
    label = screen.words("suspect")
    several = len(repairs) > 1
    if several:
        screen.field(
            label, (screen.words("any-repair", number=len(repairs)), "dim"), labels=column, indent=indent
        )
        label = ""
    for number, repair in enumerate(repairs[:_REPAIRS], 1):
        pieces: list[Piece] = [(f"{number}. ", "dim")] if several else []
        for position, suspect in enumerate(repair):
            if position:
                pieces.append((screen.words("and"), "dim"))
            pieces += suspected(screen, broken.table, suspect)
        screen.field(label, *pieces, labels=column, indent=indent)
        label = ""
    if len(repairs) > _REPAIRS:
        text = screen.words("repairs-more", number=len(repairs) - _REPAIRS)
        screen.field("", (text, "dim"), labels=column, indent=indent)


def suspected(screen: Screen, table: KeyedTable, suspect: Suspect) -> list[Piece]:
    """Return a suspect with what it reads and should read: “(七)总计 自然人” 【13】 应为 10."""
    reads = screen.words("blank-reads") if suspect.reads is None else number_shown(suspect.reads)
    opening, closing = screen.marks.suspect
    return [
        (screen.clean(labels.cell(table, suspect.row, suspect.column_key)) + " ", ""),
        (opening + reads + closing, "bold red"),
        (" " + screen.words("should-be", value=number_shown(suspect.should_be)), "bold green"),
    ]


def sentence(screen: Screen, table: KeyedTable, equation: Equation) -> Line:
    """Return an equation with its numbers: 自然人:12 + 3 = 15 ≠ 13 + 1 = 14,差 1."""
    border = len(equation.left)
    left = _side(screen, equation.values[:border], equation.left_total)
    right = _side(screen, equation.values[border:], equation.right_total)
    where = screen.clean(labels.equation(table, equation)) + screen.words.colon
    pieces: Line = [(where, "")]
    pieces.append((left, ""))
    pieces.append((f" {screen.marks.unequal} " if equation.sign == "=" else " > ", "bold red"))
    pieces.append((right, ""))
    told = screen.words("comma") + screen.words("difference", value=number_shown(equation.difference))
    return [*pieces, (told, "dim")]


def _side(screen: Screen, numbers: Sequence[int | Decimal], total: int | Decimal) -> str:
    """Return one side: 6 + 4 (19 more are 0) = 10; a negative number behind another stands in brackets."""
    if len(numbers) == 1:
        return number_shown(total)
    telling = [number for number in numbers if number] if len(numbers) > 4 else list(numbers)
    zeros = len(numbers) - len(telling)
    if len(telling) > _TERMS:
        return screen.words("long-sum", number=len(telling), total=number_shown(total))
    terms = (
        " + ".join(
            f"({number_shown(n)})" if n < 0 and at else number_shown(n) for at, n in enumerate(telling)
        )
        or "0"
    )
    note = screen.words("others-zero", number=zeros) if zeros else ""
    return f"{terms}{note} = {number_shown(total)}" if len(telling) > 1 or zeros else terms


def _number(table: KeyedTable, key: CellKey) -> int | Decimal | None:
    cell = table.cells.get(key)
    return cell.value.number if cell else None


def number_shown(number: int | Decimal) -> str:
    """Return a number as it is printed: never with an exponent, never rounded."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)
