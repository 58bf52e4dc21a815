"""Where the configuration of a file is."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

NAME = "gxlint.toml"
PYPROJECT = "pyproject.toml"


def find(path: str) -> Path | None:
    """The configuration of a file or folder: the nearest gxlint.toml or pyproject.toml with [tool.gxlint] upward.

    gxlint.toml goes first where both stand in one folder. The search ends at the root of the file system, at the
    home folder, and at a folder that holds .git (each of them still looked into).
    """
    whole = os.path.abspath(path)
    return _from(whole if os.path.isdir(whole) else os.path.dirname(whole))


@lru_cache(maxsize=4096)
def _from(folder: str) -> Path | None:
    here = Path(folder)
    for candidate in (here / NAME, here / PYPROJECT):
        if candidate.is_file() and (candidate.name == NAME or _has_table(candidate)):
            return candidate
    above = os.path.dirname(folder)
    if above == folder or folder == os.path.expanduser("~") or (here / ".git").exists():
        return None
    return _from(above)


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml speaks of gxlint. One that cannot be read or parsed is its owner's affair."""
    try:
        data = path.read_bytes()
        if b"gxlint" not in data:
            return False
        import tomllib

        return "gxlint" in tomllib.loads(data.decode("utf-8")).get("tool", {})
    except (OSError, ValueError):
        return False
