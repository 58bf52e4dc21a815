"""A corrected file in the place of its original, of which a copy stays beside it: wholly, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from itertools import count

COPY = ".bak"
"""The ending of a copy: no report has it, so a later walk through the folder does not take the copy for one."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class FileChanged(Exception):  # noqa: N818 - said of the file, not of the program
    """The file is no longer what was read: somebody saved it in the meantime."""


def replace_file(path: str, before: bytes, after: bytes) -> str:
    """Put `after` in the place of a file that holds `before`; return the path of the copy of the original.

    Of a link, what it leads to is replaced and keeps its permissions. The copy is made first, and no earlier copy is
    overwritten: 报告.docx.bak, 报告.docx.bak1, … Raises FileChanged, and OSError where the system refuses; nothing has
    changed then.
    """
    real = os.path.realpath(path)
    facts = os.stat(real)
    if not stat.S_ISREG(facts.st_mode):
        raise OSError(errno.EINVAL, "")
    if not facts.st_mode & 0o222 or not os.access(real, os.W_OK):  # moving another file there would not ask
        raise PermissionError(errno.EACCES, "")
    handle, scratch = tempfile.mkstemp(prefix=".gxlint-", dir=os.path.dirname(real))
    copy = ""
    try:
        _fill(handle, after)
        _alike(scratch, facts)
        copy = _copied(real, before, facts)
        with open(real, "rb") as stream:
            if stream.read(len(before) + 1) != before:
                raise FileChanged
        os.replace(scratch, real)
        scratch = ""
    except BaseException:
        if copy and os.path.lexists(scratch):  # else the original is gone, and only the copy holds it
            with contextlib.suppress(OSError):
                os.unlink(copy)
        raise
    finally:
        if scratch:
            with contextlib.suppress(OSError):
                os.unlink(scratch)
    _settle(os.path.dirname(real))
    return copy


def _copied(real: str, content: bytes, facts: os.stat_result) -> str:
    for number in count():
        copy = f"{real}{COPY}{number or ''}"
        try:
            handle = os.open(copy, _NEW, 0o600)
        except FileExistsError:
            continue
        try:
            _fill(handle, content)
            _alike(copy, facts)
            os.utime(copy, ns=(facts.st_atime_ns, facts.st_mtime_ns))
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(copy)
            raise
        _settle(os.path.dirname(real))
        return copy
    raise AssertionError("unreachable")


def _fill(handle: int, content: bytes) -> None:
    with open(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _alike(path: str, facts: os.stat_result) -> None:
    """Owner and permissions of the original; another owner only where the system allows it."""
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(path, facts.st_uid, facts.st_gid)
    os.chmod(path, stat.S_IMODE(facts.st_mode))


def _settle(folder: str) -> None:
    """Have the names of a folder written to the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
