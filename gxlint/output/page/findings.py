"""The list of what was found in one report: each diagnostic with its place, its words, its table, its rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gxlint.output.page.marks import Numbered
from gxlint.output.page.safe import attribute, said
from gxlint.output.page.text import excerpt
from gxlint.output.rich.lines import plain
from gxlint.output.rich.places import place

if TYPE_CHECKING:
    from gxlint.diagnostics import Diagnostic
    from gxlint.engine.result import ReportResult
    from gxlint.engine.rule import Rule
    from gxlint.output.page.broken import Drawing
    from gxlint.output.rich.screen import Screen

MOST = 2000
"""Diagnostics of one report that are listed; of the others the number is said."""


def numbered(screen: Screen, result: ReportResult) -> list[Numbered]:
    """Return the diagnostics to list, with their numbers and what a screen reader says for the number."""
    words = screen.words
    return [
        Numbered(number, found, attribute(words("finding-label", number=number, severity=words(found.severity),
                                                code=found.code)))
        for number, found in enumerate(result.shown[:MOST], 1)
    ]  # fmt: skip


def shown(screen: Screen, result: ReportResult, listed: Sequence[Numbered], rules: Mapping[str, Rule],
          marked: set[int], drawn: Mapping[int, Drawing], prefix: str) -> str:  # fmt: skip
    """Return the list; `marked` are the numbers that are marked in the text, `drawn` the table of those that have one."""
    items = [
        _item(screen, result, one, rules.get(one.found.code), one.number in marked, drawn.get(one.number), prefix)
        for one in listed
    ]  # fmt: skip
    more = len(result.shown) - len(listed)
    note = f'<p class="note">{said(screen.words("more-findings", number=more))}</p>\n' if more else ""
    return f'<ol class="findings">\n{"".join(items)}</ol>\n{note}' if items else ""


def _item(screen: Screen, result: ReportResult, one: Numbered, rule: Rule | None, marked: bool,
          drawing: Drawing | None, prefix: str) -> str:  # fmt: skip
    words, found = screen.words, one.found
    title = f' <span class="rule">{said(rule.title.get(words.lang, ""))}</span>' if rule else ""
    parts = [
        f'<li class="finding s-{found.severity}" id="{prefix}-d{one.number}">\n'
        f'<p class="head"><span class="n s-{found.severity}">{one.number}</span> '
        f'<span class="level">{said(words(found.severity))}</span> '
        f"<code>{said(found.code)}</code>{title}</p>\n"
        f'<p class="message">{said(found.message)}</p>\n'
    ]
    parts.append(f'<p class="place">{_place(screen, result, one, marked, prefix)}</p>\n')
    lines = result.report.document.lines if result.report else ()
    quoted = excerpt(lines, one) or said(found.excerpt.strip())
    if quoted:
        parts.append(f'<blockquote lang="zh-CN">{quoted}</blockquote>\n')
    facts = []
    if found.fix is not None:
        facts.append(("fix", f"<ins>{said(found.fix)}</ins>"))
    if found.doubt != "none" and result.readable:
        known = words.says(f"doubt-{found.doubt}")
        facts.append(("doubt", said(words(f"doubt-{found.doubt}") if known else found.doubt)))
    if facts:
        inner = "".join(f"<dt>{said(words(name))}</dt><dd>{value}</dd>" for name, value in facts)
        parts.append(f'<dl class="facts">{inner}</dl>\n')
    if drawing is not None:
        name = words("see-table", table=words.name("table", drawing.table.kind))
        parts.append(f'<p class="see"><a href="#{prefix}-t{drawing.number}">{said(name)}</a></p>\n')
    parts.append(explained(screen, found, rule) + "</li>\n")
    return "".join(parts)


def _place(screen: Screen, result: ReportResult, one: Numbered, marked: bool, prefix: str) -> str:
    """Return where it is, leading to its mark in the text; without a mark it says so."""
    pieces = place(screen, result, one.found)
    where, inside = pieces[0][0], plain(pieces[1:]).strip()
    named = f' <span class="inside">{said(inside)}</span>' if inside else ""
    if marked:
        return f'<a href="#{prefix}-m{one.number}">{said(where)}</a>{named}'
    return said(screen.words("no-place", place=where)) + named


def explained(screen: Screen, found: Diagnostic, rule: Rule | None) -> str:
    """Return what the rule rests on, why it matters and what to do, folded; "" when nothing of it is known."""
    words = screen.words
    entries = [("basis", found.basis)]
    if rule is not None:
        entries += [("why", rule.why.get(words.lang, "")), ("mend", rule.mend.get(words.lang, ""))]
    inner = "".join(
        f"<dt>{said(words(name))}</dt><dd>{said(value)}</dd>" for name, value in entries if value.strip()
    )
    if not inner:
        return ""
    return f'<details><summary>{said(words("explained"))}</summary><dl class="facts">{inner}</dl></details>\n'


def suppressed(screen: Screen, result: ReportResult) -> str:
    """Return the suppressed diagnostics, folded, each with its place and the reason given; "" when there are none."""
    words = screen.words
    hidden = [found for found in result.diagnostics if found.suppressed is not None]
    if not hidden:
        return ""
    items = []
    for found in hidden[:MOST]:
        where = plain(place(screen, result, found))
        items.append(
            f'<li><p class="message"><code>{said(found.code)}</code> {said(found.message)}</p>'
            f'<p class="place">{said(where)}</p>'
            f'<p class="place">{said(words("reason") + words.colon)}{said(found.suppressed or "")}</p></li>\n'
        )
    if len(hidden) > MOST:
        items.append(f"<li>{said(words('more-findings', number=len(hidden) - MOST))}</li>\n")
    heading = said(words("suppressed-list", number=len(hidden)))
    return f'<details class="suppressed"><summary>{heading}</summary><ul>\n{"".join(items)}</ul></details>\n'
