"""The diagnostics of one report, in reading order: what, where, why, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from gxlint.output.rich.caret import caret
from gxlint.output.rich.header import STYLES
from gxlint.output.rich.lines import cut
from gxlint.output.rich.places import counted, legend, place, table_at
from gxlint.output.rich.screen import Screen
from gxlint.output.rich.tables import choose, show_broken
from gxlint.output.words import LINED
from gxlint.text.masking import masked
from gxlint.text.width import width

if TYPE_CHECKING:
    from gxlint.diagnostics import Diagnostic
    from gxlint.engine.result import ReportResult
    from gxlint.engine.rule import Rule

INDENT = 2
_SUMS = "table-sums"
_LISTED = 10


def show_diagnostics(screen: Screen, result: ReportResult, rules: Mapping[str, Rule], *,
                     least: str = "info") -> None:  # fmt: skip
    """Add every unsuppressed diagnostic at or above the severity `least`, then a line on the suppressed ones.

    Basis and remedy of a rule stand at its first diagnostic; further ones point to it.
    """
    levels = ("info", "warning", "error")
    shown = [d for d in result.shown if levels.index(d.severity) >= levels.index(least)]
    told: set[tuple[str, str]] = set()
    for diagnostic in shown:
        screen.blank()
        _show(screen, result, diagnostic, rules.get(diagnostic.code), told)
    if shown and result.media not in LINED and any(d.location.line is not None for d in shown):
        screen.blank()
        screen.text((screen.words(legend(result)), "dim"))
    _show_suppressed(screen, result)


def _show(screen: Screen, result: ReportResult, diagnostic: Diagnostic, rule: Rule | None,
          told: set[tuple[str, str]]) -> None:  # fmt: skip
    words = screen.words
    style = STYLES[diagnostic.severity]
    screen.text((words(diagnostic.severity), style), (f" {screen.clean(diagnostic.code)}  ", "bold"),
                *place(screen, result, diagnostic), hang=INDENT)  # fmt: skip
    screen.text((screen.clean(diagnostic.message), ""), indent=INDENT)
    _show_excerpt(screen, result, diagnostic)
    _show_table(screen, result, diagnostic, rule)
    labels = INDENT + max(width(words(name)) for name in ("basis", "mend", "doubt", "fix")) + 2
    if diagnostic.fix is not None:
        screen.field(words("fix"), (screen.clean(cut(diagnostic.fix, screen.width * 3)), "bold green"),
                     labels=labels, indent=INDENT)  # fmt: skip
    if diagnostic.doubt != "none" and result.readable:
        doubt = (
            words(f"doubt-{diagnostic.doubt}")
            if words.says(f"doubt-{diagnostic.doubt}")
            else diagnostic.doubt
        )
        screen.field(words("doubt"), (screen.clean(doubt), ""), labels=labels, indent=INDENT)
    key = (diagnostic.code, diagnostic.basis)
    if key in told:
        screen.text((words("as-above", code=diagnostic.code), "dim"), indent=INDENT)
        return
    told.add(key)
    if diagnostic.basis:
        screen.field(words("basis"), (screen.clean(diagnostic.basis), ""), labels=labels, indent=INDENT)
    mend = rule.mend.get(words.lang) if rule is not None else None
    if mend:
        screen.field(words("mend"), (screen.clean(mend), ""), labels=labels, indent=INDENT)


def _show_excerpt(screen: Screen, result: ReportResult, diagnostic: Diagnostic) -> None:
    """Add the line of the report around the place, with carets under it."""
    at = diagnostic.location
    lines = result.report.document.lines if result.report else ()
    if at.line is None or not 1 <= at.line <= len(lines):
        if diagnostic.excerpt.strip():
            screen.blank()
            text = cut(screen.clean(diagnostic.excerpt).strip(), (screen.width - 6) * 2)
            screen.text((f"{screen.marks.bar} ", "dim"), (text, ""), indent=INDENT + 2, hang=INDENT + 4)
            screen.blank()
        return
    line = _masked(lines[at.line - 1])
    start = (at.column or 1) - 1
    same_line = at.end_line == at.line and at.end_column is not None
    end = (at.end_column or 1) - 1 if same_line else len(line)
    gutter = f"{at.line} {screen.marks.bar} "
    lead = INDENT + 2
    room = screen.width - lead - width(gutter)
    shown, before, covered = caret(line, start, end, room, screen.clean)
    if not shown.strip():
        return
    screen.blank()
    screen.line((" " * lead + gutter, "dim"), (shown, ""))
    screen.line((" " * (lead + len(str(at.line)) + 1) + screen.marks.bar + " ", "dim"), (" " * before, ""),
                ("^" * covered, STYLES[diagnostic.severity]))  # fmt: skip
    screen.blank()


@lru_cache(maxsize=8)
def _masked(line: str) -> str:
    """A line without the numbers of persons; many diagnostics may stand on one."""
    return masked(line)


def _show_table(screen: Screen, result: ReportResult, diagnostic: Diagnostic, rule: Rule | None) -> None:
    """Draw the table around a broken equation."""
    if not diagnostic.suspects and (rule is None or rule.check != _SUMS):
        return
    table = table_at(result, diagnostic.location)
    if table is None:
        return
    place = next(at for at, one in enumerate(result.report.tables) if one is table) if result.report else -1
    broken = choose(table, [one for one in result.equations if one.table == place], diagnostic)
    if broken is None:
        return
    screen.blank()
    show_broken(screen, broken, INDENT + 2)
    screen.blank()


def _show_suppressed(screen: Screen, result: ReportResult) -> None:
    """Say in one paragraph what was suppressed, where and why."""
    hidden = [d for d in result.diagnostics if d.suppressed is not None]
    if not hidden:
        return
    words = screen.words
    named = []
    for diagnostic in hidden[:_LISTED]:
        line = diagnostic.location.line
        where = " " + words("line", line=line) if line is not None else ""
        if counted(result) and line is not None:
            where = " " + place(screen, result, diagnostic)[0][0]
        reason = words("by", evidence=diagnostic.suppressed) if diagnostic.suppressed else ""
        named.append(f"{diagnostic.code}{where}{reason}")
    text = words.listing.join(named) + (words("and-more") if len(hidden) > _LISTED else "")
    screen.blank()
    screen.text((screen.clean(words("suppressed", number=len(hidden), list=text)), "dim"), hang=INDENT)
