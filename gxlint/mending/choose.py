"""Which diagnostics can be corrected, and which of their corrections go together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gxlint.diagnostics import Change, Diagnostic
from gxlint.engine.result import ReportResult
from gxlint.mending.changes import narrowed, old_text, overlap
from gxlint.text.masking import masked

_NEAR = 64
"""Characters around a place in which numbers of persons are looked for."""
Wants = Callable[[Diagnostic], bool]


@dataclass(frozen=True, slots=True)
class Correction:
    """What mends one diagnostic, number `at` among those of its check. `whole` are the changes as the check gave them,
    `changes` the same without what stays; `lines` are the lines in which the places of `whole` lie."""

    at: int
    diagnostic: Diagnostic
    whole: tuple[Change, ...]
    changes: tuple[Change, ...]
    lines: tuple[str, ...]

    @property
    def old(self) -> tuple[str, ...]:
        """What stands at the places of `whole`."""
        return tuple(
            line[span.column - 1 : span.end_column - 1]
            for (span, _), line in zip(self.whole, self.lines, strict=True)
        )

    def shown(self, around: int) -> list[tuple[str, str]]:
        """Every change of `whole` for people, before and after, with a few characters around it; numbers of persons are
        masked."""
        found = []
        for (span, new), line in zip(self.whole, self.lines, strict=True):
            start, end = span.column - 1, span.end_column - 1
            first, last = _whole_numbers(line, max(0, start - around), end + around)
            near = max(0, start - _NEAR)
            old = masked(line[near : end + _NEAR])[first - near : last - near]
            after = masked(line[near:start] + new + line[end : end + _NEAR])
            found.append((old, after[first - near : start - near + len(new) + last - end]))
        return found

    @property
    def safe(self) -> bool:
        """Whether it may be written without somebody looking at it."""
        return self.diagnostic.mending == "safe"

    @property
    def key(self) -> tuple[str, tuple[Change, ...]]:
        """What is the same for the same correction in a later check of the file, unless its line was changed."""
        return self.diagnostic.code, self.whole


def _whole_numbers(line: str, first: int, last: int) -> tuple[int, int]:
    """A stretch of a line so long that it cuts no number: half of one would read as another."""
    longest = _NEAR // 2
    low, high = max(0, first - longest), min(len(line), last + longest)
    while low < first < len(line) and line[first - 1].isdigit() and line[first].isdigit():
        first -= 1
    while 0 < last < high and line[last - 1].isdigit() and line[last].isdigit():
        last += 1
    return first, last


def corrections(result: ReportResult, wants: Wants) -> list[Correction]:
    """Return the corrections there are for the diagnostics that are wanted, in reading order; of suppressed ones none.

    A change whose place is not there, or that would write stars (numbers of persons are shown with them), is none.
    """
    lines = result.report.document.lines if result.report is not None else ()
    found = []
    for at, diagnostic in enumerate(result.diagnostics):
        if diagnostic.suppressed is not None or not diagnostic.changes or not wants(diagnostic):
            continue
        old = [old_text(lines, change.span) for change in diagnostic.changes]
        texts = tuple(text for text in old if text is not None)
        if len(texts) < len(old) or any(
            "*" in change.text and "*" not in text
            for change, text in zip(diagnostic.changes, texts, strict=True)
        ):
            continue
        small = tuple(one for change in diagnostic.changes for one in narrowed(change, lines))
        if small:
            places = tuple(lines[span.line - 1] for span, _ in diagnostic.changes)
            found.append(Correction(at, diagnostic, diagnostic.changes, small, places))
    return found


def together(found: Iterable[Correction]) -> list[Correction]:
    """Return those that can be written at once: of two that overlap the safe one, else the one that begins first.

    Two that want the very same change go together.
    """
    kept: list[Correction] = []
    by_line: dict[int, list[Change]] = {}
    for one in sorted(found, key=lambda one: (not one.safe, one.at)):
        if any(overlap(change, other) for change in one.whole for other in by_line.get(change.span.line, ())):
            continue
        kept.append(one)
        for change in one.whole:
            by_line.setdefault(change.span.line, []).append(change)
    return sorted(kept, key=lambda one: one.at)


def written(chosen: Sequence[Correction]) -> list[Change]:
    """All changes of some corrections that go together, each once."""
    return sorted({change for one in chosen for change in one.changes})
