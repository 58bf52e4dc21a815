"""The names an agency gives itself: title, preamble, statistics table, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gxlint.structure import titles
from gxlint.structure.items import Item
from gxlint.structure.markers import part
from gxlint.structure.model import Fact
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

_FORM = lazy(
    r"^(?:填\s*报\s*单\s*位|填\s*报\s*机\s*关|单\s*位\s*名\s*称|报\s*送\s*单\s*位|公\s*开\s*机\s*构|发\s*布\s*机\s*构|编\s*制\s*单\s*位)"
    r"\s*(?:\(盖章\))?\s*[:]\s*(?P<name>[一-鿿]{4,40}?)\s*(?:\(|$|\s)"
)
_ON_PAGE = lazy(
    r"(?:^|[\s|])(?:发\s{0,4}布\s{0,4}|公\s{0,4}开\s{0,4}|发\s{0,4}文\s{0,4})(?:机\s{0,4}构|单\s{0,4}位|机\s{0,4}关)\s{0,4}:\s{0,4}"
    r"(?P<name>[一-鿿]{4,40})(?=\s|\||$)"
)
"""Who published it, among the metadata of a page."""
# 由X编制 and 与X联系 are read backwards from the verb, 联系:X and 结合X2019年 forwards.
_VERB = lazy(r"编制|编写|撰写|联系|咨询|反映")
_AHEAD = lazy(
    r"(?:联系|咨询)(?:单位|部门)?[:](?P<contact>[一-鿿、]{4,40})|(?:结合|现将|现就)(?P<subject>[一-鿿、]{4,40}?)(?:的)?20[0-9]{2}年"
)
_LEADS = ("请与", "可与", "与", "请向", "可向", "向", "由", "请联系", "联系")
_WEAK_LEADS = ("是", "和")
_BREAKS = frozenset(',。;:!?()<>《》"')
_OFFICES = (
    "政府信息公开办公室", "信息公开办公室", "政务公开办公室", "政府信息公开办", "信息公开办", "政务公开办", "公开办", "综合办公室",
    "办公室", "政务公开科", "信息公开科", "综合科", "综合办", "综合股", "法规科", "秘书科", "信息科", "负责", "组织", "牵头",
)  # fmt: skip
_ENDINGS = (
    "局", "委员会", "委", "办", "厅", "院", "署", "政府", "办事处", "中心", "馆", "站", "所", "社", "总队", "支队", "大队", "分局", "管委会",
    "部", "处", "镇", "乡", "街道", "公司", "集团", "学院", "学校", "大学", "协会", "联合会",
)  # fmt: skip
_NOT_NAMES = ("我", "本", "该", "贵", "各", "上级", "有关", "相关")
_SHORTEST, _LONGEST, _WINDOW = 4, 40, 60
_MOST = 40
_LONGEST_META = 300
_READ = 3000
_PREAMBLE = 60
_HONEST = frozenset({"人民", "和", "与", "及"})
"""What an official name may drop without becoming another form: 县政府办公室, 发展改革局."""


def named(items: Sequence[Item], until: int, title: titles.Title) -> list[Fact[str]]:
    """Return the names the agency gives itself, in reading order: title, preamble (before item `until`), table."""
    found: list[Fact[str]] = []
    if title.fact.value and (name := titles.agency(title.fact.value)):
        found.append(Fact(name, "title", title.fact.literal, title.fact.span))
    for item in items[: min(until, _PREAMBLE)]:
        if item.kind == "text" and item.text:
            found.extend(_in_sentences(item))
    for position in range(until, len(items)):
        item = items[position]
        if item.kind == "text" and len(item.text) < 80 and ":" in item.text.replace("：", ":"):
            hit = _FORM.match(fold(item.text[:80]))
            if hit:
                found.append(Fact(hit["name"], "tables", item.text, part(item.span, *hit.span("name"))))
    return found[:_MOST]


def on_page(items: Sequence[Item], until: int) -> list[Fact[str]]:
    """Return who published the page by its metadata (发布机构) before item `until`: no name the agency gives itself."""
    found: list[Fact[str]] = []
    for item in items[:until]:
        if item.kind == "front" and len(item.text) < _LONGEST_META:
            hit = _ON_PAGE.search(fold(item.text))
            if hit is not None and hit["name"].endswith(_ENDINGS):
                found.append(Fact(hit["name"], "page", item.text, part(item.span, *hit.span("name"))))
    return found


def _in_sentences(item: Item) -> Iterator[Fact[str]]:
    for start, name in names_in(item.text):
        yield Fact(
            name, "preamble", item.text[start : start + len(name)], part(item.span, start, start + len(name))
        )


def names_in(paragraph: str) -> Iterator[tuple[int, str]]:
    """Yield offset and name of every agency that a preamble names as its author, its contact or its subject."""
    text = fold(paragraph[:_READ])
    places: list[tuple[int, int]] = []
    for verb in _VERB.finditer(text):
        place = _before(text, verb.start())
        if place:
            places.append(place)
    for ahead in _AHEAD.finditer(text):
        places.append(ahead.span(ahead.lastgroup or 0))
    for start, end in sorted(places):
        name = _without_office(text[start:end])
        if _SHORTEST <= len(name) <= _LONGEST and name.endswith(_ENDINGS) and not name.startswith(_NOT_NAMES):
            yield start, name


def _before(text: str, end: int) -> tuple[int, int] | None:
    """Return the place of the name in front of a verb: behind 由, 与 or 向, in the same clause."""
    start = max(0, end - _WINDOW)
    for at in range(end - 1, start - 1, -1):
        if text[at] in _BREAKS:
            start = at + 1
            break
    clause = text[start:end]
    for leads in (_LEADS, _WEAK_LEADS):
        hits = [(clause.find(lead), -len(lead)) for lead in leads if lead in clause]
        if hits:
            at, length = min(hits)
            return start + at - length, end
    return None


def _without_office(name: str) -> str:
    """Return the agency without the office inside it that answers the telephone."""
    for _ in range(3):
        for office in _OFFICES:
            if (
                name.endswith(office)
                and len(name) - len(office) >= _SHORTEST
                and name[: -len(office)].endswith(_ENDINGS)
            ):
                name = name[: -len(office)]
                break
    return name


def own(found: Sequence[Fact[str]]) -> Fact[str | None]:
    """Return the first name found (the title's, where there is one) as the agency."""
    for fact in found:
        return Fact(fact.value, fact.evidence, fact.literal, fact.span)
    return Fact(None)


def forms(found: Sequence[Fact[str]]) -> list[Fact[str]]:
    """Return the agency's full name and every form of it that contradicts the first one.

    A short form (the end of the full one), a department inside (its beginning) and another agency's name are no
    contradictions; one or two characters lost inside, or one exchanged in a long name, are.
    """
    full = [
        fact
        for fact in found
        if not any(fact.value != other.value and fact.value in other.value for other in found)
    ]
    result: list[Fact[str]] = []
    for fact in full:
        if not result or (
            fact.value not in [known.value for known in result] and _slipped(result[0].value, fact.value)
        ):
            result.append(fact)
    return result


def _slipped(one: str, other: str) -> bool:
    """Whether two names are one name with a slip: 云浦区机关…中心 and 云浦机关…中心."""
    short, long = sorted((one, other), key=len)
    if short in long or len(short) < 6 or one[-2:] != other[-2:] or len(long) - len(short) > 2:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(long) == len(short):
        return len(long) >= 8 and short[start + 1 :] == long[start + 1 :]
    lost = len(long) - len(short)
    return short[start:] == long[start + lost :] and long[start : start + lost] not in _HONEST
