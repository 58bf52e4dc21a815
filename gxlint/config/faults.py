"""From what pydantic says of a configuration to what a person can use: key, value, what would be right, line."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gxlint.config.errors import ConfigError
from gxlint.config.places import locate
from gxlint.config.toml import show
from gxlint.engine.registry import load as load_rules

_CODES = ('规则代码的列表,如 ["GX1", "GX201"]', 'a list of codes, such as ["GX1", "GX201"]')
_CODE = ("规则代码,如 \"GX1\" 或 \"GX201\"", "a code, such as \"GX1\" or \"GX201\"")  # fmt: skip
_RIGHT = {
    "select": _CODES,
    "ignore": _CODES,
    "severity": ("规则代码到 error、warning、info 的对应,如 {GX401 = \"info\"}", "codes with error, warning or info, such as {GX401 = \"info\"}"),
    "per-file-ignores": ("路径模式到规则代码列表的对应,如 {\"2019/*\" = [\"GX5\"]}", "globs with lists of codes, such as {\"2019/*\" = [\"GX5\"]}"),
    "exclude": ("路径模式的列表,如 [\"archive/**\"]", "a list of globs, such as [\"archive/**\"]"),
    "rules": ("文件夹的列表,如 [\"our-rules\"]", "a list of folders, such as [\"our-rules\"]"),
    "language": ("zh 或 en", "zh or en"),
    "layout": ("加引号的 auto、2021(2021 年度起)、2019(2019、2020 年度)、2014 或 2008(2008 至 2018 年度)", "auto, 2021 (from fiscal year 2021 on), 2019 (2019, 2020), 2014 or 2008 (2008 to 2018), in quotation marks"),
    "fail-on": ("error、warning、info 或 never", "error, warning, info or never"),
    "baseline": ("基线文件的路径,如 \"gxlint-baseline.json\"", "the path of a baseline, such as \"gxlint-baseline.json\""),
    "suppress": ("若干 [[suppress]],每个有 code,可有 path、text、reason", "tables [[suppress]], each with code and perhaps path, text, reason"),
    "suppress.code": _CODE,
    "suppress.path": ("路径模式,如 \"2019/*\"", "a glob, such as \"2019/*\""),
    "suppress.text": ("正文中的一段文字", "a piece of the text"),
    "suppress.reason": ("一句理由", "the reason, in a sentence"),
}  # fmt: skip
_OF_CODES = ("select", "ignore", "severity", "per-file-ignores", "suppress")


def fault(path: Path, text: str, found: Mapping[str, Any], name: str) -> ConfigError:
    """Make the error of the first entry of `ValidationError.errors()`; `name` is what the whole is called."""
    where = [str(part) for part in found["loc"] if part != "[key]"]
    keys = [part for part in where if not part.isdigit()]
    value = found["input"]
    if not keys:
        return ConfigError(
            str(path), "not-table", line=locate(text, name.split(".")[-1:]), key=name, word=show(value)
        )
    if found["type"] == "extra_forbidden":
        return _unknown_key(path, text, where)
    if found["type"] == "missing":
        return ConfigError(str(path), "missing-key", line=locate(text, keys[:1]), key=".".join(keys))
    line = locate(text, keys[:1], value) if isinstance(value, str) else locate(text, keys)
    if keys[0] in _OF_CODES and found["type"] == "string_pattern_mismatch":
        return ConfigError(
            str(path),
            "unknown-code",
            line=line,
            word=show(value)[1:-1],
            nearest=load_rules().nearest(value[:20]),
        )
    right = _RIGHT.get(".".join(keys)) or _RIGHT[keys[0]]
    return ConfigError(str(path), "wrong-value", line=line, key=".".join(keys), word=show(value), right=right)


def _unknown_key(path: Path, text: str, where: Sequence[str]) -> ConfigError:
    from gxlint.config.model import ConfigFile, SuppressEntry

    model = ConfigFile if len(where) == 1 else SuppressEntry
    known = [one.alias or name for name, one in model.model_fields.items()]
    word = where[-1]
    if where == ["tool"]:
        return ConfigError(str(path), "no-tool-here", line=locate(text, ("gxlint",)), word=path.name)
    near = difflib.get_close_matches(word[:40].replace("_", "-").lower(), known, 1, 0.5)
    shown = word if len(word) <= 40 else word[:39] + "…"
    return ConfigError(
        str(path), "unknown-key", line=locate(text, (word,)), word=shown, nearest=near[0] if near else None
    )
