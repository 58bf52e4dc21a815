"""A number written into a cell the way its cell writes numbers: width of its digits, thousands separators, decimals."""

from __future__ import annotations

from decimal import Decimal

from gxlint.tables.cells import read_value
from gxlint.tables.model import Number
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

_NUMBER = lazy(r"[+-]?(?:\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_LONGEST = 18
_WIDE = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


def rewritten(literal: str, number: Number, kind: str = "count") -> str | None:
    """Return a cell's text with its number replaced by `number`, for a column of that kind (count, money, signed).

    None where that cannot be said without doubt: more than one number stands there, it is broken over two lines, or a
    note beside it would have to change as well.
    """
    value = read_value(literal, kind)
    found = list(_NUMBER.finditer(fold(literal)))
    if value.number is None or value.note or "\n" in literal or len(found) != 1:
        return None
    start, end = found[0].span()
    text = literal[:start] + _as_written(literal[start:end], found[0][0], number) + literal[end:]
    again = read_value(text, kind)
    same = (again.number, again.unit, again.note, again.state) == (number, value.unit, None, value.state)
    return text if same and len(text) <= len(literal) + _LONGEST else None


def _as_written(printed: str, folded: str, number: Number) -> str:
    whole, _, decimals = format(abs(number), "f").partition(".")
    places = len(folded.partition(".")[2])
    decimals = decimals.rstrip("0").ljust(places, "0") if isinstance(number, Decimal) or places else ""
    separator = next((mark for mark in ",， " if mark in printed), "")
    if separator and len(whole) > 3:
        first = len(whole) % 3
        groups = [whole[:first]] if first else []
        whole = separator.join([*groups, *(whole[at : at + 3] for at in range(first, len(whole), 3))])
    text = ("-" if number < 0 else "") + whole + ("." + decimals if decimals else "")
    return text.translate(_WIDE) if any("０" <= character <= "９" for character in printed) else text
