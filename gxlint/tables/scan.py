"""Find every mandated table in a document, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from gxlint.document import Block
from gxlint.tables import disclosure, requests, review, statistics
from gxlint.tables.assembly import assemble
from gxlint.tables.leftovers import with_leftovers
from gxlint.tables.model import KeyedTable
from gxlint.tables.packing import Pages
from gxlint.tables.pieces import LABEL, PAGE, TEXT, VALUE, Line, lines_of
from gxlint.tables.splitting import MAX_LINE

_Reader = Callable[[Sequence[Line], int, Pages], "tuple[KeyedTable | None, int]"]
_SIGNS = {
    "disclosure": ("信息内容", "第二十条第", "行政事业性收费", "规范性文件"),
    "requests": ("商业企业", "国家秘密", "安全一稳定", "重复申请", "行政查询事项", "执法案卷", "出版物"),
    "review": ("结果维持", "结果纠正", "尚未审结", "直接起诉"),
    "statistics": (
        "统计指标",
        "政务微信公开",
        "热点或重大舆情",
        "公开工作人员数",
        "申请公开的主要内容",
        "统 计 指 标",
    ),
}
"""A kind of table is looked for only where one of its signs stands somewhere in the text."""


def find_tables(blocks: Sequence[Block], lines: Sequence[str]) -> list[KeyedTable]:
    """Return the mandated tables among blocks whose places refer to `lines`."""
    text = "\n".join(lines)
    kinds = [kind for kind, signs in _SIGNS.items() if any(sign in text for sign in signs)]
    if not kinds:
        return []
    stream = lines_of(blocks, lines)
    pages = cache(lambda: _has_page_numbers(stream))
    found: list[KeyedTable] = []
    searched = dict.fromkeys(kinds, 0)
    at = 0
    while at < len(stream):
        following = at + 1
        for kind in _kinds_at(stream[at], kinds):
            if at < searched[kind]:
                continue
            table, end = _READERS[kind](stream, at, pages)
            searched[kind] = end
            if table is not None:
                found.append(with_leftovers(table, stream, at, end))
                following = end
                break
        at = following
    return found


def has_traces(kind: str, lines: Sequence[str]) -> bool:
    """Whether among lines that are no sentences most of the signs of a kind of table stand: it is there, unread or not."""
    rows = [line for line in lines if "。" not in line and len(line) <= MAX_LINE]
    signs = _SIGNS[kind]
    return sum(1 for sign in signs if any(sign in row for row in rows)) * 4 >= len(signs) * 3


def _kinds_at(line: Line, kinds: Sequence[str]) -> list[str]:
    """Return the kinds of table that a line may begin: it has a label that only that kind has."""
    found: list[str] = []
    for piece in line.pieces:
        if piece.read.what == LABEL:
            here = {entry.kind for entry in piece.read.entries}
            if len(here) == 1 and not here.intersection(found):
                found += here.intersection(kinds)
    return found


def _has_page_numbers(stream: Sequence[Line]) -> bool:
    """Whether the text has page numbers: - 3 -, or a small number alone between lines of running text."""
    for at, line in enumerate(stream):
        if len(line.pieces) != 1:
            continue
        read = line.pieces[0].read
        if read.what == PAGE:
            return True
        if read.what == VALUE and line.split == "" and line.pieces[0].text.isdigit():
            around = [stream[i] for i in (at - 1, at + 1) if 0 <= i < len(stream)]
            if all(not other.pieces or other.pieces[0].read.what == TEXT for other in around):
                return True
    return False


def _labelled(kind: str) -> _Reader:
    module = {"disclosure": disclosure, "requests": requests, "statistics": statistics}[kind]

    def read(stream: Sequence[Line], at: int, pages: Pages) -> tuple[KeyedTable | None, int]:
        assembly = assemble(kind, stream, at, module.WIDTH)
        return module.read(assembly, stream, pages), assembly.last + 1

    return read


_READERS: dict[str, _Reader] = {
    kind: _labelled(kind) for kind in ("disclosure", "requests", "statistics")
} | {"review": review.read}
"""A reader takes the lines and the line a table may begin at; it gives the table, and the line behind what it looked at."""
