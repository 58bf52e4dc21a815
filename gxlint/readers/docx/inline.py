"""What stands in a paragraph: its text as it is shown, and what hangs on it.

Tracked changes read as if accepted, fields by their result, hidden text left out. A line break is "\\n"; a
tabulator stays a tabulator, as in a text file, because people set tables with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gxlint.readers.docx import names
from gxlint.readers.docx.drawings import choose, look_into
from gxlint.readers.docx.fields import Fields, is_contents
from gxlint.readers.docx.formulas import formula
from gxlint.readers.docx.names import (
    ANCHOR,
    BREAK,
    CHOOSE,
    CONTROL,
    FIELD,
    FIELD_MARK,
    FOREIGN_PART,
    FORMULA,
    HYPHEN,
    INLINES,
    INSTRUCTION,
    NOTE,
    PICTURE,
    REFERENCE,
    RPR,
    RUBY,
    RUN,
    RUN_PARTS,
    SDT_CONTENT,
    SYMBOL,
    TABULATOR,
    TEXT,
    THROUGH,
    W,
)
from gxlint.readers.docx.styles import Look, ParagraphStyle, Styles, read_run
from gxlint.readers.docx.symbols import in_font, symbol
from gxlint.readers.errors import Unreadable
from gxlint.text.normal import without_zero_width

_PRESERVE = names.PRESERVE
_SPACES = " \t\n\r"
_BREAKS = str.maketrans({"\n": " ", "\r": " ", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
"""A line end in the XML is a blank (17.3.3.31); the line and paragraph separators of Unicode break the line."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UPRIGHT, _STRIKES = W + "vertAlign", (W + "strike", W + "dstrike")
_FONTS = W + "rFonts"


@dataclass(slots=True)
class Inline:
    """The content of a paragraph.

    `parts`, `looks` and `origins` (the element a part was read from) run side by side; `boxes` are text boxes, `words` WordArt anchored here; `pictures` the
    widths of pictures in points; `comments` and `notes` ids (a note's with the part it stands in). `opaque`: a picture or an object without text stands here;
    `struck`: some of the text is crossed out. `home`: the paragraph it stands in, the last of them where paragraphs
    run on into each other.
    """

    parts: list[str] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    origins: list[Element] = field(default_factory=list)
    home: Element | None = None
    boxes: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    pictures: list[float | None] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    contents: bool = False
    opaque: bool = False
    struck: bool = False

    @property
    def holds_anything(self) -> bool:
        """Whether there is something to show or to hang on."""
        return bool(self.parts or self.boxes or self.words or self.pictures or self.comments)


