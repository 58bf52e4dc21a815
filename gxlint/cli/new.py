"""`gxlint new`: an empty report in the form of a year."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gxlint import resources
from gxlint.cli.archives import source_of
from gxlint.cli.destination import destination
from gxlint.cli.inputs import STDIN
from gxlint.cli.options import FIRST_YEAR, LAST_YEAR, LAYOUTS, Chooser, add_config
from gxlint.cli.parser import Parser, UsageError
from gxlint.engine.registry import load

if TYPE_CHECKING:
    from gxlint.drafts.carry import Carried, Last
    from gxlint.engine.settings import Settings

DONE, NO_LAST = 0, 2
WRITERS = {".docx": "docx", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
"""Ending of the file and the module of gxlint.drafts that writes it."""
_TEXTS = {
    "about": ("按某一年度的格式生成空白报告:各部分、表格都在,要填的留空,写什么在批注里", "An empty report in the form of a year: its parts and tables, blanks to fill, hints as comments"),
    "usage": ("gxlint new --year YYYY --agency 机关名称 -o 文件.docx|.md|.html [选项]", "gxlint new --year YYYY --agency NAME -o FILE.docx|.md|.html [options]"),
    "no-year": ("缺少 --year(报告所属年度);用 --from 给出上年度的报告,可以省去", "--year (the fiscal year) is missing; with --from, last year's report, it may be left out"),
    "no-agency": ("缺少 --agency(机关全称);用 --from 给出上年度的报告,可以省去", "--agency (the agency's full name) is missing; with --from, last year's report, it may be left out"),
    "year-untold": ("从上年度的报告看不出年度,请写 --year", "last year's report does not tell its year; give --year"),
    "year-outside": ("{year} 年度没有格式可用(2008 至 2099)", "there is no form for {year} (2008 to 2099)"),
    "agency-untold": ("从上年度的报告看不出机关名称,请写 --agency", "last year's report does not tell its agency; give --agency"),
    "no-output": ("缺少 -o(写到哪个文件),如:-o 年报.docx", "-o (the file to write) is missing, such as: -o report.docx"),
    "ending": ("“{word}”要以 .docx、.md 或 .html 结尾", "“{word}” should end in .docx, .md or .html"),
    "there": ("“{word}”已经有了,没有覆盖。换一个文件名,或加 --force 覆盖它", "“{word}” is there already and was left as it is. Choose another name, or add --force to write over it"),
    "empty": ("“--agency”是空的,请写机关全称", "“--agency” is empty; write the agency's full name"),
    "long": ("“--agency”太长({detail} 个字,上限 60)", "“--agency” is too long ({detail} characters, the limit is 60)"),
    "sign": ("“--agency”里不能有 {detail}", "“--agency” cannot hold {detail}"),
    "layout": ("{year} 年度不用 {word} 格式;可以是:{there}", "the form {word} does not hold for {year}; it can be: {there}"),
    "unreadable": ("上年度的报告“{word}”没有读出{said}", "last year's report “{word}” could not be read{said}"),
    "several": ("“{word}”里有 {count} 份文件,请写出是哪一份,如:--from {first}", "“{word}” holds {count} files; say which, such as: --from {first}"),
    "no-report": ("“{word}”不像政府信息公开工作年度报告,什么也没有生成", "“{word}” does not look like an annual report; nothing was made"),
    "stdin": ("--from 要写文件,不能用标准输入(-)", "--from needs a file, not standard input (-)"),
    "strange": ("“{agency}”不像机关名称,检查时可能指出标题;请核对 --agency", "“{agency}” does not look like an agency's name, so a check may remark on the title; look at --agency again"),
    "made": ("{path}:{agency} {year} 年度报告,{layout} 年格式。填完空白、删去{hints}后,用 gxlint check 检查", "{path}: report of {agency} for {year}, form of {layout}. Fill in the blanks, remove the comments, then run gxlint check"),
    "took": ("从上年度的报告带入:", "taken over from last year's report:"),
    "left": ("没有带入,留空:", "not taken over, left blank:"),
    "nothing": ("上年度的报告里没有可以带入的", "last year's report had nothing to take over"),
}  # fmt: skip


def _say(language: str, kind: str, **values: object) -> str:
    return _TEXTS[kind][0 if language == "zh" else 1].format(**values)


def command(argv: Sequence[str], language: str) -> int:
    """Make a draft and return the exit status: 2 when last year's report cannot be used. Raises UsageError."""
    parser = _parser(language)
    options = parser.parse(argv)
    chooser = Chooser.of(parser, options)
    target = _target(parser, options.output)
    last_path: str | None = options.last
    if last_path == STDIN:
        raise _wrong(parser, "stdin")
    year = parser.number("--year", options.wanted_year, "a-year", FIRST_YEAR, LAST_YEAR)
    agency: str | None = None if options.agency is None else options.agency.strip()
    if year is None and last_path is None:
        raise _wrong(parser, "no-year")
    if agency is None and last_path is None:
        raise _wrong(parser, "no-agency")
    if agency is not None:
        _judge(parser, agency)
    wanted = (
        None if options.wanted_layout is None else parser.one_of("--layout", options.wanted_layout, LAYOUTS)
    )
    settings = chooser.lead(last_path or os.curdir)
    if os.path.lexists(target) and not options.force:
        raise _wrong(parser, "there", word=target)
    # A province's additions hold for its drafts as they do for its reports.
    resources.use(load(settings.rules).content)
    last = None if last_path is None else _last(parser, last_path, settings)
    year, agency = _known(parser, year, agency, last)
    return _make(parser, target, year, agency, wanted, last, () if last_path is None else (last_path,))


