"""The title of the report, wherever it stands, and what it says: agency and year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gxlint.document import Document, Paragraph, Span
from gxlint.structure.items import Item, piece
from gxlint.structure.markers import part
from gxlint.structure.model import Fact
from gxlint.text import numerals
from gxlint.text.normal import fold, squeeze
from gxlint.text.patterns import lazy

_LONGEST = 90
_FAR = 60
_RUN_IN_FAR = 12
YEAR = lazy(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
HAN_YEAR = lazy(r"二[〇零○oO0][〇零○一二oO0][〇零○一二三四五六七八九oO0](?=年)")
_KIND = r"(?:(?<!人民)政府|政务|统计|行政)?(?:信息与?)?(?:政务)?(?:信息)?公开"
_TITLE = lazy(
    _KIND
    + r"(?:工作)?(?:情况)?(?:[12][0-9]{3}年?度?|二.{3}年度?)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:总结)?(?:报告|年报)"
)
_NO_TITLE = lazy(r"[>»]|位置|^本报告|根据|依据|目录$|通知|报告[:]|编制本|要求")
_METADATA = lazy(
    r"^[-*·\s【\[]*(?:(?:信\s{0,4}息|文\s{0,4}件)\s{0,4})?"
    r"(?:(?:标\s{0,9}题|名\s{0,9}称)\s*(?:[:：]\s*[】\]]?|[】\]]\s*[:：]?)\s*|标题\s*(?=[一-鿿0-9]))"
)
_NO_OFFICE = r"(?!(?:工作|管理|服务|政务服务|[和与]){0,4}(?:领导小组|协调小组|办公室|办(?!理)|局|中心|科|处))"
"""What makes the words an office's name rather than the report's: 县政务公开领导小组办公室2023年…."""
_DEBRIS = lazy(
    r"^(?:Page\s{0,2}[0-9]{1,3}\s{0,2}[-—–:]\s{0,2}|[【\[][^】\]0-9]{2,12}[】\]]\s{0,2}(?=[一-鿿0-9]))"
)
"""What a converter or a site puts in front of a title: Page 2 - , 【公告】."""
_SITE = lazy(r"(?<=报告|年报)\s{0,2}[-_|—–]{1,2}\s{0,2}\S{2,20}$")
"""The name of the site behind the title of its page."""
_RUN_IN = lazy(
    r"^(?!现|特|兹|将|为|本|根据|依据|按照)[^。;；:：,，《》<>]{4,60}?(?:报告|年报)(?=\s{0,4}(?:根据|依据|按照|是?根据|(?:\(|（)以下简称))"
)
"""A title whose paragraph goes on with the first sentence: the line feed between them was lost."""
_NEXT_FACT = lazy(r"\s{2,}|\t|\|")
"""What parts one fact of a line of metadata from the next."""
_LONGEST_HALF = 40
_TAIL = lazy(
    r"^(?:[12][0-9]{3}|二.{3})?(?:年度?)?(?:政府|政务)?(?:信息)?(?:公开)?(?:工作)?(?:情况)?(?:的)?年?度?(?:工作)?(?:报告|年报|告)(?:$|\()"
)
"""The second half of a title broken in two."""
_AGENCY_END = lazy(
    r"(?:局|委|委员会|办|办公室|厅|院|署|政府|镇|乡|街道|办事处|中心|区|市|县|州|省|旗|社|会|站|所|馆|学校|大学|公司|部|处|队|分局|集团|党校)"
    r"(?:\([^()]{2,20}\))?$"
)
_CUT = (
    lazy(_KIND + _NO_OFFICE + r".*$"),
    lazy(r"关于(?:印发|发布|公布|报送)?"),
    lazy(r"20[0-9]{2}年?(?:[-—~至到]{1,2}(?:20)?[0-9]{2}年?)?学年度?"),
    lazy(r"(?:(?<![0-9])[12][0-9]{3}(?![0-9])|二[〇零○一二三四五六七八九oO0]{3})年?(?:度)?"),
    lazy(r"^[的、,\s]+|[的、,\s]+$"),
)
_BRACKET = lazy(r"\(([^()]{2,30})\)")
_END_BRACKET = lazy(r"^\([^()]{1,30}\)|\([^()]{1,30}\)$")
_PLACEHOLDER = lazy(r"全文|审议|送审|草案|初稿|征求|模板|网站|公开|[0-9]")


class Title(NamedTuple):
    """A title as found: `item` the position of its line (None: metadata of the file)."""

    fact: Fact[str | None]
    item: int | None


NO_TITLE = Title(Fact(None), None)


def find(document: Document, items: Sequence[Item], until: int) -> Title:
    """Return the title, looked for before item `until`: a line of its own, then metadata lines, then file metadata.

    A title that stands in two lines (agency above, name below) is put together with one blank. What the format itself
    calls the title goes before; what it calls furniture (a link to last
    year's report) only where no other line is one.
    """
    lines = _lines(items, min(until, _FAR))
    own = sorted(
        (line for line in lines if line[1].role != "furniture"), key=lambda line: line[1].role != "title"
    )
    around = [line for line in lines if line[1].role == "furniture"]
    return _best(items, own) or _best(items, around) or _of_file(document)


def _best(items: Sequence[Item], lines: Sequence[tuple[int, Paragraph]]) -> Title | None:
    """Return the first line that is a whole title; else the first that lacks agency or year, a metadata line behind it."""
    listed: Title | None = None
    plain: Title | None = None
    for position, block in lines:
        label = _METADATA.match(block.text)
        start = label.end() if label else 0
        text = block.text[start:].strip()
        if label and not is_title(text):
            text = _NEXT_FACT.split(text, maxsplit=1)[0]
        text, cut_off = _bare(text)
        start += cut_off
        if not is_title(text) and not (
            block.role == "title" and not label and "公开" in text and "年" in text
        ):
            broken = None if label or plain else _broken(items, position)
            if broken is not None:
                plain = _joined(items, position, broken)
                if plain.fact.value and agency(plain.fact.value) and year(plain.fact.value):
                    return plain
            continue
        if label:
            listed = listed or Title(
                Fact(text, "page", text, part(block.span, start, start + len(text))), position
            )
            continue
        own = (
            part(block.span, start, start + len(text)) if len(text) < len(block.text.strip()) else block.span
        )
        found = Title(Fact(text, "title", text, own), position)
        if agency(text) and year(text):
            return found
        found = _joined(items, position, found)
        if plain is None or (not _names_agency(plain) and _names_agency(found)):
            plain = found
    if plain is not None and (listed is None or (plain.fact.value and agency(plain.fact.value))):
        return plain
    return listed or plain


def _names_agency(title: Title) -> bool:
    return bool(title.fact.value and agency(title.fact.value))


def _bare(text: str) -> tuple[str, int]:
    """Return a title without what the page puts around it, and how many characters in front of it went."""
    front = _DEBRIS.match(text)
    at = front.end() if front and not is_agency(front[0].strip("【】[] ")) else 0
    if at and not (is_title(text[at:]) and agency(text[at:])):
        at = 0
    text = text[at:]
    site = _SITE.search(text) if text[-1:] not in "告报" and len(text) <= _LONGEST else None
    if site is not None:
        whole = text[: len(text) - len(site[0])]
        if is_title(whole) and agency(whole) and year(whole):
            return whole, at
    return text, at


def parted(items: list[Item]) -> list[Item]:
    """Return the items with a title that runs into the first sentence as an item of its own.

    Only where no other line before it is a title, and with agency and year: 青石县水务局2023年…年度报告根据《条例》….
    """
    for position, item in enumerate(items[:_RUN_IN_FAR]):
        text = item.text
        if item.kind != "text" or item.number is not None or "公开" not in text[:60]:
            continue
        if is_title(text):
            return items
        found = _RUN_IN.match(text)
        if found is None or not (is_title(found[0]) and agency(found[0]) and year(found[0])):
            continue
        title, rest = piece(item, 0, found.end()), piece(item, found.end(), len(text))
        if title is not None and rest is not None:
            return [*items[:position], title, rest, *items[position + 1 :]]
    return items


def _lines(items: Sequence[Item], until: int) -> list[tuple[int, Paragraph]]:
    return [
        (position, item.block)
        for position, item in enumerate(items[:until])
        if item.kind == "text" and isinstance(item.block, Paragraph)
    ]


def is_title(text: str) -> bool:
    """Whether a line reads like the title of a disclosure report."""
    if not 6 <= len(text) <= _LONGEST or text[-1] in "。;；:：":
        return False
    plain = squeeze(text)
    found = _TITLE.search(plain)
    if found is None or _NO_TITLE.search(plain):
        return False
    rest = plain[found.end() :]
    return not rest or (rest[0] in "([-—" and len(rest) <= 32)


def _broken(items: Sequence[Item], position: int) -> Title | None:
    """Return the title that a print broke in the middle of its name: …2022年政府信息公开 / 工作年度报告."""
    head, rest = items[position], items[position + 1] if position + 1 < len(items) else None
    if rest is None or rest.kind != "text" or rest.number is not None or is_title(rest.text):
        return None
    if not (4 <= len(head.text) <= _LONGEST_HALF and 2 <= len(rest.text) <= _LONGEST_HALF) or head.number:
        return None
    text = head.text + rest.text
    if not is_title(text) or not _TAIL.match(squeeze(rest.text)) or year(text) is None:
        return None
    span = Span(head.span.line, head.span.column, rest.span.end_line, rest.span.end_column)
    return Title(Fact(text, "title", text, span), position)


def _joined(items: Sequence[Item], position: int, found: Title) -> Title:
    above = items[position - 1] if position else None
    if above is None or not isinstance(above.block, Paragraph) or above.kind != "text":
        return found
    head = above.block.text
    if above.block.role == "furniture" or is_title(head):
        return found
    if (
        found.fact.value is None
        or agency(found.fact.value)
        or len(head) > 40
        or not _AGENCY_END.search(cut(head))
    ):
        return found
    text = f"{head} {found.fact.value}"
    below = found.fact.span or items[position].span
    span = Span(above.span.line, above.span.column, below.end_line, below.end_column)
    return Title(Fact(text, "title", text, span), position)


def _of_file(document: Document) -> Title:
    for key, value in document.metadata:
        if key == "title":
            for text in re.split(r"[-_|–—]", value):
                if is_title(text.strip()):
                    return Title(Fact(text.strip(), "metadata", value), None)
    return NO_TITLE


def cut(text: str) -> str:
    """Return what is left of a title without year and the words for the report: the agency, or nothing."""
    plain = squeeze(text)
    plain = _END_BRACKET.sub("", plain)
    for pattern in _CUT:
        plain = pattern.sub("", plain)
    return plain


def agency(title: str) -> str | None:
    """Return the agency a title names, in the title's own spelling without blanks, None when it names none."""
    name = cut(title)
    if not name:
        inside = [hit for hit in _BRACKET.findall(squeeze(title)) if not _PLACEHOLDER.search(hit)]
        name = inside[-1] if inside else ""
    return name if 2 <= len(name) <= 50 else None


def is_agency(text: str) -> bool:
    """Whether a text ends like an agency's name."""
    return _AGENCY_END.search(text) is not None


def year(text: str) -> int | None:
    """Return the first year a title names, None when it names none."""
    found = YEAR.search(fold(text))
    if found:
        return int(found.group(1))
    han = HAN_YEAR.search(fold(text))
    return numerals.parse(re.sub("[oO0○]", "〇", han.group())) if han else None
