"""Where the configuration of a file is."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from gxlint.text.patterns import lazy

NAME = "gxlint.toml"
PYPROJECT = "pyproject.toml"
_MAX_BYTES = 4 * 1024 * 1024
_TABLE = lazy(r"^[ \t]*\[{1,2}[ \t]*tool[ \t]*\.[ \t]*[\"']?gxlint\b", 8)


def find(path: str) -> Path | None:
    """The configuration of a file or folder: the nearest gxlint.toml or pyproject.toml with [tool.gxlint] upward.

    gxlint.toml goes first where both stand in one folder. The search ends at the root of the file system, at the
    home folder, and at a folder that holds .git (each of them still looked into). What cannot be read is found all
    the same where its name or a line says that it is a configuration: reading it says what is wrong.
    """
    whole = os.path.abspath(path)
    return _from(whole if os.path.isdir(whole) else os.path.dirname(whole))


@lru_cache(maxsize=4096)
def _from(folder: str) -> Path | None:
    here = Path(folder)
    if os.path.lexists(here / NAME):
        return here / NAME
    if _has_table(here / PYPROJECT):
        return here / PYPROJECT
    above = os.path.dirname(folder)
    if above == folder or folder == os.path.expanduser("~") or os.path.exists(here / ".git"):
        return None
    return _from(above)


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml speaks of gxlint. One that is broken elsewhere and does not is its owner's affair."""
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as stream:
            data = stream.read(_MAX_BYTES)
    except OSError:
        return False
    if b"gxlint" not in data:
        return False
    import tomllib

    text = data.decode("utf-8", "replace")
    try:
        tool = tomllib.loads(text).get("tool", {})
    except (ValueError, RecursionError):
        return _TABLE.search(text) is not None
    return not isinstance(tool, dict) or "gxlint" in tool
