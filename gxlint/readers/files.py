"""Getting the bytes of a file, without trusting that it is one."""

from __future__ import annotations

import errno
import os
import stat

from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits
from gxlint.text.system import name_of

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL})


def load(path: str | os.PathLike[str], limits: Limits) -> bytes:
    """Return the bytes of a regular file.

    Raises Unreadable: "missing-file" (also a link that leads nowhere or in a circle), "directory", "permission"
    (also any other refusal of the system, its name in `error`), "too-large", "unknown-format" (a pipe, a device).
    """
    try:
        handle = os.open(path, _FLAGS)
    except OSError as problem:
        raise _reason(path, problem) from None
    except ValueError:
        raise Unreadable("missing-file") from None
    try:
        facts = os.fstat(handle)
        if stat.S_ISDIR(facts.st_mode):
            raise Unreadable("directory")
        if not stat.S_ISREG(facts.st_mode):
            raise Unreadable("unknown-format", format="device")
        if facts.st_size > limits.max_bytes:
            raise Unreadable("too-large", size=facts.st_size, limit=limits.max_bytes, unit="bytes")
        with os.fdopen(handle, "rb", closefd=False) as stream:
            data = stream.read(limits.max_bytes + 1)
    except OSError as problem:
        raise _reason(path, problem) from None
    finally:
        os.close(handle)
    if len(data) > limits.max_bytes:
        raise Unreadable("too-large", size=len(data), limit=limits.max_bytes, unit="bytes")
    return data


def _reason(path: str | os.PathLike[str], problem: OSError) -> Unreadable:
    if problem.errno in _ABSENT:
        return Unreadable("missing-file")
    if problem.errno == errno.EISDIR or os.path.isdir(path):
        return Unreadable("directory")
    if problem.errno == errno.ENXIO:
        return Unreadable("unknown-format", format="device")
    return Unreadable("permission", error=name_of(problem))
