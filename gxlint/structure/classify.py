"""Items to terminals of the grammar: section kinds, sub-headings by depth, tables, text."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.document import Paragraph, Span
from gxlint.structure.items import Item
from gxlint.structure.layout import Layout
from gxlint.structure.markers import Number, marker, part
from gxlint.structure.model import Heading
from gxlint.structure.parse import Step

_SUB_STYLES = frozenset({"chapter", "han", "han-paren", "arabic", "arabic-paren", "circled", "ordinal"})
_DEEPEST = 3
_LONGEST_SUB = 60
_ENDS = "。；;：:"
_KINDS = {"front": "FRONT", "back": "BACK", "title": "TITLE", "row": "ROW"}
_TABLES = {
    "disclosure": "DISCLOSURE_TABLE",
    "requests": "REQUESTS_TABLE",
    "review": "REVIEW_TABLE",
    "statistics": "STATISTICS_TABLE",
}


def steps(items: Sequence[Item], layout: Layout) -> list[Step]:
    """Return one terminal an item, in reading order; furniture inside the report gives none."""
    first = next((n for n, item in enumerate(items) if item.kind == "heading"), len(items))
    last = next((n for n in range(len(items) - 1, -1, -1) if items[n].kind != "back"), -1)
    known = frozenset((*layout.order, *layout.allowed, *layout.required))
    found: list[Step] = []
    depth = _Depth()
    for position, item in enumerate(items):
        kind = item.kind
        if kind == "heading":
            depth.reset()
            found.append(Step(_heading(item, known), item))
        elif kind == "table":
            found.append(Step(_TABLES.get(item.table.kind, "TABLE") if item.table else "TABLE", item))
        elif kind == "text":
            item.level = depth.of(item)
            found.append(Step(f"SUB{item.level}" if item.level else "TEXT", item))
        elif (
            kind == "row"
            or (kind == "front" and position < first)
            or kind == "title"
            or (kind == "back" and position > last)
        ):
            found.append(Step(_KINDS[kind], item))
    return found


def _heading(item: Item, known: frozenset[str]) -> str:
    section = item.match.id if item.match else "none"
    return section.upper() if section in known else "STRAY"


class _Depth:
    """How deep the numbering of a section has gone: each new style goes one level down, to three."""

    def __init__(self) -> None:
        self.styles: list[str] = []

    def reset(self) -> None:
        """Begin a new section."""
        self.styles.clear()

    def of(self, item: Item) -> int:
        """Return the level of a sub-heading, 0 for a paragraph that is none."""
        number = item.number
        if number is None or number.style not in _SUB_STYLES or name_end(item.text, number) is None:
            return 0
        if number.style in self.styles:
            del self.styles[self.styles.index(number.style) + 1 :]
        elif len(self.styles) < _DEEPEST:
            self.styles.append(number.style)
        else:
            self.styles[-1] = number.style
        return len(self.styles)


def name_end(text: str, number: Number) -> int | None:
    """Return where the name of a numbered paragraph ends: at its first sentence mark, None when that is too far."""
    window = text[number.end : number.end + _LONGEST_SUB]
    if not window.strip():
        return None
    ends = [at for mark in _ENDS if (at := window.find(mark)) > 0]
    if ends:
        return number.end + min(ends)
    return len(text) if len(text) - number.end <= _LONGEST_SUB else None


def sub_heading(item: Item) -> Heading | None:
    """Return the sub-heading at the head of an item."""
    number, block = item.number, item.block
    if number is None or not isinstance(block, Paragraph):
        return None
    end = name_end(block.text, number)
    if end is None:
        return None
    name = block.text[number.end : end].strip()
    span: Span = part(block.span, 0, end)
    return Heading(
        block.text[:end],
        name,
        marker(number, block.span),
        span,
        run_in=bool(block.text[end:].strip("。：:；; ")),
    )
