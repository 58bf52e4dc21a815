"""A workbook before it is laid out: sheets with the cells that hold or show something, each at its own address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

Address = tuple[int, int]
"""Row and column of a sheet, from 0."""


class Content(NamedTuple):
    """What a cell shows. `ruled`: a line is drawn around it, which makes a blank cell part of a table. `opaque` as in
    `gxlint.document.Cell`."""

    text: str = ""
    ruled: bool = False
    opaque: bool = False


class Merge(NamedTuple):
    """Merged cells, first and last row and column, both inclusive."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class Sheet:
    """One sheet. `hidden` sheets, rows and columns are not shown by any program and not read.

    `blank_results` are formulas whose result is no text at all; `uncalculated` are the formulas whose result the file does not hold, in reading order; `floating` texts of boxes
    that lie over the cells, with the cell they are anchored to.
    """

    name: str
    hidden: bool = False
    cells: dict[Address, Content] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncalculated: list[Address] = field(default_factory=list)
    blank_results: list[Address] = field(default_factory=list)
    floating: list[tuple[Address, str]] = field(default_factory=list)
    pictures: list[Address] = field(default_factory=list)


@dataclass(slots=True)
class Workbook:
    """The sheets in their order, and names of parts that could not be read."""

    sheets: list[Sheet] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def spread(ranges: Iterable[tuple[int, int]]) -> set[int]:
    """Return the numbers in some ranges, both ends inclusive, however often they overlap."""
    found: set[int] = set()
    reached = -1
    for first, last in sorted(ranges):
        found.update(range(max(first, reached + 1), last + 1))
        reached = max(reached, last)
    return found
