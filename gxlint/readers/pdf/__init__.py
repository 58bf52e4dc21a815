"""PDF: a file with text, as Word, WPS, LibreOffice and browsers export it, to a Document.

    bytes ─fence→ child: extraction ─raw→ upright ─readable→ ruled (rulings, grid, cells) ─joined─────┐
                                                  └ lines ─running→ columns ─paragraphs─┴ assembly ─plain→ Document

The file is read in a process of its own (`fence`, `child`), which may crash, hang or eat memory alone. pdfium gives glyphs,
rulings and pictures (`extraction`), nothing else; all the rest is geometry. What stands on a page is never guessed.
"""

from __future__ import annotations

from gxlint.document import Document
from gxlint.readers.limits import Limits

MEDIA = "application/pdf"


def read_pdf(data: bytes, name: str, limits: Limits) -> Document:
    """Read a PDF. `Document.pages` says on which page every line begins.

    Soft line breaks are put together to paragraphs, ruled tables to exact grids, over page ends too; page numbers are left
    out, running heads and feet stand behind the text as furniture, each once, and so does a watermark.
    Notices: "unread-part" (detail "scanned-pages 3,4", "garbled-pages 2", "unclosed-tables 5"), "pictures" (a large picture on a page).
    Raises Unreadable: encrypted, broken-pdf, scanned-pdf, garbled-pdf, too-large, too-many-cells, nesting, time-limit.
    """
    from gxlint.readers.pdf.fence import read_fenced

    return read_fenced(data, name, MEDIA, limits)
