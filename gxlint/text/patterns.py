"""Regular expressions that are compiled when they are first used.

The rules know hundreds; a report needs a few of them, and compiling all took a third of a start.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Lazy:
    """Stands for a `re.Pattern`; its methods become the compiled pattern's own at the first use."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"lazy({self._source!r})"


def lazy(source: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns for a pattern of our own, compiled at the first use.

    re.error comes at that use, so a pattern a user wrote is to be tried with `re.compile` when it is loaded.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(source, int(flags)))
