"""How much a text looks like Chinese office text: the judge between encodings that both decode.

A wrong decoding of Chinese gives rare characters: GB18030 read from UTF-8 bytes 鏀垮簻, UTF-16 read the wrong
way round Hangul and private-use characters. Right ones use the 3,755 everyday characters (level one of
GB 2312-80), common punctuation, ASCII.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

_PUNCTUATION = frozenset(
    "、。，；：？！“”‘’《》〈〉（）【】〔〕［］「」『』—…·～￥％％＋－＝×÷±≤≥→←↑↓■□●○★☆◆◇△▲√℃°§〇①②③④⑤⑥⑦⑧⑨⑩㈠㈡㈢㈣㈤"
)
_SPACE = frozenset("\t\n\r\u3000\xa0\u200b\ufeff")


@lru_cache(maxsize=8192)
def _weight(character: str) -> float:
    """1 for everyday characters, 0 for rare ones, below 0 for what no office writes."""
    code = ord(character)
    if code < 0x80:
        return 1.0 if (code >= 0x20 and code != 0x7F) or character in _SPACE else -2.0
    if character in _PUNCTUATION or character in _SPACE or 0xFF01 <= code <= 0xFF5E:
        return 1.0
    if character == "\ufffd":
        return -2.0
    if 0x4E00 <= code <= 0x9FFF:
        try:
            return 1.0 if character.encode("gb2312")[0] <= 0xD7 else 0.4
        except UnicodeEncodeError:
            return 0.0
    if 0x3400 <= code < 0x4E00 or 0x2000 <= code < 0x2800 or 0x3000 <= code < 0x3100:
        return 0.2
    return -1.0


def plausibility(text: str, *, plain: bool = False) -> float:
    """Return -2 to 1: the mean weight of the characters, 1 when there are none.

    Letters, digits and blanks of ASCII say nothing between encodings that extend ASCII and are left out; `plain`
    counts them, for UTF-16, where the wrong byte order turns them into something else.
    """
    total = number = 0.0
    for character, times in Counter(text).items():
        if not plain and character.isascii() and (character.isalnum() or character in " \n\r"):
            continue
        number += times
        total += times * _weight(character)
    return total / number if number else 1.0
