"""Characters of symbol fonts (w:sym, 17.3.3.30): the Unicode character where the font's glyph has one."""

from __future__ import annotations

_TABLES: dict[str, dict[int, str]] = {
    "symbol": {
        **{code: chr(code) for code in (*range(0x30, 0x3A), *b"!#%&().,/:;<=>?[]{|}+_")},
        0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
        0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xE5: "∑",
    },
    "wingdings": {
        0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆",
        0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
        0xE1: "↑", 0xE2: "↓", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
        **{0x80 + number: chr(0x2460 + number - 1) for number in range(1, 11)},
        **{0x8B + number: chr(0x2776 + number - 1) for number in range(1, 11)},
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "●", 0x97: "•",
                    0xA2: "■", 0xA3: "□"},
}  # fmt: skip


def in_font(text: str, font: str | None) -> str:
    """Return a text of a run set in `font`, its private characters U+F020 to U+F0FF as the glyphs of a symbol font.

    Converters write w:sym like this, and so do documents that came from the binary format.
    """
    table = _TABLES.get((font or "").lower())
    if table is None:
        return text
    return "".join(table.get(ord(one) & 0xFF, one) if "\uf020" <= one <= "\uf0ff" else one for one in text)


def symbol(code: str | None, font: str | None) -> str:
    """Return the character for a hexadecimal `code` of `font`.

    One without a Unicode counterpart stays in the private use area, as the file has it; "" for no code at all.
    """
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    if not 0x20 <= number <= 0xFFFD or 0xD800 <= number < 0xE000:
        return ""
    table = _TABLES.get((font or "").lower())
    known = table.get(number & 0xFF) if table is not None and (number >= 0xF000 or number < 0x100) else None
    return known or chr(number)
