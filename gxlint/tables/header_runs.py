"""Labels and the numbers that follow them, for a table whose rows have no labels of their own (T4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gxlint.tables.labels import Labels, labels, words_of
from gxlint.tables.packing import Packed, Pages, join_one
from gxlint.tables.pieces import BLANK, LABEL, PAGE, TEXT, UNIT, VALUE, Line, Piece
from gxlint.text.patterns import lazy

PATIENCE = 6
MAX_LABEL = 60
MOST_RUNS = 100
"""A table with more labels or numbers in a row is none."""
_SECTION = lazy(r"\s*[一二三四五六七八九十]{1,3}\s*[、.．,，]")


@dataclass(slots=True)
class Mark:
    """A label. `sort` GROUP (a row key of the form), OUTCOME (a column key) or HEADING (行政诉讼)."""

    sort: str
    key: str
    pieces: list[Piece]
    how: str = "exact"

    @property
    def text(self) -> str:
        """The label as printed."""
        return "".join(piece.text.strip() for piece in self.pieces)


@dataclass(slots=True)
class Run:
    """Labels, then numbers (blanks among them)."""

    marks: list[Mark] = field(default_factory=list)
    numbers: list[Piece] = field(default_factory=list)

    @property
    def beside(self) -> list[Piece]:
        """The numbers on the line of the last label."""
        row = self.marks[-1].pieces[0].row if self.marks else -1
        return [piece for piece in self.numbers if piece.row == row]


@dataclass(slots=True)
class Runs:
    """The runs of a table, its last line, and whether something else stood in between."""

    runs: list[Run]
    last: int
    broken: bool


def collect(kind: str, lines: Sequence[Line], first: int, most: int = 15) -> Runs:
    """Gather labels and numbers from line `first` up to the first line that is neither, or that follows `most` numbers."""
    known = labels(kind)
    runs = [Run()]
    last = first
    patience = PATIENCE
    broken = interrupted = False
    total = 0
    for index in range(first, len(lines)):
        line = lines[index]
        if not line.pieces:
            if line.split == "narrative":
                break
            continue
        belongs = _belongs(line, known, total)
        if len(runs) > MOST_RUNS or len(runs[-1].marks) > MOST_RUNS or len(runs[-1].numbers) > MOST_RUNS:
            break
        if belongs == "end" or (total >= most and belongs == "labels"):
            break
        if belongs == "numbers" and total >= most and runs[-1].numbers[-1].row == runs[-1].numbers[0].row:
            if any(piece.read.what != BLANK for piece in line.pieces):
                break  # all numbers stood on one line: these are others
            continue
        if belongs == "other":
            patience -= 3 if any(piece.read.what == TEXT for piece in line.pieces) else 1
            if patience < 0 or total >= most:
                break
            interrupted = True
            continue
        broken = broken or (interrupted and total > 0)
        patience, interrupted, last = PATIENCE, False, index
        opened = belongs != "labels"
        for piece in line.pieces:
            opened = opened or piece.read.what != BLANK
            if opened:  # blanks in front of a label are merged cells
                total += _add(runs, piece, known)
    return Runs([run for run in runs if run.marks or run.numbers], last, broken)


def _belongs(line: Line, known: Labels, total: int) -> str:
    """Return labels, numbers, other, or end (what stands here begins something else)."""
    marked = False
    text: Piece | None = None
    for piece in line.pieces:
        what = piece.read.what
        if what == LABEL:
            if not any(entry.kind == known.kind for entry in piece.read.entries):
                return "end"
            marked = True
        elif (what == TEXT and not _fragment(piece, known) and not piece.read.odd) or what == UNIT:
            text = text or piece
        elif what == TEXT and not piece.read.odd:
            marked = True
    if text is not None:
        if "。" in text.text or len(text.text) > MAX_LABEL or _SECTION.match(text.text):
            return "end"
        return "labels" if marked else "other"
    if all(piece.read.what == PAGE for piece in line.pieces):
        return "other"
    if not marked and not total and any(piece.read.what == TEXT for piece in line.pieces):
        return "other"
    return "labels" if marked else "numbers"


def _fragment(piece: Piece, known: Labels) -> bool:
    words = words_of(piece.text)
    return 0 < len(words) <= 30 and known.alphabet.issuperset(words)


def _add(runs: list[Run], piece: Piece, known: Labels) -> int:
    """Put a piece where it belongs; return 1 for a number that is no blank."""
    what = piece.read.what
    if what in (PAGE, UNIT):
        return 0
    if what in (VALUE, BLANK) or (what == TEXT and piece.read.odd and not _fragment(piece, known)):
        runs[-1].numbers.append(piece)
        return int(what != BLANK)
    marks = _marks(piece, known)
    if runs[-1].numbers and marks:
        if any(number.read.what != BLANK for number in runs[-1].numbers):
            runs.append(Run())
        else:
            runs[-1].numbers.clear()  # the padding of a row of labels
    runs[-1].marks += marks
    return 0


def _marks(piece: Piece, known: Labels) -> list[Mark]:
    if piece.read.what == LABEL:
        entry = next(entry for entry in piece.read.entries if entry.kind == known.kind)
        sort = {"row": "GROUP", "column": "OUTCOME"}.get(entry.role, "HEADING")
        return [Mark(sort, entry.key, [piece])]
    words = words_of(piece.text)
    cut = {entry.key for entry in known.columns_beginning(words)}
    if len(cut) == 1:
        return [Mark("OUTCOME", cut.pop(), [piece], "cut")]
    inside = {entry.key for entry in known.columns if len(words) >= 3 and words in entry.words}
    if len(inside) == 1:
        return [Mark("OUTCOME", inside.pop(), [piece], "similar")]
    like = known.column_like(words)
    return [Mark("OUTCOME", like.key, [piece], "similar")] if like is not None else []


def cells_of(
    run: Run, lines: Sequence[Line], counts: Sequence[int], *, pages: Pages, steady: bool, single: bool
) -> Packed | None:
    """Return the cells of a run when there are as many as one of `counts`, None when that cannot be told.

    `steady`: every run of the table has as many pieces as this one, so blanks hold places too. `single`: no
    run can hold more than one number.
    """
    own = run.beside
    alone = bool(own) and (single or any(piece.read.what != BLANK for piece in own))
    pieces = own if alone else _on_its_line(run.numbers)
    filled = [at for at, piece in enumerate(pieces) if piece.read.what != BLANK]
    if not filled:
        exact = len(pieces) in counts and (steady or _headed(run, pieces, lines))
        return [(piece,) for piece in pieces] if exact else None
    body = pieces[filled[0] : filled[-1] + 1]
    if len(filled) == len(body):
        if len(body) in counts and (
            len(body) >= 5 or len(body) == len(pieces) or (len(body) in (1, 3) and filled[0] == 0)
        ):
            return [(piece,) for piece in body]
        return join_one(body, pages) if len(body) == max(counts) + 1 else None
    if len(pieces) in counts and len({piece.row for piece in pieces}) == 1:
        whole = len(body) == len(pieces)
        if steady or whole or _headed(run, pieces, lines):
            return [(piece,) for piece in pieces]
    return None


def _on_its_line(pieces: list[Piece]) -> list[Piece]:
    """Return the one line that holds several numbers, where the others hold at most one (a page number)."""
    rows: dict[int, int] = {}
    filled = any(piece.read.what != BLANK for piece in pieces)
    for piece in pieces:
        rows[piece.row] = rows.get(piece.row, 0) + (piece.read.what != BLANK or not filled)
    long = [row for row, times in rows.items() if times >= 3]
    if len(long) == 1:
        return [piece for piece in pieces if piece.row == long[0]]
    return pieces


def _headed(run: Run, pieces: Sequence[Piece], lines: Sequence[Line]) -> bool:
    """Whether every cell of a row is there for certain: the table has no more columns, the labels above stand in
    as many cells, or no line of labels is padded with blanks."""
    line = lines[pieces[0].row]
    if line.split == "grid":
        return line.width == len(pieces)
    above = [lines[row].pieces for row in sorted({mark.pieces[0].row for mark in run.marks})]
    if not above or len(pieces) < 2:
        return False
    return len(above[-1]) == len(pieces) or all(p.read.what != BLANK for cells in above for p in cells)
