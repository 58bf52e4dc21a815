"""What `gxlint fix` shows of a file: its corrections one by one, or the differences as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gxlint.cli.fix_words import say
from gxlint.engine.registry import Registry
from gxlint.engine.rule import text
from gxlint.mending.choose import Correction
from gxlint.mending.mend import Mended
from gxlint.mending.words import said
from gxlint.output.words import LINED
from gxlint.text.masking import masked

_AROUND, _CHANGES, _LONGEST = 4, 4, 60
_CONTEXT = 3


def listing(mended: Mended, path: str, registry: Registry, language: str) -> list[str]:
    """What was corrected, what wants a look, what could not be; nothing for a file without any of them."""
    lines = [*(f"  {_item(one, registry, language)}" for one in mended.corrected)]
    for gone in mended.went:
        words = say(language, "went", line=gone.location.line or 1, code=gone.code, message=gone.message)
        lines.append(f"  {words}")
    if mended.review:
        lines.append(f"  {say(language, 'review')}")
        lines += (f"    {_item(one, registry, language)}" for one in mended.review)
    if mended.left:
        lines.append(f"  {say(language, 'left')}")
        for kept in mended.left:
            code, title = _rule(kept.correction, registry, language)
            why = said(kept.why, kept.values, language)
            words = say(language, "reason", line=_line(kept.correction), code=code, title=title, why=why)
            lines.append(f"    {words}")
    report = mended.before.report
    if lines and report is not None and report.document.media not in LINED:
        lines.append(f"  {say(language, 'lines')}")
    return [path, *lines] if lines else []


def _item(one: Correction, registry: Registry, language: str) -> str:
    code, title = _rule(one, registry, language)
    return say(language, "item", line=_line(one), code=code, title=title, changes=_changes(one, language))


def _rule(one: Correction, registry: Registry, language: str) -> tuple[str, str]:
    rule = registry.get(one.diagnostic.code)
    return one.diagnostic.code, text(rule.title, language) if rule else one.diagnostic.rule


def _line(one: Correction) -> int:
    return one.whole[0].span.line


def _changes(one: Correction, language: str) -> str:
    shown = [f"“{_short(before)}” → “{_short(after)}”" for before, after in one.shown(_AROUND)[:_CHANGES]]
    listed = (";" if language == "zh" else "; ").join(shown)
    return listed + (say(language, "more", number=len(one.whole)) if len(one.whole) > _CHANGES else "")


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def differences(path: str, before: Sequence[str], after: Sequence[str]) -> tuple[list[str], bool]:
    """The lines that differ, with those around them, in the unified format, and whether numbers of persons were masked.

    Both have the same number of lines, each with its line end: corrections put none in and take none out.
    """
    hidden = [(masked(one), masked(other)) for one, other in zip(before, after, strict=True)]
    at = [number for number, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
    if not at:
        return [], False
    lines = [f"--- {path}\n", f"+++ {path}\n"]
    for first, last in _groups(at, len(before)):
        lines.append(f"@@ -{first + 1},{last - first} +{first + 1},{last - first} @@\n")
        lines += _hunk(hidden, before, after, first, last)
    shown = {number for first, last in _groups(at, len(before)) for number in range(first, last)}
    return lines, any(hidden[number] != (before[number], after[number]) for number in shown)


def _groups(at: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    first, last = max(0, at[0] - _CONTEXT), at[0] + 1
    for number in at[1:]:
        if number - _CONTEXT > last + _CONTEXT:
            yield first, min(length, last + _CONTEXT)
            first = number - _CONTEXT
        last = number + 1
    yield first, min(length, last + _CONTEXT)


def _hunk(
    hidden: Sequence[tuple[str, str]], before: Sequence[str], after: Sequence[str], first: int, last: int
) -> Iterator[str]:
    old: list[str] = []
    new: list[str] = []
    for number in range(first, last):
        if before[number] == after[number]:
            yield from (*old, *new)
            old, new = [], []
            yield _ended(" ", hidden[number][0])
        else:
            old.append(_ended("-", hidden[number][0]))
            new.append(_ended("+", hidden[number][1]))
    yield from (*old, *new)


def _ended(sign: str, line: str) -> str:
    return sign + line if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"
