"""Identity-card numbers and mobile numbers: telling them from other numbers, and masking them letter for letter."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.text.patterns import lazy

_D = "[0-9０-９]"
IDENTITY = lazy(rf"(?<![0-9０-９A-Za-zＸｘ]){_D}{{17}}[0-9０-９XxＸｘ](?![0-9０-９A-Za-z])")
"""What has the shape of an identity-card number; `is_identity` decides."""
MOBILE = lazy(
    rf"(?<![0-9０-９A-Za-z.\-－_/])(?:[+＋]?86[- ]?)?[1１][3-9３-９]{_D}"
    rf"(?:{_D}{{8}}|[-－ ]{_D}{{4}}[-－ ]{_D}{{4}})(?![0-9０-９A-Za-z.％%]|[-－]{_D})"
)
"""A mobile number, in one piece or as 138-0000-0000, with or without 86."""
_RUN = lazy(rf"{_D}{{4,}}[XxＸｘ]?")
_QUICK = lazy(rf"{_D}{{3}}[-－ ]?{_D}{{4}}[-－ ]?{_D}{{4}}")
_AREAS = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {ord("Ｘ"): ord("X"), ord("ｘ"): ord("X")}


def may_hold_numbers(text: str) -> bool:
    """Whether a text has eleven digits in a row at all, in the groupings that mobile numbers come in."""
    return _QUICK.search(text) is not None


def is_identity(number: str) -> bool:
    """Whether 18 characters are an identity-card number: province, date of birth and check digit (GB 11643-1999)."""
    plain = number.translate(_PLAIN).upper()
    if len(plain) != 18 or not plain[:17].isdecimal() or plain[:2] not in _AREAS:
        return False
    year, month, day = int(plain[6:10]), int(plain[10:12]), int(plain[12:14])
    if not (1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= 31):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, plain[:17], strict=True))
    return _CHECK[total % 11] == plain[17]


def mask(number: str) -> str:
    """Return a number with its middle replaced by stars, as long as before: 138******00, 11**************1X."""
    first = 3 if len(number) < 18 else 2
    return number[:first] + "*" * max(0, len(number) - first - 2) + number[-2:]


def masked(text: str) -> str:
    """Return a text with every identity-card number and mobile number masked; no character moves."""
    if not may_hold_numbers(text):
        return text
    text = IDENTITY.sub(lambda hit: mask(hit[0]) if is_identity(hit[0]) else hit[0], text)
    return MOBILE.sub(lambda hit: mask(hit[0]), text)


def personal(text: str) -> list[str]:
    """Return the identity-card numbers and mobile numbers of a text, as they stand there."""
    if not may_hold_numbers(text):
        return []
    found = [hit[0] for hit in IDENTITY.finditer(text) if is_identity(hit[0])]
    return found + [hit[0] for hit in MOBILE.finditer(text)]


def hide(text: str, numbers: Sequence[str]) -> str:
    """Return a text that was cut out of another one, without what it shows of the personal `numbers` of that one.

    A number that stands there whole is masked as everywhere; of one that was cut, no digit of a longer run is left.
    """
    for number in numbers:
        text = text.replace(number, mask(number))
    return _RUN.sub(lambda hit: "*" * len(hit[0]) if any(hit[0] in one for one in numbers) else hit[0], text)
