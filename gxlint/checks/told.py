"""The numbers of a sentence with what they may stand for in the tables.

A number is taken only when every word of its clause is understood; what is not leaves it out, or makes it a branch of
which nothing is known but that it cannot exceed the whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.checks import clauses, wording
from gxlint.checks.passages import STRONG, Item, Passage, Sentence
from gxlint.checks.roles import Word
from gxlint.checks.telling import State, Told
from gxlint.checks.wording import REQUEST, REVIEW, Wording
from gxlint.claims import Token
from gxlint.text.patterns import lazy

_OF_ITS_OWN = frozenset(("人", "名", "位", "元"))
"""Units that say what is counted: 工作人员3人,其中专职1人."""
_NOT_ONE = "无"
_NEXT_YEAR = lazy(r"(?:下|下一|次)年")
_MONTHS = frozenset(("月", "个月", "季度"))
_AHEAD = 60
"""Items looked at behind a number."""
_PUBLIC = ("信息公开", "依申请公开", "公开申请")
_OF_REQUESTS = ("信息公开申请", "公开申请", "依申请公开", "信息公开行政复议", "信息公开行政诉讼")
_DECIDING = frozenset(("收到", "受理", "办理", "处理", "承办", "办结", "审结", "接收", "收办", "答复"))
"""What a body that decides on reconsideration does, whatever it is about."""


class Reader:
    """Reads one passage, sentence by sentence; `state` is what it knows in between."""

    def __init__(self, passage: Passage, agency: str | None) -> None:
        self.passage = passage
        self.agency = agency or ""
        self.governs = self.agency.endswith(("政府", "管委会", "管理委员会"))
        self.state = State()
        self.named_at = -1
        section = passage.section.id if passage.section is not None else ""
        self.qualified = section in ("review", "litigation", "requests")
        if section == "requests":
            self.state.subject = REQUEST

    def told(self, sentence: Sentence) -> list[Told]:
        """Return the numbers of the next sentence."""
        state = self.state
        if not sentence.items:
            if not _holds(sentence, _PUBLIC):
                state.subject = ()
            return []
        state.part, state.parent, state.orphan = False, None, False
        state.other_year, state.blocked, state.scope = False, False, ""
        state.brackets.clear()
        if "other" in state.subject:
            state.subject = ()
        state.before = state.subject
        self.named_at = sentence.text.find("信息公开", sentence.start, sentence.end)
        found: list[Told] = []
        items = sentence.items
        begin = skip = 0
        for index, item in enumerate(items):
            if item.kind not in ("number", "percent") or item.token is None:
                continue
            lead = items[begin:index]
            within = begin > 0 and _in_a_month(items[begin - 1], lead)
            begun = items[begin - 1].end if begin else sentence.start
            self.follow(sentence, lead)
            begin = index + 1
            if skip:
                skip -= 1
                continue
            if within:
                state.last, state.unknown = None, True
                continue
            each = next((n for n, one in enumerate(lead) if one.kind == "each"), None)
            if each is not None:
                listed = self._listed(sentence, lead[:each], items[index : index + _AHEAD], begun)
                skip = len(clauses.series(items[index : index + _AHEAD])) - 1
            else:
                one = self._number(sentence, lead, item, items[index + 1 : index + 1 + _AHEAD], begun)
                listed = [] if one is None else [one]
            found += listed
            state.last, state.unknown = (listed[-1], False) if listed else (None, item.kind == "number")
        self.follow(sentence, items[begin:])
        self.qualified = self.qualified or _holds(sentence, _OF_REQUESTS)
        return found

    def public(self, end: int) -> bool:
        """Whether disputes named before `end` are known to be about the disclosure of information."""
        return self.qualified or 0 <= self.named_at < end

    def follow(self, sentence: Sentence, lead: Sequence[Item]) -> None:
        """Take notice of the words and marks that hold for what comes after them."""
        state = self.state
        for item in lead:
            if item.kind == "open":
                state.brackets.append((state.part, state.parent, state.orphan, state.last, state.unknown))
            elif item.kind == "close" and state.brackets:
                state.part, state.parent, state.orphan, state.last, state.unknown = state.brackets.pop()
            elif item.kind == "semicolon":
                state.part = False
            elif item.kind == "year" and item.token is not None:
                self._year(item.token)
            elif item.word is not None:
                self._notice(sentence, item, item.word)
        group = wording.subjects_of(sentence, lead)
        if group:
            state.subject = wording.keys(group)

    def _year(self, token: Token) -> None:
        if token.value is None or self.passage.year is None:
            return
        away = abs(token.value - self.passage.year)
        if away == 0:
            self.state.other_year = False
        elif away > 1:
            self.state.other_year = True

    def _notice(self, sentence: Sentence, item: Item, word: Word) -> None:
        state = self.state
        if "parts" in word.lists:
            state.part, state.parent, state.orphan = True, state.last, state.unknown
            if state.last is not None and state.last.sentence != sentence.number and state.last.leftover:
                state.parent = (
                    None  # 其中 after a full stop goes back to all cases, not to those carried over
                )
        elif "past" in word.lists:
            before = sentence.text[sentence.start : item.start].rstrip("\u2060")
            state.other_year = not before.endswith(("比", "较", "与", "同"))
        elif word.text in clauses.OWN_YEAR:
            state.other_year = False
        if "wide" in word.lists and self.governs:
            state.blocked = False
        elif word.lists & {"wide", "own", "beside"}:
            state.scope, state.blocked = word.text, False

    def _number(
        self, sentence: Sentence, lead: Sequence[Item], item: Item, after: Sequence[Item], begun: int
    ) -> Told | None:
        """Return what a number is; None when it is inexact, of another year, or not understood."""
        token = item.token
        assert token is not None
        if sentence.text.startswith(_NOT_ONE, max(0, item.start - 1)):
            return None  # 无一件引发复议
        head, start = clauses.head(lead, begun)
        if not any(clauses.means(one) for one in head) and any(one.among("sums") for one in head):
            further = clauses.segment_before(lead, head, after_number=begun > sentence.start)
            if any(clauses.means(one) for one in further) and not clauses.noun_after(item, after):
                head = [*further, *head]
                start = further[0].start
        noun = clauses.noun_after(item, after)
        words = [*head, *noun]
        if token.approx or item.kind == "percent" or self.state.other_year or clauses.passed_over(head):
            return None
        found = wording.read(sentence, words, self.state.subject, noun=bool(noun))
        if (
            noun
            and found is not None
            and not found.roles_named
            and not clauses.ends(sentence, noun[-1], after)
        ):
            return None  # 25件申请收取了费用
        first = found is None and clauses.only_fillers(sentence, head, start, item.start)
        if first:
            tail = clauses.tail(after)
            stop = tail[-1].end if tail else item.end
            if not tail or sentence.residue(item.end, stop, tail) or clauses.passed_over(tail):
                return None
            found = wording.read(sentence, tail, self.state.subject)
            if found is None or found.generic or not (found.any("carried") or found.any("outcome")):
                return None
        if found is None:
            return None
        told = self._settle(sentence, found, token, head, start, first)
        if told is not None and first:
            told = told._replace(end=stop)
        if told is not None and noun:
            self.state.subject = found.subjects
        return told

    def _settle(
        self, sentence: Sentence, found: Wording, token: Token, head: Sequence[Item], start: int, first: bool
    ) -> Told | None:
        """Weigh what else stands in the clause: words nobody knows, other bodies, branches, the number it is a part of."""
        state = self.state
        assert token.value is not None
        before = sentence.residue(start, min(found.start, token.start), head)
        between = "" if first else sentence.residue(min(found.start, token.start), token.start, head)
        request = found.subjects == REQUEST
        if wording.office(before, self.agency):
            state.blocked = True
        if before and before in self.agency:
            before = ""
        if between or state.blocked or (before and not request):
            return None
        of_cases = request or REVIEW & set(found.subjects)
        if state.part and not (found.roles_named or of_cases or token.unit in _OF_ITS_OWN):
            return None  # 公开信息38条,其中行政许可4条
        unsure = False
        if REVIEW & set(found.subjects):
            if not found.any("result"):
                if state.disputed_in != sentence.number:
                    state.disputes.clear()
                state.disputes.append(found.subjects)
                state.disputed_in = sentence.number
            elif not found.named and len(state.disputes) > 1:
                return None  # 复议2件、诉讼4件,其中维持1件: of which of them?
            else:
                state.disputes.clear()
            unsure = not self.public(token.end)
            named = 0 <= self.named_at < token.end
            if not named and any(one.word is not None and one.word.text in _DECIDING for one in head):
                return None  # 受理行政复议申请30件: those it decides
        if not all(clauses.fits(role, token) for group in found.sums for role in group):
            return None
        branch = request and any(one.among("branch") and not (one.word and one.word.roles) for one in head)
        told = Told(
            token.value, token.step, token.scale, token.unit, min(found.start, token.start), token.start, token.end,
            found.sums, found.subjects, found.columns, unsure=unsure, scope=state.scope, sentence=sentence.number,
            part=bool(before) or branch or found.any("part") or (first and found.generic),
        )  # fmt: skip
        if not state.part:
            return told
        onward = not first and _NEXT_YEAR.search(sentence.text, told.start, told.at) is not None
        return self._as_part(told, found, onward=onward)

    def _as_part(self, told: Told, found: Wording, *, onward: bool) -> Told:
        """A number after 其中: a wording with a cell of its own keeps it, unless the number before it was itself a part.

        `onward`: it goes on to the next year, so it is no part of those that are done (办结12件,其中…4件,结转下年度1件).
        """
        parent = self.state.parent
        if parent is None:
            return told._replace(part=True) if self.state.orphan or found.generic else told
        if found.generic and not told.columns:
            return told._replace(part=True)
        if parent.part or (parent.subjects == REQUEST and not parent.whole):
            same = parent.columns == told.columns and not parent.part
            return told if same and parent.columns else told._replace(part=True)
        if found.any("carried") and any(role.done for role in parent.roles) and not onward:
            return told._replace(part=True)
        only_new = (
            all(not role.generic and not role.done for role in parent.roles) and parent.subjects == REQUEST
        )
        return told._replace(narrow=only_new and found.any("outcome"))

    def _listed(
        self, sentence: Sentence, names: Sequence[Item], after: Sequence[Item], begun: int
    ) -> list[Told]:
        """新收、结转分别为12件、1件: as many names as numbers, or nothing is said."""
        numbers = clauses.series(after)
        named = [one for one in names if clauses.means(one)]
        if len(named) != len(numbers):
            named = [one for one in named if one.word is not None and one.word.roles] or named
        if len(named) != len(numbers):
            return []
        found = []
        for name, number in zip(named, numbers, strict=True):
            read = wording.read(sentence, [name], self.state.subject)
            token = number.token
            if (
                read is None
                or token is None
                or token.approx
                or number.kind == "percent"
                or self.state.other_year
            ):
                continue
            told = self._settle(sentence, read, token, [Item("gap", begun, token.start)], begun, True)
            if told is not None:
                found.append(told)
        return found


def _holds(sentence: Sentence, words: Sequence[str]) -> bool:
    return any(sentence.text.find(word, sentence.start, sentence.end) >= 0 for word in words)


def _in_a_month(before: Item, lead: Sequence[Item]) -> bool:
    """Whether a number is that of a month only, which stands before it in its clause: 12月新收9件."""
    token = before.token
    return token is not None and token.unit in _MONTHS and all(one.kind not in STRONG for one in lead)
