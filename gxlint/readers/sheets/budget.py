"""How much a workbook may show: cells and characters, counted as they are met. One long text may stand in any number of
cells, so neither the size of the file nor that of its parts bounds them."""

from __future__ import annotations

from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits


class Budget:
    """What is left of `max_cells` and `max_text`; merged cells may be half as many groups as there may be cells."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._cells, self._text = limits.max_cells, limits.max_text
        self._merges = limits.max_cells // 2

    def spend(self, text: str) -> None:
        """Take account of one more cell. Raises Unreadable "too-many-cells", "too-large"."""
        self._cells -= 1
        self._text -= len(text)
        if self._cells < 0:
            raise Unreadable("too-many-cells", cells=self._limits.max_cells + 1, limit=self._limits.max_cells)
        if self._text < 0:
            size = self._limits.max_text - self._text
            raise Unreadable("too-large", size=size, limit=self._limits.max_text, unit="characters")

    def merge(self) -> None:
        """Take account of one more group of merged cells. Raises Unreadable "too-many-cells"."""
        self._merges -= 1
        if self._merges < 0:
            limit = self._limits.max_cells // 2
            raise Unreadable("too-many-cells", cells=limit + 1, limit=limit)
