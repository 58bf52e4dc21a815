"""`gxlint rule CODE` and `gxlint rules`."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.cli.destination import destination
from gxlint.cli.options import Chooser, add_config
from gxlint.cli.parser import Parser
from gxlint.engine.registry import Registry, load


def rule(argv: Sequence[str], language: str) -> int:
    """Explain one rule. Raises UsageError."""
    zh = language == "zh"
    parser = Parser("rule", language, "解释一条规则:为什么、依据、怎么改、例子" if zh else "Explain one rule: why, basis, how to mend, examples",
                    "gxlint rule [选项] 代码" if zh else "gxlint rule [options] CODE")  # fmt: skip
    parser.option(
        "code", nargs="*", metavar="代码" if zh else "CODE", zh="规则代码或名称", en="code or name of a rule"
    )
    _add_common(parser, "text|json")
    options = parser.parse(argv)
    form = parser.one_of("--format", options.format or "text", ("text", "json"))
    if not options.code:
        parser.fail("needs-argument", word="代码(如 GX201)" if zh else "CODE (such as GX201)")
    if len(options.code) > 1:
        parser.fail("extra-argument", word=options.code[1])
    registry, lang = _registry(parser, options)
    found = registry.get(options.code[0])
    if found is None:
        parser.fail("no-rule", word=options.code[0], nearest=registry.nearest(options.code[0]))
    from gxlint.output import rules as shown

    with destination(parser, options.output, ()) as stream:
        stream.write(shown.as_json(found) if form == "json" else shown.page(found, lang))
    return 0


def rules(argv: Sequence[str], language: str) -> int:
    """List rules. Raises UsageError."""
    zh = language == "zh"
    parser = Parser("rules", language, "列出规则" if zh else "List rules",
                    "gxlint rules [选项] [代码或前缀 …]" if zh else "gxlint rules [options] [CODE or prefix …]")  # fmt: skip
    parser.option(
        "codes",
        nargs="*",
        metavar="代码或前缀" if zh else "CODE",
        zh="只列这些(如 GX2)",
        en="only these (such as GX2)",
    )
    _add_common(parser, "table|json")
    options = parser.parse(argv)
    form = parser.one_of("--format", options.format or "table", ("table", "json"))
    registry, lang = _registry(parser, options)
    wanted = [part.strip() for word in options.codes for part in word.split(",") if part.strip()]
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


def _add_common(parser: Parser, formats: str) -> None:
    parser.option("--format", metavar=formats, default=None, zh="形式", en="form")
    parser.option("--lang", metavar="zh|en", default=None, zh="语言", en="language")
    parser.option("--output", metavar="FILE", default=None, zh="写到文件", en="write to a file")
    add_config(parser)


def _registry(parser: Parser, options: object) -> tuple[Registry, str]:
    """The rules known here, those of the configuration's folders included, and the language."""
    for name in ("layout", "year"):
        setattr(options, name, None)
    chooser = Chooser.of(parser, options)  # type: ignore[arg-type]
    settings = chooser.settings(".")
    return load(settings.rules), settings.language
