"""`gxlint baseline write|check`: adopt gxlint on old reports, and keep the list of what was accepted honest."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gxlint.cli.baselines import NAME, Baseline, folder_of, key_of, load, words
from gxlint.cli.check import tasks_of
from gxlint.cli.destination import destination
from gxlint.cli.inputs import STDIN, SUFFIXES, Inputs, expand, first_place
from gxlint.cli.options import Chooser, add_config
from gxlint.cli.parser import Parser, UsageError, nearest
from gxlint.output import printable

if TYPE_CHECKING:
    from gxlint.engine.baseline import Entry
    from gxlint.engine.result import ReportResult
    from gxlint.engine.settings import Settings

DONE, STALE, NOTHING_READ = 0, 1, 2
_TEXTS = {
    "which": ("baseline 后面写 write(记下现有的问题)或 check(查基线有没有过时){nearest}", "after baseline comes write (take down what there is) or check (is it out of date){nearest}"),
    "about": ("write 把报告中现有的问题记入基线;check 查基线中有没有已经对不上的", "write takes down what the reports have now; check finds entries that answer to nothing any more"),
    "usage": ("gxlint baseline write|check [选项] 路径 …", "gxlint baseline write|check [options] PATH …"),
    "stdin": ("基线按文件路径记,不能用标准输入(-)", "a baseline goes by the paths of files; standard input (-) has none"),
    "there": ("基线“{word}”已经有了。按所给的文件更新它:--update;只删去对不上的:--prune;要另存:--output 文件", "the baseline “{word}” is there already. To bring it up to date for the files given: --update; only to take out what answers to nothing: --prune; to write another: --output FILE"),
    "both": ("--update 和 --prune 只能用一个", "--update and --prune exclude each other"),
    "only-write": ("“{word}”只用于 gxlint baseline write", "“{word}” goes only with gxlint baseline write"),
    "only-check": ("“--baseline”用于 gxlint baseline check;写到哪个文件用 --output", "“--baseline” goes with gxlint baseline check; where to write is --output"),
    "no-paths": ("没有说检查哪些文件。例如:gxlint baseline write .", "no file to check was given. For example: gxlint baseline write ."),
    "empty-folder": ("“{word}”里没有可以检查的文件({there})", "there is no file to check in “{word}” ({there})"),
    "nothing-named": ("基线“{word}”里没有记任何文件", "the baseline “{word}” names no file"),
    "unread": ("{path}: 没有读出或没有查完,它的各项没有判断", "{path}: not read or not finished; its entries were not judged"),
    "unwritten": ("{path}: 没有读出或没有查完,查到的也没有记入基线", "{path}: not read or not finished; nothing of it was put into the baseline"),
    "stale": ("{path}: {code} {place} 已经对不上任何问题(指纹 {fingerprint})", "{path}: {code} {place} answers to nothing any more (fingerprint {fingerprint})"),
    "gone": ("{path}: 没有这个文件了({count} 项)", "{path}: there is no such file any more ({count} entries)"),
    "written": ("{path}:{entries} 项,{reports} 份报告", "{path}: {entries} entries for {reports} reports"),
    "changed": (";新增 {added} 项,删去 {removed} 项", "; {added} new, {removed} taken out"),
    "checked": ("{path}:{alive} 项仍在,{stale} 项已对不上,{open} 项没有判断", "{path}: {alive} entries hold, {stale} answer to nothing, {open} not judged"),
    "fresh": (";另有 {count} 项不在基线中,用 gxlint check --baseline {path} 查看", "; {count} more are not in it, see gxlint check --baseline {path}"),
    "prune": ("要删去对不上的:gxlint baseline write --prune {path}", "to take them out: gxlint baseline write --prune {path}"),
}  # fmt: skip


def _say(language: str, kind: str, **values: object) -> str:
    return _TEXTS[kind][0 if language == "zh" else 1].format(**values)


def command(argv: Sequence[str], language: str) -> int:
    """Write or check a baseline and return the exit status: 1 when an entry answers to nothing or a file was not
    wholly checked, 2 when nothing was read. Raises UsageError."""
    parser = _parser(language)
    options = parser.parse(argv)
    given: list[str] = options.paths
    verb, paths = (given[0], given[1:]) if given else ("", [])
    if verb not in ("write", "check"):
        near = nearest(verb, ("write", "check"))
        hint = (
            "" if near is None else (f",是不是“{near}”?" if language == "zh" else f", did you mean “{near}”?")
        )
        raise _wrong(parser, "which", nearest=hint)
    run = _Run(
        parser, Chooser.of(parser, options), parser.number("--jobs", options.jobs, "positive", 1, 4096)
    )
    if verb == "check":
        for name in ("update", "prune", "output"):
            if getattr(options, name):
                raise _wrong(parser, "only-write", word=f"--{name}")
        return _check(run, paths, options.baseline)
    if options.baseline is not None:
        raise _wrong(parser, "only-check")
    if options.update and options.prune:
        raise _wrong(parser, "both")
    return _write(run, paths, options.output, update=options.update, prune=options.prune)


def _parser(language: str) -> Parser:
    zh = language == "zh"
    parser = Parser("baseline", language, _say(language, "about"), _say(language, "usage"))
    parser.option("paths", nargs="*", metavar="write|check 路径" if zh else "write|check PATH", zh="write 或 check,然后是文件或文件夹", en="write or check, then files or folders")  # fmt: skip
    parser.option("-o", "--output", metavar="FILE", default=None, zh=f"write:写到哪个文件,默认是配置中的 baseline,否则 {NAME}", en=f"write: the file to write, by default the configuration's baseline, else {NAME}")  # fmt: skip
    parser.option("--update", action="store_true", zh="write:更新已有的基线,所给的文件按现状重记,其他文件的照旧", en="write: bring a baseline up to date: the files given as they are now, the others as they were")  # fmt: skip
    parser.option("--prune", action="store_true", zh="write:只从已有的基线中删去对不上的,不添新的", en="write: only take out what answers to nothing, add nothing")  # fmt: skip
    parser.option("--baseline", metavar="FILE", default=None, zh=f"check:查哪个基线,默认是配置中的 baseline,否则 {NAME}", en=f"check: which baseline, by default the configuration's, else {NAME}")  # fmt: skip
    parser.option("--select", metavar="CODE,…", action="append", zh="只用这些规则", en="only these rules")
    parser.option("--ignore", metavar="CODE,…", action="append", zh="不用这些规则", en="not these rules")
    parser.option("--layout", metavar="auto|2021|2019|2014|2008", default=None, zh="按哪一种格式检查,默认自动判断", en="the form to check against, detected by default")  # fmt: skip
    parser.option("--year", metavar="YYYY", default=None, zh="报告所属年度,默认自动判断", en="the fiscal year, detected by default")  # fmt: skip
    parser.option("--lang", metavar="zh|en", default=None, zh="语言", en="language")
    add_config(parser)
    parser.option("--jobs", metavar="N", default=None, zh="同时用几个进程", en="number of processes")
    return parser


def _wrong(parser: Parser, kind: str, **values: object) -> UsageError:
    return UsageError(_say(parser.language, kind, **values), parser.prog, parser.language)


@dataclass(slots=True)
class _Run:
    """The command's parser and chooser; checks files in the order of their paths."""

    parser: Parser
    chooser: Chooser
    jobs: int | None

    def lead(self, paths: Sequence[str]) -> Settings:
        return self.chooser.lead(first_place(paths) if paths else os.curdir)

    def say(self, kind: str, **values: object) -> str:
        return _say(self.parser.language, kind, **values)

    def inputs(self, paths: Sequence[str]) -> Inputs:
        """The files of the command line. Raises UsageError for none, or standard input."""
        if STDIN in paths:
            raise _wrong(self.parser, "stdin")
        inputs = expand(paths, self.chooser.excluded)
        if not inputs.files and inputs.empty:
            there = " ".join(SUFFIXES)
            raise _wrong(self.parser, "empty-folder", word=inputs.empty[0], there=there)
        return inputs

    def named(self, baseline: Baseline | None) -> Inputs:
        """The files that a baseline names and that are there; of those in an archive the archive is looked through."""
        inputs = expand(_places(baseline), self.chooser.excluded)
        if baseline is not None:
            inputs.files = [path for path in inputs.files if baseline.of(path)]
        return inputs

    def results(self, inputs: Inputs) -> Iterator[tuple[ReportResult, Settings]]:
        from gxlint.engine.batch import check_all

        tasks = tasks_of(inputs, self.chooser)
        for task, result in zip(tasks, check_all(tasks, self.chooser.all, self.jobs), strict=True):
            yield result, self.chooser.all[task.settings]

    def key(self, path: str, folder: str) -> str:
        found = key_of(path, folder)
        if found is None:
            raise UsageError(words(self.parser.language, "far", word=path), "", self.parser.language)
        return found


