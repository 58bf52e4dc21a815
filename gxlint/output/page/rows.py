"""A mandated table that a text file holds as lines (规章 | 0 | 0 | 0), shown as the table it is.

Which numbers are its data is known; where its merged cells were is not. So what stands left of the data of a row is its
label, the data stand under each other, and a head that does not fit the row below it keeps its line as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gxlint.document import Paragraph
from gxlint.output.page.grid import framed
from gxlint.output.page.marks import Unit
from gxlint.output.page.safe import attribute
from gxlint.tables.forms import KINDS
from gxlint.text.patterns import lazy

if TYPE_CHECKING:
    from gxlint.output.rich.screen import Screen
    from gxlint.structure.model import Report

_SEPARATOR = lazy(r"[|\t\uff5c]")
_MOST = 60
"""Cells a line may have and still be shown as a row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of such a table: its cells, and how many of them stand before the first that holds data (None: no data)."""

    units: tuple[Unit, ...]
    labels: int | None


def rows_of(report: Report) -> dict[int, tuple[str, Row]]:
    """Return the lines that are rows of a mandated table, with its kind, by the index of their block.

    A table with one cell a line has no rows to show: its lines stay lines.
    """
    found: dict[int, tuple[str, Row]] = {}
    blocks, lines = report.document.blocks, report.document.lines
    for table in report.tables:
        data: dict[int, list[int]] = {}
        for cell in table.cells.values():
            data.setdefault(cell.span.line, []).append(cell.span.column - 1)
        rows: dict[int, Row] = {}
        for index in range(table.block, min(table.end_block, len(blocks))):
            block = blocks[index]
            if not isinstance(block, Paragraph) or block.span.end_line != block.span.line:
                continue
            units = _cells(lines[block.span.line - 1], block)
            if not units:
                continue
            starts = data.get(block.span.line, [])
            first = next(
                (at for at, unit in enumerate(units) if any(unit.start <= s <= unit.end for s in starts)),
                None,
            )
            rows[index] = Row(units, first)
        if any(
            row.labels is not None and sum(u.start < u.end for u in row.units) > 1 for row in rows.values()
        ):
            found |= {index: (table.kind, row) for index, row in rows.items()}
    return found


def _cells(line: str, block: Paragraph) -> tuple[Unit, ...]:
    """Return the cells of a line, without the blanks around them; () for one without a separator, or with too many."""
    start, end = block.span.column - 1, block.span.end_column - 1
    cuts = [found.start() for found in _SEPARATOR.finditer(line, start, end)]
    if not cuts or len(cuts) > _MOST:
        return ()
    units = []
    for first, last in zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True):
        text = line[first:last]
        inner = text.strip()
        begin = first + (len(text) - len(text.lstrip()) if inner else 0)
        units.append(Unit(block.span.line, begin, begin + len(inner)))
    if units[0].start == units[0].end:
        units = units[1:]
    if units and units[-1].start == units[-1].end:
        units = units[:-1]
    return tuple(units)


def drawn(screen: Screen, kind: str, rows: Sequence[Row], inner: Sequence[str]) -> str:
    """Return the rows as a table; `inner` is the mark-up of all their cells, in order."""
    labels = max((row.labels for row in rows if row.labels is not None), default=0)
    data = max((len(row.units) - row.labels for row in rows if row.labels is not None), default=1)
    lines: list[str] = []
    at = 0
    for number, row in enumerate(rows):
        cells = inner[at : at + len(row.units)]
        at += len(row.units)
        below = (
            next((one for one in rows[number + 1 :] if one.labels is not None), None)
            if row.labels is None
            else None
        )
        if row.labels is not None:
            lines.append(_line(cells, row.labels, labels, data, head=False))
        elif below is not None and below.labels and len(row.units) == len(below.units):
            lines.append(_line(cells, below.labels, labels, data, head=True))
        else:
            whole = '<span class="between"> | </span>'.join(cells)
            lines.append(
                f'<tr><th class="line" scope="colgroup" colspan="{labels + data}">{whole}</th></tr>\n'
            )
    name = screen.words.name("table", kind) if kind in KINDS else screen.words("document-table")
    return framed(attribute(name), "".join(lines))


def _line(cells: Sequence[str], own: int, labels: int, data: int, *, head: bool) -> str:
    """Return one row: the first of its `own` labels as wide as the others are many, and so its last number."""
    parts = [f'<td colspan="{labels}"></td>'] if labels and not own else []
    for at, cell in enumerate(cells):
        width = 1
        if at == 0 and own:
            width = labels - own + 1
        elif at == len(cells) - 1:
            width = data - (len(cells) - own) + 1
        span = f' colspan="{width}"' if width > 1 else ""
        if head or at < own:
            parts.append(f'<th scope="{"col" if head else "row"}"{span}>{cell}</th>')
        else:
            parts.append(f'<td class="number"{span}>{cell}</td>')
    return f"<tr>{''.join(parts)}</tr>\n"
