"""Headings that a print broke over two lines: 四、政府信息公开行政复议、行政 / 诉讼情况."""

from __future__ import annotations

from gxlint.document import Paragraph, Span
from gxlint.structure import names
from gxlint.structure.items import Item
from gxlint.text.normal import squeeze

_LONGEST_HEAD = 45
_LONGEST_REST = 16
_MARKS = frozenset("。；;：:！？!?")
_CONTINUES = ("及", "和", "与", "或", "、", "的")
_CERTAIN = frozenset({"mandated", "accepted", "known"})
_FULL = frozenset({"mandated", "accepted"})


def join(items: list[Item]) -> list[Item]:
    """Return the items with the two lines of a broken heading made one.

    Only where nothing else is possible: both together are a listed name, the first line is not the whole name of a
    form, and the second is no name of its own (or one of them ends or begins with 及, 和, 、).
    """
    joined: list[Item] = []
    skip = False
    for position, item in enumerate(items):
        if skip:
            skip = False
            continue
        following = items[position + 1] if position + 1 < len(items) else None
        if following is not None and _may_continue(item, following) and _is_one(item, following):
            joined.append(_one(item, following))
            skip = True
        else:
            joined.append(item)
    return joined


def _may_continue(item: Item, following: Item) -> bool:
    if item.kind != "text" or following.kind != "text" or following.number is not None:
        return False
    head, rest = item.text, following.text
    if not 2 < len(head) <= _LONGEST_HEAD or not 0 < len(rest) <= _LONGEST_REST:
        return False
    return not (_MARKS & set(head)) and not (_MARKS & set(rest.rstrip("。：:")))


def _is_one(item: Item, following: Item) -> bool:
    assert isinstance(item.block, Paragraph)
    head = item.text[item.number.end :] if item.number else item.text
    rest = following.text.rstrip("。：:")
    if not names.closes(squeeze(rest)):
        return False
    whole = names.exact(head + rest)
    if whole is None or whole.how not in _CERTAIN:
        return False
    alone = names.exact(head)
    if alone is not None and alone.how in _FULL:
        return False
    # 存在的主要问题 / 改进情况 are two names; a 及 where the line breaks makes them one.
    bound = head.rstrip().endswith(_CONTINUES) or rest.startswith(_CONTINUES)
    return bound or (alone is None and names.exact(rest) is None)


def _one(item: Item, following: Item) -> Item:
    block = item.block
    assert isinstance(block, Paragraph)
    span = Span(item.span.line, item.span.column, following.span.end_line, following.span.end_column)
    text = block.text + following.text
    return Item("text", item.index, span, Paragraph(text, span, block.level, False, block.role, block.source), number=item.number)  # fmt: skip
