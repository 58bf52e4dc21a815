"""One report on the page: what it is, the verdict and what it leaves open, what was found, its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gxlint.output.page import broken, findings, text
from gxlint.output.page.safe import said
from gxlint.output.rich import names
from gxlint.output.rich.header import counts, nothing_found, recognised
from gxlint.output.rich.lines import cut, plain
from gxlint.output.rich.places import counted
from gxlint.output.rich.sections import table_items
from gxlint.output.rich.unchecked import sentences
from gxlint.output.words import LINED, incomplete, left_out, tracked

if TYPE_CHECKING:
    from gxlint.engine.result import ReportResult
    from gxlint.engine.rule import Rule
    from gxlint.output.rich.screen import Screen
    from gxlint.structure.model import Fact

SEVERITIES = ("error", "warning", "info")
"""As the page lists them, the worst first."""
SIGNS = {"pass": "✓", "fail": "✗", "incomplete": "!"}
"""The sign of each verdict; the word always stands beside it."""
_LONGEST = 240
"""Columns of a title or a name."""


@dataclass(frozen=True, slots=True)
class Article:
    """The mark-up of one report: its head, what was found with the tables, and its text (None: not on the page)."""

    opening: str
    findings: str
    text: str | None


def verdict(screen: Screen, result: ReportResult) -> str:
    """Return the verdict as a sign and a word."""
    sign, word = SIGNS[result.verdict], said(screen.words(result.verdict))
    return f'<span class="verdict v-{result.verdict}"><span aria-hidden="true">{sign}</span> {word}</span>'


def article(screen: Screen, result: ReportResult, rules: Mapping[str, Rule], number: int, *,
            with_text: bool = True) -> Article:  # fmt: skip
    """Return one report; `number` is its place in the run. `with_text` False leaves its text out: no diagnostic then
    leads to a mark."""
    prefix = f"r{number}"
    words = screen.words
    listed = findings.numbered(screen, result)
    shown, marked = None, set[int]()
    if with_text and result.report is not None and any(line.strip() for line in result.report.document.lines):
        shown, marked = text.shown(screen, result.report, listed, prefix)
    drawings, drawn = broken.drawings(result, listed, rules)
    parts = [findings.shown(screen, result, listed, rules, marked, drawn, prefix)]
    if not parts[0]:
        parts[0] = f'<p class="calm">{said(words(nothing_found(result)))}</p>\n'
    found = f'<section aria-labelledby="{prefix}-f">\n<h3 id="{prefix}-f">{said(words("findings"))}</h3>\n'
    found += "".join(parts) + findings.suppressed(screen, result) + "</section>\n"
    if drawings:
        tables = "".join(broken.shown(screen, result, one, prefix) for one in drawings)
        heading = said(words("broken-tables"))
        found += f'<section aria-labelledby="{prefix}-t">\n<h3 id="{prefix}-t">{heading}</h3>\n{tables}</section>\n'
    return Article(_opening(screen, result, prefix), found, shown)


def closed(screen: Screen, one: Article, number: int, instead: str, *, several: bool) -> str:
    """Put an article together; `instead` is the phrase that stands where the text was left out ("": none needed).

    With `several` reports on the page it ends with the way back to the overview.
    """
    prefix, words = f"r{number}", screen.words
    body = ""
    if one.text is not None:
        heading = said(words("text"))
        note = said(words("text-note"))
        if 'class="unseen"' in one.text:
            note += " " + said(words("unseen-note"))
        body = (
            f'<section aria-labelledby="{prefix}-x">\n<h3 id="{prefix}-x">{heading}</h3>\n<p class="note">{note}</p>\n'
            f'<div class="text" lang="zh-CN">\n{one.text}</div>\n</section>\n'
        )
    elif instead:
        body = f'<p class="note">{said(words(instead))}</p>\n'
    back = f'<p class="back"><a href="#all">{said(words("top"))}</a></p>\n' if several else ""
    return f"{one.opening}{one.findings}{body}{back}</article>\n"


def _opening(screen: Screen, result: ReportResult, prefix: str) -> str:
    words = screen.words
    # A title that is a paragraph is a misreading; it must not fill the page.
    title = cut(result.title or words("no-title"), _LONGEST)
    heading = f'<h2 id="{prefix}-h">{said(title)}</h2>'
    facts = [("checked-file", f'<span class="path">{said(_path(screen, result))}</span>')]
    facts += _facts(screen, result) if recognised(result) else []
    facts += _coverage(screen, result)
    found = counts(result)
    numbers = words("comma").join(said(words(f"{name}s", number=found[name])) for name in SEVERITIES)
    hidden = sum(one.suppressed is not None for one in result.diagnostics)
    if hidden:
        numbers += said(words("comma") + words("suppressed-count", number=hidden))
    facts.append(("caught", f'<span class="counts">{numbers}</span>'))
    inner = "".join(f"<div><dt>{said(words(name))}</dt><dd>{value}</dd></div>\n" for name, value in facts)
    return (
        f'<article id="{prefix}" class="report v-{result.verdict}" aria-labelledby="{prefix}-h">\n<header>\n'
        f'{heading}\n<p class="judged">{verdict(screen, result)} <span class="meaning">{_meaning(screen, result)}</span></p>\n'
        f'{_open(screen, result)}<dl class="about">\n{inner}</dl>\n{_lines_note(screen, result)}</header>\n'
    )


def _meaning(screen: Screen, result: ReportResult) -> str:
    """Return what the verdict means here."""
    if result.verdict != "incomplete":
        return said(screen.words(f"means-{result.verdict}", number=result.blocking))
    return said(incomplete(counts(result)["error"], screen.words.lang))


def _open(screen: Screen, result: ReportResult) -> str:
    """Return what was not read, which rules did not run, how tracked changes were taken: nothing that did not happen
    may look as if it had passed."""
    words = screen.words
    rows = [("not-whole", said(plain(line))) for line in sentences(screen, result)]
    rows += [("left-out", said(phrase)) for phrase in left_out((result,), words.lang)]
    rows += [("changes", said(phrase)) for phrase in tracked(result, words.lang)]
    if not rows:
        return ""
    items = "".join(f"<li><b>{said(words(name))}</b> {text}</li>\n" for name, text in rows)
    return f'<ul class="open">\n{items}</ul>\n'


def _facts(screen: Screen, result: ReportResult) -> list[tuple[str, str]]:
    words, report = screen.words, result.report
    layout = names.layout(result.layout, words.lang) if result.layout else None
    entries: list[tuple[str, object, Fact[str | None] | Fact[int | None] | None]] = [
        ("agency", result.agency, report.agency if report else None),
        ("year", result.year, report.year if report else None),
        ("layout", layout, report.layout if report else None),
    ]
    facts = []
    for name, value, fact in entries:
        if value is None:
            facts.append((name, f'<span class="doubtful">{said(words("undetermined"))}</span>'))
            continue
        by = ""
        if fact is not None and fact.evidence != "none":
            by = words("by", evidence=words.name("evidence", fact.evidence)).strip()
            by = f' <span class="by">{said(by)}</span>'
        facts.append((name, said(cut(str(value), _LONGEST)) + by))
    return facts


def _coverage(screen: Screen, result: ReportResult) -> list[tuple[str, str]]:
    """Return how much of each mandated table was read, and the equations in their three states."""
    words = screen.words
    facts = []
    if recognised(result):
        items = [said(plain(item)) for item in table_items(screen, result)]
        if items:
            facts.append(
                ("coverage", "".join(f'<span class="part">{item}</span> ' for item in items).strip())
            )
    relations = result.relations
    if relations.satisfied or relations.violated or relations.not_evaluated:
        states = (
            ("hold", relations.satisfied, ""),
            ("broken", relations.violated, "wrong"),
            ("open", relations.not_evaluated, "doubtful"),
        )
        inner = " ".join(
            f'<span class="part {style if number else ""}">'.replace(' "', '"')
            + said(words(name, number=number))
            + "</span>"
            for name, number, style in states
        )
        facts.append(("equations", inner))
    return facts


def _lines_note(screen: Screen, result: ReportResult) -> str:
    """Say what line numbers count where they are not those of the file."""
    if result.media in LINED or counted(result) or not any(found.location.line for found in result.shown):
        return ""
    return f'<p class="note">{said(screen.words("extracted-lines"))}</p>\n'


def _path(screen: Screen, result: ReportResult) -> str:
    return screen.words("standard-input") if result.path == "-" else result.path