def _parser(language: str) -> Parser:
    parser = Parser("new", language, _say(language, "about"), _say(language, "usage"))
    parser.option("--year", dest="wanted_year", metavar="YYYY", default=None, zh="报告所属年度(2008 起)", en="the fiscal year (from 2008)")  # fmt: skip
    parser.option("--agency", metavar="NAME", default=None, zh="机关全称", en="the agency's full name")
    parser.option("-o", "--output", metavar="FILE", default=None, zh="写到哪个文件,格式由 .docx、.md、.html 定", en="the file to write; .docx, .md or .html decides the format")  # fmt: skip
    parser.option("--from", dest="last", metavar="FILE", default=None, zh="上年度的报告(能读取的任何格式):带入结转件数、现行有效件数、联系方式,别的不带", en="last year's report (any format that is read): carried-over requests, instruments in force and contact data are taken over, nothing else")  # fmt: skip
    parser.option("--layout", dest="wanted_layout", metavar="auto|2021|2019|2014|2008", default=None, zh="格式,默认按年度;2014 至 2018 年度默认 2014(带统计表)", en="the form, by default that of the year; 2014 (with the statistics table) from 2014 to 2018")  # fmt: skip
    parser.option("--force", action="store_true", zh="文件已有时覆盖", en="write over a file that is there")
    parser.option("--lang", metavar="zh|en", default=None, zh="消息的语言;报告总是中文", en="language of the messages; the report is always Chinese")  # fmt: skip
    add_config(parser)
    parser.set_defaults(layout=None, year=None)
    return parser


def _wrong(parser: Parser, kind: str, **values: object) -> UsageError:
    return UsageError(_say(parser.language, kind, **values), parser.prog, parser.language)


def _target(parser: Parser, output: str | None) -> str:
    if not output:
        raise _wrong(parser, "no-output")
    if os.path.splitext(output)[1].lower() not in WRITERS:
        raise _wrong(parser, "ending", word=output)
    return output


def _judge(parser: Parser, agency: str) -> None:
    from gxlint.drafts.naming import fault

    found = fault(agency)
    if found is not None:
        kind, detail = found
        shown = detail if detail.isprintable() else f"U+{ord(detail):04X}"
        raise _wrong(parser, kind, detail=f"“{shown}”" if kind == "sign" else shown)


def _last(parser: Parser, path: str, settings: Settings) -> Last:
    from gxlint.cli.inputs import expand
    from gxlint.drafts.carry import NoReportError, read_last

    inputs = expand((path,), lambda _: False) if ".zip" in path.lower() else None
    if inputs is not None and inputs.members:
        if len(inputs.files) > 1:
            raise _wrong(parser, "several", word=path, count=len(inputs.files), first=inputs.files[0])
        (path,) = inputs.files
    try:
        return read_last(source_of(path), settings)
    except NoReportError as error:
        said = (":" if parser.language == "zh" else ": ") + " ".join(error.said) if error.said else ""
        raise _wrong(parser, error.kind, word=path, said=said) from error


def _known(parser: Parser, year: int | None, agency: str | None, last: Last | None) -> tuple[int, str]:
    """Year and agency of the draft: what was asked for, else what last year's report says for sure."""
    if year is None:
        if last is None or last.year is None:
            raise _wrong(parser, "year-untold")
        year = last.year + 1
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise _wrong(parser, "year-outside", year=year)
    if agency is None:
        if last is None or last.agency is None:
            raise _wrong(parser, "agency-untold")
        from gxlint.drafts.grids import printed

        agency = printed(last.agency)
        _judge(parser, agency)
    return year, agency


def _make(parser: Parser, target: str, year: int, agency: str, wanted: str | None, last: Last | None,
          inputs: Sequence[str]) -> int:  # fmt: skip
    from gxlint.drafts.compose import compose, layout_for, layouts_of
    from gxlint.drafts.naming import recognised

    layout = layout_for(year, None if wanted == "auto" else wanted)
    if layout is None:
        there = " ".join(one.id for one in layouts_of(year))
        raise _wrong(parser, "layout", year=year, word=wanted, there=there)
    found: Carried | None = None
    if last is not None:
        from gxlint.drafts.carry import carried

        found = carried(last, year, agency, layout)
        draft = compose(
            year, agency, layout, values=found.values, in_force=found.in_force, contact=found.contact
        )
    else:
        draft = compose(year, agency, layout)
    writer = importlib.import_module(f"gxlint.drafts.{WRITERS[os.path.splitext(target)[1].lower()]}")
    data: bytes = writer.write(draft)
    with destination(parser, target, inputs) as stream:
        stream.buffer.write(data)
    language = parser.language
    hints = "批注" if target.lower().endswith(".docx") else "注释"
    sys.stdout.write(
        _say(language, "made", path=target, agency=agency, year=year, layout=layout.id, hints=hints) + "\n"
    )
    if found is not None:
        _tell(found, language)
    if not recognised(draft.title, agency):
        parser_note = _say(language, "strange", agency=agency)
        sys.stderr.write(f"gxlint: {parser_note}\n")
    return DONE


def _tell(found: Carried, language: str) -> None:
    """What was taken over, and what was not and why."""
    from gxlint.drafts.words import said

    for kind, taken in (("took", True), ("left", False)):
        some = [said(one, language) for one in found.said if one.taken is taken]
        if some:
            sys.stdout.write(_say(language, kind) + "\n" + "".join(f"  {one}\n" for one in some))
    if not found.said:
        sys.stdout.write(_say(language, "nothing") + "\n")
