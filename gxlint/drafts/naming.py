"""Whether a word can be the name of an agency that goes into title, sentences and signature of a document."""

from __future__ import annotations

from gxlint.structure import titles
from gxlint.text.normal import squeeze

LONGEST = 60
_ALLOWED = frozenset("()\uff08\uff09〔〕[]·、-—“”‘’《》 ")
"""Signs that stand in names of agencies, besides letters and numbers."""


def fault(name: str) -> tuple[str, str] | None:
    """What is wrong with a name: ("empty", ""), ("long", its length) or ("sign", the sign); None when it may stand.

    Signs that steer XML, HTML or Markdown, and whatever shows nothing, are in no agency's name.
    """
    if not name.strip():
        return "empty", ""
    if len(name) > LONGEST:
        return "long", str(len(name))
    strange = next((char for char in name if not (char.isalnum() or char in _ALLOWED)), None)
    return None if strange is None else ("sign", strange)


def recognised(title: str, agency: str) -> bool:
    """Whether a reader of the title will find the agency in it."""
    return titles.is_title(title) and squeeze(titles.agency(title) or "") == squeeze(agency)
