"""Web pages: from a place in the laid-out text to the characters of the source, of which only those are changed.

A line of the page is found again in its source by what stands around it, white space aside. Where that does not stand
there exactly once, nothing is written. Tags are never touched: of a word that tags divide, the new text goes where its
first changed character stood.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape

from gxlint.diagnostics import Change
from gxlint.mending.changes import alike
from gxlint.mending.encoded import Encoded
from gxlint.mending.html_letters import Letters, letters
from gxlint.mending.refusals import Refused
from gxlint.text.normal import INVISIBLE

_FAR = 200
"""Characters of a line beside the one with the change that are looked for."""
_IGNORED = frozenset(INVISIBLE + "|")
"""Beside white space: what shows nothing, and the bars that part the cells of a row."""


class HtmlSource:
    """A page beside the lines it was read as."""

    def __init__(self, data: bytes, lines: Sequence[str]) -> None:
        """Raises Refused, as `Encoded.of`."""
        self._encoded = Encoded.of(data)
        self._lines = lines
        self._known: dict[Change, list[tuple[int, int, str]]] = {}

    @cached_property
    def _letters(self) -> Letters:
        return letters(self._encoded.text)

    @cached_property
    def _seen(self) -> tuple[str, list[int]]:
        """The characters that show anything, and the position of each in all of them."""
        text = self._letters.text
        places = [at for at, character in enumerate(text) if _shows(character)]
        return "".join(text[at] for at in places), places

    def replaced(self, changes: Sequence[Change]) -> bytes:
        """Return the page with the changes, which do not overlap. Raises Refused: "not-found", "several", "entity"."""
        places: dict[tuple[int, int], str] = {}
        for change in changes:
            if change not in self._known:
                self._known[change] = list(self._places(change))
            for first, last, text in self._known[change]:
                if places.setdefault((first, last), text) != text:
                    raise Refused("entity")
        return self._encoded.replaced([(*place, text) for place, text in places.items()], references=True)

    def _places(self, change: Change) -> Iterator[tuple[int, int, str]]:
        """The characters of the source that change, each with what stands there afterwards."""
        line = self._lines[change.span.line - 1]
        first, last = change.span.column - 1, change.span.end_column - 1
        new = change.text
        while first > 0 and not _shows(line[first]):
            first -= 1
            new = line[first] + new
        while last < len(line) and not _shows(line[last - 1]):
            new += line[last]
            last += 1
        begin, end = self._found(change.span.line, first, last)
        kept, begin, end, new = self._differing(begin, end, line[first:last], new)
        if (
            begin == end
        ):  # only something to put in: behind the last character that stays, else in front of the next
            at = begin - 1 if kept else begin
            own, added = self._source(at), escape(new, quote=False)
            yield self._letters.starts[at], self._letters.ends[at], own + added if kept else added + own
            return
        shared = {*self._ranges(begin - 1, begin), *self._ranges(end, end + 1)}
        for place in dict.fromkeys(self._ranges(begin, end)):
            if place in shared:
                raise Refused("entity")
            yield *place, escape(new, quote=False)
            new = ""

    def _ranges(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        for at in range(max(0, begin), min(end, len(self._letters.text))):
            yield self._letters.starts[at], self._letters.ends[at]

    def _source(self, at: int) -> str:
        return self._encoded.text[self._letters.starts[at] : self._letters.ends[at]]

    def _differing(self, begin: int, end: int, old: str, new: str) -> tuple[int, int, int, str]:
        """Leave out what stays at both ends: how many characters that is at the beginning, and what is left.

        Between the letters the source may have other white space than the line; it stays where that of the line does.
        """
        left = alike(old, new)
        right = alike(old[left:][::-1], new[left:][::-1])
        text = self._letters.text
        count = len(_plain(old[:left]))
        blank = left > 0 and not _shows(old[left - 1])
        while begin < end and (count or (blank and not _shows(text[begin]))):
            count -= _shows(text[begin])
            begin += 1
        count = len(_plain(old[len(old) - right :]))
        blank = right > 0 and not _shows(old[-right])
        while end > begin and (count or (blank and not _shows(text[end - 1]))):
            count -= _shows(text[end - 1])
            end -= 1
        return left, begin, end, new[left : len(new) - right]

    def _found(self, number: int, first: int, last: int) -> tuple[int, int]:
        """Where in all characters those of a line (from `first` up to `last`) stand."""
        seen, places = self._seen
        line = self._lines[number - 1]
        before, middle, after = (_plain(part) for part in (line[:first], line[first:last], line[last:]))
        several = False
        for left, right in self._around(number, before, after):
            wanted = left + middle + right
            at = seen.find(wanted)
            if at >= 0 and seen.find(wanted, at + 1) < 0:
                begin = at + len(left)
                return places[begin], places[begin + len(middle) - 1] + 1
            several = several or at >= 0
        raise Refused("several" if several else "not-found")

    def _around(self, number: int, before: str, after: str) -> Iterator[tuple[str, str]]:
        """What may stand around the characters, the longest first: lines above and below, the line, a part of it."""
        above = [_plain(line[-_FAR:]) for line in self._lines[max(0, number - 3) : number - 1]]
        below = [_plain(line[:_FAR]) for line in self._lines[number : number + 2]]
        left, right = before[-_FAR:], after[:_FAR]
        yield "".join(above) + left, right + "".join(below)
        yield "".join(above[-1:]) + left, right + "".join(below[:1])
        yield "".join(above[-1:]) + left, right
        yield left, right + "".join(below[:1])
        yield left, right
        for length in (60, 30, 15, 8):
            if length < len(left) or length < len(right):
                yield left[-length:], right[:length]
        yield "", right
        yield left, ""


def _shows(character: str) -> bool:
    return not character.isspace() and character not in _IGNORED


def _plain(text: str) -> str:
    return "".join(character for character in text if _shows(character))
