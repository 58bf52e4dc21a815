"""Pages set upright: turned as the file says, and turned again where all of the text lies on its side.

Wide tables stand on landscape pages, on pages with a /Rotate of 90, or drawn sideways on an upright page.
Text that nobody sees is left out here: invisible, white on white, printed twice to look bold, outside the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from gxlint.readers.pdf import characters
from gxlint.readers.pdf.raw import HIDDEN, PAGINATION, WHITE, Box, Glyph, RawPage, Run
from gxlint.readers.pdf.shapes import Area, Letter, Page, Rule

_STRAIGHT = 3.0
"""Degrees off the axis at which text is still straight."""
_SIDEWAYS = 0.8
"""Share of the letters that must lie on their side before the page is taken to."""
_TINY = 1.0
_ASCENT = 0.88
"""Of an em, above the baseline: where a Chinese character ends."""
_SAME = 0.2
_BOLD_NAME = re.compile(r"bold|heavy|black|,b|-b$", re.I)

Point = Callable[[float, float], tuple[float, float]]


def upright(raw: RawPage, number: int) -> Page:
    """Return a page upright. `number` counts from 1."""
    turn = raw.turn + _sideways(raw)
    left, bottom, right, top = raw.box
    wide, high = right - left, top - bottom
    point = _turner(turn % 4, left, bottom, wide, high)
    page = Page(number, *((high, wide) if turn % 2 else (wide, high)), shapes=raw.shapes)
    for x0, y0, x1, y1 in raw.segments:
        _rule(page, *point(x0, y0), *point(x1, y1))
    areas = [_area(point, box) for box in raw.fills]
    page.images = [_area(point, box) for box in raw.images]
    _letters(raw, page, point, turn, [*areas, *page.images])
    return page


def _sideways(raw: RawPage) -> int:
    """Quarter turns that most of the text is off upright."""
    quarters: Counter[int] = Counter()
    for glyph in raw.glyphs:
        angle = raw.runs[glyph.run].angle
        quarters[round(angle / 90) % 4 if _off(angle) <= _STRAIGHT else 4] += 1
    if not quarters:
        return 0
    # Turned as the page is shown: text drawn at 90 degrees on a page with /Rotate 90 is upright.
    most, count = quarters.most_common(1)[0]
    shown = (most - raw.turn) % 4
    if most == 4 or shown == 0 or count < _SIDEWAYS * quarters.total():
        return 0
    return shown


def _off(angle: float) -> float:
    return abs((angle + 45) % 90 - 45)


def _turner(turn: int, left: float, bottom: float, wide: float, high: float) -> Point:
    """Return what takes a point of the page's own space to its place from the top left corner of the page turned."""
    if turn == 0:
        return lambda x, y: (x - left, high - (y - bottom))
    if turn == 1:
        return lambda x, y: (y - bottom, x - left)
    if turn == 2:
        return lambda x, y: (wide - (x - left), y - bottom)
    return lambda x, y: (high - (y - bottom), wide - (x - left))


def _rule(page: Page, x0: float, y0: float, x1: float, y1: float) -> None:
    if abs(x1 - x0) >= abs(y1 - y0):
        page.level.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    else:
        page.plumb.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _area(point: Point, box: Box) -> Area:
    (x0, y0), (x1, y1) = point(box[0], box[1]), point(box[2], box[3])
    return Area(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _letters(raw: RawPage, page: Page, point: Point, turn: int, behind: Sequence[Area]) -> None:
    seen: dict[tuple[str, int, int], list[Letter]] = {}
    angles = [_quarter(run, turn) for run in raw.runs]
    looks = [(run.font, 700 if run.weight >= 600 or _BOLD_NAME.search(run.font) else 400) for run in raw.runs]
    for order, (glyph, code) in enumerate(_paired(raw.glyphs)):
        run = raw.runs[glyph.run]
        text = characters.meant(code, run.font)
        if not text or run.size < _TINY:
            continue
        angle = angles[glyph.run]
        letter = _letter(glyph, run, text, point, order, angle or 0, looks[glyph.run])
        x, y = letter.middle
        if not (0 <= x <= page.width and 0 <= y <= page.height):
            continue
        if text.isspace():
            if angle is not None and not run.flags & HIDDEN:
                page.letters.append(letter)
            continue
        if angle is None:
            page.slanted.append(letter)
            continue
        page.drawn += 1
        if run.flags & HIDDEN or (run.flags & WHITE and not any(area.holds(x, y) for area in behind)):
            page.unseen += 1
            continue
        if _printed_before(letter, seen):
            continue
        page.missing += characters.unread(text)
        page.letters.append(letter)


def _quarter(run: Run, turn: int) -> int | None:
    """The direction of a run on the page turned, None when it is slanted."""
    return None if _off(run.angle) > _STRAIGHT else (round(run.angle / 90) - turn) % 4 * 90


def _paired(glyphs: Sequence[Glyph]) -> list[tuple[Glyph, int]]:
    """Glyphs with their code points; the two halves of one outside the first plane (𠮷) put together."""
    paired: list[tuple[Glyph, int]] = []
    for glyph in glyphs:
        if paired and 0xDC00 <= glyph.code <= 0xDFFF and 0xD800 <= paired[-1][1] <= 0xDBFF:
            high = paired.pop()
            paired.append((high[0], 0x10000 + (high[1] - 0xD800 << 10) + glyph.code - 0xDC00))
        else:
            paired.append((glyph, glyph.code))
    return paired


def _letter(
    glyph: Glyph, run: Run, text: str, point: Point, order: int, angle: int, look: tuple[str, int]
) -> Letter:
    (x0, y0), (x1, y1) = point(glyph.left, glyph.bottom), point(glyph.right, glyph.top)
    x, y = point(glyph.x, glyph.y)
    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    paged = bool(run.flags & PAGINATION)
    if angle:
        return Letter(text, left, right, top, bottom, run.size, order, angle, look, paged)
    # Fonts made of drawings (Type 3) have no advance, only what is inked: a Chinese character fills its square.
    if characters.is_wide(text) and right - left < run.size * 0.95:
        left = min(left, max(x, left - run.size * 0.6))
        right = max(right, left + run.size)
    elif x < left <= x + run.size * 0.3:
        left = x
    return Letter(text, left, right, y - run.size * _ASCENT, y, run.size, order, 0, look, paged)


def _printed_before(letter: Letter, seen: dict[tuple[str, int, int], list[Letter]]) -> bool:
    """Whether the same character stands at the same place already: bold and shadows are made that way."""
    step = max(letter.size, _TINY)
    column, row = int(letter.left / step), int(letter.base / step)
    near = letter.size * _SAME
    for c in (column - 1, column, column + 1):
        for r in (row - 1, row, row + 1):
            for other in seen.get((letter.text, c, r), ()):
                if abs(other.left - letter.left) <= near and abs(other.base - letter.base) <= near:
                    return True
    seen.setdefault((letter.text, column, row), []).append(letter)
    return False