class InlineReader:
    """Reads paragraphs' content. `unread` collects what had to be left out."""

    def __init__(self, styles: Styles, fields: Fields, max_depth: int) -> None:
        self._styles = styles
        self._max_depth = max_depth
        self.fields = fields
        self.unread: list[str] = []

    def read(self, element: Element, into: Inline, style: ParagraphStyle, depth: int) -> None:
        """Read the children of a paragraph, or of something transparent in it.

        Raises Unreadable("nesting").
        """
        if depth > self._max_depth:
            raise Unreadable("nesting", depth=depth, limit=self._max_depth)
        for child in element:
            kind = INLINES.get(child.tag)
            if kind == RUN:
                self._run(child, into, style, depth)
            elif kind is None:
                if len(child):
                    self.foreign(child)
            elif kind == THROUGH:
                self.read(child, into, style, depth + 1)
            elif kind == CONTROL:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    self.read(content, into, style, depth + 1)
            elif kind == ANCHOR:
                into.comments.append(child.get(names.ID, ""))
            elif kind == CHOOSE:
                branch = choose(child)
                if branch is not None:
                    self.read(branch, into, style, depth + 1)
            elif kind == FIELD:
                if is_contents(child.get(names.INSTR, "")):
                    into.contents = True
                self.read(child, into, style, depth + 1)
            elif kind == FORMULA:
                self._add(formula(child), into, style.look, child)
            elif kind == FOREIGN_PART:
                self.unread.append(child.tag.rpartition("}")[2])

    def _add(self, text: str, into: Inline, look: Look, origin: Element) -> None:
        if text and not self.fields.hidden:
            into.parts.append(text)
            into.looks.append(look)
            into.origins.append(origin)
            if self.fields.contents:
                into.contents = True

    def _run(self, run: Element, into: Inline, style: ParagraphStyle, depth: int) -> None:
        look, hidden = style.look, style.hidden
        if len(run) and run[0].tag == RPR:
            look, hidden = self._styles.look(read_run(run[0]), style)
            if len(run[0]):
                self._dressed(run, into, style, look, hidden, depth)
                return
        self._parts(run, into, style, look, hidden, depth)

    def _dressed(
        self, run: Element, into: Inline, style: ParagraphStyle, look: Look, hidden: bool, depth: int
    ) -> None:
        """A raised number is a note, never digits of the number before it; struck text may be meant as deleted."""
        before = len(into.parts)
        self._parts(run, into, style, look, hidden, depth)
        if len(into.parts) == before:
            return
        properties = run[0]
        upright = properties.find(_UPRIGHT)
        if upright is not None and upright.get(names.VAL) == "superscript":
            into.parts[before:] = [part.translate(_RAISED) for part in into.parts[before:]]
        if not all(map(str.isprintable, into.parts[before:])):
            fonts = properties.find(_FONTS)
            if fonts is not None:
                font = fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
                into.parts[before:] = [in_font(part, font) for part in into.parts[before:]]
        for tag in _STRIKES:
            strike = properties.find(tag)
            if strike is not None and names.switched_on(strike.get(names.VAL)):
                into.struck = True

    def _parts(
        self, run: Element, into: Inline, style: ParagraphStyle, look: Look, hidden: bool, depth: int
    ) -> None:
        fields = self.fields
        for child in run:
            kind = RUN_PARTS.get(child.tag)
            if kind == FIELD_MARK:
                shown, lost = fields.mark(child)
                if lost is not None and not hidden:
                    self.unread.append(lost)
                if not hidden:
                    self._add(shown, into, look, child)
            elif kind == INSTRUCTION:
                fields.instruction(child.text or "")
            elif hidden or fields.hidden:
                continue
            elif kind == TEXT:
                text = child.text
                if not text:
                    continue
                if (text[0] in _SPACES or text[-1] in _SPACES) and child.get(_PRESERVE) != "preserve":
                    text = text.strip(_SPACES)
                if not text.isprintable():
                    text = without_zero_width(text.translate(_BREAKS))
                self._add(text, into, look, child)
            elif kind == TABULATOR:
                self._add("\t", into, look, child)
            elif kind == BREAK:
                self._add("\n", into, look, child)
            elif kind == HYPHEN:
                self._add("-", into, look, child)
            elif kind == SYMBOL:
                self._add(symbol(child.get(W + "char"), child.get(W + "font")), into, look, child)
            elif kind == PICTURE:
                drawing = look_into(child)
                into.boxes += drawing.boxes
                into.words += drawing.words
                into.pictures += drawing.pictures
                into.opaque = into.opaque or not (drawing.boxes or drawing.words)
            elif kind == CHOOSE:
                branch = choose(child)
                if branch is not None:
                    if depth >= self._max_depth:
                        raise Unreadable("nesting", depth=depth, limit=self._max_depth)
                    self._parts(branch, into, style, look, hidden, depth + 1)
            elif kind == RUBY:
                base = child.find(W + "rubyBase")
                if base is not None:
                    self.read(base, into, style, depth + 1)
            elif kind == NOTE:
                place = "footnotes" if child.tag == W + "footnoteReference" else "endnotes"
                into.notes.append((place, child.get(names.ID, "")))
            elif kind == REFERENCE:
                into.comments.append(child.get(names.ID, ""))
            elif kind is None and len(child):
                self.foreign(child)

    def foreign(self, element: Element) -> None:
        """Say that something unknown was left out, when there is text in it."""
        if any(item.text and item.text.strip() for item in element.iter(names.T)):
            self.unread.append(element.tag.rpartition("}")[2])
