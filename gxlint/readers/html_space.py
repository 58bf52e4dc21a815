"""White space of a page as a reader sees it."""

from __future__ import annotations

from gxlint.text.normal import without_zero_width
from gxlint.text.patterns import lazy

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_BREAK = lazy(rf"(?<=[{_WIDE}])[ \t]*+[\r\n][ \t\r\n]*+(?=[{_WIDE}])")
_RUN = lazy(r"[ \t\r\n\f]+")
_EDGE = " \t\r\n\x0b\x0c\u3000\xa0\ufeff\u200b\u2002\u2003\u2009\u202f\u2028\u2029"


def clean(text: str, *, keep: bool = False) -> str:
    """Return the text of a paragraph: blanks collapsed, nbsp a blank of its own, nothing at the ends.

    A line break of the source between two Chinese characters is no blank. `keep` leaves blanks as they are.
    """
    if not keep:
        if "\n" in text or "\r" in text:
            text = _BREAK.sub("", text)
        text = _RUN.sub(" ", text)
    if "\xa0" in text:
        text = text.replace("\xa0", " ")
    return without_zero_width(text).strip(_EDGE)
