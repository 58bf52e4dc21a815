"""csv: one row a diagnostic, for Excel and for programs (RFC 4180).

UTF-8 with a byte order mark, without which Excel in China takes the file for GBK. A text that a spreadsheet would take
for a formula has an apostrophe before it. A report in which nothing was found, or which was not read, has a row of its
own, so that no file of the run is missing.
"""

from __future__ import annotations

import csv
from typing import Any, TextIO

from gxlint.engine.result import ReportResult, Summary
from gxlint.output import Able
from gxlint.output.listing import Listing, Value

ABLE = Able(streaming=True, statistics=False)
_MARK = "\ufeff"
_FORMULA = frozenset("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
"""Signs with which a cell is computed in place of shown: Excel, WPS and LibreOffice, the wide forms too."""


def write_one(
    result: ReportResult, stream: TextIO, *, memo: dict[str, Any], lang: str = "zh", **_: Any
) -> None:
    """Write the rows of one report, before the first of them the headings."""
    listing = _begin(stream, memo, lang)
    csv.writer(stream).writerows([guarded(value) for value in row] for row in listing.rows(result))


def write_end(summary: Summary, stream: TextIO, *, memo: dict[str, Any], lang: str = "zh", **_: Any) -> None:
    """Write the headings where there was no report at all."""
    _begin(stream, memo, lang)


def guarded(value: Value) -> Value:
    """A cell as it is written: a text that begins as a formula does, behind an apostrophe; numbers as they are."""
    if isinstance(value, str) and value.lstrip()[:1] in _FORMULA and value.strip():
        return "'" + value
    return value


def _begin(stream: TextIO, memo: dict[str, Any], lang: str) -> Listing:
    listing: Listing | None = memo.get("listing")
    if listing is None:
        memo["listing"] = listing = Listing(lang)
        stream.write("" if stream.isatty() else _MARK)
        csv.writer(stream).writerow(listing.headings())
    return listing
