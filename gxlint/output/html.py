"""html: one self-contained page to mail, read or print; works without scripts and without a network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from gxlint.output import Able

if TYPE_CHECKING:
    from gxlint.engine.result import ReportResult, Run
    from gxlint.engine.rule import Rule

ABLE = Able(drawn=True)


def kept(lang: str) -> list[ReportResult]:
    """Return the list in which a run collects its results: each is drawn when it comes, and forgotten."""
    from gxlint.output.page.shelf import Shelf

    return Shelf(lang)


def write(run: Run, stream: TextIO, *, lang: str | None = None, statistics: bool = False,
          rules: Mapping[str, Rule] | None = None) -> None:  # fmt: skip
    """Write a run as one page.

    `lang` "zh" or "en" (default: the run's). `statistics` adds the counts by rule. What a rule says is told by the
    rules each report was checked with, or by `rules` (by code) for all. Reports are drawn from `ReportResult.report`;
    of one without it the diagnostics are shown, without its text.
    """
    from gxlint.output.page.frame import page
    from gxlint.output.page.shelf import Shelf

    shelf = run.reports
    if not isinstance(shelf, Shelf):
        shelf = Shelf(lang or run.language, rules)
        shelf.extend(run.reports)
    for piece in page(run, shelf, statistics=statistics):
        stream.write(piece)
