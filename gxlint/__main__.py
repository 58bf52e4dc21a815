"""`gxlint` and `python -m gxlint`."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run a command line (default: that of the process) and return its exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments in (["--version"], ["-V"]):
        from gxlint import __version__

        print(f"gxlint {__version__}")
        return 0
    from gxlint.cli.main import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
