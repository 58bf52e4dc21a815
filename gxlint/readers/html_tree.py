"""The walk over a parsed page: elements to runs of text, tables, comments, pictures; without recursion.

What a browser would not show is left out (scripts, templates, hidden elements). Block elements and `<br>` end a
paragraph, inline elements never split a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gxlint.readers import html_style
from gxlint.readers.errors import Unreadable
from gxlint.readers.html_items import Box, Field, Frame, Item, Picture, Remark, Run
from gxlint.readers.html_lists import Lists
from gxlint.readers.html_space import clean
from gxlint.readers.html_state import Move, State
from gxlint.readers.html_tables import TableDraft, resolve
from gxlint.readers.html_tags import (
    ASIDE,
    ATTRIBUTED,
    BLOCKS,
    CONTAINERS,
    DROPPED,
    FIELDS,
    FRAMES,
    LISTS,
    STRUCTURE,
)
from gxlint.readers.limits import Limits

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NOTHING: Mapping[str, str | None] = {}
_SMALL = 60
"""Pictures lower or narrower than so many pixels are ornaments."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONG = 500
"""A field of a form with more characters than this holds a text, and no remark of a reader."""
_SEEN = 4
"""Pictures of fewer pixels in a cell only hold it open."""


_Frame = tuple["LexborNode", str, State, Box, list[Item]]
"""An open element, its tag, and the state, box and list of items that hold outside it."""


