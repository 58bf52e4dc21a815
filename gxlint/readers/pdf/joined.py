"""Parts of a table on consecutive pages to one table: rows cut by the page break mended, repeated header rows dropped.

What decides is what cannot be otherwise: a row goes on over the break when no cell has a number on both sides and its label
either goes on (the line before the break was full, and what follows begins no new item) or stands on one side only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gxlint.readers.layout import GridCell
from gxlint.readers.pdf.cells import seam
from gxlint.readers.pdf.ruled import PageTable
from gxlint.text.patterns import lazy

_SAME_EDGE = 4.0
_ONE_EDGE = 3.0
_STRIP = 10.0
"""Points: a row without any text that is lower than a line of print is what a page break left of the row before."""
_MOST_HEADER_ROWS = 6
_MARKER = lazy(
    r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]?\d{1,2}[)）、.．](?!\d)|其中|第[一二三四五六七八九十百]+条|[①-⑳]"
)
_VALUE = lazy(r"[-+－＋\d０-９.,，%％—–―─/／\s]{1,24}(?:万元|亿元|元|件|条)?|无|不适用")
_HAN = lazy(r"[一-鿿]")


@dataclass(slots=True)
class Part:
    """A cell of a table in the making: where it begins and ends in points from the left edge, the rows it covers, its
    text and what that needs to go on. `height` of its first row, in points."""

    row: int
    row_span: int
    left: float
    right: float
    text: str
    first: float
    room: float
    height: float
    opaque: bool = False

    @property
    def value(self) -> bool:
        """Whether it reads like a number or a mark for none."""
        return bool(self.text) and _VALUE.fullmatch(self.text) is not None

    @property
    def label(self) -> bool:
        """Whether it holds words."""
        return not self.value and _HAN.search(self.text) is not None


@dataclass(slots=True)
class Table:
    """A table in the making. `pages` its first and last page, `begins` the page on which every row begins; `header`
    the rows of the first page that may come again."""

    parts: list[Part]
    rows: int
    width: float
    pages: tuple[int, int]
    begins: list[int]

    def grid(self) -> tuple[list[GridCell], int, int]:
        """Return its cells in reading order, and how many rows and columns there are."""
        edges: list[float] = []
        for edge in sorted({edge for part in self.parts for edge in (part.left, part.right)}):
            if not edges or edge - edges[-1] > _ONE_EDGE:
                edges.append(edge)

        def column(edge: float) -> int:
            return min(range(len(edges)), key=lambda one: abs(edges[one] - edge))

        cells = []
        for part in self.parts:
            left = column(part.left)
            cells.append(
                GridCell(
                    part.text, part.row, left, part.row_span, max(1, column(part.right) - left), part.opaque
                )
            )
        cells.sort(key=lambda cell: (cell.row, cell.column))
        return cells, self.rows, len(edges) - 1


def begun(table: PageTable) -> Table:
    """Return the table that begins with this part."""
    grid = table.grid
    left = grid.xs[0]
    parts = [
        Part(cell.field.row, cell.field.row_span, cell.field.area.left - left, cell.field.area.right - left,
             cell.text.text, cell.text.first, cell.text.room,
             grid.ys[cell.field.row + 1] - grid.ys[cell.field.row], cell.opaque)
        for cell in table.cells
    ]  # fmt: skip
    rows = len(grid.ys) - 1
    return Table(parts, rows, grid.xs[-1] - left, (table.page, table.page), [table.page] * rows)


def join(table: Table, following: PageTable) -> bool:
    """Put the part of the next page to a table; False, and nothing done, where it is another table."""
    other = begun(following)
    if abs(table.width - other.width) > _SAME_EDGE:
        return False
    repeated = _repeated_header(table, other)
    if repeated is None:
        return False
    if repeated:
        other.parts = [part for part in other.parts if part.row >= repeated]
        for part in other.parts:
            part.row -= repeated
        other.rows -= repeated
    pairs = _pairs(table, other)
    split = _is_split(table, other, pairs)
    offset = table.rows - 1 if split else table.rows
    gone = set()
    for above, below in pairs:
        if split or _same_cell(above, below, other):
            _append(above, below)
            above.row_span = max(above.row_span, offset + below.row_span - above.row)
            gone.add(id(below))
    for part in other.parts:
        if id(part) not in gone:
            part.row += offset
            table.parts.append(part)
    table.begins += [following.page] * (offset + other.rows - table.rows)
    table.rows = offset + other.rows
    table.pages = (table.pages[0], following.page)
    return True


def _row(table: Table, number: int) -> list[tuple[str, int, int, int]]:
    """What a row shows: text without blanks, edges, rows covered; for comparing."""
    return [
        (
            "".join(part.text.split()),
            round(part.left / _SAME_EDGE),
            round(part.right / _SAME_EDGE),
            part.row_span,
        )
        for part in sorted(table.parts, key=lambda one: one.left)
        if part.row == number
    ]


def _repeated_header(table: Table, other: Table) -> int | None:
    """How many rows at the top repeat the header; None when the whole table begins anew."""
    same = 0
    while same < min(table.rows, other.rows, _MOST_HEADER_ROWS) and _alike(table, other, same):
        same += 1
    if same and same == min(table.rows, other.rows):
        return None
    heads = [part for part in other.parts if part.row < same]
    if any(part.value for part in heads) or not any(part.label for part in heads):
        return 0
    if any(part.row + part.row_span > same for part in heads):
        return 0
    # The first row behind the header standing here again as well: a second table of the same form.
    labels = [[part.text for part in one.parts if part.row == same and part.label] for one in (table, other)]
    return None if same and labels[0] and labels[0] == labels[1] else same


def _alike(table: Table, other: Table, row: int) -> bool:
    one, two = _row(table, row), _row(other, row)
    return bool(one) and len(one) == len(two) and all(
        a[0] == b[0] and abs(a[1] - b[1]) <= 1 and abs(a[2] - b[2]) <= 1 and a[3] == b[3]
        for a, b in zip(one, two, strict=True)
    )  # fmt: skip


Pair = tuple[Part, Part]


def _pairs(table: Table, other: Table) -> list[Pair]:
    """The cells at the foot of the first part, each with the one at the head of the second that stands below it."""
    foot = [part for part in table.parts if part.row + part.row_span == table.rows]
    head = [part for part in other.parts if part.row == 0]
    pairs = []
    for below in head:
        for above in foot:
            if abs(above.left - below.left) <= _SAME_EDGE and abs(above.right - below.right) <= _SAME_EDGE:
                pairs.append((above, below))
                break
    return pairs


def _is_split(table: Table, other: Table, pairs: Sequence[Pair]) -> bool:
    """Whether the last row of the first part and the first row of the second are one."""
    head = [part for part in other.parts if part.row == 0]
    foot = [
        part for part in table.parts if part.row == table.rows - 1 or part.row + part.row_span == table.rows
    ]
    if len(pairs) != len(head) or len(foot) != len(head) or len(pairs) < 2:
        return False
    if any(
        (above.value and below.text) or (below.value and above.text and not above.label)
        for above, below in pairs
    ):
        return False
    leaves = [(above, below) for above, below in pairs if above.row == table.rows - 1 and below.row_span == 1]
    if not leaves or any(above.text and below.text and not _goes_on(above, below) for above, below in pairs):
        return False
    if any(above.text and below.text for above, below in leaves):
        return True
    if not any(below.text for _, below in leaves):
        return all(below.height < _STRIP for _, below in leaves)
    if not any(above.text for above, _ in leaves):
        return True
    labels = [(above, below) for above, below in leaves if above.label or below.label]
    values = [(above, below) for above, below in leaves if above.value or below.value]
    if not labels or not values:
        return False
    # The label on one page and its numbers on the other.
    return (all(above.text for above, _ in labels) and not any(above.text for above, _ in values)) or (
        all(below.text for _, below in labels) and not any(below.text for _, below in values)
    )


def _goes_on(above: Part, below: Part) -> bool:
    """Whether the words of a cell go on below the break: its last line was full, and no new item begins."""
    return above.label and below.label and below.first > above.room and _MARKER.match(below.text) is None


def _same_cell(above: Part, below: Part, other: Table) -> bool:
    """Whether a cell that covers several rows goes on below the break, though the rows themselves are whole."""
    if above.value or below.value:
        return False
    head = [part for part in other.parts if part.row == 0]
    labels = [part for part in head if part.label]
    headings = len(labels) > 2 and 2 * len(labels) > len(head) and not any(part.value for part in head)
    several = above.row_span > 1 or below.row_span > 1 or headings
    if not below.text:
        # A blank in front of a label, or in a row of headings, is no number that is missing.
        return above.label and (headings or any(part.left >= below.right - _ONE_EDGE for part in labels))
    if not above.text:
        return several and below.label
    return several and _goes_on(above, below)


def _append(above: Part, below: Part) -> None:
    if above.text and below.text:
        fitted = below.first <= above.room
        above.text += ("\n" if fitted else seam(above.text, below.text)) + below.text
    else:
        above.text = above.text or below.text
        above.first = above.first or below.first
    above.opaque = above.opaque or below.opaque
    above.room = below.room if below.text else above.room
