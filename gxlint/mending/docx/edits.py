"""Other words in place of some: which bytes of the main part change, and where that is not possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from gxlint.document import Span
from gxlint.mending.changes import alike
from gxlint.mending.docx.encoded import Splice
from gxlint.mending.docx.locks import Locks
from gxlint.mending.docx.outline import keeping_blanks
from gxlint.mending.docx.places import BLANKS
from gxlint.readers.docx.names import PRESERVE, T

if TYPE_CHECKING:
    from gxlint.mending.docx.outline import Letters
    from gxlint.mending.docx.source import DocxSource

_CONTROLS = frozenset(chr(code) for code in range(0x20)) | {
    "\x7f",
    "\x85",
    "\u2028",
    "\u2029",
    "\ufffe",
    "\uffff",
}


class NotEditable(Exception):  # noqa: N818 - the file is as it is; nothing went wrong with the program
    """Text that cannot be changed in its file. `why`:

    "generated" (numbers that the word processor makes, the bars between cells), "other-part" (a note, a header),
    "field" (a field would overwrite it), "bound" (a content control that shows data kept elsewhere), "twice" (a text
    box that is written twice, for old and new programs), "no-text" (a tabulator, a symbol, a formula), "lines" (more
    than one line or cell, or a line break in the new text), "letters" (bytes that cannot be laid beside the text).
    """

    def __init__(self, span: Span, why: str) -> None:
        super().__init__(why)
        self.span, self.why = span, why


class Edit(NamedTuple):
    """The characters at `span` become `new`."""

    span: Span
    new: str


@dataclass(slots=True)
class _Change:
    """In the text of an element, the characters `first` to `last` become `new`."""

    first: int
    last: int
    new: str


def replacements(source: DocxSource, edits: Sequence[Edit]) -> list[Splice]:
    """Return what changes in the main part. Raises NotEditable, and ValueError for places that overlap."""
    changes: dict[int, list[_Change]] = {}
    locks = Locks(source.outline)
    before: Span | None = None
    for edit in sorted(edits, key=lambda one: one.span):
        if before is not None and (edit.span.line, edit.span.column) < (before.end_line, before.end_column):
            raise ValueError("places overlap")
        before = edit.span
        for element, change in _changes(source, edit, locks):
            changes.setdefault(element, []).append(change)
    return [
        splice for element in sorted(changes) for splice in _splices(source, element, changes[element], edits)
    ]


def _changes(source: DocxSource, edit: Edit, locks: Locks) -> Iterator[tuple[int, _Change]]:
    span, new = _differing(source, edit)
    if span.line != span.end_line or _CONTROLS.intersection(new):
        raise NotEditable(edit.span, "lines")
    if span.column == span.end_column:
        if new:
            yield _insertion(source, edit, span, new, locks)
        return
    found = source.stretches(span)
    if sum(len(stretch.text) for stretch in found) < span.end_column - span.column:
        covered = sum(piece.last - piece.first for _, piece in source.pieces(span))
        raise NotEditable(edit.span, "generated" if covered < span.end_column - span.column else "other-part")
    for stretch in found:
        _demand_text(source, stretch.element, locks, edit)
    for stretch in found:
        yield stretch.element, _Change(stretch.first, stretch.last, new)
        new = ""


def _differing(source: DocxSource, edit: Edit) -> tuple[Span, str]:
    """The part of an edit that changes anything: what stays at both ends keeps its own look."""
    span, new = edit
    if span.line != span.end_line or not 1 <= span.line <= len(source.document.lines):
        return span, new
    old = source.document.lines[span.line - 1][span.column - 1 : span.end_column - 1]
    left = alike(old, new)
    right = alike(old[left:][::-1], new[left:][::-1])
    return (
        Span(span.line, span.column + left, span.line, span.end_column - right),
        new[left : len(new) - right],
    )


def _insertion(source: DocxSource, edit: Edit, span: Span, new: str, locks: Locks) -> tuple[int, _Change]:
    """What is only put in goes behind the character before it, else in front of the one after it."""
    fault: NotEditable | None = None
    for shift in (-1, 0):
        column = span.column + shift
        neighbour = source.stretches(Span(span.line, column, span.line, column + 1)) if column >= 1 else []
        if not neighbour:
            continue
        try:
            _demand_text(source, neighbour[0].element, locks, edit)
        except NotEditable as refused:
            fault = fault or refused
            continue
        at = neighbour[0].last if shift else neighbour[0].first
        return neighbour[0].element, _Change(at, at, new)
    raise fault or NotEditable(edit.span, "generated")


def _demand_text(source: DocxSource, element: int, locks: Locks, edit: Edit) -> None:
    if source.outline.tags[element] != T:
        raise NotEditable(edit.span, "no-text")
    lock = locks.of(element)
    if lock:
        raise NotEditable(edit.span, lock)


def _splices(
    source: DocxSource, element: int, changes: list[_Change], edits: Sequence[Edit]
) -> Iterator[Splice]:
    outline = source.outline
    node, letters = outline.nodes[element], outline.letters(element)
    if node is None or letters.text != (node.text or ""):
        raise NotEditable(edits[0].span, "letters")
    first, last = 0, len(letters.text)
    if node.get(PRESERVE) != "preserve":
        first = len(letters.text) - len(letters.text.lstrip(BLANKS))
        last = max(first, len(letters.text.rstrip(BLANKS)))
        text = _after(letters.text, changes)[first:] if first else _after(letters.text, changes)
        text = text[: len(text) - (len(letters.text) - last)]
        if text.strip(BLANKS) != text:
            # What was no text because it stood at an end must go, or it would now count as text.
            start, end = outline.start_tag(element)
            yield Splice(start, end, keeping_blanks(outline.text[start:end]))
            if first:
                yield Splice(letters.starts[0], letters.ends[first - 1], b"")
            if last < len(letters.text):
                yield Splice(letters.starts[last], letters.ends[-1], b"")
    for change in sorted(changes, key=lambda one: one.first):
        yield from _replaced(letters, change)


def _after(text: str, changes: list[_Change]) -> str:
    for change in sorted(changes, key=lambda one: one.first, reverse=True):
        text = text[: change.first] + change.new + text[change.last :]
    return text


def _replaced(letters: Letters, change: _Change) -> Iterator[Splice]:
    """The bytes of a change, character by character: comments in the XML may stand between two."""
    new = change.new
    if change.first == change.last:
        # Behind the character before, in the manner in which that is written.
        at = change.first - 1
        inside = at in letters.cdata if at >= 0 else 0 in letters.cdata
        place = letters.ends[at] if at >= 0 else letters.starts[0]
        yield Splice(place, place, _written(new, inside))
        return
    for at in range(change.first, change.last):
        yield Splice(letters.starts[at], letters.ends[at], _written(new, at in letters.cdata))
        new = ""


def _written(text: str, cdata: bool) -> bytes:
    shown = text.replace("]]>", "]]]]><![CDATA[>") if cdata else escape(text)
    return shown.encode("utf-8")
