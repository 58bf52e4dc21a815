"""`gxlint` and `python -m gxlint`."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run a command line (default: that of the process, which then ends here) and return its exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments in (["--version"], ["-V"]):
        from gxlint import __version__

        print(f"gxlint {__version__}")
        return 0
    import gc

    from gxlint.cli.main import run

    if argv is not None:
        return run(arguments)
    # What a start makes stays until the end: looking it over for garbage again and again is a tenth of a short run.
    gc.set_threshold(100_000, 20, 20)
    status = run(arguments)
    _leave(status)
    return status


def _leave(status: int) -> None:
    """End the process without taking every object apart first, which is a tenth of a short run as well."""
    import os

    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # the reader of a pipe has gone; the usual way out deals with it
        return
    os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
