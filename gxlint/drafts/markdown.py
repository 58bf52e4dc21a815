"""A draft as Markdown. Its tables are written in HTML, which Markdown allows: pipe tables know no merged cells.

Blanks are full-width low lines: of the plain ones, Markdown makes bold type or a ruled line.
"""

from __future__ import annotations

from collections.abc import Iterator

from gxlint.drafts.html import comment, table
from gxlint.drafts.model import Block, Draft, Sheet, Words

_BLANKS = str.maketrans("_", "\uff3f")
_MARKS = {"title": "# ", "heading": "## "}


def write(draft: Draft) -> bytes:
    """Return the text, in UTF-8 with plain line ends."""
    parts = [part for block in draft.blocks for part in _block(block)]
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Sheet):
        if block.hints:
            yield "\n".join(map(comment, block.hints))
        yield "\n".join(table(block, styled=False)).translate(_BLANKS)
        return
    hints = "\n".join(map(comment, block.hints))
    if hints:
        yield hints
    yield _paragraph(block)


def _paragraph(words: Words) -> str:
    return _MARKS.get(words.role, "") + words.text.translate(_BLANKS)
