"""What a spreadsheet shows for a number: its format code applied (ECMA-376 part 1, 18.8.30 and 18.8.31).

A format of a kind that reports never use (fractions, Chinese numerals by [DBNum]) shows the number as it is stored.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from gxlint.readers.sheets.dates import is_date, shown_date
from gxlint.text.patterns import lazy

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;¥-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"',
    30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '¥#,##0;¥-#,##0;¥"-"', 43: '#,##0.00;-#,##0.00;"-"', 44: '¥#,##0.00;¥-#,##0.00;¥"-"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that a workbook names by number only, as Excel in Chinese shows them (18.8.30, 简体中文)."""
_LONGEST, _LONGEST_NUMBER = 255, 60
_TOKEN = lazy(
    r'"([^"]*)"?|\\(.)|_(.)|\*(.)|\[([^\]]*)\]|(General)|([#0?][#0?,]*(?:\.[#0?]*,*)?|\.[#0?]+,*)|(E[+-][#0?]+)|(.)',
    re.S | re.I,
)
_CONDITION = lazy(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_CURRENCY = lazy(r"\$([^-\]]*)(?:-.*)?")
_EXACT = Decimal("1e15")
_LARGEST = 308
"""The exponent of the largest number that a workbook can hold."""


class _Section(NamedTuple):
    """One of the up to four parts of a format code: pieces of literal text, digits ("#,##0.00") or General."""

    pieces: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None
    percent: int
    plain: bool


def shown_number(text: str, code: str, *, date1904: bool = False) -> str:
    """Return what a cell with the number `text` (as stored) shows under a format code; "" where the format hides it.

    `text` that is no number comes back as it is.
    """
    if len(text) > _LONGEST_NUMBER:
        return text
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite() or value.adjusted() > _LARGEST:
        return text
    if len(code) > _LONGEST or code in ("", "General", "@"):
        return general(value)
    if is_date(code):
        return shown_date(value, code, date1904=date1904) or general(value)
    section, negative = _choose(_sections(code), value)
    if section is None or section.plain:
        return general(value)
    try:
        return _render(section, abs(value) if negative else value)
    except ArithmeticError:  # a number beyond what any sheet holds
        return general(value)


def general(value: Decimal) -> str:
    """Return a number as the format General shows it: whole numbers whole, others to eleven digits."""
    if value == value.to_integral_value() and abs(value) < _EXACT:
        return str(int(value))
    if abs(value) >= _EXACT or (value and abs(value) < Decimal("1e-9")):
        return f"{value:.5E}"
    digits = max(0, 10 - max(0, value.adjusted()))
    whole = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    found = format(whole, "f")
    found = found.rstrip("0").rstrip(".") if "." in found else found
    return "0" if found == "-0" else found


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    parts: list[list[tuple[str, str]]] = [[]]
    facts: list[dict[str, object]] = [{}]
    for hit in _TOKEN.finditer(code):
        quoted, escaped, padding, _fill, bracket, word, digits, exponent, other = hit.groups()
        into, known = parts[-1], facts[-1]
        if other == ";" and hit[0] == ";":
            parts.append([])
            facts.append({})
        elif quoted is not None:
            into.append(("text", quoted))
        elif escaped is not None:
            into.append(("text", escaped))
        elif padding is not None:
            into.append(("text", " "))
        elif bracket is not None:
            _bracket(bracket, into, known)
        elif word is not None:
            into.append(("general", ""))
        elif digits is not None:
            into.append(("digits", digits))
        elif exponent is not None or other == "/":
            known["plain"] = True
        elif other == "%":
            known["percent"] = int(str(known.get("percent", 0))) + 1
            into.append(("text", "%"))
        elif other is not None:
            into.append(("text", other))
    return tuple(_section(pieces, known) for pieces, known in zip(parts, facts, strict=True))


def _bracket(inner: str, into: list[tuple[str, str]], known: dict[str, object]) -> None:
    condition = _CONDITION.fullmatch(inner.strip())
    currency = _CURRENCY.fullmatch(inner)
    if condition:
        known["condition"] = (condition[1], Decimal(condition[2]))
    elif currency:
        into.append(("text", currency[1]))
    elif inner.upper().startswith("DBNUM"):
        known["plain"] = True


def _section(pieces: Sequence[tuple[str, str]], known: dict[str, object]) -> _Section:
    numbers = sum(kind != "text" for kind, _ in pieces)
    condition = known.get("condition")
    return _Section(tuple(pieces), condition if isinstance(condition, tuple) else None,
                    int(str(known.get("percent", 0))), bool(known.get("plain")) or numbers > 1)  # fmt: skip


def _choose(sections: Sequence[_Section], value: Decimal) -> tuple[_Section | None, bool]:
    """Return the section for a number, and whether that section is for negative ones and writes the sign itself."""
    numeric = sections[:3] if len(sections) > 3 else sections
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or _holds(value, *section.condition):
                return section, False
        return None, False
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], False


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    return {"<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound,
            "=": value == bound, "<>": value != bound}[sign]  # fmt: skip


def _render(section: _Section, value: Decimal) -> str:
    out, figures = [], False
    for kind, what in section.pieces:
        if kind == "text" and what != "@":
            out.append(what)
            continue
        mask = what if kind == "digits" else "General"
        shown = (
            general(abs(value))
            if mask == "General"
            else _digits(abs(value).scaleb(2 * section.percent), mask)
        )
        figures = figures or any(mark in "123456789" for mark in shown)
        out.append(shown)
    text = "".join(out).strip()
    # A sign stands before everything else: -¥5; what is rounded to nothing has none.
    return "-" + text if value < 0 and figures else text


def _digits(value: Decimal, mask: str) -> str:
    plain = mask.rstrip(",")  # commas at the end divide by a thousand each
    value = value.scaleb(-3 * (len(mask) - len(plain)))
    scaled, point, fraction = plain.partition(".")
    places = sum(mark in "0#?" for mark in fraction)
    try:
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    except InvalidOperation:
        return general(value)
    before, _, after = format(rounded, "f").partition(".")
    least = scaled.count("0")
    before = before.lstrip("0").rjust(least, "0") if least or before.strip("0") else ""
    before = before or ("0" if least else "")
    if "," in scaled and before:
        first = len(before) % 3
        before = ",".join(
            [*filter(None, [before[:first]]), *(before[at : at + 3] for at in range(first, len(before), 3))]
        )
    needed = fraction.rfind("0") + 1
    while len(after) > needed and after.endswith("0"):
        after = after[:-1]
    return before + (point + after if point and (after or needed) else point)
