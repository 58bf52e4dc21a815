"""GX512: narrative paragraphs without their end mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gxlint.checks.doubts import doubt
from gxlint.checks.prose import Passage, words
from gxlint.checks.registry import Subject, check
from gxlint.checks.running import MARKER
from gxlint.diagnostics import Finding
from gxlint.structure.model import Report
from gxlint.text.patterns import lazy

_END = frozenset("。！？!?…；;：:.｡|—-~)）】]")
"""What may close a paragraph: end marks, ； of a list item, ： before a list, a bracket, a rule of dashes."""
_QUOTES = frozenset("”’\"'》")
_INNER = lazy(r"[。！？!?]")
_ADDRESS = lazy(r"(?:https?://|www\.|@)[\x21-\x7e]*$|(?:电话|传真|邮编|邮箱|地址|网址|联系人)[^。]{0,40}$")
_MARKER = lazy(
    r"[(（]?[一二三四五六七八九十\d]{1,3}(?:[)）、.．]|[是要]|\s)|[①-⑳]|第[一二三四五六七八九十]|首先|其次|最后|此外|另外|20\d\d年"
)
_SHORTEST, _LONG = 15, 40
_WHOLE = 0.6
"""Share of paragraphs with an end mark from which on a text is not one broken into lines."""
_MOST = 5
_LINE, _HANGING = 60, 3
"""Characters of a line on a page at most, and what a full one may lack."""


@check(
    "missing-full-stop",
    says={
        "default": "count lines text",
        "several": "count lines text",
    },
    mends="default",
)
def missing_full_stop(subject: Subject) -> Iterator[Finding]:
    """GX512: a paragraph of sentences that ends without 。. List items in ；, headings, captions, addresses do not count.

    More than a few of them are one statement: the text lost them, or was broken into lines.
    """
    report = subject.report
    passages = words(subject).passages
    headings = _headings(report)
    bare = [number for number, passage in enumerate(passages) if _lacks(passage, headings)]
    if not bare:
        return
    judged = [passage.paragraph.text for passage in passages if len(passage.paragraph.text) >= _SHORTEST]
    ended = sum(_ends(text) for text in judged)  # a scrap of an unread table ends nowhere
    whole = ended >= _WHOLE * len(judged)
    found = [number for number in bare if whole or _last_of_its_part(passages, number)]
    found = [number for number in found if not _goes_on(passages, number)]
    if len(found) > _MOST:
        yield _finding(subject, passages[found[0]], [passages[n] for n in found])
        return
    for number in found:
        yield _finding(subject, passages[number], [passages[number]])


def _finding(subject: Subject, passage: Passage, all_: Sequence[Passage]) -> Finding:
    text = passage.paragraph.text
    damaged = doubt(subject)
    several = len(all_) > 1
    span = passage.place(len(text) - 1, len(text))
    return Finding(
        span=span,
        message="several" if several else "default",
        values={"text": text[-12:], "count": len(all_), "lines": [one.paragraph.span.line for one in all_]},
        doubt=damaged,
        evidence={"lines": [one.paragraph.span.line for one in all_]},
        fix=None
        if several or damaged != "none" or span == passage.paragraph.span
        else "。"
        if text[-1] in ",，"
        else f"{text[-1]}。",
        section=passage.section,
    )


def _ends(text: str) -> bool:
    last = text.rstrip()[-1:]
    if last in _QUOTES:
        return text.rstrip()[-2:-1] in _END
    return last in _END


def _lacks(passage: Passage, headings: frozenset[tuple[int, int]]) -> bool:
    text = passage.paragraph.text
    if (
        len(text) < _SHORTEST
        or passage.paragraph.level is not None
        or passage.paragraph.role != "body"
        or _ends(text)
    ):
        return False
    if text[-1] in ",，" and "。" not in text and not MARKER.match(text):
        return True  # 办结率100%, and the next heading
    if not _INNER.search(text) and (
        len(text) < _LONG or ("，" not in text and "," not in text) or _MARKER.match(text)
    ):
        return False
    heads = passage.index is not None and (passage.index, passage.paragraph.span.line) in headings
    return not _ADDRESS.search(text[-80:]) and not heads


def _headings(report: Report) -> frozenset[tuple[int, int]]:
    """Section and line of every sub-heading that has its line to itself."""
    return frozenset(
        (index, sub.heading.span.line)
        for index, section in enumerate(report.sections)
        for sub in section.subs
        if not sub.heading.run_in
    )


def _last_of_its_part(passages: Sequence[Passage], number: int) -> bool:
    """Whether nothing that could be its continuation follows in its section."""
    if number + 1 == len(passages) or passages[number + 1].index != passages[number].index:
        return True
    return _MARKER.match(passages[number + 1].paragraph.text.lstrip()) is not None


def _goes_on(passages: Sequence[Passage], number: int) -> bool:
    """Whether the next line is the rest of this paragraph: it begins with what no sentence begins with."""
    if number + 1 == len(passages) or passages[number + 1].index != passages[number].index:
        return False
    text, following = passages[number].paragraph.text, passages[number + 1].paragraph
    if text.rstrip()[-1] in ",，、":
        return _MARKER.match(following.text) is None
    if len(text) <= _LINE and following.span.line == passages[number].paragraph.span.end_line + 1:
        widest = max(
            len(one.paragraph.text)
            for one in passages[max(0, number - 4) : number + 5]
            if one.index == passages[number].index
        )
        if widest - _HANGING <= len(text) and widest <= _LINE and not _MARKER.match(following.text):
            return True  # a full line of a page
    return passages[number + 1].paragraph.text[:1] in ",，。、;；:：)）”》的和与及"
