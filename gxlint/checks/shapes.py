"""What a rule author may write where: types by which parameters, word lists and table files are checked when loaded.

A check declares its parameters with them (`@check("free-mail", hosts=Each(Text()))`); a value that does not fit is
a RuleError with its key and the nearest right name, never a rule that fails on somebody's report. Types that look
names up in the mandated tables are in gxlint.checks.references.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from gxlint.checks.faults import RuleError, listed, nearest, short


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its dotted key, and the values that stand beside it and around it."""

    where: str = ""
    around: Mapping[str, Any] = field(default_factory=dict)

    def key(self, name: object) -> Place:
        """The place of a key (or a list's entry) under this one."""
        return Place(f"{self.where}.{name}" if self.where else str(name), self.around)


class Shape(Protocol):
    """A type of value; `verify` raises RuleError for one that does not fit."""

    def verify(self, value: Any, at: Place) -> None:
        """Raise RuleError with the dotted key of what is wrong."""


@dataclass(frozen=True, slots=True)
class Maybe:
    """A key of a record that may be left out."""

    of: Shape

    def verify(self, value: Any, at: Place) -> None:
        """As the type inside."""
        self.of.verify(value, at)


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is not empty; `choices` are the only ones, when given. `least` is how many characters it has."""

    choices: tuple[str, ...] = ()
    least: int = 1

    def verify(self, value: Any, at: Place) -> None:
        """Numbers are no text, except among choices: a year is often written without quotes."""
        if self.choices:
            if isinstance(value, bool) or not isinstance(value, (str, int)) or str(value) not in self.choices:
                raise RuleError("none-of", at.where, word=short(value), there=listed(self.choices),
                                nearest=nearest(value, self.choices))  # fmt: skip
        elif not isinstance(value, str):
            raise RuleError("not-text", at.where, value=short(value))
        elif not value.strip():
            raise RuleError("empty", at.where)
        elif len(value) < self.least:
            raise RuleError("too-short", at.where, word=short(value), least=self.least)


@dataclass(frozen=True, slots=True)
class Code:
    """A text of a set form; `kind` is the fault to say."""

    form: str
    kind: str

    def verify(self, value: Any, at: Place) -> None:
        """Raise RuleError of that kind."""
        if not isinstance(value, str) or not re.fullmatch(self.form, value):
            raise RuleError(self.kind, at.where, word=short(value))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that can be put beside others and run on any report (gxlint.checks.patterns).

    `least` is how many characters it matches at least: one that matches nothing would be found everywhere.
    """

    least: int = 1

    def verify(self, value: Any, at: Place) -> None:
        """It compiles, matches something, and there are few ways to try it at one place."""
        from gxlint.checks.patterns import fault

        Text().verify(value, at)
        try:
            re.compile(value)
            kind = fault(value, self.least)
        except (re.error, OverflowError, RecursionError):
            raise RuleError("pattern", at.where, word=short(value)) from None
        if kind is not None:
            raise RuleError(kind, at.where, word=short(value), least=self.least)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds."""

    low: int = 0
    high: int = 1_000_000_000

    def verify(self, value: Any, at: Place) -> None:
        """true and false are no numbers, though YAML's are in Python."""
        if isinstance(value, bool) or not isinstance(value, int) or not self.low <= value <= self.high:
            raise RuleError("not-whole", at.where, value=short(value), low=self.low, high=self.high)


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""

    def verify(self, value: Any, at: Place) -> None:
        """Nothing else."""
        if not isinstance(value, bool):
            raise RuleError("not-flag", at.where, value=short(value))


@dataclass(frozen=True, slots=True)
class Both:
    """One text in Chinese and English."""

    def verify(self, value: Any, at: Place) -> None:
        """Both languages, and no other."""
        if not isinstance(value, Mapping):
            raise RuleError("no-text", at.where)
        Record(zh=Text(), en=Text()).verify(value, at)


@dataclass(frozen=True, slots=True)
class Each:
    """A list of values of one type, `least` of them at least."""

    of: Shape
    least: int = 1

    def verify(self, value: Any, at: Place) -> None:
        """Entries are counted from 1 in what is said of them."""
        if not isinstance(value, (list, tuple)):
            raise RuleError("not-list", at.where)
        if len(value) < self.least:
            raise RuleError("empty", at.where)
        for number, entry in enumerate(value, 1):
            self.of.verify(entry, at.key(number))


@dataclass(frozen=True, slots=True)
class ByName:
    """A mapping from names to values of one type; the names are of a type themselves."""

    of: Shape
    names: Shape = field(default_factory=Text)
    least: int = 0

    def verify(self, value: Any, at: Place) -> None:
        """Names first, each with its value."""
        if not isinstance(value, Mapping):
            raise RuleError("not-mapping", at.where)
        if len(value) < self.least:
            raise RuleError("empty", at.where)
        for name, entry in value.items():
            self.names.verify(name, at.key(short(name)))
            self.of.verify(entry, at.key(short(name)))


class Record:
    """A mapping with known keys: each with its type, in `Maybe` when it may be left out."""

    def __init__(self, **fields: Shape) -> None:
        # `with` is a word of Python's, so a key may be written with an underscore behind it.
        self.fields = {name.removesuffix("_"): shape for name, shape in fields.items()}

    def verify(self, value: Any, at: Place) -> None:
        """Unknown keys first: a missing one is mostly one that was misspelled."""
        if not isinstance(value, Mapping):
            raise RuleError("not-mapping", at.where)
        for key in value:
            if key not in self.fields:
                if value[key] is None and not str(key).isascii():  # {zh: 甲,乙, en: …}
                    raise RuleError("split-text", at.where, word=short(key))
                near = nearest(key, self.fields)
                raise RuleError("unknown-key", at.key(short(key)).where, word=short(key), nearest=near)
        around = {**at.around, **value}
        for key, shape in self.fields.items():
            if key in value:
                shape.verify(value[key], Place(at.key(key).where, around))
            elif not isinstance(shape, Maybe):
                raise RuleError("missing", at.key(key).where)


@dataclass(frozen=True, slots=True)
class Words:
    """The name of a word list (words/lexicon.yaml), of gxlint or of the rule's own folder, whose content has a shape."""

    of: Shape

    def verify(self, value: Any, at: Place) -> None:
        """Look the list up among those known at this moment (gxlint.resources)."""
        from gxlint import resources

        Text().verify(value, at)
        known = resources.names("words")
        if value not in known:
            raise RuleError("no-words", at.where, word=short(value), nearest=nearest(value, known))
        try:
            self.of.verify(resources.data(value), Place())
        except RuleError as error:
            pair = tuple(
                ": ".join(part for part in (error.where, error.what(lang)) if part) for lang in ("zh", "en")
            )
            raise RuleError("words-form", at.where, word=value, where=pair) from error
