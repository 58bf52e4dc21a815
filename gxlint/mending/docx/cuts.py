"""Where a mark can stand between characters, and the runs that are cut in two for it.

A run that is cut keeps its tag and its properties on both sides; nothing of what was there is rewritten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gxlint.mending.docx.encoded import Splice
from gxlint.mending.docx.outline import Outline, keeping_blanks
from gxlint.mending.docx.places import BLANKS
from gxlint.readers.docx.names import PRESERVE, RPR, T, W

_NOTHING_SHOWN = frozenset((RPR, W + "lastRenderedPageBreak", ""))


class Cut(NamedTuple):
    """A place for marks: the byte, the run that is cut there (-1: none) and the text cut in it at `offset` (-1: none);
    `empty` is the paragraph that is opened for it when it is a single tag."""

    place: int
    run: int = -1
    text: int = -1
    offset: int = -1
    empty: int = -1


def before(outline: Outline, run: int, child: int, offset: int) -> Cut:
    """The cut in front of a character of a text in a run; `offset` 0 for what is no text."""
    if _inside(outline, child, offset):
        return Cut(outline.letters(child).starts[offset], run, child, offset)
    for one in outline.children(run):
        if one == child:
            return Cut(outline.starts[run])
        if outline.tags[one] not in _NOTHING_SHOWN:
            break
    return Cut(outline.starts[child], run)


def behind(outline: Outline, run: int, child: int, offset: int) -> Cut:
    """The cut behind a character: `offset` is that of the next one, 0 for what is no text."""
    if _inside(outline, child, offset):
        return Cut(outline.letters(child).starts[offset], run, child, offset)
    more = any(outline.tags[one] not in _NOTHING_SHOWN for one in outline.children(run, child))
    return Cut(outline.stop(child), run) if more else Cut(outline.stop(run))


def readable(outline: Outline, text: int) -> bool:
    """Whether the characters of a text can be laid beside its bytes."""
    node = outline.nodes[text]
    return node is not None and outline.letters(text).text == (node.text or "")


def _inside(outline: Outline, child: int, offset: int) -> bool:
    """Whether characters that count stand on both sides of an offset."""
    if outline.tags[child] != T or not readable(outline, child):
        return False
    first, last = _counted(outline, child)
    return first < offset < last


def _counted(outline: Outline, text: int) -> tuple[int, int]:
    """From where to where the characters of a text count: blanks at its ends do not unless it says so."""
    letters = outline.letters(text).text
    if _preserved(outline, text):
        return 0, len(letters)
    first = len(letters) - len(letters.lstrip(BLANKS))
    return first, max(first, len(letters.rstrip(BLANKS)))


def _preserved(outline: Outline, text: int) -> bool:
    node = outline.nodes[text]
    return node is not None and node.get(PRESERVE) == "preserve"


def splices(outline: Outline, marks: Mapping[Cut, bytes]) -> list[Splice]:
    """Return what is put in so that the marks stand at their cuts."""
    found: list[Splice] = []
    texts: dict[int, dict[int, bytes]] = {}
    for cut, mark in marks.items():
        if cut.text >= 0:
            texts.setdefault(cut.text, {})[cut.offset] = mark
        elif cut.empty >= 0:
            found.append(Splice(cut.place - 2, cut.place, b">" + mark + _closing(outline, cut.empty)))
        elif cut.run >= 0:
            found.append(Splice(cut.place, cut.place, _run_cut(outline, cut.run, mark)))
        else:
            found.append(Splice(cut.place, cut.place, mark))
    for text, cuts in texts.items():
        found += _text_cuts(outline, text, cuts)
    return found


def _run_cut(outline: Outline, run: int, mark: bytes) -> bytes:
    return _closing(outline, run) + mark + _opening(outline, run)


def _opening(outline: Outline, run: int) -> bytes:
    """The start tag of a run with the properties that follow it."""
    begin, end = outline.start_tag(run)
    first = next((child for child in outline.children(run) if outline.tags[child]), None)
    properties = b""
    if first is not None and outline.tags[first] == RPR:
        properties = outline.text[outline.starts[first] : outline.stop(first)]
    return outline.text[begin:end] + properties


def _closing(outline: Outline, element: int) -> bytes:
    return b"</" + outline.prefix(element) + outline.names[element].encode("utf-8") + b">"


def _text_cuts(outline: Outline, text: int, cuts: Mapping[int, bytes]) -> Iterator[Splice]:
    """Cut a text in pieces. Blanks beside a cut, which would not count at an end, get a text that keeps them."""
    run = outline.parents[text]
    letters = outline.letters(text)
    begin, end = outline.start_tag(text)
    tag = outline.text[begin:end]
    borders: Sequence[int] = sorted(cuts)
    if not _preserved(outline, text):
        borders = sorted({place for cut in cuts for place in _around(letters.text, cut)})
    for border, after in zip(borders, [*borders[1:], len(letters.text)], strict=True):
        blank = not _preserved(outline, text) and not letters.text[border:after].strip(BLANKS)
        middle = _run_cut(outline, run, cuts[border]) if border in cuts else b""
        inside = border in letters.cdata
        yield Splice(
            letters.starts[border],
            letters.starts[border],
            (b"]]>" if inside else b"")
            + _closing(outline, text)
            + middle
            + (keeping_blanks(tag) if blank else tag)
            + (b"<![CDATA[" if inside else b""),
        )


def _around(text: str, cut: int) -> tuple[int, int, int]:
    left = right = cut
    while left and text[left - 1] in BLANKS:
        left -= 1
    while right < len(text) and text[right] in BLANKS:
        right += 1
    return left, cut, right
