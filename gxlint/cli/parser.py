"""argparse that speaks Chinese and English and says what would have been right."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from gxlint.cli.texts import say

Help = str | Callable[[], str]


class UsageError(Exception):
    """Wrong usage; the text is complete and in the user's language. `prog` is the command whose help says more, ""
    where help would not help. `language` is that of the text, None where it is the command line's."""

    def __init__(self, text: str, prog: str = "gxlint", language: str | None = None) -> None:
        super().__init__(text)
        self.text, self.prog, self.language = text, prog, language


class HelpShown(Exception):  # noqa: N818 - nothing went wrong
    """The help was asked for and is the exception's text."""


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word most like `word`, None when none is like it."""
    import difflib

    found = difflib.get_close_matches(word, list(words), 1, 0.55)
    return found[0] if found else None


def _wrapped(text: str, columns: int) -> list[str]:
    """A text in lines of so many columns, a Chinese character taking two; words and what closes a phrase are not parted
    from what stands before."""
    from gxlint.text.width import width

    lines, line, used = [], "", 0
    for piece in re.findall(r"\s+|(?:[!-~…]+|[^\s!-~])[,.;:!?)”、。]*", text):
        size = width(piece)
        if used and used + size > columns:
            lines.append(line.rstrip())
            line, used = "", 0
            if piece.isspace():
                continue
        line, used = line + piece, used + size
    return [*lines, line.rstrip()]


class Parser(argparse.ArgumentParser):
    """The options of one command. Raises UsageError and HelpShown; never exits or prints by itself."""

    def __init__(self, command: str, language: str, description: str, usage: str) -> None:
        self.language = language
        self._helps: list[tuple[argparse.Action, Help]] = []

        class Formatter(argparse.HelpFormatter):
            def __init__(self, prog: str, **given: Any) -> None:
                super().__init__(prog, max_help_position=34, width=110)

            def add_usage(
                self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
            ) -> None:
                super().add_usage(usage, actions, groups, say(language, "usage"))

            def _split_lines(self, text: str, width: int) -> list[str]:
                return _wrapped(text, width)

            def _fill_text(self, text: str, width: int, indent: str) -> str:
                return "\n".join(indent + line for line in _wrapped(text, width))

            def _format_action(self, action: argparse.Action) -> str:
                from gxlint.text.width import width as columns

                head = self._format_action_invocation(action)
                wide = columns(head) - len(head)  # argparse pads as if every character were one column
                return super()._format_action(action).replace(head + " " * wide, head, 1)

        super().__init__(prog=f"gxlint {command}", description=description, usage=usage, add_help=False,
                         allow_abbrev=False, formatter_class=Formatter)  # fmt: skip
        self._positionals.title, self._optionals.title = say(language, "arguments"), say(language, "options")
        self.add_argument("-h", "--help", action="store_true", help=say(language, "help-option"))

    def option(self, *names: str, zh: Help, en: Help, **given: Any) -> None:
        """Add an argument with its help in both languages; a function gives it only when the help is shown."""
        text = zh if self.language == "zh" else en
        action = self.add_argument(*names, **given)
        self._helps.append((action, text))

    def parse(self, argv: Sequence[str]) -> argparse.Namespace:
        """The options of a command line; paths may stand before, between and after them."""
        if any(word in ("-h", "--help") for word in self._before_dashes(argv)):
            for action, text in self._helps:
                action.help = (text if isinstance(text, str) else text()).replace("%", "%%")
            raise HelpShown(self.format_help())
        before = list(self._before_dashes(argv))
        behind = list(argv[len(before) + 1 :])
        if any(word.startswith("-") for word in behind):
            options, extra = self.parse_known_intermixed_args(before)
            if isinstance(getattr(options, "paths", None), list):
                options.paths += behind  # which argparse would take for options nevertheless
            else:
                extra += behind
        else:
            options, extra = self.parse_known_intermixed_args(list(argv))
        for word in extra:
            if word.startswith("-") and word != "-":
                name = word.split("=")[0]
                self.fail("no-option", word=name, nearest=nearest(name, self._option_string_actions))
        if extra:
            self.fail("extra-argument", word=extra[0])
        return options

    @staticmethod
    def _before_dashes(argv: Sequence[str]) -> Sequence[str]:
        return argv[: argv.index("--")] if "--" in argv else argv

    def error(self, message: str) -> NoReturn:
        """Say argparse's own complaint in the user's language."""
        missing = re.fullmatch(r"argument (\S+?)(?:/\S+)?: expected (?:one|at least one) argument", message)
        if missing:
            self.fail("needs-value", word=missing[1])
        surplus = re.match(r"argument (\S+?)(?:/\S+)?: ignored explicit argument", message)
        if surplus:
            self.fail("takes-no-value", word=surplus[1])
        required = re.fullmatch(r"the following arguments are required: (.+)", message)
        if required:
            self.fail("needs-argument", word=required[1])
        raise UsageError(message, self.prog)

    def fail(self, key: str, **values: Any) -> NoReturn:
        """Raise UsageError with one of the texts."""
        raise UsageError(say(self.language, key, **values), self.prog, self.language)

    def note(self, key: str, **values: Any) -> None:
        """Say one of the texts on standard error and go on."""
        sys.stderr.write(f"{self.prog.partition(' ')[0]}: {say(self.language, key, **values)}\n")

    def one_of(self, option: str, word: str, allowed: Sequence[str]) -> str:
        """The value of an option that knows only some words. Raises UsageError."""
        if word not in allowed:
            self.fail(
                "bad-value", option=option, word=word, there=" ".join(allowed), nearest=nearest(word, allowed)
            )
        return word

    def number(self, option: str, word: str | None, right: str, low: int, high: int) -> int | None:
        """The value of an option that is a whole number; `right` is the text that says which. Raises UsageError."""
        if word is None:
            return None
        if not re.fullmatch(r"[0-9]{1,6}", word) or not low <= int(word) <= high:
            self.fail("bad-number", option=option, word=word, right=say(self.language, right))
        return int(word)
