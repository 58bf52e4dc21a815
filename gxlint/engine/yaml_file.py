"""Read a YAML file that somebody outside wrote: with limits, no aliases, no tags, no key twice, every fault named.

PyYAML's safe loader alone takes the last of two equal keys, unfolds aliases without end and recurses as deep as the
file is nested; the events are looked at first, so that nothing is built of such a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from gxlint.checks.faults import RuleError, short

MAX_BYTES = 1_000_000
MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The content of a file as plain data, and the line (from 1) of every key and list entry, by dotted name."""

    source: str
    data: Any
    lines: Mapping[str, int] = field(default_factory=dict)

    def placed(self, error: RuleError) -> RuleError:
        """The same fault with the file, and the line of its key or of the nearest key around it."""
        error.source = self.source
        where = error.where
        while where and where not in self.lines:
            where = where.rpartition(".")[0]
        error.line = error.line or self.lines.get(where)
        return error


def read(path: Path) -> YamlFile:
    """Return the content of a file. Raises RuleError: not readable, too large, not UTF-8, no YAML we take."""
    source = str(path)
    try:
        if not path.is_file():  # a pipe would keep us waiting
            raise RuleError("unreadable", source=source)
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError:
        raise RuleError("unreadable", source=source) from None
    if len(content) > MAX_BYTES:
        raise RuleError("too-large", source=source, limit=MAX_BYTES // 1000)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise RuleError("encoding", source=source, line=row, row=row) from None
    try:
        return parse(text, source)
    except RuleError as error:
        error.source = source
        raise


def parse(text: str, source: str) -> YamlFile:
    """The same for a text. Raises RuleError without a file."""
    import yaml

    loader_class = _loader_class()
    try:
        _look(text, loader_class)
        loader = loader_class(text)
        try:
            node = loader.get_single_node()
            lines = dict(_lines(node))
            return YamlFile(source, loader.construct_document(node), lines)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _broken(mark.line + 1 if mark else 1, mark.column + 1 if mark else 1) from None
    except yaml.YAMLError as error:  # a character that YAML does not allow
        at = int(getattr(error, "position", 0) or 0)
        if not issubclass(loader_class, yaml.SafeLoader):  # libyaml counts bytes
            at = len(text.encode("utf-8")[:at].decode("utf-8", "ignore"))
        begin = text.rfind("\n", 0, at) + 1
        raise _broken(text.count("\n", 0, at) + 1, at - begin + 1) from None


@cache
def _loader_class() -> Any:
    """PyYAML's safe loader, which says where it met a number or a date that is none."""
    import yaml

    safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(safe):  # type: ignore[misc]
        def construct_object(self, node: Any, deep: bool = False) -> Any:
            """Raises RuleError for a scalar that looks like a number or a date and is none (2024-13-45)."""
            try:
                return super().construct_object(node, deep)
            except (ValueError, OverflowError):
                row = node.start_mark.line + 1
                raise RuleError("yaml-value", line=row, word=short(node.value)) from None

    return Loader


def _broken(row: int, column: int) -> RuleError:
    return RuleError("yaml", line=row, row=row, column=column)


def _look(text: str, loader_class: Any) -> None:
    """Walk through the events without building anything."""
    import yaml

    depth = documents = 0
    for event in yaml.parse(text, Loader=loader_class):
        mark: Any = event.start_mark
        row = mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise RuleError("yaml-many", line=row, row=row)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
                raise RuleError("yaml-alias", line=row, row=row)
            if getattr(event, "tag", None) not in (None, "!"):
                raise RuleError("yaml-tag", line=row, row=row)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise RuleError("yaml-deep", line=row, row=row, limit=MAX_DEPTH)
    if not documents:
        raise RuleError("yaml-empty")


def _lines(node: Any, where: str = "") -> Iterator[tuple[str, int]]:
    """Yield the dotted name and line of every key; entries of a list are counted from 1. Raises for a key twice."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            row = key.start_mark.line + 1
            if name in seen:
                raise RuleError("yaml-twice", where, line=row, word=short(name), row=row)
            seen.add(name)
            inner = f"{where}.{name}" if where else name
            yield inner, row
            yield from _lines(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for number, entry in enumerate(node.value, 1):
            inner = f"{where}.{number}" if where else str(number)
            yield inner, entry.start_mark.line + 1
            yield from _lines(entry, inner)
