"""Suppressions: in comments of the file and in the configuration. See docs/suppression.md.

What is suppressed stays in the report, marked with its reason. A suppression that matches nothing, or that cannot be
understood, is GX006.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gxlint.diagnostics import Diagnostic, Finding
from gxlint.document import Document, Span
from gxlint.engine.compose import Judged, mark
from gxlint.engine.messages import render
from gxlint.engine.registry import Registry
from gxlint.engine.settings import ALWAYS, Suppression
from gxlint.tables.forms import KINDS, table_form
from gxlint.tables.model import KeyedTable
from gxlint.text.normal import fold, squeeze
from gxlint.text.patterns import lazy

_OPENING = lazy(r"gxlint\s?:\s{0,9}", re.IGNORECASE)
_WORD = lazy(r"[A-Za-z][A-Za-z-]*")
_REASON = lazy(r"--+|[—–]+")
_QUOTED = lazy(r"“([^“”]+)”")
_SEPARATORS = lazy(r"[\s,;、]+")
NO_REASON = {"zh": "未写理由", "en": "no reason given"}


@dataclass(slots=True)
class Directive:
    """`gxlint: ignore CODE … -- reason` in a comment. `lines` is its scope (first, last), None for the whole file;
    `at_start` that its scope begins with the first block. `used` are the codes that matched something."""

    codes: tuple[str, ...]
    reason: str
    span: Span
    lines: tuple[int, int] | None
    at_start: bool = False
    used: set[str] = field(default_factory=set)

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic stands in the scope."""
        if self.lines is None:
            return True
        at = diagnostic.location
        if at.line is None:
            return self.at_start
        return at.line <= self.lines[1] and (at.end_line or at.line) >= self.lines[0]


def directives(document: Document, tables: Sequence[KeyedTable], registry: Registry,
               language: str) -> tuple[list[Directive], list[Finding]]:  # fmt: skip
    """Read the comments of a document: the suppressions in them, and a finding (for GX006) for each fault."""
    found: list[Directive] = []
    faults: list[Finding] = []
    for comment in document.comments:
        for verb, codes, reason in _statements(comment.text):
            if verb not in ("ignore", "ignore-file") or not codes:
                faults.append(Finding(comment.span, "malformed", {"text": comment.text.strip()}))
                continue
            good = []
            for code in codes:
                if code in ALWAYS:
                    faults.append(Finding(comment.span, "protected", {"code": code}))
                elif len(code) < 3 or not registry.knows(code):
                    near = registry.nearest(code)
                    values = {"code": code, "nearest": near}
                    faults.append(Finding(comment.span, "unknown-nearest" if near else "unknown", values))
                else:
                    good.append(code)
            if good:
                lines, at_start = _scope(document, tables, comment.span)
                found.append(Directive(tuple(good), reason or NO_REASON[language], comment.span,
                                       None if verb == "ignore-file" else lines, at_start))  # fmt: skip
    return found, faults


