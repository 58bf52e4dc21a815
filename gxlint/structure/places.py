"""What a name means by its place: the first section, behind an overview, beside another of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.structure import names
from gxlint.structure.names import NOTHING, Match


def settle(found: Sequence[tuple[str, Match]]) -> list[Match]:
    """Return the sections that (name, match) pairs stand for when they follow each other in this order.

    Action-style and unknown names are the overview when they stand first; 政府信息公开情况 is disclosure behind an
    overview; 行政诉讼情况 is a section of its own only beside one on reconsideration; a weak key word yields to a
    name that is sure of the same section.
    """
    sure = {match.id for _, match in found if match.sure}
    split = any(match.id == "review" and "诉讼" not in name and "应诉" not in name for name, match in found)
    result: list[Match] = []
    seen: set[str] = set()
    first = True
    for name, match in found:
        settled = _settle_one(name, match, seen, first, sure, split)
        if settled.id != "preface":
            first = False
        if settled.id == "preface" and seen:
            settled = NOTHING
        seen.add(settled.id)
        seen.update(settled.also)
        result.append(settled)
    return result


def _settle_one(name: str, match: Match, seen: set[str], first: bool, sure: set[str], split: bool) -> Match:
    if match.id == "litigation" and not split:
        return match._replace(id="review")
    if match.otherwise and "overview" in seen:
        return match._replace(id=match.otherwise)
    if match.sure or match.kind == "foreign":
        return match
    open_first = first and "overview" not in sure
    if match.kind == "general":
        if "overview" in seen and "disclosure" not in sure:
            return Match("disclosure", how="position")
        return Match("overview", how="position") if first else NOTHING
    if match.kind == "action":
        if open_first:
            return Match("overview", how="position")
        return (
            Match("organization", how="position")
            if "overview" in seen and names.is_organizational(name)
            else NOTHING
        )
    if match.kind == "weak":
        if match.id in sure or match.id in seen:
            return NOTHING
        return match._replace(how="keyword")
    if match.id == "none" and open_first:
        return Match("overview", how="position")
    return match
