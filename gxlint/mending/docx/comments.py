"""Comments put into a Word document, the text and every other part left as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from gxlint.document import Span
from gxlint.mending.docx import links
from gxlint.mending.docx.anchors import Anchor, Anchorage
from gxlint.mending.docx.container import rewritten
from gxlint.mending.docx.cuts import Cut, splices
from gxlint.mending.docx.encoded import spliced
from gxlint.mending.docx.outline import Outline
from gxlint.mending.docx.remarks import (
    Looks,
    Note,
    comment,
    declared,
    fresh,
    marks_removed,
    own,
    reference_style,
    removed,
    used,
)
from gxlint.readers.docx.markup import as_utf8
from gxlint.readers.docx.names import ID

if TYPE_CHECKING:
    from gxlint.mending.docx.source import DocxSource
    from gxlint.readers.docx.package import Package

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/"


class Commented(NamedTuple):
    """The file with its comments, and for each of them why it does not stand at the very words ("" when it does,
    "nowhere" when the document has no paragraph that could take it)."""

    data: bytes
    whys: tuple[str, ...]


def commented(source: DocxSource, notes: Sequence[Note], title: Span | None = None) -> Commented:
    """Return the file with a comment for each note. What gxlint wrote earlier must be gone already (`without_own`).

    `title`: where notes about the whole file go. Raises Unreadable for a part that is broken or cannot be written back.
    """
    if not notes:
        return Commented(source.data, ())
    package, main, outline = source.package, source.traced.main, source.outline
    part = _part(package, main)
    remarks = _remarks(package, part)
    taken = used([source.traced.root, *((remarks.outline.root,) if remarks is not None else ())])
    looks = Looks.of(_styles(package, main))
    names = fresh(taken, len(notes))
    place = Anchorage(source, title)
    anchors = [place.anchor(note.span) for note in notes]
    placed = [
        (name, note, anchor) for name, note, anchor in zip(names, notes, anchors, strict=True) if anchor
    ]

    changed = {main: spliced(source.part, splices(outline, _marks(outline, placed, looks)))}
    added: list[tuple[str, bytes]] = []
    if remarks is not None and part is not None:
        extra = declared(remarks.outline)
        text = "".join(comment(extra, name, note, anchor.why, looks) for name, note, anchor in placed)
        changed[part] = spliced(remarks.data, [links.at_end(remarks.outline, text.encode("utf-8"))])
    elif placed:
        strict = outline.namespace.startswith(_STRICT)
        part = links.free_name(package, main)
        text = "".join(comment("", name, note, anchor.why, looks) for name, note, anchor in placed)
        added.append((part, _new_part(text, outline.namespace)))
        arrows, content = links.related(package, main, part, strict=strict)
        if package.has(arrows):
            changed[arrows] = content
        else:
            added.append((arrows, content))
        types = links.typed(package, part)
        if types is not None:
            changed[links.TYPES] = types
    whys = tuple(anchor.why if anchor else "nowhere" for anchor in anchors)
    return Commented(rewritten(source.data, changed, added), whys)


def without_own(source: DocxSource) -> tuple[bytes, int]:
    """Return the file without the comments that gxlint wrote earlier, and how many these were.

    The comments of others stay, answers to gxlint's too. Raises Unreadable as `commented` does.
    """
    package, main, outline = source.package, source.traced.main, source.outline
    part = _part(package, main)
    remarks = _remarks(package, part)
    ours = own(remarks.outline.root) if remarks is not None else []
    if remarks is None or part is None or not ours:
        return source.data, 0
    names = {element.get(ID, "") for element in ours}
    changed = {
        part: spliced(remarks.data, removed(remarks.outline, ours)),
        main: spliced(source.part, marks_removed(outline, names)),
    }
    return rewritten(source.data, changed), len(ours)


class _Remarks(NamedTuple):
    data: bytes
    outline: Outline


def _part(package: Package, main: str) -> str | None:
    """The name of the part with the comments, None for a document without."""
    for arrow in package.relationships(main):
        if arrow.kind == "comments" and arrow.target is not None and package.has(arrow.target):
            return arrow.target
    return None


def _remarks(package: Package, part: str | None) -> _Remarks | None:
    if part is None:
        return None
    data = package.read(part)
    return _Remarks(data, Outline.of(as_utf8(data), package.xml(part)))


def _styles(package: Package, main: str) -> Element | None:
    for arrow in package.relationships(main):
        if arrow.kind == "styles" and arrow.target is not None and package.has(arrow.target):
            return package.xml(arrow.target)
    return None


def _marks(outline: Outline, placed: Sequence[tuple[int, Note, Anchor]], looks: Looks) -> dict[Cut, bytes]:
    """The marks of all comments by their place: those that end there in front of those that begin."""
    extra = declared(outline)
    ends: dict[Cut, list[str]] = {}
    begins: dict[Cut, list[str]] = {}
    for name, _, anchor in placed:
        begin = f'<w:commentRangeStart{extra} w:id="{name}"/>'
        end = (
            f'<w:commentRangeEnd{extra} w:id="{name}"/>'
            f'<w:r{extra}>{reference_style(looks)}<w:commentReference w:id="{name}"/></w:r>'
        )
        if anchor.first == anchor.last:
            ends.setdefault(anchor.last, []).append(begin + end)
        else:
            begins.setdefault(anchor.first, []).append(begin)
            ends.setdefault(anchor.last, []).append(end)
    return {
        cut: "".join((*ends.get(cut, ()), *begins.get(cut, ()))).encode("utf-8")
        for cut in dict.fromkeys((*ends, *begins))
    }


def _new_part(comments: str, namespace: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:comments xmlns:w="{namespace or _W}">{comments}</w:comments>'
    ).encode()
