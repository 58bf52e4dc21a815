"""Which candidates are top headings: the numbering of the top level is learnt from the document itself."""

from __future__ import annotations

from collections.abc import Sequence, Set

from gxlint.document import Paragraph
from gxlint.structure import contents, level, names, nested
from gxlint.structure.headings import Candidate
from gxlint.structure.items import Item
from gxlint.structure.names import CORE
from gxlint.text.normal import squeeze
from gxlint.text.patterns import lazy

_PUNCTUATION = frozenset("。；;，,：:！？")
_NOTHING = lazy(r"(?:暂?无|没有|未发生|未收到|不涉及|略|同上|见附[件表])[。.;；!！]?$")
"""A whole answer of a few characters."""
_STRONG = frozenset({"mandated", "accepted"})
_LONG_NAME = 7


def tops(items: Sequence[Item], numbered: Sequence[Candidate], bare: Sequence[Candidate]) -> list[Candidate]:
    """Return the top headings in reading order.

    The style is the outermost one that carries a section name. Lists inside sections restart at one, a table of
    contents stands twice, and names without a numeral count where nothing else stands for their section.
    """
    numbered = contents.without(items, numbered)
    lines = {c.item for c in bare if c.match.sure}
    named = bare
    bare = [c for c in bare if _leads_text(items, c, lines) or c.match.id == "annex"]
    style = level.top_style(numbered, bare)
    if style is None:
        return _unnumbered(items, _with_empty(bare, named))
    chosen = _sequence(nested.without([c for c in numbered if c.style == style]))
    chosen = _with_lost_numerals(chosen, numbered, bare, items)
    return _with_levels(items, chosen, bare)


