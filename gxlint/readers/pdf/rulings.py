"""Drawn lines to the frames of tables: pieces of one ruling put together, rulings that meet put into one frame.

Word and WPS draw a border per cell, LibreOffice one per row, browsers four thin rectangles a cell; double and dashed
borders come in many pieces. What meets nothing is an underline, the red line of a letterhead, a chart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gxlint.readers.pdf.shapes import Area, Rule

TOUCH = 3.5
"""Points by which rulings that are meant to meet may miss each other: those inside a double border end at its inner line."""
_ONE_RULE, _DOUBLE = 2.0, 3.6
"""Points: rulings nearer than the first are one; chained together, a double border is up to the second thick."""
_DASH = 3.2
_SHORT = 4.0
_MOST_MEETINGS = 3_000_000
"""Pairs of rulings of one page that are looked at; a page with more is a drawing, and no table is sought on it."""


@dataclass(slots=True)
class Frame:
    """Rulings that hang together."""

    level: list[Rule]
    plumb: list[Rule]

    @property
    def area(self) -> Area:
        """What it encloses."""
        return Area(
            min([rule.at for rule in self.plumb] + [rule.start for rule in self.level]),
            min([rule.at for rule in self.level] + [rule.start for rule in self.plumb]),
            max([rule.at for rule in self.plumb] + [rule.end for rule in self.level]),
            max([rule.at for rule in self.level] + [rule.end for rule in self.plumb]),
        )


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Return rulings with the pieces of one put together and what is too short for any cell left out."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if groups and rule.at - groups[-1][-1].at <= _ONE_RULE and rule.at - groups[-1][0].at <= _DOUBLE:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    whole: list[Rule] = []
    for group in groups:
        weight = sum(rule.end - rule.start for rule in group)
        at = sum(rule.at * (rule.end - rule.start) for rule in group) / weight if weight else group[0].at
        pieces = sorted(group, key=lambda rule: (rule.start, rule.end))
        start, end = pieces[0].start, pieces[0].end
        for piece in pieces[1:]:
            if piece.start <= end + _DASH:
                end = max(end, piece.end)
            else:
                whole.append(Rule(at, start, end))
                start, end = piece.start, piece.end
        whole.append(Rule(at, start, end))
    return [rule for rule in whole if rule.end - rule.start >= _SHORT]


def frames(level: Sequence[Rule], plumb: Sequence[Rule]) -> list[Frame]:
    """Return the groups of merged rulings that meet, from top to bottom; each has rulings of both directions."""
    plumb = sorted(plumb)
    if len(level) * len(plumb) > _MOST_MEETINGS:
        return []
    places = [rule.at for rule in plumb]
    parent = list(range(len(level) + len(plumb)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for number, rule in enumerate(level):
        first, last = bisect_left(places, rule.start - TOUCH), bisect_right(places, rule.end + TOUCH)
        for other in range(first, last):
            crossing = plumb[other]
            if crossing.start - TOUCH <= rule.at <= crossing.end + TOUCH:
                parent[root(len(level) + other)] = root(number)
    groups: dict[int, Frame] = {}
    for number, rule in enumerate(level):
        groups.setdefault(root(number), Frame([], [])).level.append(rule)
    for number, rule in enumerate(plumb):
        groups.setdefault(root(len(level) + number), Frame([], [])).plumb.append(rule)
    found = [frame for frame in groups.values() if frame.level and frame.plumb]
    return sorted(found, key=lambda frame: (frame.area.top, frame.area.left))
