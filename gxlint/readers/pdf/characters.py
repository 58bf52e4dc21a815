"""What a drawn character stands for: ordinary characters for what fonts and converters put in their place.

Chinese PDFs are full of radicals (⼀ for 一, ⻚ for 页): a font has one glyph for both, and the converter took the wrong
code point back. Nothing else is changed: full-width digits, brackets and stops stay as they are printed.
"""

from __future__ import annotations

from unicodedata import normalize

REPLACEMENT = "\ufffd"
"""Stands for a glyph that the file gives no character for; reading checks say where it stands (GX002)."""

_SUPPLEMENT = dict(zip(
    "⺁⺄⺇⺈⺊⺌⺎⺒⺓⺕⺛⺜⺝⺟⺠⺧⺩⺪⺫⺬⺮⺯⺷⺻⺼⺽⻁⻄⻅⻆⻇⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻞⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乙几刀卜小兀巳幺彐旡日月母民牛王疋目示竹糹羊聿肉臼虎西见角角贝足车長长门雨青韦页风飞食食首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟亀龟",
    strict=True,
))  # fmt: skip
"""CJK Radicals Supplement: the ideographs of Unicode's EquivalentUnifiedIdeograph that stand as words of their own."""

_UPRIGHT = dict(zip(
    "︐︑︒︓︔︕︖︙︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈", "，、。：；！？…—（）｛｝〔〕【】《》〈〉「」『』［］", strict=True
))  # fmt: skip
"""Marks in the shape they have in vertical writing."""

_SPACES = frozenset("\t\r\n \xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f")


def meant(code: int, font: str = "") -> str:
    """Return the character a code point of a PDF stands for: one or more, "" for what shows nothing.

    Spaces come back as " " or "\u3000"; a glyph without a character, and one of a font of symbols that has no
    counterpart, as U+FFFD or in the private use area, for the reading checks to find.
    """
    if 0x4E00 <= code <= 0x9FFF or 0x21 <= code <= 0x7E:
        return chr(code)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return " " if chr(code) in _SPACES else REPLACEMENT if code in (0, 0x7F) or code >= 0x80 else ""
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE:
        return REPLACEMENT
    character = chr(code)
    if character in _SPACES:
        return " "
    if code == 0x3000:
        return character
    if 0xE000 <= code <= 0xF8FF:
        return _symbol(code, font)
    if 0x2E80 <= code <= 0x2EFF:
        return _SUPPLEMENT.get(character, character)
    if 0x2F00 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0xFB00 <= code <= 0xFB06:
        return normalize("NFKC", character)
    if character in _UPRIGHT:
        return _UPRIGHT[character]
    if code in (0xAD, 0xFEFF, 0x180E) or 0x200B <= code <= 0x200D or code in (0x2060, 0x2061, 0x2062, 0x2063):
        return ""
    return character


def _symbol(code: int, font: str) -> str:
    """A bullet or sign of a symbol font, which stays in the private use area where nothing is known of it."""
    from gxlint.readers.docx.symbols import symbol

    name = font.rsplit("+", 1)[-1].lower().replace("-", " ")
    for known in ("wingdings 2", "wingdings", "symbol"):
        if name.replace(" ", "").startswith(known.replace(" ", "")):
            return symbol(f"{code:04X}", known)
    return chr(code)


def unread(text: str) -> bool:
    """Whether what `meant` returned is no character anyone can read."""
    return text == REPLACEMENT or "\ue000" <= text[:1] <= "\uf8ff"


def is_wide(text: str) -> bool:
    """Whether a character fills a square of its own: ideographs, kana, full-width forms and Chinese marks."""
    first = text[:1]
    return "\u2e80" <= first <= "\ua4cf" or "\uac00" <= first <= "\ud7a3" or "\uf900" <= first <= "\ufaff" \
        or "\uff01" <= first <= "\uff60" or "\U00020000" <= first <= "\U0003ffff"  # fmt: skip
