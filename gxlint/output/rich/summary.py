"""Several files at a glance: one row each, in the order of their paths, then the totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gxlint.output.rich.header import STYLES, counts, verdict_words
from gxlint.output.rich.lines import Line, cut, cut_middle, line_width, pad
from gxlint.output.rich.screen import Screen
from gxlint.text.width import width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxlint.engine.result import ReportResult, Run
    from gxlint.engine.rule import Rule

MANY = 20
"""More files than this, and those without errors, warnings or gaps are no longer shown one by one."""
FEW_ROWS = 200
"""More files than this, and such files have no row of their own in the summary either."""
SEVERITIES = ("error", "warning", "info")
_GAP = 2
_PATH_LEAST, _AGENCY_LEAST = 12, 12


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
        paths = [screen.clean(result.path) for result in rows]
        folder = _folder(paths)
        if folder and max(map(width, paths)) > screen.width // 6:
            paths = [path.removeprefix(folder) for path in paths]
            screen.text((screen.words("in-folder", folder=folder), "dim"))
        screen.lines(_table(screen, rows, paths))
        screen.rule(screen.marks.light)
    show_totals(screen, run)
    if left_out:
        infos = sum(counts(result)["info"] for result in left_out)
        screen.text((screen.words("details-left-out", number=len(left_out), infos=infos), "dim"))


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


def show_statistics(screen: Screen, run: Run, rules: Mapping[str, Rule]) -> None:
    """Add how often each rule spoke, and in how many files."""
    words = screen.words
    files: dict[str, int] = {}
    for result in run.reports:
        for code in {diagnostic.code for diagnostic in result.shown}:
            files[code] = files.get(code, 0) + 1
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
        rule = rules.get(code)
        title = screen.clean(rule.title[words.lang]) if rule else ""
        screen.line((pad(cut(screen.clean(code), 7), 8), "bold"), (pad(cut(title, title_room), title_room), ""),
                    (pad(str(number), number_room, "right"), ""),
                    (pad(str(files.get(code, 0)), files_room, "right"), "dim"))  # fmt: skip


def _folder(paths: Sequence[str]) -> str:
    """Return the folder all paths lie in, with its last /; "" when there is none, or only one path."""
    if len(paths) < 2:
        return ""
    first, last = min(paths), max(paths)
    common = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[: first.rfind("/", 0, common) + 1]


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The widths of the columns; `agency` 0: it stands on a line of its own below its file."""

    path: int
    agency: int
    year: int
    verdict: int
    numbers: tuple[int, ...]


def _sizes(
    screen: Screen, rows: Sequence[ReportResult], paths: Sequence[str], found: Sequence[dict[str, int]]
) -> _Sizes:
    """Measure the columns: path and agency share what the others leave."""
    words = screen.words
    year = max(4, width(words("year")))
    verdict = max(
        width(words("verdict")), *(line_width(verdict_words(screen, result.verdict)) for result in rows)
    )
    numbers = tuple(
        max(width(words(key)), *(len(str(counted[key])) for counted in found)) for key in SEVERITIES
    )
    free = screen.width - year - verdict - sum(numbers) - 6 * _GAP
    path = max(width(words("file")), *map(width, paths))
    agency = max(width(words("agency")), *(width(screen.clean(result.agency or "-")) for result in rows))
    if path + agency > free:
        agency = min(agency, max(_AGENCY_LEAST, free - path, free * 2 // 5))
        path = free - agency
        if path < _PATH_LEAST:
            path, agency = free + _GAP, 0
    return _Sizes(path, agency, year, verdict, numbers)


def _table(screen: Screen, rows: Sequence[ReportResult], paths: Sequence[str]) -> list[Line]:
    """Return the heading and one line a file."""
    words, gap = screen.words, " " * _GAP
    found = [counts(result) for result in rows]
    size = _sizes(screen, rows, paths, found)
    heading = [pad(words("file"), size.path)]
    heading += [pad(words("agency"), size.agency)] if size.agency else []
    heading += [pad(words("year"), size.year), pad(words("verdict"), size.verdict)]
    heading += [pad(words(key), room, "right") for key, room in zip(SEVERITIES, size.numbers, strict=True)]
    lines: list[Line] = [[(gap.join(heading), "dim")]]
    for result, shown, counted in zip(rows, paths, found, strict=True):
        agency = screen.clean(result.agency or "-")
        line: Line = [(pad(cut_middle(shown, size.path), size.path) + gap, "")]
        if size.agency:
            line.append((pad(cut(agency, size.agency), size.agency) + gap, ""))
        said = verdict_words(screen, result.verdict)
        line += [(pad(str(result.year or "-"), size.year) + gap, ""), *said]
        line.append((" " * (size.verdict - line_width(said)), ""))
        for key, room in zip(SEVERITIES, size.numbers, strict=True):
            line.append((gap + pad(str(counted[key]), room, "right"), STYLES[key] if counted[key] else "dim"))
        lines.append(line)
        if not size.agency and result.agency:
            lines.append([(gap + cut(agency, screen.width - _GAP), "dim")])
    return lines
