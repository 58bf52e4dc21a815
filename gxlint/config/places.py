"""Where in a TOML text something stands: tomllib keeps no places, so this looks for the words; for messages only."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 1000
"""Characters of a line that are looked at: a key stands at its beginning."""


def locate(text: str, keys: Iterable[str], value: str | None = None) -> int | None:
    """The line (from 1) that sets the last of `keys`, or of `value` after it; None when not found."""
    lines = [line[:_LONGEST] for line in text.splitlines()]
    at = 0
    for key in keys:
        word = re.escape(key)
        pattern = re.compile(
            rf"""^\s*(?:\[{{1,2}}[^\]]*(?<![\w-]){word}["']?\s*\]|["']?{word}["']?\s*=)|[{{,.]\s*["']?{word}["']?\s*="""
        )
        found = next((number for number in range(at, len(lines)) if pattern.search(lines[number])), None)
        if found is None:
            break
        at = found
    else:
        if value:
            return next((n + 1 for n in range(at, len(lines)) if value in lines[n]), at + 1)
        return at + 1
    return next((n + 1 for n, line in enumerate(lines) if value and value in line), None)
