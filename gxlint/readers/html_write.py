"""The items of a page, laid out into lines and blocks, with comments and notices at their places."""

from __future__ import annotations

from itertools import pairwise

from gxlint.document import Comment, Notice, Span
from gxlint.readers.furniture import is_label, line_role
from gxlint.readers.html_content import Content
from gxlint.readers.html_items import Frame, Grid, Item, Picture, Remark, Run
from gxlint.readers.layout import Layout
from gxlint.readers.names import TABLED

_MOST_EMPHASIS = 0.6
"""A page that sets off more of its paragraphs than this sets none off."""
_LONGEST_VALUE = 120


class Writer:
    """Writes once; afterwards `layout`, `comments` and `notices` hold the result."""

    def __init__(self, items: list[Item], content: Content) -> None:
        self.layout = Layout()
        self.comments: list[Comment] = []
        self.notices: list[Notice] = []
        self._items = items
        self._content = content
        self._spans: dict[int, Span] = {}
        self._waiting: list[str] = []
        self._facts: list[tuple[str, str]] = []
        runs = [
            item for index, item in enumerate(items) if isinstance(item, Run) and index not in content.roles
        ]
        few = len(runs) < 10
        self._shows_face = few or sum(run.face for run in runs) <= len(runs) * _MOST_EMPHASIS
        set_off = sum(run.bold or run.center or (run.face and self._shows_face) for run in runs)
        self._shows_emphasis = few or set_off <= len(runs) * _MOST_EMPHASIS

    def write(self) -> None:
        """Lay out every item in reading order."""
        for index, item in enumerate(self._items):
            role = self._content.roles.get(index, "body")
            if role in ("metadata", "furniture") and isinstance(item, Run | Grid):
                self._collect(item, role)
                continue
            if self._facts and not isinstance(item, Picture | Frame):
                self._write_facts()
            if isinstance(item, Remark):
                self._waiting.append(item.text)
            elif isinstance(item, Run):
                self._run(index, item, role)
            elif isinstance(item, Grid):
                self._grid(index, item)
        self._write_facts()
        if self.layout.lines:
            self._place(
                Span(len(self.layout.lines), 1, len(self.layout.lines), len(self.layout.lines[-1]) + 1)
            )
        self._note_pictures()
        self._note_frames()

    def _run(self, index: int, run: Run, role: str) -> None:
        emphasis = self._shows_emphasis and (run.bold or run.center or (run.face and self._shows_face))
        block = self.layout.paragraph(
            run.marker + run.text,
            level=run.level,
            emphasis=emphasis,
            role="caption" if run.caption and role == "body" else role,
        )
        self._spans[index] = block.span
        self._place(block.span)

    def _grid(self, index: int, grid: Grid) -> None:
        block = self.layout.table(grid.cells, grid.rows, grid.columns)
        self._spans[index] = block.span
        self._place(
            Span(block.span.line, 1, block.span.line, len(self.layout.lines[block.span.line - 1]) + 1)
        )
        for text, cell in grid.remarks:
            self.comments.append(Comment(text, block.cells[min(cell, len(block.cells) - 1)].span))

    def _place(self, span: Span) -> None:
        """The comments seen since the last line belong to this one."""
        self.comments += [Comment(text, span) for text in self._waiting]
        self._waiting = []

    def _collect(self, item: Run | Grid, role: str) -> None:
        """Keep lines of page facts until their run ends: a label and its value often are elements of their own."""
        if isinstance(item, Run):
            self._facts.append((item.text, role))
            return
        self._facts += [(cell.text, line_role(cell.text) or role) for cell in item.cells if cell.text]

    def _write_facts(self) -> None:
        facts, self._facts = self._facts, []
        at = 0
        while at < len(facts):
            text, role = facts[at]
            at += 1
            if role == "metadata" and is_label(text) and at < len(facts):
                value = facts[at][0]
                if not is_label(value) and line_role(value) is None and len(value) <= _LONGEST_VALUE:
                    text = (text if text.endswith((":", "：")) else text + "：") + value
                    at += 1
            elif role == "furniture" and is_label(text):
                role = "metadata"
            self._place(self.layout.paragraph(text, role=role).span)

    def _note_pictures(self) -> None:
        """Say where pictures stand in a section whose content is a table, and no table does."""
        landmarks = sorted(self._content.landmarks)
        bounds = [*landmarks, self._content.last + 1]
        for start, stop in pairwise(bounds):
            if self._content.landmarks[start] in TABLED:
                self._note_segment(start, stop)
        if not landmarks:
            self._note_segment(self._content.first, self._content.last + 1)

    def _note_segment(self, start: int, stop: int) -> None:
        place, number = self._spans.get(start), 0
        numbers = 0
        span = place
        for index in range(start, stop):
            item = self._items[index]
            if isinstance(item, Grid) and index not in self._content.roles:
                return
            if isinstance(item, Picture):
                span = place if number == 0 else span
                number += 1
            elif isinstance(item, Run):
                numbers += any(character.isdigit() for character in item.text[:4]) and len(item.text) <= 8
                place = self._spans.get(index, place)
        if number and numbers < 5:
            self.notices.append(Notice("pictures", str(number), span))

    def _note_frames(self) -> None:
        """Say that a part of the page stands elsewhere, where the page itself holds no report."""
        if not self._content.landmarks and any(isinstance(item, Frame) for item in self._items):
            self.notices.append(Notice("unread-part", "frame"))
