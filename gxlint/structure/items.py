"""The blocks of a document as the structure stage walks over them: mandated tables folded into one item each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gxlint.document import Block, Document, Paragraph, Span
from gxlint.structure import markers
from gxlint.structure.markers import Number
from gxlint.structure.model import Heading
from gxlint.structure.names import Match
from gxlint.tables.model import KeyedTable
from gxlint.text.normal import INVISIBLE

_MARKS = frozenset(INVISIBLE)
_NOTHING = INVISIBLE + " \t\u3000\xa0"


@dataclass(slots=True)
class Item:
    """One step of the walk.

    `kind`: "text" a paragraph, "table" a table (with `table` when it is a mandated one), "heading" a top heading,
    "row" a stray line of a mandated table, "front"/"back"/"title" what stands around the report.
    `index` is the block's number in Document.blocks; the parts of a split paragraph share it.
    `block` is None only for a mandated table that a text lays out in lines. `number` is the marker at the head.
    """

    kind: str
    index: int
    span: Span
    block: Block | None = None
    table: KeyedTable | None = None
    number: Number | None = None
    heading: Heading | None = None
    match: Match | None = None
    lost: bool = False
    level: int = 0

    @property
    def text(self) -> str:
        """The paragraph's text, empty for a table."""
        return self.block.text if isinstance(self.block, Paragraph) else ""


def make(document: Document, tables: Sequence[KeyedTable]) -> list[Item]:
    """Return the document as items, in reading order; the blocks of a mandated table are one item.

    Two tables on the same block (it is one block of the format) give two items; blocks are never lost.
    """
    starts: dict[int, list[KeyedTable]] = {}
    covered: set[int] = set()
    blocks = document.blocks
    for table in tables:
        if not 0 <= table.block < len(blocks):
            continue
        starts.setdefault(table.block, []).append(table)
        covered.update(range(table.block, min(max(table.end_block, table.block + 1), len(blocks))))
    items: list[Item] = []
    for index, block in enumerate(blocks):
        if index in covered:
            for table in starts.get(index, ()):
                # The title of the statistics table may have been read as its first line: it is a heading for us.
                first = isinstance(block, Paragraph) and table.kind == "statistics" and "统计表" in block.text
                if first and isinstance(block, Paragraph) and len(block.text) < 60 and "|" not in block.text:
                    items.append(Item("text", index, block.span, block))
                items.append(
                    Item(
                        "table", index, table.span, block if not isinstance(block, Paragraph) else None, table
                    )
                )
        elif isinstance(block, Paragraph):
            if block.text:
                shown = _trimmed(block)
                items.append(Item("text", index, shown.span, shown, number=markers.read(shown.text)))
        else:
            items.append(Item("table", index, block.span, block))
    return items


def _trimmed(block: Paragraph) -> Paragraph:
    """Return a paragraph without what shows nothing around it: marks of direction before a heading's numeral."""
    text = block.text
    if text[0] not in _MARKS and text[-1] not in _MARKS:
        return block
    rest = text.lstrip(_NOTHING)
    start = len(text) - len(rest)
    rest = rest.rstrip(_NOTHING)
    span = markers.part(block.span, start, start + len(rest))
    return block._replace(text=rest, span=span) if rest else block


def piece(item: Item, start: int, end: int) -> Item | None:
    """Return the part of a text item from `start` to `end` as an item of its own; None when only blanks are left."""
    block = item.block
    if not isinstance(block, Paragraph):
        return None
    text = block.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return None
    span = markers.part(block.span, start, start + len(text))
    part = Paragraph(text, span, None, False, block.role, block.source)
    return Item("text", item.index, span, part, number=markers.read(text))
