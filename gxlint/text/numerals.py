"""Chinese numerals as they number sections and count things: 一, 十二, 二十一, 一百零五, 两."""

from __future__ import annotations

DIGITS = {"〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
          "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}  # fmt: skip
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG = {"万": 10_000, "亿": 100_000_000}
CHARACTERS = "".join((*DIGITS, *UNITS, *BIG))


def parse(text: str) -> int | None:
    """Return the value of a Chinese numeral below 10**12, None when `text` is not one.

    Reads positional (二十一, 一百零五, 三万), and digit by digit (二〇一九) forms.
    """
    if not text or any(ch not in DIGITS and ch not in UNITS and ch not in BIG for ch in text):
        return None
    if len(text) > 1 and all(ch in DIGITS for ch in text):
        return int("".join(str(DIGITS[ch]) for ch in text))
    total = section = digit = 0
    seen_digit = False
    for ch in text:
        if ch in DIGITS:
            if seen_digit and digit:
                return None
            digit, seen_digit = DIGITS[ch], True
        elif ch in UNITS:
            section += (digit if seen_digit else 1) * UNITS[ch]
            digit, seen_digit = 0, False
        else:
            below = section + digit
            total = (total + below) * BIG[ch] if ch == "亿" else total + below * BIG[ch]
            section = digit = 0
            seen_digit = False
    return total + section + digit


def spell(number: int) -> str:
    """Return `number` (1 to 99) as it numbers sections: 1 一, 10 十, 21 二十一.

    Raises ValueError outside that range.
    """
    if not 1 <= number <= 99:
        raise ValueError(f"no section is numbered {number}")
    names = "一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else names[tens - 1] + "十") + (
        names[ones - 1] if ones else ""
    )
