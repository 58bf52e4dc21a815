"""A TOML file, read within limits; what is wrong with it is said in both languages, with its line."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any

from gxlint.config.errors import ConfigError
from gxlint.text.patterns import lazy
from gxlint.text.system import refusal

MAX_BYTES = 1024 * 1024
"""Real ones have some kilobytes; a report given by mistake has more."""
_PLACE = lazy(
    r"^(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.DOTALL
)
_SHOWN = 60
_FAULTS = (
    ("Invalid statement", "这一行看不懂", "this line is not understood"),
    ("Expected newline", "一行只能写一项", "there is more on the line than one setting"),
    ("Expected '=' after a key", "键后面缺少等号", "an equals sign is missing behind the key"),
    ("Expected ']", "节名的方括号没有配对", "the brackets of the table name do not match"),
    ("Expected", "缺少字符", "a character is missing"),
    ("Cannot declare", "同一节写了两次", "the table stands there twice"),
    ("Cannot redefine", "同一节写了两次", "the table stands there twice"),
    ("Cannot overwrite", "同一项写了两次", "the key stands there twice"),
    ("Cannot mutate", "这一项前面已经写完,不能再加", "the value is complete already and cannot be added to"),
    ("Duplicate inline", "同一项写了两次", "the key stands there twice"),
    ("Invalid initial character", "键名写法不对", "this is no name of a key"),
    ("Unclosed array", "列表缺少右方括号", "the list is not closed with ]"),
    ("Unclosed inline", "花括号没有配对", "the braces do not match"),
    ("Unescaped", "文字中的反斜杠要写成 \\\\", "a backslash in a text is written \\\\"),
    ("Invalid hex", "文字中的反斜杠要写成 \\\\", "a backslash in a text is written \\\\"),
    ("Escaped character", "文字中的反斜杠要写成 \\\\", "a backslash in a text is written \\\\"),
    ("Unterminated string", "文字的引号没有配对", "the quotation marks of a text do not match"),
    ("Illegal character", "有不能出现的字符", "there is a character that cannot stand there"),
    ("Found invalid character", "有不能出现的字符", "there is a character that cannot stand there"),
    ("Invalid date", "日期不对", "this is no date"),
    ("Invalid value", "值的写法不对,文字要加引号", "the value is not understood; a text needs quotation marks"),
)  # fmt: skip


def load(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the text of a TOML file and its data. Raises ConfigError."""
    text = _text(path)
    import tomllib

    try:
        return text, tomllib.loads(text)
    except RecursionError:
        deep = ("层次太多", "it is nested too deeply")
        raise ConfigError(str(path), "toml", error=deep) from None
    except ValueError as error:  # also what Python says of a number with thousands of digits
        said, line = _fault(str(error))
        raise ConfigError(str(path), "toml", line=line, error=said) from error


def _text(path: Path) -> str:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise ConfigError(str(path), "no-file")
        with open(path, "rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise ConfigError(str(path), "missing") from None
    except OSError as error:
        raise ConfigError(str(path), "unreadable", error=refusal(error)) from error
    if len(data) > MAX_BYTES:
        raise ConfigError(str(path), "too-large", limit=MAX_BYTES // 1024)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(str(path), "encoding", line=line) from error


def _fault(message: str) -> tuple[tuple[str, str], int | None]:
    found = _PLACE.match(message)
    what = found["what"] if found else message
    chinese, english = next(((zh, en) for begin, zh, en in _FAULTS if what.startswith(begin)),
                            ("有写法不合 TOML 的规则", "something is not as TOML has it"))  # fmt: skip
    if found is None:
        return (chinese, english), None
    if found["line"] is None:
        return (f"{chinese}(文件末尾处)", f"{english} (at the end of the file)"), None
    column = found["column"]
    return (f"{chinese}(第 {column} 个字处)", f"{english} (at character {column})"), int(found["line"])


def show(value: object) -> str:
    """A value as it is written in TOML, on one line, cut when it is long."""
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, str):
        text = '"' + " ".join(value[:_SHOWN].split()) + '"'
    elif isinstance(value, int):
        text = str(value) if value.bit_length() < 200 else "…"
    elif isinstance(value, list):
        text = "[" + ", ".join(show(one) for one in value[:4]) + (", …]" if len(value) > 4 else "]")
    elif isinstance(value, dict):
        pairs = [f"{key} = {show(one)}" for key, one in list(value.items())[:2]]
        text = "{" + ", ".join(pairs) + (", …}" if len(value) > 2 else "}")
    else:
        text = str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
