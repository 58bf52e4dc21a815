"""What layouts and sections are called: the names stand in rules/."""

from __future__ import annotations

from typing import Any

from gxlint import resources


def layout(key: str, lang: str) -> str:
    """Return the name of a layout and the document that prescribes it; an unknown key is its own name."""
    data = _layout(key)
    name, basis = _text(data.get("label"), lang) or key, _text(data.get("basis"), lang).split(";")[0]
    if "〔" not in basis and " No. " not in basis:  # no document of its own: the name says it all
        return name
    return basis if name in basis else ("," if lang == "zh" else ", ").join((name, basis))


def section(key: str, layout_key: str | None, lang: str) -> str:
    """Return what a layout calls a canonical section; an unknown key is its own name."""
    named = _layout(layout_key).get("labels", {}).get(key) if layout_key else None
    entry = resources.data("sections.yaml")["sections"].get(key, {})
    return _text(named, lang) or _text(entry.get("label"), lang) or key


def _layout(key: str) -> dict[str, Any]:
    try:
        return dict(resources.data(f"layouts/{key}.yaml"))
    except FileNotFoundError:
        return {}


def _text(entry: Any, lang: str) -> str:
    """Return the text in `lang`, in Chinese when it is not there, "" when there is none."""
    if isinstance(entry, dict):
        entry = entry.get(lang) or entry.get("zh")
    return str(entry or "")
