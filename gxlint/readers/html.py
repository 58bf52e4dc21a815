"""A web page to a Document.

Lines: one a paragraph, one a table row (see layout). All that the page shows is kept, in reading order; what is
not part of the report has a role that says so. Nothing is fetched and nothing is run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxlint.document import Document, Notice
from gxlint.readers import html_content, html_guard, html_meta
from gxlint.readers.encoding import Decoded
from gxlint.readers.html_tree import Walker
from gxlint.readers.html_write import Writer
from gxlint.readers.limits import Limits
from gxlint.readers.text import stray_notices

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


def read_html(decoded: Decoded, path: str, limits: Limits) -> Document:
    """Read a page that is decoded already.

    Raises Unreadable "too-large", "nesting", "too-many-cells".
    """
    from selectolax.lexbor import LexborHTMLParser

    html_guard.check(decoded.text, limits)
    page = LexborHTMLParser(decoded.text)
    metadata = html_meta.facts(page.head)
    walker = _walk(page, limits)
    titles = tuple("".join(value.split()) for key, value in metadata if key == "title")
    content = html_content.find(walker.items, walker.boxes, titles)
    if not content.landmarks and walker.hidden:
        # A page that shows its text only by script: better read what it hides than nothing of it.
        other = _walk(page, limits, keep_hidden=True)
        found = html_content.find(other.items, other.boxes, titles)
        if len(found.landmarks) > 1:
            walker, content = other, found
    writer = Writer(walker.items, content)
    writer.write()
    unread = (Notice("unread-part", walker.unread),) if walker.unread else ()
    return Document(
        path, "text/html", decoded.encoding, tuple(writer.layout.lines), tuple(writer.layout.blocks),
        metadata, (*stray_notices(decoded), *writer.notices, *unread), tuple(writer.comments),
    )  # fmt: skip


def _walk(page: LexborHTMLParser, limits: Limits, *, keep_hidden: bool = False) -> Walker:
    walker = Walker(limits, keep_hidden=keep_hidden)
    node = page.root
    while node is not None and node.prev is not None:
        node = node.prev
    walker.walk(node)
    return walker
