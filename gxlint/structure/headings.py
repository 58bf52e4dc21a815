"""Candidates for a top heading: lines (or the beginnings and insides of lines) that could name a section."""

from __future__ import annotations

from dataclasses import dataclass

from gxlint.document import Paragraph
from gxlint.structure import glued, markers, names
from gxlint.structure.items import Item
from gxlint.structure.markers import Number
from gxlint.structure.names import Match
from gxlint.text.normal import fold, squeeze
from gxlint.text.patterns import lazy

STYLES = ("chapter", "han", "han-paren", "arabic", "arabic-paren")
"""Numbering a top heading may have, the outermost first."""
LONGEST_NAME = 45
_LONGEST_BARE = 34
_SHORTEST_GLUED = 8
_SENTENCE = lazy(r"[。;；!！?？]")
_END_MARKS = "。．.：:；;,， \t　"
_ENUMERATES = ("；", ";")
_RUN_IN = lazy(r"[。：:]")
_BRACKET = lazy(r"\([^()]{1,24}\)$")
PAGE_TAIL = lazy(
    r"(?:[.…·\-—]\s*){3,}\(?\d{0,3}\)?$|…+\s*\(?\d{1,3}\)?$|\s{2,}\d{1,3}$|\t\s*\d{1,3}$|(?:情况|事项|措施|概述|概况|问题|计划|打算)\s+\d{1,3}$"
)
"""The leader dots and page number of an entry of a typed table of contents, looked for in the last 24 characters."""
_ROW = lazy(
    r"本年新收.{0,12}申请|上年结转.{0,12}申请|本年度?办理结果|结转下(?:一)?年度?(?:继续)?办理"
)  # rows 一 to 四 of the requests table
_STUCK = lazy(r"([一二三四五六七八九十]{1,2})[?？\ufffd]{0,2}(?=[^一二三四五六七八九十\s、.，,?？\ufffd])")
"""A numeral without its mark, or with what a conversion made of it: 五存在的主要问题及改进情况, 一?总体情况."""
_LOST = dict.fromkeys(map(ord, "?？\ufffd"), "、")
_GLUED = lazy(r"[0-9０-９,，]")
_REPORT_NAME = lazy(r"(?:公开|信息).{0,12}(?:报告|年报)$")
_STATISTICS_ROW = lazy(
    r"^(?:主动公开情况|回应解读情况|依申请公开情况|行政复议数量|行政诉讼数量|举报投诉数量|"
    r"依申请公开信息收取的费用|机构建设和保障经费情况|政府信息公开会议和培训情况)$"
)  # captions 一 to 九 of the statistics table


@dataclass(slots=True)
class Candidate:
    """A possible top heading at `item` (its position in the list of items).

    `start` to `end` is the heading inside the paragraph's text, marker and end mark included; `name_start` to
    `name_end` the name. `whole`: nothing else stands in the paragraph. `number` None: a name without numeral.
    """

    item: int
    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    number: Number | None
    match: Match
    whole: bool

    @property
    def value(self) -> int:
        """The number its numeral says, 0 without one."""
        return self.number.number if self.number else 0

    @property
    def style(self) -> str:
        """The style of its numeral, "" without one."""
        return self.number.style if self.number else ""


def find(items: list[Item]) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates with a numeral and those without, each in reading order.

    Rows of the requests table that stand alone are marked as such on the way (Item.kind "row").
    """
    numbered: list[Candidate] = []
    bare: list[Candidate] = []
    in_statistics = False
    for position, item in enumerate(items):
        block = item.block
        if (
            item.kind != "text"
            or not isinstance(block, Paragraph)
            or block.role in ("furniture", "metadata", "caption")
        ):
            continue
        text = block.text
        number = item.number
        if number is not None and number.style in STYLES:
            if number.style == "han" and _ROW.search(squeeze(text[: LONGEST_NAME + 8])):
                item.kind = "row"
                continue
            found = _numbered(position, text, number)
            if found is not None and not (in_statistics and _STATISTICS_ROW.match(squeeze(found.name))):
                numbered.append(found)
        elif number is None and len(text) <= _LONGEST_BARE:
            plain = _bare(position, block)
            if plain is not None:
                (bare if plain.number is None else numbered).append(plain)
                in_statistics = in_statistics or "统计表" in text
        if len(text) > _SHORTEST_GLUED:
            numbered += _inside(position, text, number.end if number else 0)
    return numbered, bare


def _numbered(position: int, text: str, number: Number) -> Candidate | None:
    """Read the paragraph's beginning as a numbered heading: alone on its line, run in, or glued to what follows."""
    begin = number.end
    if PAGE_TAIL.search(text[-24:]):
        return None
    body = text.rstrip()
    if "|" in body or "\t" in body[begin:]:
        body = body.rstrip("| \t")
        if "|" in body or "\t" in body[begin:]:
            return None
        match = names.recognise(body[begin:])
        if match.how not in ("mandated", "accepted"):
            return None  # one cell a line: a row of a table rather than a heading
    rest = body[begin:]
    name = rest.rstrip(_END_MARKS)
    if not name:
        return None
    if len(name) <= LONGEST_NAME and not _SENTENCE.search(name):
        match = names.recognise(name)
        whole = match.sure and names.closes(squeeze(name)) and not _GLUED.search(name)
        if match.how not in ("mandated", "accepted", "known") and len(name) > 6:
            joined = glued.prefix(text, begin)
            if joined is not None and (not whole or joined.match.how in ("mandated", "accepted")):
                return _glued(position, text, number, joined)
        if "," in fold(name) and ":" in fold(name):
            return _run_in(position, text, number)
        return Candidate(position, 0, len(body), begin, begin + len(name), name, number, match, True)
    joined = glued.prefix(text, begin)
    if joined is not None:
        return _glued(position, text, number, joined)
    return _run_in(position, text, number)


