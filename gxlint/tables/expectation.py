"""What may stand at a place of a table: the rows that may still come, and what reads like one of them."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.tables import order
from gxlint.tables.labels import MIN_SIMILAR, Entry, find, labels, words_of
from gxlint.tables.pieces import Piece
from gxlint.tables.rawrow import RawRow

ALIKE = 70.0
"""From here on (0 to 100) a label of other words may be the form's."""


class Expectation:
    """The rows of a kind of table that may follow `last_key`, the last row that is certain."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.labels = labels(kind)
        self.last_key: str | None = None

    def keys(self) -> frozenset[str]:
        """Return the rows that may come next or later."""
        return order.after(self.kind, self.last_key)

    def certain(self, number: int | None, rows: Sequence[Entry]) -> Entry | None:
        """Return the row that a label names beyond doubt, None where only its place can tell."""
        if len(rows) > 1:
            form = self.labels.form.row
            here = form[self.last_key].group if self.last_key else None
            rows = [e for e in rows if here and form[e.key].group == here and e.key in self.keys()]
            return rows[0] if len(rows) == 1 else None
        entry = rows[0]
        if entry.number is None or entry.number == number or len(entry.words) >= MIN_SIMILAR:
            return entry
        return None

    def rows_named(self, words: str, number: int | None) -> list[Entry]:
        """Return the rows whose label reads exactly so."""
        return [entry for entry in find(words, number) if entry.kind == self.kind and entry.role == "row"]

    def completes(self, row: RawRow, piece: Piece) -> bool:
        """Whether a label is but the rest of the one before it (其中:主要负责同志参加, 政府网站在线访谈次数)."""
        if row.group or row.key or row.line == piece.row:
            return False
        return bool(self.rows_named(row.words + piece.read.words, row.number))

    def goes_on(self, row: RawRow, piece: Piece) -> bool:
        """Whether text is more of a label that is certain already: its gloss, or words of the agency's own."""
        key = row.key or ""
        if self.labels.form.row[key].prefix:
            return not row.tokens
        words = words_of(piece.text)
        return bool(words) and self.labels.main["row", key].words.startswith(row.words + words)

    def plausible(self, row: RawRow) -> bool:
        """Whether an unknown label is like a row that may stand here."""
        if row.plausible is None:
            keys, words = self.keys(), row.words
            row.plausible = bool(
                keys.intersection(row.keys)
                or self.labels.beginning(words, keys)
                or (
                    len(words) >= MIN_SIMILAR
                    and any(self.labels.likeness(words, key) >= ALIKE for key in keys)
                )
            )
        return row.plausible

    def reads_like_a_row(self, piece: Piece) -> bool:
        """Whether a line that looks like a heading (四、…) is a row of that number in words of its own."""
        read = piece.read
        keys = [key for key in self.keys() if self.labels.main["row", key].number == read.number]
        alike = any(self.labels.likeness(read.words, key) >= ALIKE for key in keys)
        return alike or bool(self.labels.beginning(read.words, keys))

    def begins_row(self, piece: Piece) -> bool:
        """Whether a fragment in the header begins the label of a row: the label is broken over lines."""
        words = piece.read.words
        return len(words) >= MIN_SIMILAR and bool(self.labels.beginning(words, self.keys()))

    def header_like(self, piece: Piece) -> bool:
        """Whether text may be a piece of a header label."""
        words = piece.read.words
        known = self.labels
        return len(words) <= 20 and (known.alphabet.issuperset(words) or bool(known.columns_beginning(words)))
