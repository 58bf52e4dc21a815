"""What belongs to a saved web page: the folder saved with it, what its frames show, the documents it links to beside it.

Only files next to the page or below it count, never one that a link leads to elsewhere; nothing is fetched.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    place = _in_archive(source) if source.member is not None else _on_disk(source)
    told: set[str] = set()
    framed, linked = (_targets(pattern, data, place.page) for pattern in (_FRAME, _LINK))
    for name in (*framed, *linked, *place.folder):
        document = name.lower().endswith(DOCUMENTS)
        if (
            name in told
            or name == place.page
            or not (document or (name not in linked and name.lower().endswith(PAGES)))
        ):
            continue
        told.add(name)
        content = place.content(name)
        if content is not None:
            yield Attachment(_seen_from(place.page, name), content)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page stands: its name there, the files of the folder saved with it, and what gives the content of a file
    by its name (None for one that is not there, or no business of the page)."""

    page: str
    folder: Sequence[str]
    content: Callable[[str], Callable[[], bytes] | None]


def _on_disk(source: Source) -> _Place:
    above, page = os.path.split(source.path)
    saved = list(islice(_saved(above or os.curdir, page), _MOST_LISTED))
    inside = frozenset(saved)

    def content(name: str) -> Callable[[], bytes] | None:
        whole = os.path.join(above, *name.split("/"))
        there = name in inside or ("/" not in name and os.path.lexists(whole))
        return (lambda: load(whole, DEFAULT)) if there else None

    return _Place(page, saved, content)


def _saved(above: str, page: str) -> Iterator[str]:
    """The files of the folders saved with a page, by their names seen from it."""
    folders = _folders(above)
    for name in sorted(folders[one] for one in pages_by_folder([page]) if one in folders):
        for here, _, names in os.walk(os.path.join(above, name)):
            for last in sorted(names):
                yield os.path.relpath(os.path.join(here, last), above).replace(os.sep, "/")


def _folders(above: str) -> Mapping[str, str]:
    try:
        return _listed(above, os.stat(above).st_mtime_ns)
    except OSError:
        return {}


@lru_cache(maxsize=4)
def _listed(above: str, stamp: int) -> Mapping[str, str]:
    """The folders in a folder by their names in small letters: listed once for all pages beside each other."""
    with os.scandir(above) as entries:
        return {entry.name.lower(): entry.name for entry in entries if entry.is_dir()}


def _in_archive(source: Source) -> _Place:
    member = source.member
    assert member is not None

    def content(name: str) -> Callable[[], bytes] | None:
        other = member.beside(name)
        return None if other is None else other.load

    try:
        return _Place(member.name(), member.saved_with(), content)
    except Unreadable:
        return _Place("", (), lambda _: None)


def _targets(pattern: re.Pattern[str], data: bytes, page: str) -> list[str]:
    from gxlint.readers.encoding import decode

    try:
        text = decode(data).text
    except Unreadable:
        return []
    above = posixpath.dirname(page)
    found: dict[str, None] = {}
    for hit in pattern.finditer(text):
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
