"""Which lines of a Markdown file are not text: fences, comments, the front matter."""

from __future__ import annotations

from dataclasses import dataclass, field

from gxlint.readers.names import landmark
from gxlint.text.patterns import lazy

_FENCE = lazy(r" {0,3}(`{3,}|~{3,})([^`]*)$")
_KEY = lazy(r"([\w\u4e00-\u9fff .-]{1,40}?)\s*:\s*(.*)$")
_FRONT_KEYS = {"title": "title", "标题": "title", "author": "author", "作者": "author", "date": "published",
               "pubdate": "published", "published": "published", "发布日期": "published", "发布时间": "published",
               "description": "description", "site": "site", "source": "source", "来源": "source"}  # fmt: skip
_LONGEST_FRONT = 60


@dataclass(slots=True)
class Masked:
    """`skipped`: lines that hold no text. `parts`: what is left of a line that holds comments, as (start, end).

    `comments`: text, first and last line (from 0). `front`: lines of the front matter, `metadata` what they say.
    `tables_from`: before this line no table in HTML is looked for any more.
    """

    skipped: set[int] = field(default_factory=set)
    parts: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    comments: list[tuple[str, int, int]] = field(default_factory=list)
    front: set[int] = field(default_factory=set)
    metadata: tuple[tuple[str, str], ...] = ()
    tables_from: int = 0


def mask(lines: list[str]) -> Masked:
    """Find everything that is not text."""
    masked = Masked()
    _front_matter(lines, masked)
    _fences(lines, masked)
    _mask_comments(lines, masked)
    return masked


def _front_matter(lines: list[str], masked: Masked) -> None:
    if not lines or lines[0].rstrip() != "---":
        return
    facts: dict[str, str] = {}
    for index in range(1, min(len(lines), _LONGEST_FRONT)):
        line = lines[index]
        if line.rstrip() in ("---", "..."):
            masked.skipped |= {0, index}
            masked.front = {inner for inner in range(1, index) if lines[inner].strip()}
            order = ("title", "author", "published", "site", "description", "source")
            masked.metadata = tuple((key, facts[key]) for key in order if key in facts)
            return
        found = _KEY.match(line)
        if found:
            key = _FRONT_KEYS.get(found[1].lower())
            value = found[2].strip().strip("\"'")
            if key and value:
                facts.setdefault(key, value)
        elif line.strip() and not line.startswith((" ", "\t", "- ", "#")):
            return


def _fences(lines: list[str], masked: Masked) -> None:
    """Skip fenced code, but never a report that somebody put into a fence, and nothing after a lone fence."""
    marks = [
        (index, found[1][0], len(found[1]), not found[2].strip())
        for index, line in enumerate(lines)
        if ("```" in line or "~~~" in line) and index not in masked.front and (found := _FENCE.match(line))
    ]
    total = sum(map(len, lines)) - sum(len(lines[index]) for index, *_ in marks) if marks else 0
    hopeless: dict[str, int] = {}
    at = 0
    while at < len(marks):
        index, mark, size, _ = marks[at]
        masked.skipped.add(index)
        close = None
        if size < hopeless.get(mark, 1 << 30):
            closers = (
                n
                for n in range(at + 1, len(marks))
                if marks[n][3] and marks[n][1] == mark and marks[n][2] >= size
            )
            close = next(closers, None)
        if close is None:
            hopeless[mark] = min(size, hopeless.get(mark, size))
            at += 1
            continue
        last = marks[close][0]
        masked.skipped.add(last)
        if not _holds_report(lines[index + 1 : last], total):
            masked.skipped.update(range(index, last + 1))
        at = close + 1


def _holds_report(lines: list[str], total: int) -> bool:
    kinds = {landmark(line.strip().lstrip("# "), marked=line.startswith("#")) for line in lines} - {None}
    return len(kinds) > 1 or sum(map(len, lines)) * 2 > total


def _mask_comments(lines: list[str], masked: Masked) -> None:
    index = 0
    while index < len(lines):
        line = lines[index]
        if index in masked.skipped or "<!--" not in line:
            index += 1
            continue
        visible: list[tuple[int, int]] = []
        at = 0
        while (start := line.find("<!--", at)) >= 0:
            visible.append((at, start))
            last, end = _comment_end(lines, index, start + 4)
            if last < 0:
                # Never closed: text, here and in the rest of the file.
                visible[-1] = (at, len(line))
                masked.parts[index] = visible
                return
            if last == index:
                text = line[start + 4 : end - 3]
            else:
                text = "\n".join((line[start + 4 :], *lines[index + 1 : last], lines[last][: end - 3]))
            masked.comments.append((text.strip(), index, last))
            if last > index:
                masked.parts[index] = visible
                for inner in range(index + 1, last):
                    masked.skipped.add(inner)
                visible, line, index = [], lines[last], last
            at = end
        visible.append((at, len(line)))
        masked.parts[index] = visible
        index += 1
    for number, parts in masked.parts.items():
        if not any(lines[number][start:end].strip() for start, end in parts):
            masked.skipped.add(number)


def _comment_end(lines: list[str], index: int, at: int) -> tuple[int, int]:
    """Line and offset just after the end of a comment; (-1, -1) when it has none."""
    for number in range(index, len(lines)):
        end = lines[number].find("-->", at)
        if end >= 0:
            return number, end + 3
        at = 0
    return -1, -1
