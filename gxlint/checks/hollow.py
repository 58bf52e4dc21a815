"""Equations that hold only because nothing stands in them: blanks among themselves say nothing."""

from __future__ import annotations

from gxlint.relations import Gap, Outcome
from gxlint.tables.model import CellKey, KeyedTable, State

_FEW = 4
"""Cells that hold something, below which a table of blanks is not filled in: 新收, 结转 and 总计 of one column are four."""


def without_hollow(table: KeyedTable, results: list[Outcome[CellKey]]) -> list[Outcome[CellKey]]:
    """Take back what holds among blanks alone: a blank counts as 0 only beside something that is filled in.

    A column left blank between filled ones is beside their numbers in every row; in a table in which hardly
    anything is filled in, nothing is.
    """
    blank = [key for key, cell in table.cells.items() if cell.value.state is State.BLANK]
    if not blank:
        return results
    filled = [key for key, cell in table.cells.items() if cell.value.state is not State.BLANK]
    few = len(filled) < _FEW < len(blank)
    rows, columns = ({key[axis] for key in filled} for axis in (0, 1))
    alone = {key for key in blank if few or (key[0] not in rows and key[1] not in columns)}

    def hollow(outcome: Outcome[CellKey]) -> bool:
        return (
            outcome.state == "satisfied"
            and all(cell is Gap.BLANK for cell in outcome.cells)
            and alone.issuperset(outcome.compiled.keys)
        )

    return [
        outcome._replace(
            state="not_evaluated",
            left=None,
            right=None,
            assumed_zero=(),
            blocked=outcome.compiled.keys,
            reason="blank",
        )
        if hollow(outcome)
        else outcome
        for outcome in results
    ]
