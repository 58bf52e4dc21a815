"""JSON text with exact numbers: a Decimal is written as the number it is, never through a float."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from gxlint.document import Span
from gxlint.text.patterns import lazy

_CONTROLS = lazy("[\x7f-\x9f]")
Json = Any
"""What `dumps` takes: mappings, sequences, sets, dataclasses, str, int, Decimal, float, bool, None, nested."""


def dumps(value: Json, indent: int | None = 2) -> str:
    """JSON text in the order of the keys as given; `indent` None puts all on one line. Always ends without a newline.

    Sets are sorted, dataclasses written as objects; numbers that are none (NaN, infinity) become null.
    """
    parts: list[str] = []
    _write(value, parts, indent, "\n")
    return "".join(parts)


def place(span: Span | None) -> dict[str, int] | None:
    """A span as data: {line, column, end_line, end_column}; None where there is no place."""
    if span is None:
        return None
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _write(value: Json, parts: list[str], indent: int | None, newline: str) -> None:
    if isinstance(value, str):
        parts.append(_text(value))
    elif value is None or value is True or value is False:
        parts.append("null" if value is None else "true" if value else "false")
    elif isinstance(value, int):
        parts.append(int.__repr__(value))
    elif isinstance(value, Decimal):
        parts.append(format(value, "f") if value.is_finite() else "null")
    elif isinstance(value, float):
        parts.append(float.__repr__(value) if value - value == 0 else "null")
    elif isinstance(value, Mapping):
        _members(
            ((_text(str(k)) + (": " if indent else ":"), v) for k, v in value.items()),
            "{}",
            parts,
            indent,
            newline,
        )
    elif isinstance(value, set | frozenset):
        _members((("", item) for item in sorted(value, key=str)), "[]", parts, indent, newline)
    elif isinstance(value, tuple) and hasattr(value, "_asdict"):
        _write(value._asdict(), parts, indent, newline)
    elif isinstance(value, Sequence):
        _members((("", item) for item in value), "[]", parts, indent, newline)
    elif is_dataclass(value) and not isinstance(value, type):
        _write({field.name: getattr(value, field.name) for field in fields(value)}, parts, indent, newline)
    else:
        parts.append(_text(str(value)))


def _text(value: str) -> str:
    """A JSON string; DEL and the C1 controls are escaped as well: some terminals obey them."""
    text = encode_basestring(value)
    return text if text.isascii() and "\x7f" not in text else _CONTROLS.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _members(items: Any, brackets: str, parts: list[str], indent: int | None, newline: str) -> None:
    inner = newline + " " * indent if indent else ""
    separator = brackets[0] + inner
    empty = True
    for head, value in items:
        parts.append(separator + head)
        _write(value, parts, indent, newline + " " * (indent or 0))
        separator = "," + inner
        empty = False
    parts.append(brackets if empty else (newline if indent else "") + brackets[1])
