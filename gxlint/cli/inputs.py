"""From the paths of a command line to the files to check: folders walked, globs spread, duplicates dropped, sorted."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx")
"""What a walk through a folder picks up because it can be read."""
REFUSED = (".doc", ".wps", ".pdf")
"""What reports are kept in as well, though this version cannot read it: found in a folder it is said (GX001), since a
file that was silently passed over would look like one that was checked."""
STDIN = "-"
_LOCK = "~$"
"""How the names of the files begin that Word keeps beside an open document."""


@dataclass(slots=True)
class Inputs:
    """`files` in the order of their paths; `stdin` whether standard input is one more; `empty` the folders in which
    nothing was found; `excluded` how many files the configuration excludes."""

    files: list[str]
    stdin: bool
    empty: list[str]
    excluded: int


def expand(paths: Iterable[str], excluded: Callable[[str], bool]) -> Inputs:
    """Find the files. A name that does not exist stays: reading it will say so (GX001)."""
    found: dict[str, str] = {}
    result = Inputs([], False, [], 0)
    dropped: set[str] = set()
    for given in paths:
        if given == STDIN:
            result.stdin = True
            continue
        any_here = False
        for path in _files(given):
            any_here = True
            if excluded(path):
                dropped.add(path)
                continue
            real = os.path.realpath(path)
            if real not in found or path < found[real]:
                found[real] = path
        if not any_here:
            result.empty.append(given)
    result.files = sorted(found.values())
    result.excluded = len(dropped)
    return result


def _files(given: str) -> Iterator[str]:
    if os.path.isdir(given):
        yield from _walk(given)
    elif not os.path.lexists(given) and glob.has_magic(given):
        hits = sorted(glob.glob(given, recursive=True))
        for hit in hits:
            if os.path.isdir(hit):
                yield from _walk(hit) if not given.endswith("**") else ()
            elif not os.path.basename(hit).startswith(_LOCK):
                yield hit
        if not hits:
            yield given
    else:
        yield given


def _walk(folder: str) -> Iterator[str]:
    """The files of a folder that may be reports, without hidden ones and the lock files of word processors."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", _LOCK)) and name.lower().endswith((*SUFFIXES, *REFUSED)):
                yield os.path.normpath(os.path.join(here, name))
