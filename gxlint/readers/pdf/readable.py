"""Whether there is text on a page that can be read: a scan has none, and a font without its map of characters gives garbage.

The text that a recognition program put invisibly behind a scan is not what is printed: figures it misread are worse than
none, so it is not taken for the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.document import Notice
from gxlint.readers.errors import Unreadable
from gxlint.readers.pdf.shapes import Area, Page

_FEW = 40
"""Characters that may stand on a scanned page all the same: a stamp, a page number, the name of the program."""
_COVERED = 0.4
"""Share of a page that pictures cover before it is one."""
_OUTLINES = 150
"""Drawn shapes on a page without text: characters turned into outlines."""
_GARBLED, _SOME = 0.3, 20
_LATIN_GARBLED, _ENOUGH = 0.15, 300


def judge(pages: Sequence[Page]) -> tuple[list[Page], list[Notice]]:
    """Return the pages that can be read, and what is to be said of the others.

    Raises Unreadable "scanned-pdf" when all pages with anything on them are pictures, "garbled-pdf" when the text of all
    others is garbage.
    """
    pictures = [page for page in pages if is_picture(page)]
    garbled = [page for page in pages if page not in pictures and _is_garbled(page)]
    rest = [page for page in pages if page not in pictures and page not in garbled]
    written = [page for page in rest if any(not letter.text.isspace() for letter in page.letters)]
    if not written and pictures:
        raise Unreadable("scanned-pdf", pages=len(pictures))
    if (garbled and not written) or _is_foreign(written):
        raise Unreadable("garbled-pdf", pages=len(garbled) or len(written))
    notices = []
    for kind, found in (("scanned-pages", pictures), ("garbled-pages", garbled)):
        if found:
            notices.append(Notice("unread-part", f"{kind} {','.join(str(page.number) for page in found)}"))
    return rest, notices


def is_picture(page: Page) -> bool:
    """Whether a page is a picture of text, or text turned into outlines, and no text."""
    seen = page.drawn - page.unseen
    if seen > _FEW:
        return False
    if page.shapes >= _OUTLINES and seen < _FEW // 4:
        return True
    return covered(page) >= _COVERED * page.width * page.height


def covered(page: Page) -> float:
    """Square points that pictures cover; strips of one picture add up, pictures on top of each other do not."""
    largest = max((image.size for image in page.images), default=0.0)
    strips: dict[tuple[int, int], float] = {}
    for image in page.images:
        key = (round(image.left), round(image.right))
        strips[key] = strips.get(key, 0.0) + _shown(image, page).size
    return min(max(largest, *strips.values()) if strips else 0.0, page.width * page.height)


def _shown(image: Area, page: Page) -> Area:
    return Area(
        max(image.left, 0), max(image.top, 0), min(image.right, page.width), min(image.bottom, page.height)
    )


def _is_garbled(page: Page) -> bool:
    return page.missing >= _SOME and page.missing >= _GARBLED * (page.drawn - page.unseen)


def _is_foreign(pages: Sequence[Page]) -> bool:
    """Whether all of the text is letters beyond ASCII and none is Chinese: a font whose characters were never mapped."""
    odd = seen = 0
    for page in pages:
        for letter in page.letters:
            first = letter.text[:1]
            if "\u2e80" <= first <= "\uffef" or first >= "\U00010000":
                return False
            seen += not first.isspace()
            odd += first >= "\x80"
    return seen >= _ENOUGH and odd >= _LATIN_GARBLED * seen
