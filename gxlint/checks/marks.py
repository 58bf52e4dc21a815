"""GX503 and GX504: quotation marks and brackets that do not pair, punctuation marks that follow each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gxlint.checks.damaged import damages_of
from gxlint.checks.doubts import doubt
from gxlint.checks.prose import Passage, quoted, words
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.text.patterns import lazy

_PAIRS = {"“": "”", "‘": "’", "《": "》", "(": ")", "〔": "〕"}
_OPENS = {close: mark for mark, close in _PAIRS.items()}
_WIDE = {"（": "(", "）": ")"}
_MARK = lazy(r'[“”‘’《》()（）〔〕"]')
_SQUARE = lazy(r"[\[［【]\d{4}〕|〔\d{4}[\]］】]")
"""A document number whose brackets differ is GX502's."""
_ITEM = lazy(r"(?:^|[\s。.;；,，、:：!！?？])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$")
_DATELINE = lazy(r"[0-9][0-9年月日 .\-]{3,14}[)）]$")
"""A date below the title of which a converter left the closing bracket."""
_LETTER = lazy(r"[A-Za-z0-9]")
_REACH = 3
"""Paragraphs after its own in which an open mark may still be closed."""
_NEAR = 20
"""Characters between two “ that were meant as one pair."""
_MOST = 12
_AROUND = 12


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner: offset `at` of passage number `passage`."""

    mark: str
    at: int
    passage: int


@dataclass(slots=True)
class _State:
    """Open marks by kind, and what has no partner for good: (passage number, offset, mark)."""

    waiting: dict[str, list[_Open]] = field(default_factory=lambda: {mark: [] for mark in _PAIRS})
    alone: list[tuple[int, int, str]] = field(default_factory=list)

    def give_up(self, before: int) -> None:
        """No longer wait for partners of marks that stand in passages before that number."""
        for mark, stack in self.waiting.items():
            count = 0
            while count < len(stack) and stack[count].passage < before:
                count += 1
            self.alone.extend((one.passage, one.at, mark) for one in stack[:count])
            del stack[:count]


@check(
    "unbalanced-marks",
    says={
        "not-closed": "mark partner text",
        "not-opened": "mark partner text",
        "same-way": "mark right text",
    },
    mends="same-way",
)
def unbalanced_marks(subject: Subject) -> Iterator[Finding]:
    """GX503: “” ‘’ 《》 () 〔〕 without their partner.

    A pair may be spread over the lines of a paragraph or a few paragraphs of one section; 1) and （一） number a list.
    """
    passages = words(subject).passages
    alone: list[tuple[int, int, str]] = []
    first = 0
    for number in range(1, len(passages) + 1):
        if number == len(passages) or passages[number].index != passages[first].index:
            alone += _alone(passages, first, number)
            first = number
    damaged: dict[int, list[Span]] = {}
    for damage in damages_of(subject) if "GX002" in subject.enabled else ():
        damaged.setdefault(damage.span.line, []).append(damage.span)
    lines = subject.report.document.lines
    alone = [one for one in sorted(alone) if not _explained(passages[one[0]], one[1], one[2], lines, damaged)]
    for number, at, mark, other in list(_joined(alone))[:_MOST]:
        yield _unpaired(subject, passages[number], at, mark, other)


def _explained(
    passage: Passage, at: int, mark: str, lines: Sequence[str], damaged: Mapping[int, Sequence[Span]]
) -> bool:
    """Whether a mark lost its partner on the way: beside damage that GX002 speaks of, or on a line that a link broke off."""
    text, span = passage.paragraph.text, passage.paragraph.span
    if mark in "〔〕" and damaged:
        place = passage.place(at, at + 1)
        here = damaged.get(place.line, ())
        found = bisect_right(here, place.column + 1, key=lambda one: one.column) - 1
        return found >= 0 and place.column <= here[found].end_column
    if mark == ")" and _DATELINE.match(text):
        return True
    if mark in _PAIRS:
        return False
    if any(0 <= text.find(one) < at for one in (mark, text[at])):
        return False  # not the first of its kind
    above = next(
        (lines[n].rstrip() for n in range(span.line - 2, max(-1, span.line - 20), -1) if lines[n].strip()), ""
    )
    return _WIDE.get(above[-1:], above[-1:]) == _OPENS[mark] and _OPENS[mark] not in text[:at]


def _alone(passages: tuple[Passage, ...], first: int, last: int) -> list[tuple[int, int, str]]:
    """Return the marks without a partner of the passages from `first` up to `last`, one section."""
    state = _State()
    for number in range(first, last):
        state.give_up(number - _REACH)
        _read(passages[number].paragraph.text, number, state)
    state.give_up(last)
    return state.alone


def _read(text: str, number: int, state: _State) -> None:
    skipped = (
        {at for hit in _SQUARE.finditer(text) for at in (hit.start(), hit.end() - 1)}
        if "〔" in text or "〕" in text
        else ()
    )
    straight = 0
    begun = len(state.alone)
    for hit in _MARK.finditer(text):
        at, mark = hit.start(), _WIDE.get(hit[0], hit[0])
        if at in skipped:
            continue
        if mark == '"':
            straight += 1
        elif mark in _PAIRS:
            state.waiting[mark].append(_Open(mark, at, number))
        elif not _no_mark(text, at, mark, bool(state.waiting["("])):
            stack = state.waiting[_OPENS[mark]]
            if stack:
                stack.pop()
            else:
                state.alone.append((number, at, mark))
    if straight % 2:
        _forgive(state, number, begun)


def _forgive(state: _State, number: int, begun: int) -> None:
    """A lone straight quotation mark is the partner of the one curved mark that has none.

    `begun` is how many marks stood alone before this passage.
    """
    stack = state.waiting["“"]
    if stack and stack[-1].passage == number:
        stack.pop()
        return
    for position in range(begun, len(state.alone)):
        if state.alone[position][2] == "”":
            del state.alone[position]
            return


def _no_mark(text: str, at: int, mark: str, open_: bool) -> bool:
    """Whether a closing mark is none: the bracket of 1) or a), the apostrophe of a Latin word."""
    if mark == "’":
        return at > 0 and _LETTER.match(text[at - 1]) is not None
    if mark == ")" and not open_:
        return _ITEM.search(text[max(0, at - 4) : at]) is not None
    return False


def _joined(alone: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str, int | None]]:
    """Make one of two equal quotation marks close to each other, “A“ or ”A”: (passage, offset, mark, offset of the other)."""
    position = 0
    while position < len(alone):
        number, at, mark = alone[position]
        following = alone[position + 1] if position + 1 < len(alone) else None
        if (
            following
            and mark in "“”‘’"
            and following[0] == number
            and following[2] == mark
            and following[1] - at <= _NEAR
        ):
            yield number, at, mark, following[1]
            position += 2
            continue
        yield number, at, mark, None
        position += 1


def _unpaired(subject: Subject, passage: Passage, at: int, mark: str, other: int | None) -> Finding:
    text = passage.paragraph.text
    if other is not None:
        opens = mark in _PAIRS
        wrong, right = (other, _PAIRS[mark]) if opens else (at, _OPENS[mark])
        return Finding(
            span=passage.place(wrong, wrong + 1),
            message="same-way",
            values={"mark": mark, "right": right, "text": text[at : other + 1]},
            doubt=doubt(subject),
            evidence={"mark": mark, "partner": right},
            fix=right if passage.place(wrong, wrong + 1) != passage.paragraph.span else None,
            section=passage.section,
        )
    partner = _PAIRS.get(mark) or _OPENS[mark]
    shown = text[at : at + _AROUND] if mark in _PAIRS else text[max(0, at + 1 - _AROUND) : at + 1]
    return Finding(
        span=passage.place(at, at + 1),
        message="not-closed" if mark in _PAIRS else "not-opened",
        values={"mark": text[at], "partner": _as_wide(partner, text[at]), "text": shown.strip()},
        doubt=doubt(subject),
        evidence={"mark": text[at], "partner": _as_wide(partner, text[at])},
        section=passage.section,
    )


def _as_wide(partner: str, mark: str) -> str:
    return {"(": "（", ")": "）"}[partner] if mark in "（）" else partner


_DOUBLED = lazy(r"[,，。、；;：:｡]{2,}")
_STRAY = lazy(r"、(?:等(?![级待候同于次分额值距量式效边腰高温压保离渗])|情况(?=[。;；\n]|$))")
"""A 、 in front of what closes a list: …微信公众号、等平台, 行政诉讼、情况。"""
_PERIOD = lazy(r"(?<=[\u4e00-\u9fff%])\.(?=[ \t\u3000]*(?:\n|$))|(?<=[条件项次篇])\.(?=[\u4e00-\u9fff])")
"""A full stop of Latin text for 。: at the end of a paragraph, or behind a count. 买买提.艾力 is a name."""
_CAN_STAND = lazy(r"(?:^|\n)[ \t\u3000]*[一二三四五六七八九十]{1,3}\.$")
_SENTENCE = frozenset("。｡")
_HALF = frozenset(",;:")
_FORM = str.maketrans(",;:｡", "，；：。")


@check(
    "doubled-punctuation",
    says={
        "default": "marks text",
        "stray": "marks text",
        "period": "marks text",
        "heading": "marks text",
    },
    levels="hint",
    mends="default stray period",
)
def doubled_punctuation(subject: Subject) -> Iterator[Finding]:
    """GX504: 。, ,, 。。 and the like; a 、 before 等 or at the end of a heading, . for 。 (level "hint"). Where the same mark stands twice, or a 。 ends the paragraph, there is a fix."""
    own = words(subject).prose
    for hit in _DOUBLED.finditer(own.text):
        marks = hit[0]
        before = own.text[hit.start() - 1 : hit.start()]
        if set(marks) <= _HALF and (not before or before.isascii()):
            continue  # Latin text: std::, a,,b
        yield Finding(
            span=own.span(*hit.span()),
            values={
                "marks": marks,
                "text": (own.text[max(0, hit.start() - 6) : hit.end()]).rpartition("\n")[2],
            },
            doubt=doubt(subject),
            evidence={"marks": marks},
            fix=_one_mark(marks, own.text[hit.end() : hit.end() + 1]),
            review=len({mark.translate(_FORM) for mark in marks}) > 1 or quoted(own.text, hit.start()),
        )
    for hit in _STRAY.finditer(own.text) if "、" in own.text else ():
        if own.text[hit.start() - 1 : hit.start()] not in ("", "、", "\n"):
            yield _odd(subject, "stray", own.text, hit.span(), hit[0][1:])
    for hit in _PERIOD.finditer(own.text) if "." in own.text else ():
        if not _CAN_STAND.search(own.text, max(0, hit.start() - 12), hit.end()):
            yield _odd(subject, "period", own.text, hit.span(), "。")
    for section in subject.report.sections:
        heading = section.heading
        if heading.text.endswith("、") and len(heading.name) > 1 and not heading.run_in:
            end = heading.span.end_column
            yield Finding(
                span=heading.span._replace(line=heading.span.end_line, column=end - 1),
                message="heading",
                values={"marks": "、", "text": heading.text[-12:]},
                level="hint",
                doubt=doubt(subject),
                evidence={"marks": "、"},
                section=section.id,
            )


def _odd(subject: Subject, message: str, text: str, at: tuple[int, int], fix: str) -> Finding:
    start, end = at
    return Finding(
        span=words(subject).prose.span(start, end),
        message=message,
        values={"marks": text[start], "text": text[max(0, start - 6) : end].rpartition("\n")[2]},
        level="hint",
        doubt=doubt(subject),
        evidence={"marks": text[start]},
        fix=fix,
    )


def _one_mark(marks: str, after: str) -> str | None:
    """Return the one mark that should stand there, None where two different ones leave a choice."""
    kinds = {mark.translate(_FORM) for mark in marks}
    if marks == "::" and after.isascii() and after.isalnum():
        return None  # an address of the internet begins with them
    if len(kinds) == 1:
        return marks[0] if len(marks) == 2 else None
    if after in ("", "\n") and len(marks) == 2 and marks[-1] in _SENTENCE:
        return marks[-1]
    return None
