"""Formats of output, one module each: gxlint/output/NAME.py, found by its name; a new one needs no change elsewhere.

A module of this package is a format when it has `ABLE`, an `Able` that says what it can. One that streams has
`write_one(result, stream, **options)` and `write_end(summary, stream, **options)`: a run is written as it goes and no
result is kept. Any other has `write(run, stream, **options)`. `write` of this package calls what a format has. Options, of
which a module takes what it needs: `lang` ("zh", "en"), `statistics` (bool: counts by code are wanted), for `write_end`
also `left_out` (the phrases that say which rules did not run); where it streams also `memo`, a dict that is empty at first
and the same through the run, for what it has to know from one report to the next. `stream` takes text; a format of bytes
writes to `stream.buffer`. One that does not stream may have `kept(lang)`: the list in which a run collects the results for
its `write`, which can make of each what it needs and forget the rest, so that thousands of them fit into memory.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from gxlint.engine.result import ReportResult, Summary

PROMISED = ("rich", "plain", "json", "jsonl", "sarif", "junit", "github", "gitlab", "html", "xlsx", "csv")
"""The formats of contract.md, whether or not this version has them: one that is promised is said to come later."""
TERMINAL, ELSEWHERE = "rich", "plain"
"""What is written when no format is asked for: on a terminal, and into files and pipes (contract.md)."""


@dataclass(frozen=True, slots=True)
class Able:
    """What a format can. `streaming`: each report is written as soon as it is there. `drawn`: it is drawn for a
    person, from the report as it was read, so a run keeps that. `statistics`: it has a place for the counts by rule;
    where not, they go to standard error. `binary`: it is bytes, and a terminal is no place for it."""

    streaming: bool = False
    drawn: bool = False
    statistics: bool = True
    binary: bool = False


def available() -> tuple[str, ...]:
    """The formats this version has: those of contract.md in its order, then any other by name."""
    found = {name for _, name, _ in pkgutil.iter_modules(__path__) if format_named(name) is not None}
    return (*(name for name in PROMISED if name in found), *sorted(found - set(PROMISED)))


def format_named(name: str) -> ModuleType | None:
    """The module of a format; None when this version does not have it, or the module there is no format."""
    if not name.isidentifier() or importlib.util.find_spec(f"{__name__}.{name}") is None:
        return None
    module = importlib.import_module(f"{__name__}.{name}")
    return module if hasattr(module, "ABLE") else None


def write(module: ModuleType, results: Iterable[ReportResult], stream: TextIO, *, lang: str = "zh", fail_on: str = "error",
          **options: Any) -> tuple[Summary, Sequence[str]]:  # fmt: skip
    """Write a run in the format of `module`, each report when `results` yields it where the format streams.

    `fail_on` is what the run was told counts; `options` go to the module as they are. Returns the counts of the run, and
    the phrases that say which rules did not run, each once.
    """
    from gxlint.engine.result import Run, Summary
    from gxlint.output.words import left_out

    streaming = module.ABLE.streaming
    summary, partial = Summary(), dict[str, None]()
    memo: dict[str, Any] = {}
    kept: list[ReportResult] = module.kept(lang) if hasattr(module, "kept") else []
    for result in results:
        summary.add(result)
        partial.update(dict.fromkeys(left_out((result,), lang)))
        if streaming:
            module.write_one(result, stream, lang=lang, memo=memo, **options)
        else:
            kept.append(result)
    if streaming:
        module.write_end(summary, stream, lang=lang, memo=memo, left_out=tuple(partial), **options)
    else:
        module.write(Run(kept, summary, lang, fail_on), stream, lang=lang, **options)
    return summary, tuple(partial)
