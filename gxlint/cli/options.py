"""From options and configuration files to the settings each file is checked with."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from gxlint import resources
from gxlint.cli.parser import Parser, UsageError
from gxlint.cli.texts import say
from gxlint.config.load import EMPTY, Config
from gxlint.engine.registry import Registry, load
from gxlint.engine.rule import RuleError
from gxlint.engine.settings import ALWAYS, Selection, Settings, fits, fits_any

SEVERITIES = ("error", "warning", "info", "never")
LAYOUTS = ("auto", *resources.LAYOUTS)
LANGUAGES = ("zh", "en")
FIRST_YEAR, LAST_YEAR = 2008, 2099
"""The Regulation of 2007 came into force on 1 May 2008: no fiscal year before has a form to check against."""


def add_reading(parser: Parser, *, output: bool = True, zh: str = "写到文件,默认写到标准输出",
                en: str = "write to a file, standard output by default") -> None:  # fmt: skip
    """Add the options that say how a file is to be read, in which language to speak, and (`output`) where to; `zh` and
    `en` are the help of the last."""
    parser.option("--layout", metavar="auto|2021|2019|2014|2008", default=None,
                  zh="按哪一种格式检查:2021(2021 年度起)、2019(2019、2020 年度)、2014 和 2008(2008 至 2018 年度),默认自动判断", en="the form to check against: 2021 (from fiscal year 2021), 2019 (2019, 2020), 2014 and 2008 (2008 to 2018); detected by default")  # fmt: skip
    parser.option("--year", metavar="YYYY", default=None, zh="报告所属年度(2008 起),默认自动判断", en="the fiscal year (from 2008), detected by default")  # fmt: skip
    parser.option("--lang", metavar="zh|en", default=None, zh="语言", en="language")
    if output:
        parser.option("-o", "--output", metavar="FILE", default=None, zh=zh, en=en)


def add_config(parser: Parser) -> None:
    """Add --config and --no-config."""
    parser.option(
        "--config", metavar="FILE", default=None, zh="用这个配置文件", en="use this configuration file"
    )
    parser.option("--no-config", action="store_true", zh="不用任何配置文件", en="use no configuration file")


def split(words: Iterable[str]) -> list[str]:
    """The codes or names in A,B "C, D"."""
    return [one.strip() for word in words for one in word.split(",") if one.strip()]


def codes(parser: Parser, option: str, words: list[str] | None) -> tuple[str, ...] | None:
    """The codes or names of --select A,B --select C; None when the option was not given. Raises UsageError."""
    if words is None:
        return None
    found = tuple(dict.fromkeys(split(words)))
    if not found:
        parser.fail("needs-value", word=option)
    return found


def _layout(parser: Parser, word: str) -> str:
    """The value of --layout; a year that has a form of another name is told which. Raises UsageError."""
    from gxlint.structure.layout import layouts

    if word not in LAYOUTS and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR:
        year = int(word)
        forms = " / ".join(one.id for one in layouts().values() if one.holds(year))
        parser.fail("layout-of-year", word=word, form=forms, there=" ".join(LAYOUTS))
    return parser.one_of("--layout", word, LAYOUTS)


@dataclass(slots=True)
class Chooser:
    """Finds the configuration of a file and makes its settings, once for each configuration.

    `all` are the settings made so far; tasks name them by position.
    """

    parser: Parser
    config_file: str | None = None
    no_config: bool = False
    lang: str | None = None
    layout: str | None = None
    year: int | None = None
    fail_on: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    all: list[Settings] = field(default_factory=list)
    _by_config: dict[Path | None, tuple[int, tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, parser: Parser, options: argparse.Namespace) -> Chooser:
        """Take the options of `check` or `extract`, judging their values. Raises UsageError."""
        if options.config is not None and options.no_config:
            parser.fail("config-both")
        lang = None if options.lang is None else parser.one_of("--lang", options.lang, LANGUAGES)
        layout = None if options.layout is None else _layout(parser, options.layout)
        fail_on = getattr(options, "fail_on", None)
        return cls(
            parser,
            options.config,
            options.no_config,
            lang,
            layout,
            parser.number("--year", options.year, "a-year", FIRST_YEAR, LAST_YEAR),
            None if fail_on is None else parser.one_of("--fail-on", fail_on, SEVERITIES),
            codes(parser, "--select", getattr(options, "select", None)),
            codes(parser, "--ignore", getattr(options, "ignore", None)) or (),
        )

    def lead(self, path: str) -> Settings:
        """Settle on the configuration found upward from that file or folder as the one that speaks for the run.

        Its language is the language of everything the run says, whatever other configurations hold for single files:
        a run has one reader. Raises UsageError as `settings` does.
        """
        leading = self.settings(path)
        self.lang = self.parser.language = leading.language
        return leading

    def index(self, path: str) -> int:
        """The position in `all` of the settings for that file. Raises UsageError for a broken configuration."""
        return self._entry(path)[0]

    def settings(self, path: str) -> Settings:
        """The settings for that file."""
        return self.all[self.index(path)]

    def excluded(self, path: str) -> bool:
        """Whether the configuration excludes that file, also when it was given by name."""
        at, globs = self._entry(path)
        return bool(globs) and fits_any(globs, path, self.all[at].root)

    def excluding(self, path: str) -> tuple[str, str]:
        """The entry of `exclude` that a file is excluded by, and the configuration it stands in; ("", "") for none."""
        at, globs = self._entry(path)
        glob = next((one for one in globs if fits(one, path, self.all[at].root)), "")
        return (glob, str(self._source(path) or "")) if glob else ("", "")

    def _entry(self, path: str) -> tuple[int, tuple[str, ...]]:
        source = self._source(path)
        if source not in self._by_config:
            self._by_config[source] = self._make(source)
        return self._by_config[source]

    def _source(self, path: str) -> Path | None:
        if self.no_config:
            return None
        if self.config_file is not None:
            return Path(os.path.abspath(self.config_file))
        from gxlint.config.find import find

        return find(path)

    def _make(self, source: Path | None) -> tuple[int, tuple[str, ...]]:
        config = self._config(source)
        try:
            registry = load(config.rules)
        except RuleError as error:
            raise UsageError(
                say(self.parser.language, "rule-error", error=error.show(self.parser.language)),
                self.parser.prog,
            ) from error
        ignore = self._codes(registry, self.ignore)
        if self.select is not None:
            selection = Selection(self._codes(registry, self.select), ignore, config.ignore)
        else:
            selection = Selection(config.select or (), (*ignore, *config.ignore))
        self.all.append(
            Settings(
                language=self.lang or config.language or "zh",
                fail_on=self.fail_on or config.fail_on or "error",
                layout=config.layout
                if self.layout is None
                else None
                if self.layout == "auto"
                else self.layout,
                year=self.year,
                selection=selection,
                severity=config.severity,
                per_file_ignores=config.per_file_ignores,
                suppress=config.suppress,
                rules=config.rules,
                root=config.root,
                baseline=config.baseline,
            )
        )
        return len(self.all) - 1, config.exclude

    def nothing_left(self, settings: Settings) -> bool:
        """Whether select and ignore left no rule to run but those that always do (and were not asked for)."""
        chosen = settings.selection
        if any(code in ALWAYS for code in chosen.select):
            return False
        rules = load(settings.rules).rules.values()
        return not any(
            chosen.wants(rule.code, preview=rule.status == "preview")
            for rule in rules
            if rule.code not in ALWAYS
        )

    def _codes(self, registry: Registry, words: tuple[str, ...]) -> tuple[str, ...]:
        """The codes of --select or --ignore, the name of a rule replaced by its code. Raises UsageError."""
        found = []
        for word in words:
            rule = None if registry.knows(word) else registry.get(word)
            if rule is None and not registry.knows(word):
                self.parser.fail("no-rule", word=word, nearest=registry.nearest(word))
            found.append(word.upper() if rule is None else rule.code)
        return tuple(found)

    def known(self, settings: Settings, words: tuple[str, ...]) -> tuple[str, ...]:
        """The codes and prefixes of an option, names of rules replaced by their codes. Raises UsageError."""
        return self._codes(load(settings.rules), words)

    def _config(self, source: Path | None) -> Config:
        if source is None:
            return EMPTY
        from gxlint.config.errors import ConfigError
        from gxlint.config.load import read

        try:
            return read(source)
        except ConfigError as error:
            raise UsageError(error.show(self.parser.language), self.parser.prog) from error
