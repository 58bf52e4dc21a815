"""Which suppressions of the configuration matched nothing in the whole run (GX006)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gxlint.cli.archives import is_archive
from gxlint.cli.inputs import may_be_report
from gxlint.cli.parser import UsageError
from gxlint.engine.settings import Settings, Suppression, fits

if TYPE_CHECKING:
    from gxlint.engine.batch import Task
    from gxlint.engine.result import ReportResult

MOST_FILES = 20_000
"""Files below a configuration that are looked at; with more, nothing is said of its suppressions."""


@dataclass(frozen=True, slots=True)
class _Tree:
    """The files below a configuration: all of them, and the reports among them that this run does not check."""

    every: tuple[str, ...]
    unchecked: tuple[str, ...]


class Watch:
    """Follows a run; the last file that an entry concerns carries the GX006 when none of them needed it.

    An entry is judged only when every file it concerns was wholly checked: what was not read may be what it is for,
    and so may a report below the configuration that is no part of this run (a hook hands over the changed ones). One
    whose path fits no file of the run is judged when all reports below the configuration were checked and no file
    there, report or not, has such a path; the last file checked with this configuration carries it.

    `excluded` says whether a configuration excludes a file.
    """

    def __init__(
        self,
        tasks: Sequence[Task],
        settings: Sequence[Settings],
        excluded: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._settings = settings
        self._excluded = excluded
        self._tasks = tasks
        self._trees: dict[int, _Tree | None] = {}
        self._needed: set[tuple[int, int]] = set()
        self._last: dict[tuple[int, int], str] = {}
        self._end: dict[int, str] = {}
        for task in tasks if any(one.suppress for one in settings) else ():
            self._end[task.settings] = task.path
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
            if (
                self._last[key] == task.path
                and key not in self._needed
                and self._all_checked(task.settings, entry)
            ):
                idle.append(entry)
        nowhere = self._nowhere(task.settings) if self._end[task.settings] == task.path else []
        if not idle and not nowhere:
            return result
        from gxlint.engine.afterwards import with_unused

        return with_unused(result, settings, idle, nowhere)

    def _all_checked(self, which: int, entry: Suppression) -> bool:
        """Whether no report below the configuration that the entry concerns was left out of this run."""
        tree, root = self._tree(which), self._settings[which].root
        return tree is not None and not any(
            entry.path is None or fits(entry.path, path, root) for path in tree.unchecked
        )

    def _nowhere(self, which: int) -> list[Suppression]:
        """The entries whose path no file below the configuration has."""
        settings = self._settings[which]
        unseen = [(entry, entry.path) for at, entry in enumerate(settings.suppress)
                  if entry.path is not None and (which, at) not in self._last
                  and not _hidden(entry.path) and _wanted(entry, settings)]  # fmt: skip
        tree = self._tree(which) if unseen and settings.root else None
        if tree is None or tree.unchecked:
            return []
        return [
            entry for entry, glob in unseen if not any(fits(glob, path, settings.root) for path in tree.every)
        ]

    def _tree(self, which: int) -> _Tree | None:
        """Walk the folder of a configuration, once; None where there are too many files."""
        if which not in self._trees:
            root = self._settings[which].root
            every: list[str] = []
            for path in _below(root) if root else ():
                every.append(path)
                if len(every) > MOST_FILES:
                    break
            checked = {os.path.realpath(task.member.archive if task.member else task.path)
                       for task in self._tasks if task.data is None}  # fmt: skip
            left = tuple(path for path in every[:MOST_FILES] if self._left(path, checked))
            self._trees[which] = None if len(every) > MOST_FILES else _Tree(tuple(every), left)
        return self._trees[which]

    def _left(self, path: str, checked: set[str]) -> bool:
        """Whether a check of the whole folder would have checked that file, and this run does not."""
        name = os.path.basename(path)
        if not (may_be_report(name) or is_archive(name)) or os.path.realpath(path) in checked:
            return False
        try:
            return not self._excluded(path)
        except UsageError:  # the broken configuration of a folder that is no part of this run
            return True


def _below(root: str) -> Iterator[str]:
    for here, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(here, name) for name in names)


def _hidden(glob: str) -> bool:
    """Whether a glob may be for hidden folders, which are not walked."""
    return glob.startswith(".") or "/." in glob


def _wholly_checked(result: ReportResult) -> bool:
    return result.readable and not any(end.internal or end.kind == "narrative" for end in result.unfinished)


def _wanted(entry: Suppression, settings: Settings) -> bool:
    """Whether some rule the entry speaks of is switched on: one that is off has nothing to suppress."""
    from gxlint.engine.registry import load

    rules = load(settings.rules).matching(entry.code)
    return any(settings.selection.wants(rule.code, preview=rule.status == "preview") for rule in rules)
