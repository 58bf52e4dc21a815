"""What stands beside the body: comments, notes, headers and footers, core properties.

A part of these that is broken or missing costs only itself; it is named as unread.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from gxlint.readers.docx.items import Item, ParagraphItem, TableItem, TextLine
from gxlint.readers.docx.names import ID, P, T, W
from gxlint.readers.docx.package import Package, Relationship
from gxlint.readers.docx.story import Shared, Story
from gxlint.readers.errors import Unreadable
from gxlint.text.patterns import lazy

_PROPERTIES = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://purl.org/dc/elements/1.1/}description": "description",
}
OWN = ("gxlint", "gx")
"""Author and initials of the comments that `gxlint annotate` writes."""
_CODE = lazy(r"(?<![A-Z0-9])[A-Z]{2,6}[0-9]{3}(?![0-9])")
_PAGE_NUMBER = frozenset("0123456789-—–―－－·/ \t\u3000第页共")
_HARMFUL = frozenset(("entities", "too-large", "compression-ratio", "encrypted", "too-many-cells", "nesting"))


def side_part(
    package: Package, arrows: Iterable[Relationship], kind: str, unread: list[str]
) -> Element | None:
    """Return the root of the first part of a kind ("comments"), None when there is none.

    Raises Unreadable only for what is a danger; a part that is merely broken is added to `unread`.
    """
    for arrow in arrows:
        if arrow.kind == kind and arrow.target is not None:
            return open_part(package, arrow.target, unread)
    return None


def open_part(package: Package, name: str, unread: list[str]) -> Element | None:
    """Return the root of a part, None when it is missing or broken. Raises as `side_part` does."""
    if not package.has(name):
        unread.append(name)
        return None
    try:
        return package.xml(name)
    except Unreadable as error:
        if error.reason in _HARMFUL:
            raise
        unread.append(name)
        return None


def own_comment(comment: Element) -> bool:
    """Whether a `w:comment` is one of gxlint's own (gxlint annotate): its author and initials, and a code in the first line."""
    if (comment.get(W + "author"), comment.get(W + "initials")) != OWN:
        return False
    head = comment.find(P)
    return head is not None and _CODE.search("".join(text.text or "" for text in head.iter(T))) is not None


def comments(root: Element | None) -> list[tuple[str, str]]:
    """Return (id, text) of every comment, its paragraphs joined by "\\n"; what gxlint wrote itself is none."""
    if root is None:
        return []
    found = []
    for comment in root.iter(W + "comment"):
        if own_comment(comment):
            continue
        paragraphs = ("".join(text.text or "" for text in item.iter(T)).strip() for item in comment.iter(P))
        found.append((comment.get(ID, ""), "\n".join(paragraph for paragraph in paragraphs if paragraph)))
    return found


def notes(shared: Shared, roots: dict[str, Element | None]) -> list[Item]:
    """Return the footnotes and endnotes that the text refers to, in that order, as captions."""
    by_id: dict[tuple[str, str], tuple[Element, Element]] = {}
    for kind, root in roots.items():
        if root is None:
            continue
        for note in root:
            by_id[kind, note.get(ID, "")] = (root, note)
    stories: dict[str, Story] = {}
    found: list[Item] = []
    for key in dict.fromkeys(shared.notes):
        if key in by_id:
            root, note = by_id[key]
            story = stories.get(key[0])
            if story is None:
                story = stories[key[0]] = Story(shared, root, "caption")
            story.items = []
            found += story.walk(note, f"{key[0][:-1]}{key[1]}/")
    return found


def headers(shared: Shared, package: Package, arrows: Iterable[Relationship]) -> list[Item]:
    """Return what stands in headers and footers, each text once, without page numbers, as furniture.

    Tables there only lay out; their cells come as paragraphs.
    """
    targets = {arrow.id: arrow.target for arrow in arrows if arrow.kind in ("header", "footer")}
    seen: set[str] = set()
    found: list[Item] = []
    for name in dict.fromkeys(targets.get(relation) for relation in shared.headers):
        root = open_part(package, name, shared.unread) if name is not None else None
        if root is None or name is None:
            continue
        prefix = name.rpartition("/")[2].rpartition(".")[0] + "/"
        for item in _flat(Story(shared, root, "furniture").walk(root, prefix)):
            lines = [line for line in item.lines if _says_something(line, seen)]
            if lines:
                item.lines = lines
                found.append(item)
    return found


def _flat(items: Iterable[Item]) -> Iterable[ParagraphItem]:
    for item in items:
        if isinstance(item, TableItem):
            for cell in item.cells:
                yield from cell.paragraphs
        else:
            yield item


def _says_something(line: TextLine, seen: set[str]) -> bool:
    text = line.text
    if text in seen or _PAGE_NUMBER.issuperset(text):
        return False
    seen.add(text)
    return True


def properties(root: Element | None) -> list[tuple[str, str]]:
    """Return the core properties (ECMA-376 part 2, 11) that say something of the report; not to be trusted."""
    if root is None:
        return []
    found = []
    for item in root:
        key = _PROPERTIES.get(item.tag)
        text = " ".join((item.text or "").split())
        if key is not None and text:
            found.append((key, text))
    return found
