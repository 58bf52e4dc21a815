"""How far a long run has come, on a terminal; nothing anywhere else."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TextIO

from gxlint.output.rich.clean import Cleaner
from gxlint.output.rich.lines import cut_middle, pad
from gxlint.output.rich.screen import is_terminal, wants_colour
from gxlint.output.rich.words import Words

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_PATIENCE = 0.6
"""Seconds a run may take before the bar appears: a short one shows nothing."""
_INTERVAL = 0.1
_NAME = 28


class Progress:
    """A bar on `stream` (standard error) while many files are checked; it leaves no trace.

    Silent when the stream is not a terminal, when TERM=dumb, or when there is one file. There is no thread behind it: worker
    processes may be forked while it runs. Usable as a context manager; `stop` may be called more than once.
    """

    def __init__(self, stream: TextIO | None = None, lang: str = "zh") -> None:
        self._stream = sys.stderr if stream is None else stream
        self._words = Words(lang)
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._total = self._done = 0
        self._began = self._drawn = 0.0
        self._shows = False

    def start(self, total: int) -> None:
        """Begin a run over `total` files."""
        import os

        self._total, self._done = total, 0
        self._began = time.monotonic()
        self._shows = total > 1 and is_terminal(self._stream) and os.environ.get("TERM") != "dumb"

    def advance(self, path: str = "", number: int = 1) -> None:
        """Say that `number` more files are done, `path` the last of them."""
        self._done += number
        if not self._shows:
            return
        now = time.monotonic()
        if now - self._began < _PATIENCE or now - self._drawn < _INTERVAL:
            return
        self._drawn = now
        if self._bar is None:
            self._open()
        assert self._bar is not None
        assert self._task is not None
        name = pad(cut_middle(Cleaner(self._stream.encoding)(path), _NAME), _NAME)
        self._bar.update(self._task, completed=self._done, name=name)
        self._bar.refresh()

    def stop(self) -> None:
        """Take the bar away."""
        bar, self._bar, self._shows = self._bar, None, False
        if bar is not None:
            bar.stop()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _open(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        console = Console(file=self._stream, no_color=not wants_colour(self._stream))
        columns = (
            TextColumn(self._words("checking")),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[name]}", markup=False),
        )
        self._bar = Bar(*columns, console=console, transient=True, auto_refresh=False, expand=True)
        self._task = self._bar.add_task("", total=self._total, name="")
        self._bar.start()
