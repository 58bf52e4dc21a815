"""What the page keeps of a run: the mark-up of each report as soon as it is checked, and no more than a browser bears.

A page of some tens of megabytes opens slowly or not at all, and thousands of reports in memory fill it. So a report is
turned into mark-up when it comes, and forgotten; the texts, then the lists of diagnostics, stop at a bound, and the
page says of which reports they were left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gxlint.output.page.overview import Row, row
from gxlint.output.page.report import Article, article
from gxlint.output.page.words import voice
from gxlint.output.rich.summary import FEW_ROWS, MANY, calm

if TYPE_CHECKING:
    from gxlint.engine.result import ReportResult
    from gxlint.engine.rule import Rule

TEXTS = 4_000_000
"""Characters of mark-up for the texts of all reports together; a report has 20,000 to 80,000."""
PARTS = 8_000_000
"""Characters of mark-up for everything that is said of the reports, one by one."""


@dataclass(slots=True)
class Part:
    """One report on the page. `article` None: it has its row in the overview only. `calm`: nothing in it needs a
    person. `untold`: its text was left out though there is one. `bare`: what was found, without the links to the text
    that go when the text does."""

    row: Row
    article: Article | None
    calm: bool
    untold: bool = False
    bare: str = ""


class Shelf(list["ReportResult"]):
    """The results of a run, for `write`: each without its report, whose mark-up is in `parts`.

    A result that is put in is not changed; a copy without what was drawn is kept. `rules`: used instead of those the
    report was checked with.
    """

    def __init__(self, lang: str, rules: Mapping[str, Rule] | None = None) -> None:
        super().__init__()
        self.screen = voice(lang)
        self.parts: list[Part] = []
        self.titles: dict[str, str] = {}
        """Titles of the rules that said something, by code."""
        self._rules = rules
        self._texts = self._told = 0

    def append(self, result: ReportResult) -> None:
        """Draw a report and keep what is left of it."""
        number = len(self.parts) + 1
        rules = self._of(result)
        quiet = calm(result)
        if number == MANY + 1:
            self._without_calm_texts()
        if number == FEW_ROWS + 1:
            self._without_calm_parts()
        part = Part(row(self.screen, result, number), None, quiet)
        if self._told < PARTS and not (quiet and number > FEW_ROWS):
            part.article = self._drawn(result, rules, number, part)
            self._told += len(part.article.findings) + len(part.article.opening)
        self.parts.append(part)
        for found in result.shown:
            if found.code in rules:
                self.titles.setdefault(found.code, rules[found.code].title.get(self.screen.words.lang, ""))
        super().append(replace(result, report=None, findings=(), equations=(), diagnostics=()))

    def extend(self, results: Iterable[ReportResult]) -> None:
        """Take several."""
        for result in results:
            self.append(result)

    def _drawn(self, result: ReportResult, rules: Mapping[str, Rule], number: int, part: Part) -> Article:
        wanted = self._texts < TEXTS and not (part.calm and number > MANY)
        drawn = article(self.screen, result, rules, number, with_text=wanted)
        if drawn.text is not None and (part.calm or self._texts + len(drawn.text) > TEXTS):
            bare = article(self.screen, result, rules, number, with_text=False)
            part.bare = bare.findings
            if self._texts + len(drawn.text) > TEXTS:
                drawn = bare
        there = result.report is not None and bool(result.report.document.lines)
        part.untold = drawn.text is None and there
        self._texts += len(drawn.text or "")
        return drawn

    def _of(self, result: ReportResult) -> Mapping[str, Rule]:
        """Return the rules a report was checked with, and let the names of its province hold."""
        from gxlint import resources
        from gxlint.engine.registry import load

        content: Mapping[str, object] = {}
        registry = load(result.folders)
        if result.folders:
            content = registry.content
        resources.use(content)
        return registry.rules if self._rules is None else self._rules

    def _without_calm_texts(self) -> None:
        """With this many reports, one without a fault has no need to be read here."""
        for part in self.parts:
            if part.calm and part.article is not None and part.article.text is not None:
                self._texts -= len(part.article.text)
                part.article = replace(part.article, text=None, findings=part.bare)
                part.untold = True

    def _without_calm_parts(self) -> None:
        """With this many, it has no part of its own either."""
        for part in self.parts:
            if part.calm and part.article is not None:
                self._told -= len(part.article.findings) + len(part.article.opening)
                part.article, part.untold = None, False
