"""Counted lists: a number of things announced, and their names or markers behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gxlint.claims.model import CountedList
from gxlint.text import numerals
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

_NOUNS = ("方面", "问题", "关键", "措施", "举措", "重点", "环节", "机制", "栏目", "要点", "抓手", "层面", "维度", "渠道", "原则", "途径",
          "方式", "任务", "平台", "制度", "领域", "不足", "专栏", "步骤", "特点", "强化", "坚持", "到位", "类别", "短板", "转变", "工作", "点")  # fmt: skip
_ANNOUNCED = lazy(
    r"(?<![第一二三四五六七八九十百\d])(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})(?P<unit>个|大|项|条|类|种)?(?P<noun>"
    + "|".join(_NOUNS)
    + r")(?P<tail>[^。;；:：,，、\d\n]{0,20})(?P<lead>[,，:：;；。]{0,2}\s*(?:即|分别是|分别为|包括|具体为|具体是|[:：]|(?=一是)|(?=首先)|(?=[(（]一[)）])))"
)
_MARKERS = lazy(
    r"(?<![第一二三四五六七八九十])([一二三四五六七八九十]{1,3})是(?!否|非|一是)|[(（]([一二三四五六七八九十]{1,3})[)）]"
)
_LEADS = ("一是", "即", "包括", "分别", "具体", "首先", "(一)", "（一）")
_LONGEST = 6_000
_NAMES = lazy(r"[^。;；:：\n]{1,200}")
_BRACKETS = lazy(r"[(（][^()（）]{0,60}[)）]|[“《][^“”《》]{0,60}[”》]")
_MOST = 20


def counted_lists(text: str) -> Iterator[CountedList]:
    """Yield the lists a paragraph announces with a number and gives itself, by markers (一是) or by names (即A、B)."""
    if not any(word in text for word in _LEADS):
        return
    last_end = 0
    for match in _ANNOUNCED.finditer(text):
        if match.start() < last_end:
            continue
        count = int(match["count"]) if match["count"].isdigit() else numerals.parse(match["count"])
        if count is None or not 2 <= count <= _MOST:
            continue
        rest = text[match.end() : match.end() + _LONGEST]
        items, end = _markers(rest)
        noun = (match["unit"] or "") + match["noun"]
        if items:
            last_end = match.end() + end
            yield CountedList(
                match.start(), last_end, count, items, noun, "markers", _truncated(rest, len(items))
            )
        elif (
            "即" in match["lead"]
            or "分别" in match["lead"]
            or "包括" in match["lead"]
            or "具体" in match["lead"]
        ):
            found = _NAMES.match(rest)
            if found is not None:
                names = found[0]
                yield CountedList(match.start(), match.end() + len(names), count, tuple(_names(names)), noun, "names",
                                  "等" in names)  # fmt: skip


def _markers(rest: str) -> tuple[tuple[str, ...], int]:
    """The markers of the list that begins at once, in unbroken order from one; () where none does."""
    items: list[str] = []
    style, end = 0, 0
    for match in _MARKERS.finditer(rest):
        group = 1 if match[1] else 2
        if not items:
            if match.start() > 2:
                return (), 0
            style = group
        if group != style:
            continue
        number = numerals.parse(match[group])
        if number == len(items) + 1:
            items.append(match[0])
            end = match.end()
        elif number == 1 or number is None:
            break
        else:
            return (), 0
    return tuple(items), end


def _truncated(rest: str, count: int) -> bool:
    """Whether the item after the last may stand there without its 是 (三加强), or the text was cut."""
    following = numerals_spelled(count + 1)
    return (
        len(rest) >= _LONGEST
        or re.search(rf"[。;；,，\n]\s*(?:{following}|{count + 1}[、.])", rest) is not None
    )


def numerals_spelled(number: int) -> str:
    """Return a small number in Chinese numerals, as it numbers items."""
    return numerals.spell(number) if 1 <= number <= 99 else str(number)


def _names(listed: str) -> list[str]:
    plain = _BRACKETS.sub("名", fold(listed.replace("，", ",")))
    return [name for name in re.split(r"[、,]", plain) if name.strip()]
