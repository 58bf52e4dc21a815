"""The numbers that a browser puts before list items."""

from __future__ import annotations

from collections.abc import Mapping

from gxlint.text import numerals
from gxlint.text.patterns import lazy

_NUMBERED = lazy(
    r"[（(\[]?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[)）\]、.．:：]"
    r"|[①-⑳㈠-㈩⑴-⒛]|[一二三四五六七八九十]是|第[一二三四五六七八九十0-9]"
)
_HAN = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal", "ideographic")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Lists:
    """The open lists of a page and the number waiting to be printed."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int, int]] = []
        self._pending = ""

    def open(self, tag: str, attributes: Mapping[str, str | None], style: str | None) -> None:
        """Enter a list; `style` is its list-style."""
        start, step = _integer(attributes.get("start"), 1), -1 if "reversed" in attributes else 1
        kind = (style or attributes.get("type") or "1") if tag == "ol" else ""
        if "none" in kind:
            kind = ""
        self._open.append((kind, start, step))
        self._pending = ""

    def close(self) -> None:
        """Leave the innermost list."""
        if self._open:
            self._open.pop()
        self._pending = ""

    def item(self, value: str | None) -> None:
        """Begin an item."""
        self._pending = ""
        if self._open:
            kind, number, step = self._open.pop()
            number = _integer(value, number)
            self._open.append((kind, number + step, step))
            self._pending = _format(kind, number) if kind else ""

    def marker(self, text: str) -> str:
        """Return the number for the paragraph that begins an item, "" for others and where one is typed already."""
        pending, self._pending = self._pending, ""
        return "" if pending and _NUMBERED.match(text) else pending


def _integer(value: str | None, default: int) -> int:
    try:
        return max(-9999, min(9999, int(value))) if value else default
    except ValueError:
        return default


def _format(kind: str, number: int) -> str:
    if number < 1:
        return f"{number}."
    if any(name in kind for name in _HAN) and number < 100:
        return numerals.spell(number) + "、"
    if kind in ("a", "A") or "alpha" in kind or "latin" in kind:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return (letters.upper() if kind == "A" or "upper" in kind else letters) + "."
    if kind in ("i", "I") or "roman" in kind:
        text = ""
        for value, letter in _ROMAN:
            text += letter * (number // value)
            number %= value
        return (text.upper() if kind == "I" or "upper" in kind else text) + "."
    return f"{number}."
