"""Tables of contents: headings that stand one behind the other before they stand again with their text."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.structure import names
from gxlint.structure.headings import LONGEST_NAME, PAGE_TAIL, STYLES, Candidate
from gxlint.structure.items import Item
from gxlint.text.normal import squeeze
from gxlint.text.patterns import lazy

_SHORTEST = 3
_TAIL = 24
_LONGEST_LINE = 120
_LEADERS = lazy(r"(?:[.…·．]\s?){4}[.…·．\s]{0,80}\(?\d{1,3}\)?$")
"""Leader dots up to a page number: nothing but an entry of a table of contents ends so."""
_TITLES = frozenset({"目录", "目次"})
_NAME_END = "。.:：;；… \t\u3000\xa0·-—()0123456789"


def without(items: Sequence[Item], numbered: Sequence[Candidate]) -> list[Candidate]:
    """Drop a table of contents: three or more headings in a row, nothing between them, that all stand again later."""
    last: dict[str, int] = {}
    for order, candidate in enumerate(numbered):
        last[names.key(candidate.name)] = order
        if candidate.match.sure:
            last[candidate.match.id] = order
    kept: list[Candidate] = []
    run: list[Candidate] = []
    for order, candidate in enumerate(numbered):
        following = numbered[order + 1] if order + 1 < len(numbered) else None
        known = candidate.match.id if candidate.match.sure else names.key(candidate.name)
        again = max(last[known], last[names.key(candidate.name)]) > order and _stands_alone(
            items, candidate, following
        )
        if run and not (again and _follows(run[-1], candidate)):
            kept.extend(run if len(run) < _SHORTEST else ())
            run = []
        if again:
            run.append(candidate)
        else:
            kept.append(candidate)
    kept.extend(run if len(run) < _SHORTEST else ())
    return kept


def _stands_alone(items: Sequence[Item], candidate: Candidate, following: Candidate | None) -> bool:
    """Whether nothing stands behind a heading on its line but the next one: 一、概述。二、主动公开情况。"""
    if candidate.whole or candidate.end == len(items[candidate.item].text):
        return True
    return following is not None and following.item == candidate.item and following.start == candidate.end


def _follows(before: Candidate, candidate: Candidate) -> bool:
    if before.item == candidate.item:
        return candidate.start == before.end
    return candidate.item - before.item == 1


def mark(items: Sequence[Item], until: int) -> None:
    """Mark a typed table of contents before item `until` (the first heading) as "front": it says nothing of the year.

    Its entries are names of sections or numbered lines with a page number; they count right behind 目录, three or more
    in a row, or one by one where the page number stands.
    """
    run: list[tuple[Item, bool]] = []
    headed: Item | None = None
    for item in items[:until]:
        paged = _entry(item)
        if paged is not None:
            run.append((item, paged))
            continue
        _close(run, headed)
        run = []
        headed = item if item.kind == "text" and squeeze(item.text[:12]) in _TITLES else None
    _close(run, headed)


def _close(run: Sequence[tuple[Item, bool]], headed: Item | None) -> None:
    whole = bool(run) and (headed is not None or len(run) >= _SHORTEST)
    for item, paged in run:
        if whole or paged:
            item.kind = "front"
    if whole and headed is not None:
        headed.kind = "front"


def _entry(item: Item) -> bool | None:
    """Return whether an entry of a table of contents gives its page, None for what is none."""
    text, number = item.text, item.number
    if item.kind == "text" and len(text) <= _LONGEST_LINE and _LEADERS.search(text[-_LONGEST_LINE:]):
        return True
    if item.kind != "text" or not text or len(text) > LONGEST_NAME + _TAIL or "。" in text:
        return None
    paged = PAGE_TAIL.search(text[-_TAIL:]) is not None
    named = number is not None and number.style in STYLES
    name = text[number.end if number and named else 0 :].rstrip(_NAME_END)
    if names.recognise(name).sure if named else names.exact(name) is not None:
        return paged
    return True if paged and named else None
