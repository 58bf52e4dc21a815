"""The report for people at a terminal: header, sections, diagnostics with their place, broken tables, summary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from gxlint.output import Able

if TYPE_CHECKING:
    from gxlint.engine.result import ReportResult, Run
    from gxlint.engine.rule import Rule
    from gxlint.output.rich.screen import Screen


ABLE = Able(drawn=True)


def write(run: Run, stream: TextIO, *, lang: str | None = None, width: int | None = None, color: bool | None = None,
          statistics: bool = False, rules: Mapping[str, Rule] | None = None) -> None:  # fmt: skip
    """Show a run on `stream`.

    `lang` "zh" or "en" (default: the run's). `width` in columns and `color` are found out from the stream and the
    environment (NO_COLOR, FORCE_COLOR, TERM, COLUMNS) when None. `statistics` adds the counts by rule. What to do
    about a diagnostic is told by the rules its report was checked with (two provinces may have one code), or by
    `rules` (by code) for every report.

    Characters the stream cannot encode are replaced, and nothing in a report reaches the terminal as a control
    code. Reports are drawn from `ReportResult.report`; without it places and excerpts are shown, without carets.
    """
    from gxlint.engine.registry import load
    from gxlint.output.rich import summary
    from gxlint.output.rich.screen import open_screen

    def rules_of(result: ReportResult) -> Mapping[str, Rule]:
        return load(result.folders).rules if rules is None else rules

    screen = open_screen(stream, lang or run.language, width, color)
    many = len(run.reports) > summary.MANY
    left_out = []
    shown = False
    for result in run.reports:
        if many and summary.calm(result):
            left_out.append(result)
            continue
        if shown:
            screen.line()
        shown = True
        show_report(screen, result, rules_of(result))
        screen.flush()
    if len(run.reports) != 1:
        if shown:
            screen.line()
        summary.show_summary(screen, run, left_out)
    if statistics:
        summary.show_statistics(screen, run, rules_of)
    screen.flush()


def show_report(screen: Screen, result: ReportResult, rules: Mapping[str, Rule]) -> None:
    """Add everything about one report to the screen."""
    from gxlint import resources
    from gxlint.output.rich.diagnostics import show_diagnostics
    from gxlint.output.rich.header import label_width, show_header
    from gxlint.output.rich.sections import show_sections
    from gxlint.output.rich.unchecked import show_unchecked

    labels = label_width(screen)
    content: Mapping[str, object] = {}
    if result.folders:
        from gxlint.engine.registry import load

        content = load(result.folders).content
    resources.use(content)  # a province may have added rows, names and labels
    show_header(screen, result)
    show_sections(screen, result, labels)
    show_unchecked(screen, result, labels)
    show_diagnostics(screen, result, rules)
