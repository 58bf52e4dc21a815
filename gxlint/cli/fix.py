"""`gxlint fix`: correct what has one answer; say, show or write it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn, TextIO

from gxlint.cli.baselines import Baselines
from gxlint.cli.check import say_excluded, say_passed
from gxlint.cli.destination import destination
from gxlint.cli.fix_words import say
from gxlint.cli.inputs import STDIN, SUFFIXES, expand, first_place, standard_input
from gxlint.cli.options import Chooser, add_config, add_reading, codes
from gxlint.cli.parser import Parser, UsageError

if TYPE_CHECKING:
    from gxlint.diagnostics import Diagnostic
    from gxlint.engine.result import ReportResult
    from gxlint.engine.settings import Settings
    from gxlint.mending.mend import Mended
    from gxlint.readers.archives import Member

NOTHING_READ = 2
_REPORTS = tuple(suffix for suffix in SUFFIXES if suffix not in (".txt", ".md", ".markdown"))
"""Endings under which nobody wants a list of corrections: who gives one to --output expects the corrected report."""


@dataclass(slots=True)
class _Way:
    """What was asked for."""

    diff: bool
    write: bool
    unsafe: bool
    select: tuple[str, ...] | None
    ignore: tuple[str, ...]
    baselines: Baselines | None = None
    """Where what an office has accepted stands: it is corrected like anything else, but holds nothing up."""


@dataclass(slots=True)
class _Count:
    """What came of the files so far. `open`: something waits to be written, is left, or went wrong."""

    files: int = 0
    read: int = 0
    corrected: int = 0
    review: int = 0
    left: int = 0
    blocking: int = 0
    open: bool = False
    masked: bool = False
    levels: set[str] = field(default_factory=set)


def command(argv: Sequence[str], language: str) -> int:
    """Correct files and return the exit status. Raises UsageError."""
    parser = _parser(language)
    options = parser.parse(argv)
    way = _Way(
        options.diff,
        options.write,
        options.unsafe,
        codes(parser, "--select", options.select),
        codes(parser, "--ignore", options.ignore) or (),
    )
    if options.output is not None and options.output.lower().endswith(_REPORTS):
        raise UsageError(
            say(parser.language, "output-report", word=options.output), parser.prog, parser.language
        )
    # All rules are checked: a correction must bring no finding of any of them.
    options.select = options.ignore = None
    chooser = Chooser.of(parser, options)
    if not options.paths:
        parser.fail("no-paths")
    stdin = STDIN in options.paths
    if options.stdin_filename is not None and not stdin:
        _fail(parser, "stdin-name")
    if stdin and len(set(options.paths)) > 1:
        _fail(parser, "stdin-alone")
    if stdin and way.diff and way.write:
        _fail(parser, "stdin-both")
    chooser.lead(first_place(options.paths, options.stdin_filename))
    inputs = expand(options.paths, chooser.excluded)
    if not inputs.files and not inputs.stdin and not inputs.excluded and inputs.empty:
        say_passed(inputs, parser)
        parser.fail("empty-folder", word=inputs.empty[0], there=" ".join(SUFFIXES))
    for folder in inputs.empty:
        parser.note("empty-folder", word=folder, there=" ".join(SUFFIXES))
    say_excluded(inputs, chooser, none=not inputs.files and not inputs.stdin)
    for path in (*inputs.files, *((options.stdin_filename or STDIN,) if stdin else ())):
        chooser.index(path)
    way.baselines = Baselines(parser, None, chooser.all)
    with destination(parser, options.output, inputs.seen, stdin=stdin) as stream:
        count = _Count()
        if stdin:
            _standard_input(options.stdin_filename or STDIN, way, chooser, stream, count)
        for path in inputs.files:
            _file(path, inputs.members.get(path), way, chooser, stream, count)
        # Standard output then is the corrected text, or nothing but a patch.
        last = sys.stderr if way.diff or (stdin and way.write) else stream
        if count.files:
            last.write(_total(count, way, parser.language) + "\n")
    if count.masked:
        _note(parser, "masked")
    say_passed(inputs, parser)
    return NOTHING_READ if count.files and not count.read else 1 if count.open else 0


def _parser(language: str) -> Parser:
    parser = Parser("fix", language, say(language, "about"), say(language, "usage"))

    def option(*names: str, key: str, **given: object) -> None:
        parser.option(*names, zh=say("zh", key), en=say("en", key), **given)

    option("paths", key="paths", nargs="*", metavar="路径" if language == "zh" else "PATH")
    option("--diff", key="diff", action="store_true")
    option("--write", key="write", action="store_true")
    option("--unsafe", key="unsafe", action="store_true")
    option("--select", key="select", metavar="CODE,…", action="append")
    option("--ignore", key="ignore", metavar="CODE,…", action="append")
    option("--fail-on", key="fail-on", metavar="LEVEL", default=None)
    add_reading(parser, zh=say("zh", "output"), en=say("en", "output"))
    add_config(parser)
    parser.option("--stdin-filename", metavar="NAME", default=None, zh="标准输入当作这个文件名", en="the name standard input goes by")  # fmt: skip
    parser.epilog = say(language, "status")
    return parser


def _fail(parser: Parser, key: str) -> NoReturn:
    raise UsageError(say(parser.language, key), parser.prog, parser.language)


def _note(parser: Parser, key: str, **values: object) -> None:
    sys.stderr.write(f"gxlint: {say(parser.language, key, **values)}\n")


def _wants(chooser: Chooser, settings: Settings, way: _Way) -> Callable[[Diagnostic], bool]:
    """Which diagnostics are to be corrected. Raises UsageError for a code that no rule has."""
    from gxlint.engine.settings import Selection

    selection = Selection(chooser.known(settings, way.select or ()), chooser.known(settings, way.ignore))
    return lambda found: selection.wants(found.code)


def _mended(data: bytes, name: str, way: _Way, chooser: Chooser, count: _Count) -> Mended:
    from gxlint.mending.mend import mend

    settings = chooser.settings(name)
    mended = mend(data, name, settings, _wants(chooser, settings, way), unsafe=way.unsafe)
    count.files += 1
    if not mended.before.readable:
        _unread(mended.before.diagnostics, name, chooser.parser)
        count.open = True
        return mended
    count.read += 1
    count.corrected += len(mended.corrected)
    count.review += len(mended.review)
    count.left += len(mended.left)
    blocking = _accepted(mended.after, name, way, chooser).blocking
    count.blocking += blocking
    count.levels.add(settings.fail_on)
    count.open |= bool(blocking)
    return mended


def _accepted(result: ReportResult, name: str, way: _Way, chooser: Chooser) -> ReportResult:
    from gxlint.engine.batch import Task

    return result if way.baselines is None else way.baselines.seen(Task(name, chooser.index(name)), result)


def _unread(diagnostics: Sequence[Diagnostic], path: str, parser: Parser) -> None:
    for found in diagnostics:
        _note(parser, "unread", path=path, message=found.message)


def _file(
    path: str, member: Member | None, way: _Way, chooser: Chooser, stream: TextIO, count: _Count
) -> None:
    from gxlint.engine.run import lint_source
    from gxlint.engine.sources import Source
    from gxlint.readers import Unreadable

    source = Source(path, member=member)
    try:
        data = source.load()
    except Unreadable:
        count.files += 1
        count.open = True
        _unread(lint_source(source, chooser.settings(path)).diagnostics, path, chooser.parser)
        return
    mended = _mended(data, path, way, chooser, count)
    if not mended.before.readable:
        return
    _show(mended, data, path, way, chooser, stream, count)
    if mended.data is data:
        return
    if way.write:
        written = _write(path, data, mended.data, chooser.parser) if member is None else None
        if member is not None:
            _note(chooser.parser, "archive", path=path)
        if written is None:
            count.corrected -= len(mended.corrected)
        elif not way.diff:
            stream.write(f"  {say(chooser.parser.language, 'kept', copy=written)}\n")
        count.open |= written is None
    else:
        count.open = True


def _standard_input(name: str, way: _Way, chooser: Chooser, stream: TextIO, count: _Count) -> None:
    data = standard_input(chooser.parser)
    mended = _mended(data, name, way, chooser, count)
    if mended.before.readable:
        _show(mended, data, name, way, chooser, sys.stderr if way.write else stream, count)
    if way.write:  # also what could not be read: whoever stands behind the pipe gets what was given
        stream.flush()
        stream.buffer.write(mended.data)
        stream.buffer.flush()
    elif mended.data is not data:
        count.open = True


def _show(mended: Mended, data: bytes, path: str, way: _Way, chooser: Chooser, stream: TextIO,
          count: _Count) -> None:  # fmt: skip
    from gxlint.cli.extract import VISIBLE
    from gxlint.cli.fix_view import differences, listing
    from gxlint.engine.registry import load

    if way.diff:
        lines, hidden = differences(path, *_sides(mended, data))
        count.masked |= hidden
    else:
        registry = load(chooser.settings(path).rules)
        lines = [f"{line}\n" for line in listing(mended, path, registry, chooser.parser.language)]
    if stream.isatty():
        lines = [line.rstrip("\n").translate(VISIBLE) + "\n" for line in lines]
    stream.writelines(lines)


def _sides(mended: Mended, data: bytes) -> tuple[list[str], list[str]]:
    """The lines before and after: of a text file its own with their line ends, else those that were read."""
    from gxlint.mending.encoded import Encoded

    before, after = mended.before.report, mended.after.report
    if mended.data is data or before is None or after is None:
        return [], []
    if before.document.media in ("text/plain", "text/markdown"):
        # Only LF ends a line here, as for a patch.
        return (_split(Encoded.of(data).text), _split(Encoded.of(mended.data).text))
    return ([f"{line}\n" for line in before.document.lines], [f"{line}\n" for line in after.document.lines])


def _split(text: str) -> list[str]:
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _write(path: str, before: bytes, after: bytes, parser: Parser) -> str | None:
    """Write a file; the path of the copy of its original, None where it was not written, which is said."""
    from gxlint.mending.writing import FileChanged, replace_file
    from gxlint.text.system import refusal

    try:
        copy = replace_file(path, before, after)
    except FileChanged:
        _note(parser, "changed", path=path)
    except OSError as problem:
        _note(parser, "not-written", path=path, error=refusal(problem)[parser.language])
    else:
        folder, name = os.path.split(copy)
        beside = os.path.dirname(path)
        return os.path.join(beside, name) if os.path.realpath(beside or os.curdir) == folder else copy
    return None


def _total(count: _Count, way: _Way, language: str) -> str:
    if not count.corrected:
        words = say(language, "total-nothing", files=count.files)
    else:
        key = "total-written" if way.write else "total-would"
        words = say(language, key, files=count.files, number=count.corrected)
    if count.read < count.files:
        words += say(language, "total-unread", number=count.files - count.read)
    if count.review:
        words += say(language, "total-review", number=count.review)
    if count.left:
        words += say(language, "total-left", number=count.left)
    if count.blocking:
        what = say(language, "blocking-error" if count.levels == {"error"} else "blocking")
        key = "total-blocking-after" if count.corrected else "total-blocking"
        words += say(language, key, number=count.blocking, what=what)
    if way.unsafe and way.write and count.corrected:
        words += say(language, "total-look")
    return words
