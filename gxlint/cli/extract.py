"""`gxlint extract`: the report as data, or the text that line numbers refer to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gxlint.cli.archives import inside, is_archive, unpacked
from gxlint.cli.destination import destination
from gxlint.cli.inputs import STDIN, SUFFIXES, first_place, may_be_report, standard_input
from gxlint.cli.options import Chooser, add_config, add_reading
from gxlint.cli.parser import Parser
from gxlint.cli.texts import say
from gxlint.output.words import unfinished

if TYPE_CHECKING:
    from gxlint.readers.archives import Member

NOTHING_READ = 2
VISIBLE = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code != 0x09},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
}
"""What stands on a terminal for the control characters of a text, which might steer it; columns stay as they are."""


def command(argv: Sequence[str], language: str) -> int:
    """Print what a file was read as and return the exit status: 1 when a part of it is missing from what was printed
    (a stage failed, a part was not read), 2 when nothing was read; standard error says what. Raises UsageError.
    """
    zh = language == "zh"
    parser = Parser("extract", language, "把一份报告读成数据" if zh else "Show what a report was read as",
                    "gxlint extract [选项] 路径" if zh else "gxlint extract [options] PATH")  # fmt: skip
    parser.option(
        "paths",
        nargs="*",
        metavar="路径" if zh else "PATH",
        zh="文件,- 表示标准输入",
        en="a file, - for standard input",
    )
    parser.option(
        "--text",
        action="store_true",
        zh="只输出行号所指的文本",
        en="only the text that line numbers refer to",
    )
    parser.option(
        "--format", metavar="json", default=None, zh="数据的形式,目前只有 json", en="form of the data, json"
    )
    parser.option("--stdin-filename", metavar="NAME", default=None, zh="标准输入当作这个文件名", en="the name standard input goes by")  # fmt: skip
    add_reading(parser)
    add_config(parser)
    options = parser.parse(argv)
    if options.format is not None:
        parser.one_of("--format", options.format, ("json",))
    if not options.paths:
        parser.fail("needs-argument", word="路径" if zh else "PATH")
    if len(options.paths) > 1:
        parser.fail("one-path")
    path = options.paths[0]
    if options.stdin_filename is not None and path != STDIN:
        parser.fail("stdin-name")
    chooser = Chooser.of(parser, options)
    settings = chooser.lead(first_place(options.paths, options.stdin_filename))
    name = (options.stdin_filename or STDIN) if path == STDIN else path
    data = standard_input(parser) if path == STDIN else None
    name, data, member = _one_of(parser, name, data)
    from gxlint.engine.opening import open_report

    opened = open_report(name, data, settings, member=member)
    for problem in opened.problems:
        parser.note("of-file", path=name, message=problem)
    lost = unfinished((end for end in opened.lost if not end.internal), settings.language)
    if lost:
        parser.note("of-file", path=name, message=say(settings.language, "not-whole", what=lost))
    if opened.document is None:
        return NOTHING_READ
    if options.text or opened.report is not None:
        with destination(
            parser, options.output, (path, *([member.archive] if member else ())), stdin=path == STDIN
        ) as stream:
            if options.text or opened.report is None:
                lines: Iterable[str] = opened.document.lines
                if stream.isatty():
                    lines = (line.translate(VISIBLE) for line in lines)
                stream.writelines(line + "\n" for line in lines)
            else:
                from gxlint.output.extraction import extraction
                from gxlint.output.values import dumps

                found = extraction(opened.report, opened.claimed, opened.unfinished)
                stream.write(dumps(found) + "\n")
    return 1 if opened.lost else 0


def _one_of(parser: Parser, name: str, data: bytes | None) -> tuple[str, bytes | None, Member | None]:
    """Return what to read: the file itself, the one report of an archive, or the member that a path names.

    Raises UsageError for an archive of several reports, which says how to name one, and for one without any.
    """
    if data is None and not os.path.lexists(name):
        found = inside(name)
        return (name, None, found[1]) if found is not None else (name, None, None)
    if not is_archive(name):
        return name, data, None
    held = unpacked(name, may_be_report, lambda _: False, data=data)
    if held is None:
        return name, data, None
    if not held.members:
        parser.fail("empty-folder", word=name, there=" ".join(SUFFIXES))
    if len(held.members) > 1:
        parser.fail("one-member", word=name, number=len(held.members), first=min(held.members))
    path, member = next(iter(held.members.items()))
    return path, None, member
