"""A document handed to a converter in a process beside this one, and the docx it makes of it.

Nothing of it touches the disk from here: `child` makes the private folder, watches the time, and removes everything when
it is done or when this process ends, however that happens.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from gxlint.readers.limits import MIB, Limits
from gxlint.readers.office import soffice

_CHILD = str(Path(__file__).with_name("child.py"))
_MEMORY = 4096 * MIB
"""Address space, of which LibreOffice takes half a gigabyte for a report."""
LIBRARY_SECONDS = 60
PROGRAM_SECONDS = 120
"""A first start on a slow machine takes twenty seconds, a report one."""
_GRACE = 20


@dataclass(frozen=True, slots=True)
class Converted:
    """What came of it. `state`: "done" with the docx in `data`, "failed", "late" (out of time), "large" (the result, or the
    memory it took), "absent" (the library is not installed). `error` for the data, `losses` what the library named."""

    state: str
    data: bytes = b""
    error: str = ""
    losses: tuple[str, ...] = ()


def with_library(data: bytes, limits: Limits) -> Converted:
    """Convert a .doc with msdoc2docx."""
    return _run(data, {"name": "report.doc", "seconds": LIBRARY_SECONDS}, limits)


def with_program(data: bytes, kind: str, program: str, limits: Limits) -> Converted:
    """Convert a "doc", "rtf" or "odt" with LibreOffice; `program` is what `soffice.find` returned."""
    request = {
        "name": f"report.{kind}",
        "seconds": PROGRAM_SECONDS,
        "command": soffice.command(program, kind),
        "environment": soffice.environment(),
        "profile": soffice.profile(),
    }
    return _run(data, request, limits)


def _run(data: bytes, request: dict[str, Any], limits: Limits) -> Converted:
    bounds = {"size": len(data), "memory": _MEMORY, "output": limits.max_unpacked}
    head = json.dumps({**request, **bounds}).encode() + b"\n"
    try:
        # -P: beside the script lie modules of ours that are not meant to be found by their bare names.
        process = subprocess.Popen(
            [sys.executable, "-P", _CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **_ALONE,
        )
    except OSError as error:
        return Converted("failed", error=type(error).__name__)
    # The child watches the time itself; this one is for a child that cannot.
    late = threading.Timer(request["seconds"] + _GRACE, process.kill)
    late.daemon = True
    late.start()
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        with contextlib.suppress(BrokenPipeError, OSError):
            process.stdin.write(head)
            process.stdin.write(data)
            process.stdin.flush()
        return _answer(process.stdout)
    finally:
        # The end of its input is the child's sign that nobody waits any more: it cleans up and ends.
        with contextlib.suppress(OSError):
            process.stdin.close()
        process.stdout.close()
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        late.cancel()


def _answer(stream: IO[bytes]) -> Converted:
    try:
        answer = json.loads(stream.readline(1 << 20))
    except ValueError:
        return Converted("failed", error="no answer")
    content = stream.read(answer["size"])
    if len(content) != answer["size"]:
        return Converted("failed", error="no answer")
    return Converted(answer["state"], content, str(answer.get("error", "")), tuple(answer.get("losses", ())))


_ALONE: dict[str, Any] = (
    {"creationflags": 0x00000200 | 0x08000000} if os.name == "nt" else {"start_new_session": True}
)
"""Ctrl-C at the terminal reaches this process, not the child, which must be able to clean up."""
