"""Many reports at a glance: one row each in the order of the run, the totals, the filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gxlint.output.page.report import SEVERITIES, SIGNS, verdict
from gxlint.output.page.safe import said
from gxlint.output.rich.header import counts
from gxlint.output.rich.lines import cut
from gxlint.output.words import SEVERAL, left_out, open_end

if TYPE_CHECKING:
    from gxlint.engine.result import ReportResult, Run, Summary
    from gxlint.output.rich.screen import Screen

VERDICTS = ("fail", "incomplete", "pass")
"""As the page lists them, what needs a person first."""
_LONGEST = 80
"""Columns of an agency's name."""


@dataclass(frozen=True, slots=True)
class Row:
    """The line of one report in the overview, without the link to its part (`name` becomes one); `path` as it is."""

    verdict: str
    number: int
    name: str
    cells: str
    path: str

    def shown(self, linked: bool) -> str:
        """Return the row; `linked` when the page has a part on this report."""
        name = f'<a href="#r{self.number}">{self.name}</a>' if linked else self.name
        return (
            f'<tr class="v-{self.verdict}"><td class="number">{self.number}</td><th scope="row">{name}</th>'
            f"{self.cells}</tr>\n"
        )


def row(screen: Screen, result: ReportResult, number: int) -> Row:
    """Make the row of a report: title or file, year, verdict, counts."""
    path = screen.words("standard-input") if result.path == "-" else result.path
    name = said(cut(result.agency, _LONGEST)) if result.agency else f'<span class="path">{said(path)}</span>'
    found = counts(result)
    numbers = "".join(
        f'<td class="number{" s-" + severity if found[severity] else ""}">{found[severity]}</td>'
        for severity in SEVERITIES
    )
    cells = (
        f"<td>{result.year if result.year is not None else '-'}</td><td>{verdict(screen, result)}</td>{numbers}"
        f'<td class="path">{said(path)}</td>'
    )
    return Row(result.verdict, number, name, cells, path)


def table(screen: Screen, rows: Sequence[str]) -> str:
    """Return the table of all reports; `rows` as `Row.shown` makes them."""
    words = screen.words
    heads = ("number-short", "agency", "year", "verdict", *SEVERITIES, "file")
    head = "".join(f'<th scope="col">{said(words(name))}</th>' for name in heads)
    caption = said(words("overview-caption"))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{caption}"><table class="overview">\n'
        f"<caption>{caption}</caption>\n"
        f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table></div>\n"
    )


def totals(screen: Screen, run: Run, codes: Mapping[str, str]) -> str:
    """Return how many passed and what was found in all; `codes` are the titles of the rules to count, none for no counts."""
    words, summary = screen.words, run.summary
    parts = [
        _count(words("passed", number=summary.passed), "v-pass", summary.passed),
        _count(words("failed", number=summary.failed), "v-fail", summary.failed),
        _count(words("incomplete-count", number=summary.incomplete), "v-incomplete", summary.incomplete),
        *(
            _count(words(f"{name}s", number=number), f"s-{name}", number)
            for name, number in zip(
                SEVERITIES, (summary.errors, summary.warnings, summary.infos), strict=True
            )
        ),
    ]
    if summary.suppressed:
        parts.append(_count(words("suppressed-count", number=summary.suppressed), "", 1))
    notes = []
    if summary.incomplete:
        notes.append(words("means", meaning=open_end(summary, words.lang)[1]))
    phrases = left_out(run.reports, words.lang)
    if phrases:
        notes.append(phrases[0] if len(phrases) == 1 else SEVERAL[words.lang])
    items = "".join(f"<li>{said(note)}</li>" for note in notes)
    return (
        f'<p class="totals"><b>{said(words("reports", number=summary.reports))}</b> {" ".join(parts)}</p>\n'
        + (f'<ul class="open">{items}</ul>\n' if items else "")
        + statistics(screen, summary, codes)
    )


def statistics(screen: Screen, summary: Summary, titles: Mapping[str, str]) -> str:
    """Return how often each rule spoke; "" when `titles` is empty."""
    if not titles or not summary.statistics:
        return ""
    words = screen.words
    head = "".join(f'<th scope="col">{said(words(name))}</th>' for name in ("code", "rule", "number"))
    rows = "".join(
        f'<tr><th scope="row"><code>{said(code)}</code></th><td>{said(titles.get(code, ""))}</td>'
        f'<td class="number">{number}</td></tr>\n'
        for code, number in summary.statistics.items()
    )
    return (
        f'<table class="statistics">\n<caption>{said(words("rules-caption"))}</caption>\n<thead>\n<tr>{head}</tr>\n</thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def filters(screen: Screen, summary: Summary, *, several: bool) -> str:
    """Return the filters: which severities to show and, with several reports, of which verdict.

    They are plain form controls; what they hide is for the style sheet to say.
    """
    words = screen.words
    numbers = {"error": summary.errors, "warning": summary.warnings, "info": summary.infos}
    boxes = "".join(
        f'<span class="choice"><input type="checkbox" id="show-{name}" checked>'
        f'<label for="show-{name}" class="s-{name}">{said(words("filter", word=words(name), number=numbers[name]))}</label></span>\n'
        for name in SEVERITIES
    )
    parts = [f"<fieldset>\n<legend>{said(words('by-severity'))}</legend>\n{boxes}</fieldset>\n"]
    if several:
        counted = {"fail": summary.failed, "incomplete": summary.incomplete, "pass": summary.passed}
        choices = [("all", words("all", number=summary.reports), " checked", "")]
        choices += [
            (name, words("filter", word=words(name), number=counted[name]), "", SIGNS[name] + " ")
            for name in VERDICTS
        ]
        radios = "".join(
            f'<span class="choice"><input type="radio" name="verdict" id="of-{name}"{state}>'
            f'<label for="of-{name}" class="v-{name}"><span aria-hidden="true">{sign}</span>{said(word)}</label></span>\n'
            for name, word, state, sign in choices
        )
        parts.append(f"<fieldset>\n<legend>{said(words('by-verdict'))}</legend>\n{radios}</fieldset>\n")
    label = said(words("filters"))
    return f'<section class="filters" aria-label="{label}">\n{"".join(parts)}</section>\n'


def _count(text: str, style: str, number: int) -> str:
    return f'<span class="count {style if number else "none"}">{said(text)}</span>'
