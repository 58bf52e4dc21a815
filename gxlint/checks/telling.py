"""A number of the narrative with the roles its wording allows, and what a reader keeps in mind from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from gxlint.checks.roles import Role
from gxlint.checks.wording import REQUEST


class Told(NamedTuple):
    """A number and what it may be: the sum, over `sums`, of any one of the roles in each.

    `columns` are the applicants it names (none: all). `part`: a branch, it only must not exceed the whole. `narrow`: an
    outcome of some of the cases only, perhaps. `unsure`: disputes, perhaps about something else. `scope` is a word that speaks of other bodies than the report's own.
    Offsets are those of the paragraph: `start` of the wording, `at` of the number, `end` behind it.
    """

    value: Decimal
    step: Decimal
    scale: int
    unit: str
    start: int
    at: int
    end: int
    sums: tuple[tuple[Role, ...], ...]
    subjects: tuple[str, ...]
    columns: tuple[str, ...] = ()
    part: bool = False
    narrow: bool = False
    unsure: bool = False
    scope: str = ""
    sentence: int = 0

    @property
    def roles(self) -> Iterator[Role]:
        """Every role it may have."""
        return (role for group in self.sums for role in group)

    @property
    def whole(self) -> bool:
        """Whether it is a number of all cases that came in, or were dealt with."""
        exact = not self.part and not self.columns and self.subjects == REQUEST
        return exact and all(
            "requests" in role.allows and not (role.carried or role.outcome) for role in self.roles
        )

    @property
    def leftover(self) -> bool:
        """Whether it is a number of cases carried over."""
        return any(role.carried for role in self.roles)


@dataclass(slots=True)
class State:
    """What the reader of a paragraph keeps in mind from number to number."""

    subject: tuple[str, ...] = ()
    part: bool = False
    parent: Told | None = None
    orphan: bool = False
    other_year: bool = False
    blocked: bool = False
    scope: str = ""
    last: Told | None = None
    unknown: bool = False
    disputes: list[tuple[str, ...]] = field(default_factory=list)
    disputed_in: int = -1
    before: tuple[str, ...] = ()
    brackets: list[tuple[bool, Told | None, bool, Told | None, bool]] = field(default_factory=list)
