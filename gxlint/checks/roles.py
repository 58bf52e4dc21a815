"""The words of rules/words/roles.yaml, ready to be looked for: what a number is counted as, and which cells it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from gxlint import resources
from gxlint.tables.model import KeyedTable
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

LISTS = ("branch", "parts", "passed_over", "cumulative", "past", "wishes", "wide", "own", "beside", "self",
         "hedges",
    "in_time",
    "sums", "fillers", "none", "none_after", "not_none", "every")  # fmt: skip
"""The plain word lists of the file; a word carries the names of the lists it stands in."""


class Term(NamedTuple):
    """One addend of a reading: a row key (`refused.*` for all rows of a group), T2 and T4 with its column."""

    sign: int
    row: str
    column: str | None


Reading = tuple[Term, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Role:
    """What a wording says of its subject, and the readings it allows by table (`disclosure.2019`: by table and form).

    `carried` is "in", "out" or "either"; `done` says the cases were answered or closed; `outcome` and `result` name a
    result of table 3 and of table 4. See the head of rules/words/roles.yaml for the others.
    """

    allows: Mapping[str, tuple[Reading, ...]]
    doubtful: Mapping[str, tuple[Reading, ...]]
    units: frozenset[str]
    part: bool = False
    generic: bool = False
    loose: bool = False
    carried: str = ""
    done: bool = False
    outcome: bool = False
    result: bool = False

    def readings(self, table: KeyedTable) -> tuple[Reading, ...]:
        """The readings for a table; empty where the wording has none there."""
        return self.allows.get(f"{table.kind}.{table.form}") or self.allows.get(table.kind, ())

    def hints(self, table: KeyedTable) -> tuple[Reading, ...]:
        """Further readings that are no contradiction, but worth a hint."""
        return self.doubtful.get(table.kind, ())


@dataclass(slots=True)
class Word:
    """Everything one word may be: a subject, a role by subject, columns of table 3, a member of plain lists."""

    text: str
    subject: str | None = None
    roles: dict[str, Role] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    lists: frozenset[str] = frozenset()


class Lexicon(NamedTuple):
    """All words, the pattern that finds them (the longest first), and what each subject means without a verb."""

    words: Mapping[str, Word]
    pattern: re.Pattern[str]
    bare: Mapping[str, Role]
    intake: Role


@resources.derived
@cache
def lexicon() -> Lexicon:
    """Return the words of the rule file, read once."""
    content = resources.data("words/roles.yaml")
    words: dict[str, Word] = {}

    def word(text: str) -> Word:
        folded = fold(str(text))
        return words.setdefault(folded, Word(folded))

    units = {kind: frozenset(map(str, members)) for kind, members in content["units"].items()}
    bare: dict[str, Role] = {}
    for entry in content["subjects"]:
        for text in entry["words"]:
            word(text).subject = entry["key"]
        role = _role(entry, units)
        if role.allows:
            bare[entry["key"]] = role
    for entry in content["roles"]:
        role = _role(entry, units)
        of = entry["of"]
        for subject in [of] if isinstance(of, str) else of:
            for text in entry["words"]:
                word(text).roles[subject] = role
    for entry in content["applicants"]:
        for text in entry["words"]:
            word(text).columns = tuple(entry["columns"])
    for name in LISTS:
        for text in content[name]:
            found = word(text)
            found.lists |= {name}
    intake = word("处理").roles["request"]
    return Lexicon(words, lazy(_alternatives(words)), bare, intake)


def _role(entry: Mapping[str, Any], units: Mapping[str, frozenset[str]]) -> Role:
    tables = ("requests", "review", "statistics", "disclosure", "disclosure.2021", "disclosure.2019")
    return Role(
        {table: tuple(reading(text, table) for text in entry[table]) for table in tables if table in entry},
        {
            table: tuple(reading(text, table) for text in texts)
            for table, texts in entry.get("doubtful", {}).items()
        },
        units[entry.get("unit", "cases")],
        part=entry.get("kind") == "part",
        generic=bool(entry.get("generic")),
        loose=bool(entry.get("loose")),
        carried=entry.get("carried", ""),
        done=bool(entry.get("done")),
        outcome=bool(entry.get("outcome")),
        result=bool(entry.get("result")),
    )


def reading(text: str, table: str) -> Reading:
    """Return the addends of `received + carried_in` or, for T2 and T4, `direct_suit.total + …`."""
    keyed_by_row = table.startswith(("requests", "statistics"))
    terms = []
    sign = 1
    for piece in text.split():
        if piece in "+-":
            sign = 1 if piece == "+" else -1
            continue
        row, _, column = (piece, "", "") if keyed_by_row else piece.partition(".")
        terms.append(Term(sign, row, column or None))
    return tuple(terms)


def _alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, by first characters, so that most places are refused at once."""
    by_first: dict[str, list[str]] = {}
    for text in words:
        by_first.setdefault(text[0], []).append(text[1:])
    return "|".join(re.escape(first) + _rest(rests) for first, rests in sorted(by_first.items()))


def _rest(rests: Sequence[str]) -> str:
    if list(rests) == [""]:
        return ""
    return "(?:" + "|".join(re.escape(rest) for rest in sorted(rests, key=len, reverse=True)) + ")"
