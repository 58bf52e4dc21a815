"""A document with all that drafts have reads the same from the formats of other word processors as from the docx."""

from __future__ import annotations

import pytest

from gxlint.document import Document, Paragraph
from gxlint.readers import read_bytes
from tests.formats import make
from tests.formats.richness import RICH


def shown(document: Document) -> list[object]:
    """Everything but sources: numbers of paragraphs may differ by empty ones."""
    found: list[object] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append((block.text, block.role))
        else:
            found += [(block.rows, block.columns), *(cell._replace(span=block.span) for cell in block.cells)]
    return [*found, *document.notices, *(comment.text for comment in document.comments)]


def test_what_the_docx_says() -> None:
    assert read_bytes(RICH, "a.docx").lines[1:16] == (
        "一、总体情况", "（一）主动公开", "1.三级", "（1）四级", "①五级", "②又一五级", "（二）依申请公开", "1.三级从头",
        "1.甲", "1.1乙", "a)丙", "I.丁", "甲、戊", "二、主动公开政府信息情况", "共128条,见网页",
    )  # fmt: skip


@make.needs_libreoffice
@pytest.mark.parametrize("kind", ["doc", "wps", "odt"])
def test_the_same_from_another_format(kind: str, files: make.Files) -> None:
    other = read_bytes(files["rich", "doc" if kind == "wps" else kind], f"a.{kind}")
    assert shown(other) == shown(read_bytes(RICH, "a.docx"))


@make.needs_libreoffice
def test_the_same_from_rich_text_but_for_numbers_that_are_not_written(files: make.Files) -> None:
    """LibreOffice writes 、 and full-width brackets of automatic numbers as question marks into RTF; Word does not."""
    ours, other = (
        [
            one
            for one in shown(document)
            if not (isinstance(one, tuple) and str(one[0])[:1] in "一二三(（1aI甲①②")
        ]
        for document in (read_bytes(RICH, "a.docx"), read_bytes(files["rich", "rtf"], "a.rtf"))
    )
    assert ours == other
    assert len(ours) > 15
