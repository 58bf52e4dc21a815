"""Formats of output, one module each: gxlint/output/NAME.py with `write(run, stream, **options)`.

A module may also have `write_one(result, stream, **options)` and `write_end(summary, stream, **options)`; then a run is
written as it goes. Options, of which a module takes what it needs: `lang` ("zh", "en"), `statistics` (bool: counts by
code are wanted), `rules` (the rules of the run by code). A new format needs no change elsewhere.
"""

from __future__ import annotations

import importlib
import importlib.util
from types import ModuleType

PROMISED = ("rich", "plain", "json", "jsonl", "sarif", "junit", "github", "gitlab", "html", "xlsx", "csv")
"""The formats of contract.md, whether or not this version has them."""


def available() -> tuple[str, ...]:
    """The formats this version has, in the order of contract.md."""
    return tuple(name for name in PROMISED if importlib.util.find_spec(f"{__name__}.{name}") is not None)


def format_named(name: str) -> ModuleType | None:
    """The module of a format; None when this version does not have it."""
    if name not in PROMISED or importlib.util.find_spec(f"{__name__}.{name}") is None:
        return None
    return importlib.import_module(f"{__name__}.{name}")
