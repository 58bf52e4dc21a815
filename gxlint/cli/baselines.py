"""Baseline files: where they are, what their paths mean, and a run that goes by them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gxlint.cli.parser import Parser, UsageError
from gxlint.engine.baseline import MAX_BYTES, BaselineError, Entry, accepted, judged, parse
from gxlint.text.system import refusal

if TYPE_CHECKING:
    from gxlint.engine.batch import Task
    from gxlint.engine.result import ReportResult
    from gxlint.engine.settings import Settings

NAME = "gxlint-baseline.json"
"""The file that is meant where neither an option nor the configuration names one, in the current folder."""
_TEXTS = {
    "missing": ("没有基线文件“{word}”;先用 gxlint baseline write 生成", "there is no baseline “{word}”; make one with gxlint baseline write"),
    "no-file": ("基线“{word}”应是文件", "the baseline “{word}” should be a file"),
    "unreadable": ("不能读取基线“{word}”:{error}", "the baseline “{word}” cannot be read: {error}"),
    "too-large": ("基线文件“{word}”太大,上限是 {limit} MB", "the baseline “{word}” is too large, the limit is {limit} MB"),
    "broken": ("基线文件“{word}”用不了:{error}", "the baseline “{word}” cannot be used: {error}"),
    "far": ("“{word}”和基线文件不在同一个磁盘上,写不出相对路径;请把基线放在报告所在的磁盘", "“{word}” is on another disk than the baseline, so no relative path leads there; keep the baseline on the disk of the reports"),
    "reason": ("已在基线 {name} 中", "in the baseline {name}"),
}  # fmt: skip


def words(language: str, kind: str, **values: object) -> str:
    """One of the texts above."""
    return _TEXTS[kind][0 if language == "zh" else 1].format(**values)


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline file as it was read: its path as given, the folder its paths are relative to, its entries by path."""

    path: str
    folder: str
    entries: Mapping[str, tuple[Entry, ...]]

    @property
    def name(self) -> str:
        """The file's own name: what outputs call it."""
        return os.path.basename(self.path)

    def of(self, path: str) -> tuple[Entry, ...]:
        """The entries of a file."""
        return self.entries.get(key_of(path, self.folder) or "", ())

    def where(self, key: str) -> str:
        """The path on this machine that an entry's path leads to."""
        return os.path.join(self.folder, *key.split("/"))

    def gone(self, key: str) -> bool:
        """Whether no report goes by that path any more; what stands inside an archive that is there is not gone."""
        place = self.where(key)
        if os.path.isdir(place) or (os.path.exists(place) and key_of(place, self.folder) != key):
            return True  # a folder, or a link that leads elsewhere now: no report goes by this path
        while place and not os.path.lexists(place):
            place = os.path.dirname(place)
            if os.path.isdir(place):
                return True
        return False


def folder_of(path: str) -> str:
    """The folder that the paths of a baseline at `path` are relative to: where the file really stands."""
    return os.path.dirname(os.path.realpath(path))


def key_of(path: str, folder: str) -> str | None:
    """What a file goes by in a baseline: its path from the baseline's folder, with /; None from one disk to another."""
    try:
        return os.path.relpath(os.path.realpath(path), folder).replace(os.sep, "/")
    except ValueError:
        return None


def load(path: str, language: str) -> Baseline:
    """Read a baseline file. Raises UsageError, with the file's name and what is wrong."""
    try:
        if not os.path.isfile(path):
            kind = "no-file" if os.path.lexists(path) else "missing"
            raise UsageError(words(language, kind, word=path), "gxlint baseline", language)
        with open(path, "rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        said = words(language, "unreadable", word=path, error=refusal(error)[language])
        raise UsageError(said, "", language) from error
    if len(data) > MAX_BYTES:
        raise UsageError(words(language, "too-large", word=path, limit=MAX_BYTES >> 20), "", language)
    try:
        found = parse(data)
    except BaselineError as error:
        said = words(language, "broken", word=path, error=error.show(language))
        raise UsageError(said, "gxlint baseline", language) from error
    by_path: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        by_path[entry.path].append(entry)
    return Baseline(path, folder_of(path), {key: tuple(some) for key, some in by_path.items()})


class Baselines:
    """The baselines of a run of `check`: the one that --baseline names for every file, else each configuration's own.

    All are read at once: a broken one is said before anything is checked. Raises UsageError.
    """

    def __init__(self, parser: Parser, option: str | None, settings: Sequence[Settings]) -> None:
        self._settings = settings
        self._language = parser.language
        paths = [one.baseline if option is None else option for one in settings]
        read = {path: load(path, parser.language) for path in dict.fromkeys(paths) if path}
        self._of = [read.get(path) for path in paths]
        self.paths = tuple(read)
        """The files that were read, none of which may be written to."""

    def seen(self, task: Task, result: ReportResult) -> ReportResult:
        """Return the result with what its baseline accepts marked, and a GX006 where entries answer to nothing."""
        baseline, settings = self._of[task.settings], self._settings[task.settings]
        entries = baseline.of(task.path) if baseline is not None else ()
        if baseline is None or not entries:
            return result
        reason = words(self._language, "reason", name=baseline.name)
        judgement = judged(result, entries, settings)
        result = accepted(result, {entry.fingerprint for entry in judgement.alive}, reason)
        if not judgement.idle:
            return result
        from gxlint.engine.afterwards import with_idle_baseline

        return with_idle_baseline(result, settings, baseline.name, judgement.idle)
