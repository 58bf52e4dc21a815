"""Correcting a report: what is written is read and checked again, and what did not do what it should is taken back.

A correction stands only if its diagnostic is gone afterwards, no other came, nothing was lost of what had been read, and
the text differs in nothing but its changes. It goes on until a whole round corrects nothing, so that correcting what
was corrected changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from gxlint.diagnostics import Diagnostic
from gxlint.engine.result import ReportResult
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from gxlint.mending.changes import Changed
from gxlint.mending.choose import Correction, Wants, corrections, together, written
from gxlint.mending.compare import compare
from gxlint.mending.refusals import Refused
from gxlint.mending.sources import Source, source_of

ROUNDS = 64
"""A second round sees what the first one brought into view; more come only of a line with hundreds of equal faults."""
TRIES, FEWEST = 240, 16
"""Checks in one round: enough to find a handful of bad ones among hundreds. Of a very long text fewer are made."""
_CHARACTERS = 20_000_000
"""Characters that all checks of one round may read together."""


@dataclass(frozen=True, slots=True)
class NotDone:
    """A correction that was not written, and why: a key of gxlint.mending.words with its values."""

    correction: Correction
    why: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Mended:
    """A file before and after. `data` are the bytes it has now, the very same object as before where nothing changed.

    `corrected`: what was written, in reading order; their places are those of the file before the round they belong to,
    in which lines stay and only columns may move. `went`: diagnostics that were not aimed at and are gone with the
    others. `review`: what could be written after a look. `left`: what could not be written.
    """

    data: bytes
    before: ReportResult
    after: ReportResult
    corrected: list[Correction] = field(default_factory=list)
    went: list[Diagnostic] = field(default_factory=list)
    review: list[Correction] = field(default_factory=list)
    left: list[NotDone] = field(default_factory=list)


@dataclass(slots=True)
class _Tried:
    data: bytes
    result: ReportResult
    gone: frozenset[int]


def mend(data: bytes, name: str, settings: Settings, wants: Wants, *, unsafe: bool = False) -> Mended:
    """Correct a file as far as that is safe, with `unsafe` as far as it can be done at all.

    `name` is the path it is checked under, `wants` says which diagnostics are to be corrected. Never raises for the sake
    of the file. Raises RuleError for broken rule files.
    """
    result = lint_bytes(data, name, settings, keep=True)
    mended = Mended(data, result, result)
    for _ in range(ROUNDS):
        if not _round(mended, name, settings, wants, unsafe):
            break
    mended.corrected.sort(key=lambda one: (one.whole[0].span, one.diagnostic.code))
    return mended


def _round(mended: Mended, name: str, settings: Settings, wants: Wants, unsafe: bool) -> bool:
    """Write what can be written at once; whether anything was."""
    found = corrections(mended.after, wants)
    mended.review = [] if unsafe else [one for one in found if not one.safe]
    mended.left = []
    wanted = [one for one in found if one.safe or unsafe]
    report = mended.after.report
    if not found or report is None:
        return False
    try:
        source = source_of(mended.data, name, report.document)
    except Refused as refused:  # a look would not make the file one that can be written
        mended.review, mended.left = [], [NotDone(one, refused.why, refused.values) for one in found]
        return False
    if not wanted:
        return False
    chosen = together(wanted)
    trial = _Trial(mended.data, mended.after, source, name, settings)
    trial.keep(chosen)
    mended.left = [*trial.refused, *(NotDone(one, "overlap") for one in wanted if one not in chosen)]
    mended.left.sort(key=lambda one: one.correction.at)
    if trial.best is None:
        return False
    aimed = {one.at for one in trial.kept}
    mended.corrected += trial.kept
    mended.went += [mended.after.diagnostics[at] for at in sorted(trial.best.gone - aimed)]
    mended.data, mended.after = trial.best.data, trial.best.result
    return True


class _Trial:
    """Finds among corrections that go together those that hold: all at once if possible, else by halves."""

    def __init__(
        self, data: bytes, before: ReportResult, source: Source, name: str, settings: Settings
    ) -> None:
        assert before.report is not None
        self._before, self._source, self._name, self._settings = before, source, name, settings
        self._lines = before.report.document.lines
        size = sum(map(len, self._lines)) or 1
        self._tries = max(FEWEST, min(TRIES, _CHARACTERS // size))
        self.kept: list[Correction] = []
        self.best: _Tried | None = None
        self.refused: list[NotDone] = []

    def keep(self, batch: Sequence[Correction]) -> None:
        """Keep of `batch` what holds together with what was kept before."""
        pending = [list(batch)]
        while pending:
            some = pending.pop()
            try:
                self.best = self._tried([*self.kept, *some])
                self.kept += some
            except Refused as refused:
                if len(some) > 1 and self._tries > 0:
                    half = len(some) // 2
                    pending += [some[half:], some[:half]]
                else:
                    self.refused += [NotDone(one, refused.why, refused.values) for one in some]

    def _tried(self, chosen: Sequence[Correction]) -> _Tried:
        """Write them, read and check the result. Raises Refused."""
        changes = written(chosen)
        data = self._source.replaced(changes)
        if self._tries <= 0:
            raise Refused("tries")
        self._tries -= 1
        after = lint_bytes(data, self._name, self._settings, keep=True)
        changed = Changed(self._lines, changes)
        if after.report is None or list(after.report.document.lines) != changed.lines:
            raise Refused("elsewhere")
        difference = compare(self._before, after, changed)
        if difference.new:
            raise Refused("new", codes=sorted({one.code for one in difference.new}))
        if difference.worse:
            raise Refused("worse")
        if not all(one.at in difference.gone for one in chosen):
            raise Refused("stays")
        return _Tried(data, after, difference.gone)
