"""Sentences of the narrative as numbers, marks and the words of rules/words/roles.yaml, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from gxlint.checks.claimed import claimed
from gxlint.checks.registry import Subject
from gxlint.checks.roles import Word, lexicon
from gxlint.claims import Token, tokens
from gxlint.document import Paragraph
from gxlint.structure.model import Section
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

STRONG = frozenset(("comma", "semicolon", "colon", "stop", "open", "close"))
"""Marks that end a clause; 、 joins."""
_MASKED = frozenset(("title", "document", "word", "phone", "date", "ordinal", "item"))
_NUMERIC = frozenset(("number", "percent"))
_BLANK = "\u2060"
_CHINESE = lazy(r"[\u4e00-\u9fff]+")
_NAMED = ("申请|复议|诉讼|结转|受理|收到|办结|答复|办理|处理|提供|予以公开|部分公开|不予公开|同意公开|准予公开|规章|规范性"
          "|许可|处罚|强制|收费|采购|维持|纠正|纠错|审结|属于|掌握|现成|补正|自然人|法人|起诉|公开出版物|案卷")  # fmt: skip
_STATISTICS = "|主动公开|查阅|人员|兼职|专职|培训|会议|访谈|稿件|经费|机构|费用|投诉|发布会|不同意|告知"
_OF_WHAT = "申请|复议|诉讼|结转|规章|规范性|许可|处罚|强制|收费|采购|投诉|举报|起诉|公开|处理|提供"
_STATED = lazy(
    rf"(?:未|没|无|零|暂无|不存在)[^,，;；。]{{0,40}}(?:{_OF_WHAT})"
    rf"|(?:{_OF_WHAT})[^,，;；。]{{0,30}}(?:零|无|未|没有)"
    r"|(?:均|全部|都|皆|全数|一律)[^,，;；。]{0,20}(?:办结|答复|回复|办复|完毕|完成|维持|纠正|公开|处理|提供|审结|审理)"
)
_LONG = 3000
"""A sentence longer than this is read in pieces: nobody writes one, and time must stay linear."""
_SHORT = 12
"""A section may say nothing but 无."""
_TABLE_LINE = lazy(r"\|[^|]*\||\t[^\t]*\t")
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
    year: int | None


def passages(subject: Subject) -> list[Passage]:
    """Return the paragraphs that may repeat a table, kept in the subject's memo."""
    found: list[Passage] | None = subject.memo.get("passages")
    if found is None:
        found = subject.memo["passages"] = list(_passages(subject))
    return found


def _passages(subject: Subject) -> Iterator[Passage]:
    report = subject.report
    year = report.year.value
    read = {id(place.paragraph): place.reading.tokens for place in claimed(subject)}
    named = gate(any(table.kind == "statistics" for table in report.tables))
    for index, paragraph in report.narrative():
        text = paragraph.text
        section = report.sections[index] if index is not None else None
        if (section is not None and section.id == "plans") or paragraph.role not in ("body", "title"):
            continue
        known = read.get(id(paragraph))
        if known is None and len(text) > _SHORT and not _STATED.search(text):
            continue
        if (named.search(text) or len(text) < _SHORT) and not _TABLE_LINE.search(text):
            made = sentences(text, year, known, named)
            if any(one.items for one in made) or len(text) < _SHORT:
                yield Passage(paragraph, section, made, year)


@cache
def gate(statistics: bool) -> re.Pattern[str]:
    """What a sentence must name to be held against the tables."""
    return lazy(_NAMED + (_STATISTICS if statistics else ""))


def sentences(
    text: str, year: int | None, known: Sequence[Token] | None = None, named: re.Pattern[str] | None = None
) -> tuple[Sentence, ...]:
    """Cut a paragraph into sentences; one that neither counts nor states anything the tables hold has no items.

    `year` is the report's: 2022年结转 is 上年结转 in 2023. `known` are the tokens, where they were read before.
    """
    found = tokens(text) if known is None else known
    named = gate(True) if named is None else named
    folded = _masked(fold(text), found, year)
    cuts = _cuts(text, found)
    made = []
    start = place = 0
    for number, end in enumerate(cuts):
        inside = []
        counts = False
        while place < len(found) and found[place].start < end:
            inside.append(found[place])
            counts = counts or found[place].kind == "number"
            place += 1
        if end - start > 2 * _LONG:  # no mark, no number, no cue in all that
            made.append(Sentence(folded, start, end, (), number))
        elif (counts and named.search(folded, start, end)) or _STATED.search(folded, start, end):
            made.append(_sentence(folded, start, end, inside, number))
        else:
            made.append(Sentence(folded, start, end, (), number))
        start = end
    return tuple(made)


def _cuts(text: str, found: Sequence[Token]) -> list[int]:
    """Where sentences end; one that goes on and on is cut at a comma, or anywhere between tokens."""
    cuts: list[int] = []
    start = 0
    for token in found:
        if token.kind == "stop" or (
            token.end - start > _LONG and token.kind in ("comma", "semicolon", "dun")
        ):
            start = token.end
        elif token.start - start > 2 * _LONG - 200 and token.start > start:
            start = token.start
        else:
            continue
        cuts.append(start)
    if not cuts or cuts[-1] < len(text):
        cuts.append(len(text))
    return cuts


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
        shown = (
            _OUT.ljust(length, _BLANK)
            if not token.text.endswith("度")
            else (_OUT + "度").ljust(length, _BLANK)
        )
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
        if (
            (token.kind in _NUMERIC and id(token) in kept)
            or token.kind in STRONG
            or token.kind in ("dun", "year")
        ):
            items.append(Item(token.kind, token.start, token.end, None, token))
        elif token.kind == "cue" and token.text[:2] in ("分别", "依次"):
            items.append(Item("each", token.start, token.end, None, token))
    items.sort(key=lambda item: (item.start, item.kind != "word"))
    return Sentence(text, start, end, tuple(items), number)
