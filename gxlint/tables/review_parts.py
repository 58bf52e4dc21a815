"""T4 filled in as several tables: one for reconsideration, one for suits, or one for each group."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.tables import header_runs
from gxlint.tables.header_runs import Run
from gxlint.tables.model import CellKey
from gxlint.tables.packing import Pages
from gxlint.tables.pieces import Line, Piece

Cells = dict[CellKey, tuple[Piece, ...]]


def place(
    runs: Sequence[Run], groups: Sequence[str], outcomes: Sequence[str], lines: Sequence[Line], pages: Pages
) -> tuple[Cells, bool] | None:
    """Return the pieces of a table in parts under their keys, and whether labels name every group; None when it is none.

    Every part must print all five outcomes of each of its groups, and as many numbers. One group may go without its
    label: it is the one that no other part is of.
    """
    parts = [run for run in runs if run.numbers]
    if not 2 <= len(parts) <= len(groups) or any(run.marks for run in runs if not run.numbers):
        return None
    named = [mark.key for run in parts for mark in run.marks if mark.sort == "GROUP"]
    left = [group for group in groups if group not in named]
    order: list[str] = []
    cells: Cells = {}
    for run in parts:
        own = [mark.key for mark in run.marks if mark.sort == "GROUP"] or left
        labels = [mark.key for mark in run.marks if mark.sort == "OUTCOME" and mark.how == "exact"]
        fives = [labels[at : at + len(outcomes)] for at in range(0, len(labels), len(outcomes))]
        if len(fives) != len(own) or any(sorted(five) != sorted(outcomes) for five in fives):
            return None
        numbers = header_runs.cells_of(run, lines, (len(labels),), pages=pages, steady=False, single=False)
        if numbers is None:
            return None
        keys = [(group, key) for group, five in zip(own, fives, strict=True) for key in five]
        order += own
        cells.update(zip(keys, numbers, strict=True))
    return (cells, not left) if order == list(groups) and len(left) < 2 else None
