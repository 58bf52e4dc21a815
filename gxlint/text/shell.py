"""Paths in the commands that are shown to be copied."""

from __future__ import annotations

import os

from gxlint.text.patterns import lazy

_HARMLESS = lazy(r"[\w./+@%:,=-]+")
"""What no shell reads anything into; \\w has the Chinese characters."""


def quoted(path: str) -> str:
    """Return a path as a shell takes it."""
    import shlex

    if os.name == "nt":
        import subprocess

        return subprocess.list2cmdline([path])
    safe = shlex.quote(path)
    # Quotes that only a Chinese character called for would make the command harder to read.
    return path if safe != path and _HARMLESS.fullmatch(path) else safe
