"""`gxlint` and `python -m gxlint`."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run a command line (default: that of the process, which then ends here) and return its exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments in (["--version"], ["-V"]):
        from gxlint import __version__

        try:
            print(f"gxlint {__version__}", flush=True)
            return 0
        except OSError:  # a full disk: `run` says so in words
            pass
    from gxlint.cli.main import run

    if argv is not None:
        return run(arguments)
    collect_seldom()
    _leave(run(arguments))
    return 0


def collect_seldom() -> None:
    """Let Python look for reference cycles seldom: rules and grammars stay until the end, and reports make hardly any.

    Looking them over again and again is a tenth of a start and a seventh of a long run. For a process of gxlint's own.
    """
    import gc

    gc.set_threshold(100_000, 20, 20)


def _leave(status: int) -> None:
    """End the process without taking every object apart first, which is a tenth of a short run as well."""
    import contextlib
    import os

    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # `run` has said what could not be written
            if stream is not None:
                stream.flush()
    os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
