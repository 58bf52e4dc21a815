"""Formats of output, one module each: gxlint/output/NAME.py, found by its name; a new one needs no change elsewhere.

A module has `ABLE`, an `Able` that says what it can, and `write(run, stream, **options)`. One that streams also has
`write_one(result, stream, **options)` and `write_end(summary, stream, **options)`; then a run is written as it goes and
no result is kept. Options, of which a module takes what it needs: `lang` ("zh", "en"), `statistics` (bool: counts by
code are wanted), `rules` (the rules of the run by code). `stream` takes text; a format of bytes writes to
`stream.buffer`.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

PROMISED = ("rich", "plain", "json", "jsonl", "sarif", "junit", "github", "gitlab", "html", "xlsx", "csv")
"""The formats of contract.md, whether or not this version has them: one that is promised is said to come later."""
TERMINAL, ELSEWHERE = "rich", "plain"
"""What is written when no format is asked for: on a terminal, and into files and pipes (contract.md)."""
_OTHERS = frozenset({"contract", "extraction", "rules", "schema", "values", "words"})
"""What stands in this package besides formats."""


@dataclass(frozen=True, slots=True)
class Able:
    """What a format can. `streaming`: each report is written as soon as it is there. `terminal`: it is drawn for a
    person, from the report as it was read, so a run keeps that. `statistics`: it has a place for the counts by rule;
    where not, they go to standard error."""

    streaming: bool = False
    terminal: bool = False
    statistics: bool = True


def available() -> tuple[str, ...]:
    """The formats this version has: those of contract.md in its order, then any other by name."""
    here = {
        entry.name.removesuffix(".py")
        for entry in Path(__file__).parent.iterdir()
        if entry.name.endswith(".py") or (entry / "__init__.py").is_file()
    }
    found = {name for name in here if not name.startswith("_")} - _OTHERS
    return (*(name for name in PROMISED if name in found), *sorted(found - set(PROMISED)))


def format_named(name: str) -> ModuleType | None:
    """The module of a format; None when this version does not have it."""
    return importlib.import_module(f"{__name__}.{name}") if name in available() else None
