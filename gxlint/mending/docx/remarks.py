"""The part with the comments (ECMA-376 part 1, 17.13.4.1): new ones at its end, gxlint's own of an earlier time taken out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from gxlint.document import Span
from gxlint.mending.docx.encoded import Splice
from gxlint.mending.docx.outline import Outline
from gxlint.readers.docx.annexes import own_comment
from gxlint.readers.docx.names import ID, RPR, VAL, W

_MOST = 2**31 - 1
"""Ids are signed numbers of 32 bits (17.13.4.2)."""
_PLAIN = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="left"/>'
"""How a paragraph of a comment looks where there is no style for it: not like the text, which is large and indented."""
_SMALL = '<w:sz w:val="20"/><w:szCs w:val="20"/>'
_MARKS = (W + "comment", W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")


class Note(NamedTuple):
    """A comment to be made. `span` None speaks of the file as a whole. The first of the `paragraphs` is its head; `elsewhere`
    is a further one for each reason why it may not stand at the very words (`Anchor.why`)."""

    span: Span | None
    paragraphs: Sequence[str]
    author: str
    initials: str
    elsewhere: dict[str, str]


class Looks(NamedTuple):
    """The ids of the styles that word processors use for comments, "" for one the document does not have."""

    reference: str = ""
    text: str = ""

    @classmethod
    def of(cls, styles: Element | None) -> Looks:
        """Find them by the names under which they are known in every language (17.7.4.9)."""
        found = {"annotation reference": "", "annotation text": ""}
        for style in styles.iter(W + "style") if styles is not None else ():
            name = style.find(W + "name")
            shown = name.get(VAL, "").lower() if name is not None else ""
            if shown in found and not found[shown]:
                found[shown] = style.get(W + "styleId", "")
        return cls(*found.values())


def used(roots: Iterable[Element]) -> set[int]:
    """The ids that comments or their marks have."""
    found = set()
    for root in roots:
        for tag in _MARKS:
            for element in root.iter(tag):
                text = element.get(ID, "")
                if text.isascii() and text.isdigit() and len(text) < 12:
                    found.add(int(text))
    return found


def fresh(taken: set[int], number: int) -> list[int]:
    """That many ids that nothing has, the next after the highest where there is room."""
    highest = max(taken, default=-1)
    if highest + number <= _MOST:
        return list(range(highest + 1, highest + 1 + number))
    found: list[int] = []
    candidate = 0
    while len(found) < number:
        if candidate not in taken:
            found.append(candidate)
        candidate += 1
    return found


def own(root: Element) -> list[Element]:
    """The comments that gxlint wrote earlier."""
    return [comment for comment in root.iter(W + "comment") if own_comment(comment)]


def declared(outline: Outline) -> str:
    """What a new element named w:… must declare in a part: nothing where w: is known to mean what it must."""
    clear = (
        outline.prefix(0) == b"w:" and outline.text.count(b"xmlns:w=") + outline.text.count(b"xmlns:w ") == 1
    )
    return "" if clear else f" xmlns:w={quoteattr(outline.namespace)}"


def comment(declaration: str, name: int, note: Note, why: str, looks: Looks) -> str:
    """A `w:comment` with the id `name`; `why` is that of its anchor."""
    paragraphs = [*note.paragraphs, *filter(None, (note.elsewhere.get(why),))]
    content = "".join(_paragraph(text, looks, head=not at) for at, text in enumerate(paragraphs))
    author, initials = quoteattr(note.author), quoteattr(note.initials)
    opening = f'<w:comment{declaration} w:id="{name}" w:author={author} w:initials={initials}>'
    return f"{opening}{content}</w:comment>"


def _paragraph(text: str, looks: Looks, *, head: bool) -> str:
    style = f"<w:pStyle w:val={quoteattr(looks.text)}/>" if looks.text else _PLAIN
    mark = ""
    if head:
        mark = f"<w:r>{reference_style(looks)}<w:annotationRef/></w:r>"
    properties = ("<w:b/>" if head else "") + ("" if looks.text else _SMALL)
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    words = "".join(sign if sign.isprintable() else _unprintable(sign) for sign in text)
    return (
        f"<w:p><w:pPr>{style}</w:pPr>{mark}<w:r>{shown}"
        f'<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
    )


def _unprintable(sign: str) -> str:
    """A character that must not stand in XML, or would break a line of the comment."""
    return " " if sign.isspace() else "\ufffd" if sign < " " or not "\x7f" <= sign <= "\ufffd" else sign


def reference_style(looks: Looks) -> str:
    """The properties of a run that shows the sign of a comment."""
    return f"<w:rPr><w:rStyle w:val={quoteattr(looks.reference)}/></w:rPr>" if looks.reference else ""


def removed(outline: Outline, comments: Iterable[Element]) -> list[Splice]:
    """What takes comments out of their part."""
    found = []
    for element in comments:
        at = outline.elements[element]
        found.append(Splice(outline.starts[at], outline.stop(at), b""))
    return found


def marks_removed(outline: Outline, names: set[str]) -> list[Splice]:
    """What takes the marks of some comments out of the text: with the run of a sign, when nothing else is in it."""
    found: dict[int, Splice] = {}
    for at, tag in enumerate(outline.tags):
        node = outline.nodes[at]
        if tag not in _MARKS or node is None or node.get(ID, "") not in names:
            continue
        run = outline.parents[at]
        if outline.tags[run] == W + "r" and all(
            outline.tags[child] == RPR or child == at
            for child in outline.children(run)
            if outline.tags[child]
        ):
            at = run
        found[at] = Splice(outline.starts[at], outline.stop(at), b"")
    return list(found.values())
