"""Several files at a glance: one row each, in the order of their paths, then the totals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gxlint.output.rich.header import STYLES, counts, shown_path, verdict_words
from gxlint.output.rich.lines import Line, cut, line_width, pad
from gxlint.output.rich.screen import Screen
from gxlint.output.words import SEVERAL, left_out, open_end
from gxlint.text.shell import quoted
from gxlint.text.width import width

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gxlint.engine.result import ReportResult, Run
    from gxlint.engine.rule import Rule

MANY = 20
"""More files than this, and those without errors, warnings or gaps are no longer shown one by one."""
FEW_ROWS = 200
"""More files than this, and such files have no row of their own in the summary either."""
SEVERITIES = ("error", "warning", "info")
_GAP = 2
_AGENCY_LEAST = 12


def calm(result: ReportResult) -> bool:
    """Return whether nothing in a file needs a person: it passed, without errors and warnings, wholly checked."""
    found = counts(result)
    return (result.verdict == "pass" and not found["error"] and not found["warning"]
            and not result.unfinished and not result.relations.not_evaluated)  # fmt: skip


def show_summary(screen: Screen, run: Run, left_out: Sequence[ReportResult]) -> None:
    """Add the table of files and the totals; `left_out` are the reports that were not shown one by one."""
    screen.rule(screen.marks.heavy)
    rows = list(run.reports)
    if len(rows) > FEW_ROWS:
        rows = [result for result in rows if not calm(result)]
    if rows:
        screen.lines(_table(screen, rows))
        screen.rule(screen.marks.light)
    show_totals(screen, run)
    if left_out:
        infos = sum(counts(result)["info"] for result in left_out)
        screen.text((screen.words("details-left-out", number=len(left_out), infos=infos), "dim"))
    _show_next(screen, run, left_out)


def _show_next(screen: Screen, run: Run, left_out: Sequence[ReportResult]) -> None:
    """Add the commands that are useful next, each whole on a line of its own, ready to be copied."""
    worst = min((result for result in run.reports if result.path != "-" and not calm(result)), default=None,
                key=lambda result: (result.verdict != "fail", -counts(result)["error"]))  # fmt: skip
    steps: list[tuple[str, str]] = []
    if worst is not None:
        steps.append(("next-one", f"gxlint check {quoted(worst.path)}"))
        code = next((d.code for severity in SEVERITIES for d in worst.shown if d.severity == severity), None)
        steps += [("next-rule", f"gxlint rule {code}")] if code else []
    hinted = next((result for result in left_out if counts(result)["info"]), None)
    if hinted is not None:
        steps.append(("next-infos", f"gxlint check {quoted(hinted.path)}"))
    for phrase, command in steps:
        screen.text((screen.words(phrase), "dim"))
        language = "" if screen.words.lang == "zh" else f" --lang {screen.words.lang}"
        screen.line((f"  {screen.clean(command)}{language}", ""))


def show_totals(screen: Screen, run: Run) -> None:
    """Add how many reports passed, and how much was found in all."""
    summary, words = run.summary, screen.words
    screen.text(
        (words("reports", number=summary.reports) + words.colon, "bold"),
        (words("passed", number=summary.passed), STYLES["pass"] if summary.passed else "dim"),
        (words("comma"), "dim"),
        (words("failed", number=summary.failed), STYLES["fail"] if summary.failed else "dim"),
        (words("comma"), "dim"),
        (
            words("incomplete-count", number=summary.incomplete),
            STYLES["incomplete"] if summary.incomplete else "dim",
        ),
    )
    pieces: Line = []
    for severity, number in (
        ("errors", summary.errors),
        ("warnings", summary.warnings),
        ("infos", summary.infos),
    ):
        pieces += [(words(severity, number=number), STYLES[severity[:-1]] if number else "dim"), ("  ", "")]
    if summary.suppressed:
        pieces.append((words("suppressed-count", number=summary.suppressed), "dim"))
    screen.text(*pieces)
    if summary.incomplete:
        # Which they are stands in the table above.
        meaning = open_end(summary, words.lang)[1]
        screen.text((words("means", meaning=meaning), STYLES["incomplete"]))
    show_left_out(screen, run)


def show_left_out(screen: Screen, run: Run) -> None:
    """Add that not every rule was run, where that is so."""
    phrases = left_out(run.reports, screen.words.lang)
    if phrases:
        text = phrases[0] if len(phrases) == 1 else SEVERAL[screen.words.lang]
        screen.text((screen.clean(text), "yellow"))


def show_statistics(screen: Screen, run: Run, rules_of: Callable[[ReportResult], Mapping[str, Rule]]) -> None:
    """Add how often each rule spoke, and in how many files.

    `rules_of` gives the rules of one report: a code that two provinces gave to different rules has both titles.
    """
    words = screen.words
    files: dict[str, int] = {}
    titles: dict[str, dict[str, None]] = {}
    for result in run.reports:
        rules = rules_of(result)
        for code in {diagnostic.code for diagnostic in result.shown}:
            files[code] = files.get(code, 0) + 1
            if code in rules:
                titles.setdefault(code, {})[screen.clean(rules[code].title[words.lang])] = None
    screen.line()
    screen.text((words("statistics"), "bold"))
    number_room = (
        max(width(words("number")), *(len(str(n)) for n in run.summary.statistics.values()), 0) + _GAP
    )
    files_room = max(width(words("files")), len(str(len(run.reports)))) + _GAP
    room = screen.width - number_room - files_room - 10
    title_room = min(room, 48)
    screen.line((pad(words("code"), 8) + pad(words("rule"), title_room) + pad(words("number"), number_room, "right")
                 + pad(words("files"), files_room, "right"), "dim"))  # fmt: skip
    for code, number in run.summary.statistics.items():
        title = " / ".join(titles.get(code, ()))
        screen.line((pad(cut(screen.clean(code), 7), 8), "bold"), (pad(cut(title, title_room), title_room), ""),
                    (pad(str(number), number_room, "right"), ""),
                    (pad(str(files.get(code, 0)), files_room, "right"), "dim"))  # fmt: skip
    show_left_out(screen, run)


def _table(screen: Screen, rows: Sequence[ReportResult]) -> list[Line]:
    """Return the heading and one line a file: verdict, counts, year, agency, and last the path.

    A path is never cut: it is what a person copies to open the file. It may reach beyond the screen.
    """
    words, gap = screen.words, " " * _GAP
    found = [counts(result) for result in rows]
    agencies = [screen.clean(result.agency or "-") for result in rows]
    said = [verdict_words(screen, result.verdict) for result in rows]
    verdict = max(width(words("verdict")), *map(line_width, said))
    numbers = [max(width(words(key)), *(len(str(counted[key])) for counted in found)) for key in SEVERITIES]
    year = max(4, width(words("year")))
    agency = min(max(width(words("agency")), *map(width, agencies)), max(_AGENCY_LEAST, screen.width // 4))
    head = [pad(words("verdict"), verdict)]
    head += [pad(words(key), room, "right") for key, room in zip(SEVERITIES, numbers, strict=True)]
    head += [pad(words("year"), year), pad(words("agency"), agency), words("file")]
    lines: list[Line] = [[(gap.join(head), "dim")]]
    for result, line, counted, name in zip(rows, said, found, agencies, strict=True):
        shown = [*line, (" " * (verdict - line_width(line)), "")]
        for key, room in zip(SEVERITIES, numbers, strict=True):
            shown.append(
                (gap + pad(str(counted[key]), room, "right"), STYLES[key] if counted[key] else "dim")
            )
        shown.append(
            (gap + pad(str(result.year or "-"), year) + gap + pad(cut(name, agency), agency) + gap, "")
        )
        lines.append([*shown, (shown_path(screen, result), "")])
    return lines
