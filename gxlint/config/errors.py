"""What is wrong with a configuration, with its place and, where there is one, the right name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TEXTS = {
    "missing": ("没有这个配置文件", "there is no such configuration file"),
    "unreadable": ("不能读取配置文件:{error}", "the configuration file cannot be read: {error}"),
    "no-file": (
        "配置应是普通文件,这是文件夹或设备",
        "a configuration is a regular file; this is a folder or a device",
    ),
    "too-large": (
        "配置文件太大,上限是 {limit} KB。请确认没有选错文件",
        "the configuration file is too large, the limit is {limit} KB. Make sure it is the right file",
    ),
    "encoding": (
        "配置文件不是 UTF-8 编码,请另存为 UTF-8",
        "the configuration file is not UTF-8; save it as UTF-8",
    ),
    "toml": ("不是正确的 TOML:{error}", "this is no valid TOML: {error}"),
    "no-table": ("没有 [tool.gxlint] 一节", "there is no [tool.gxlint] table"),
    "not-table": (
        "“{key}”应是一节,写作 [{key}],不能是 {word}",
        "“{key}” should be a table, written [{key}], not {word}",
    ),
    "no-tool-here": (
        "在 {word} 里,各项直接写在最外层,不要写 [tool.gxlint] 这一节(那是 pyproject.toml 的写法)",
        "in {word} the keys stand at the top, without [tool.gxlint]; that is for pyproject.toml",
    ),
    "unknown-key": ("没有“{word}”这一项{nearest}", "there is no key “{word}”{nearest}"),
    "unknown-code": ("没有“{word}”这条规则{nearest}", "there is no rule “{word}”{nearest}"),
    "protected": (
        "“{key}”不能用于 {word}:没有读出、没有查完的内容总要说明",
        "“{key}” cannot be used on {word}: what was not read or not finished is always said",
    ),
    "wrong-value": (
        "“{key}”的值不对:{word}。应为{right}",
        "the value of “{key}” is wrong: {word}. It should be {right}",
    ),
    "missing-key": ("缺少“{key}”", "“{key}” is missing"),
    "rules": ("额外规则有误:{error}", "an extra rule is wrong: {error}"),
    "no-folder": ("没有这个规则文件夹:{word}", "there is no such folder of rules: {word}"),
}
_NEAREST = (",是不是“{word}”?", ", did you mean “{word}”?")


class ConfigError(Exception):
    """`kind` is one of the texts above; `line` counts from 1, None where the place is the file as a whole."""

    def __init__(
        self, path: str, kind: str, *, line: int | None = None, nearest: str | None = None, **values: Any
    ) -> None:
        super().__init__(path, kind)
        self.path, self.kind, self.line, self.nearest, self.values = path, kind, line, nearest, values

    def show(self, language: str) -> str:
        """The fault in one line: file:line: what is wrong, what would be right."""
        index = 0 if language == "zh" else 1
        near = _NEAREST[index].format(word=self.nearest) if self.nearest else ""
        values = {key: pick(value, language) for key, value in self.values.items()}
        right = values.get("right")
        if language == "zh" and isinstance(right, str) and right[:1].isascii():
            values["right"] = f" {right}"
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {_TEXTS[self.kind][index].format(**values, nearest=near)}"

    def __str__(self) -> str:
        return self.show("en")


def pick(value: Any, language: str) -> Any:
    """One of a pair (Chinese, English) or of {zh, en}, an error in the language where it speaks both; else the value."""
    if isinstance(value, tuple):
        return value[0 if language == "zh" else 1]
    if isinstance(value, Mapping):
        return value[language]
    if isinstance(value, Exception) and hasattr(value, "show"):
        return value.show(language)
    return value
