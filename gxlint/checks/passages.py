"""Sentences of the narrative as numbers, marks and the words of rules/words/roles.yaml, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gxlint.checks.roles import Word, lexicon
from gxlint.claims import Token, tokens
from gxlint.document import Paragraph
from gxlint.structure.model import Report, Section
from gxlint.text.normal import fold

STRONG = frozenset(("comma", "semicolon", "colon", "stop", "open", "close"))
"""Marks that end a clause; 、 joins."""
_MASKED = frozenset(("title", "document", "word", "phone", "date", "ordinal", "item"))
_NUMERIC = frozenset(("number", "percent"))
_BLANK = "\u2060"
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_SUBJECTS = ("申请", "结转", "公开", "复议", "诉讼", "受理", "办结", "答复", "提供", "处理", "规章", "规范性", "许可", "处罚",
             "强制", "收费", "采购", "查阅", "人员", "兼职", "培训", "会议", "访谈", "稿件", "经费", "机构", "费用", "投诉")  # fmt: skip
_CLAIMS = re.compile("[0-9０-９]|[一二两三四五六七八九十百]|无|零|没|未|均|全部|都|不存在")
_TABLE_LINE = re.compile(r"\|[^|]*\||\t[^\t]*\t")
_IN, _OUT = "上年", "下年"


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a number or a mark. `kind` is "word", or the kind of the token; exactly one of `word`, `token` is set."""

    kind: str
    start: int
    end: int
    word: Word | None = None
    token: Token | None = None

    def among(self, name: str) -> bool:
        """Whether it is a word of that list."""
        return self.word is not None and name in self.word.lists


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` is the whole paragraph, folded, names in 《》 and numbers of documents blanked out."""

    text: str
    start: int
    end: int
    items: tuple[Item, ...]
    number: int

    def residue(self, start: int, end: int, items: Sequence[Item]) -> str:
        """The Chinese characters between two offsets that no item covers."""
        pieces = []
        at = start
        for item in items:
            if item.end <= start or item.start >= end:
                continue
            if item.start > at:
                pieces.append(self.text[at : item.start])
            at = max(at, item.end)
        if at < end:
            pieces.append(self.text[at:end])
        return " ".join("".join(_CHINESE.findall(piece)) for piece in pieces if _CHINESE.search(piece))


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the narrative with its sentences that may say something of a table."""

    paragraph: Paragraph
    section: Section | None
    sentences: tuple[Sentence, ...]
    text: str


def passages(report: Report, memo: dict[str, Any]) -> list[Passage]:
    """Return the paragraphs that may repeat a table, kept in `memo` for the next check that wants them."""
    found: list[Passage] | None = memo.get("passages")
    if found is None:
        found = list(_passages(report))
        memo["passages"] = found
    return found


def _passages(report: Report) -> Iterator[Passage]:
    year = report.year.value
    for index, paragraph in report.narrative():
        text = paragraph.text
        section = report.sections[index] if index is not None else None
        if section is not None and section.id == "plans":
            continue
        if paragraph.role not in ("body", "title") or not _CLAIMS.search(text) or _TABLE_LINE.search(text):
            continue
        if any(word in text for word in _SUBJECTS) or len(text) < 12:
            yield Passage(paragraph, section, sentences(text, year), text)


def sentences(text: str, year: int | None) -> tuple[Sentence, ...]:
    """Cut a paragraph into sentences with their items. `year` is the report's: 2022年结转 is 上年结转 in 2023."""
    found = tokens(text)
    folded = _masked(fold(text), found, year)
    cuts = [token.end for token in found if token.kind == "stop"]
    if not cuts or cuts[-1] < len(text):
        cuts.append(len(text))
    made = []
    start = place = 0
    for number, end in enumerate(cuts):
        inside = []
        while place < len(found) and found[place].start < end:
            inside.append(found[place])
            place += 1
        made.append(_sentence(folded, start, end, inside, number))
        start = end
    return tuple(made)


def _masked(folded: str, found: Sequence[Token], year: int | None) -> str:
    """Blank out what is no wording; the year before and after the report's own become 上年 and 下年."""
    pieces = []
    at = 0
    for token in found:
        if token.kind in _MASKED:
            shown = _BLANK * (token.end - token.start)
        elif token.kind == "year":
            shown = _year(token, year)
        else:
            continue
        pieces += [folded[at : token.start], shown]
        at = token.end
    pieces.append(folded[at:])
    return "".join(pieces)


def _year(token: Token, year: int | None) -> str:
    length = token.end - token.start
    if year is None or token.value is None or length < 2:
        return _BLANK * length
    if token.value == year - 1:
        shown = (_IN + "度" if token.text.endswith("度") else _IN).rjust(length, _BLANK)
    elif token.value == year + 1:
        shown = _OUT.ljust(length, _BLANK) if not token.text.endswith("度") else (_OUT + "度").ljust(length, _BLANK)
    else:
        shown = _BLANK * length
    return shown


def _sentence(text: str, start: int, end: int, inside: Sequence[Token], number: int) -> Sentence:
    words = lexicon().words
    items: list[Item] = []
    taken = [token for token in inside if token.kind in _NUMERIC]
    place = 0
    for match in lexicon().pattern.finditer(text, start, end):
        word = words[match[0]]
        while place < len(taken) and taken[place].end <= match.start():
            place += 1
        if place < len(taken) and taken[place].start < match.end():
            if not (word.subject or word.roles):
                continue
            taken.pop(place)  # 三类内部事务信息 is a name
        items.append(Item("word", match.start(), match.end(), word))
    kept = {id(token) for token in taken}
    for token in inside:
        if (token.kind in _NUMERIC and id(token) in kept) or token.kind in STRONG or token.kind in ("dun", "year"):
            items.append(Item(token.kind, token.start, token.end, None, token))
        elif token.kind == "cue" and token.text[:2] in ("分别", "依次"):
            items.append(Item("each", token.start, token.end, None, token))
    items.sort(key=lambda item: (item.start, item.kind != "word"))
    return Sentence(text, start, end, tuple(items), number)
