"""What belongs to a saved web page: the folder saved with it, what its frames show, the documents it links to beside it.

Only files next to the page or below it count, never one that a link leads to elsewhere; nothing is fetched.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from gxlint.engine.sources import Source
from gxlint.readers.errors import Unreadable
from gxlint.readers.files import load
from gxlint.readers.limits import DEFAULT
from gxlint.readers.saved import DOCUMENTS, PAGES, pages_by_folder
from gxlint.text.patterns import lazy

MOST = 40
"""Files around one page that are looked into."""
_MOST_LISTED = 2000
_FRAME = lazy(
    r"<(?:i?frame|embed|object)\b[^<>]{0,2000}?\s(?:src|data)\s{0,9}=\s{0,9}[\"']?([^\"'<>]{1,500})", re.I
)
_LINK = lazy(r"<a\b[^<>]{0,2000}?\shref\s{0,9}=\s{0,9}[\"']?([^\"'<>]{1,500})", re.I)
_ELSEWHERE = lazy(r"[a-z][a-z0-9+.-]*:|//|/|\\|#", re.I)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file around a page: `name` as seen from the page."""

    name: str
    load: Callable[[], bytes]


def attachments(source: Source, data: bytes) -> Iterator[Attachment]:
    """Yield what may hold the report of a page with the content `data`, at most `MOST`."""
    return islice(_all(source, data), MOST)


def _all(source: Source, data: bytes) -> Iterator[Attachment]:
    from gxlint.readers import mhtml

    if mhtml.is_archive(data):
        for name, inner in mhtml.further_parts(data):
            yield Attachment(name, lambda inner=inner: inner)  # type: ignore[misc]
        return
    if source.data is not None:
        return  # standard input stands nowhere
    page, there = _in_archive(source) if source.member is not None else _on_disk(source)
    told: set[str] = set()
    folders = [name for name in there if _belongs(name, page)]
    framed = [name for name in _targets(_FRAME, data, page) if name in there]
    linked = [name for name in _targets(_LINK, data, page) if name in there]
    for name in (*framed, *linked, *folders):
        document = name.lower().endswith(DOCUMENTS)
        if (
            name in told
            or name == page
            or not (document or (name not in linked and name.lower().endswith(PAGES)))
        ):
            continue
        told.add(name)
        yield Attachment(_seen_from(page, name), there[name])


def _on_disk(source: Source) -> tuple[str, Mapping[str, Callable[[], bytes]]]:
    folder, page = os.path.split(source.path)
    known = pages_by_folder([page])
    there: dict[str, Callable[[], bytes]] = {}
    try:
        for entry in sorted(os.listdir(folder or os.curdir))[:_MOST_LISTED]:
            whole = os.path.join(folder, entry)
            if entry.lower() in known and os.path.isdir(whole):
                for here, _, names in os.walk(whole):
                    for name in sorted(names)[: max(0, _MOST_LISTED - len(there))]:
                        inner = os.path.join(here, name)
                        there[os.path.relpath(inner, folder or os.curdir).replace(os.sep, "/")] = _loader(
                            inner
                        )
            elif entry.lower().endswith((*DOCUMENTS, *PAGES)):
                there[entry] = _loader(whole)
    except OSError:
        return page, there
    return page, there


def _loader(path: str) -> Callable[[], bytes]:
    return lambda: load(path, DEFAULT)


def _in_archive(source: Source) -> tuple[str, Mapping[str, Callable[[], bytes]]]:
    assert source.member is not None
    try:
        members = source.member.beside()
        return source.member.name(), {name: member.load for name, member in members.items()}
    except Unreadable:
        return "", {}


def _belongs(name: str, page: str) -> bool:
    """Whether a file stands in the folder saved with a page."""
    above, last = posixpath.split(page)
    rest = name[len(above) + 1 :] if above and name.startswith(above + "/") else name if not above else ""
    first, inside, _ = rest.partition("/")
    return bool(inside) and first.lower() in pages_by_folder([last])


def _targets(pattern: object, data: bytes, page: str) -> list[str]:
    from gxlint.readers.encoding import decode

    try:
        text = decode(data).text
    except Unreadable:
        return []
    above = posixpath.dirname(page)
    found: dict[str, None] = {}
    for hit in pattern.finditer(text):  # type: ignore[attr-defined]
        target = hit[1].strip().partition("#")[0].partition("?")[0]
        if not target or _ELSEWHERE.match(target):
            continue
        for name in (unquote(target), unquote(target, "gb18030")):
            whole = posixpath.normpath(posixpath.join(above, name.replace("\\", "/")))
            if not whole.startswith("..") and (not above or whole.startswith(above + "/")):
                found.setdefault(whole)
    return list(found)


def _seen_from(page: str, name: str) -> str:
    above = posixpath.dirname(page)
    return name[len(above) + 1 :] if above else name
