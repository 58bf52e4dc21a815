"""Why something cannot be written: said as a key, which the command line puts into words."""

from __future__ import annotations

from typing import Any


class Refused(Exception):  # noqa: N818 - the file is as it is; nothing went wrong with the program
    """A change, or every change of a file, that cannot be written. `why` is one of the keys of gxlint.mending.words."""

    def __init__(self, why: str, **values: Any) -> None:
        super().__init__(why)
        self.why, self.values = why, values
