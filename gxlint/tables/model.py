"""A mandated table with its cells under their keys, and what could not be read of it."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from gxlint.document import Span

Number = int | Decimal
CellKey = tuple[str, str]
"""(row key, column key), e.g. ("refused.1", "natural_person")."""


class State(StrEnum):
    """What a cell holds. 0, a blank, a dash and 不适用 are different things."""

    NUMBER = "number"
    ANNOTATED = "annotated"
    """A number with a unit or a note beside it (592万元, 26件, 12(其中1件撤回))."""
    BLANK = "blank"
    DASH = "dash"
    NOT_APPLICABLE = "not-applicable"
    NOT_A_NUMBER = "not-a-number"


class Value(NamedTuple):
    """The content of a cell. `number` is None unless state is NUMBER or ANNOTATED.

    `unit` is the unit printed inside the cell (万元, 件), `note` any other text beside the number.
    `number` is exactly what is printed (3.04亿元 is 3.04 with unit 亿元), never scaled, never defaulted.
    """

    literal: str
    state: State
    number: Number | None = None
    unit: str | None = None
    note: str | None = None


class KeyedCell(NamedTuple):
    """One data cell of a mandated table. `joined` says that a number broken in two was put together."""

    row: str
    column: str
    value: Value
    span: Span
    block: int
    joined: bool = False


class LabelIssue(NamedTuple):
    """A row or column label that is not what the form prints.

    `kind`: "missing" (no such label), "altered" (recognised, but it reads otherwise), "added" (the form
    has no such row or column), "repeated" (a row that stands above already), "superseded" (the row of another form, e.g. an unsplit (六)其他处理).
    `axis`: "row" or "column"; `key` the row or column key, None for an added one; `literal` as printed.
    """

    kind: str
    axis: str
    key: str | None
    literal: str
    expected: str
    span: Span


class Unplaced(NamedTuple):
    """Something within a mandated table that belongs to no cell of the form: a number too many, a second row of them.

    `row` is the row key on whose line it stands, None where that line has none.
    """

    literal: str
    span: Span
    row: str | None = None


class KeyedTable(NamedTuple):
    """A mandated table as it was read.

    `kind`: disclosure (T2), requests (T3), review (T4), statistics (S). `form`: "2021", "2019" or "2014"
    as its labels show it, whatever the year of the report; None where they leave it open.
    `foreign_labels` are row or column keys that only another form has (a hybrid).
    `cells` holds every cell that was read, `unread` every cell the form expects and that was there but could not be
    read, `absent` those whose row or column does not stand in the table at all.
    `relation_text`/`relation_span`: the relation the table itself prints (本列数据的勾稽关系为…), literal.
    `reading` says how it was bound: keys "columns-by-label", "columns-by-position", "rows-by-order",
    "parts-joined" (split table put together), "number-joined".
    `block`, `end_block`: its blocks in Document.blocks, end exclusive.
    `unplaced`: numbers that belong to no cell of the form. `opaque`: those of `unread` that hold a picture, an
    object or a form field in place of text.
    """

    kind: str
    form: str | None
    span: Span
    block: int
    end_block: int
    cells: dict[CellKey, KeyedCell]
    unread: tuple[CellKey, ...] = ()
    absent: tuple[CellKey, ...] = ()
    label_issues: tuple[LabelIssue, ...] = ()
    foreign_labels: tuple[str, ...] = ()
    relation_text: str | None = None
    relation_span: Span | None = None
    row_spans: dict[str, Span] | None = None
    reading: tuple[str, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    opaque: tuple[CellKey, ...] = ()

    @property
    def expected(self) -> int:
        """How many data cells the form has."""
        return len(self.cells) + len(self.unread) + len(self.absent)

    @property
    def complete(self) -> bool:
        """Whether every cell the form has was read."""
        return not self.unread and not self.absent

    @property
    def blank(self) -> bool:
        """Whether no cell of it holds anything at all."""
        return bool(self.cells) and all(cell.value.state is State.BLANK for cell in self.cells.values())