def _statements(comment: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Every `gxlint: …` of a comment: its verb, its codes in upper case, its reason."""
    for line in comment.splitlines():
        folded = fold(line)
        opening = _OPENING.search(folded)
        if opening is None:
            continue
        verb = _WORD.match(folded, opening.end())
        if verb is None:
            yield "", (), ""
            continue
        dash = _REASON.search(folded, verb.end())
        codes = folded[verb.end() : dash.start() if dash else len(folded)]
        words = tuple(dict.fromkeys(word.upper() for word in _SEPARATORS.split(codes) if word))
        yield verb[0].lower(), words, line[dash.end() :].strip() if dash else ""


def _scope(document: Document, tables: Sequence[KeyedTable], span: Span) -> tuple[tuple[int, int], bool]:
    """The lines a comment speaks of: the block it stands at, else the next one, and all of a table it belongs to."""
    chosen = None
    for index, block in enumerate(document.blocks):
        if block.span.end_line >= span.line:
            chosen = index
            break
    if chosen is None:
        return (span.line, span.end_line), False
    here = document.blocks[chosen].span
    first, last = here.line, max(here.end_line, span.end_line)
    for table in tables:
        if table.block <= chosen < table.end_block:
            first, last = min(first, table.span.line), max(last, table.span.end_line)
    return (first, last), chosen == 0


def apply_comments(judged: Sequence[Judged], found: Sequence[Directive]) -> list[Judged]:
    """Mark what the comments suppress."""
    return [_first_fitting(item, found) for item in judged]


def _first_fitting(item: Judged, found: Sequence[Directive]) -> Judged:
    code = item.diagnostic.code
    reason = None
    for directive in found:
        fitting = [word for word in directive.codes if code.startswith(word)]
        if not fitting or code in ALWAYS or not directive.covers(item.diagnostic):
            continue
        directive.used.update(fitting)
        reason = reason or directive.reason
    return item if reason is None else mark(item, reason, "file")


def unused(found: Sequence[Directive], active: frozenset[str]) -> Iterator[Finding]:
    """A finding for every code of a comment that matched nothing though a rule it speaks of ran (`active`)."""
    for directive in found:
        for code in directive.codes:
            if code not in directive.used and any(one.startswith(code) for one in active):
                whole = "unused-file" if directive.lines is None else "default"
                yield Finding(directive.span, whole, {"code": code})


def apply_config(judged: Sequence[Judged], entries: Sequence[tuple[int, Suppression]], document: Document | None,
                 language: str) -> tuple[list[Judged], frozenset[int]]:  # fmt: skip
    """Mark what the configuration suppresses; also return the positions of the entries that matched.

    What must always be said (GX001, GX007) is never suppressed, whatever prefix an entry names.
    """
    reasons: dict[int, str] = {}
    used: set[int] = set()
    for position, entry in entries:
        speaks = [at for at, item in enumerate(judged)
                  if item.diagnostic.code not in ALWAYS and item.diagnostic.code.startswith(entry.code)]  # fmt: skip
        for at in _fitting(entry.text, judged, speaks, document):
            used.add(position)
            reasons.setdefault(at, entry.reason or NO_REASON[language])
    out = [
        item if at not in reasons or item.diagnostic.suppressed is not None else mark(item, reasons[at])
        for at, item in enumerate(judged)
    ]
    return out, frozenset(used)


def _fitting(piece: str | None, judged: Sequence[Judged], among: Sequence[int],
             document: Document | None) -> Sequence[int]:  # fmt: skip
    """The findings at which somebody reads a quoted piece of the text (white space does not count).

    That is: the text where it points, for a cell of a table its whole line and the labels of its row and column, and
    the words the message quotes, in either language (else --lang would decide what is suppressed). Only where no
    finding has it there, its excerpt counts: two findings in one sentence can still be told apart.
    """
    if piece is None:
        return among
    wanted = squeeze(piece)
    if not wanted:
        return ()
    found = [at for at in among if _stands_at(wanted, judged[at].diagnostic, document)
             or any(wanted in squeeze(words) for words in (*_labels(judged[at].finding), *_quoted(judged[at])))]  # fmt: skip
    return found or [at for at in among if wanted in squeeze(judged[at].diagnostic.excerpt)]


def _stands_at(wanted: str, diagnostic: Diagnostic, document: Document | None) -> bool:
    at = diagnostic.location
    if document is None or at.line is None:
        return False
    last = min(at.end_line or at.line, len(document.lines))
    whole = last > at.line or at.row is not None
    for number in range(at.line, last + 1):
        line = document.lines[number - 1]
        if wanted not in squeeze(line):
            continue
        if whole or _overlaps(line, wanted, (at.column or 1) - 1, (at.end_column or 1) - 1):
            return True
    return False


def _labels(finding: Finding) -> Iterator[str]:
    """The labels of the cell a finding names, as the form prints them."""
    if finding.table is None or finding.table not in KINDS:
        return
    form = table_form(finding.table)
    row = form.row.get(finding.row or "")
    if row is not None:
        item = form.item.get(row.key)
        group = next((entry.label for entry in form.groups if entry.key == row.group), "")
        yield from (row.label, group, item.label if item else "")
    for column in form.columns:
        if column.key == finding.column_key:
            yield from (column.label, *column.path)


def _quoted(item: Judged) -> Iterator[str]:
    for language in ("zh", "en"):
        yield from _QUOTED.findall(render(item.rule, item.finding.message, item.finding.values, language))


def _overlaps(line: str, wanted: str, start: int, end: int) -> bool:
    """Whether an occurrence of the squeezed `wanted` in the line touches the characters `start` to `end`."""
    kept = [(offset, char) for offset, one in enumerate(line) for char in squeeze(one)]
    flat = "".join(char for _, char in kept)
    found = flat.find(wanted)
    while found >= 0:
        first, last = kept[found][0], kept[found + len(wanted) - 1][0]
        if first < max(end, start + 1) and last >= start:
            return True
        found = flat.find(wanted, found + 1)
    return False
