"""Which row an ambiguous, cut or altered label is: what may stand between the rows around it.

A label is bound only when the rows that are certain before and behind it, the order of the form
(grammars/tables.lark) and its own words leave one row. What is not bound stays unknown.
"""

from __future__ import annotations

from gxlint.tables import order
from gxlint.tables.expectation import ALIKE
from gxlint.tables.labels import MIN_SIMILAR, labels
from gxlint.tables.rawrow import REPEATED, Assembly, RawRow

MARGIN = 10.0
REMOTELY_ALIKE = 40.0
"""Enough where number and place leave no other row."""


def settle(table: Assembly) -> bool:
    """Give unknown rows of a table their keys where there is no doubt; return whether one was bound by its place."""
    by_order = False
    rows = [row for row in table.rows if row.group is None]
    unknown = [
        index
        for index, row in enumerate(rows)
        if row.key is None and row.how != REPEATED and (row.tokens or row.keys)
    ]
    for index in unknown:
        row = rows[index]
        before = next((r.key for r in reversed(rows[:index]) if r.key), None)
        at = next((i for i in range(index + 1, len(rows)) if rows[i].key), None)
        behind = None if at is None else rows[at].key
        seen = {r.key for r in rows}
        keys = [key for key in order.between(table.kind, before, behind) if key not in seen]
        alone = sum(1 for r in _bracket(rows, index) if r.tokens) == 1
        key, how = _choose(table.kind, row, keys, alone)
        if key is not None:
            row.key, row.how = key, how
            by_order = by_order or how == "order"
    return by_order


def _bracket(rows: list[RawRow], index: int) -> list[RawRow]:
    """Return the unknown rows around `index` up to the certain ones."""
    first = last = index
    while first > 0 and rows[first - 1].key is None:
        first -= 1
    while last + 1 < len(rows) and rows[last + 1].key is None:
        last += 1
    return rows[first : last + 1]


def _choose(kind: str, row: RawRow, keys: list[str], alone: bool) -> tuple[str | None, str]:
    if row.keys:
        fitting = [key for key in keys if key in row.keys]
        return (fitting[0], "exact") if len(fitting) == 1 else (None, "")
    known = labels(kind)
    words, number = row.words, row.number
    if not words:
        return None, ""
    cut = known.beginning(words, keys)
    numbered = [key for key in cut if number is not None and known.main["row", key].number == number]
    if len(cut) == 1 or len(numbered) == 1:
        return (numbered or cut)[0], "cut"
    if len(words) < MIN_SIMILAR or cut:
        return None, ""
    ranked = sorted(((known.likeness(words, key), key) for key in keys), reverse=True)
    if ranked and ranked[0][0] >= ALIKE and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= MARGIN):
        return ranked[0][1], "similar"
    if alone and len(keys) == 1:
        entry = known.main["row", keys[0]]
        same_number = number is not None and number == entry.number
        if words in entry.words or (same_number and ranked[0][0] >= REMOTELY_ALIKE):
            return keys[0], "order"
    return None, ""
