"""Rows put together from lines: which label opens a row, which numbers follow it, and where the table ends.

Works for the tables whose rows have labels (T2, T3, S), whatever their shape. What a row is called is
settled in naming.py, which of its pieces is which cell in packing.py; here a piece only goes to the row
under whose label it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from gxlint.tables import order
from gxlint.tables.labels import MIN_SIMILAR, Entry, find, labels, words_of
from gxlint.tables.pieces import BLANK, LABEL, PAGE, TEXT, UNIT, VALUE, Line, Piece

PATIENCE = 12
"""How many lines that do not belong may stand inside a table (a page break, a running header); a line of
text counts three."""
MAX_LABEL = 60
MOST_ROWS = 200
"""The largest form has 70 rows; a table with more rows or header cells than this is none."""
_SECTION = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*[、.．,，]")
_HEAD_ROLES = ("column", "heading", "corner", "item")


class Verdict(Enum):
    """What a line is to the table: part of it, perhaps part of it, or its end."""

    IN = "in"
    MAYBE = "maybe"
    OUT = "out"


@dataclass(slots=True)
class RawRow:
    """A label and the pieces after it. `key` is known when the label reads exactly as a row of the form,
    `keys` are the rows it may be when several read alike; a group's label is a row that is never bound.

    `lead` counts the label cells of its line, `line` is the index of the line on which the label ends, `heads` are
    the header pieces in force, `how` is exact, altered, cut, similar, order, or "" while nothing is settled.
    """

    label: list[Piece]
    line: int
    heads: list[Piece]
    lead: int = 1
    key: str | None = None
    keys: tuple[str, ...] = ()
    group: str | None = None
    how: str = ""
    tokens: list[Piece] = field(default_factory=list)
    plausible: bool | None = None

    @property
    def text(self) -> str:
        """The label as printed."""
        return "".join(piece.text.strip() for piece in self.label)

    @property
    def words(self) -> str:
        """The label's words, without numbering and marks."""
        first = self.label[0].read
        return (first.words or words_of(self.label[0].text)) + "".join(words_of(p.text) for p in self.label[1:])

    @property
    def number(self) -> int | None:
        """The number printed in front of the label."""
        return self.label[0].read.number

    @property
    def own(self) -> list[Piece]:
        """The pieces on the label's own line."""
        return [piece for piece in self.tokens if piece.row == self.line]


@dataclass(slots=True)
class Assembly:
    """A table as rows: `heads` its first header, `corner` the printed relation, lines `first` to `last`."""

    kind: str
    first: int
    last: int
    rows: list[RawRow]
    heads: list[Piece]
    corner: list[Piece]
    broken: bool

    @property
    def joined(self) -> bool:
        """Whether the table was put together from parts: a header again, a page break, a line in between."""
        return self.broken or any(not (row.key or row.group or row.tokens) for row in self.rows)


