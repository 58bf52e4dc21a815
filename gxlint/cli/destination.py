"""Where output goes: standard output, a pipe or device as it is, or a file that appears whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from gxlint.cli.parser import Parser
from gxlint.text.system import refusal

_WRITTEN = {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}


@contextlib.contextmanager
def destination(
    parser: Parser, path: str | None, inputs: Iterable[str], *, stdin: bool = False
) -> Iterator[TextIO]:
    """The stream for --output `path`, standard output for None.

    A regular file (or what a link leads to) is written beside its place and moved there at the end, with the
    permissions of the old one, so that a run that was stopped leaves the old one as it was. A pipe or a device is
    written to. Raises UsageError when the file is one of the inputs (`stdin`: also what standard input is read from),
    is a folder, or cannot be written.
    """
    if path is None:
        yield sys.stdout
        return
    _refuse_inputs(parser, path, inputs, stdin)
    facts = _facts(path)
    if (facts is not None and stat.S_ISDIR(facts.st_mode)) or path.endswith((os.sep, os.altsep or os.sep)):
        parser.fail("output-folder", word=path)
    try:
        if facts is not None and _same(facts, 1):  # /dev/stdout: what stands there already must stay
            yield sys.stdout
        elif facts is not None and not stat.S_ISREG(facts.st_mode):
            with open(path, "w", **_WRITTEN) as stream:  # type: ignore[call-overload]
                yield stream
        else:
            with _replaced(os.path.realpath(path), facts) as stream:
                yield stream
    except OSError as error:
        parser.fail("output-failed", word=path, error=refusal(error)[parser.language])


@contextlib.contextmanager
def _replaced(real: str, facts: os.stat_result | None) -> Iterator[TextIO]:
    import tempfile

    if facts is not None and not os.access(real, os.W_OK):  # moving another file there would not ask
        raise PermissionError(errno.EACCES, "")
    handle, scratch = tempfile.mkstemp(prefix=".gxlint-", dir=os.path.dirname(real))
    try:
        with open(handle, "w", **_WRITTEN) as stream:  # type: ignore[call-overload]
            yield stream
        os.chmod(scratch, stat.S_IMODE(facts.st_mode) if facts is not None else 0o666 & ~_umask())
        os.replace(scratch, real)
        scratch = ""
    finally:
        if scratch:
            with contextlib.suppress(OSError):
                os.unlink(scratch)


def _refuse_inputs(parser: Parser, path: str, inputs: Iterable[str], stdin: bool) -> None:
    real, facts = os.path.realpath(path), _facts(path)
    for given in inputs:
        there = _facts(given)
        if os.path.realpath(given) == real or (facts and there and os.path.samestat(facts, there)):
            parser.fail("output-is-input", word=given)
    if stdin and facts is not None and stat.S_ISREG(facts.st_mode) and _same(facts, 0):
        parser.fail("output-is-input", word=path)


def _facts(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def _same(facts: os.stat_result, handle: int) -> bool:
    try:
        return os.path.samestat(facts, os.fstat(handle))
    except OSError:
        return False


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
