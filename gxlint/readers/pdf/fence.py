"""A PDF is read in a process of its own: what a hostile or broken file does to the library stays there.

Started anew for every file (about 0.1 s), so that nothing of one file can reach the next.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from gxlint.document import Document
from gxlint.readers.errors import REASONS, Unreadable
from gxlint.readers.limits import Limits
from gxlint.readers.pdf.plain import document_of

_START = "import sys; sys.path[:] = sys.argv.pop(1).split('\\n'); from gxlint.readers.pdf.child import main; sys.exit(main())"
"""The child finds the same modules as its parent, wherever they come from; its own folder is no place for modules."""


def read_fenced(data: bytes, name: str, media: str, limits: Limits) -> Document:
    """Return the document a PDF makes.

    Raises Unreadable: whatever the reading process refuses it for; broken-pdf also when that did not survive the file,
    time-limit when it did not come to an end. RuntimeError is a mistake of ours, which the engine says as one (GX007).
    """
    answer = _ask(json.dumps(asdict(limits)).encode() + b"\n" + data, limits.max_seconds)
    if "mistake" in answer:
        raise RuntimeError(f"{answer['mistake']} in {answer.get('where')}")
    if "refused" in answer:
        reason, values = answer["refused"], answer.get("values")
        if reason not in REASONS or not isinstance(values, dict):
            raise Unreadable("broken-pdf", error="answer")
        raise Unreadable(reason, **values)
    try:
        return document_of(answer, name, media)
    except (KeyError, TypeError, ValueError):
        raise Unreadable("broken-pdf", error="answer") from None


def _ask(question: bytes, seconds: int) -> dict[str, Any]:
    command = [sys.executable, "-c", _START, "\n".join(path or os.getcwd() for path in sys.path)]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(command, input=question, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              timeout=seconds, check=False, creationflags=flags)  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Unreadable("time-limit", seconds=seconds) from None
    if done.returncode:
        raise Unreadable("broken-pdf", error=f"exit {done.returncode}")
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise Unreadable("broken-pdf", error="answer") from None
    return answer if isinstance(answer, dict) else {}
