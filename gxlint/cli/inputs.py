"""From the paths of a command line to the files to check: folders walked, globs spread, duplicates dropped, sorted."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gxlint.cli.archives import inside, is_archive, unpacked
from gxlint.readers.saved import pages_by_folder

if TYPE_CHECKING:
    from gxlint.cli.parser import Parser
    from gxlint.readers.archives import Member

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".docx", ".docm",
            ".doc", ".wps", ".rtf", ".odt", ".pdf", ".xlsx", ".xlsm", ".xls", ".et")  # fmt: skip
"""What a walk through a folder picks up because it can be read."""
UNREAD = (
    *(".fodt", ".ott", ".ofd", ".dotx", ".dotm", ".dot", ".wpt", ".uot"),
    *(".ett", ".xlsb", ".xlt", ".xltx", ".ods", ".ppt", ".pptx", ".dps"),
    *(".ceb", ".caj", ".pages", ".eml", ".rar", ".7z"),
)
"""What else a report, or a part of one, may be kept in: passed over in a folder, and counted."""
STDIN = "-"
_LOCK = "~$"
"""How the names of the files begin that Word keeps beside an open document."""


@dataclass(slots=True)
class Inputs:
    """`files` in the order of their paths; `stdin` whether standard input is one more; `empty` the folders in which
    nothing was found; `excluded` how many files the configuration excludes; `seen` every file found, excluded or not:
    none of them may be written to. `barred` are the folders and globs of whose files every one is excluded, each with
    the first of them; `barred_files` the excluded files that were given by name. `passed` counts, by the ending of
    their names, the documents in folders and archives that were passed over. `members` are those of `files` that stand in
    an archive."""

    files: list[str]
    stdin: bool
    empty: list[str]
    excluded: int
    seen: list[str] = field(default_factory=list)
    barred: list[tuple[str, str]] = field(default_factory=list)
    barred_files: list[str] = field(default_factory=list)
    passed: dict[str, int] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)


def expand(paths: Iterable[str], excluded: Callable[[str], bool]) -> Inputs:
    """Find the files. A name that does not exist stays: reading it will say so (GX001)."""
    found: dict[str, str] = {}
    result = Inputs([], False, [], 0)
    dropped: set[str] = set()
    other: set[str] = set()
    for given in paths:
        if given == STDIN:
            result.stdin = True
            continue
        any_here = kept = False
        out: list[str] = []
        for path, member in _spread(given, excluded, result, other):
            if given != path and member is None and path.lower().endswith(UNREAD):
                other.add(path)
                continue
            any_here = True
            if member is None:
                result.seen.append(path)
            if excluded(path):
                out.append(path)
                continue
            kept = True
            real = os.path.realpath(path)
            if real not in found or path < found[real]:
                found[real] = path
                if member is not None:
                    result.members[path] = member
        dropped.update(out)
        if not any_here:
            result.empty.append(given)
        elif out and not kept:
            if out == [given]:
                result.barred_files.append(given)
            else:
                result.barred.append((given, out[0]))
    result.files = sorted(found.values())
    result.excluded = len(dropped)
    _count_passed(result, other, excluded)
    return result


def _count_passed(result: Inputs, paths: Iterable[str], excluded: Callable[[str], bool]) -> None:
    for path in sorted(paths):
        if not excluded(path):
            ending = os.path.splitext(path)[1].lower()
            result.passed[ending] = result.passed.get(ending, 0) + 1


def from_archive(
    name: str, data: bytes, inputs: Inputs, excluded: Callable[[str], bool]
) -> dict[str, Member] | None:
    """The members of an archive that came through standard input; None for anything else. An archive without any is
    `empty`, and what was passed over in it is counted, as for a file."""
    if not data.startswith(b"PK"):
        return None
    found = unpacked(name, may_be_report, _passed_over, data=data)
    if found is None:
        return None
    wanted = {path: member for path, member in sorted(found.members.items()) if not excluded(path)}
    inputs.excluded += len(found.members) - len(wanted)
    _count_passed(inputs, found.passed, excluded)
    if not found.members:
        inputs.empty.append(name)
    return wanted


def first_place(paths: Sequence[str], stdin_filename: str | None = None) -> str:
    """The first of some paths that is really there (of a glob its first hit), from which a configuration is looked for.

    Standard input stands where its name says, else in the current folder. Where nothing is there, the first as typed.
    """
    for given in paths:
        if given == STDIN:
            return stdin_filename or os.curdir
        if os.path.lexists(given):
            return given
        hits = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []
        if hits:
            return hits[0]
    return paths[0]


def standard_input(parser: Parser) -> bytes:
    """All of standard input, up to one byte more than any reader takes; nothing where there is none (<&-).

    Somebody at a keyboard is told how to end: else the program would seem to hang.
    """
    from gxlint.readers.limits import DEFAULT

    if sys.stdin is None:
        return b""
    if sys.stdin.isatty():
        parser.note("typed", keys="Ctrl-Z Enter" if os.name == "nt" else "Ctrl-D")
    return sys.stdin.buffer.read(DEFAULT.max_bytes + 1)


def _spread(given: str, excluded: Callable[[str], bool], result: Inputs,
            other: set[str]) -> Iterator[tuple[str, Member | None]]:  # fmt: skip
    """The files that a path stands for; of archives their members, `other` the documents in them that are passed over."""
    for path in _files(given):
        if is_archive(path) and os.path.isfile(path) and not excluded(path):
            found = unpacked(path, may_be_report, _passed_over)
            if found is not None:
                result.seen.append(path)
                other.update(found.passed)
                if not found.members and path != given:
                    other.add(path)
                yield from found.members.items()
                continue
        named = None if os.path.lexists(path) else inside(path)
        if named is not None:
            result.seen.append(named[0])
        yield path, named[1] if named else None


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


def may_be_report(name: str) -> bool:
    """Whether a walk through a folder picks up a file of that name."""
    return not name.startswith((".", _LOCK)) and name.lower().endswith(SUFFIXES)


def _may_hold_reports(name: str) -> bool:
    return is_archive(name) and not name.startswith((".", _LOCK))


def _passed_over(name: str) -> bool:
    return not name.startswith((".", _LOCK)) and name.lower().endswith(UNREAD)


def _walk(folder: str) -> Iterator[str]:
    """The files of a folder that may be reports, or archives of them, without hidden ones and the lock files of word
    processors; and the documents that are passed over (UNREAD).

    The folder that was saved with a web page is no folder of reports: what is in it is looked at with the page.
    """
    for here, folders, names in os.walk(folder):
        saved = pages_by_folder(names)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name.lower() not in saved
        )
        for name in sorted(names):
            if may_be_report(name) or _passed_over(name) or _may_hold_reports(name):
                yield os.path.normpath(os.path.join(here, name))
