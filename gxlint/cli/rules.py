"""`gxlint rule CODE` and `gxlint rules`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gxlint.cli.destination import destination
from gxlint.cli.options import Chooser, add_config, split
from gxlint.cli.parser import Parser, UsageError
from gxlint.cli.texts import say
from gxlint.engine.registry import Registry, load
from gxlint.engine.rule import Rule, RuleError

if TYPE_CHECKING:
    from gxlint.engine.settings import Settings


def rule(argv: Sequence[str], language: str) -> int:
    """Explain one rule. Raises UsageError."""
    zh = language == "zh"
    parser = Parser("rule", language, "解释一条规则:为什么、依据、怎么改、例子" if zh else "Explain one rule: why, basis, how to mend, examples",
                    "gxlint rule [选项] 代码" if zh else "gxlint rule [options] CODE")  # fmt: skip
    parser.option(
        "code", nargs="*", metavar="代码" if zh else "CODE", zh="规则代码或名称", en="code or name of a rule"
    )
    _add_common(parser, "text|markdown|json")
    options = parser.parse(argv)
    form = parser.one_of("--format", options.format or "text", ("text", "markdown", "json"))
    if not options.code:
        parser.fail("needs-argument", word="代码(如 GX201)" if zh else "CODE (such as GX201)")
    if len(options.code) > 1:
        parser.fail("extra-argument", word=options.code[1])
    registry, lang = _registry(parser, options)
    found = registry.get(options.code[0])
    if found is None:
        parser.fail("no-rule", word=options.code[0], nearest=registry.nearest(options.code[0]))
    with destination(parser, options.output, ()) as stream:
        stream.write(_shown(found, form, lang))
    return 0


def _shown(rule: Rule, form: str, lang: str) -> str:
    if form == "json":
        from gxlint.output.rules import as_json

        return as_json(rule)
    from gxlint.output.rule_page import as_markdown, as_text, page
    from gxlint.output.rule_printed import printed

    made = page(rule, lang, printed(rule, lang))
    return as_markdown(made) if form == "markdown" else as_text(made)


def rules(argv: Sequence[str], language: str) -> int:
    """List rules. Raises UsageError."""
    zh = language == "zh"
    parser = Parser("rules", language, "列出规则" if zh else "List rules",
                    "gxlint rules [选项] [代码或前缀 …]" if zh else "gxlint rules [options] [CODE or prefix …]")  # fmt: skip
    parser.option(
        "codes",
        nargs="*",
        metavar="代码或前缀" if zh else "CODE",
        zh="只列这些(如 GX2);和 --test 一起用时也可以是规则文件夹",
        en="only these (such as GX2); with --test also folders of rules",
    )
    parser.option("--test", action="store_true", zh="执行规则文件中的例子:文件夹里的、这些代码的,默认配置中 rules 列出的各文件夹的",
                  en="carry out the examples in rule files: of a folder, of these codes, by default of the folders that the configuration names under rules")  # fmt: skip
    _add_common(parser, "table|json")
    options = parser.parse(argv)
    form = parser.one_of("--format", options.format or "table", ("table", "json"))
    if options.test:
        return _test(parser, options, form)
    registry, lang = _registry(parser, options)
    wanted = split(options.codes)
    for word in wanted:
        if not registry.knows(word):
            parser.fail("no-rule", word=word, nearest=registry.nearest(word))
    chosen = [
        one
        for code, one in registry.rules.items()
        if not wanted or any(code.startswith(word.upper()) for word in wanted)
    ]
    from gxlint.output import rules as shown

    with destination(parser, options.output, ()) as stream:
        stream.write(shown.list_json(chosen) if form == "json" else shown.table(chosen, lang))
    return 0


def _test(parser: Parser, options: argparse.Namespace, form: str) -> int:
    """Carry out the examples of rules: 1 when one does not do what it says, 2 when there is none to carry out."""
    given = tuple(dict.fromkeys(os.path.realpath(word) for word in options.codes if os.path.isdir(word)))
    codes = split(word for word in options.codes if not os.path.isdir(word))
    settings = _settings(parser, options)
    # A part of a folder that is configured is looked at inside of it: its rules may rest on what stands beside it.
    folders = (*settings.rules, *(folder for folder in given if not _inside(folder, settings.rules)))
    try:
        registry = load(folders)
        chosen = _chosen(parser, registry, codes, given)
        from gxlint.engine.provincial import verify

        verify(one for one in chosen if one.builtin)
    except RuleError as error:
        raise UsageError(
            say(parser.language, "rule-error", error=error.show(parser.language)), parser.prog
        ) from error
    if not chosen:
        parser.fail("no-examples")
    from gxlint.engine.settings import Settings
    from gxlint.engine.trials import trials
    from gxlint.output import trials as shown

    done = list(trials(chosen, Settings(language=settings.language, rules=folders)))
    with destination(parser, options.output, ()) as stream:
        stream.write((shown.as_json if form == "json" else shown.page)(chosen, done, settings.language))
    return 0 if all(trial.met for trial in done) else 1


def _chosen(parser: Parser, registry: Registry, codes: Sequence[str], folders: Sequence[str]) -> list[Rule]:
    """The rules of those codes and folders; without either, every rule that is not gxlint's own."""
    for word in codes:
        if os.sep in word or word.startswith("."):
            parser.fail("no-rule-folder", word=word)
        if not registry.knows(word):
            parser.fail("no-rule", word=word, nearest=registry.nearest(word))
    return [
        one
        for code, one in registry.rules.items()
        if (_inside(one.source, folders) if folders else bool(codes) or not one.builtin)
        and (not codes or any(code.startswith(word.upper()) for word in codes))
    ]


def _inside(path: str, folders: Iterable[str]) -> bool:
    return any(path == folder or path.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)


def _add_common(parser: Parser, formats: str) -> None:
    parser.option("--format", metavar=formats, default=None, zh="形式", en="form")
    parser.option("--lang", metavar="zh|en", default=None, zh="语言", en="language")
    parser.option("-o", "--output", metavar="FILE", default=None, zh="写到文件", en="write to a file")
    add_config(parser)


def _registry(parser: Parser, options: object) -> tuple[Registry, str]:
    """The rules known here, those of the configuration's folders included, and the language."""
    settings = _settings(parser, options)
    return load(settings.rules), settings.language


def _settings(parser: Parser, options: object) -> Settings:
    """The settings of the configuration that holds here."""
    for name in ("layout", "year"):
        setattr(options, name, None)
    chooser = Chooser.of(parser, options)  # type: ignore[arg-type]
    return chooser.settings(".")
