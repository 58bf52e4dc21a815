"""A .zip among the inputs: its members as paths below it (年报.zip/某局/年报.docx), to be checked one at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gxlint.engine.sources import Source
from gxlint.readers.errors import Unreadable
from gxlint.readers.saved import attachments

if TYPE_CHECKING:
    from gxlint.readers.archives import Archive, Member

SUFFIX = ".zip"
_DEPTH = 1
"""How deep archives inside an archive are opened."""


@dataclass(slots=True)
class Unpacked:
    """`members` by their path; `passed` the paths of documents that are passed over."""

    members: dict[str, Member] = field(default_factory=dict)
    passed: list[str] = field(default_factory=list)


def is_archive(path: str) -> bool:
    """Whether a name says that a file is an archive of reports."""
    return path.lower().endswith(SUFFIX)


def unpacked(path: str, wanted: Callable[[str], bool], passed: Callable[[str], bool], *,
             data: bytes | None = None, everything: bool = False) -> Unpacked | None:  # fmt: skip
    """Return what stands in an archive (or in `data`, then `path` is its name); None for what is no plain archive.

    `wanted` and `passed` judge the last part of a name; `everything`: also what belongs to saved pages. An archive that cannot be opened is one member that says so.
    """
    from gxlint.readers.archives import Archive, Member

    found = Unpacked()
    source = Member("" if data is not None else path, (), data)
    try:
        archive = Archive(path if data is None else data)
    except Unreadable as refused:
        if refused.reason == "unknown-format":
            return None
        found.members[path] = Member(source.archive, (), data, refused)
        return found
    try:
        _walk(archive, path, source, found, wanted, passed, 0, everything=everything)
    finally:
        archive.close()
    return found


def _walk(archive: Archive, path: str, source: Member, found: Unpacked, wanted: Callable[[str], bool],
          passed: Callable[[str], bool], depth: int, *, everything: bool = False) -> None:  # fmt: skip
    from gxlint.readers.archives import Member

    aside = {} if everything else attachments(archive.names)
    for name, number in archive.names.items():
        parts = name.split("/")
        if name in aside or "__MACOSX" in parts or any(part.startswith(".") for part in parts):
            continue
        shown = f"{path}/{name}"
        chain = (*source.chain, number)
        if is_archive(name):
            if depth < _DEPTH:
                _nested(
                    archive,
                    number,
                    shown,
                    Member(source.archive, chain, source.data),
                    found,
                    wanted,
                    passed,
                    depth,
                )
            else:
                found.passed.append(shown)
        elif wanted(parts[-1]):
            found.members[shown] = Member(source.archive, chain, source.data)
        elif passed(parts[-1]):
            found.passed.append(shown)


def _nested(archive: Archive, number: int, path: str, source: Member, found: Unpacked, wanted: Callable[[str], bool],
            passed: Callable[[str], bool], depth: int) -> None:  # fmt: skip
    from gxlint.readers.archives import Archive, Member

    try:
        inner = Archive(archive.read(number))
    except Unreadable as refused:
        if refused.reason != "unknown-format":
            found.members[path] = Member(source.archive, (), source.data, refused)
        return
    _walk(inner, path, source, found, wanted, passed, depth + 1)


def inside(path: str) -> tuple[str, Member] | None:
    """Return a member that a path names (年报.zip/某局/年报.docx), and the archive it stands in; None for another path."""
    parts = path.replace(os.sep, "/").split("/")
    for at in range(1, len(parts)):
        outer = "/".join(parts[:at])
        if is_archive(outer) and os.path.isfile(outer):
            found = unpacked(outer, lambda _: True, lambda _: False, everything=True)
            name = f"{outer}/" + "/".join(parts[at:])
            member = found.members.get(name) if found is not None else None
            return (outer, member) if member is not None else None
    return None


def source_of(path: str) -> Source:
    """Return where a file of the command line stands: on the disk, or in an archive that its path leads into."""
    found = None if os.path.lexists(path) else inside(path)
    return Source(path, member=None if found is None else found[1])
