"""What a cell holds: its literal text read as a number, a zero mark, a note, or nothing of the kind.

Nothing is repaired: what is not plainly a number is `not-a-number`, with its literal text kept.

- A number: digits in half or full width, thousands separators (1,234 / 1 234), a sign, decimals.
- A leading zero (007, 00) is no number: two cells may have run together.
- A number broken by a line break inside its cell ("1\\n0") is put together; `is_broken` says so.
- 增3 and 减2 are +3 and -2 in a signed column only.
- A dash of any kind and length, / and \\ are dashes; 无, 不适用 and the like are not applicable.
- A raised figure behind a number (1203²) is a note. Marks of writing direction inside a number make it none.
- The letter O, 〇, 零, Chinese numerals (三), 约3, 3-5, #REF! and * are not numbers.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from gxlint.tables.model import Number, State, Value
from gxlint.text.normal import INVISIBLE, fold
from gxlint.text.patterns import lazy

MAX_LENGTH = 200
"""A longer text is not looked into."""

_LONGEST_WORD, _SIGNS = 20, "增减"
NOT_APPLICABLE = frozenset({"无", "不适用", "不涉及", "未涉及", "无此项", "没有", "未发生", "n/a", "na"})
UNITS = (
    "亿元", "万元", "千元", "百元", "元", "万件", "万条", "件次", "人次", "件", "条", "次", "篇", "个", "人", "项", "宗",
    "起", "例", "份", "期", "批", "户", "张", "台", "套", "%", "万", "亿",
)  # fmt: skip
"""Units that may stand beside a number, the longer ones first."""

_NUMBER = lazy(r"([+-]?)(\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|\d{1,30})(\.\d{1,30})?(?![\d.])")
_NOTE = lazy(r"[(\[〔《*※#†‡①-⒇¹²³⁰⁴-⁹]|注|[,;:]?(?:其中|包括|均为|详见|备注|说明|含|见)")
_DASHES = lazy(r"[-—–―─━‒ー/\\]+")
_PIECE = lazy(r"[+-]?\d[\d,]*(?:\.\d*)?|\.?\d+")
_BREAK = lazy(r"[ \t]*\n[ \t\n]*")
_DIRECTIONS = lazy("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = dict.fromkeys(map(ord, INVISIBLE + "\r"))
_UNSEEN_ANY = lazy(f"[{INVISIBLE}\r]")


@lru_cache(maxsize=8192)
def read_value(literal: str, column_kind: str = "count") -> Value:
    """Return what `literal` holds in a column of the kind count, money or signed."""
    if (
        literal.isascii()
        and literal.isdigit()
        and len(literal) <= 30
        and (literal[0] != "0" or literal == "0")
    ):
        return Value(literal, State.NUMBER, int(literal))
    if len(literal) > MAX_LENGTH or (
        len(literal) > _LONGEST_WORD < len(literal.rstrip())
        and "一" <= literal[0] <= "鿿"
        and literal[0] not in _SIGNS
    ):
        return Value(literal, State.NOT_A_NUMBER)
    if _turned(literal):
        return Value(literal, State.NOT_A_NUMBER)
    text = _plain(literal)
    if not text:
        return Value(literal, State.BLANK)
    if _DASHES.fullmatch(text.replace(" ", "").replace("\n", "")):
        return Value(literal, State.DASH)
    if text.lower() in NOT_APPLICABLE:
        return Value(literal, State.NOT_APPLICABLE)
    return _number(literal, _BREAK.sub("", text) if "\n" in text else text, column_kind)


def is_broken(literal: str) -> bool:
    """Return whether a number in `literal` was broken in two by a line break ("1\\n0")."""
    if "\n" not in literal:
        return False
    pieces = [piece for piece in _BREAK.split(_plain(literal)) if piece]
    return len(pieces) > 1 and all(_PIECE.fullmatch(piece) for piece in pieces[:2])


def _plain(literal: str) -> str:
    text = literal.translate(_UNSEEN) if _UNSEEN_ANY.search(literal) else literal
    if "&" in text:
        text = text.replace("&nbsp;", " ").replace("&NBSP;", " ")
    return fold(text.replace("\t", " ")).strip()


def _turned(literal: str) -> bool:
    """Whether marks of writing direction stand inside: what is seen need not be what is written."""
    if literal.isascii() or not _DIRECTIONS.search(literal):
        return False
    inner = literal.strip(INVISIBLE + " ")
    return ("\u202e" in literal and len(inner) > 1) or bool(_DIRECTIONS.search(inner))


def _number(literal: str, text: str, column_kind: str) -> Value:
    sign_word = ""
    if column_kind == "signed" and text[0] in _SIGNS:
        sign_word = text[0]
        text = text[1:].removeprefix("加").removeprefix("少").strip()
    found = _NUMBER.match(text)
    if found is None or (sign_word and found[1]):
        return Value(literal, State.NOT_A_NUMBER)
    sign, whole, decimals = found[1], found[2].replace(",", "").replace(" ", ""), found[3] or ""
    if len(whole) > 1 and whole[0] == "0":
        return Value(literal, State.NOT_A_NUMBER)
    number: Number = Decimal(whole + decimals) if decimals else int(whole)
    if sign == "-" or sign_word == "减":
        number = -number
    rest = text[found.end() :].strip()
    if not rest:
        state = State.ANNOTATED if sign_word else State.NUMBER
        return Value(literal, state, number, note=sign_word or None)
    unit = next((unit for unit in UNITS if rest.startswith(unit)), None)
    note = rest[len(unit or "") :].strip()
    if note and not _NOTE.match(note):
        return Value(literal, State.NOT_A_NUMBER)
    return Value(literal, State.ANNOTATED, number, unit, (sign_word + note) or None)
