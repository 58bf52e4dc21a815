"""Names of agencies that the report's own words take for the agency itself and that are not it (part of GX511).

A neighbour's name (渌江县水务局 in the report of 青石县水务局), or another bureau's of the same place, where only the agency
itself can stand: who compiled the report, whom to ask, whose work is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gxlint.structure.agencies import names_in
from gxlint.text.patterns import lazy

_LEVELS = "省市县区旗州盟镇乡"
_SHORTEST_PLACE = 2
_LONGEST = 30
_MANY = (
    "各",
    "全",
    "有关",
    "其他",
    "其它",
    "兄弟",
    "周边",
    "邻",
    "相关",
    "部分",
    "一些",
    "所辖",
    "下辖",
    "所属",
    "个",
)
_BUREAUS = ("局", "厅")
_BODIES = ("局", "厅", "委员会", "政府")
_ANNOUNCED = lazy(
    r"(?:现(?:将|就)?(?:公布|发布|公开)?|(?:编制|撰写|形成)(?:完成|了)?|(?<=[,，。])(?:公布|发布))"
    r"(?P<name>[一-鿿]{4,30}?)20\d\d年(?:度)?政府信息公开(?:工作)?(?:年度报告|年报|情况)"
)
_SIGNED = lazy(
    r"[\s\u3000]*(?P<name>[一-鿿]{4,30})[\s\u3000]*(?P<date>20\d\d年\d{1,2}月\d{1,2}日[\s\u3000]*)?"
)
_DATED = lazy(r"[\s\u3000]*20\d\d年\d{1,2}月\d{1,2}日[\s\u3000]*")
_YEARS_WORK = lazy(
    r"(?:^|(?<=[。\n]))(?:[(（][一二三四五六][)）][^。\n]{2,14}。)?20\d\d年(?:度)?[,，]?(?P<name>[一-鿿]{4,24}(?:局|人民政府|办事处))(?="
    r"认真|严格|积极|高度重视|始终|坚持|全面|深入|扎实|按照|主动公开|不断|切实|健全|进一步|紧紧围绕|围绕|贯彻|落实|通过[^,，。]{0,12}(?:网站|平台))"
)
_ITSELF = lazy(r"编制|编写|撰写|20\d\d年")
"""What is said of nobody but the agency itself; the office to ask may be another one of the place."""


class Stranger(NamedTuple):
    """Offsets of a name in a text, and the name."""

    start: int
    end: int
    name: str


def named_by_mistake(text: str, agency: str) -> Iterator[Stranger]:
    """Yield the names in a preamble that stand for the agency and are another's."""
    for start, name in names_in(text):
        end = start + len(name)
        if neighbour(name, agency) or (
            _ITSELF.match(text, end) is not None and _another_bureau(name, agency)
        ):
            yield Stranger(start, end, name)


def announced(text: str, agency: str) -> Iterator[Stranger]:
    """Yield another's name in the sentence that hands the report over: 现公布青石县林业局2023年政府信息公开工作年度报告."""
    for hit in _ANNOUNCED.finditer(text):
        if another(hit["name"], agency, government=True):
            yield Stranger(*hit.span("name"), hit["name"])


def signed(text: str, following: str, agency: str) -> Stranger | None:
    """Return another's name that signs the report, its date beside it or in the `following` paragraph."""
    hit = _SIGNED.fullmatch(text) if len(text) < 2 * _LONGEST else None
    if hit is None or not (hit["date"] or _DATED.fullmatch(following)) or not another(hit["name"], agency):
        return None
    return Stranger(*hit.span("name"), hit["name"])


def years_work(text: str, agency: str) -> Iterator[Stranger]:
    """Yield another's name whose work of the year is told: 2023年,青石县林业局认真贯彻."""
    for hit in _YEARS_WORK.finditer(text):
        if another(hit["name"], agency):
            yield Stranger(*hit.span("name"), hit["name"])


def another(name: str, agency: str, *, government: bool = False) -> bool:
    """Whether a name is a neighbour's or another bureau's of the place (with `government`, also the place's government)."""
    if neighbour(name, agency) or _another_bureau(name, agency):
        return True
    place = _place(agency)
    if not government or not place or not name.startswith(place):
        return False
    one, other = (whole.replace("人民政府", "政府") for whole in (name, agency))
    return (
        one.endswith("政府") != other.endswith("政府")
        and one.endswith(_BODIES)
        and other.endswith(_BODIES)
        and not one.startswith(other)
        and not other.startswith(one)
    )


def _place(agency: str) -> str:
    """The place of a name: 青石县 of 青石县水务局; "" where it has none."""
    tail = common_tail(agency)
    return agency[: len(agency) - len(tail) + 1] if tail else ""


def acting(text: str, agency: str, ends: Iterator[int]) -> Iterator[Stranger]:
    """Yield neighbours' names that end at one of `ends`, where the one who acts must be the agency itself."""
    tail = common_tail(agency)
    for end in ends:
        start = end
        while start > 0 and end - start < _LONGEST and "\u4e00" <= text[start - 1] <= "\u9fff":
            start -= 1
        year = text.rfind("年", start, end - len(tail))
        name = text[year + 1 if year >= 0 else start : end]
        if neighbour(name, agency):
            yield Stranger(end - len(name), end, name)


def common_tail(agency: str) -> str:
    """The end of a name from the level of its place on: 县水务局 of 青石县水务局; "" where it has none."""
    for at in range(len(agency) - 3, _SHORTEST_PLACE - 1, -1):
        if agency[at] in _LEVELS and agency[at - 1] not in _LEVELS:
            return agency[at:]
    return ""


def neighbour(name: str, agency: str) -> bool:
    """Whether two names are those of the same office in two places of one level: neither is the other's short form."""
    tail = common_tail(agency)
    if not tail or not name.endswith(tail) or name == agency:
        return False
    own, other = agency[: -len(tail)], name[: -len(tail)]
    if len(other) < _SHORTEST_PLACE or any(word in other for word in _MANY):
        return False
    return not own.endswith(other) and not other.endswith(own)


def _another_bureau(name: str, agency: str) -> bool:
    """Whether two bureaus of one place are meant: 青石县林业局, 青石县水务局."""
    place = _place(agency)
    if not place or not name.startswith(place) or not (name.endswith(_BUREAUS) and agency.endswith(_BUREAUS)):
        return False
    return not name.startswith(agency) and not agency.startswith(name)
