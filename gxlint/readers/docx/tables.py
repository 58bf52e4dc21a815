"""Rows and cells of a `w:tbl` as they are once tracked changes are accepted (17.4 and 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gxlint.readers.docx.drawings import choose
from gxlint.readers.docx.grid import RawCell, RawRow
from gxlint.readers.docx.names import (
    ANCHOR,
    BLOCKS,
    CHOOSE,
    CONTROL,
    ID,
    SDT_CONTENT,
    TC,
    THROUGH,
    TR,
    VAL,
    W,
)
from gxlint.readers.docx.styles import whole_number

_TRPR, _TCPR = W + "trPr", W + "tcPr"
_MAX_SPAN = 100_000
_MEASURES = {"pt": 20.0, "in": 1440.0, "cm": 566.93, "mm": 56.693}


@dataclass(slots=True)
class RawTable:
    """What a table holds: rows, the widths of the grid columns, and comments that begin between its rows."""

    rows: list[RawRow[Element]]
    widths: list[float]
    comments: list[str]


def read_table(table: Element) -> RawTable:
    """Return the rows of a table that are not deleted, with the cells that are not."""
    comments: list[str] = []
    rows = []
    for element in _members(table, TR, comments):
        row = _read_row(element, comments)
        if row is not None and row.cells:
            rows.append(row)
    grid = table.find(W + "tblGrid")
    widths = (
        [_twips(column.get(W + "w")) or 0.0 for column in grid.findall(W + "gridCol")]
        if grid is not None
        else []
    )
    return RawTable(rows, widths, comments)


def _members(element: Element, wanted: str, comments: list[str]) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, looking through content controls and the like."""
    waiting = list(reversed(element))
    while waiting:
        item = waiting.pop()
        if item.tag == wanted:
            yield item
            continue
        kind = BLOCKS.get(item.tag)
        inner: Element | None = None
        if kind == THROUGH:
            inner = item
        elif kind == CONTROL:
            inner = item.find(SDT_CONTENT)
        elif kind == CHOOSE:
            inner = choose(item, look=False)
        elif kind == ANCHOR:
            comments.append(item.get(ID, ""))
        if inner is not None:
            waiting.extend(reversed(inner))


def _read_row(element: Element, comments: list[str]) -> RawRow[Element] | None:
    row: RawRow[Element] = RawRow([])
    properties = element.find(_TRPR)
    if properties is not None:
        for item in properties:
            tag = item.tag
            if tag == W + "del":
                return None
            if tag == W + "gridBefore":
                row.before = _count(item.get(VAL), 0)
            elif tag == W + "gridAfter":
                row.after = _count(item.get(VAL), 0)
            elif tag == W + "wBefore":
                row.before_width = _twips(item.get(W + "w")) or 0.0
    kinds = set()
    for cell in _members(element, TC, comments):
        raw, kind = _read_cell(cell)
        if raw is not None:
            row.cells.append(raw)
            kinds.add(kind)
    if len(kinds) > 1:
        # Twips beside percentages cannot be compared.
        for raw_cell in row.cells:
            raw_cell.width = None
    return row


def _read_cell(element: Element) -> tuple[RawCell[Element] | None, str]:
    """Return a cell and the unit of its width; no cell when it is deleted."""
    cell = RawCell(element)
    kind = ""
    properties = element.find(_TCPR)
    if properties is None:
        return cell, kind
    for item in properties:
        tag = item.tag
        if tag == W + "gridSpan":
            cell.span = _count(item.get(VAL), 1)
        elif tag == W + "tcW":
            kind = item.get(W + "type", "dxa")
            cell.width = _twips(item.get(W + "w")) if kind in ("dxa", "pct") else None
        elif tag == W + "vMerge":
            cell.vertical = "restart" if item.get(VAL) == "restart" else "continue"
        elif tag == W + "hMerge":
            cell.horizontal = "restart" if item.get(VAL) == "restart" else "continue"
        elif tag == W + "cellMerge":
            # A tracked merge: what it is to become is what counts.
            now = item.get(W + "vMerge")
            cell.vertical = {"rest": "restart", "cont": "continue"}.get(now or "")
        elif tag == W + "cellDel":
            return None, kind
    return cell, kind


def _count(text: str | None, least: int) -> int:
    """Return a number of grid columns; what is no number counts as `least`."""
    number = whole_number(text)
    return least if number is None else min(max(number, least), _MAX_SPAN)


def _twips(text: str | None) -> float | None:
    """Return a width: twips, fiftieths of a percent as they are, or a number with a unit (strict files)."""
    if not text or len(text) > 20:
        return None
    unit = 1.0
    if text.endswith("%"):
        text, unit = text[:-1], 50.0
    elif text[-2:] in _MEASURES:
        text, unit = text[:-2], _MEASURES[text[-2:]]
    try:
        number = float(text) * unit
    except ValueError:
        return None
    return number if 0 <= number < 1e9 else None
