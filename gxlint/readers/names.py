"""Just enough of the section names to find the report among the furniture of its page.

What a section is decides the structure stage; here a name is only a landmark. Names: domain lists of the forms
of 国办公开办函〔2019〕60号 and 〔2021〕30号, art. 32 and art. 50 of the regulations, and their variants.
"""

from __future__ import annotations

from gxlint.text.patterns import lazy

_MARKER = lazy(
    r"[（(【\[]?[一二三四五六七八九十]{1,3}[)）】\]]?\s*[、．.，,：:]?\s*"
    r"|第[一二三四五六七八九十]{1,2}(?:部分|章)[、：:\s]*"
    r"|[（(]?\d{1,2}[)）、．.](?!\d)\s*"
    r"|[㈠-㈩]"
)
_TOP = lazy(r"[一二三四五六七八九十]{1,3}\s*[、．.]|第[一二三四五六七八九十]{1,2}(?:部分|章)")
_NAME = lazy(
    r"(?P<disclosure>主动公开|公开政府信息情况)"
    r"|(?P<review>复议|诉讼)"
    r"|(?P<requests>依申请|公开申请(?!行政复议|提起)|收到和处理)"
    r"|(?P<fees>收费|减免)"
    r"|(?P<problems>问题|不足之处|存在不足)"
    r"|(?P<interpretation>解读|回应)"
    r"|(?P<annex>统计表|附表)"
    r"|(?P<organization>机构建设|保障经费)"
    r"|(?P<training>培训)"
    r"|(?P<complaints>举报|投诉|申诉)"
    r"|(?P<plans>工作打算|下一步|工作计划|工作思路)"
    r"|(?P<other>其[他它][^。]{0,8}事项|需要说明|需要报告)"
    r"|(?P<overview>总体情况|概\s*述|概况|基本情况|工作情况|开展情况|落实情况)"
)
_LISTED = lazy(r"[.…·．]{4}[^。]{0,99}\d\s*$")
"""A line of a table of contents, with its page number."""
_END = lazy(r"[。：:；;]")
_REPORT = lazy(r"年度报告|年报|信息公开.{0,12}报告|政务公开.{0,12}(?:报告|总结)")
_NAMELESS = lazy(r"\W*(?:20\d\d|二[〇○零Oo0]|政府信息|政务公开|信息公开|年度|年报|关于)")
TABLED = frozenset({"disclosure", "requests", "review", "annex"})
"""Sections whose content the forms print as a table."""


def landmark(text: str, *, marked: bool) -> str | None:
    """Return which section a line may be the heading of, None for any other line.

    `marked`: the page itself sets the line off (a heading element, bold, centred), so it needs no numeral.
    """
    found = _MARKER.match(text)
    if not found and not marked:
        return None
    if _LISTED.search(text):
        return None
    rest = text[found.end() if found else 0 :][:60]
    end = _END.search(rest)
    name = rest[: end.start()] if end else rest
    if not 2 <= len(name) <= 40 or (end is None and len(text) > 50):
        return None
    kind = _NAME.search(name)
    return kind.lastgroup if kind else None


def marker_style(text: str) -> str:
    """Return what kind of number a line begins with: "1" (1、), "(" ((一) or (1)), "一" (一、, 第一部分), "" for none."""
    found = _MARKER.match(text)
    if not found:
        return ""
    first = found[0][0]
    return (
        "1" if first.isdigit() and first.isascii() else "(" if first in "（(【[㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩" else "一"
    )


def heads_table(text: str) -> bool:
    """Whether a cell across the top of a table is the heading of the section that the table belongs to."""
    return _TOP.match(text) is not None and landmark(text, marked=False) in TABLED


def is_title(text: str) -> bool:
    """Whether a line reads like the title of an annual report (not like a sentence about one)."""
    return 4 <= len(text) <= 80 and not _END.search(text) and bool(_REPORT.search(text))


def names_agency(title: str) -> bool:
    """Whether a title begins with a name, not with the year or the words for the report."""
    return not _NAMELESS.match(title)
