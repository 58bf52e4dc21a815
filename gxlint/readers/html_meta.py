"""Facts in the head of a page. Names of the tags: 政府网站发展指引 (国办发〔2017〕47号), appendix on page labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxlint.readers.html_space import clean

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_KEYS: dict[str, tuple[str, int]] = {
    "articletitle": ("title", 0), "og:title": ("title", 2), "dc.title": ("title", 2), "title": ("title", 2),
    "pubdate": ("published", 0), "publishdate": ("published", 1), "article:published_time": ("published", 1),
    "dc.date": ("published", 2), "firstpublishedtime": ("published", 1),
    "author": ("author", 0), "dc.creator": ("author", 1),
    "contentsource": ("source", 0), "source": ("source", 1),
    "sitename": ("site", 0), "og:site_name": ("site", 1),
    "description": ("description", 0), "og:description": ("description", 1),
}  # fmt: skip
_ORDER = ("title", "author", "published", "site", "description", "source")
_LONGEST = 1000


def facts(head: LexborNode | None) -> tuple[tuple[str, str], ...]:
    """Return (key, value) pairs from `<meta>` and `<title>`; ArticleTitle goes before `<title>`.

    Keys: title, author, published, site, description, and source (ContentSource, the publishing office).
    """
    found: dict[str, tuple[int, str]] = {}
    node = head.child if head is not None else None
    while node is not None:
        if node.tag == "meta":
            attributes = node.attributes
            name = (attributes.get("name") or attributes.get("property") or "").strip().lower()
            if name in _KEYS:
                _offer(found, *_KEYS[name], attributes.get("content") or "")
        elif node.tag == "title":
            _offer(found, "title", 1, node.text() or "")
        node = node.next
    return tuple((key, found[key][1]) for key in _ORDER if key in found)


def _offer(found: dict[str, tuple[int, str]], key: str, rank: int, value: str) -> None:
    value = clean(value)[:_LONGEST]
    if value and (key not in found or rank < found[key][0]):
        found[key] = (rank, value)