def _glued(position: int, text: str, number: Number, joined: glued.Glued) -> Candidate:
    name = text[number.end : joined.name_end]
    return Candidate(position, 0, joined.end, number.end, joined.name_end, name, number, joined.match, False)


def _run_in(position: int, text: str, number: Number) -> Candidate | None:
    begin = number.end
    mark = _RUN_IN.search(text, begin, begin + LONGEST_NAME)
    if mark is None or mark.start() == begin:
        return None
    name = text[begin : mark.start()].rstrip()
    return Candidate(
        position,
        0,
        mark.end(),
        begin,
        begin + len(name),
        name,
        number,
        names.recognise(name),
        not text[mark.end() :].strip(),
    )


def _inside(position: int, text: str, after: int) -> list[Candidate]:
    """Return headings glued to the end of a sentence inside a paragraph: …报告如下:一、总体情况."""
    found = []
    before, last, contents = after, 0, False
    for start, number in glued.inner_numbers(text, after):
        begin = start + number.end
        listed = last > 0 and number.number == last + 1 and _is_enumerated(text[before:start])
        before, last = begin, number.number
        if listed:
            continue
        joined = glued.prefix(text, begin, at_end=True) or glued.run_in(text, begin)
        if joined is None:
            continue
        was_contents, contents = (
            contents and number.number > 1,
            _goes_on(text[joined.end : joined.end + 8], number),
        )
        if not contents and not was_contents:
            shifted = Number(number.style, number.number, number.literal, begin)
            found.append(
                Candidate(
                    position,
                    start,
                    joined.end,
                    begin,
                    joined.name_end,
                    text[begin : joined.name_end],
                    shifted,
                    joined.match,
                    False,
                )
            )
    return found


def _goes_on(rest: str, number: Number) -> bool:
    """Whether the next numeral follows at once: 一、总体情况 二、主动公开… on one line is a table of contents."""
    following = markers.read(rest)
    return following is not None and following.style == number.style and following.number == number.number + 1


def _is_enumerated(between: str) -> bool:
    """Whether a numeral goes on an enumeration inside a sentence: …;五、存在的主要问题;六、其他."""
    return len(between) <= LONGEST_NAME and "。" not in between and between.rstrip().endswith(_ENUMERATES)


def _bare(position: int, block: Paragraph) -> Candidate | None:
    """Read a short line without numeral as a section name; a level that the format states counts as evidence."""
    text = block.text
    name = text.rstrip("：: 　")
    stuck = _STUCK.match(name)
    if stuck is not None and (found := names.exact(name[stuck.end() :].translate(_LOST))) is not None:
        number = Number("han", markers.value(stuck[1]) or 0, stuck.group(), stuck.end())
        return Candidate(
            position, 0, len(text), number.end, len(name), name[number.end :], number, found, True
        )
    if not name or "|" in name or "\t" in name or ":" in name or "：" in name or _SENTENCE.search(name):
        return None
    match = names.exact(name)
    plain = _BRACKET.sub("", squeeze(name))
    if match is None:
        if _REPORT_NAME.search(plain):
            return None
        match = (
            names.recognise(name)
            if block.level is not None or (names.closes(plain) and "," not in plain)
            else names.NOTHING
        )
        may_lead = match.id == "overview" and match.kind == "weak"
        if block.level is None and not match.sure and match.id != "annex" and not may_lead:
            return None
    return Candidate(position, 0, len(text), 0, len(name), name, None, match, True)
