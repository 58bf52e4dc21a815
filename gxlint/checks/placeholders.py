"""GX506: blanks that were never filled in (____, XX年, ××件, 【】), also inside tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gxlint.checks.doubts import doubt
from gxlint.checks.prose import Lines, words
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.text.patterns import lazy

_X = "[XxＸｘ×✕]"
_FREE = r"(?<![A-Za-z0-9Ｘｘ×✕@._/\-])"
"""Not inside a Latin word, a number, an address."""
_COUNTED = (
    r"(?:余)?(?:条(?![例款])|件|人次|人(?![民大员才社武力口事工类均士])|次|篇|期(?![间刊限])|个(?![人体别])|家(?![园庭属具长])|份|"
    r"项(?!目)|起(?![草诉义])|宗|万元|元(?![旦素])|%|％|万字|部(?![门队委署分]))"
)
_LINE = lazy(r"[_＿]{3,}|(?<![A-Za-z0-9_＿.@/\-])[_＿]{2}(?![A-Za-z0-9_＿.@])")
_CROSS = lazy(
    rf"(?<![A-Za-z0-9@._/\-])20\d?{_X}{{1,2}}年"
    rf"|{_FREE}{_X}{{2,4}}(?:年|月{_X}{{1,2}}日)"
    rf"|{_FREE}{_X}月{_X}{{1,2}}日"
    rf"|(?<=年){_X}{{1,2}}月(?![A-Za-z])"
    rf"|(?<=[0-9]月){_X}{{1,2}}日(?![A-Za-z])"
    rf"|(?<=[:：]){_X}{{3,}}(?=[,，。;；、)）\s]|$)"
    rf"|{_FREE}{_X}{{2,}}{_COUNTED}",
    re.MULTILINE,
)
_UNDATED = lazy(
    r"(?<![0-9])20[0-9]{2}年(?:[ \u3000]+月|[0-9]{1,2}月)[ \u3000]+日(?=[\s。,，)）]|$)", re.MULTILINE
)
"""2024年 月 日"""
_NAME = lazy(
    rf"{_FREE}{_X}{{2,}}[ \u3000]?(?:人民政府|街道|办公室|委员会|单位|部门|机关|[省市县镇乡州旗局厅](?![级民里内面界名场长值]))"
)
# A pattern that begins with its few marks is quick over a text that has none.
_EMPTY = lazy(
    r"[【〔(（](?:(?<=【)[ \t\u3000_]*】|(?<=〔)[ \t\u3000]*〕[ \t\u3000]*号|(?<=[(（])[ \t\u3000]+年度?[)）])"
)
_TO_FILL = lazy(
    r"[(（【\[][^(（)）【】\[\]\n]{0,12}(?:请填写|此处填|待填写|待填报|待补充|待核实|请补充|请注明|填写具体|据实填写)[^(（)）【】\[\]\n]{0,20}[)）】\]]"
)
_FILL = ("填", "待补充", "待核实", "请补充", "请注明")
_NAMED = lazy(r"【(?:(?:单位|机关|部门)名称|年份|年度|数字?|日期|请?填[^】\n]{0,12})】")
_HOLLOW = lazy(r"[《(（](?:(?<=《)[ \t\u3000]*》|(?<=[\u4e00-\u9fff][(（])[ \t\u3000]*[)）])")
_GAP = 24
"""Characters between two blanks that belong together: ____、____等方面,其中____占比."""


class _Blank(NamedTuple):
    start: int
    end: int
    weak: bool


@check(
    "placeholders",
    says={
        "default": "count text",
        "weak": "count text",
        "hollow": "text",
    },
    levels="weak",
)
def placeholders(subject: Subject) -> Iterator[Finding]:
    """GX506: something left to fill in. ××局 and empty brackets may be meant or be lost text: level `weak`."""
    own = words(subject)
    told: set[str] = set()
    for lines, found in ((own.prose, _in_prose(own.prose.text)), (own.rest, _in_rows(own.rest.text))):
        for group in _groups(lines, found):
            text = lines.text[group[0].start : group[0].end]
            if all(blank.weak for blank in group) and text in told:
                continue  # the same ××局 again
            told.add(text)
            yield _finding(subject, lines, group)


def _finding(subject: Subject, lines: Lines, group: Sequence[_Blank]) -> Finding:
    start, end = group[0].start, group[-1].end
    weak = all(blank.weak for blank in group)
    hollow = weak and lines.text[end - 1] in "》)）"
    return Finding(
        span=lines.span(start, end),
        message="hollow" if hollow else "weak" if weak else "default",
        values={"text": lines.text[group[0].start : group[0].end], "count": len(group)},
        level="weak" if weak else None,
        doubt=doubt(subject) if hollow else "none",
        evidence={"blanks": [lines.text[blank.start : blank.end] for blank in group]},
    )


def _in_rows(text: str) -> list[_Blank]:
    """Return the blanks of table rows, captions and the signature: only those that nothing else can be."""
    found = []
    if "__" in text or "＿" in text:
        found += [_Blank(*hit.span(), False) for hit in _LINE.finditer(text)]
    if _has_cross(text):
        found += [_Blank(*hit.span(), False) for hit in _CROSS.finditer(text)]
    if " 日" in text or "\u3000日" in text:
        found += [_Blank(*hit.span(), False) for hit in _UNDATED.finditer(text)]
    return sorted(found)


def _in_prose(text: str) -> list[_Blank]:
    found = _in_rows(text)
    if _has_cross(text):
        found += [_Blank(*hit.span(), True) for hit in _NAME.finditer(text)]
    patterns = [(_EMPTY, False), (_NAMED, False), (_HOLLOW, True)]
    if any(word in text for word in _FILL):
        patterns.append((_TO_FILL, False))
    for pattern, weak in patterns:
        found += [_Blank(*hit.span(), weak) for hit in pattern.finditer(text)]
    return sorted(found)


_CROSSES = lazy(_X)


def _has_cross(text: str) -> bool:
    return _CROSSES.search(text) is not None


def _groups(lines: Lines, found: Sequence[_Blank]) -> Iterator[list[_Blank]]:
    """Put blanks of one line that stand close together into one; one inside another counts once."""
    group: list[_Blank] = []
    for blank in found:
        if group and blank.start < group[-1].end:
            continue
        if group and (blank.start - group[-1].end > _GAP or "\n" in lines.text[group[-1].end : blank.start]):
            yield group
            group = []
        group.append(blank)
    if group:
        yield group
