"""What a file is checked with: chosen rules, levels, suppressions. Plain data that travels to other processes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePath

from gxlint.text.patterns import lazy

ALWAYS = frozenset({"GX001", "GX007"})
"""Said whatever is selected: a file that was not read or a rule that did not run must never look like a pass."""
LEVELS = {"info": 0, "warning": 1, "error": 2, "never": 3}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules are wanted. The longest code or prefix that fits a rule decides; the command line goes before the
    configuration, and ignoring before selecting, between two of one length. Nothing selected means every stable rule.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config_ignore: tuple[str, ...] = ()

    def wants(self, code: str, *, preview: bool = False) -> bool:
        """Whether the rule with that code is to run; one in preview only when its full code is selected."""
        if code in ALWAYS:
            return True
        if preview:
            return code in self.select and code not in self.ignore
        ranked = [(len(word), rank) for rank, words in ((1, self.config_ignore), (2, self.select), (3, self.ignore))
                  for word in words if code.startswith(word)]  # fmt: skip
        if not self.select:
            ranked.append((0, 0))
        return bool(ranked) and max(ranked)[1] in (0, 2)


@dataclass(frozen=True, slots=True)
class Suppression:
    """One entry of the configuration: `code` a code or prefix; `path` a glob, `text` a quoted piece, None for any."""

    code: str
    path: str | None = None
    text: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides what is said about a file. `rules` are extra rule folders (absolute paths),
    `root` the folder that path globs are relative to, `baseline` the configuration's baseline file ("" for none)."""

    language: str = "zh"
    fail_on: str = "error"
    layout: str | None = None
    year: int | None = None
    selection: Selection = Selection()
    severity: Mapping[str, str] = field(default_factory=dict)
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    suppress: tuple[Suppression, ...] = ()
    rules: tuple[str, ...] = ()
    root: str = ""
    baseline: str = ""

    @property
    def choosy(self) -> bool:
        """Whether anything may keep a stable rule from running on some file."""
        chosen = self.selection
        return bool(chosen.select or chosen.ignore or chosen.config_ignore or self.per_file_ignores)

    def ignored_for(self, path: str) -> tuple[str, ...]:
        """The codes and prefixes that per-file-ignores switch off for that file."""
        return tuple(
            code for glob, codes in self.per_file_ignores if fits(glob, path, self.root) for code in codes
        )

    def suppressions_for(self, path: str) -> list[tuple[int, Suppression]]:
        """The configuration's suppressions that concern that file, with their positions."""
        return [(at, entry) for at, entry in enumerate(self.suppress)
                if entry.path is None or fits(entry.path, path, self.root)]  # fmt: skip


def fits(glob: str, path: str, root: str = "") -> bool:
    """Whether a file matches a glob of the configuration, read as in .gitignore.

    `*` and `?` stay inside a name, `**` crosses folders; a pattern without / fits at any depth; a pattern that names
    a folder fits everything below it. Relative to `root`; a file outside of it is compared by its whole path.
    """
    return bool(_pattern(glob).fullmatch(_relative(path, root)))


def fits_any(globs: Iterable[str], path: str, root: str = "") -> bool:
    """Whether a file matches one of several globs."""
    return any(fits(glob, path, root) for glob in globs)


def _relative(path: str, root: str) -> str:
    whole = PurePath(path)
    if root:
        import os

        whole = PurePath(os.path.abspath(path))
        if whole.is_relative_to(root):
            whole = whole.relative_to(root)
    return whole.as_posix().removeprefix("./").lstrip("/")


_PARTS = lazy(r"((?:\*\*/)+|\*\*+|/)")
"""What a glob is cut into: `**/` (several are one), `**`, the slash, and the names between them."""


@lru_cache(maxsize=1024)
def _pattern(glob: str) -> re.Pattern[str]:
    wanted = glob.replace("\\", "/").removeprefix("./").rstrip("/")
    anywhere = "/" not in wanted
    parts = [part for part in _PARTS.split(wanted.lstrip("/")) if part]
    out = "(?:.*/)?" if anywhere else ""
    for part in parts:
        if part.startswith("**"):
            out += "(?:.*/)?" if part.endswith("/") else ".*"
        elif part == "/":
            out += part
        else:
            stars = part.split("*")
            # Between two stars the first place that fits will do, so none of them is ever tried again.
            out += _literal(stars[0]) + "".join(f"(?>[^/]*?{_literal(piece)})" for piece in stars[1:-1])
            out += "[^/]*" + _literal(stars[-1]) if len(stars) > 1 else ""
    return re.compile(out + "(?:/.*)?", re.DOTALL)


def _literal(text: str) -> str:
    return "".join("[^/]" if character == "?" else re.escape(character) for character in text)