def _whole(result: ReportResult) -> bool:
    return result.readable and not any(end.internal for end in result.unfinished)


def _write(run: _Run, paths: Sequence[str], output: str | None, *, update: bool, prune: bool) -> int:
    from gxlint.engine.baseline import dumps, entries_of, judged

    if not paths and not prune:
        raise _wrong(run.parser, "no-paths")
    leading = run.lead(paths)
    target = output or leading.baseline or NAME
    shown = output or _shown(target)
    if os.path.lexists(target) and not (update or prune):
        raise _wrong(run.parser, "there", word=shown)
    old = load(target, run.parser.language) if prune or os.path.lexists(target) else None
    inputs = run.inputs(paths) if paths else run.named(old)
    folder = folder_of(target)
    keys = {path: run.key(path, folder) for path in inputs.files}
    before = {entry for some in old.entries.values() for entry in some} if old else set()
    kept: dict[str, list[Entry]] = (
        {key: list(some) for key, some in old.entries.items() if not old.gone(key)} if old else {}
    )
    read, open_files = 0, []
    for result, settings in run.results(inputs):
        key = keys[result.path]
        read += result.readable
        if not _whole(result):
            open_files.append(result.path)
        elif prune:
            found = judged(result, kept.get(key, ()), settings)
            kept[key] = [*found.alive, *found.open]
        else:
            # What a rule that was off would say is not known: its entries stay.
            off = judged(result, kept.get(key, ()), settings).open
            kept[key] = [*entries_of(result, key), *off]
    if inputs.files and not read:
        sys.stderr.writelines(run.say("unwritten", path=path) + "\n" for path in open_files)
        return NOTHING_READ
    after = {entry for some in kept.values() for entry in some}
    with destination(run.parser, target, inputs.seen) as stream:
        stream.write(dumps(after))
    counted = run.say("written", path=shown, entries=len(after), reports=len({entry.path for entry in after}))
    if old is not None:
        counted += run.say("changed", added=len(after - before), removed=len(before - after))
    sys.stdout.write(counted + "\n")
    sys.stderr.writelines(run.say("unwritten", path=path) + "\n" for path in open_files)
    return STALE if open_files else DONE