class Walker:
    """Walks one page. `items` holds what was found, `boxes` every container in document order; `hidden` counts
    the elements left out because the page hides them; `unread` names what holds a text and was left out ("textarea").

    Raises Unreadable "too-many-cells" and "nesting".
    """

    def __init__(self, limits: Limits, *, keep_hidden: bool = False) -> None:
        self.items: list[Item] = []
        self.hidden = 0
        self.unread = ""
        self._limits = limits
        self._keep_hidden = keep_hidden
        self._cells = self._runs = 0
        self._box = Box("", None, 0)
        self.boxes = [self._box]
        self._tables: list[tuple[TableDraft, list[Item]]] = []
        self._lists = Lists()
        self._state = State()
        self._parts: list[str] = []
        self._length = self._bold = self._face = self._linked = 0
        self._start = self._state

    def walk(self, first: LexborNode | None) -> None:
        """Walk `first` and the nodes after it on its level."""
        stack: list[_Frame] = []
        node = first
        while True:
            while node is None:
                if not stack:
                    self._flush()
                    self._box.last = len(self.boxes) - 1
                    return
                before = stack.pop()
                self._leave(before)
                node = before[0].next
            tag = node.tag or "-"
            if tag == "-text":
                self._text(node.text_content or "")
            elif tag == "br":
                self._flush()
            elif tag == "-comment":
                self._comment(node.html or "")
            elif tag in FIELDS and self._tables:
                self._field(node.attributes)
            elif tag == "textarea" and len(node.text(deep=True)) > _LONG:
                self.unread = "textarea"
            elif tag not in DROPPED and tag[0] not in "-!":
                before = (node, tag, self._state, self._box, self.items)
                if self._enter(node, tag):
                    child = node.child
                    if child is not None:
                        stack.append(before)
                        node = child
                        continue
                    self._leave(before)
            node = node.next

    def _enter(self, node: LexborNode, tag: str) -> bool:
        """Open an element; False when it and everything inside it is left out."""
        attributes = _NOTHING
        if tag in ATTRIBUTED:
            attributes = node.attributes
            move = self._state.enter(tag, attributes)
            if move.hidden and not self._keep_hidden:
                self.hidden += 1
                return False
            if tag == "img":
                self._picture(attributes)
                return False
        elif tag in FRAMES:
            self.items.append(Frame(self._box))
            return False
        else:
            move = self._state.enter(tag)
        if tag in BLOCKS or move.block:
            self._flush()
            if tag in CONTAINERS or tag not in BLOCKS:
                self._contain(tag)
            if tag in STRUCTURE:
                self._open(tag, attributes, move)
        self._state = move.state
        return True

    def _contain(self, tag: str) -> None:
        parent = self._box
        depth = parent.depth + 1
        if depth > self._limits.max_depth:
            raise Unreadable("nesting", depth=depth, limit=self._limits.max_depth)
        self._box = Box(tag, parent, len(self.boxes), depth, parent.aside or tag in ASIDE)
        self.boxes.append(self._box)

    def _open(self, tag: str, attributes: Mapping[str, str | None], move: Move) -> None:
        if tag == "table":
            draft = TableDraft(
                self._box.parent or self._box, attributes.get("role") in ("presentation", "none")
            )
            self._tables.append((draft, self.items))
            if len(self._tables) * 8 > self._limits.max_depth:
                # Each table inside a cell is written out once more in the cell around it.
                raise Unreadable("nesting", depth=len(self._tables), limit=self._limits.max_depth // 8)
            self.items = draft.loose
        elif tag in LISTS:
            self._lists.open(tag, attributes, move.list_style)
        elif tag == "li":
            self._lists.item(attributes.get("value"))
        elif self._tables:
            self._table_part(tag, attributes)

    def _table_part(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        draft = self._tables[-1][0]
        if tag == "tr":
            draft.row()
        elif tag in ("td", "th"):
            self._cells += 1
            if self._cells > self._limits.max_cells:
                raise Unreadable("too-many-cells", cells=self._cells, limit=self._limits.max_cells)
            self.items = draft.cell(attributes.get("rowspan"), attributes.get("colspan")).items
        elif tag in ("tbody", "thead", "tfoot"):
            draft.group += 1
            draft.in_foot = tag == "tfoot"

    def _leave(self, before: _Frame) -> None:
        """Close an element: back to what held before it was opened."""
        _, tag, state, box, sink = before
        if tag in BLOCKS or box is not self._box:
            self._flush()
            if box is not self._box:
                self._box.last = len(self.boxes) - 1
                self._box = box
            if tag == "table":
                draft, sink = self._tables.pop()
                found = resolve(draft, self._limits)
                sink.extend(found if self._tables else (i for i in found if not isinstance(i, Field)))
            elif tag in LISTS:
                self._lists.close()
            self.items = sink
        self._state = state

    def _text(self, text: str) -> None:
        if self._state.pre and ("\n" in text or "\r" in text):
            *full, rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            for line in full:
                self._add(line)
                self._flush()
            self._add(rest)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        length = len(text.strip())
        if length:
            state = self._state
            if state.tiny and not self._keep_hidden:
                return
            if state.raised and text.strip().isdigit():
                text = text.translate(_RAISED)
            if not self._length:
                self._start = state
            self._length += length
            if state.bold:
                self._bold += length
            if state.face:
                self._face += length
            if state.link:
                self._linked += length
        self._parts.append(text)

    def _flush(self) -> None:
        """End the paragraph that is being collected."""
        if not self._parts:
            return
        if self._length:
            start = self._start
            text = clean("".join(self._parts), keep=start.pre)
            if text:
                self._runs += 1
                # Not every one becomes a line: many in a table stand in one row.
                limit = self._limits.max_lines + self._limits.max_cells
                if self._runs > limit:
                    raise Unreadable("too-large", size=self._runs, limit=limit, unit="lines")
                marker = self._lists.marker(text)
                self.items.append(
                    Run(text, self._box, start.level, self._bold == self._length, start.center,
                        self._face == self._length, self._linked == self._length, marker, start.caption)
                )  # fmt: skip
            self._length = self._bold = self._face = self._linked = 0
        self._parts = []

    def _comment(self, html: str) -> None:
        text = html.removeprefix("<!--").removesuffix("-->").strip()
        if text and not text.startswith(("[if", "[endif", "<![endif")):
            self.items.append(Remark(text, self._box))

    def _picture(self, attributes: Mapping[str, str | None]) -> None:
        for side in ("width", "height"):
            value = (attributes.get(side) or "").strip().removesuffix("px")
            if value.isdecimal() and len(value) < 6 and int(value) < _SMALL:
                if self._tables and int(value) >= _SEEN:
                    self.items.append(Field(self._box))
                return
        self.items.append(Picture(self._box))

    def _field(self, attributes: Mapping[str, str | None]) -> None:
        if attributes.get("type") == "hidden" or html_style.parse(attributes.get("style") or "").hidden:
            return
        self.items.append(Field(self._box))
