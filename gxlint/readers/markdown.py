"""Markdown to a Document. The lines are the file's own; a mark-up character is left out by its span, never rewritten.

Read: `#` and underlined headings, pipe tables, tables written in HTML, comments, fences, bullets, quotes, a
front matter. Indented lines are text (reports indent their paragraphs), every non-empty line is a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from gxlint.document import Block, Comment, Document, Notice, Paragraph, Span, Table
from gxlint.readers import markdown_tables
from gxlint.readers.encoding import Decoded
from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits
from gxlint.readers.markdown_masks import Masked, mask
from gxlint.readers.names import TABLED, landmark
from gxlint.readers.text import split_lines, stray_notices
from gxlint.text.patterns import lazy

_HEADING = lazy(r"(#{1,6})(?:[ \t\u3000]+|(?=[^\s#0-9a-zA-Z]))")
_PREFIX = lazy(r"(?:>[ \t]?|[-*+][ \t]+(?!\|)){1,100}+")
_UNDERLINE = lazy(r"(?:={2,}|-{2,})$")
_TAG = r"</?(?:p|div|center|span|b|strong|font|h[1-6]|br|section|article|hr|u|a)\b[^<>]{0,300}>"
_TAGS = lazy(rf"(?:{_TAG}[ \t]*+){{1,200}}+", re.I)
_LAST_TAG = lazy(_TAG, re.I)
_LEVEL = lazy(r"<h([1-6])\b", re.I)
_CENTER = lazy(r"<center\b|align\s*=\s*[\"']?center|text-align:\s*center|<(?:b|strong)>", re.I)
_PICTURE = lazy(r"(?:!\[[^\]]{0,200}\]\([^)]{0,500}\)\s*){1,200}+$|<img\b[^<>]{0,500}>$")
_BOLD_NUMERAL = lazy(
    r"\*\*(?=(?:[(（][一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十0-9]{1,3}[、.．是])[^*]{1,80}\*\*)"
)
_MARKS = ("***", "**", "__", "*", "_")
_EDGE = " \t\u3000\xa0\ufeff\u200b\x0b\x0c\u2028\u2029"
_LONGEST_UNDERLINED = 60


def read_markdown(decoded: Decoded, path: str, limits: Limits) -> Document:
    """Read Markdown. Raises Unreadable "too-large", "too-many-cells"."""
    lines = split_lines(decoded.text, limits)
    masked = mask(lines)
    reader = _Reader(lines, masked, limits)
    reader.run()
    return Document(
        path, "text/markdown", decoded.encoding, tuple(lines), tuple(reader.blocks), masked.metadata,
        (*stray_notices(decoded), *_pictures(reader.blocks, reader.pictures)), _comments(lines, masked),
    )  # fmt: skip


class _Reader:
    """Reads line by line. `pictures`: places (block index, line index) where only a picture stands."""

    def __init__(self, lines: list[str], masked: Masked, limits: Limits) -> None:
        self.blocks: list[Block] = []
        self.pictures: list[tuple[int, int]] = []
        self._lines = lines
        self._masked = masked
        self._limits = limits
        self._cells = 0

    def run(self) -> None:
        """Fill `blocks`."""
        lines, masked = self._lines, self._masked
        index = 0
        while index < len(lines):
            if index in masked.skipped:
                index += 1
                continue
            if index in masked.front:
                self._plain(index, role="metadata")
                index += 1
                continue
            end = markdown_tables.pipe_table(lines, index, masked, self._limits, self.blocks)
            if end == index:
                end = markdown_tables.html_table(lines, index, masked, self._limits, self.blocks)
            if end > index:
                self._count()
                index = end
                continue
            index += self._line(index)

    def _count(self) -> None:
        """Take the table that was read last into account."""
        table = self.blocks[-1] if isinstance(self.blocks[-1], Table) else self.blocks[-2]
        self._cells += len(table.cells) if isinstance(table, Table) else 0
        if self._cells > self._limits.max_cells:
            raise Unreadable("too-many-cells", cells=self._cells, limit=self._limits.max_cells)

    def _plain(self, index: int, role: str) -> None:
        line = self._lines[index]
        text = line.strip(_EDGE)
        if text:
            start = line.index(text[0]) + 1
            self.blocks.append(
                Paragraph(text, Span(index + 1, start, index + 1, start + len(text)), role=role)
            )

    def _line(self, index: int) -> int:
        """Read one line of text; returns how many lines it takes (two with an underline)."""
        parts = self._masked.parts.get(index)
        line = self._lines[index]
        underline = 0
        if parts is None:
            parts = [(0, len(line))]
            underline = self._underline(index)
        for start, end in parts:
            self._part(index, start, end, underline)
        return 2 if underline else 1

    def _underline(self, index: int) -> int:
        """The heading level that the next line gives this one, 0 without."""
        lines = self._lines
        if index + 1 >= len(lines) or index + 1 in self._masked.skipped:
            return 0
        below, line = lines[index + 1].strip(), lines[index].strip(_EDGE)
        if (
            not line
            or not _UNDERLINE.match(below)
            or len(line) > _LONGEST_UNDERLINED
            or line.endswith(("。", "；", "|"))
        ):
            return 0
        return 0 if line.startswith(("#", ">", "- ", "* ", "|")) else 1 if below[0] == "=" else 2

    def _part(self, index: int, start: int, end: int, level: int) -> None:
        """Read the stretch of a line from `start` to `end` (offsets from 0)."""
        line = self._lines[index]
        start, end = _trim(line, start, end)
        emphasis = False
        prefix = _PREFIX.match(line, start, end)
        if _is_rule(line[start:end]) or line[start:end].strip("#") == "":
            return
        if prefix:
            start, end = _trim(line, prefix.end(), end)
        heading = _HEADING.match(line, start, end)
        if heading:
            level = len(heading[1])
            start, end = _trim(line, heading.end(), end)
            bare = line[start:end].rstrip("#")
            if bare.endswith((" ", "\t")):
                start, end = _trim(line, start, start + len(bare))
        if line.startswith(("!", "<img"), start) and _PICTURE.match(line[start:end]):
            self.pictures.append((len(self.blocks), index))
            return
        tags = _TAGS.match(line, start, end) if line.startswith("<", start) else None
        if tags:
            emphasis = bool(_CENTER.search(tags[0]))
            named = _LEVEL.search(tags[0])
            level = int(named[1]) if named else level
            start, end = _trim(line, tags.end(), end)
        while line.endswith(">", start, end):
            last = line.rfind("<", start, end)
            if last < 0 or not _LAST_TAG.fullmatch(line, last, end):
                break
            end = last
            while end > start and line[end - 1] in _EDGE:
                end -= 1
        if line.endswith("\\", start, end):
            end -= 1
        inner = _unwrap(line, start, end)
        if inner:
            emphasis, (start, end) = True, inner
        elif _BOLD_NUMERAL.match(line, start, end):
            start += 2  # (一)主动公开。 in bold, with its text behind it: the numeral has to stand first
        if start < end:
            span = Span(index + 1, start + 1, index + 1, end + 1)
            self.blocks.append(Paragraph(line[start:end], span, level or None, emphasis))


def _is_rule(text: str) -> bool:
    """Whether a line is drawn across the page: nothing but marks, three at least."""
    return not text.strip("-*_= \t") and len(text) - text.count(" ") - text.count("\t") >= 3


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    part = line[start:end]
    start += len(part) - len(part.lstrip(_EDGE))
    return start, max(start, start + len(part.strip(_EDGE)))


def _unwrap(line: str, start: int, end: int) -> tuple[int, int] | None:
    """The inside of emphasis marks that enclose the whole stretch."""
    for mark in _MARKS:
        size = len(mark)
        if end - start > 2 * size and line.startswith(mark, start) and line.endswith(mark, start, end):
            inside = line[start + size : end - size]
            if mark[0] not in inside and inside.strip(_EDGE) == inside:
                return start + size, end - size
            return None
    return None


def _comments(lines: list[str], masked: Masked) -> tuple[Comment, ...]:
    """Every comment with the line it speaks of: its own where text stands, else the next one with text."""
    after = len(lines) - 1
    found: list[Comment] = []
    following = {}
    wanted = {last for _, _, last in masked.comments}
    for index in range(len(lines) - 1, -1, -1) if wanted else ():
        if index not in masked.skipped and _has_text(lines, masked, index):
            after = index
        if index in wanted:
            following[index] = max(after, index)
    for text, first, last in masked.comments:
        own = any(lines[first][a:b].strip(_EDGE) for a, b in masked.parts.get(first, []))
        place = first if own else following[last]
        found.append(Comment(text, Span(place + 1, 1, place + 1, len(lines[place]) + 1)))
    return tuple(found)


def _has_text(lines: list[str], masked: Masked, index: int) -> bool:
    return any(lines[index][a:b].strip(_EDGE) for a, b in masked.parts.get(index, [(0, len(lines[index]))]))


def _pictures(blocks: list[Block], pictures: list[tuple[int, int]]) -> tuple[Notice, ...]:
    """Say where a picture stands in a section whose content is a table, and no table does."""
    heads = [
        (number, kind)
        for number, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and (kind := landmark(block.text, marked=block.level is not None or block.emphasis))
    ] if pictures else []  # fmt: skip
    starts = [number for number, _ in heads]
    found: dict[int, list[int]] = {}
    for number, line in pictures:
        at = bisect_left(starts, number) - 1
        if at >= 0 and heads[at][1] in TABLED:
            found.setdefault(at, []).append(line)
    notices: list[Notice] = []
    for at, places in found.items():
        stop = starts[at + 1] if at + 1 < len(starts) else len(blocks)
        if not any(isinstance(block, Table) for block in blocks[starts[at] : stop]):
            line = places[0] + 1
            notices.append(Notice("pictures", str(len(places)), Span(line, 1, line, 1)))
    return tuple(notices)
