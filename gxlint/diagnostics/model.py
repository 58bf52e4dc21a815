"""Finding (what a check yields) and Diagnostic (what every output shows)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from gxlint.document import Span

SEVERITIES = ("info", "warning", "error")
"""In rising order."""


class Change(NamedTuple):
    """`text` in place of exactly the characters at `span`, which lie on one line."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Suspect:
    """A cell that may be wrong: what it reads and what it should be for every equation to hold."""

    row: str
    column_key: str
    reads: int | Decimal | None
    should_be: int | Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check yields: a place and the values its message needs. Severity is the rule's affair.

    `message` is a key under `messages` of the rule file, `values` fill its placeholders (numbers stay numbers).
    `level` lowers or raises the severity for this finding to one of the levels the rule file lists under `severities`.
    `evidence` goes into the JSON as it is (JSON types, int, Decimal). `doubt`: none, extraction, scope.
    `suspects`: every smallest repair. `excerpt` None: cut from the text at `span`.
    `fix`: what belongs in place of exactly the characters at `span`, None where that is not known. `changes`: all that
    has to be written for the finding to go, where that is more than `fix` (a number and those that follow it), or stands
    elsewhere than at `span`. `review`: whatever the rule file says, a person has to look at it before it is written.
    """

    span: Span | None
    message: str = "default"
    values: Mapping[str, Any] = field(default_factory=dict)
    level: str | None = None
    doubt: str = "none"
    evidence: Mapping[str, Any] = field(default_factory=dict)
    suspects: tuple[tuple[Suspect, ...], ...] = ()
    fix: str | None = None
    changes: tuple[Change, ...] = ()
    review: bool = False
    excerpt: str | None = None
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column_key: str | None = None
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """Where: a span of the extracted text (None for the file as a whole) and the keys of contract.md."""

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column_key: str | None = None
    block: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One line of the report on a report. Field names and meanings are those of the JSON contract.

    Not in it: `changes`, all that has to be written for this to go (empty: only a person can mend it), `mending`,
    whether that is "safe" or to be looked at by a person first ("review"; None without changes), and `suppressed_in`,
    where the suppression stands, "file" (a comment in the report) or "configuration".
    """

    code: str
    rule: str
    severity: str
    doubt: str
    message: str
    basis: str
    location: Location
    excerpt: str
    evidence: Mapping[str, Any]
    suspects: tuple[tuple[Suspect, ...], ...]
    fix: str | None
    fingerprint: str
    suppressed: str | None = None
    suppressed_in: str | None = None
    changes: tuple[Change, ...] = ()
    mending: str | None = None
