"""The head of one report: file, verdict, what it was taken for and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxlint.output.rich import names
from gxlint.output.rich.lines import Line, Piece, cut, line_width, pad, wrap
from gxlint.output.rich.screen import Screen
from gxlint.output.words import incomplete, left_out, tracked
from gxlint.text.width import width

if TYPE_CHECKING:
    from gxlint.engine.result import ReportResult
    from gxlint.structure.model import Fact

STYLES = {
    "pass": "bold green", "fail": "bold red", "incomplete": "bold yellow",
    "error": "bold red", "warning": "bold yellow", "info": "bold cyan",
}  # fmt: skip
"""Colour of verdicts and severities; the word always stands beside it."""

_FIELDS = ("title", "agency", "year", "layout", "sections", "tables", "equations", "unchecked")


def label_width(screen: Screen) -> int:
    """Return the width of the column of labels on the left, with the gap behind it."""
    return max(width(screen.words(name)) for name in _FIELDS) + 2


def verdict_words(screen: Screen, verdict: str) -> Line:
    """Return the verdict as a sign and a word."""
    sign = {"pass": screen.marks.good, "fail": screen.marks.bad}.get(verdict, screen.marks.open)
    return [(f"{sign} {screen.words(verdict)}".strip(), STYLES[verdict])]


def recognised(result: ReportResult) -> bool:
    """Return whether the file came far enough to have a title, a year and sections."""
    return result.readable and "stage:structure" not in result.unfinished


def shown_path(screen: Screen, result: ReportResult) -> str:
    """Return the path of a file, standard input by its name."""
    return screen.words("standard-input") if result.path == "-" else screen.clean(result.path)


def counts(result: ReportResult) -> dict[str, int]:
    """Return how many unsuppressed diagnostics of each severity there are."""
    found = {"error": 0, "warning": 0, "info": 0}
    for diagnostic in result.shown:
        found[diagnostic.severity] += 1
    return found


def show_header(screen: Screen, result: ReportResult) -> None:
    """Add the rule, the path with the verdict, and title, agency, year and layout with their evidence.

    A path that is too long for the line stands in full on one of its own: it must be possible to copy and open it.
    """
    screen.rule(screen.marks.heavy)
    verdict = verdict_words(screen, result.verdict)
    room = screen.width - line_width(verdict) - 2
    path = shown_path(screen, result)
    if width(path) <= room:
        screen.line((pad(path, room), "bold"), ("  ", ""), *verdict)
    else:
        screen.line((path, "bold"))
        screen.line(*verdict)
    found = counts(result)
    if result.verdict == "incomplete" and result.readable:
        screen.text((incomplete(found["error"], screen.words.lang), STYLES["incomplete"]))
    for phrase in (*left_out((result,), screen.words.lang), *tracked(result, screen.words.lang)):
        screen.text((screen.clean(phrase), "yellow"))
    if result.verdict != "incomplete" or not result.readable or any(found.values()):
        screen.lines(wrap(_counted(screen, result), screen.width))
    screen.blank()
    report = result.report
    if not recognised(result):
        return
    labels = label_width(screen)
    fact_pieces: list[tuple[str, list[Piece]]]
    if report is None:
        layout = names.layout(result.layout, screen.words.lang) if result.layout else None
        fact_pieces = [
            (name, [_value(screen, value)])
            for name, value in (("title", result.title), ("agency", result.agency),
                                ("year", result.year), ("layout", layout))
        ]  # fmt: skip
    else:
        fact_pieces = [
            ("title", [_value(screen, report.title.value)]),
            ("agency", _fact(screen, report.agency, report.agency.value)),
            ("year", _fact(screen, report.year, report.year.value)),
            ("layout", _fact(screen, report.layout, _layout(screen, report.layout.value))),
        ]
    for name, pieces in fact_pieces:
        screen.field(screen.words(name), *pieces, labels=labels)


def nothing_found(result: ReportResult) -> str:
    """The key of the words for a report of which nothing is listed: what is suppressed was found all the same."""
    whole = result.verdict == "pass" and not result.unfinished and not result.relations.not_evaluated
    if not whole:
        return "nothing-found-so-far"
    return "nothing-found-else" if result.diagnostics else "nothing-found"


def _counted(screen: Screen, result: ReportResult) -> Line:
    """Return how many errors, warnings and infos there are, zeros unobtrusive."""
    found = counts(result)
    if not any(found.values()):
        return [(screen.words(nothing_found(result)), "")]
    pieces: Line = []
    for severity, number in found.items():
        if pieces:
            pieces.append(("  ", ""))
        pieces.append((screen.words(severity + "s", number=number), STYLES[severity] if number else "dim"))
    return pieces


def _layout(screen: Screen, layout: str | None) -> str | None:
    return None if layout is None else names.layout(layout, screen.words.lang)


def _value(screen: Screen, value: object) -> Piece:
    if value is None:
        return (screen.words("not-found"), "yellow")
    # A title that is a paragraph is a misreading; it must not fill the screen.
    return (screen.clean(cut(str(value), screen.width * 2)), "bold" if isinstance(value, str) else "")


def _fact(screen: Screen, fact: Fact[str | None] | Fact[int | None], value: str | int | None) -> list[Piece]:
    """Return the value of a fact with the place it was found in."""
    if value is None:
        return [(screen.words("undetermined"), "yellow")]
    pieces: list[Piece] = [(screen.clean(cut(str(value), screen.width * 2)), "")]
    if fact.evidence != "none":
        pieces.append((screen.words("by", evidence=screen.words.name("evidence", fact.evidence)), "dim"))
    return pieces
