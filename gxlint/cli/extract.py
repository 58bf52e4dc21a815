"""`gxlint extract`: the report as data, or the text that line numbers refer to."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from gxlint.cli.destination import destination
from gxlint.cli.inputs import STDIN
from gxlint.cli.options import Chooser, add_config, add_reading
from gxlint.cli.parser import Parser, UsageError
from gxlint.cli.texts import say


def command(argv: Sequence[str], language: str) -> int:
    """Print what a file was read as. Raises UsageError, also when the file cannot be read."""
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
    name = (options.stdin_filename or STDIN) if path == STDIN else path
    settings = chooser.settings(name)
    from gxlint.engine.run import opened

    document, report, problems = opened(name, sys.stdin.buffer.read() if path == STDIN else None, settings)
    if document is None or (report is None and not options.text):
        raise UsageError(
            "\n".join(say(language, "unreadable", path=name, message=one) for one in problems), parser.prog
        )
    with destination(parser, options.output, (path,)) as stream:
        if options.text or report is None:
            stream.writelines(line + "\n" for line in document.lines)
        else:
            from gxlint.output.extraction import extraction
            from gxlint.output.values import dumps

            stream.write(dumps(extraction(report)) + "\n")
    return 0