class Assembler:
    """Takes line after line; `table` gives what has come together."""

    def __init__(self, kind: str, width: int) -> None:
        self.kind = kind
        self.width = width
        self.labels = labels(kind)
        self.rows: list[RawRow] = []
        self.heads: list[Piece] = []
        self.first_heads = self.heads
        self.corner: list[Piece] = []
        self.header = True
        self.seen: dict[str, RawRow] = {}
        self.last_key: str | None = None
        self.group: str | None = None
        self.lead = 0
        self.again = False

    # ---- a line -----------------------------------------------------------------------------------

    def take(self, line: Line) -> Verdict:
        """Add a line to the table, or say that it does not belong."""
        mine = text = False
        for piece in line.pieces:
            what = piece.read.what
            if what == LABEL:
                if not any(entry.kind == self.kind for entry in piece.read.entries):
                    return Verdict.OUT
                mine = True
            elif what == TEXT and not piece.read.odd:
                text = True
        if mine:
            return self._labelled(line)
        if text:
            return self._texts(line)
        return self._values(line)

    def _labelled(self, line: Line) -> Verdict:
        if self._finished() or self._repeats(line):
            return Verdict.OUT
        before = len(self.rows)
        self._distribute(line)
        new = self.rows[before:]
        if new and all(row.key is None and not row.group for row in new) and not self.header:
            return Verdict.IN if new[-1].own and self._plausible(new[-1]) else Verdict.MAYBE
        return Verdict.IN

    def _values(self, line: Line) -> Verdict:
        pieces = [piece for piece in line.pieces if piece.read.what != PAGE]
        if not pieces:
            return Verdict.MAYBE
        blank = all(piece.read.what == BLANK for piece in pieces)
        row = self.rows[-1] if self.rows else None
        if row is None or self.header:
            heads = self.heads
            orphan_label = heads and heads[-1].read.what == TEXT and len(words_of(heads[-1].text)) >= MIN_SIMILAR
            if blank or not heads:
                return Verdict.IN if heads else Verdict.OUT
            if not orphan_label:
                return Verdict.MAYBE
            label = heads.pop()
            row = self._open([label], label.row)
        if not blank and self._finished() and row.own:
            return Verdict.OUT
        row.tokens += pieces
        self.lead = 0
        if blank or row.key or row.group:
            return Verdict.IN
        return Verdict.IN if self._plausible(row) else Verdict.MAYBE

    def _texts(self, line: Line) -> Verdict:
        first = next(piece for piece in line.pieces if piece.read.what == TEXT)
        if self._corner_goes_on(first):
            return Verdict.IN
        if "。" in first.text or len(first.text) > MAX_LABEL:
            return Verdict.OUT
        row = self.rows[-1] if self.rows else None
        position = row is not None and first is not line.pieces[0] and line.pieces[0].read.what in (VALUE, BLANK)
        if _SECTION.match(first.text) and not self._reads_like_a_row(first):
            return Verdict.OUT
        if position and row is not None and row.tokens and not self.header and not row.own:
            row.tokens += line.pieces
            return Verdict.MAYBE
        valued = any(piece.read.what in (VALUE, UNIT) for piece in line.pieces)
        if self.header and not valued and not self._begins_row(first):
            self.heads += [piece for piece in line.pieces if piece.read.what == TEXT]
            known = all(self._header_like(piece) for piece in line.pieces if piece.read.what == TEXT)
            return Verdict.IN if known else Verdict.MAYBE
        before = len(self.rows)
        joined = self._distribute(line)
        if joined and len(self.rows) == before:
            return Verdict.IN
        return Verdict.IN if valued and self.rows and self._plausible(self.rows[-1]) else Verdict.MAYBE

    # ---- the pieces of a line -----------------------------------------------------------------------

    def _distribute(self, line: Line) -> bool:
        """Hand out the pieces of a line that has labels or text; return whether a fragment found its label."""
        pieces = line.pieces
        start = 0
        while start < len(pieces) and pieces[start].read.what in (BLANK, VALUE, UNIT, PAGE):
            start += 1  # blanks of merged cells and an index column stand before the label
        self.lead += start if start < len(pieces) else 0
        joined = valued = False
        for at in range(start, len(pieces)):
            piece = pieces[at]
            what = piece.read.what
            if what == LABEL:
                self._label(piece)
                valued = False
            elif what == TEXT and self.header and not self._opens(pieces[at:]):
                self.heads.append(piece)
            elif what == TEXT and not valued and not self._is_content(line, at):
                joined = self._fragment(piece) or joined
            elif what != PAGE:
                valued = True
                if self.rows and not self.header:
                    self.rows[-1].tokens.append(piece)
                    self.lead = 0
        return joined

    def _opens(self, pieces: Sequence[Piece]) -> bool:
        """Whether a text in the header is the label of the first row: numbers follow it, or it begins like one."""
        return any(piece.read.what == VALUE for piece in pieces) or self._begins_row(pieces[0])

    def _is_content(self, line: Line, at: int) -> bool:
        """Whether a text right behind a row's label is the content of its first cell: the count says so."""
        row = self.rows[-1] if self.rows else None
        piece = line.pieces[at]
        if row is None or self.header or (row.line != piece.row and not (piece.read.odd and row.key)):
            return False
        if at == 0:
            return piece.read.odd and len(row.tokens) < self.width
        behind = sum(1 for other in line.pieces[at + 1 :] if other.read.what in (VALUE, BLANK, UNIT))
        texts = len(line.pieces) - at - 1 - behind
        return bool(row.key) and row.key != "other" and (piece.read.odd or behind + texts + 1 <= self.width)

    def _completes(self, piece: Piece) -> bool:
        """Whether a label is but the rest of the one before it (其中:主要负责同志参加, 政府网站在线访谈次数)."""
        row = self.rows[-1] if self.rows and not self.header else None
        if row is None or row.group or row.key or row.line == piece.row:
            return False
        entries = find(row.words + piece.read.words, row.number)
        return any(entry.kind == self.kind and entry.role == "row" for entry in entries)

    def _label(self, piece: Piece) -> None:
        if self._completes(piece):
            self._fragment(piece)
            return
        entries = piece.read.of(self.kind)
        roles = {entry.role for entry in entries}
        if roles & {"row", "group"} and not (self.header and roles & set(_HEAD_ROLES) and self._in_heading(roles)):
            self._row_label(piece, entries)
            return
        role = next(entry.role for entry in entries if entry.role in _HEAD_ROLES)
        if role == "corner":
            self.corner = self.corner or [piece]
        if not self.header or role == "item":
            self.again = self.again or bool(self.rows)
            self.heads = [] if self.rows or role == "item" else self.heads
        self.header = True
        self.heads.append(piece)
        if not self.rows and self.kind != "disclosure":
            self.first_heads = self.heads
        self.lead = 0

    def _in_heading(self, roles: set[str]) -> bool:
        return "column" in roles

    def _row_label(self, piece: Piece, entries: Sequence[Entry]) -> None:
        self.header = False
        rows = [entry for entry in entries if entry.role == "row"]
        groups = [entry for entry in entries if entry.role == "group"]
        last = self.rows[-1] if self.rows else None
        if last is not None and not last.tokens:
            if last.label[-1].read.words == piece.read.words and last.line == piece.row:
                last.lead += 1  # a merged cell printed once for each cell it covers
                return
            if last.key == "other" and self.kind == "requests":
                self._forget(last)
                last.group = "other"
        self.lead += 1
        if not rows:
            self.group = groups[0].key
            row = self._open([piece], piece.row)
            row.group = self.group
            return
        row = self._open([piece], piece.row)
        known = self._certain(piece, rows)
        if known is None:
            row.keys = tuple(entry.key for entry in rows)
            return
        earlier = self.seen.get(known.key)
        if earlier is not None and not earlier.tokens:
            self._forget(earlier)
        if earlier is None or not earlier.tokens:
            self._know(row, known)

    def _certain(self, piece: Piece, rows: Sequence[Entry]) -> Entry | None:
        """Return the row that a label names beyond doubt, None where only its place can tell."""
        number = piece.read.number
        if len(rows) > 1:
            form = self.labels.form.row
            here = form[self.last_key].group if self.last_key else None
            rows = [e for e in rows if here and form[e.key].group == here and e.key in order.after(self.kind, self.last_key)]
            return rows[0] if len(rows) == 1 else None
        entry = rows[0]
        if entry.number is None or entry.number == number or len(entry.words) >= MIN_SIMILAR:
            return entry
        return None

    def _know(self, row: RawRow, entry: Entry) -> None:
        row.key = entry.key
        row.how = "altered" if row.number is not None and entry.number not in (None, row.number) else "exact"
        self.seen[entry.key] = row
        self.last_key = entry.key

    def _forget(self, row: RawRow) -> None:
        if row.key is not None:
            self.seen.pop(row.key, None)
            self.last_key = next((r.key for r in reversed(self.rows) if r.key and r is not row), None)
        row.key, row.how = None, ""

    def _open(self, label: list[Piece], line: int) -> RawRow:
        row = RawRow(label, line, self.heads, max(self.lead, 1))
        self.header = False
        self.rows.append(row)
        return row

    def _fragment(self, piece: Piece) -> bool:
        """Text that is no label by itself: the rest of a label broken over lines, or a label unknown so far."""
        row = self.rows[-1] if self.rows and not self.header else None
        if row is not None and row.key and self._goes_on(row, piece):
            row.label.append(piece)
            if not row.tokens:
                row.line = piece.row
            return True
        if row is not None and not row.group and row.how in ("", "cut"):
            words = row.words + words_of(piece.text)
            entries = [e for e in find(words, row.number) if e.kind == self.kind and e.role == "row"]
            if entries or self.labels.beginning(words, self._open_keys()):
                row.label.append(piece)
                if not row.tokens:
                    row.line = piece.row
                if entries and (entry := self._certain(row.label[0], entries)) is not None and entry.key not in self.seen:
                    self._know(row, entry)
                return True
        self.lead += 1
        self._open([piece], piece.row)
        return False

    def _goes_on(self, row: RawRow, piece: Piece) -> bool:
        """Whether text is more of a label that is certain already: its gloss, or words of the agency's own."""
        if self.labels.form.row[row.key or ""].prefix:
            return not row.tokens
        words = words_of(piece.text)
        return bool(words) and self.labels.main["row", row.key or ""].words.startswith(row.words + words)

    # ---- what may stand here ------------------------------------------------------------------------

    def _open_keys(self) -> frozenset[str]:
        return order.after(self.kind, self.last_key)

    def _finished(self) -> bool:
        """Whether the last row of the form stands here with its numbers: nothing may follow it."""
        if self.last_key is None or self.rows[-1].key != self.last_key or not self.rows[-1].tokens:
            return False
        return not order.after(self.kind, self.last_key)

    def _repeats(self, line: Line) -> bool:
        """Whether a line brings a row that has come already: another table begins."""
        for piece in line.pieces:
            rows = [entry for entry in piece.read.of(self.kind) if entry.role == "row"]
            if len(rows) == 1 and len(rows) == len(piece.read.of(self.kind)) and not self._completes(piece):
                earlier = self.seen.get(rows[0].key)
                if earlier is not None and (earlier.tokens or earlier is not self.rows[-1]):
                    return True
        return False

    def _reads_like_a_row(self, piece: Piece) -> bool:
        read = piece.read
        keys = [key for key in self._open_keys() if self.labels.main["row", key].number == read.number]
        return any(self.labels.likeness(read.words, key) >= 70 for key in keys) or bool(
            self.labels.beginning(read.words, keys)
        )

    def _plausible(self, row: RawRow) -> bool:
        """Whether an unknown label is like a row that may stand here."""
        if row.plausible is None:
            keys = self._open_keys()
            words = row.words
            row.plausible = bool(
                keys.intersection(row.keys)
                or self.labels.beginning(words, keys)
                or (len(words) >= MIN_SIMILAR and any(self.labels.likeness(words, key) >= 70 for key in keys))
            )
        return row.plausible

    def _begins_row(self, piece: Piece) -> bool:
        """Whether a fragment in the header begins the label of a row: the label is broken over lines."""
        words = piece.read.words
        return len(words) >= MIN_SIMILAR and bool(self.labels.beginning(words, self._open_keys()))

    def _header_like(self, piece: Piece) -> bool:
        words = piece.read.words
        return len(words) <= 20 and (self.labels.alphabet.issuperset(words) or bool(self.labels.columns_beginning(words)))

    def _corner_goes_on(self, piece: Piece) -> bool:
        """Whether a line of the header goes on with the relation printed in the corner."""
        if not self.corner or self.rows or len(self.corner) > 5:
            return False
        so_far = "".join(part.text for part in self.corner)
        if "第四项" in so_far or not any(mark in piece.text for mark in "第项和等加"):
            return False
        self.corner.append(piece)
        return True

    def table(self, first: int, last: int) -> Assembly:
        """Return the table up to line `last`; what came after it is dropped."""
        rows = [row for row in self.rows if row.label[0].row <= last]
        for row in rows:
            row.tokens = [piece for piece in row.tokens if piece.row <= last]
        return Assembly(self.kind, first, last, rows, self.first_heads, self.corner, self.again)


def assemble(kind: str, lines: Sequence[Line], first: int, width: int) -> Assembly:
    """Return the table of a kind that begins at line `first`; it may turn out to have no rows."""
    assembler = Assembler(kind, width)
    last = first
    patience = PATIENCE
    paged = broken = False
    for index in range(first, len(lines)):
        line = lines[index]
        if not line.pieces:
            if line.split == "narrative":
                break
            continue
        verdict = assembler.take(line)
        if verdict is Verdict.OUT or len(assembler.rows) > MOST_ROWS or len(assembler.heads) > MOST_ROWS:
            break
        if verdict is Verdict.IN:
            moved = line.split == "grid" and lines[last].split == "grid"
            broken = broken or paged or (moved and line.block != lines[last].block)
            paged, patience, last = False, PATIENCE, index
            continue
        paged = paged or (bool(assembler.rows) and all(piece.read.what == PAGE for piece in line.pieces))
        patience -= 3 if any(piece.read.what == TEXT for piece in line.pieces) else 1
        if patience < 0:
            break
    table = assembler.table(first, last)
    table.broken = table.broken or broken
    return table
