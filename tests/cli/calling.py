"""Calling gxlint as a user does: in this process, or in one of its own where exit, pipes and streams matter."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from gxlint.__main__ import main

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "rules" / "examples"


@dataclass(frozen=True)
class Outcome:
    """What came back."""

    status: int
    out: str
    err: str


class Caller:
    """Calls gxlint in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str | Path, stdin: object = b"") -> Outcome:
        """Call it; `stdin` are the bytes of standard input, or the stream itself."""
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8") if isinstance(stdin, bytes) else stdin
        with self._monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", given)
            status = main([str(word) for word in arguments])
        return Outcome(status, _content(out), _content(err))


def _content(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined, no-any-return]


def started(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, **environment: str
) -> Outcome:
    """Call gxlint in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "gxlint", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def valid(year: int = 2021) -> str:
    """The text of a report without any fault."""
    return (EXAMPLES / f"valid-{year}.txt").read_text("utf-8")


def duplicated() -> str:
    """The same with a section that stands twice: GX103, an error."""
    return valid(2008).replace(
        "七、其他需要报告的事项\n无。", "七、其他需要报告的事项\n无。\n八、其他需要报告的事项\n无。"
    )
