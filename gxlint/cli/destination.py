"""Where output goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from gxlint.cli.parser import Parser


@contextlib.contextmanager
def destination(parser: Parser, path: str | None, inputs: Iterable[str]) -> Iterator[TextIO]:
    """The stream for --output `path`, standard output for None.

    Raises UsageError when the file is one of the inputs or cannot be written. The file is written beside its place
    and moved there at the end, so that a run that was stopped leaves the old one as it was.
    """
    if path is None:
        yield sys.stdout
        return
    import tempfile

    real = os.path.realpath(path)
    for given in inputs:
        if os.path.realpath(given) == real:
            parser.fail("output-is-input", word=given)
    scratch = ""
    try:
        if os.path.isdir(path):
            raise IsADirectoryError(21, os.strerror(21))
        handle, scratch = tempfile.mkstemp(prefix=".gxlint-", dir=os.path.dirname(real))
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
        if not os.path.exists(real):
            os.chmod(scratch, 0o666 & ~_umask())
        else:
            os.chmod(scratch, os.stat(real).st_mode & 0o777)
        os.replace(scratch, real)
        scratch = ""
    except OSError as error:
        parser.fail("output-failed", word=path, error=error.strerror or type(error).__name__)
    finally:
        if scratch:
            with contextlib.suppress(OSError):
                os.unlink(scratch)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
