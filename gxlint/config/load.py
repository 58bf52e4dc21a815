"""Read a configuration file: every key and code known, every fault said with its place and the right name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gxlint.config.errors import ConfigError
from gxlint.config.find import PYPROJECT
from gxlint.config.places import locate
from gxlint.engine.registry import load as load_rules
from gxlint.engine.rule import RuleError
from gxlint.engine.settings import ALWAYS, Suppression

if TYPE_CHECKING:
    from gxlint.config.model import ConfigFile


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration, checked. Codes in upper case, `rules` absolute, `root` the folder that globs are relative to.

    `select`, `language` and `fail_on` are None where the file leaves them open.
    """

    path: str = ""
    root: str = ""
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    language: str | None = None
    layout: str | None = None
    fail_on: str | None = None
    baseline: str = ""
    suppress: tuple[Suppression, ...] = ()


EMPTY = Config()


@cache
def read(path: Path) -> Config:
    """Read gxlint.toml, or [tool.gxlint] of a pyproject.toml. Raises ConfigError."""
    from gxlint.config import toml

    text, data = toml.load(path)
    if path.name != PYPROJECT:
        return _checked(path, text, data, path.name)
    tool = data.get("tool", {})
    if not isinstance(tool, dict):
        raise ConfigError(
            str(path), "not-table", line=locate(text, ("tool",)), key="tool", word=toml.show(tool)
        )
    if "gxlint" not in tool:
        raise ConfigError(str(path), "no-table")
    return _checked(path, text, tool["gxlint"], "tool.gxlint")


def _checked(path: Path, text: str, data: Any, name: str) -> Config:
    from pydantic import ValidationError

    from gxlint.config.model import ConfigFile

    try:
        model = ConfigFile.model_validate(data)
    except ValidationError as error:
        from gxlint.config.faults import fault

        raise fault(path, text, error.errors(include_url=False, include_context=False)[0], name) from None
    root = path.absolute().parent
    folders = tuple(_folder(path, text, root, named) for named in model.rules)
    try:
        registry = load_rules(folders)
    except RuleError as error:
        raise ConfigError(
            str(path), "rules", line=locate(text, ("rules",)), error=(error.show("zh"), error.show("en"))
        ) from error
    for where, code in _codes(model):
        line = locate(text, where, code)
        if not registry.knows(code):
            raise ConfigError(str(path), "unknown-code", line=line, nearest=registry.nearest(code), word=code)
        if where[0] != "select" and code.upper() in ALWAYS:
            raise ConfigError(str(path), "protected", line=line, key=where[0], word=code.upper())
    return Config(
        path=str(path),
        root=str(root),
        select=None if model.select is None else _upper(model.select),
        ignore=_upper(model.ignore),
        severity={code.upper(): level for code, level in model.severity.items()},
        per_file_ignores=tuple((glob, _upper(codes)) for glob, codes in model.per_file_ignores.items()),
        exclude=tuple(model.exclude),
        rules=folders,
        language=model.language,
        layout=None if model.layout == "auto" else model.layout,
        fail_on=model.fail_on,
        baseline=str(root / model.baseline) if model.baseline else "",
        suppress=tuple(Suppression(e.code.upper(), e.path, e.text, e.reason) for e in model.suppress),
    )


def _folder(path: Path, text: str, root: Path, named: str) -> str:
    try:
        folder = (root / named).resolve()
        there = folder.is_dir()
    except (
        OSError,
        ValueError,
        RuntimeError,
    ):  # a name too long, with a NUL, a link to itself, no permission
        there = False
    if not there:
        shown = named if len(named) <= 60 else named[:59] + "…"
        raise ConfigError(str(path), "no-folder", line=locate(text, ("rules",), named), word=shown)
    return str(folder)


def _upper(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(code.upper() for code in codes)


def _codes(model: ConfigFile) -> Iterable[tuple[tuple[str, ...], str]]:
    yield from ((("select",), code) for code in model.select or ())
    yield from ((("ignore",), code) for code in model.ignore)
    yield from ((("severity",), code) for code in model.severity)
    for glob, codes in model.per_file_ignores.items():
        yield from ((("per-file-ignores", glob), code) for code in codes)
    yield from ((("suppress",), entry.code) for entry in model.suppress)
