"""Normal forms for comparing labels and names, never for showing them."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
INVISIBLE = (
    "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u180e"
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters that show nothing: zero width, soft hyphens, marks of writing direction."""
_NO_WIDTH = "\u200b\u200c\u200d\u2060\u180e\ufeff"
_NO_WIDTHS = dict.fromkeys(map(ord, _NO_WIDTH))
_DROP = dict.fromkeys(map(ord, INVISIBLE + " \t\r\n\x0b\x0c\u3000\xa0\u2002\u2003\u2009\u202f"))

_SQUEEZE: dict[int, int | str | None] = {**_FOLD, **_DROP}


def _any_of(table: Mapping[int, object]) -> re.Pattern[str]:
    single = (chr(code) for code in table if not (0xFF01 <= code <= 0xFF5E or 0x2F00 <= code <= 0x2FD5))
    return re.compile("[\uff01-\uff5e\u2f00-\u2fd5" + re.escape("".join(single)) + "]")


# A search costs a tenth of a translation, and most labels and cells have nothing to change.
_folds, _squeezes = _any_of(_FOLD).search, _any_of(_SQUEEZE).search


def without_zero_width(text: str) -> str:
    """Drop what has no width and no meaning of its own; copied out of a web page it stands inside words and numbers.

    Marks of writing direction stay: they change what a reader sees.
    """
    return text.translate(_NO_WIDTHS) if any(mark in text for mark in _NO_WIDTH) else text


def fold(text: str) -> str:
    """Half width, plain quotes, plain blanks; one character in, one out, so offsets stay valid."""
    return text.translate(_FOLD) if _folds(text) else text


def squeeze(text: str) -> str:
    """`fold` without any white space or invisible character: the form in which labels are compared."""
    return text.translate(_SQUEEZE) if _squeezes(text) else text


_blanks = re.compile("[" + re.escape("".join(map(chr, _DROP))) + "]+").sub


def unspaced(text: str) -> str:
    """The text without any white space or invisible character, its marks as they are: to look for words in."""
    return _blanks("", text)
