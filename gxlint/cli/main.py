"""Which command it is, and what becomes of its failures: exit status and words of contract.md."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence

from gxlint.cli.texts import COMMANDS, LATER, overview, say

WRONG_USAGE, INTERRUPTED = 2, 130
_COMMANDS = {
    "check": ("check", "command"),
    "extract": ("extract", "command"),
    "annotate": ("annotate", "command"),
    "fix": ("fix", "command"),
    "rule": ("rules", "rule"),
    "rules": ("rules", "rules"),
    "new": ("new", "command"),
    "baseline": ("baseline", "command"),
}
"""Module of gxlint.cli and function in it, imported only when called for."""


def run(argv: Sequence[str]) -> int:
    """Carry out a command line and return its exit status; never raises, except SystemExit from nowhere."""
    language, arguments = _language(list(argv))
    _open_streams()
    from gxlint.cli.parser import HelpShown, UsageError

    try:
        try:
            status = _command(arguments, language)
        except HelpShown as shown:
            sys.stdout.write(str(shown))
            status = 0
        sys.stdout.flush()
        return status
    except UsageError as wrong:
        hint = f"{say(wrong.language or language, 'hint', prog=wrong.prog)}\n" if wrong.prog else ""
        sys.stderr.write(f"gxlint: {wrong.text}\n{hint}")
        return WRONG_USAGE
    except KeyboardInterrupt:
        sys.stderr.write(f"gxlint: {say(language, 'interrupted')}\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (| head). Nothing more can be written, not even by the interpreter at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        from gxlint.text.system import refusal

        sys.stderr.write(f"gxlint: {say(language, 'unwritten', error=refusal(error)[language])}\n")
        return WRONG_USAGE
    except Exception as error:
        if os.environ.get("GXLINT_DEBUG"):
            raise
        from gxlint.engine.work import where

        values = {"error": type(error).__name__, "where": where(error)}
        sys.stderr.write(f"gxlint: {say(language, 'internal', **values)}\n")
        return WRONG_USAGE


def _language(argv: list[str]) -> tuple[str, list[str]]:
    """The language of messages before anything is parsed, and the arguments without a --lang before the command."""
    language = "zh"
    for at, word in enumerate(argv):
        if word == "--":
            break
        value = (
            argv[at + 1 : at + 2] if word == "--lang" else [word[7:]] if word.startswith("--lang=") else []
        )
        if value in (["zh"], ["en"]):
            language = value[0]
    if argv[:1] == ["--lang"] and argv[1:2] in (["zh"], ["en"]):
        return language, argv[2:]
    if argv[:1] in (["--lang=zh"], ["--lang=en"]):
        return language, argv[1:]
    return language, argv


def _open_streams() -> None:
    """UTF-8 with plain line ends for files and pipes; on a terminal, no character may stop the output."""
    # A stream that was closed (gxlint … >&-) is None.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _command(arguments: list[str], language: str) -> int:
    from gxlint.cli.parser import HelpShown

    if not arguments:
        sys.stderr.write(overview(language))
        return WRONG_USAGE
    name, rest = arguments[0], arguments[1:]
    if name in ("-h", "--help", "help"):
        raise HelpShown(overview(language))
    if name in ("--version", "-V"):
        from gxlint import __version__

        sys.stdout.write(f"gxlint {__version__}\n")
        return 0
    module, function = _COMMANDS.get(name, ("", ""))
    if not module:
        raise _no_command(name, language)
    command: Callable[[Sequence[str], str], int] = getattr(
        importlib.import_module(f"gxlint.cli.{module}"), function
    )
    return command(rest, language)


def _no_command(name: str, language: str) -> Exception:
    from gxlint import __version__
    from gxlint.cli.parser import UsageError, nearest

    if name in LATER:
        return UsageError(
            say(language, "command-later", word=name, version=__version__, there=" ".join(COMMANDS))
        )
    if name.startswith("-") and name != "-":
        near = nearest(name, ("--help", "--version", "--lang"))
        return UsageError(say(language, "no-option", word=name, nearest=near))
    near = nearest(name, COMMANDS)
    if name == "-":
        return UsageError(say(language, "forgot-stdin"))
    if near is None and os.path.exists(name):
        from gxlint.text.shell import quoted

        return UsageError(say(language, "forgot-check", word=name, typed=quoted(name)))
    return UsageError(say(language, "no-command", word=name, nearest=near))