def _sequence(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Keep what numbers the top level: known names, and others whose numeral fits between them."""
    fits = _steady(candidates)
    best: dict[str, int] = {}
    for candidate in candidates:
        if candidate.match.sure:
            best[candidate.match.id] = max(best.get(candidate.match.id, 0), fits[id(candidate)])
    chosen: list[Candidate] = []
    last = nested = 0
    for order, candidate in enumerate(candidates):
        value = candidate.value
        known = candidate.match.sure
        twin = known and best[candidate.match.id] > fits[id(candidate)]
        if value == last + 1 and not (nested and value == nested + 1 and not known):
            keep = True
        elif known:
            keep = not (twin and (value == 1 or value == nested + 1) and chosen)
        elif not chosen:
            keep = value == 1
        elif nested and value == nested + 1:
            keep = False
        else:
            # An unknown name with a wrong numeral: it counts when the next one goes on as if it had been right.
            following = candidates[order + 1] if order + 1 < len(candidates) else None
            keep = value not in (0, 1) and candidate.whole and following is not None and following.match.sure \
                and following.value in (last + 2, value + 1)  # fmt: skip
        if keep:
            chosen.append(candidate)
            last, nested = value, 0
        else:
            nested = value
    return chosen


def _steady(candidates: Sequence[Candidate]) -> dict[int, int]:
    """Return how many of its known neighbours (0 to 2) agree with the numeral of each known candidate, by identity."""
    known = [candidate for candidate in candidates if candidate.match.sure]
    values = [0, *(candidate.value for candidate in known), 0]
    return {
        id(candidate): (values[n] == candidate.value - 1) + (values[n + 2] == candidate.value + 1)
        for n, candidate in enumerate(known)
    }


def _with_lost_numerals(
    chosen: list[Candidate], numbered: Sequence[Candidate], bare: Sequence[Candidate], items: Sequence[Item]
) -> list[Candidate]:
    """Add names without numeral, or with one of another style, where a number is missing or nothing else has them."""
    have = {c.match.id for c in chosen if c.match.sure}
    taken = {c.item for c in chosen}
    others = [
        c
        for c in numbered
        if c.item not in taken and c.match.sure and c.whole and c.style != (chosen[0].style if chosen else "")
    ]
    candidates = sorted([*[c for c in bare if c.match.sure], *others], key=lambda c: (c.item, c.start))
    result: list[Candidate] = []
    position = 0
    previous = 0
    for following in [*chosen, None]:
        between: list[Candidate] = []
        while position < len(candidates) and (
            following is None or candidates[position].item < following.item
        ):
            between.append(candidates[position])
            position += 1
        room = following.value - previous - 1 if following is not None else 0
        for candidate in between:
            if not result and following is chosen[0] and room <= 0 and candidate.match.id != "preface":
                continue  # a menu of the page in front of the report
            if candidate.match.id in have and candidate.match.id != "annex":
                continue
            if candidate.number is not None and not (room > 0 and candidate.value == previous + 1):
                continue
            in_gap = room > 0 and names.closes(squeeze(candidate.name))
            alone = candidate.match.id in CORE and (
                len(squeeze(candidate.name)) > 5 or names.closes(squeeze(candidate.name))
            )
            if in_gap or alone or candidate.match.id in ("annex", "preface"):
                result.append(candidate)
                have.add(candidate.match.id)
                if in_gap and candidate.match.id not in ("annex", "preface"):
                    room -= 1
                    previous += 1
        if following is not None:
            result.append(following)
            previous = following.value
    return result


def _with_levels(
    items: Sequence[Item], chosen: list[Candidate], bare: Sequence[Candidate]
) -> list[Candidate]:
    """Add unknown names without numeral that the format itself sets on the level of the known top headings."""
    levels = {_level(items, c) for c in chosen} - {None}
    if len(levels) != 1 or not chosen:
        return chosen
    own = levels.pop()
    taken = {c.item for c in chosen}
    extra = [c for c in bare if c.item not in taken and c.item > chosen[0].item and _level(items, c) == own]
    return sorted([*chosen, *extra], key=lambda c: (c.item, c.start)) if extra else chosen


def _level(items: Sequence[Item], candidate: Candidate) -> int | None:
    block = items[candidate.item].block
    return block.level if isinstance(block, Paragraph) else None


def _unnumbered(items: Sequence[Item], bare: Sequence[Candidate]) -> list[Candidate]:
    """Return the headings of a report that numbers none: each section once, but repeated names are kept as such."""
    known = [c for c in bare if c.match.sure and (c.match.id in CORE or names.closes(squeeze(c.name)))]
    if known and all(c.match.id != "overview" for c in known):
        leads = [c for c in bare if c.match.id == "overview" and c.item < known[0].item]
        known[:0] = leads[:1]
    return _with_levels(items, known, bare)


def _with_empty(bare: Sequence[Candidate], named: Sequence[Candidate]) -> list[Candidate]:
    """Add the names of the form with nothing under them, right before a heading: an empty section of that report."""
    have, heads = {c.match.id for c in bare}, {c.item for c in bare}
    kept = list(bare)
    for candidate in reversed(named):
        match = candidate.match
        if match.how in _STRONG and match.id not in have and candidate.item + 1 in heads:
            have.add(match.id)
            heads.add(candidate.item)
            kept.append(candidate)
    return sorted(kept, key=lambda c: (c.item, c.start))


def _leads_text(items: Sequence[Item], candidate: Candidate, names_at: Set[int]) -> bool:
    """Whether running text or a table follows a bare name, as it does a heading and never an entry of a menu.

    `names_at` are the positions of all bare names: one behind the other they are a menu or a table of contents.
    """
    following = items[candidate.item + 1] if candidate.item + 1 < len(items) else None
    if following is not None:
        if following.kind in ("table", "row"):
            return True
        text = following.text
        if following.number is None and candidate.item + 1 in names_at:
            return False
        if (
            following.number is not None
            or (len(text) >= 6 and any(ch in _PUNCTUATION for ch in text))
            or len(text) > 20
            or _NOTHING.match(squeeze(text))
        ):
            return True
    # The full name of the form with nothing under it: a heading all the same, unless other names stand around it.
    return (
        candidate.match.how in _STRONG
        and len(squeeze(candidate.name)) >= _LONG_NAME
        and not {candidate.item - 1, candidate.item + 1} & names_at
    )
