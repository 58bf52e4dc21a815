"""What of a report was not read or not checked, one value each: with any of them the verdict is never `pass`."""

from __future__ import annotations

from typing import Literal

Kind = Literal["unreadable", "not-a-report", "layout", "year", "further", "truncated", "part", "table", "missing-table",
               "blank-table", "relations", "narrative", "attached", "stage", "rule"]  # fmt: skip
"""What is open: `unreadable` the file; `not-a-report` nothing to check in it; `layout` and `year` could not be
determined; `further` another report behind this one; `truncated` and `part` what the reader left out (name: which);
`table` cells of a mandated table, or numbers in it that are no cell of it, `missing-table` all of it, `blank-table`
that nothing is filled in, `relations` equations of it (name: its kind); `narrative`
the running text is no part of this file (name: the rules that need it, codes, ranges and families); `attached` the report of a page stands in a file that is checked for
itself (name: which); `stage` and
`rule` what failed in gxlint itself (name: which)."""

OF_A_TABLE = frozenset({"table", "missing-table", "blank-table", "relations"})
"""Kinds that are about one mandated table, which their name says."""


class OpenEnd(str):
    """The key of the JSON report ("table:requests", "layout"), which is also its text, with its two parts."""

    __slots__ = ()

    @classmethod
    def of(cls, kind: Kind, name: str = "") -> OpenEnd:
        """Make one of its parts."""
        return cls(f"{kind}:{name}" if name else kind)

    @property
    def kind(self) -> str:
        """One of `Kind`."""
        return self.partition(":")[0]

    @property
    def name(self) -> str:
        """Which table, part, stage or rule; "" where there is only one."""
        return self.partition(":")[2]

    @property
    def internal(self) -> bool:
        """Whether gxlint itself failed, so that what it did not find says nothing."""
        return self.kind in ("stage", "rule")
