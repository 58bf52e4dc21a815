"""Rows put together from lines: where a table with row labels (T2, T3, S) ends, whatever its shape."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.tables.assembler import Assembler, Verdict
from gxlint.tables.pieces import PAGE, TEXT, Line
from gxlint.tables.rawrow import Assembly

PATIENCE = 12
"""How many lines that do not belong may stand inside a table (a page break, a running header); a line of
text counts three."""
MOST_ROWS = 200
"""The largest form has 70 rows; a table with more rows or header cells than this is none."""


def assemble(kind: str, lines: Sequence[Line], first: int, width: int) -> Assembly:
    """Return the table of a kind that begins at line `first`; it may turn out to have no rows."""
    assembler = Assembler(kind, width)
    last = filled = first
    patience = PATIENCE
    paged = broken = False
    for index in range(first, len(lines)):
        line = lines[index]
        if not line.pieces:
            if line.split == "narrative":
                break
            continue
        verdict = assembler.take(line)
        if verdict is Verdict.OUT and assembler.repeated:
            last = filled  # a header that stands behind the last row is the other table's, and a heading above it
        if verdict is Verdict.OUT or len(assembler.rows) > MOST_ROWS or len(assembler.heads) > MOST_ROWS:
            break
        if verdict is Verdict.IN:
            moved = line.split == "grid" and lines[last].split == "grid"
            broken = broken or paged or (moved and line.block != lines[last].block)
            paged, patience, last = False, PATIENCE, index
            filled = filled if assembler.rows and assembler.header else index
            continue
        paged = paged or (bool(assembler.rows) and all(piece.read.what == PAGE for piece in line.pieces))
        patience -= 3 if any(piece.read.what == TEXT for piece in line.pieces) else 1
        if patience < 0:
            break
    table = assembler.table(first, last)
    table.broken = table.broken or broken
    return table
