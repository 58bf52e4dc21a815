"""Sentences of the narrative as numbers, marks and the words of rules/words/roles.yaml, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gxlint.checks.claimed import claimed
from gxlint.checks.gates import gate
from gxlint.checks.registry import Subject
from gxlint.checks.roles import Word, lexicon
from gxlint.checks.running import Running, running
from gxlint.claims import Token
from gxlint.claims.choosing import Wanted
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
_LONG = 3000
"""A sentence longer than this is read in pieces: nobody writes one, and time must stay linear."""
_SHORT = 12
"""A section may say nothing but 无."""
_TABLE_LINE = lazy(r"\|[^|]*\||\t[^\t]*\t")
_IN, _OUT = "上年", "下年"
_GROUND = "所指"
"""不是《条例》所指政府信息 is a ground of refusal: the name belongs to it."""


class Item(NamedTuple):
    """A word, a number or a mark. `kind` is "word", or the kind of the token; exactly one of `word`, `token` is set."""

    kind: str
    start: int
    end: int
    word: Word | None = None
    token: Token | None = None

    def among(self, name: str) -> bool:
        """Whether it is a word of that list."""
        return self.word is not None and name in self.word.lists


class Sentence(NamedTuple):
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


class Passage(NamedTuple):
    """A paragraph of the narrative with its sentences that may say something of a table."""

    running: Running
    section: Section | None
    sentences: tuple[Sentence, ...]
    year: int | None

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph itself."""
        return self.running.paragraph


def passages(subject: Subject) -> list[Passage]:
    """Return the paragraphs that may repeat a table, kept in the subject's memo."""
    found: list[Passage] | None = subject.memo.get("passages")
    if found is None:
        found = subject.memo["passages"] = list(_passages(subject))
    return found


def _passages(subject: Subject) -> Iterator[Passage]:
    report = subject.report
    year = report.year.value
    read = {id(place.running): place.reading.tokens for place in claimed(subject)}
    opened = gate(subject)
    for one in running(subject):
        text = one.paragraph.text
        section = report.sections[one.section] if one.section is not None else None
        if (section is not None and section.id == "plans") or one.paragraph.role not in ("body", "title"):
            continue
        known = read.get(id(one), ())
        if not known and len(text) >= _SHORT:
            continue
        if not _TABLE_LINE.search(text):
            made = sentences(text, year, known, opened.of(text))
            if len(text) < _SHORT or any(sentence.items for sentence in made):
                yield Passage(one, section, made, year)


def sentences(text: str, year: int | None, found: Sequence[Token], wanted: Wanted) -> tuple[Sentence, ...]:
    """Cut a paragraph into sentences; one that neither counts nor states anything the tables hold has no items.

    `year` is the report's: 2022年结转 is 上年结转 in 2023. `found` are the tokens that the same gate let through.
    """
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
        elif wanted.named.search(folded, start, end) and (counts or wanted.stated.search(folded, start, end)):
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
        if token.kind in _MASKED and not (token.kind == "title" and folded.startswith(_GROUND, token.end)):
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
    numbers = {token.start for token in taken}
    for token in inside:
        if (
            (token.kind in _NUMERIC and id(token) in kept)
            or token.kind in STRONG
            or token.kind in ("dun", "year")
        ):
            items.append(Item(token.kind, token.start, token.end, None, token))
        elif (
            token.kind == "cue"
            and token.text[:2] in ("分别", "依次")
            and (token.text != "分别" or token.end in numbers)
        ):
            items.append(Item("each", token.start, token.end, None, token))
    items.sort(key=lambda item: (item.start, item.kind != "word"))
    return Sentence(text, start, end, tuple(items), number)
