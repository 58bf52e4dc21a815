"""A row before it is read: its label as it stands there, and the pieces behind it."""

from __future__ import annotations

from dataclasses import dataclass, field

from gxlint.tables.labels import words_of
from gxlint.tables.pieces import Piece

REPEATED = "repeated"
"""`RawRow.how` of a row whose label stood above already: it is not bound to another key."""


@dataclass(slots=True)
class RawRow:
    """A label and the pieces after it. `key` is known when the label reads exactly as a row of the form,
    `keys` are the rows it may be when several read alike; a group's label is a row that is never bound.

    `lead` counts the label cells of its line, `line` is the index of the line on which the label ends, `heads` are
    the header pieces in force, `how` is exact, altered, cut, similar, order, repeated, or "" while nothing is settled. `again`: the key that a repeated row would have.
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
    again: str | None = None

    @property
    def text(self) -> str:
        """The label as printed."""
        return "".join(piece.text.strip() for piece in self.label)

    @property
    def words(self) -> str:
        """The label's words, without numbering and marks."""
        first = self.label[0].read
        return (first.words or words_of(self.label[0].text)) + "".join(
            words_of(p.text) for p in self.label[1:]
        )

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
