"""Numbered lists and sequences of sub-headings inside a section: (一)(二)(三), 一是 二是 三是, 1. 2. 3."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gxlint.document import Paragraph
from gxlint.structure import markers
from gxlint.structure.markers import SINGLE, Number
from gxlint.structure.model import ListRun, Marker
from gxlint.text.patterns import lazy

_AFTER = 12
_DEEPEST = 12
"""Lists that are kept open inside each other."""
_HAN = "一二三四五六七八九十"
# The first character class lets the search run quickly over text; what it was decides how to go on.
_INNER = lazy(
    rf"[{_HAN}第(（①-⑳⑴-⒇㈠-㈩](?:"
    rf"(?<=[{_HAN}])(?P<is>[{_HAN}]?[是要])"
    rf"|(?<=第)(?P<ordinal>[{_HAN}]{{1,2}}[,，、:：])"
    rf"|(?<=[(（])(?P<paren>[{_HAN}]{{1,2}}|[0-9０-９]{{1,2}})[)）]"
    rf"|(?<=[①-⑳⑴-⒇㈠-㈩])(?P<single>)"
    rf"|(?<=[。;:,；：，][{_HAN[1:]}])(?P<bare>)(?=[一-鿿、]))"
)
_BOUNDARY = frozenset("。;；:：,，、!！?？)）\"'”’》… \t\xa0\u3000|")
_OPENS_ITEM = frozenset("。;；:：,，!！?？、")
_QUOTES = frozenset("\"'“”‘’")
_GLUED_OUT = frozenset("之统唯其第单周期初张十廿万专同某每另任划归")
_NOT_ITEM = frozenset("项款条目")
# What a lone numeral counts or belongs to, so that it numbers nothing.
_COUNTED = frozenset(
    "是要十百千万亿年月日个项条次件届级名位份季方类大中小人天家处所章节款部分楼层期度批股本地者面边轮五六七八九四三二则来靠"
)
_VERB = lazy(
    r"加[强大快]|通过|进一步|完善|健全|强化|推[进动]|建[立设]|开展|积极|认真|不断|切实|做好|提[高升]|规范|创新|注重|深化|落实|严格|坚持|优化|"
    r"拓[展宽]|丰富|扩大|抓|明确|细化|改[进善]|加快|充分|及时|组织|制定|继续|着力|突出|利用|完成|保障|深入|全面|统一"
)


@dataclass(slots=True)
class _Event:
    key: tuple[str, str]
    number: int
    marker: Marker
    text: str
    initial: bool
    order: int


@dataclass(slots=True)
class _Run:
    key: tuple[str, str]
    initial: bool
    events: list[_Event] = field(default_factory=list)

    @property
    def last(self) -> int:
        return self.events[-1].number

    @property
    def paragraph(self) -> int:
        return self.events[-1].order


def find(paragraphs: Iterable[Paragraph]) -> list[ListRun]:
    """Return the lists of one section, in the order of their first markers.

    Nested lists are runs of their own; a run ends where its parent goes on or a list of its kind begins anew.
    """
    walk = _Walk()
    for order, paragraph in enumerate(paragraphs):
        walk.take(list(_events(paragraph, order)))
    return walk.result()


def _events(paragraph: Paragraph, order: int) -> Iterator[_Event]:
    """Yield every marker of a paragraph; a lone numeral (二加强) comes as style "bare" and may be none."""
    text = paragraph.text
    head = markers.read(text)
    begin = 0
    if head is not None and not (head.style == "is" and text[head.end : head.end + 1] in ("”", '"')):
        begin = head.end
        yield _event(paragraph, head, 0, order, True, text)
    elif len(text) > 3 and text[0] in _HAN[1:] and text[1] not in _COUNTED and _VERB.match(text, 1):
        begin = 1
        number = Number("bare", markers.value(text[0]) or 0, text[0], 1)
        yield _event(paragraph, number, 0, order, True, text)
    if len(text) - begin < 6:
        return
    for found in _INNER.finditer(text, begin):
        inner = _inner_number(text, found)
        if inner is not None:
            yield _event(paragraph, inner, found.start(), order, found.start() == 0, text)


def _inner_number(text: str, found: re.Match[str]) -> Number | None:
    start, end = found.span()
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    kind = found.lastgroup
    literal = found.group()
    if kind == "single":
        style, value = SINGLE[literal]
        return Number(style, value, literal, end)
    if kind == "is":
        if before in _GLUED_OUT or before in _HAN or (before in _QUOTES and after in _QUOTES):
            return None
        value = markers.value(literal[:-1]) or 0
        # Glued to the sentence before it: 就绪三是运用…; a first item is never taken from inside a word.
        return Number("is" if not before or before in _BOUNDARY else "glued", value, literal, end)
    if kind == "ordinal":
        value = markers.value(literal[1:-1]) or 0
        return Number("ordinal", value, literal, end) if not before or before in _BOUNDARY else None
    if kind == "paren":
        if before not in _OPENS_ITEM or after in _NOT_ITEM:
            return None
        digits = found["paren"]
        style = "arabic-paren" if digits.isdecimal() else "han-paren"
        return Number(style, markers.value(digits) or 0, literal, end)
    if after in _COUNTED:
        return None
    return Number("bare", markers.value(literal) or 0, literal, end)


def _event(paragraph: Paragraph, number: Number, start: int, order: int, initial: bool, text: str) -> _Event:
    end = start + len(number.literal)
    style = "is" if number.style == "glued" else number.style
    key = ("is", number.literal[-1]) if style == "is" else (style, "")
    if number.style == "glued":
        key = ("glued", number.literal[-1])
    place = Marker(style, number.number, number.literal, markers.part(paragraph.span, start, end))
    return _Event(key, number.number, place, text[end : end + _AFTER].lstrip(), initial, order)


class _Ahead:
    """The markers of one paragraph, and which comes next after one of them."""

    def __init__(self, events: Sequence[_Event]) -> None:
        self.events = events
        self.by_key: dict[tuple[str, str], list[int]] = {}
        self.by_sign: dict[str, list[int]] = {}
        for position, event in enumerate(events):
            self.by_key.setdefault(event.key, []).append(position)
            self.by_sign.setdefault(event.key[1], []).append(position)

    def alike(self, position: int, key: tuple[str, str]) -> _Event | None:
        """Return the next marker of that kind behind `position`."""
        return self._after(self.by_key.get(key, ()), position)

    def same_sign(self, position: int, sign: str) -> _Event | None:
        """Return the next marker behind `position` that ends in the same 是 or 要, glued or not."""
        return self._after(self.by_sign.get(sign, ()), position)

    def _after(self, places: Sequence[int], position: int) -> _Event | None:
        at = bisect_right(places, position)
        return self.events[places[at]] if at < len(places) else None


class _Walk:
    """The open lists of a section, the outermost first, and the closed ones."""

    def __init__(self) -> None:
        self.open: list[_Run] = []
        self.closed: dict[int, _Run] = {}
        self.closed_by_key: dict[tuple[str, str], list[_Run]] = {}

    def take(self, events: list[_Event]) -> None:
        """Take the markers of one paragraph."""
        ahead = _Ahead(events)
        for position, event in enumerate(events):
            if event.key[0] == "glued" and event.number == 1:
                following = ahead.same_sign(position, event.key[1])
                if following is not None and following.number == 2:  # 做到一是…二是…
                    event.key = ("is", event.key[1])
                    self._first(event)
            elif event.key[0] in ("bare", "glued"):
                self._uncertain(event, position, ahead)
            elif event.number == 1:
                self._first(event)
            else:
                self._further(event)

    def _uncertain(self, event: _Event, position: int, ahead: _Ahead) -> None:
        """A lone numeral, or one glued to a word, is an item only where exactly this number is awaited."""
        for depth in range(len(self.open) - 1, -1, -1):
            run = self.open[depth]
            if run.key[0] != "is" or (event.key[0] == "glued" and run.key[1] != event.key[1]):
                continue
            if run.last + 1 != event.number:
                return
            if event.key[0] == "bare":
                following = ahead.alike(position, run.key)
                goes_on = following is not None and following.number == event.number + 1
                begins_anew = following is None or following.number == 1
                if not goes_on and not (begins_anew and _VERB.match(event.text)):
                    return
            self._close_above(depth)
            run.events.append(event)
            return

    def _first(self, event: _Event) -> None:
        if event.initial:
            for depth, run in enumerate(self.open):
                if run.key == event.key and run.initial:
                    self._close_above(depth - 1)
                    break
        elif self.open and self.open[-1].key == event.key and not self.open[-1].initial:
            self._close_above(len(self.open) - 2)
        self._begin(event)

    def _further(self, event: _Event) -> None:
        same = [depth for depth, run in enumerate(self.open) if run.key == event.key]
        if not same:
            self._again(event)
            return
        same = [depth for depth in same if self.open[depth].last + 1 == event.number] or same
        alike = [depth for depth in same if self.open[depth].initial == event.initial]
        depth = (alike or same)[-1]
        self._close_above(depth)
        self.open[depth].events.append(event)

    def _again(self, event: _Event) -> None:
        """No list of this kind is open: numbering that runs on through its parents, or a list without its head."""
        earlier = self.closed_by_key.get(event.key)
        if earlier and earlier[-1].last + 1 == event.number and event.initial == earlier[-1].initial:
            run = earlier.pop()
            del self.closed[id(run)]
            run.events.append(event)
            self.open.append(run)
        elif event.initial:  # inside a paragraph a number that continues nothing is no item
            self._begin(event)

    def _begin(self, event: _Event) -> None:
        self.open.append(_Run(event.key, event.initial, [event]))
        if len(self.open) > _DEEPEST:  # no list is nested so deep: what lies lowest was never closed
            self._close(self.open.pop(0))

    def _close_above(self, depth: int) -> None:
        for run in self.open[depth + 1 :]:
            self._close(run)
        del self.open[depth + 1 :]

    def _close(self, run: _Run) -> None:
        self.closed[id(run)] = run
        self.closed_by_key.setdefault(run.key, []).append(run)

    def result(self) -> list[ListRun]:
        """Return all lists by the place of their first marker."""
        runs = sorted(
            [*self.closed.values(), *self.open],
            key=lambda run: (run.events[0].marker.span.line, run.events[0].marker.span.column),
        )
        return [
            ListRun(run.key[0], tuple(e.marker for e in run.events), tuple(e.text for e in run.events))
            for run in runs
        ]
