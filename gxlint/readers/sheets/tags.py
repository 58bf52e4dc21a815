"""Elements of SpreadsheetML by their local names: transitional and strict files differ only in the namespace."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element


def tag(element: Element) -> str:
    """Return the local name of an element."""
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str | None = None) -> Iterator[Element]:
    """Yield the children of that local name, all without one."""
    for one in element:
        if name is None or tag(one) == name:
            yield one


def child(element: Element, name: str) -> Element | None:
    """Return the first child of that local name."""
    return next(children(element, name), None)


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its local name (r:id)."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def is_on(value: str | None, default: bool = True) -> bool:
    """Return what a boolean attribute says."""
    return default if value is None else value.strip().lower() not in ("0", "false", "off")


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number that an attribute holds, the default for anything else."""
    if text is None or len(text) > 12:
        return default
    try:
        return int(text)
    except ValueError:
        return default
