"""`gxlint check`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING, Any, TextIO

from gxlint import __version__, output
from gxlint.cli.baselines import Baselines
from gxlint.cli.destination import destination
from gxlint.cli.inputs import (
    STDIN,
    SUFFIXES,
    Inputs,
    expand,
    first_place,
    from_archive,
    standard_input,
)
from gxlint.cli.options import Chooser, add_config, add_reading
from gxlint.cli.parser import Parser, nearest

if TYPE_CHECKING:
    from gxlint.engine.batch import Task
    from gxlint.engine.result import ReportResult
    from gxlint.engine.settings import Settings

NOTHING_READ = 2
LATER = ("--previous",)
"""Options of contract.md that this version does not have: accepted silently, they would seem to be obeyed."""


def command(argv: Sequence[str], language: str) -> int:
    """Check files and return the exit status. Raises UsageError."""
    parser = _parser(language)
    options = parser.parse(argv)
    for name in LATER:
        if getattr(options, name.strip("-")) is not None:
            parser.fail("option-later", word=name, version=__version__)
    module = _format(parser, options.format, options.output)
    jobs = parser.number("--jobs", options.jobs, "positive", 1, 4096)
    chooser = Chooser.of(parser, options)
    if not options.paths:
        parser.fail("no-paths")
    if options.stdin_filename is not None and STDIN not in options.paths:
        parser.fail("stdin-name")
    leading = chooser.lead(first_place(options.paths, options.stdin_filename))
    inputs = expand(options.paths, chooser.excluded)
    if not inputs.files and not inputs.stdin and not inputs.excluded and inputs.empty:
        say_passed(inputs, parser)
        parser.fail("empty-folder", word=inputs.empty[0], there=" ".join(SUFFIXES))
    for folder in inputs.empty:
        parser.note("empty-folder", word=folder, there=" ".join(SUFFIXES))
    tasks = _tasks(inputs, chooser, options.stdin_filename)
    if not tasks and not inputs.excluded and inputs.empty:  # an archive without reports from standard input
        say_passed(inputs, parser)
        parser.fail("empty-folder", word=inputs.empty[-1], there=" ".join(SUFFIXES))
    say_excluded(inputs, chooser, none=not tasks)
    if any(chooser.nothing_left(chooser.all[task.settings]) for task in tasks):
        parser.fail("no-rules-left")
    baselines = Baselines(parser, options.baseline, chooser.all)
    with destination(parser, options.output, (*inputs.seen, *baselines.paths), stdin=inputs.stdin) as stream:
        if module.ABLE.binary and stream.isatty():
            parser.fail("binary", word=module.__name__.rpartition(".")[2])
        status = _check(
            tasks, chooser, leading, module, stream, baselines, jobs=jobs, statistics=options.statistics
        )
    say_passed(inputs, parser)
    return status


def say_excluded(inputs: Inputs, chooser: Chooser, *, none: bool) -> None:
    """Say which folders the configuration excludes as a whole, and, where nothing is left, that so are all files.

    Raises UsageError where nothing is left of a folder; files given by name, as a hook does, are no mistake.
    """
    parser = chooser.parser
    for at, (given, first) in enumerate(inputs.barred):
        glob, source = chooser.excluding(first)
        values = {"word": given, "glob": glob, "source": source}
        if none and at == len(inputs.barred) - 1:
            parser.fail("all-excluded", **values)
        parser.note("all-excluded", **values)
    if none and inputs.barred_files:
        glob, source = chooser.excluding(inputs.barred_files[0])
        parser.note("files-excluded", number=len(inputs.barred_files), glob=glob, source=source)


def say_passed(inputs: Inputs, parser: Parser) -> None:
    """Say what documents in the folders were passed over: a person may take them for checked."""
    if inputs.passed:
        listed = ("、" if parser.language == "zh" else ", ").join(
            f"{ending} {count}" for ending, count in sorted(inputs.passed.items())
        )
        parser.note("passed-over", number=sum(inputs.passed.values()), listed=listed)


def _parser(language: str) -> Parser:
    zh = language == "zh"
    parser = Parser(
        "check",
        language,
        "检查报告:文件、文件夹(含下级)、通配符;- 表示标准输入" if zh else "Check reports: files, folders (with what is in them), globs; - is standard input",
        "gxlint check [选项] 路径 …" if zh else "gxlint check [options] PATH …",
    )  # fmt: skip
    parser.option(
        "paths",
        nargs="*",
        metavar="路径" if zh else "PATH",
        zh="要检查的文件或文件夹",
        en="files or folders to check",
    )
    parser.option("--format", metavar="NAME", default=None,
                  zh=lambda: f"{'|'.join(output.available())},终端上默认 {output.TERMINAL},否则 {output.ELSEWHERE}",
                  en=lambda: f"{'|'.join(output.available())}; default: {output.TERMINAL} on a terminal, "
                             f"{output.ELSEWHERE} otherwise")  # fmt: skip
    parser.option("--select", metavar="CODE,…", action="append", zh="只用这些规则(代码、前缀如 GX2,或规则名)", en="only these rules (codes, prefixes such as GX2, or names)")  # fmt: skip
    parser.option("--ignore", metavar="CODE,…", action="append", zh="不用这些规则", en="not these rules")
    parser.option("--fail-on", metavar="LEVEL", default=None, zh="达到哪一级退出状态为 1:error(默认)|warning|info|never", en="level from which the exit status is 1: error (default)|warning|info|never")  # fmt: skip
    add_reading(parser)
    add_config(parser)
    parser.option("--stdin-filename", metavar="NAME", default=None, zh="标准输入当作这个文件名", en="the name standard input goes by")  # fmt: skip
    parser.option("--baseline", metavar="FILE", default=None, zh="基线文件:其中已有的问题只作标记(见 gxlint baseline)", en="a baseline: what stands in it is only marked (see gxlint baseline)")  # fmt: skip
    parser.option("--jobs", metavar="N", default=None, zh="同时用几个进程", en="number of processes")
    parser.option("--statistics", action="store_true", zh="再给出各规则的数量", en="also count by rule")
    for name in LATER:
        parser.add_argument(name, default=None, help=argparse.SUPPRESS)
    return parser


def _format(parser: Parser, name: str | None, target: str | None) -> ModuleType:
    """The module of a format. Raises UsageError for one that does not exist, or not in this version."""
    if name is None and target is not None:
        ending = os.path.splitext(target)[1].lower().removeprefix(".")
        wanted = "html" if ending == "htm" else ending
        if wanted in output.available() and wanted not in (output.TERMINAL, output.ELSEWHERE):
            parser.note("format-wanted", word=target, format=wanted)
    chosen = name or (output.TERMINAL if target is None and sys.stdout.isatty() else output.ELSEWHERE)
    module = output.format_named(chosen)
    if module is None:
        there = " ".join(output.available())
        if chosen in output.PROMISED:
            parser.fail("format-later", word=chosen, version=__version__, there=there)
        near = nearest(chosen, output.available())
        parser.fail("bad-value", option="--format", word=chosen, there=there, nearest=near)
    return module


def _tasks(inputs: Inputs, chooser: Chooser, stdin_filename: str | None) -> list[Task]:
    return tasks_of(inputs, chooser, _from_pipe(inputs, chooser, stdin_filename) if inputs.stdin else ())


def tasks_of(inputs: Inputs, chooser: Chooser, further: Sequence[Task] = ()) -> list[Task]:
    """Return what is to be checked in the order of paths: files, members of archives, and `further`. Pages are told which
    documents around them are checked for themselves."""
    from gxlint.engine.batch import Task

    tasks = [Task(path, chooser.index(path), None, inputs.members.get(path)) for path in inputs.files]
    return _with_company(sorted((*tasks, *further), key=lambda task: task.path))


def _from_pipe(inputs: Inputs, chooser: Chooser, stdin_filename: str | None) -> list[Task]:
    """What came through standard input: a file, or the members of an archive."""
    from gxlint.engine.batch import Task

    name = stdin_filename or STDIN
    if stdin_filename is not None and chooser.excluded(name):
        glob, source = chooser.excluding(name)
        chooser.parser.note("files-excluded", number=1, glob=glob, source=source)
        return []
    data = standard_input(chooser.parser)
    found = from_archive(name, data, inputs, chooser.excluded)
    if found is None:
        return [Task(name, chooser.index(name), data)]
    return [Task(path, chooser.index(path), None, member) for path, member in found.items()]


def _with_company(tasks: Sequence[Task]) -> list[Task]:
    """Tell the pages among the tasks which documents around them are checked for themselves."""
    from gxlint.readers.saved import DOCUMENTS, PAGES

    around: dict[str, set[str]] = {}
    for task in tasks:
        if task.path.lower().endswith(DOCUMENTS):
            folder = os.path.dirname(os.path.normpath(task.path))
            for above in (folder, os.path.dirname(folder)):
                around.setdefault(above, set()).add(os.path.normpath(task.path))
    sets = {folder: frozenset(paths) for folder, paths in around.items()}
    nothing: frozenset[str] = frozenset()
    return [
        replace(task, apart=sets.get(os.path.dirname(os.path.normpath(task.path)), nothing))
        if around and task.path.lower().endswith(PAGES)
        else task
        for task in tasks
    ]


def _check(tasks: Sequence[Task], chooser: Chooser, leading: Settings, module: ModuleType, stream: TextIO,
           baselines: Baselines, *, jobs: int | None, statistics: bool) -> int:  # fmt: skip
    able: output.Able = module.ABLE
    read = blocking = 0

    def counted() -> Iterator[ReportResult]:
        nonlocal read, blocking
        for result in _results(tasks, chooser, baselines, jobs, able.drawn, leading.language):
            read += result.readable
            blocking += result.blocking
            yield result

    summary, partial = output.write(module, counted(), stream, lang=leading.language, fail_on=leading.fail_on, statistics=statistics)  # fmt: skip
    stream.flush()
    if statistics and not able.statistics:
        sys.stderr.writelines(f"{code} {count}\n" for code, count in summary.statistics.items())
        sys.stderr.writelines(f"{phrase}\n" for phrase in partial)
    return NOTHING_READ if tasks and not read else 1 if blocking else 0


def _results(tasks: Sequence[Task], chooser: Chooser, baselines: Baselines, jobs: int | None, keep: bool,
             language: str) -> Iterator[ReportResult]:  # fmt: skip
    """The results in order, with the progress shown on standard error and the unused suppressions added."""
    from gxlint.cli.unused import Watch
    from gxlint.engine.batch import check_all

    watch = Watch(tasks, chooser.all, chooser.excluded)
    bar = _progress(len(tasks), language)
    try:
        for task, result in zip(tasks, check_all(tasks, chooser.all, jobs, keep=keep), strict=True):
            if bar is not None:
                bar.advance(os.path.basename(task.path))
            yield watch.seen(task, baselines.seen(task, result))
    finally:
        if bar is not None:
            bar.stop()


def _progress(total: int, lang: str) -> Any:
    """The progress bar of the rich format, None where nobody would see it."""
    if total < 2 or not sys.stderr.isatty():
        return None
    from gxlint.output.rich.progress import Progress

    bar = Progress(sys.stderr, lang)
    bar.start(total)
    return bar
