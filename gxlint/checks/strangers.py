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
    tail = common_tail(agency)
    place = agency[: len(agency) - len(tail) + 1]
    if not tail or not name.startswith(place) or not (name.endswith(_BUREAUS) and agency.endswith(_BUREAUS)):
        return False
    return not name.startswith(agency) and not agency.startswith(name)
