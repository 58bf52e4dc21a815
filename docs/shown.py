"""Regenerate what the documentation shows: `python docs/shown.py`; with --check only compare (CI does).

A block is marked by a comment, and what stands in the fence after it is the output of that command:

    <!-- shown: gxlint rule GX201 -->
    ```text
    …
    ```
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = tuple(
    path.relative_to(ROOT).as_posix()
    for path in (*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")))
)
_BLOCK = re.compile(
    r"(<!-- shown: gxlint (?P<command>[^\n]+?) -->\n```text\n)(?P<shown>.*?)(^```$)", re.S | re.M
)


def output(command: str) -> str:
    """Return what gxlint prints, 80 columns wide, without colours and trailing blanks."""
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "gxlint", *shlex.split(command)], cwd=ROOT, capture_output=True, text=True, env=environment, check=False
    )  # fmt: skip
    if done.returncode not in (0, 1):
        raise SystemExit(f"gxlint {command}: exit status {done.returncode}\n{done.stderr}")
    return "".join(line.rstrip() + "\n" for line in done.stdout.rstrip("\n").split("\n"))


def refresh(page: str) -> str:
    """Return the page with every shown block made anew."""
    return _BLOCK.sub(lambda found: found[1] + output(found["command"]) + found[4], page)


def main() -> int:
    """Rewrite the pages, or with --check say which are out of date."""
    check, stale = "--check" in sys.argv[1:], []
    for name in PAGES:
        path = ROOT / name
        before = path.read_text("utf-8")
        after = refresh(before)
        if before != after:
            stale.append(name)
            if not check:
                path.write_text(after, "utf-8")
    if check and stale:
        print(f"out of date: {', '.join(stale)}; run: python docs/shown.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
