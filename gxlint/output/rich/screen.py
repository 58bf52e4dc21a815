"""What the stream can show: its width, whether it takes colour, which characters it can encode."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

from gxlint.output.rich.clean import Cleaner
from gxlint.output.rich.lines import Line, pad, plain, wrap
from gxlint.output.rich.words import Words

NARROWEST, WIDEST, UNKNOWN = 40, 200, 80
"""Columns: lines are laid out for 60 to 200; outside a terminal 80 are assumed."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The few signs that are not words. Their meaning is always said in words as well."""

    heavy: str
    light: str
    bar: str
    good: str
    bad: str
    open: str
    unequal: str = "≠"
    suspect: tuple[str, str] = ("【", "】")


UNICODE = Marks("━", "─", "│", "✓", "✗", "!")
# In a Chinese code page box-drawing characters are two columns wide and would break lines.
CODE_PAGE = Marks("=", "-", "|", "", "", "")
ASCII = Marks("=", "-", "|", "", "", "", "!=", ("[", "]"))


@dataclass(slots=True)
class Screen:
    """Lines on their way to a stream.

    `width` in columns; `colour` says whether escape codes may be written. `words` are the phrases of the
    language, `clean` makes text of the report fit to be shown. Lines are kept until `flush`.
    """

    stream: TextIO
    width: int
    colour: bool
    words: Words
    clean: Cleaner
    marks: Marks
    _lines: list[Line] = field(default_factory=list)

    def line(self, *pieces: tuple[str, str]) -> None:
        """Add one line as it stands; the caller has seen to its width."""
        self._lines.append([piece for piece in pieces if piece[0]])

    def lines(self, lines: Iterable[Line]) -> None:
        """Add lines as they stand."""
        self._lines.extend(lines)

    def text(self, *pieces: tuple[str, str], indent: int = 0, hang: int | None = None) -> None:
        """Add text, wrapped; `indent` columns in front, `hang` (default: the same) on further lines."""
        first: Line = [(" " * indent, ""), *pieces] if indent else list(pieces)
        self._lines.extend(wrap(first, self.width, indent if hang is None else hang))

    def field(self, label: str, *pieces: tuple[str, str], labels: int, indent: int = 0) -> None:
        """Add `label` and, beside it from column `labels`, text that wraps under itself."""
        first = (" " * indent + pad(label, labels - indent), "dim")
        self._lines.extend(wrap([first, *pieces], self.width, labels))

    def blank(self) -> None:
        """Add an empty line, never two in a row."""
        if self._lines and plain(self._lines[-1]):
            self._lines.append([])

    def rule(self, mark: str) -> None:
        """Add a horizontal line over the whole width."""
        self.line((mark * self.width, "dim"))

    def flush(self) -> None:
        """Write what has been added."""
        lines, self._lines = self._lines, []
        while len(lines) > 1 and not plain(lines[-1]).strip():
            lines.pop()
        if not lines:
            return
        if self.clean.encoding is not None:  # our own phrases may not be encodable either
            lines = [[(self.clean(text), style) for text, style in line] for line in lines]
        if self.colour:
            self._paint(lines)
        else:
            self.stream.write("\n".join(_bare(lines)) + "\n")

    def _paint(self, lines: list[Line]) -> None:
        from rich.console import Console
        from rich.text import Text

        console = Console(file=self.stream, force_terminal=True, width=self.width, highlight=False, markup=False,
                          emoji=False, legacy_windows=None if self.stream.isatty() else False)  # fmt: skip
        page = Text(end="\n", no_wrap=True, overflow="ignore")
        for number, line in enumerate(lines):
            if number:
                page.append("\n")
            for text, style in line:
                page.append(text, style or None)
        console.print(page, soft_wrap=True)


def _bare(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield plain(line).rstrip()


def open_screen(
    stream: TextIO, lang: str = "zh", columns: int | None = None, colour: bool | None = None
) -> Screen:
    """Return a screen on `stream`. `columns` and `colour` None: found out from the stream and the environment.

    Colour: only where a person looks (a terminal, or FORCE_COLOR on standard output), never with NO_COLOR or
    TERM=dumb. A file never gets it unless `colour` says so.
    """
    encoding = _encoding(stream)
    size = _columns(stream) if columns is None else columns
    return Screen(
        stream=stream,
        width=max(NARROWEST, min(WIDEST, size)),
        colour=wants_colour(stream) if colour is None else colour,
        words=Words(lang),
        clean=Cleaner(encoding),
        marks=_marks(encoding),
    )


def wants_colour(stream: TextIO) -> bool:
    """Return whether escape codes may go to `stream` (no-color.org, force-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if os.environ.get("FORCE_COLOR"):
        return is_terminal(stream) or stream in (sys.stdout, sys.stderr)
    return is_terminal(stream)


def is_terminal(stream: TextIO) -> bool:
    """Return whether `stream` is a terminal; False for a closed one or one that cannot tell."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def _columns(stream: TextIO) -> int:
    stated = os.environ.get("COLUMNS", "")
    if stated.isascii() and stated.isdigit() and int(stated):
        return int(stated)
    if not is_terminal(stream):
        return UNKNOWN
    try:
        return os.get_terminal_size(stream.fileno()).columns or UNKNOWN
    except (OSError, ValueError, AttributeError):
        return UNKNOWN


def _encoding(stream: TextIO) -> str | None:
    """Return the codec of a stream that cannot hold every character, None for one that can."""
    try:
        name = codecs.lookup(getattr(stream, "encoding", None) or "utf-8").name
    except LookupError:
        return "ascii"
    return None if name.startswith("utf-") or name == "gb18030" else name


def _marks(encoding: str | None) -> Marks:
    if encoding is None:
        return CODE_PAGE if os.environ.get("TERM") == "dumb" else UNICODE
    try:
        (CODE_PAGE.unequal + "".join(CODE_PAGE.suspect)).encode(encoding)
    except UnicodeEncodeError:
        return ASCII
    return CODE_PAGE
