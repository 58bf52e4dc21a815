"""Header labels: which columns a header names, and in what order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gxlint.document import Span
from gxlint.tables.labels import Entry, Labels, find, words_of
from gxlint.tables.model import LabelIssue
from gxlint.tables.pieces import LABEL, TEXT, Piece


@dataclass(slots=True)
class Head:
    """One header label. `entries` are the columns it may name (one column may have an entry a form), `how` is
    exact, cut, similar, or "" where it names none."""

    pieces: list[Piece]
    entries: tuple[Entry, ...]
    how: str

    @property
    def keys(self) -> set[str]:
        """The column keys it may stand for."""
        return {entry.key for entry in self.entries}

    @property
    def text(self) -> str:
        """The label as printed."""
        return "".join(piece.text.strip() for piece in self.pieces)

    @property
    def span(self) -> Span:
        """Where it stands."""
        first, last = self.pieces[0], self.pieces[-1]
        return Span(first.line, first.column, last.end_line, last.end_column)


def resolve(pieces: Sequence[Piece], known: Labels) -> list[Head]:
    """Return the column labels among header pieces, in reading order; headings above columns are left out.

    A label broken over several pieces (本年制发件, 数) is put together where the whole is a label. Where the header has
    a line for a row, a text on a line of its own is a running header of the print and names no column.
    """
    heads: list[Head] = []
    alone = _running(pieces)
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.read.what == LABEL:
            entries = tuple(e for e in piece.read.of(known.kind) if e.role == "column")
            if entries:
                heads.append(Head([piece], entries, "exact"))
            at += 1
            continue
        if piece.read.what != TEXT:
            at += 1
            continue
        taken = _put_together(pieces, at, known)
        if taken is not None:
            heads.append(taken)
            at += len(taken.pieces)
            continue
        words = piece.read.words
        cut = known.columns_beginning(words)
        if cut:
            heads.append(Head([piece], tuple(cut), "cut"))
        elif (like := known.column_like(words)) is not None:
            same = tuple(e for e in known.columns if e.words == like.words)
            heads.append(Head([piece], same, "similar"))
        elif len(words) > 1 and piece.row not in alone:
            heads.append(Head([piece], (), ""))
        at += 1
    return heads


def _running(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the lines of a header that have no label, where others have a label and more beside it."""
    labelled = Counter(piece.row for piece in pieces if piece.read.what == LABEL)
    several = Counter(piece.row for piece in pieces)
    if not any(several[row] > 1 for row in labelled):
        return frozenset()
    return frozenset(row for row in several if row not in labelled)


def _put_together(pieces: Sequence[Piece], at: int, known: Labels) -> Head | None:
    words = pieces[at].read.words
    for end in range(at + 1, min(at + 4, len(pieces))):
        if pieces[end].read.what not in (TEXT, LABEL):
            return None
        words += words_of(pieces[end].text)
        entries = tuple(e for e in find(words, None) if e.kind == known.kind and e.role == "column")
        if entries:
            return Head(list(pieces[at : end + 1]), entries, "exact")
    return None


def is_subsequence(found: Sequence[str], whole: Sequence[str]) -> bool:
    """Return whether `found` is `whole` with some items left out."""
    rest = iter(whole)
    return all(item in rest for item in found)


def issues(
    heads: Sequence[Head], order: Sequence[str], labels_of: Mapping[str, str], place: Span
) -> list[LabelIssue]:
    """Return what is wrong with the labels of the columns `order`: altered ones, missing ones, added ones.

    `labels_of` gives their labels in the order of the form; `place` is where a missing one is missed.

    Where there are as many labels as columns, a label that names none is the altered label of its place.
    """
    found: list[LabelIssue] = []
    named: set[str] = set()
    sure = {key for head in heads if len(head.keys) == 1 for key in head.keys}
    for at, head in enumerate(heads):
        fitting = [key for key in order if key in head.keys]
        if len(heads) == len(order) and (order[at] in fitting or (not fitting and order[at] not in sure)):
            fitting = [order[at]]
        key = next((key for key in fitting if key not in named), fitting[0] if fitting else None)
        if key is None:
            found.append(LabelIssue("added", "column", None, head.text, "", head.span))
            continue
        named.add(key)
        if head.how != "exact":
            found.append(LabelIssue("altered", "column", key, head.text, labels_of[key], head.span))
    missing = [key for key in labels_of if key not in named]
    return found + [LabelIssue("missing", "column", key, "", labels_of[key], place) for key in missing]
