"""The numbers of a sentence, as values to compare with a figure of a table."""

from __future__ import annotations

from decimal import Decimal

from gxlint.text import numerals
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

_ARABIC = lazy(r"(?<![\d.])(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?(亿|万|千)?(?=\s*([一-鿿%])?)")
_HAN = lazy(r"([〇零一二两三四五六七八九十百千]{1,9})(?=[件条次个项起宗人份篇例名户笔桩])")
_SCALE = {"亿": 100_000_000, "万": 10_000, "千": 1000}
MONEY = {"元": Decimal(1), **{f"{unit}元": Decimal(_SCALE[unit]) for unit in "万亿"}}
"""What one of each unit of money is in 元."""


def amounts(text: str) -> set[Decimal]:
    """Return every number of the text, as printed and, before 万 or 亿, scaled as well.

    120.5万元 gives 120.5 and 1205000; 二十一件 gives 21. Dates and document numbers are not told apart.
    """
    found: set[Decimal] = set()
    for match in _ARABIC.finditer(fold(text)):
        number = Decimal(match[1].replace(",", "") + (match[2] or ""))
        found.add(number)
        if match[3]:
            found.add(number * _SCALE[match[3]])
    for match in _HAN.finditer(text):
        value = numerals.parse(match[1])
        if value is not None:
            found.add(Decimal(value))
    return found
