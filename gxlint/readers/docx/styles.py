"""Styles: what a paragraph or a run inherits, resolved once per style (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gxlint.readers.docx.names import PPR, RPR, VAL, W, switched_on
from gxlint.text.patterns import lazy

_HEADING = lazy(
    r"(?:heading|标题|標題|見出し|제목|überschrift|titre|título|titolo|kop|rubrik|заголовок|nagłówek)\s{0,4}([1-9])"
)
_TITLES = frozenset({"title", "标题", "標題", "文档标题", "文章标题", "主标题"})
_CONTENTS = lazy(r"(?:toc|目录|contents)(?: ?[1-9]|\s?heading|\s?标题)?|table of figures|图表目录")
_ID_HEADING = lazy(r"(?:heading|标题)([1-9])", re.I)
_CHAIN = 20
DEFAULT_SIZE = 20
"""Half points; what Word takes where nothing says a size (17.3.2.38)."""

_BOLD, _BOLD_ASIAN, _SIZE, _FONTS, _HIDDEN, _CHARACTER = (
    W + "b", W + "bCs", W + "sz", W + "rFonts", W + "vanish", W + "rStyle",
)  # fmt: skip
_ASIAN, _ASIAN_THEME, _ANY = W + "eastAsia", W + "eastAsiaTheme", W + "hAnsi"
_NUMBERING, _LEVEL, _NUMBER, _OUTLINE, _ALIGN = (
    W + "numPr", W + "ilvl", W + "numId", W + "outlineLvl", W + "jc",
)  # fmt: skip


class Look(NamedTuple):
    """How characters look: `size` in half points, `font` the one for Chinese characters ("" when unsaid)."""

    bold: bool = False
    size: int = DEFAULT_SIZE
    font: str = ""


PLAIN = Look()


class RunFormat(NamedTuple):
    """What one `rPr` says; None where it says nothing. `style` is the character style it names."""

    bold: bool | None = None
    size: int | None = None
    font: str | None = None
    hidden: bool | None = None
    style: str | None = None


_NOTHING = RunFormat()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with all it inherits.

    `number`, `number_level` are the list it belongs to; `number_styles` the styles of its chain, nearest first,
    by which a list's levels may name it. `contents`: an entry or the heading of a table of contents.
    """

    level: int | None = None
    title: bool = False
    contents: bool = False
    centred: bool = False
    number: str | None = None
    number_level: int | None = None
    number_styles: tuple[str, ...] = ()
    look: Look = PLAIN
    hidden: bool = False


def whole_number(text: str | None) -> int | None:
    """Return the integer an attribute holds, None for anything else; bounded, so that it can be counted with."""
    if text is None or len(text) > 12:
        return None
    try:
        return int(text)
    except ValueError:
        return None


def read_run(properties: Element) -> RunFormat:
    """Read what an `rPr` says of the things the reader looks at."""
    bold: bool | None = None
    size: int | None = None
    font: str | None = None
    hidden: bool | None = None
    style: str | None = None
    for item in properties:
        tag = item.tag
        if tag == _FONTS:
            font = item.get(_ASIAN)
            if font is None and item.get(_ASIAN_THEME) is None:
                font = item.get(_ANY)
        elif tag == _BOLD or (tag == _BOLD_ASIAN and bold is None):
            bold = switched_on(item.get(VAL))
        elif tag == _SIZE:
            size = whole_number(item.get(VAL))
        elif tag == _CHARACTER:
            style = item.get(VAL)
        elif tag == _HIDDEN:
            hidden = switched_on(item.get(VAL))
    return RunFormat(bold, size, font, hidden, style)


def outline_level(value: str | None) -> int | None:
    """Return 1 to 6 for an outline level (0 to 8 in the file), None for body text."""
    number = whole_number(value)
    return min(number + 1, 6) if number is not None and 0 <= number <= 8 else None


def without_table_styles(text: bytes) -> bytes:
    """Cut table styles and the list of latent styles out of a style sheet: nine tenths of it, and nothing needs them."""
    start, end = text.find(b"<w:latentStyles "), text.find(b"</w:latentStyles>")
    if 0 <= start < end:
        text = text[:start] + text[end + len(b"</w:latentStyles>") :]
    kept: list[bytes] = []
    at = 0
    while (found := text.find(b'w:type="table"', at)) >= 0:
        start, end = text.rfind(b"<", at, found), text.find(b"</w:style>", found)
        # Only what is surely the start tag of a style with content.
        if end < 0 or not text.startswith(b"<w:style ", start) or b">" in text[start:found]:
            break
        if text[text.find(b">", found) - 1 : text.find(b">", found)] == b"/":
            break
        kept.append(text[at:start])
        at = end + len(b"</w:style>")
    kept.append(text[at:])
    return b"".join(kept)


