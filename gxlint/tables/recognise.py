"""Find every mandated table in a document, in reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gxlint.document import Block, Document
from gxlint.tables import requests
from gxlint.tables.assembly import assemble
from gxlint.tables.model import KeyedTable
from gxlint.tables.pieces import LABEL, Line, lines_of

_SIGNS = {
    "disclosure": ("信息内容", "第二十条第", "行政事业性收费", "规范性文件"),
    "requests": ("商业企业", "国家秘密", "安全一稳定", "重复申请", "行政查询事项", "执法案卷", "出版物"),
    "review": ("结果维持", "结果纠正", "尚未审结", "直接起诉"),
    "statistics": ("统计指标", "政务微信公开", "热点或重大舆情", "公开工作人员数", "申请公开的主要内容", "统 计 指 标"),
}
"""A kind of table is looked for only where one of its signs stands somewhere in the text."""


def recognise(document: Document) -> list[KeyedTable]:
    """Return the mandated tables of a document, in reading order."""
    return recognise_blocks(document.blocks, document.lines)


def recognise_blocks(blocks: Sequence[Block], lines: Sequence[str]) -> list[KeyedTable]:
    """Return the mandated tables among blocks whose places refer to `lines`."""
    text = "\n".join(lines)
    kinds = [kind for kind, signs in _SIGNS.items() if any(sign in text for sign in signs)]
    if not kinds:
        return []
    stream = lines_of(blocks, lines)
    found: list[KeyedTable] = []
    at = 0
    while at < len(stream):
        line = stream[at]
        following = at + 1
        for kind in _kinds_at(line, kinds):
            table = _READERS[kind](stream, at)
            if table is not None:
                found.append(table[0])
                following = table[1]
                break
        at = following
    return found


def _kinds_at(line: Line, kinds: Sequence[str]) -> list[str]:
    found: list[str] = []
    for piece in line.pieces:
        if piece.read.what == LABEL:
            found += [entry.kind for entry in piece.read.entries if entry.kind in kinds and entry.kind not in found]
    return found


def _requests(stream: Sequence[Line], at: int) -> tuple[KeyedTable, int] | None:
    assembly = assemble("requests", stream, at, requests.WIDTH)
    table = requests.read(assembly, stream, False)
    return None if table is None else (table, assembly.last + 1)


_READERS = {"requests": _requests, "disclosure": lambda *a: None, "review": lambda *a: None, "statistics": lambda *a: None}
