"""`gxlint annotate`: the same Word draft with a comment (批注) at each diagnostic."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gxlint.cli.archives import source_of
from gxlint.cli.baselines import Baselines
from gxlint.cli.destination import destination
from gxlint.cli.inputs import STDIN, first_place, standard_input
from gxlint.cli.options import Chooser, add_config, add_reading
from gxlint.cli.parser import Parser
from gxlint.cli.texts import say
from gxlint.engine.sources import Source
from gxlint.output.words import VERDICTS, left_out, tracked, unfinished
from gxlint.readers.errors import Unreadable

if TYPE_CHECKING:
    from gxlint.engine.result import ReportResult
    from gxlint.engine.settings import Settings
    from gxlint.mending.docx import Commented

NOTHING_WRITTEN = 2
_DRAFTS = {"zh": ("初稿.docx", "初稿-批注.docx"), "en": ("draft.docx", "draft-comments.docx")}
_OLDER = frozenset(("doc", "rtf", "odt"))


def command(argv: Sequence[str], language: str) -> int:
    """Write the draft with its comments and return the exit status, that of `check`: 0 nothing at or above --fail-on, 1
    something, 2 nothing could be read or written. Raises UsageError."""
    from gxlint.engine.batch import Task

    parser = _parser(language)
    options = parser.parse(argv)
    chooser = Chooser.of(parser, options)
    if not options.paths:
        parser.fail("needs-argument", word="路径" if parser.language == "zh" else "PATH")
    if len(options.paths) > 1:
        parser.fail("annotate-one")
    if os.path.isdir(options.paths[0]):
        parser.fail("annotate-folder", word=options.paths[0])
    path, target = options.paths[0], options.output
    settings = chooser.lead(first_place((path,)))
    if chooser.nothing_left(settings):
        parser.fail("no-rules-left")
    if target is None:
        from gxlint.text.shell import quoted

        example, _ = _DRAFTS[parser.language]
        given = example if path == STDIN else path
        stem, ending = os.path.splitext(given)
        example_out = f"{stem}-批注{'.docm' if ending.lower() == '.docm' else '.docx'}"
        parser.fail("annotate-needs", word=quoted(given), out=quoted(example_out))
    source = Source(path, standard_input(parser)) if path == STDIN else source_of(path)
    data = _loaded(source)
    if data is not None:
        _demand_word(parser, path, data)
    result = _checked(source, data, settings)
    if result.readable:
        result = Baselines(parser, None, (settings,)).seen(Task(path), result)
    if data is None or not result.readable:
        for found in result.diagnostics:
            parser.note("of-file", path=path, message=found.message)
        return NOTHING_WRITTEN
    try:
        _demand_place(parser, path, target, data, force=options.force)
        made, earlier, signed = _made(path, data, result, settings)
    except Unreadable:
        parser.fail("annotate-broken", word=path)
    inputs = (path, *([source.member.archive] if source.member else ()))
    with destination(parser, target, inputs, stdin=path == STDIN) as stream:
        stream.flush()
        stream.buffer.write(made.data)
        stream.buffer.flush()
        out = sys.stderr if stream is sys.stdout else sys.stdout
    for line in _told(target, result, made, earlier, signed, settings.language):
        out.write(line + "\n")
    return 1 if result.blocking else 0


def _parser(language: str) -> Parser:
    zh = language == "zh"
    draft, out = _DRAFTS[language]
    parser = Parser(
        "annotate",
        language,
        "检查 Word 稿,另存一份,在每个问题的原文处加批注;原稿不动,正文、格式和他人的批注照旧"
        if zh
        else "Check a Word draft and write it anew with a comment at each fault; the draft itself, its text, looks and comments stay",
        f"gxlint annotate [选项] {draft} -o {out}" if zh else f"gxlint annotate [options] {draft} -o {out}",
    )
    parser.option("paths", nargs="*", metavar="路径" if zh else "PATH", zh="Word 文档(.docx、.docm),- 表示标准输入", en="a Word document (.docx, .docm), - for standard input")  # fmt: skip
    parser.option("-o", "--output", metavar="FILE", default=None, zh="写到这个文件(必须给出)", en="the file to write (required)")  # fmt: skip
    parser.option("--force", action="store_true", zh="输出文件已经存在时覆盖它", en="replace the output file when it is there already")  # fmt: skip
    parser.option("--select", metavar="CODE,…", action="append", zh="只用这些规则(代码、前缀如 GX2,或规则名)", en="only these rules (codes, prefixes such as GX2, or names)")  # fmt: skip
    parser.option("--ignore", metavar="CODE,…", action="append", zh="不用这些规则", en="not these rules")
    parser.option("--fail-on", metavar="LEVEL", default=None, zh="达到哪一级退出状态为 1:error(默认)|warning|info|never", en="level from which the exit status is 1: error (default)|warning|info|never")  # fmt: skip
    add_reading(parser, output=False)
    add_config(parser)
    return parser


def _loaded(source: Source) -> bytes | None:
    """The bytes of the draft, None where the check will say why there are none."""
    try:
        return source.load()
    except Unreadable:
        return None


def _demand_word(parser: Parser, path: str, data: bytes) -> None:
    """Raise UsageError for a file that is no Word document; one that is damaged or encrypted the check speaks of."""
    from gxlint.readers import detect

    try:
        kind = detect.container(data)
    except Unreadable as refused:
        if refused.reason in ("encrypted", "broken-archive"):
            return
        kind = str(refused.values.get("format", refused.reason))
    if kind != detect.DOCX and data:
        advice = say(parser.language, "annotate-save-as" if kind in _OLDER else "annotate-check")
        parser.fail("annotate-kind", word=path, advice=advice)


def _demand_place(parser: Parser, path: str, target: str, data: bytes, *, force: bool) -> None:
    """Raise UsageError for an output under the wrong ending, and for one that is there already and may not be replaced;
    Unreadable where the package is damaged."""
    from gxlint.mending.docx.links import ending

    try:
        facts = os.stat(target)
    except (OSError, ValueError):
        facts = None
    if facts is not None and not stat.S_ISREG(facts.st_mode):
        return
    right = ending(data)
    if right and os.path.splitext(target)[1].lower() != right:
        parser.fail("annotate-ending", word=target, right=right)
    if facts is not None and not force:
        same = path != STDIN and _same(path, target)
        parser.fail("output-is-input" if same else "output-exists", word=target)


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _checked(source: Source, data: bytes | None, settings: Settings) -> ReportResult:
    from gxlint.engine.run import lint_bytes, lint_source

    return (
        lint_source(source, settings) if data is None else lint_bytes(data, source.path, settings, keep=True)
    )


def _made(path: str, data: bytes, result: ReportResult, settings: Settings) -> tuple[Commented, int, bool]:
    """The file with its comments, how many of an earlier time gave way to them, and whether the draft was signed."""
    from gxlint.cli.remarks import notes
    from gxlint.mending.docx import DocxSource, commented, without_own
    from gxlint.mending.docx.links import signed

    source = DocxSource.of(data, path)
    bare, earlier = without_own(source)
    if earlier:
        source = DocxSource.of(bare, path)
    title = result.report.title.span if result.report is not None else None
    return commented(source, notes(result, settings), title), earlier, signed(data)


def _told(
    target: str, result: ReportResult, made: Commented, earlier: int, signed: bool, language: str
) -> list[str]:
    """What was done, line by line."""
    shown = result.shown
    count = {level: sum(one.severity == level for one in shown) for level in ("error", "warning", "info")}
    nowhere = made.whys.count("nowhere")
    near = sum(1 for why in made.whys if why) - nowhere
    number = len(made.whys) - nowhere
    hidden = len(result.diagnostics) - len(shown)
    lines = [
        say(language, "annotated", out=target, number=number, errors=count["error"], warnings=count["warning"],
            infos=count["info"])
        if made.whys
        else say(language, "annotated-nothing", out=target)
    ]  # fmt: skip
    for key, value in (
        ("annotated-near", near), ("annotated-nowhere", nowhere), ("annotated-again", earlier), ("annotated-hidden", hidden),
    ):  # fmt: skip
        if value:
            lines.append(say(language, key, number=value))
    if signed and made.whys:
        lines.append(say(language, "annotated-signed"))
    return [*lines, _verdict(result, language)]


def _verdict(result: ReportResult, language: str) -> str:
    missing = unfinished(result.unfinished, language)
    opening, closing = ("(", ")") if language == "zh" else (" (", ")")
    notes = [("未查全:" if language == "zh" else "not fully checked: ") + missing] if missing else []
    notes += (*left_out((result,), language), *tracked(result, language))
    word = VERDICTS[language][result.verdict]
    return say(
        language, "annotated-verdict", word=word, notes="".join(f"{opening}{note}{closing}" for note in notes)
    )
