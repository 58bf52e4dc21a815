"""Statements without a number: that there was none of something, or that all of it had one fate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gxlint.checks import wording
from gxlint.checks.clauses import OWN_YEAR, means
from gxlint.checks.passages import STRONG, Item, Passage, Sentence
from gxlint.checks.roles import Role, lexicon
from gxlint.checks.telling import Told
from gxlint.checks.told import Reader
from gxlint.checks.wording import REQUEST, REVIEW, Wording

_SHORT = frozenset(("无", "没有", "无此情况", "无此类情况", "本年度无", "无相关情况", "为零", "零"))
_SECTIONS = {"requests": REQUEST, "review": ("reconsideration", "suit"), "litigation": ("suit",), "complaints": ("complaints",)}  # fmt: skip
_BACK = 80
"""Items looked back at from a cue."""
_CLOSED = frozenset(("审结", "结案", "办结"))
_IN_TIME = ("按时", "按期")
_DOWN = ("passed_over", "parts", "past", "wishes", "cumulative", "beside")


class Statement(NamedTuple):
    """`kind` "none" (every role in `sums` counts nothing) or "every" (all cases had the fate of `sums`).

    `in_time`: within the time limit, which says nothing of the cases not yet due; `hedged`: by the rules, which may mean
    the same. `whole` is the number it is said of, where one stands before it. Offsets are those of the paragraph.
    """

    kind: str
    subjects: tuple[str, ...]
    sums: tuple[tuple[Role, ...], ...]
    start: int
    end: int
    columns: tuple[str, ...] = ()
    in_time: bool = False
    hedged: bool = False
    scope: str = ""
    whole: Told | None = None


def statements(reader: Reader, sentence: Sentence, told: Sequence[Told]) -> Iterator[Statement]:
    """Return the statements of the sentence that `reader` has just read, `told` being its numbers."""
    items = sentence.items
    spoken = 0
    for index, item in enumerate(items):
        if item.word is None or item.start < spoken:
            continue
        found = None
        if item.word.lists & {"none", "none_after"}:
            found = _none(reader, sentence, index)
        elif "every" in item.word.lists:
            found = _every(reader, sentence, index, told)
        elif told and item.word.roles:
            found = _fate(reader, sentence, index, told)
        if found is not None:
            spoken = found.end
            yield found


def short_statement(passage: Passage, *, both: bool) -> Statement | None:
    """A section that says nothing but 无. `both`: no section of its own speaks of litigation."""
    section = passage.section
    if section is None or section.tables or section.id not in _SECTIONS:
        return None
    text = passage.paragraph.text.strip().rstrip("。.;")
    if text not in _SHORT or len(section.blocks) != 1:
        return None
    subjects = _SECTIONS[section.id]
    if section.id == "review" and not both:
        subjects = ("reconsideration",)
    sums = tuple((lexicon().bare[subject],) for subject in subjects)
    return Statement("none", subjects, sums, 0, len(passage.paragraph.text))


def _clause(items: Sequence[Item], index: int) -> tuple[list[Item], list[Item]]:
    """The words of the clause before and behind an item."""
    first = index
    while first and items[first - 1].kind not in STRONG and index - first < _BACK:
        first -= 1
    last = index + 1
    while last < len(items) and items[last].kind not in STRONG and last - index < _BACK:
        last += 1
    return list(items[first:index]), list(items[index + 1 : last])


def _none(reader: Reader, sentence: Sentence, index: int) -> Statement | None:
    items = sentence.items
    cue = items[index]
    before, after = _clause(items, index)
    earlier = items[max(0, index - _BACK) : index]
    if any(one.among("wishes") for one in before) or _foreign(reader, sentence, earlier, before, cue):
        return None
    begin, end = cue.start, after[-1].end if after else cue.end
    words = after if cue.among("none") and any(means(one) for one in after) else []
    if words:
        if sentence.residue(cue.end, _clause_end(sentence, index), after):
            return None
    elif cue.among("none_after"):
        words = before or _before_colon(items, index)
        if not words or sentence.residue(words[0].start, cue.start, [*words, *earlier]):
            return None
        if any(one.kind in ("number", "percent") for one in after) or sentence.residue(cue.end, end, after):
            return None
        begin = next((one.start for one in words if means(one)), cue.start)
    if not any(means(one) for one in words) or any(_limits(one) for one in words):
        return None
    found = _settled(sentence, words, cue)
    if found is None or found.any("done") or found.any("part"):
        return None
    return Statement(
        "none", found.subjects, found.sums, begin, end, found.columns, scope=_scope(reader, before)
    )


def _clause_end(sentence: Sentence, index: int) -> int:
    for item in sentence.items[index + 1 :]:
        if item.kind in STRONG:
            return item.start
    return sentence.end


def _settled(sentence: Sentence, words: Sequence[Item], cue: Item) -> Wording | None:
    """The wording of 未收到 and what follows: the subjects named, or a role of its own (结转下年度, 不予公开)."""
    if _of_another_thing(sentence, words):
        return None  # 收取信息处理费的申请
    kept = [one for one in words if one.word is None or one.word.subject != "other"]
    if not any(means(one) for one in kept):
        return None
    verb = lexicon().words.get(cue.word.text.lstrip("未没有从尚")) if cue.word is not None else None
    if verb is not None and verb.roles:
        kept = [Item("word", cue.start, cue.end, verb), *kept]  # 未制发, 未收到
    found = wording.read(sentence, kept, (), noun=True)
    if found is None or not found.generic:
        return found
    bare = lexicon().bare
    sums = tuple((bare[subject],) for subject in found.subjects if subject in bare)
    return Wording(found.subjects, True, sums, found.columns, found.start) if sums else None


def _of_another_thing(sentence: Sentence, words: Sequence[Item]) -> bool:
    """Whether another thing stands before the subject and says which of it is meant, not beside it (投诉、申请)."""
    for place, one in enumerate(words):
        if one.word is None or one.word.subject != "other":
            continue
        after = next((two for two in words[place + 1 :] if two.word is not None and two.word.subject), None)
        if after is not None and after.word is not None and after.word.subject != "other":
            between = words[place + 1 : words.index(after)]
            if not wording.joined(sentence, one, after, between):
                return True
    return False


def _before_colon(items: Sequence[Item], index: int) -> list[Item]:
    """行政复议情况:无."""
    if not index or items[index - 1].kind != "colon":
        return []
    return _clause(items, index - 1)[0]


def _foreign(
    reader: Reader, sentence: Sentence, earlier: Sequence[Item], before: Sequence[Item], cue: Item
) -> bool:
    """Whether the clause speaks of another year, of a part of the year, or of a body that is not the agency."""
    state = reader.state
    past = False
    for one in earlier:
        if one.word is not None and "past" in one.word.lists:
            past = True
        elif (one.kind == "year" and one.token is not None and one.token.value == reader.passage.year) or (
            one.word is not None and one.word.text in OWN_YEAR
        ):
            past = False
    if past or state.other_year:
        return True
    start = before[0].start if before else cue.start
    for one in reversed(earlier):
        if one.kind in STRONG:
            start = one.end
            break
    else:
        start = sentence.start
    residue = sentence.residue(start, cue.start, before)
    if residue and residue not in reader.agency:
        return True
    return any(one.among("branch") and not one.among("fillers") for one in before if not means(one)) or any(
        one.among("passed_over") or one.among("beside") for one in before
    )


def _every(reader: Reader, sentence: Sentence, index: int, told: Sequence[Told]) -> Statement | None:
    items = sentence.items
    cue = items[index]
    before, after = _clause(items, index)
    back = items[max(0, index - _BACK) : index]
    if (
        not after
        or any(one.among("wishes") for one in (*before, *after))
        or any(_limits(one) for one in after)
    ):
        return None
    if any(one.kind in ("number", "percent") for one in after) or _foreign(
        reader, sentence, back, before, cue
    ):
        return None
    if sentence.residue(cue.end, _clause_end(sentence, index), after):
        return None
    named = wording.subjects_of(sentence, back)
    subjects = wording.keys(named) or reader.state.before
    if not subjects or "other" in subjects:
        return None
    if REVIEW.issuperset(subjects) and any(one.word and one.word.text in _CLOSED for one in after):
        return _none_pending(reader, cue, after, subjects, _scope(reader, back))
    roles = [one for one in after if one.word is not None and one.word.roles]
    found = wording.read(sentence, roles, subjects)
    if (
        found is None
        or found.subjects != subjects
        or not (found.any("done") or found.any("outcome") or found.any("result"))
    ):
        return None
    if found.any("done") and not all(role.done for group in found.sums for role in group):
        found = Wording(found.subjects, True, _done(found), found.columns, found.start, True)
    if REVIEW & set(subjects) and not reader.public(cue.start):
        return None
    numbers = [one for one in back if one.kind == "number"]
    earlier = [one for one in told if back and back[0].start <= one.at < cue.start]
    whole = _whole(reader, earlier, numbers, found) if numbers else None
    if numbers and whole is None:
        return None
    if not numbers and not named and not (reader.state.last is not None and reader.state.last.whole):
        return None
    return Statement(
        "every",
        subjects,
        found.sums,
        cue.start,
        after[-1].end,
        in_time=any(
            one.among("in_time") or (one.word and one.word.text.startswith(_IN_TIME)) for one in after
        ),
        hedged=any(one.among("hedges") for one in after),
        scope=_scope(reader, back),
        whole=whole,
    )


def _fate(reader: Reader, sentence: Sentence, index: int, told: Sequence[Told]) -> Statement | None:
    """行政复议1件,结果被纠正: what became of the only one, in a clause of its own right behind it."""
    items = sentence.items
    word = items[index].word
    roles = word.roles if word is not None else {}
    if not any(role.result for role in roles.values()):
        return None
    before, after = _clause(items, index)
    first = index - len(before)
    if first < 2 or items[first - 1].kind != "comma" or items[first - 2].kind != "number":
        return None
    whole = next((one for one in told if one.at == items[first - 2].start), None)
    if whole is None or whole.value != 1 or whole.part or not REVIEW.issuperset(whole.subjects):
        return None
    if any(subject not in roles for subject in whole.subjects) or any(role.result for role in whole.roles):
        return None
    if _shared(items[:first], told, whole):
        return None
    around = [*before, *after]
    if any(means(one) or _limits(one) or one.among("wishes") for one in around) or not reader.public(
        whole.end
    ):
        return None
    if sentence.residue(items[first - 1].end, _clause_end(sentence, index), [*before, items[index], *after]):
        return None
    sums = tuple((roles[subject],) for subject in whole.subjects)
    begin = before[0].start if before else items[index].start
    return Statement("every", whole.subjects, sums, begin, items[index].end, scope=whole.scope, whole=whole)


def _shared(items: Sequence[Item], told: Sequence[Told], whole: Told) -> bool:
    """Whether the fate may be that of a case before it as well: 行政复议1件,行政诉讼1件,结果维持."""
    start = 0
    for item in items:
        told_of = item.word is not None and any(role.result for role in item.word.roles.values())
        if item.kind == "semicolon" or told_of:
            start = item.end
    return any(start <= one.at < whole.at and REVIEW.issuperset(one.subjects) for one in told)


def _none_pending(
    reader: Reader, cue: Item, after: Sequence[Item], subjects: tuple[str, ...], scope: str
) -> Statement | None:
    """均已审结: none is pending."""
    roles = lexicon().words["尚未审结"].roles
    if not reader.public(cue.start) or any(subject not in roles for subject in subjects):
        return None
    return Statement(
        "none", subjects, tuple((roles[one],) for one in subjects), cue.start, after[-1].end, scope=scope
    )


def _done(found: Wording) -> tuple[tuple[Role, ...], ...]:
    return tuple(tuple(role for role in group if role.done) for group in found.sums)


def _whole(reader: Reader, earlier: Sequence[Told], numbers: Sequence[Item], found: Wording) -> Told | None:
    """The number that 均 speaks of, when it is that of all cases; None when it is a branch, or nobody knows."""
    if not earlier or earlier[-1].at != numbers[-1].start:
        return None
    last = earlier[-1]
    if last.subjects != found.subjects or last.part or last.columns:
        return None
    if last.subjects == REQUEST:
        if last.whole:
            return None if found.any("done") and all(role.done for role in last.roles) else last
        if any(role.carried == "in" for role in last.roles):
            return next((one for one in reversed(earlier[:-1]) if one.whole), None)
        return None
    return None if any(role.result for role in last.roles) else last


def _scope(reader: Reader, items: Sequence[Item]) -> str:
    for one in items:
        if one.word is not None and one.word.lists & {"own", "beside"}:
            return one.word.text
        if one.word is not None and "wide" in one.word.lists and not reader.governs:
            return one.word.text
    return ""


def _limits(item: Item) -> bool:
    """A word that makes the statement one about a part only: 网上, 上半年, 其中, 较上年."""
    if item.word is None or item.word.subject or item.word.roles or item.word.lists & {"hedges", "in_time"}:
        return False
    if "branch" in item.word.lists:
        return "fillers" not in item.word.lists
    return any(name in item.word.lists for name in _DOWN)
