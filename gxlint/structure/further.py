"""Another report behind the first one in the same file: last year's below this year's on one page, or a copy of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gxlint.structure import titles
from gxlint.structure.headings import Candidate
from gxlint.structure.items import Item
from gxlint.structure.names import CORE

_SAME = 3
_MOST_TITLES = 40
_LONGEST_AGENCY = 30


def begins(items: Sequence[Item], numbered: Sequence[Candidate], bare: Sequence[Candidate]) -> int | None:
    """Return the position of the title of a further report, None as a rule.

    A title counts when three sections with text under them stand before it and stand again, numbered anew, behind it;
    a title that a print repeats on every page has other sections behind it.
    """
    known = sorted(
        (c for c in (*numbered, *bare) if c.match.sure and c.match.id in CORE),
        key=lambda c: (c.item, c.start),
    )
    if len(known) < 2 * _SAME:
        return None
    found = [
        position
        for position in range(known[0].item + 1, known[-1].item)
        if items[position].kind == "text"
        and "公开" in items[position].text[:90]
        and titles.is_title(items[position].text)
    ][:_MOST_TITLES]
    heads = {candidate.item for candidate in known}
    for number, position in enumerate(found):
        end = found[number + 1] if number + 1 < len(found) else len(items)
        before = _ids(c for c in known if c.item < position and c.item + 1 not in heads)
        behind = [c for c in known if position < c.item < end]
        if behind and behind[0].value <= 1 and len(before & _ids(behind)) >= _SAME:
            return _with_agency(items, position)
    return None


def _ids(candidates: Iterable[Candidate]) -> set[str]:
    return {candidate.match.id for candidate in candidates}


def _with_agency(items: Sequence[Item], position: int) -> int:
    """Return the position of the line above where it is the agency's, which a title in two lines begins with."""
    above = items[position - 1]
    plain = titles.cut(above.text) if above.kind == "text" and len(above.text) <= _LONGEST_AGENCY else ""
    alone = titles.agency(items[position].text) is None
    return position - 1 if alone and plain and titles.is_agency(plain) else position
