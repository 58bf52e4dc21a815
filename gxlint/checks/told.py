"""The numbers of a sentence with what they may stand for in the tables.

A number is taken only when every word of its clause is understood; what is not leaves it out, or makes it a branch of
which nothing is known but that it cannot exceed the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product

from gxlint.checks.passages import STRONG, Item, Passage, Sentence
from gxlint.checks.roles import Role, lexicon
from gxlint.claims import Token

_CONJUNCTIONS = frozenset(("、", "和", "及", "与", "或", "以及", "或者", "并"))
_JOINED_NOUNS = frozenset(("行政", "案件", "事项", "情况", "提起", "被", "工作", "各类", "相关"))
_OFFICES = ("局", "委", "办", "厅", "院", "所", "站", "镇", "乡", "街道", "县", "区", "市", "省", "中心", "公司", "学校", "单位", "部门", "政府", "社区", "村", "处")  # fmt: skip
_REVIEW = frozenset(("reconsideration", "suit", "direct_suit", "suit_after_reconsideration"))
_NOUNS = ("申请", "请求", "申请件")


@dataclass(frozen=True, slots=True)
class Told:
    """A number and what it may be: the sum, over `sums`, of any one of the roles in each.

    `columns` are the applicants it names (none: all). `part`: a branch, it only must not exceed the whole. `narrow`: an
    outcome of only some of the cases, perhaps. `scope` is a word that speaks of other bodies than the report's own.
    """

    value: Decimal
    step: Decimal
    scale: int
    unit: str
    start: int
    end: int
    sums: tuple[tuple[Role, ...], ...]
    subjects: tuple[str, ...]
    columns: tuple[str, ...] = ()
    part: bool = False
    narrow: bool = False
    scope: str = ""
    sentence: int = 0

    @property
    def roles(self) -> Iterator[Role]:
        """Every role it may have."""
        return (role for group in self.sums for role in group)


@dataclass(slots=True)
class State:
    """What the reader of a paragraph keeps in mind from number to number."""

    subject: tuple[str, ...] = ()
    part: bool = False
    parent: Told | None = None
    orphan: bool = False
    other_year: bool = False
    blocked: bool = False
    scope: str = ""
    last: Told | None = None
    unknown: bool = False
    open: list[tuple[bool, Told | None, bool]] = field(default_factory=list)


class Reader:
    """Reads one passage: `told` gives its numbers sentence by sentence, and `state` what is known in between."""

    def __init__(self, passage: Passage, agency: str | None) -> None:
        self.passage = passage
        self.agency = agency or ""
        self.state = State()
        self.qualified = bool(passage.section and passage.section.id in ("review", "litigation", "requests"))
        if passage.section is not None and passage.section.id == "requests":
            self.state.subject = ("request",)

    def told(self, sentence: Sentence) -> list[Told]:
        """Return the numbers of the next sentence."""
        state = self.state
        state.part, state.parent, state.other_year, state.blocked, state.scope = False, None, False, False, ""
        state.open.clear()
        if state.subject == ("other",):
            state.subject = ()
        found: list[Told] = []
        items = sentence.items
        begin = 0
        skip = 0
        for index, item in enumerate(items):
            if item.token is None or item.kind not in ("number", "percent"):
                continue
            lead = items[begin:index]
            self._follow(lead)
            if skip:
                skip -= 1
                begin = index + 1
                continue
            each = next((i for i, one in enumerate(lead) if one.kind == "each"), None)
            if each is not None:
                listed = list(self._listed(sentence, items, begin, begin + each, index))
                skip = _numbers_after(items, index)
                found += listed
                state.last, state.unknown = (listed[-1], False) if listed else (None, True)
            else:
                begun = items[begin - 1].end if begin else sentence.start
                one = self._number(sentence, lead, item, items[index + 1 :], begun)
                if one is not None:
                    found.append(one)
                state.last, state.unknown = one, one is None
            begin = index + 1
        self._follow(items[begin:])
        return found

    def _follow(self, lead: Sequence[Item]) -> None:
        """Take notice of words and marks that hold for what comes after them."""
        state = self.state
        for at, item in enumerate(lead):
            if item.kind == "open":
                state.open.append((state.part, state.parent, state.orphan))
            elif item.kind == "close" and state.open:
                state.part, state.parent, state.orphan = state.open.pop()
            elif item.kind == "semicolon":
                state.part = False
            elif item.kind == "year" and item.token is not None and self.passage.year is not None:
                value = item.token.value
                if value == self.passage.year:
                    state.other_year = False
                elif value is not None and abs(value - self.passage.year) > 1:
                    state.other_year = True
            elif item.word is not None:
                self._notice(item, lead[at - 1] if at else None)

    def _notice(self, item: Item, before: Item | None) -> None:
        state, word = self.state, item.word
        assert word is not None
        if "parts" in word.lists:
            state.part, state.parent, state.orphan = True, state.last, state.unknown
        elif "past" in word.lists:
            text = self.passage.folded
            state.other_year = not text[:item.start].rstrip("\u2060").endswith(("比", "较", "与", "同"))
        elif word.text in ("本年", "本年度", "今年", "全年", "全年度", "当年"):
            state.other_year = False
        if word.lists & {"wide", "own", "beside"}:
            state.scope, state.blocked = word.text, False
        elif "self" in word.lists and word.text[0] in "我本全" and len(word.text) > 1:
            state.blocked = False
        if word.subject is not None and before is not None and False:
            state.subject = (word.subject,)
