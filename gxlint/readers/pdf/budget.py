"""What is left of the limits of a file while it is read."""

from __future__ import annotations

from gxlint.readers.errors import Unreadable


class Budget:
    """What is left of the limits: glyphs and segments of the whole file."""

    def __init__(self, glyphs: int, paths: int) -> None:
        self.glyphs, self.paths = glyphs, paths
        self._all = (glyphs, paths)

    def take_glyphs(self, number: int) -> None:
        """Count glyphs; raises Unreadable when there are too many."""
        self.glyphs -= number
        if self.glyphs < 0:
            raise Unreadable(
                "too-large", size=self._all[0] - self.glyphs, limit=self._all[0], unit="characters"
            )

    def take_path(self, segments: int) -> None:
        """Count a path; raises Unreadable when there are too many."""
        self.paths -= 1 + segments
        if self.paths < 0:
            raise Unreadable("too-large", size=self._all[1] - self.paths, limit=self._all[1], unit="elements")