def _check(run: _Run, paths: Sequence[str], option: str | None) -> int:
    from gxlint.engine.baseline import entries_of, judged

    leading = run.lead(paths)
    path = option or leading.baseline or NAME
    baseline = load(path, run.parser.language)
    shown = option or _shown(path)
    inputs = run.inputs(paths) if paths else run.named(baseline)
    alive = stale = fresh = 0
    read, open_files = 0, []
    left = dict(baseline.entries)
    lines: list[str] = []
    for result, settings in run.results(inputs):
        key = run.key(result.path, baseline.folder)
        entries = baseline.entries.get(key, ())
        read += result.readable
        if not _whole(result):
            open_files += [result.path] if entries or not os.path.lexists(result.path) else []
            continue
        left.pop(key, None)
        found = judged(result, entries, settings)
        known = {entry.fingerprint for entry in entries}
        fresh += sum(entry.fingerprint not in known for entry in entries_of(result, key))
        alive, stale = alive + len(found.alive), stale + len(found.idle)
        if found.open:
            left[key] = found.open
        lines += [_line(run, entry) for entry in found.idle]
    gone = {key: len(some) for key, some in left.items() if baseline.gone(key)}
    lines += [run.say("gone", path=_seen(key), count=count) for key, count in gone.items()]
    stale += sum(gone.values())
    unjudged = sum(len(some) for key, some in left.items() if key not in gone)
    sys.stdout.writelines(line + "\n" for line in sorted(lines))
    summary = run.say("checked", path=shown, alive=alive, stale=stale, open=unjudged)
    sys.stdout.write(summary + (run.say("fresh", count=fresh, path=shown) if fresh else "") + "\n")
    sys.stderr.writelines(run.say("unread", path=one) + "\n" for one in open_files)
    if inputs.files and not read and not gone:
        return NOTHING_READ
    return STALE if stale or open_files else DONE


def _line(run: _Run, entry: Entry) -> str:
    place = _place(entry, run.parser.language)
    return run.say("stale", path=_seen(entry.path), code=entry.code, fingerprint=entry.fingerprint,
                   place=f"“{_seen(place)}”" if place else "")  # fmt: skip


def _place(entry: Entry, language: str) -> str:
    """Where an entry was, by the names the forms print; its own keys where they have none (a province's former rows)."""
    from gxlint import resources

    if not entry.table:
        known = resources.data("sections.yaml")["sections"].get(entry.section, {}).get("label", {})
        return str(known.get(language, entry.section))
    from gxlint.output.words import TABLES
    from gxlint.tables.forms import table_form

    if entry.table not in TABLES:
        return " ".join(part for part in (entry.table, entry.row, entry.column_key) if part)
    form = table_form(entry.table)
    row, column = form.row.get(entry.row), entry.column_key
    parts = [form.name[language] if not entry.row else entry.row if row is None else row.short]
    if column:
        parts.append(next((one.label for one in form.columns if one.key == column), column))
    return " ".join(parts)


def _seen(text: str) -> str:
    """What a baseline says, which anybody may have written, fit for a terminal and for one line."""
    return "".join(map(printable.seen, text))


def _places(baseline: Baseline | None) -> list[str]:
    """The files on the disk that hold what a baseline names, as seen from the current folder."""
    if baseline is None:
        return []
    found: set[str] = set()
    for key in baseline.entries:
        place = "" if baseline.gone(key) else baseline.where(key)
        while place and not os.path.lexists(place):  # what stands in an archive
            place = os.path.dirname(place)
        if os.path.isfile(place):
            found.add(_shown(place))
    return sorted(found)


def _shown(path: str) -> str:
    """A path as seen from the current folder, as it is where none leads there from it."""
    try:
        return os.path.relpath(path)
    except ValueError:
        return path
