"""A file read without being checked, for `gxlint extract`: what it holds, what its numbers say, what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gxlint.checks.registry import Subject
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.registry import load
from gxlint.engine.sources import Source
from gxlint.engine.stages import open_source
from gxlint.engine.verdict import unfinished
from gxlint.engine.work import Work, wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxlint.checks.claimed import Claimed
    from gxlint.document import Document
    from gxlint.engine.settings import Settings
    from gxlint.readers.archives import Member
    from gxlint.structure.model import Report

_LOST = frozenset({"truncated", "part"})
"""Open ends of the file that the data itself cannot show."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was read. `document` None: nothing; `report` None: the text only. `claimed` are the paragraphs whose
    numbers say something. `problems` are what failed, in words; `unfinished` everything that is open, as in
    `ReportResult`."""

    document: Document | None
    report: Report | None
    claimed: Sequence[Claimed] = ()
    problems: tuple[str, ...] = ()
    unfinished: tuple[OpenEnd, ...] = ()

    @property
    def lost(self) -> tuple[OpenEnd, ...]:
        """What makes the data less than the file: a stage that failed, a part that was not read."""
        return tuple(end for end in self.unfinished if end.internal or end.kind in _LOST)


def open_report(path: str, data: bytes | None, settings: Settings, *, member: Member | None = None) -> Opened:
    """Read a file (or `data`, then `path` is only its name; or a `member` of an archive). Never raises for the sake of
    the file."""
    work = Work(path, settings, load(settings.rules))
    work.enabled = wanted(work.registry, settings, path)
    open_source(work, Source(path, data, member))
    # What a broken stage did not find is not missing.
    open_ends = () if work.report is None or work.gaps else unfinished(work.report)
    claimed = _claimed(work)
    problems = tuple(item.diagnostic.message for item in work.judged)
    return Opened(work.document, work.report, claimed, problems, (*work.gaps, *open_ends))


def _claimed(work: Work) -> Sequence[Claimed]:
    if work.report is None or not work.report.is_report:
        return ()
    try:
        from gxlint.checks import claimed

        return claimed.everything(Subject(work.report, "", {}))
    except Exception as error:
        work.failed(OpenEnd.of("stage", "claims"), "stage-claims", {}, error)
        return ()
