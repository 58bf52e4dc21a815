"""Running heads, feet and page numbers: what stands on the page and not in the text.

Known by what the file says (tagged files mark them), by their form at the edge of a page (－3－, 第3页 共10页), and by
coming again at the same place of other pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gxlint.readers.pdf.shapes import Line, Page
from gxlint.text.patterns import lazy

_ZONE, _INCH, _LARGEST_ZONE = 0.14, 72.0, 0.25
"""Heads and feet stand within this share of the page's height above and below, or an inch on low pages, if that is less
than a quarter of the page."""
_DEEP = 3
"""Lines of a head or foot."""
_SAME_PLACE = 4.0
_NUMBER = lazy(
    r"[-—–―－─·•~〜 |]{0,6}\d{1,4}[-—–―－─·•~〜 |]{0,6}|第?\s?[\d一二三四五六七八九十百]{1,4}\s?页\s?[,，/／、]?\s?(?:[（(]?共\s?[\d一二三四五六七八九十百]{1,4}\s?页[)）]?)?"
    r"|\d{1,4}\s?[/／]\s?\d{1,4}|(?i:page)\s?\d{1,4}(?:\s?(?i:of)\s?\d{1,4})?|[-—–―－─]\s?[IVXivx]{1,6}\s?[-—–―－─]"
)
_BARE = lazy(r"\d{1,4}")
_DIGITS = lazy(r"\d+")


class PageText:
    """The lines of a page outside its tables, and the tops and bottoms of these."""

    __slots__ = ("bottom", "lines", "page", "top")

    def __init__(self, page: Page, lines: list[Line], tables: Sequence[tuple[float, float]]) -> None:
        self.page = page
        self.lines = lines
        self.top = min((top for top, _ in tables), default=page.height)
        self.bottom = max((bottom for _, bottom in tables), default=0.0)


def part(pages: Sequence[PageText]) -> list[Line]:
    """Take heads, feet and page numbers out of the lines of all pages; return those that are no numbers, each text once."""
    out: set[int] = set()
    numbers: set[int] = set()
    for here in pages:
        for line in here.lines:
            if all(letter.paged for letter in line.letters):
                out.add(id(line))
    repeated = _repeated(pages, out)
    counted = _counted(pages, out | repeated)
    for here in pages:
        for edge in _edges(here, out | repeated):
            for line in edge:
                text = line.text.strip()
                if id(line) in out or id(line) in repeated:
                    if _NUMBER.fullmatch(text):
                        numbers.add(id(line))
                    continue
                if _NUMBER.fullmatch(text) and (not _BARE.fullmatch(text) or id(line) in counted):
                    numbers.add(id(line))
                    continue
                break
    heads: dict[str, Line] = {}
    for here in pages:
        kept = []
        for line in here.lines:
            if id(line) in numbers:
                continue
            if id(line) in out or id(line) in repeated:
                if not _NUMBER.fullmatch(line.text.strip()):
                    heads.setdefault(_key(line), line)
                continue
            kept.append(line)
        here.lines = kept
    return list(heads.values())


def _key(line: Line) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _edges(here: PageText, skipped: set[int]) -> Iterator[list[Line]]:
    """The outermost lines of a page, from outside inwards: first those above, then those below all tables."""
    height = here.page.height
    zone = max(height * _ZONE, min(_INCH, height * _LARGEST_ZONE))
    above = [line for line in here.lines if line.base < min(zone, here.top)]
    below = [line for line in here.lines if line.base > max(height - zone, here.bottom)]
    for side in (above, below[::-1]):
        yield side[: _DEEP + sum(id(line) in skipped for line in side)]


def _repeated(pages: Sequence[PageText], known: set[int]) -> set[int]:
    """The outermost lines that come again, but for their digits, at the same place of most other pages (or of those of
    the same side)."""
    if len(pages) < 2:
        return set()
    found: set[int] = set()
    for _ in range(_DEEP):
        places: dict[tuple[bool, int, str], list[Line]] = {}
        for here in pages:
            for upper, side in zip((True, False), _edges(here, known | found), strict=True):
                rest = [line for line in side if id(line) not in known and id(line) not in found]
                if rest:
                    line = rest[0]
                    from_edge = line.base if upper else here.page.height - line.base
                    places.setdefault((upper, round(from_edge / _SAME_PLACE), _key(line)), []).append(line)
        added = set()
        for (_, _, key), lines in places.items():
            different = {line.page for line in lines}
            if len(different) >= max(2, len(pages) // 3) and key.strip("#"):
                added |= {id(line) for line in lines}
        if not added:
            break
        found |= added
    return found


def _counted(pages: Sequence[PageText], skipped: set[int]) -> set[int]:
    """Bare numbers at the edge of pages that count the pages: they rise with them. On a single page only a 1 does."""
    candidates: list[tuple[int, int, Line]] = []
    for here in pages:
        for side in _edges(here, skipped):
            for line in side:
                if id(line) not in skipped and _BARE.fullmatch(line.text):
                    candidates.append((int(line.text) - here.page.number, here.page.number, line))
    if len(pages) == 1:
        return {id(line) for offset, _, line in candidates if offset == 0}
    offsets = Counter(offset for offset, _, _ in candidates)
    # Sections may begin to count anew: any offset that two pages share is one.
    return {id(line) for offset, _, line in candidates if offsets[offset] > 1 or offset == 0}
