"""What a paragraph says of itself, and its content as lines."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gxlint.readers.docx.inline import Inline
from gxlint.readers.docx.items import TextLine
from gxlint.readers.docx.names import RPR, SECTION, VAL, W, switched_on
from gxlint.readers.docx.styles import PLAIN, Look, ParagraphStyle, Styles, outline_level, read_numbering

_STYLE, _NUMBERING, _OUTLINE, _ALIGN = W + "pStyle", W + "numPr", W + "outlineLvl", W + "jc"
_VANISH, _SPEC_VANISH = W + "vanish", W + "specVanish"
_GONE = frozenset((W + "del", W + "moveFrom"))


@dataclass(slots=True)
class ParagraphFormat:
    """The properties of a paragraph, its style's where it has none of its own (17.3.1).

    `number`, `number_level`: the list it names itself. `gone`: its mark is deleted, it runs on into the next
    one; `unseen`: its mark is hidden; `section`: the end of a section that it carries.
    """

    style: ParagraphStyle
    number: str | None = None
    number_level: int | None = None
    level: int | None = None
    centred: bool = False
    gone: bool = False
    unseen: bool = False
    section: Element | None = None


def read_format(properties: Element | None, styles: Styles) -> ParagraphFormat:
    """Read a `pPr`; None stands for a paragraph without one."""
    name: str | None = None
    number: str | None = None
    number_level: int | None = None
    outline: str | None = None
    align: str | None = None
    section: Element | None = None
    gone = unseen = False
    for item in properties if properties is not None else ():
        tag = item.tag
        if tag == _STYLE:
            name = item.get(VAL)
        elif tag == _NUMBERING:
            number, number_level = read_numbering(item)
        elif tag == _ALIGN:
            align = item.get(VAL)
        elif tag == _OUTLINE:
            outline = item.get(VAL)
        elif tag == RPR:
            gone, unseen = _mark(item)
        elif tag == SECTION:
            section = item
    style = styles.paragraph(name)
    level = outline_level(outline) if outline is not None else style.level
    centred = align == "center" if align is not None else style.centred
    return ParagraphFormat(style, number, number_level, level, centred, gone, unseen or style.hidden, section)


def _mark(properties: Element) -> tuple[bool, bool]:
    """Return whether a paragraph's mark is deleted or moved away, and whether it is hidden."""
    gone = unseen = separator = False
    for item in properties:
        tag = item.tag
        if tag in _GONE:
            gone = True
        elif tag == _VANISH:
            unseen = switched_on(item.get(VAL))
        elif tag == _SPEC_VANISH:
            # A style separator: two paragraphs on one line, both to be seen.
            separator = switched_on(item.get(VAL))
    return gone, unseen and not separator


def to_lines(label: str, inline: Inline) -> list[TextLine]:
    """Return the lines of a paragraph that hold anything, with its number (`label`) in front of the first."""
    text = "".join(inline.parts)
    if "\n" not in text:
        text = (label + text.lstrip() if label else text).strip()
        return [TextLine(text, _weigh(inline.parts, inline.looks))] if text else []
    lines: list[TextLine] = []
    parts: list[str] = []
    looks: list[Look] = []
    for part, look in zip([*inline.parts, "\n"], [*inline.looks, PLAIN], strict=True):
        for number, piece in enumerate(part.split("\n")):
            if number:
                line = "".join(parts).strip()
                if line:
                    lines.append(TextLine(label + line, _weigh(parts, looks)))
                    label = ""
                parts, looks = [], []
            if piece:
                parts.append(piece)
                looks.append(look)
    return lines or ([TextLine(label.strip())] if label else [])


def _weigh(parts: list[str], looks: list[Look]) -> list[tuple[Look, int]]:
    return [(look, weight) for part, look in zip(parts, looks, strict=True) if (weight := len(part.strip()))]
