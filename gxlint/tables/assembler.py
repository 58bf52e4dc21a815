"""Which piece goes to which row: a label opens a row, and what follows it is put under it.

What a row is called is settled in naming.py, which of its pieces is which cell in packing.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from gxlint.tables.expectation import Expectation
from gxlint.tables.forms import table_form
from gxlint.tables.labels import MIN_SIMILAR, Entry, words_of
from gxlint.tables.pieces import BLANK, LABEL, PAGE, TEXT, UNIT, VALUE, Line, Piece
from gxlint.tables.rawrow import REPEATED, Assembly, RawRow
from gxlint.text.patterns import lazy

MAX_LABEL = 60
_SECTION = lazy(r"\s*[一二三四五六七八九十]{1,3}\s*[、.．,，]")
_HEAD_ROLES = ("column", "heading", "corner", "item")


class Verdict(Enum):
    """What a line is to the table: part of it, perhaps part of it, or its end."""

    IN = "in"
    MAYBE = "maybe"
    OUT = "out"


class Assembler:
    """Takes line after line; `table` gives what has come together.

    `repeated`: the last line brought the top of the table again, so that another one has begun.
    """

    def __init__(self, kind: str, width: int) -> None:
        self.kind = kind
        self.width = width
        self.expect = Expectation(kind)
        self.rows: list[RawRow] = []
        self.heads: list[Piece] = []
        self.first_heads = self.heads
        self.corner: list[Piece] = []
        self.header = True
        self.seen: dict[str, RawRow] = {}
        self.lead = 0
        self.again = False
        self.repeated = False

    # ---- a line -----------------------------------------------------------------------------------

    def take(self, line: Line) -> Verdict:
        """Add a line to the table, or say that it does not belong."""
        mine = text = False
        for piece in line.pieces:
            what = piece.read.what
            if what == LABEL:
                if self.kind not in piece.read.by_kind:
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
        self.repeated = self._repeats(line)
        if self.repeated or self._finished():
            return Verdict.OUT
        before = len(self.rows)
        self._distribute(line)
        new = self.rows[before:]
        if new and all(row.key is None and not row.group for row in new) and not self.header:
            return Verdict.IN if new[-1].own and self.expect.plausible(new[-1]) else Verdict.MAYBE
        return Verdict.IN

    def _values(self, line: Line) -> Verdict:
        pieces = [piece for piece in line.pieces if piece.read.what != PAGE]
        if not pieces:
            return Verdict.MAYBE
        blank = all(piece.read.what == BLANK for piece in pieces)
        row = self.rows[-1] if self.rows else None
        if row is None or self.header:
            heads = self.heads
            orphan_label = (
                heads and heads[-1].read.what == TEXT and len(words_of(heads[-1].text)) >= MIN_SIMILAR
            )
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
        return Verdict.IN if self.expect.plausible(row) else Verdict.MAYBE

    def _texts(self, line: Line) -> Verdict:
        first = next(piece for piece in line.pieces if piece.read.what == TEXT)
        if self._corner_goes_on(first):
            return Verdict.IN
        if "。" in first.text or len(first.text) > MAX_LABEL:
            return Verdict.OUT
        row = self.rows[-1] if self.rows else None
        position = (
            row is not None and first is not line.pieces[0] and line.pieces[0].read.what in (VALUE, BLANK)
        )
        if _SECTION.match(first.text) and not self.expect.reads_like_a_row(first):
            return Verdict.OUT
        if position and row is not None and row.tokens and not self.header and not row.own:
            row.tokens += (
                line.pieces
            )  # numbers with a word among them: content, in a table of one cell a line
            return Verdict.MAYBE
        valued = any(piece.read.what in (VALUE, UNIT) for piece in line.pieces)
        if self.header and not valued and not self.expect.begins_row(first):
            self.heads += [piece for piece in line.pieces if piece.read.what == TEXT]
            known = all(self.expect.header_like(piece) for piece in line.pieces if piece.read.what == TEXT)
            return Verdict.IN if known else Verdict.MAYBE
        before = len(self.rows)
        joined = self._distribute(line)
        if joined and len(self.rows) == before:
            return Verdict.IN
        return Verdict.IN if valued and self.rows and self.expect.plausible(self.rows[-1]) else Verdict.MAYBE

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
        return any(piece.read.what == VALUE for piece in pieces) or self.expect.begins_row(pieces[0])

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

    def _label(self, piece: Piece) -> None:
        last = self._open_row()
        if last is not None and self.expect.completes(last, piece):
            self._fragment(piece)
            return
        entries = piece.read.of(self.kind)
        roles = {entry.role for entry in entries}
        if roles & {"row", "group"} and not (self.header and "column" in roles):
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

    def _row_label(self, piece: Piece, entries: Sequence[Entry]) -> None:
        self.header = False
        rows = [entry for entry in entries if entry.role == "row"]
        groups = [entry for entry in entries if entry.role == "group"]
        last = self.rows[-1] if self.rows else None
        if last is not None and not last.tokens:
            if last.label[-1].read.words == piece.read.words and last.line == piece.row:
                last.lead += 1  # a merged cell printed once for each cell it covers
                return
            if last.key == "other" and any(entry.key.startswith("other.") for entry in rows):
                self._forget(last)
                last.group = "other"
        self.lead += 1
        if not rows:
            row = self._open([piece], piece.row)
            row.group = groups[0].key
            return
        row = self._open([piece], piece.row)
        known = self.expect.certain(piece.read.number, rows)
        if known is None:
            row.keys = tuple(entry.key for entry in rows)
            return
        earlier = self.seen.get(known.key)
        if earlier is not None and not earlier.tokens:
            self._forget(earlier)
        if earlier is None or not earlier.tokens:
            self._know(row, known)
        else:
            row.how, row.again = REPEATED, known.key

    def _know(self, row: RawRow, entry: Entry) -> None:
        row.key = entry.key
        row.how = "altered" if row.number is not None and entry.number not in (None, row.number) else "exact"
        self.seen[entry.key] = row
        self.expect.last_key = entry.key

    def _forget(self, row: RawRow) -> None:
        if row.key is not None:
            self.seen.pop(row.key, None)
            self.expect.last_key = next((r.key for r in reversed(self.rows) if r.key and r is not row), None)
        row.key, row.how = None, ""

    def _open(self, label: list[Piece], line: int) -> RawRow:
        row = RawRow(label, line, self.heads, max(self.lead, 1))
        self.header = False
        self.rows.append(row)
        return row

    def _fragment(self, piece: Piece) -> bool:
        """Text that is no label by itself: the rest of a label broken over lines, or a label unknown so far."""
        row = self._open_row()
        if row is not None and row.key and self.expect.goes_on(row, piece):
            row.label.append(piece)
            if not row.tokens:
                row.line = piece.row
            return True
        if row is not None and not row.group and row.how in ("", "cut"):
            words = row.words + words_of(piece.text)
            entries = self.expect.rows_named(words, row.number)
            if entries or self.expect.labels.beginning(words, self.expect.keys()):
                row.label.append(piece)
                if not row.tokens:
                    row.line = piece.row
                if (
                    entries
                    and (entry := self.expect.certain(row.number, entries)) is not None
                    and entry.key not in self.seen
                ):
                    self._know(row, entry)
                return True
        self.lead += 1
        self._open([piece], piece.row)
        return False

    # ---- where the table ends ------------------------------------------------------------------------

    def _open_row(self) -> RawRow | None:
        """The row that is being filled, None in a header."""
        return self.rows[-1] if self.rows and not self.header else None

    def _finished(self) -> bool:
        """Whether the last row of the form stands here with its numbers: nothing may follow it."""
        if (
            self.expect.last_key is None
            or self.rows[-1].key != self.expect.last_key
            or not self.rows[-1].tokens
        ):
            return False
        return not self.expect.keys()

    def _repeats(self, line: Line) -> bool:
        """Whether a line brings a row that has come already: another table begins."""
        for piece in line.pieces:
            entries = piece.read.of(self.kind)
            if len(entries) != 1 or entries[0].role != "row" or entries[0].key not in self.seen:
                continue
            earlier, last = self.seen[entries[0].key], self._open_row()
            if last is not None and self.expect.completes(last, piece):
                continue
            if self._begins_again(entries[0].key) and (earlier.tokens or earlier is not self.rows[-1]):
                return True
        return False

    def _begins_again(self, key: str) -> bool:
        """Whether a repeated row is the top of another table; further down it is a row pasted twice."""
        place = table_form(self.kind).place
        first = min(place[seen] for seen in self.seen)
        return place[key] <= first or self.header

    def _corner_goes_on(self, piece: Piece) -> bool:
        """Whether a line of the header goes on with the relation printed in the corner."""
        if not self.corner or self.rows or len(self.corner) > 5:
            return False
        so_far = "".join(part.text for part in self.corner)
        ended = so_far.rstrip()[-1] in ")）。" if so_far.lstrip()[0] in "(（" else "第四项" in so_far
        if ended or not any(mark in piece.text for mark in "第项和等加)）"):
            return False
        self.corner.append(piece)
        return True

    def table(self, first: int, last: int) -> Assembly:
        """Return the table up to line `last`; what came after it is dropped."""
        rows = [row for row in self.rows if row.label[0].row <= last]
        for row in rows:
            row.tokens = [piece for piece in row.tokens if piece.row <= last]
        return Assembly(self.kind, first, last, rows, self.first_heads, self.corner, self.again)
