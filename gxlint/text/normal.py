"""Normal forms for comparing labels and names, never for showing them."""

from __future__ import annotations

from unicodedata import normalize

_WIDE: dict[int, int] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ALIKE = str.maketrans(
    {
        "\u3000": " ", "\xa0": " ", "\t": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ",
        "【": "[", "】": "]", "〖": "[", "〗": "]", "﹝": "〔", "﹞": "〕",
        "﹙": "(", "﹚": ")", "﹪": "%", "﹣": "-", "﹢": "+", "⁃": "-", "‐": "-", "‑": "-", "−": "-",
        "“": '"', "”": '"', "„": '"', "‟": '"', "〝": '"', "〞": '"', "‘": "'", "’": "'",
        "．": ".", "｡": "。", "､": "、", "﹑": "、", "·": "·", "•": "·", "・": "·", "‧": "·",
    }
)  # fmt: skip
_RADICALS = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
"""Kangxi radicals, which text copied from a PDF has in place of the characters: ⼀ is 一, ⾏ is 行."""
_FOLD: dict[int, int | str | None] = {**_WIDE, **_ALIKE, **_RADICALS}
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_DROP = dict.fromkeys(map(ord, INVISIBLE + " \t\r\n\x0b\x0c\u3000\xa0\u2002\u2003\u2009\u202f"))


def fold(text: str) -> str:
    """Half width, plain quotes, plain blanks; one character in, one out, so offsets stay valid."""
    return text.translate(_FOLD)


def squeeze(text: str) -> str:
    """`fold` without any white space or invisible character: the form in which labels are compared."""
    return text.translate(_FOLD).translate(_DROP)
