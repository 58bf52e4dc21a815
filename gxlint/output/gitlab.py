"""gitlab: a Code Quality report, which GitLab shows in merge requests (a subset of the Code Climate format).

The format wants a line for everything: where the lines are not those of the file (Word, web pages) it is 1, and the
place stands in the description. What was not read is an issue of its own. Suppressed diagnostics are left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from gxlint.diagnostics import Diagnostic
from gxlint.engine.result import ReportResult, Summary
from gxlint.engine.settings import ALWAYS
from gxlint.output import Able, printable
from gxlint.output.printable import relative
from gxlint.output.values import dumps
from gxlint.output.whereabouts import Places, lined
from gxlint.output.words import VERDICTS, unfinished

ABLE = Able(streaming=True, statistics=False)
INCOMPLETE = "incomplete"
"""The check_name of what says that something was not read."""


def write_one(
    result: ReportResult, stream: TextIO, *, memo: dict[str, Any], lang: str = "zh", **_: Any
) -> None:
    """Write the issues of one report, one a line."""
    places: Places = memo.setdefault("places", Places(lang))
    for issue in _issues(result, places):
        stream.write((",\n" if memo.get("some") else "[\n") + dumps(issue, indent=None))
        memo["some"] = True


def write_end(summary: Summary, stream: TextIO, *, memo: dict[str, Any], **_: Any) -> None:
    """Close the list."""
    stream.write("\n]\n" if memo.get("some") else "[]\n")


def severity(found: Diagnostic) -> str:
    """blocker: not read or not finished; critical: an error; major: a warning; minor: a warning that is in doubt; info."""
    if found.severity == "error":
        return "blocker" if found.code in ALWAYS else "critical"
    if found.severity == "warning":
        return "major" if found.doubt == "none" else "minor"
    return "info"


def _issues(result: ReportResult, places: Places) -> Iterator[Mapping[str, Any]]:
    path = relative(result.path)
    real = lined(result)
    seen: dict[str, int] = {}
    for found in result.shown:
        seen[found.fingerprint] = again = seen.get(found.fingerprint, 0) + 1
        key = found.fingerprint if again == 1 else f"{found.fingerprint}\x1f{again}"
        at = found.location
        said = printable.line(found.message)
        if not (real and at.line) or at.table is not None:
            place = places.words(result, at)
            said += f"({place})" if places.language == "zh" else f" ({place})"
        last = at.end_line if real and at.line and at.end_line and at.end_line > at.line else None
        line = at.line or 1 if real else 1
        yield _issue(path, f"{found.code} {said}", found.code, key, severity(found), line, last)
    if result.unfinished and result.readable:
        word = VERDICTS[places.language]["incomplete"]
        missing = printable.line(unfinished(result.unfinished, places.language))
        said = f"{word}:{missing}" if places.language == "zh" else f"{word}: {missing}"
        yield _issue(path, said, INCOMPLETE, "\x1f".join(result.unfinished), "major", 1, None)


def _issue(path: str, said: str, check: str, key: str, level: str, line: int, last: int | None) -> Mapping[str, Any]:  # fmt: skip
    """One issue. Fingerprints have to differ over the whole list, and gxlint's are those within one file."""
    named = f"{path}\x1f{check}\x1f{key}".encode("utf-8", "backslashreplace")
    return {
        "description": said,
        "check_name": check,
        "fingerprint": hashlib.sha256(named).hexdigest()[:32],
        "severity": level,
        "location": {
            "path": path,
            "lines": {"begin": line} if last is None else {"begin": line, "end": last},
        },
    }
