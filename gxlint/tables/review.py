"""T4, 政府信息公开行政复议、行政诉讼情况: three groups of five numbers, as printed, turned, or in parts.

grammars/tables.lark says which arrangements there are. Numbers are counted, never assumed: a run of numbers
of any other length than the arrangement asks for is not read.
"""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.tables import header_runs, order, review_parts
from gxlint.tables.binding import cover, keyed_cell, reading, table_span
from gxlint.tables.forms import table_form
from gxlint.tables.header_runs import Mark, Run
from gxlint.tables.heads import is_subsequence
from gxlint.tables.model import CellKey, KeyedCell, KeyedTable, LabelIssue
from gxlint.tables.packing import Pages
from gxlint.tables.pieces import BLANK, Line, Piece

KIND = "review"
GROUPS = ("reconsideration", "direct_suit", "suit_after_reconsideration")
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
_RUNS = {15: "FIFTEEN", 5: "FIVE", 3: "THREE", 1: "ONE"}
Cells = dict[CellKey, tuple[Piece, ...]]


def read(lines: Sequence[Line], first: int, pages: Pages) -> tuple[KeyedTable | None, int]:
    """Return the table that begins at line `first` (None when there is none) and the line behind what was looked at."""
    found = header_runs.collect(KIND, lines, first)
    marks = [mark for run in found.runs for mark in run.marks]
    outcomes = {mark.key for mark in marks if mark.sort == "OUTCOME"}
    numbers = sum(1 for run in found.runs for piece in run.numbers if piece.read.what != BLANK)
    if not marks or not any(run.numbers for run in found.runs) or (len(outcomes) < 3 and numbers < 10):
        return None, found.last + 1
    placed, shape, by_label = _place(found.runs, lines, pages)
    if not placed and (parts := review_parts.place(found.runs, GROUPS, OUTCOMES, lines, pages)) is not None:
        (placed, by_label), shape = parts, "FIFTEEN"
    cells: dict[CellKey, KeyedCell] = {}
    for group, outcome in table_form(KIND).expected(None):
        pieces = placed.get((group, outcome))
        if pieces is not None:
            cells[group, outcome] = keyed_cell(group, outcome, pieces)
    spans = {}
    for group in GROUPS:
        used = [piece for outcome in OUTCOMES for piece in placed.get((group, outcome), ())]
        if used:
            spans[group] = cover(sorted(used, key=lambda piece: (piece.line, piece.column)))
    place = table_span(lines, first, found.last)
    joined = any(cell.joined for cell in cells.values())
    table = KeyedTable(
        kind=KIND,
        form=None,
        span=place,
        block=lines[first].block,
        end_block=lines[found.last].block + 1,
        cells=cells,
        unread=tuple(key for key in table_form(KIND).expected(None) if key not in cells),
        label_issues=tuple(_issues(marks, shape)),
        row_spans=spans,
        reading=reading(by_label, by_order=False, broken=found.broken, joined=joined),
    )
    return table, found.last + 1


def _place(runs: Sequence[Run], lines: Sequence[Line], pages: Pages) -> tuple[Cells, str, bool]:
    """Return the pieces under their keys, the arrangement (FIFTEEN, FIVE, THREE, ONE or ""), and whether labels
    give every key."""
    parser = order.open_parser(KIND)
    cells: Cells = {}
    shape, by_label = "", True
    head: list[Mark] = []
    group: str | None = None
    lengths = [(len(run.numbers), lines[run.numbers[0].row].width) for run in runs if run.numbers]
    by_line = sum(1 for run in runs if run.beside) * 2 > len(runs)
    claimed: set[CellKey] = set()
    for run in runs:
        for mark in run.marks:
            group = mark.key if mark.sort == "GROUP" else None if mark.sort == "HEADING" else group
            if mark.sort != "HEADING" and order.accepts(parser, mark.sort):
                order.feed(parser, mark.sort)
        if not shape:
            head += run.marks
        steady = len(lengths) > 2 and len(set(lengths)) == 1
        single = sum(1 for mark in head if mark.sort == "GROUP") < 2 or shape == "ONE"
        numbers = header_runs.cells_of(
            run, lines, (15, 5, 3, 1) if single else (15, 5, 3), pages=pages, steady=steady, single=single
        )
        outcome = next((mark.key for mark in reversed(run.marks) if mark.sort == "OUTCOME"), None)
        if single and group and outcome:
            if any((group, later) in claimed for later in OUTCOMES[OUTCOMES.index(outcome) :]):
                group = None  # the outcomes begin anew: the label of the next group is lost
            else:
                claimed.add((group, outcome))
        name = _RUNS.get(len(numbers or ()), "")
        if numbers is None or (by_line and not run.beside) or not order.accepts(parser, name):
            continue
        order.feed(parser, name)
        shape = shape or name
        keys, labelled = _keys(shape, head, run, group)
        by_label = by_label and labelled
        if keys is None or any(key in cells for key in keys):
            continue
        cells.update(zip(keys, numbers, strict=True))
    return cells, shape, by_label and bool(cells)


