"""Dates and times of a spreadsheet: serial numbers under a format code (ECMA-376 part 1, 18.17.4 and 18.8.31)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from gxlint.text.patterns import lazy

_QUOTED = lazy(r'"[^"]*"?|\\.|_.|\*.')
_BRACKETED = lazy(r"\[(?![hms]+\])[^\]]*\]", re.I)
_TOKEN = lazy(
    r'"([^"]*)"?|\\(.)|[_*].|(\[[hms]+\])|(\[[^\]]*\])|(上午/下午|AM/PM|A/P)|(y+|e+|m+|d+|a{3,4}|h+|s+)|(.)',
    re.S | re.I,
)
_DAYS = "一二三四五六日"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LAST = 2_958_465
"""31 December 9999: no program shows a later day."""


@lru_cache(maxsize=512)
def is_date(code: str) -> bool:
    """Whether a format code shows a number as a date or a time."""
    first = _BRACKETED.sub("", _QUOTED.sub("", code)).partition(";")[0].lower()
    return (
        "general" not in first
        and any(mark in first for mark in "ymdhse")
        and "e+" not in first
        and "e-" not in first
    )


def shown_date(value: Decimal, code: str, *, date1904: bool = False) -> str | None:
    """Return what a date shows; None for a number that is none."""
    if not 0 <= value <= _LAST:
        return None
    days, part = divmod(value, 1)
    seconds = int((part * 86400).to_integral_value())
    # Excel counts 29 February 1900, a day that never was.
    epoch = (
        datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 31) if days < 60 else datetime(1899, 12, 30)
    )
    moment = epoch + timedelta(days=int(days), seconds=seconds)
    elapsed = int(days) * 86400 + seconds
    marks = list(_TOKEN.finditer(_first_section(code)))
    half = any(hit[5] for hit in marks)
    out: list[str] = []
    for at, hit in enumerate(marks):
        quoted, escaped, total, _other, noon, field, plain = hit.groups()
        if quoted is not None or escaped is not None:
            out.append(quoted if quoted is not None else escaped)
        elif total is not None:
            out.append(_elapsed(elapsed, total[1:-1].lower()))
        elif noon is not None:
            morning, evening = noon.split("/")
            out.append(morning if moment.hour < 12 else evening)
        elif field is not None:
            minutes = field[0] in "mM" and _is_minutes([one[6] or one[3] or "" for one in marks], at)
            out.append(_field(moment, field.lower(), minutes=minutes, half=half))
        elif plain is not None:
            out.append(plain)
    return "".join(out).strip()


def _first_section(code: str) -> str:
    quoted = False
    for at, mark in enumerate(code):
        quoted = quoted != (mark == '"')
        if mark == ";" and not quoted:
            return code[:at]
    return code


def _is_minutes(fields: list[str], at: int) -> bool:
    """m stands for minutes behind hours and before seconds."""
    before = next((one for one in reversed(fields[:at]) if one), "")
    after = next((one for one in fields[at + 1 :] if one), "")
    return "h" in before.lower() or after.lower().strip("[").startswith("s")


def _elapsed(seconds: int, field: str) -> str:
    unit = {"h": 3600, "m": 60, "s": 1}[field[0]]
    return str(seconds // unit).rjust(len(field), "0")


def _field(moment: datetime, field: str, *, minutes: bool, half: bool) -> str:
    kind, number = field[0], len(field)
    if kind == "y":
        return f"{moment.year % 100:02}" if number <= 2 else str(moment.year)
    if kind == "e":
        return str(moment.year)
    if kind == "a":
        return ("星期" if number == 4 else "") + _DAYS[moment.weekday()]
    if kind == "m" and not minutes and number > 2:
        name = _MONTHS[moment.month - 1]
        return name[:3] if number == 3 else name[:1] if number == 5 else name
    if kind == "d" and number > 2:
        name = _WEEKDAYS[moment.weekday()]
        return name[:3] if number == 3 else name
    value = {"m": moment.minute if minutes else moment.month, "d": moment.day, "s": moment.second,
             "h": (moment.hour % 12 or 12) if half else moment.hour}[kind]  # fmt: skip
    return str(value).rjust(min(number, 2), "0")
