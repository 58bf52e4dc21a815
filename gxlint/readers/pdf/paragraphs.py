"""Lines to paragraphs: what the width of the page broke is put together again, also over the end of a page.

A line goes on in the next one when the next word would not have fitted behind it and the next line begins where lines of a
paragraph go on: at the left margin, without the indent of two characters that begins a paragraph. Headings and titles end
before the margin, so they stay lines of their own; one that filled its line goes on as any other.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gxlint.readers.pdf.cells import seam, word
from gxlint.readers.pdf.shapes import Line
from gxlint.text.patterns import lazy

_STEP = 2.0
_ALIGNED = 0.5
"""Of an em: how exactly lines of a paragraph begin below each other."""
_INDENT = 1.2
"""Of an em: from here on a line is set in; the form asks for two characters."""
_SLACK = 0.6
"""Of an em: by how much a full line may fall short (marks pressed together, hanging marks)."""
_SAME_SIZE = 0.08
_APART = 1.35
"""Times the usual distance of lines: a larger one is a blank between paragraphs."""
_LEAST_APART, _TITLE_APART = 1.2, 2.4
"""Times the size of the type: what is never too large a distance, and what is not in a title, which has lines of its own."""
_CENTRED = 1.5
"""Of an em: by how much both sides of a line in the middle may differ."""
_ENDS = frozenset("。；;：:！？!?")
_MARKER = lazy(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节条]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]"
)
_LEADER = lazy(r"[.…·．_]{6,}")


@dataclass(slots=True)
class Setting:
    """A line with the margins of the text it stands in, and whether it stands in the middle between them."""

    line: Line
    left: float
    right: float
    pitch: float

    @property
    def balanced(self) -> bool:
        """Whether both sides leave the same, be it nothing."""
        before, after = self.line.left - self.left, self.right - self.line.right
        return abs(before - after) <= _CENTRED * self.line.size

    @property
    def centred(self) -> bool:
        """Whether both sides leave the same, and more than an indent."""
        return self.balanced and self.line.left - self.left > _INDENT * self.line.size


@dataclass(slots=True)
class Text:
    """A paragraph put together of lines."""

    settings: list[Setting]
    text: str

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.settings[0].line.page


def margins(lines: Sequence[Line], width: float) -> tuple[float, float]:
    """Return left and right margin of some lines on pages of a width: where lines go on, and where the fullest end.

    Where no line is half as long as the page is wide, none is full: then both margins are taken to be alike.
    """
    if not lines:
        return 0.0, width
    left = _margin([line.left for line in lines], low=True)
    right = _margin([line.right for line in lines], low=False)
    return left, right if right - left >= width / 2 else max(width - left, right)


def _margin(places: Sequence[float], *, low: bool) -> float:
    """The outermost place that several lines share; the outermost of all where none do."""
    steps = Counter(round(place / _STEP) for place in places)
    enough = 2 if len(places) < 40 else 3
    shared = [place for place in places
              if sum(steps[round(place / _STEP) + near] for near in (-1, 0, 1)) >= enough]  # fmt: skip
    kept = shared or places
    return min(kept) if low else max(kept)


def pitch_of(lines: Sequence[Line]) -> float:
    """The usual distance of baselines, 0.0 where there are too few lines to tell."""
    steps = Counter(
        round(after.base - before.base)
        for before, after in itertools.pairwise(lines)
        if before.page == after.page and 0 < after.base - before.base < 6 * max(before.size, 1)
    )
    if not steps:
        return 0.0
    most = max(steps.values())
    return float(min(step for step, count in steps.items() if count >= 0.6 * most))


def paragraphs(settings: Iterable[Setting]) -> list[Text]:
    """Return the paragraphs of lines that follow each other without a table between."""
    found: list[Text] = []
    for setting in settings:
        if found and _goes_on(found[-1], setting):
            whole = found[-1]
            whole.text += seam(whole.text, setting.line.text) + setting.line.text
            whole.settings.append(setting)
        else:
            found.append(Text([setting], setting.line.text))
    return found


def _goes_on(text: Text, setting: Setting) -> bool:
    before, line = text.settings[-1], setting.line
    size = before.line.size
    if abs(line.size - size) > _SAME_SIZE * max(line.size, size):
        return False
    if _LEADER.search(before.line.text) or before.line.gapped or line.gapped:
        return False
    if before.line.page == line.page and before.right == setting.right:
        step = line.base - before.line.base
        most = max(_APART * before.pitch, (_TITLE_APART if setting.centred else _LEAST_APART) * size)
        if step <= 0 or (before.pitch and step > most):
            return False
        if len(text.settings) > 1:
            first, second = text.settings[-2].line, text.settings[-1].line
            if first.page == second.page and step > _APART * max(second.base - first.base, size):
                return False
    if setting.centred and all(one.balanced for one in text.settings):
        # A first line set in by two characters may end short of the margin and look centred.
        return before.line.text[-1] not in _ENDS and (
            _same_face(before.line, line)
            and word(line.letters)
            > (before.right - before.left) - (before.line.right - before.line.left) + _SLACK * size
        )
    if not _full(before, line):
        return False
    if before.line.text[-1] in _ENDS and _MARKER.match(line.text):
        return False
    return _begins_as_continued(text, setting)


def _full(before: Setting, line: Line) -> bool:
    """Whether the first word of a line would not have fitted behind the line before."""
    size = before.line.size
    fitted = before.line.right + word(line.letters) <= before.right - _SLACK * size / 2
    return not fitted or before.line.right >= before.right - _SLACK * size


def _begins_as_continued(text: Text, setting: Setting) -> bool:
    size = setting.line.size
    near = _ALIGNED * size
    here = setting.line.left - setting.left
    last = text.settings[-1]
    there = last.line.left - last.left
    if len(text.settings) > 1:
        first = text.settings[0]
        indented = abs(first.line.left - first.left) > near
        return abs(here - there) <= near and (indented or last.line.text[-1] not in _ENDS)
    if abs(here) <= near:
        # Set in before and flush now is how a paragraph goes on; both flush may be two paragraphs, or heading and text.
        return there > _INDENT * size or (
            _same_face(last.line, setting.line) and last.line.text[-1] not in _ENDS
        )
    if abs(here - there) <= near:
        # Both are set in: two paragraphs of one line each, unless all of the block is set in (a list, a quotation).
        return last.line.text[-1] not in _ENDS and not _MARKER.match(setting.line.text) and here > 2.6 * size
    # A hanging indent: the text of an item stands to the right of its number.
    return here > there and here - there <= 4 * size and bool(_MARKER.match(last.line.text))


def _same_face(one: Line, other: Line) -> bool:
    """Whether two lines are set in the same type, as far as their Chinese characters show."""
    return _face(one) == _face(other) or not (_face(one) and _face(other))


def _face(line: Line) -> tuple[str, int] | None:
    looks = Counter(letter.look for letter in line.letters if "\u4e00" <= letter.text[:1] <= "\u9fff")
    if len(looks) != 1:
        return None
    return next(iter(looks))
