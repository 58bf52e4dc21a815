"""The characters of a page's text with their places in its source: tags, comments and scripts are passed over.

This reads the source as a browser's tokeniser does (WHATWG HTML, 13.2.5), as far as the places of text need it. Where it
sees a page otherwise than the parser, nothing is written: what a change made of the page is read again and compared.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from html.entities import html5

from gxlint.readers.html_tags import RAW
from gxlint.text.patterns import lazy

_NAME = lazy(r"<(/?)([a-zA-Z][^\s/>]*)")
_REST = lazy(r"""[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+>""")
_COMMENT_END = lazy(r"--!?>")
_RAW_ENDS = {name: lazy(rf"</{name}(?=[\s/>]|$)", re.I) for name in RAW}
_ENTITY = lazy(
    r"&(?:#(?P<tens>[0-9]{1,7})|#[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<name>[a-zA-Z][a-zA-Z0-9]{1,31}));?"
)
_UNSEEN = frozenset(
    (
        "template",
        "noscript",
        "svg",
        "math",
        "select",
        "del",
        "button",
        "datalist",
        "audio",
        "video",
        "canvas",
        "map",
        "rt",
        "rp",
    )
)
"""Elements whose text the reader leaves out."""


@dataclass(slots=True)
class Letters:
    """`text`: all characters of all text, entities resolved; each stands in the source from `starts` to `ends`."""

    text: str = ""
    starts: array[int] = field(default_factory=lambda: array("L"))
    ends: array[int] = field(default_factory=lambda: array("L"))


def letters(source: str) -> Letters:
    """Return the text of a page, character by character."""
    found = Letters()
    parts: list[str] = []
    at, skipping, depth = 0, "", 0
    while at < len(source):
        mark = source.find("<", at)
        end = len(source) if mark < 0 else mark
        if not skipping:
            _text(source, at, end, found, parts)
        if mark < 0:
            break
        tag = _NAME.match(source, mark)
        if tag is None:
            at = _no_tag(source, mark)
            if at == mark:
                at += 1
                if not skipping:
                    _text(source, mark, at, found, parts)
            continue
        rest = _REST.match(source, tag.end())
        if rest is None:
            break
        at, closing, name = rest.end(), bool(tag[1]), tag[2].lower()
        if name in RAW and not closing:
            at = _after_raw(source, at, name)
        elif skipping:
            if name == skipping:
                depth += -1 if closing else 1
                skipping = skipping if depth else ""
        elif name in _UNSEEN and not closing and not rest[0].endswith("/>"):
            skipping, depth = name, 1
    found.text = "".join(parts)
    return found


def _no_tag(source: str, mark: int) -> int:
    """Where what begins with < and is no tag ends: a comment, a declaration; `mark` itself where the < is text."""
    if source.startswith("<!--", mark):
        if source.startswith((">", "->"), mark + 4):
            return source.index(">", mark) + 1
        end = _COMMENT_END.search(source, mark + 4)
        return end.end() if end else len(source)
    if source.startswith(("<!", "<?", "</"), mark):
        close = source.find(">", mark)
        return close + 1 if close >= 0 else len(source)
    return mark


def _after_raw(source: str, at: int, name: str) -> int:
    """Where the end tag of a script or the like begins."""
    end = _RAW_ENDS[name].search(source, at)
    return end.start() if end else len(source)


def _text(source: str, start: int, end: int, found: Letters, parts: list[str]) -> None:
    at = start
    while at < end:
        sign = source.find("&", at, end)
        plain = end if sign < 0 else sign
        if plain > at:
            parts.append(source[at:plain])
            found.starts.extend(range(at, plain))
            found.ends.extend(range(at + 1, plain + 1))
        if sign < 0:
            return
        shown, at = _entity(source, sign, end)
        parts.append(shown)
        found.starts.extend([sign] * len(shown))
        found.ends.extend([at] * len(shown))


def _entity(source: str, sign: int, end: int) -> tuple[str, int]:
    """What stands for an entity, and where it ends; the & itself where it is none."""
    hit = _ENTITY.match(source, sign, end)
    if hit is None:
        return "&", sign + 1
    if hit["name"] is None:
        code = int(hit["tens"]) if hit["tens"] else int(hit["hex"], 16)
        known = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
        return (chr(code) if known else "\ufffd"), hit.end()
    name = hit[0][1:]
    for length in range(len(name), 1, -1):
        shown = html5.get(name[:length])
        if shown is not None:
            return shown, sign + 1 + length
    return "&", sign + 1