def _keys(shape: str, head: Sequence[Mark], run: Run, group: str | None) -> tuple[list[CellKey] | None, bool]:
    """Return the keys of a run of numbers in reading order (None: they cannot be told), and whether labels say so."""
    if shape == "FIFTEEN":
        return _as_printed(head)
    last = run.marks[-1].sort if run.marks else ""
    if last != ("GROUP" if shape == "FIVE" else "OUTCOME"):
        return None, False
    outcome = next((mark.key for mark in reversed(run.marks) if mark.sort == "OUTCOME"), None)
    if shape == "ONE":
        return ([(group, outcome)], True) if group and outcome else (None, False)
    if shape == "FIVE":
        own = next((mark.key for mark in reversed(run.marks) if mark.sort == "GROUP"), None)
        columns, labelled = _header(_exact(head, "OUTCOME"), OUTCOMES)
        return ([(own, column) for column in columns], labelled) if own and columns else (None, False)
    columns, labelled = _header(_exact(head, "GROUP"), GROUPS)
    return ([(column, outcome) for column in columns], labelled) if outcome and columns else (None, False)


def _exact(marks: Sequence[Mark], sort: str) -> list[str]:
    """The keys that a header names in full: a fragment of a label says nothing about the order."""
    return [mark.key for mark in marks if mark.sort == sort and mark.how == "exact"]


def _header(found: Sequence[str], standard: Sequence[str]) -> tuple[Sequence[str] | None, bool]:
    """Return the columns a header gives: its own order when it is complete, the form's when it contradicts nothing."""
    if sorted(found) == sorted(standard):
        return found, True
    return (standard, False) if is_subsequence(found, standard) else (None, False)


def _as_printed(head: Sequence[Mark]) -> tuple[list[CellKey] | None, bool]:
    groups = _exact(head, "GROUP")
    before_suits = [mark.key for mark in head if mark.sort != "OUTCOME"]
    misplaced = "reconsideration" in before_suits[1:] and before_suits[0] != "reconsideration"
    if not is_subsequence(groups, GROUPS) or misplaced:
        return None, False
    outcomes = _exact(head, "OUTCOME")
    fives = [outcomes[at : at + 5] for at in (0, 5, 10)]
    if len(outcomes) == 15 and all(sorted(five) == sorted(OUTCOMES) for five in fives):
        complete = len(groups) == 3
        return [(group, key) for group, five in zip(GROUPS, fives, strict=True) for key in five], complete
    if not is_subsequence(outcomes, OUTCOMES * 3):
        return None, False
    return [(group, key) for group in GROUPS for key in OUTCOMES], False


def _issues(marks: Sequence[Mark], shape: str) -> list[LabelIssue]:
    form = table_form(KIND)
    place = cover([piece for mark in marks for piece in mark.pieces])
    altered = {(mark.key, mark.text): mark for mark in reversed(marks) if mark.how != "exact"}
    found = [
        LabelIssue(
            "altered", "column", mark.key, mark.text, form.column(mark.key, None).label, cover(mark.pieces)
        )
        for mark in reversed(altered.values())
    ]
    times = 3 if shape in ("FIFTEEN", "ONE") else 1
    for key in OUTCOMES:
        if sum(1 for mark in marks if mark.key == key and mark.sort == "OUTCOME") < times:
            found.append(LabelIssue("missing", "column", key, "", form.column(key, None).label, place))
    for key in GROUPS:
        if not any(mark.key == key and mark.sort == "GROUP" for mark in marks):
            found.append(LabelIssue("missing", "row", key, "", form.row[key].label, place))
    return found
