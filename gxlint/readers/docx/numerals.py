"""Numbers as a word processor's automatic numbering writes them (ST_NumberFormat, ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

from gxlint.text.numerals import spell

_SMALL, _FORMAL, _FORMAL_OLD = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖"
_UNITS, _FORMAL_UNITS = ("", "十", "百", "千"), ("", "拾", "佰", "仟")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _letter(number: int) -> str:
    repeat, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (repeat + 1)


def _digits(number: int, names: str) -> str:
    return "".join(names[int(digit)] for digit in str(number))


def _positional(number: int, names: str, units: tuple[str, ...], tens: str) -> str:
    """一百零五, 壹仟零壹拾; `tens` is how 10 to 19 begin (十 or 壹拾). Up to 99,999,999."""
    high, low = divmod(number, 10_000)
    text = _positional(high, names, units, tens) + "万" if high else ""
    gap = bool(high) and low < 1000
    for power in (3, 2, 1, 0):
        digit, low = divmod(low, 10**power)
        if digit == 0:
            gap = gap or bool(text)
            continue
        if gap:
            text += names[0]
            gap = False
        text += tens if power == 1 and digit == 1 and not text else names[digit] + units[power]
    return text


def _counting(number: int) -> str:
    return spell(number) if number < 100 else _digits(number, "○一二三四五六七八九")


def _thousand(number: int) -> str:
    return spell(number) if number < 100 else _positional(number, _SMALL, _UNITS, "十")


def _japanese(number: int) -> str:
    """As `_thousand`, but 百 and 千 without 一 and nothing for a gap: 百一."""
    text = ""
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("" if digit == 1 and unit else _SMALL[digit]) + unit
    return text


def _enclosed(first: int, most: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if number <= most else str(number)


_FORMATS: dict[str, tuple[int, Callable[[int], str]]] = {
    # format: (largest number it can write, how); beyond, and for unknown formats, Word writes decimal too.
    "decimalZero": (99_999_999, lambda number: f"{number:02}"),
    "upperRoman": (32_767, lambda number: _roman(number).upper()),
    "lowerRoman": (32_767, _roman),
    "upperLetter": (780, lambda number: _letter(number).upper()),
    "lowerLetter": (780, _letter),
    "chineseCounting": (99_999_999, _counting),
    "taiwaneseCounting": (99_999_999, _counting),
    "chineseCountingThousand": (99_999_999, _thousand),
    "taiwaneseCountingThousand": (99_999_999, _thousand),
    "japaneseCounting": (9_999, _japanese),
    "koreanCounting": (9_999, _japanese),
    "ideographDigital": (99_999_999, lambda number: _digits(number, "〇一二三四五六七八九")),
    "japaneseDigitalTenThousand": (99_999_999, lambda number: _digits(number, "〇一二三四五六七八九")),
    "taiwaneseDigital": (99_999_999, lambda number: _digits(number, "○一二三四五六七八九")),
    "chineseLegalSimplified": (
        99_999_999,
        lambda number: _positional(number, _FORMAL, _FORMAL_UNITS, "壹拾"),
    ),
    "japaneseLegal": (99_999_999, lambda number: _positional(number, _FORMAL_OLD, _FORMAL_UNITS, "壹拾")),
    "ideographLegalTraditional": (
        99_999_999,
        lambda number: _positional(number, _FORMAL_OLD, _FORMAL_UNITS, "壹拾"),
    ),
    "ideographTraditional": (10, lambda number: _STEMS[number - 1]),
    "ideographZodiac": (12, lambda number: _BRANCHES[number - 1]),
    "ideographZodiacTraditional": (
        60,
        lambda number: _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12],
    ),
    "ideographEnclosedCircle": (10, _enclosed(0x3280, 10)),
    "decimalEnclosedCircle": (20, _enclosed(0x2460, 20)),
    "decimalEnclosedCircleChinese": (20, _enclosed(0x2460, 20)),
    "decimalEnclosedParen": (20, _enclosed(0x2474, 20)),
    "decimalEnclosedFullstop": (20, _enclosed(0x2488, 20)),
    "decimalFullWidth": (99_999_999, lambda number: _digits(number, "０１２３４５６７８９")),
    "decimalFullWidth2": (99_999_999, lambda number: _digits(number, "０１２３４５６７８９")),
}


def write(number: int, form: str) -> str:
    """Return `number` in the format named `form`; "none" and "bullet" give nothing, unknown formats decimal."""
    if form in ("none", "bullet"):
        return ""
    most, how = _FORMATS.get(form, (0, str))
    return how(number) if 1 <= number <= most else str(number)


def write_padded(number: int, pattern: str) -> str | None:
    """Return `number` in a custom format given by its first terms ("001, 002, 003, ..."), None if it is no such."""
    first = pattern.partition(",")[0].strip()
    if first.isascii() and first.isdigit() and len(first) <= 8:
        return str(number).zfill(len(first))
    return None
