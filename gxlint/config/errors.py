"""What is wrong with a configuration, with its place and, where there is one, the right name."""

from __future__ import annotations

from typing import Any

_TEXTS = {
    "missing": ("没有这个配置文件", "there is no such configuration file"),
    "unreadable": ("不能读取配置文件:{error}", "the configuration file cannot be read: {error}"),
    "toml": ("不是正确的 TOML:{error}", "this is no valid TOML: {error}"),
    "no-table": ("没有 [tool.gxlint] 一节", "there is no [tool.gxlint] table"),
    "unknown-key": ("没有“{word}”这一项{nearest}", "there is no key “{word}”{nearest}"),
    "unknown-code": ("没有“{word}”这条规则{nearest}", "there is no rule “{word}”{nearest}"),
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
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {_TEXTS[self.kind][index].format(**values, nearest=near)}"

    def __str__(self) -> str:
        return self.show("en")


def pick(value: Any, language: str) -> Any:
    """One of a pair (Chinese, English); any other value as it is."""
    if isinstance(value, tuple):
        return value[0 if language == "zh" else 1]
    return value
