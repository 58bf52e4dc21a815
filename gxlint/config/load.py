"""Read a configuration file: every key and code known, every fault said with its place and the right name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gxlint.config.errors import ConfigError
from gxlint.config.find import PYPROJECT
from gxlint.engine.registry import load as load_rules
from gxlint.engine.rule import RuleError
from gxlint.engine.settings import Suppression
from gxlint.text.patterns import lazy

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
    suppress: tuple[Suppression, ...] = ()


EMPTY = Config()


@cache
def read(path: Path) -> Config:
    """Read gxlint.toml, or [tool.gxlint] of a pyproject.toml. Raises ConfigError."""
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(str(path), "missing") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "UTF-8"
        raise ConfigError(str(path), "unreadable", error=reason) from error
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(path), "toml", error=error) from error
    if path.name == PYPROJECT:
        data = data.get("tool", {}).get("gxlint")
        if data is None:
            raise ConfigError(str(path), "no-table")
    return _checked(path, text, data)


def _checked(path: Path, text: str, data: Mapping[str, Any]) -> Config:
    from pydantic import ValidationError

    from gxlint.config.model import ConfigFile

    try:
        model = ConfigFile.model_validate(data)
    except ValidationError as error:
        raise _fault(path, text, data, error.errors()[0]) from None
    root = path.absolute().parent
    folders = tuple(str((root / folder).resolve()) for folder in model.rules)
    for folder, named in zip(folders, model.rules, strict=True):
        if not Path(folder).is_dir():
            raise ConfigError(str(path), "no-folder", line=locate(text, ("rules",), named), word=named)
    try:
        registry = load_rules(folders)
    except RuleError as error:
        raise ConfigError(str(path), "rules", line=locate(text, ("rules",)), error=error) from error
    for where, code in _codes(model):
        if not registry.knows(code):
            line = locate(text, where, code)
            raise ConfigError(str(path), "unknown-code", line=line, nearest=registry.nearest(code), word=code)
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
        suppress=tuple(Suppression(e.code.upper(), e.path, e.text, e.reason) for e in model.suppress),
    )


def _upper(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(code.upper() for code in codes)


def _codes(model: ConfigFile) -> Iterable[tuple[tuple[str, ...], str]]:
    yield from ((("select",), code) for code in model.select or ())
    yield from ((("ignore",), code) for code in model.ignore)
    yield from ((("severity",), code) for code in model.severity)
    for glob, codes in model.per_file_ignores.items():
        yield from ((("per-file-ignores", glob), code) for code in codes)
    yield from ((("suppress",), entry.code) for entry in model.suppress)


_RIGHT = {
    "select": ("规则代码的列表,如 [\"GX1\", \"GX201\"]", "a list of codes, such as [\"GX1\", \"GX201\"]"),
    "ignore": ("规则代码的列表,如 [\"GX1\", \"GX201\"]", "a list of codes, such as [\"GX1\", \"GX201\"]"),
    "severity": ("规则代码到 error、warning、info 的对应,如 {GX401 = \"info\"}", "codes with error, warning or info, such as {GX401 = \"info\"}"),
    "per-file-ignores": ("路径模式到规则代码列表的对应,如 {\"2019/*\" = [\"GX5\"]}", "globs with lists of codes, such as {\"2019/*\" = [\"GX5\"]}"),
    "exclude": ("路径模式的列表,如 [\"archive/**\"]", "a list of globs, such as [\"archive/**\"]"),
    "rules": ("文件夹的列表", "a list of folders"),
    "language": ("zh 或 en", "zh or en"),
    "layout": ("auto、2021、2019、2014 或 2008", "auto, 2021, 2019, 2014 or 2008"),
    "fail-on": ("error、warning、info 或 never", "error, warning, info or never"),
    "suppress": ("若干 [[suppress]],每个有 code、reason,可有 path、text", "tables [[suppress]], each with code and reason, and perhaps path or text"),
}  # fmt: skip


def _fault(path: Path, text: str, data: Mapping[str, Any], fault: Mapping[str, Any]) -> ConfigError:
    import difflib

    from gxlint.config.model import ConfigFile, SuppressEntry

    where = tuple(str(part) for part in fault["loc"] if part != "[key]")
    keys = [part for part in where if not part.isdigit()]
    last = where[-1]
    if fault["type"] == "extra_forbidden":
        model = ConfigFile if len(where) == 1 else SuppressEntry
        known = [one.alias or name for name, one in model.model_fields.items()]
        near = difflib.get_close_matches(last.replace("_", "-"), known, 1, 0.5)
        return ConfigError(
            str(path), "unknown-key", line=locate(text, (last,)), word=last, nearest=near[0] if near else None
        )
    if fault["type"] == "missing":
        return ConfigError(str(path), "missing-key", line=locate(text, keys[:1]), key=".".join(keys))
    value = fault["input"]
    if (
        keys[0] in ("select", "ignore", "severity", "per-file-ignores", "suppress")
        and fault["type"] == "string_pattern_mismatch"
    ):
        return ConfigError(str(path), "unknown-code", line=locate(text, keys[:1], str(value)), word=value,
                           nearest=load_rules().nearest(str(value)))  # fmt: skip
    return ConfigError(str(path), "wrong-value", line=locate(text, keys[:1], str(value)), key=".".join(keys), word=repr(value),
                       right=_RIGHT[keys[0]])  # fmt: skip


def locate(text: str, keys: Iterable[str], value: str | None = None) -> int | None:
    """The line (from 1) of a TOML text that sets the last of `keys`, or of `value` after it; None when not found.

    tomllib keeps no places, so this looks for the words; for messages only.
    """
    lines = text.splitlines()
    at = 0
    for key in keys:
        word = re.escape(key)
        pattern = lazy(
            rf"""^\s*(?:\[+[^\]]*(?<![\w-]){word}["']?\s*\]+|["']?{word}["']?\s*=)|[{{,.]\s*["']?{word}["']?\s*="""
        )
        found = next((number for number in range(at, len(lines)) if pattern.search(lines[number])), None)
        if found is None:
            break
        at = found
    else:
        if value:
            return next((n + 1 for n in range(at, len(lines)) if value in lines[n]), at + 1)
        return at + 1
    return next((n + 1 for n, line in enumerate(lines) if value and value in line), None)
