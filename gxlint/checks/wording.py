"""What the words before a number say: its subject, what is said of it, the applicants it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gxlint.checks.passages import Item, Sentence
from gxlint.checks.roles import Role, lexicon

_CONJUNCTIONS = frozenset(("、", "和", "及", "与", "或", "以及", "或者", "并", "并且"))
_LOOSE_JOINTS = frozenset(
    (
        "行政",
        "案件",
        "事项",
        "情况",
        "情形",
        "提起",
        "被",
        "工作",
        "相关",
        "有关",
        "因",
        "引起",
        "引发",
        "也",
        "的",
    )
)
_OFFICES = ("局", "委", "办", "厅", "院", "所", "站", "镇", "乡", "街道", "县", "区", "市", "省", "中心", "公司", "学校", "单位",
            "部门", "政府", "社区", "村", "处", "委员会", "办公室")  # fmt: skip
_ANYTHINGS = frozenset(("新增",))
"""Verbs of applications that anything may have: 专栏新增128条."""
REQUEST = ("request",)
REVIEW = frozenset(("reconsideration", "suit", "direct_suit", "suit_after_reconsideration"))


class Wording(NamedTuple):
    """`sums` are roles to add up, each group any one of several. `named`: the subject stands in this clause itself.

    `start` is where the first word that matters begins; `generic` that it is only a verb like 收到; `roles_named` that there is a verb or an outcome at all, not the bare name of the subject.
    """

    subjects: tuple[str, ...]
    named: bool
    sums: tuple[tuple[Role, ...], ...]
    columns: tuple[str, ...]
    start: int
    generic: bool = False
    roles_named: bool = True

    def any(self, name: str) -> bool:
        """Whether one of its roles has a trait: done, outcome, carried, result, part."""
        return any(getattr(role, name) for group in self.sums for role in group)


def joined(sentence: Sentence, one: Item, other: Item, between: Sequence[Item]) -> bool:
    """Whether nothing but 、 or 和 stands between two words (and nouns like 案件 that change nothing)."""
    linked = False
    for item in between:
        if item.kind == "dun":
            linked = True
        elif item.word is None:
            return False
        elif item.word.text in _CONJUNCTIONS:
            linked = True
        elif item.word.text not in _LOOSE_JOINTS:
            return False
    return linked and not sentence.residue(one.end, other.start, between)


def last_group(sentence: Sentence, items: Sequence[Item], chosen: Sequence[int]) -> list[Item]:
    """Return the last of the chosen items with those joined to it by 、 or 和."""
    group = [items[chosen[-1]]]
    for before, after in zip(reversed(chosen[:-1]), reversed(chosen[1:]), strict=True):
        if not joined(sentence, items[before], items[after], items[before + 1 : after]):
            break
        group.insert(0, items[before])
    return group


def subjects_of(sentence: Sentence, items: Sequence[Item]) -> list[Item]:
    """Return the words that name what is counted: the last one, with those joined to it."""
    chosen = [n for n, item in enumerate(items) if item.word is not None and item.word.subject]
    if len(chosen) > 1 and _of_that_kind(
        items[chosen[-2]], items[chosen[-1]], items[chosen[-2] + 1 : chosen[-1]]
    ):
        chosen.pop()
    return last_group(sentence, items, chosen) if chosen else []


def _of_that_kind(one: Item, other: Item, between: Sequence[Item]) -> bool:
    """复议后起诉的行政诉讼 names one kind of suit."""
    if one.word is None or other.word is None or other.word.subject != "suit":
        return False
    kinds = ("direct_suit", "suit_after_reconsideration")
    return one.word.subject in kinds and all(
        item.word is not None and item.word.text == "的" for item in between
    )


def keys(group: Sequence[Item]) -> tuple[str, ...]:
    """The subjects a group of words names, each once."""
    return tuple(dict.fromkeys(item.word.subject for item in group if item.word and item.word.subject))


def read(
    sentence: Sentence, items: Sequence[Item], inherited: tuple[str, ...], noun: bool = False
) -> Wording | None:
    """Read the words of a clause. `inherited` is the subject of what went before; `noun` that the number stands before
    its subject (2件申请). None when the words say nothing of a table.
    """  # fmt: skip
    group = subjects_of(sentence, items)
    subjects = keys(group)
    named = bool(subjects)
    roles = [n for n, item in enumerate(items) if item.word is not None and item.word.roles]
    subjects = _settled(subjects, inherited, items, roles)
    if not subjects or "other" in subjects:
        return None
    columns = _columns(sentence, items)
    fitting = [n for n in roles if all(subject in _roles(items[n]) for subject in subjects)]
    special = [n for n in fitting if not _roles(items[n])[subjects[0]].generic]
    meant: Sequence[Item]
    sums: tuple[tuple[Role, ...], ...]
    if special:
        carried = [n for n in special if _roles(items[n])[subjects[0]].carried]
        meant = [items[carried[-1]]] if carried else last_group(sentence, items, special)
        # 因属于行政执法案卷不予公开4件: the ground, or the group it stands in.
        grounds = [] if carried or len(meant) > 1 else [items[n] for n in special if items[n] is not meant[0]]
        sums = tuple(
            (_roles(item)[subject], *(_roles(one)[subject] for one in grounds))
            for item in meant
            for subject in subjects
        )
    elif fitting and (named or inherited == subjects):
        meant = [items[n] for n in fitting]
        sums = tuple(tuple(_roles(item)[subject] for item in meant) for subject in subjects)
    elif columns and subjects == REQUEST:
        meant, sums = (), ((lexicon().intake,),)
    elif (named or noun) and all(subject in lexicon().bare for subject in subjects):
        if subjects == REQUEST and not (
            noun or group[-1].word is None or group[-1].word.text.endswith(("申请", "请求", "申请件"))
        ):
            return None
        meant, sums = (), tuple((lexicon().bare[subject],) for subject in subjects)
    else:
        return None
    starts = [item.start for item in (*meant, *group)]
    starts += [item.start for item in items if item.word is not None and item.word.columns]
    generic = bool(fitting) and not special
    return Wording(subjects, named, sums, columns, min(starts, default=sentence.end), generic, bool(fitting))


def _settled(
    named: tuple[str, ...], inherited: tuple[str, ...], items: Sequence[Item], roles: Sequence[int]
) -> tuple[str, ...]:
    """The subject of a clause: the one it names, else the one before it, else the one its words can only belong to."""
    if named:
        return named
    special = [_roles(items[n]) for n in roles if any(not role.generic for role in _roles(items[n]).values())]
    if not special:
        return inherited
    if inherited and all(subject in special[-1] for subject in inherited):
        return inherited
    if inherited == ("other",) or "request" not in special[-1]:
        return ()
    words = [items[n].word for n in roles]
    if not inherited and all(word is not None and word.text in _ANYTHINGS for word in words):
        return ()
    return REQUEST


def _roles(item: Item) -> dict[str, Role]:
    return item.word.roles if item.word is not None else {}


def _columns(sentence: Sentence, items: Sequence[Item]) -> tuple[str, ...]:
    chosen = [n for n, item in enumerate(items) if item.word is not None and item.word.columns]
    if not chosen:
        return ()
    group = last_group(sentence, items, chosen)
    columns = tuple(dict.fromkeys(column for item in group if item.word for column in item.word.columns))
    return columns if len(columns) < 6 else ()


def office(residue: str, agency: str) -> bool:
    """Whether words that nothing else explains name a body other than the agency itself."""
    return any(piece.endswith(_OFFICES) and piece not in agency for piece in residue.split())
