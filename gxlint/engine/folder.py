"""What a folder of a province's own holds: rules, and what it adds to layouts, tables and section names.

    layouts/*.yaml   tables/*.yaml   sections.yaml   what they add to the national ones (gxlint.engine.extend)
    words/*.yaml     lists of words that its rules name as a parameter
    examples/*.txt   whole reports that the examples of its rules begin with
    any other *.yaml a rule, in whatever folder below

Files whose name begins with a dot, and what is in folders that do, are left alone; nothing is ever run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gxlint.checks.faults import RuleError
from gxlint.engine.yaml_file import YamlFile, read

MAX_FILES = 5000
_SUFFIXES = (".yaml", ".yml")
_KINDS = ("layouts", "tables", "words")
SECTIONS = "sections"


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a folder, read. `words` go by the name that rules give ("words/ours.yaml")."""

    path: str
    rules: tuple[YamlFile, ...]
    layouts: tuple[YamlFile, ...]
    tables: tuple[YamlFile, ...]
    sections: tuple[YamlFile, ...]
    words: dict[str, YamlFile]
    bases: frozenset[str]


def open_folder(path: str) -> Folder:
    """Read a folder. Raises RuleError: it is not there, holds too much, or a file of it cannot be taken."""
    root = Path(path)
    if not root.is_dir():
        raise RuleError("no-folder", source=path)
    found: dict[str, list[YamlFile]] = {kind: [] for kind in ("rules", SECTIONS, *_KINDS)}
    words: dict[str, YamlFile] = {}
    bases: set[str] = set()
    for name in _files(root):
        inner = Path(name)
        top = inner.parts[0] if len(inner.parts) > 1 else ""
        if inner.suffix == ".txt" and top == "examples":
            bases.add(inner.stem)
        if inner.suffix not in _SUFFIXES:
            continue
        file = read(root / inner)
        if top == "words":
            listed = inner.with_suffix(".yaml").as_posix()
            if listed in words:
                raise RuleError(
                    "words-twice", source=file.source, word=inner.as_posix(), other=words[listed].source
                )
            words[listed] = file
        elif not top and inner.stem == SECTIONS:
            found[SECTIONS].append(file)
        else:
            found[top if top in _KINDS else "rules"].append(file)
    return Folder(path, tuple(found["rules"]), tuple(found["layouts"]), tuple(found["tables"]),
                  tuple(found[SECTIONS]), words, frozenset(bases))  # fmt: skip


def _files(root: Path) -> Iterator[str]:
    """Yield the files below a folder, relative to it, sorted. Raises RuleError when there are too many to be rules."""
    names: list[str] = []
    count = 0
    for where, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        count += len(files) + len(folders)
        if count > MAX_FILES:
            raise RuleError("too-many-files", source=str(root), limit=MAX_FILES)
        names += [
            os.path.relpath(os.path.join(where, name), root) for name in files if not name.startswith(".")
        ]
    yield from sorted(names)
