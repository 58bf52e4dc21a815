"""Mandated tables: recognised in any shape, their cells under their keys, and what could not be read said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gxlint.tables.model import CellKey, KeyedCell, KeyedTable, LabelIssue, State, Unplaced, Value

if TYPE_CHECKING:
    from gxlint.document import Block, Document

__all__ = [
    "CellKey",
    "KeyedCell",
    "KeyedTable",
    "LabelIssue",
    "State",
    "Unplaced",
    "Value",
    "recognise",
    "recognise_blocks",
]


def recognise(document: Document) -> list[KeyedTable]:
    """Return the mandated tables of a document, in reading order (forms: gxlint.tables.forms)."""
    return recognise_blocks(document.blocks, document.lines)


def recognise_blocks(blocks: Sequence[Block], lines: Sequence[str]) -> list[KeyedTable]:
    """Return the mandated tables among blocks whose places refer to `lines`."""
    from gxlint.tables.scan import find_tables

    return find_tables(blocks, lines)
