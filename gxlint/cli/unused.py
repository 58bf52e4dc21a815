"""Which suppressions of the configuration matched nothing in the whole run (GX006)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gxlint.engine.settings import Settings, Suppression

if TYPE_CHECKING:
    from gxlint.engine.batch import Task
    from gxlint.engine.result import ReportResult


class Watch:
    """Follows a run; the last file that an entry concerns carries the GX006 when none of them needed it.

    An entry is judged only when every file of the run that it concerns was wholly checked: what was not read may be
    what it is for.
    """

    def __init__(self, tasks: Sequence[Task], settings: Sequence[Settings]) -> None:
        self._settings = settings
        self._needed: set[tuple[int, int]] = set()
        self._last: dict[tuple[int, int], str] = {}
        for task in tasks if any(one.suppress for one in settings) else ():
            for at, _ in settings[task.settings].suppressions_for(task.path):
                self._last[task.settings, at] = task.path

    def seen(self, task: Task, result: ReportResult) -> ReportResult:
        """Take note of a result; return it, with a GX006 for each entry that is now known to be unused."""
        settings = self._settings[task.settings]
        if not settings.suppress:
            return result
        idle: list[Suppression] = []
        for at, entry in settings.suppressions_for(task.path):
            key = (task.settings, at)
            if at in result.config_used or not _wholly_checked(result) or not _wanted(entry, settings):
                self._needed.add(key)
            if self._last[key] == task.path and key not in self._needed:
                idle.append(entry)
        if not idle:
            return result
        from gxlint.engine.afterwards import with_unused

        return with_unused(result, settings, idle)


def _wholly_checked(result: ReportResult) -> bool:
    return result.readable and not any(key.startswith(("stage:", "rule:")) for key in result.unfinished)


def _wanted(entry: Suppression, settings: Settings) -> bool:
    """Whether some rule the entry speaks of is switched on: one that is off has nothing to suppress."""
    from gxlint.engine.registry import load

    rules = load(settings.rules).matching(entry.code)
    return any(settings.selection.wants(rule.code, preview=rule.status == "preview") for rule in rules)
