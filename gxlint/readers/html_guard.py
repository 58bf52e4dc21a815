"""A look at the source of a page before it is parsed: would parsing it take unreasonable time or memory?

An HTML parser repeats every formatting element left open (`<b>`, `<font>`) in each paragraph that follows, and
walks up the open elements at each start tag: a few kilobytes can be made to cost gigabytes. This scan counts
what a parser would make of the tags, in time linear in the source, and needs no parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gxlint.readers.errors import Unreadable
from gxlint.readers.html_tags import FORMATTING, INLINE, OPTIONAL_END, RAW, SCOPES, VOID
from gxlint.readers.limits import Limits
from gxlint.text.patterns import lazy

_HARMLESS = 2000
"""Up to so many tags little can go wrong: at worst 500,000 nodes."""
_INLINE_FACTOR = 16
"""Pages with thousands of `<font>` or `<span>` left open exist and are shown; blocks do not nest by mistake."""
_MAX_ATTRIBUTES = 1000
_MAX_ROOTS = 100
_MARKUP = lazy(r"<!--|<(/?)([a-zA-Z][^\s/>]{0,40})")
_REST = lazy(r"""[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+>""")
_RAW_ENDS = {name: lazy("</" + name, re.I) for name in RAW}


def check(source: str, limits: Limits) -> None:
    """Raise Unreadable ("too-large", "nesting") for a page that must not be parsed."""
    if len(source) > limits.max_characters:
        raise Unreadable("too-large", size=len(source), limit=limits.max_characters, unit="characters")
    if source.count("<") <= _HARMLESS and len(source) < 100_000:
        return
    attributes = source.count("=")
    if attributes > limits.max_nodes:
        raise Unreadable("too-large", size=attributes, limit=limits.max_nodes, unit="attributes")
    nodes = repeated = depth = inline = formatting = roots = 0
    scopes: list[int] = []
    for closing, name in _tags(source):
        nodes += 2
        if closing:
            if name in FORMATTING:
                formatting = max(scopes[-1] if scopes else 0, formatting - 1)
            elif name in INLINE:
                inline = max(0, inline - 1)
            elif name not in OPTIONAL_END:
                depth = max(0, depth - 1)
            if name in SCOPES and scopes:
                formatting = scopes.pop()
        elif name not in VOID:
            if name in SCOPES:
                scopes.append(formatting)
            if name in FORMATTING:
                formatting += 1
            elif name in INLINE:
                inline += 1
            elif name not in OPTIONAL_END:
                depth += 1
            if name not in INLINE:
                repeated += formatting
            roots += name in ("html", "body")
        if nodes > limits.max_nodes:
            raise Unreadable("too-large", size=nodes, limit=limits.max_nodes, unit="elements")
        if repeated * 8 > limits.max_nodes:
            raise Unreadable("nesting", depth=formatting, limit=limits.max_depth)
        if depth > limits.max_depth or inline + formatting > _INLINE_FACTOR * limits.max_depth:
            raise Unreadable("nesting", depth=max(depth, inline + formatting), limit=limits.max_depth)
        if roots > _MAX_ROOTS:
            raise Unreadable("nesting", depth=roots, limit=_MAX_ROOTS)


def _tags(source: str) -> Iterator[tuple[bool, str]]:
    """Yield the tags of a page, (is it an end tag, lower-case name), past comments, scripts and attribute values."""
    at = 0
    while found := _MARKUP.search(source, at):
        if found[2] is None:
            at = source.find("-->", found.end()) + 3
            if at < 3:
                return
            continue
        name = found[2].lower()
        rest = _REST.match(source, found.end())
        at = rest.end() if rest else source.find(">", found.end()) + 1
        if at <= 0:
            _attributes(source[found.end() :])
            return
        if at - found.end() > 2 * _MAX_ATTRIBUTES:
            _attributes(source[found.end() : at])
        yield bool(found[1]), name
        if name in RAW and not found[1]:
            end = _RAW_ENDS[name].search(source, at)
            if end is None:
                return
            at = end.start()


def _attributes(tag: str) -> None:
    number = len(_QUOTED.sub("", tag).replace("/", " ").split())
    if number > _MAX_ATTRIBUTES:
        raise Unreadable("too-large", size=number, limit=_MAX_ATTRIBUTES, unit="attributes")


_QUOTED = lazy(r""""[^"]*+"|'[^']*+'""")
