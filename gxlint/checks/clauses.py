"""The clause a number stands in: the words before and behind it, and what they rule out."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.checks.passages import STRONG, Item, Sentence
from gxlint.checks.roles import Role
from gxlint.claims import Token

OWN_YEAR = frozenset(("本年", "本年度", "今年", "全年", "全年度", "当年"))
"""Words that say a statement is about the report's own year."""


def series(items: Sequence[Item]) -> list[Item]:
    """The numbers that follow one another with only 、 , or 和 between."""
    found = []
    for item in items:
        if item.kind in ("number", "percent"):
            found.append(item)
        elif item.kind not in ("dun", "comma") and not (
            item.word and item.word.text in ("和", "及", "与", "以及")
        ):
            break
    return found


def head(lead: Sequence[Item], begun: int) -> tuple[list[Item], int]:
    """The words of a number's own clause; what stands in brackets right before it is left out."""
    end = len(lead)
    while end and lead[end - 1].kind not in STRONG:
        end -= 1
    own = list(lead[end:])
    if not end or lead[end - 1].kind != "close":
        return own, lead[end - 1].end if end else begun
    open_ = end - 1
    while open_ >= 0 and lead[open_].kind != "open":
        open_ -= 1
    if open_ < 0:
        return own, lead[end - 1].end
    first = open_
    while first and lead[first - 1].kind not in STRONG:
        first -= 1
    gap = Item("gap", lead[open_].start, lead[end - 1].end)
    return [*lead[first:open_], gap, *own], lead[first - 1].end if first else begun


def segment_before(lead: Sequence[Item], head: Sequence[Item], *, after_number: bool) -> list[Item]:
    """The clause before the last comma, for a number with nothing but 共 or 合计 before it.

    `after_number`: `lead` begins behind a number, whose own clause may still go on.
    """
    end = len(lead) - len(head) - 1
    if end < 0 or lead[end].kind != "comma":
        return []
    first = end
    while first and lead[first - 1].kind not in STRONG:
        first -= 1
    return [] if after_number and not first else list(lead[first:end])


def tail(after: Sequence[Item]) -> list[Item]:
    """The words behind a number, up to the next mark or number."""
    found: list[Item] = []
    for item in after:
        if item.kind in STRONG or item.kind in ("number", "percent", "dun"):
            break
        found.append(item)
    return found


def noun_after(item: Item, after: Sequence[Item]) -> list[Item]:
    """The subject that stands right behind its number: 2件申请."""
    for one in after[:3]:
        if one.word is None or one.start > item.end + 1:
            return []
        if one.word.subject:
            return [one]
        if "fillers" not in one.word.lists:
            return []
        item = one
    return []


def ends(sentence: Sentence, noun: Item, after: Sequence[Item]) -> bool:
    """Whether nothing of weight follows a noun in its clause."""
    rest = [one for one in tail(after) if one.start >= noun.end]
    stop = rest[-1].end if rest else noun.end
    following = next((one.start for one in after if one.start >= stop), sentence.end)
    return not sentence.residue(noun.end, following, rest) and not any(means(one) for one in rest)


def means(item: Item) -> bool:
    """Whether a word names a subject, a role or an applicant."""
    return item.word is not None and bool(item.word.subject or item.word.roles or item.word.columns)


def only_fillers(sentence: Sentence, head: Sequence[Item], start: int, end: int) -> bool:
    """Whether a clause says nothing yet: 其中, 全年共, 另有."""
    quiet = all(
        one.kind in ("gap", "dun", "year")
        or one.among("fillers")
        or one.among("parts")
        or one.among("self")
        or one.among("wide")
        for one in head
        if one.start >= start
    )
    return quiet and not sentence.residue(start, end, head)


def passed_over(head: Sequence[Item]) -> bool:
    """Whether the clause speaks of a change, a plan, or several years."""
    own = any(one.kind == "year" or (one.word and one.word.text in OWN_YEAR) for one in head)
    return any(one.among("passed_over") or (one.among("cumulative") and not own) for one in head)


def fits(role: Role, token: Token) -> bool:
    """Whether a role can be counted in the unit of a number."""
    return token.unit in role.units
