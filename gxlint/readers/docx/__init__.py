"""Word documents (.docx): bytes to a Document (ECMA-376, ISO/IEC 29500, transitional and strict).

What a reader of the paper sees is what is read: automatic numbers stand in front of their paragraphs, tracked
changes are accepted, fields show their result, hidden text is left out, text boxes follow the paragraph they are
anchored to. A line break inside a paragraph makes two lines and two Paragraphs of one source; a tabulator stays a
tabulator. A table of one column, or one that is only a frame around other tables, lays out the page: its cells come
as the blocks they hold. After the body come the notes ("caption"), then headers and footers ("furniture").
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gxlint.document import Comment, Document, Notice, Span
from gxlint.readers.docx import annexes
from gxlint.readers.docx.assemble import Assembly
from gxlint.readers.docx.emphasis import BodyLook
from gxlint.readers.docx.items import Item
from gxlint.readers.docx.markup import without_looks
from gxlint.readers.docx.names import BODY, DOCUMENT, W
from gxlint.readers.docx.numbering import Definitions, Numbering
from gxlint.readers.docx.package import Package, Relationship
from gxlint.readers.docx.story import Shared, Story
from gxlint.readers.docx.styles import Styles, without_table_styles
from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import DEFAULT, Limits

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_CHANGES = (W + "ins", W + "del", W + "moveTo", W + "moveFrom")

__all__ = ["MEDIA", "Traced", "read_docx", "trace"]


@dataclass(frozen=True, slots=True)
class Traced:
    """A document with what it was made of: every item with the number of its first line, in the order of the lines.

    `root` is the main part as it was read, some elements that only say how something looks left out; `main` its name.
    """

    document: Document
    main: str
    root: Element
    made: list[tuple[Item, int]]


def read_docx(data: bytes, path: str, limits: Limits = DEFAULT) -> Document:
    """Read a Word document. `path` is only kept.

    Sources are "p12", the twelfth paragraph of the body, and "t3", its third table; further in "t1/r2c3/p1"
    (row 2, column 3 of the grid), "p4/box1/p2" (a text box anchored in p4), "footnote2/p1", "header1/p1".
    Notices: "pictures" (a picture alone in a paragraph or cell; detail: how many), "unread-part" (detail: a
    part that is broken or missing, or the kind of thing left out, such as altChunk), "tracked-changes" (detail: how
    many insertions and deletions nobody has accepted or refused yet).
    Raises Unreadable: "encrypted", "broken-archive", "broken-xml", "entities", "no-document-part",
    "too-large", "compression-ratio", "too-many-cells", "nesting".
    """
    return trace(data, path, limits).document


def trace(data: bytes, path: str, limits: Limits = DEFAULT) -> Traced:
    """Read a Word document as `read_docx` does, and keep what each line was made of. Raises Unreadable."""
    package = Package(data, limits)
    main = package.main_part()
    root = package.xml(main, without_looks)
    body = root.find(BODY) if root.tag == DOCUMENT else None
    if body is None:
        raise Unreadable("no-document-part")
    arrows = package.relationships(main)
    shared = _shared(package, arrows, limits)

    story = Story(shared, root).walk(body)
    roots = {
        kind: annexes.side_part(package, arrows, kind, shared.unread) if shared.notes else None
        for kind in ("footnotes", "endnotes")
    }
    assembly = Assembly()
    look = BodyLook.of(story)
    assembly.add(story, look)
    assembly.add(annexes.notes(shared, roots), look)
    assembly.add(annexes.headers(shared, package, arrows), look)
    blocks = assembly.blocks()

    remarks = annexes.comments(annexes.side_part(package, arrows, "comments", shared.unread))
    # Whether the properties can be read is nobody's concern: nothing of the report stands in them.
    core = annexes.side_part(package, package.relationships(), "core-properties", [])
    document = Document(
        path=path,
        media=MEDIA,
        encoding=None,
        lines=tuple(assembly.layout.lines),
        blocks=blocks,
        metadata=tuple(annexes.properties(core)),
        notices=(
            *assembly.notices(),
            *_tracked(body),
            *(Notice("unread-part", detail) for detail in dict.fromkeys(shared.unread)),
        ),
        comments=tuple(
            Comment(text, assembly.comments.get(name, Span(1, 1, 1, 1))) for name, text in remarks
        ),
    )
    return Traced(document, main, root, assembly.made)


def _tracked(body: Element) -> tuple[Notice, ...]:
    number = sum(1 for tag in _CHANGES for _ in body.iter(tag))
    return (Notice("tracked-changes", str(number)),) if number else ()


def _trim_styles(text: bytes) -> bytes:
    return without_looks(without_table_styles(text))


def _shared(package: Package, arrows: list[Relationship], limits: Limits) -> Shared:
    """Open what decides how the body reads; unlike the parts beside it, these must not be broken."""
    roots: dict[str, Element | None] = {"styles": None, "numbering": None}
    unread = []
    for arrow in arrows:
        if arrow.kind in roots and arrow.target is not None and roots[arrow.kind] is None:
            if not package.has(arrow.target):
                unread.append(arrow.target)
            elif arrow.kind == "styles":
                roots["styles"] = package.xml(arrow.target, _trim_styles)
            else:
                roots["numbering"] = package.xml(arrow.target)
    styles = Styles(roots["styles"])
    definitions = Definitions(roots["numbering"], styles.list_styles)
    return Shared(styles, Numbering(definitions), limits, unread=unread)
