"""What layouts and sections are called: the names stand in rules/."""

from __future__ import annotations

from typing import Any

from gxlint import resources


def layout(key: str, lang: str) -> str:
    """Return the name of a layout and the document it rests on; an unknown key is its own name."""
    try:
        data = resources.data(f"layouts/{key}.yaml")
    except FileNotFoundError:
        return key
    name, basis = _text(data.get("label"), lang), _text(data.get("basis"), lang)
    if name in basis:
        return basis or key
    return ("," if lang == "zh" else ", ").join(part for part in (name, basis) if part)


def section(key: str, lang: str) -> str:
    """Return the name of a canonical section; an unknown key is its own name."""
    entry = resources.data("sections.yaml")["sections"].get(key)
    return (_text(entry.get("label"), lang) if entry else "") or key


def _text(entry: Any, lang: str) -> str:
    """Return the text in `lang`, in Chinese when it is not there, "" when there is none."""
    if isinstance(entry, dict):
        entry = entry.get(lang) or entry.get("zh")
    return str(entry or "")