class Styles:
    """All styles of a document; also answers for styles that do not exist."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._base = RunFormat()
        self._default: str | None = None
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._characters: dict[str, RunFormat] = {}
        self._own: dict[str, RunFormat] = {}
        self.list_styles: dict[str, str] = {}
        """Numbering styles: style id to the list (numId) it stands for."""
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}")
        if defaults is not None:
            self._base = read_run(defaults)
        for element in root.iter(W + "style"):
            name = element.get(W + "styleId")
            kind = element.get(W + "type", "paragraph")
            if name is None or kind == "table":
                continue
            self._elements.setdefault(name, element)
            if kind == "paragraph" and switched_on(element.get(W + "default", "0")):
                self._default = name
            elif kind == "numbering":
                number = element.find(f"{PPR}/{_NUMBERING}/{_NUMBER}")
                if number is not None:
                    self.list_styles[name] = number.get(VAL, "")

    def paragraph(self, name: str | None) -> ParagraphStyle:
        """Return the style a paragraph names, or the default one."""
        found = self._paragraphs.get(name)
        if found is None:
            found = self._paragraphs[name] = self._resolve(name)
        return found

    def look(self, said: RunFormat, style: ParagraphStyle) -> tuple[Look, bool]:
        """Return how a run looks in a paragraph of `style`, and whether it is hidden."""
        own = self._character(said.style) if said.style is not None else _NOTHING
        base = style.look
        bold, hidden = said.bold, said.hidden
        # Bold and hidden are toggles: a character style turns off what the paragraph style turned on (17.7.3).
        if bold is None:
            bold = base.bold != own.bold if own.bold else base.bold
        if hidden is None:
            hidden = style.hidden != own.hidden if own.hidden else style.hidden
        size = said.size if said.size is not None else own.size if own.size is not None else base.size
        font = said.font if said.font is not None else own.font if own.font is not None else base.font
        if bold == base.bold and size == base.size and font == base.font:
            return base, hidden
        return Look(bold, size, font), hidden

    def _chain(self, name: str | None) -> list[Element]:
        """Return the style and those it is based on, nearest first."""
        chain: list[Element] = []
        while name is not None and len(chain) < _CHAIN:
            element = self._elements.get(name)
            if element is None or element in chain:
                break
            chain.append(element)
            based = element.find(W + "basedOn")
            name = based.get(VAL) if based is not None else None
        return chain

    def _character(self, name: str) -> RunFormat:
        found = self._characters.get(name)
        if found is None:
            formats = [self._run_format(element) for element in self._chain(name)]
            found = self._characters[name] = _merge(formats)
        return found

    def _run_format(self, element: Element) -> RunFormat:
        name = element.get(W + "styleId", "")
        found = self._own.get(name)
        if found is None:
            properties = element.find(RPR)
            found = self._own[name] = read_run(properties) if properties is not None else _NOTHING
        return found

    def _resolve(self, name: str | None) -> ParagraphStyle:
        known = name if name in self._elements else None
        chain = self._chain(known or self._default)
        ids = [element.get(W + "styleId", "") for element in chain]
        names = [_name(element) for element in chain]
        if known is None and name is not None:
            # The style sheet is missing or says nothing of it; its id may still say what it is.
            ids.insert(0, name)
            names.insert(0, _ID_HEADING.sub(r"heading \1", name.strip().lower()))
        merged = _merge([*map(self._run_format, chain), self._base])
        number, number_level = _numbering_of(chain)
        level, title = _heading_of(chain, names)
        return ParagraphStyle(
            level=level,
            title=title,
            contents=bool(names) and _CONTENTS.fullmatch(names[0]) is not None,
            centred=_centred(chain),
            number=number,
            number_level=number_level,
            number_styles=tuple(ids),
            look=Look(bool(merged.bold), merged.size or DEFAULT_SIZE, merged.font or ""),
            hidden=bool(merged.hidden),
        )


def _name(element: Element) -> str:
    name = element.find(W + "name")
    return name.get(VAL, "").strip().lower() if name is not None else ""


def _merge(formats: list[RunFormat]) -> RunFormat:
    """Return what a chain of formats says, the nearest first."""
    bold = next((item.bold for item in formats if item.bold is not None), None)
    size = next((item.size for item in formats if item.size is not None), None)
    font = next((item.font for item in formats if item.font is not None), None)
    hidden = next((item.hidden for item in formats if item.hidden is not None), None)
    return RunFormat(bold, size, font, hidden)


def _numbering_of(chain: list[Element]) -> tuple[str | None, int | None]:
    number: str | None = None
    level: int | None = None
    for element in chain:
        properties = element.find(f"{PPR}/{_NUMBERING}")
        if properties is None:
            continue
        own_number, own_level = read_numbering(properties)
        number = own_number if number is None else number
        level = own_level if level is None else level
    return number, level


def read_numbering(properties: Element) -> tuple[str | None, int | None]:
    """Read a `numPr`: the list and the level, None where it does not say."""
    number = properties.find(_NUMBER)
    level = properties.find(_LEVEL)
    return (
        number.get(VAL) if number is not None else None,
        whole_number(level.get(VAL)) if level is not None else None,
    )


def _heading_of(chain: list[Element], names: list[str]) -> tuple[int | None, bool]:
    """Return the heading level of a style, and whether it is the one for the file's own title."""
    for place, name in enumerate(names):
        element = chain[place - (len(names) - len(chain))] if place >= len(names) - len(chain) else None
        if name in _TITLES:
            return None, True
        outline = element.find(f"{PPR}/{_OUTLINE}") if element is not None else None
        if outline is not None:
            return outline_level(outline.get(VAL)), False
        heading = _HEADING.fullmatch(name)
        if heading is not None:
            return min(int(heading[1]), 6), False
    return None, False


def _centred(chain: list[Element]) -> bool:
    for element in chain:
        align = element.find(f"{PPR}/{_ALIGN}")
        if align is not None:
            return align.get(VAL) == "center"
    return False
