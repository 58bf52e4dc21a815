"""GX508: the year left over from last year's report, where this report's year belongs.

A plan for the next year, a comparison, an earlier event, the title or number of a document are legitimate: only
sentences that can speak of nothing but the year reported on count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gxlint.checks.doubts import doubt
from gxlint.checks.prose import Passage, words
from gxlint.checks.registry import Subject, check
from gxlint.checks.title import of_another_year
from gxlint.diagnostics import Finding
from gxlint.structure.model import Heading, Section
from gxlint.text.patterns import lazy

_SURE = frozenset({"title", "option", "period", "preamble", "tables"})
"""Evidence for the report's year that does not itself rest on the sentences judged here."""
_BACK = 3
_MOST = 6
_NAMED = lazy(
    r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)?》|〔[^〔〕\n]*〕|[(（][^()（）\n]*号[)）]|[\[［]\d{4}[\]］]|“[^“”\n]*”"
)
_SENTENCE = lazy(r"[^。；;!！?？\n]+")
_LEAD = r"^[\s\u3000]*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]?(?:是)?[\s\u3000]*)?"
_SELF = lazy(
    r"(?:现将|现就|现公布|特?向社会公布|编制(?:了|完成)?|形成(?:了)?|撰写(?:了)?|本(?:年度)?报告(?:是|为|系))[^。；;\n]{0,40}?"
    r"(?<!\d)(?P<year>20\d\d)年度?(?=(?P<rest>[^。；;\n]{0,40}))"
)
_PUBLISHED = lazy(
    r"[,，]并?(?:拟|将|计划)?于(?P<year>20\d\d)年[1-3]月\d{1,2}日(?:之?前)?[^,，。;；\n]{0,24}(?:公布|公开|发布|公示)"
)
_OF_THE_YEAR = lazy(r"(?P<year>20\d\d)年(?:度)?[^,，。;；\n]{0,24}年度报告")
_ORDER = lazy(r"通知|要求|部署|文件|意见|方案|要点")
_REPORTED = lazy(r"公开|报告|情况")
_COMPARES = lazy(
    r"同比|相比|对比|比较|较|比|增长|增加|增幅|减少|下降|上升|提高|提升|翻|倍|上年|去年|往年|历年|以来|累计|今年|以前|之前|(?:[-—~～]|(?<![截止])[至到])\s*20\d\d"
)
_EARLIER = lazy(
    r"印发|出台|修订|制定|颁布|施行|实施的|成立|设立|组建|更名|挂牌|机构改革|启动|建成|开通|上线|荣获|获得|被评|投入使用|通过验收|结转|遗留|决算|预算"
)
_DISCLOSES = lazy(
    r"公开|收到|受理|答复|办结|未发生|没有发生|收取|培训|发布|更新|贯彻|落实|推进|重视|复议|诉讼|编发|报送|网站"
)
_SUBJECT = lazy(
    r"年(?:度)?(?:全年|期间|里)?[,，]?\s*(?:我|本|全|共|中心|[县市区镇乡](?!委|政府|人民政府|级)|街道|未|没有|无|主动公开|通过|在|认真|按照|围绕|根据|严格|因(?:政府)?信息公开|"
    r"政府信息|政务|办公室|机关|各项|紧紧|收到|受理|公开|发布)"
)
_ACTS = lazy(
    r"(?:认真|贯彻|落实|严格|积极|始终|坚持|全面|深入|扎实|不断|切实|进一步|紧紧围绕|围绕|聚焦|紧扣|持续|健全|按照|以)"
)
_LEFT_OVER = lazy(
    r"(?:上年|上年度|上一年|上一年度|去年)(?:结转|转入|遗留|未办结)|结转(?:至|到)?(?:上|下|下一|次)年"
)
"""What came over from the year before and goes on to the next compares nothing, and tells of no earlier event."""
_NEXT = r"^[\s\u3000]*(?:下一步|下步|今后|接下来|下一阶段)(?:工作)?(?:中)?[,，]?\s*"
_AS_OF = lazy(r"截[至止](?:到)?(?P<year>20\d\d)年(?:12月31日|12月底|年?底|末)")
_HEADED = lazy(r"(?<![\d〔\[(（\-—])(?P<year>20\d\d)年(?!以来|度?前|以前|至|-|—)")
_PLAN = lazy(r"打算|计划|安排|思路|重点|展望|下一步|目标|设想|要点")
_DONE = lazy(r"完成|落实|执行|总结|回顾|进展")
_WILL = lazy(
    r"年(?:度)?[,，]?[^,，。；;\n]{0,12}将(?:进一步|继续|重点|着力|着重|从以下|按照|认真|不断|努力|切实|严格|全面|大力|加大|加强)"
)
_LONGEST = 300
"""Characters of a sentence looked back at."""
_OPENING = 24
"""Characters after the year that show whether a sentence tells of an earlier event."""
_FUTURE = frozenset({"plans", "problems"})


@check(
    "stale-year",
    says={
        "default": "found text year",
        "self": "found source text year",
        "published": "found text year",
        "as-of": "found text year",
        "heading": "found text year",
        "title": "found period text year",
        "option": "found year",
        "plan": "found text year",
    },
)
def stale_year(subject: Subject) -> Iterator[Finding]:
    """GX508: another year stands where the year of the report (its title, option, period) belongs."""
    report = subject.report
    year = report.year.value
    if year is None or report.year.evidence not in _SURE:
        return
    titled = tuple(of_another_year(report))
    yield from titled
    if titled and report.year.evidence == "option":  # every sentence of the report would be "of another year"
        return
    own = words(subject)
    others = [f"{other}年" for other in range(year - _BACK, year + 2)]
    if not any(word in own.prose.text for word in others):
        return
    yield from (*_headings(subject, year), *_sentences(subject, year, others))[:_MOST]


def _headings(subject: Subject, year: int) -> Iterator[Finding]:
    for section in subject.report.sections:
        for heading in (section.heading, *(sub.heading for sub in section.subs if not sub.heading.run_in)):
            yield from _heading(subject, section, heading, year)


def _heading(subject: Subject, section: Section, heading: Heading, year: int) -> Iterator[Finding]:
    name = _masked(heading.text)
    hit = _HEADED.search(name)
    if hit is None or "与" in name or heading.span.line != heading.span.end_line:
        return
    other = int(hit["year"])
    plan = _PLAN.search(name) is not None and not _DONE.search(name)
    wrong = year - _BACK <= other <= year if plan else year - _BACK <= other < year
    if (
        not wrong
        or (not plan and f"{year}年" in name)
        or (section.id == "annex" and _NAMED.search(heading.text))
    ):
        return
    start = heading.span.column + hit.start()
    line = subject.report.document.lines[heading.span.line - 1]
    if line[start - 1 : start + 3] != str(other):
        start = line.find(str(other), heading.span.column - 1) + 1
    span = (
        type(heading.span)(heading.span.line, start, heading.span.line, start + 5) if start else heading.span
    )
    yield Finding(
        span=span,
        message="plan" if plan else "heading",
        values={"found": other, "year": year + 1 if plan else year, "text": heading.text[:40]},
        doubt=doubt(subject),
        evidence={"found": other, "expected": year + 1 if plan else year},
        section=section.id,
    )


def _sentences(subject: Subject, year: int, others: list[str]) -> Iterator[Finding]:
    for passage in words(subject).passages:
        if not any(word in passage.paragraph.text for word in others):
            continue
        text = _masked(passage.paragraph.text)
        yield from _too_early(subject, passage, text, year)
        if passage.section is None:
            yield from _of_itself(subject, passage, text, year)
        else:
            if f"{year}年" not in text:
                yield from _last_year(subject, passage, text, year)
            if passage.section in _FUTURE and f"{year + 1}年" not in text:
                yield from _old_plan(subject, passage, text, year)


def _blank(hit: re.Match[str]) -> str:
    return "□" * len(hit[0])


def _masked(text: str) -> str:
    """Return the text with document titles, numbers and quotations blanked out, letter for letter."""
    return _NAMED.sub(_blank, text)


def _of_itself(subject: Subject, passage: Passage, text: str, year: int) -> Iterator[Finding]:
    """The preamble says what is reported: 现将2015年政府信息公开情况报告如下."""
    for hit in _SELF.finditer(text):
        other = int(hit["year"])
        start = text.rfind("。", max(0, hit.start() - _LONGEST), hit.start()) + 1
        sentence = text[max(start, hit.start() - _LONGEST) : hit.end("rest")]
        if other == year or not year - _BACK <= other <= year + 1 or f"{year}年" in sentence:
            continue
        if _ORDER.search(hit["rest"]) or not _REPORTED.search(hit["rest"]):
            continue
        yield _finding(subject, passage, hit.start("year"), other, year, "self")


def _too_early(subject: Subject, passage: Passage, text: str, year: int) -> Iterator[Finding]:
    """The report of a year that was to be public in the first months of that very year."""
    for hit in _PUBLISHED.finditer(text):
        start = max(text.rfind("。", 0, hit.start()) + 1, hit.start() - _LONGEST)
        report = _OF_THE_YEAR.search(text, start, hit.start())
        if report is not None and int(hit["year"]) == year == int(report["year"]):
            yield _finding(subject, passage, hit.start("year"), year, year + 1, "published")


def _last_year(subject: Subject, passage: Passage, text: str, year: int) -> Iterator[Finding]:
    """A paragraph that never names the report's year, with a sentence on the work of the year before."""
    last = year - 1
    as_of = _AS_OF.search(text)
    if as_of and int(as_of["year"]) == last and passage.section not in _FUTURE and not _COMPARES.search(text):
        yield _finding(subject, passage, as_of.start("year"), last, year, "as-of")
        return
    agency = subject.report.agency.value
    for sentence in _SENTENCE.finditer(text):
        if str(last) not in sentence[0][:_OPENING]:
            continue
        lead = _opening(last).match(sentence[0])
        if lead is None:
            continue
        own = -1  # where the agency's own name ends, if the sentence begins with it
        if lead["subject"] is None:
            if not agency or not sentence[0].startswith(agency, lead.end("own")):
                continue
            own = lead.end("own") + len(agency)
        if not (_DISCLOSES.search(sentence[0]) or (own >= 0 and _ACTS.match(sentence[0], own))):
            continue
        around = _LEFT_OVER.sub(_blank, text[sentence.start() : sentence.end() + 40])
        if _COMPARES.search(around) or _EARLIER.search(around[: lead.end() + _OPENING]):
            continue
        yield _finding(subject, passage, sentence.start() + lead.start("year"), last, year, "default")


@cache
def _opening(year: int) -> re.Pattern[str]:
    return lazy(rf"{_LEAD}(?P<year>{year})(?=(?P<subject>{_SUBJECT.pattern})|(?P<own>年(?:度)?[,，]?\s*))")


@cache
def _plan(years: str) -> re.Pattern[str]:
    return lazy(rf"(?:{_LEAD}|(?P<next>{_NEXT}))(?P<year>{years})(?={_WILL.pattern})")


def _old_plan(subject: Subject, passage: Passage, text: str, year: int) -> Iterator[Finding]:
    """What will be done, said of the year that is over."""
    years = "|".join(str(other) for other in range(year - _BACK, year + 1))
    for sentence in _SENTENCE.finditer(text):
        hit = _plan(years).match(sentence[0])
        if hit is not None and (hit["next"] or int(hit["year"]) == year):
            yield _finding(
                subject, passage, sentence.start() + hit.start("year"), int(hit["year"]), year + 1, "plan"
            )


_SOURCES = {
    "title": {"zh": "标题", "en": "the title"},
    "period": {"zh": "统计期限", "en": "the statistics period"},
    "option": {"zh": "--year 选项", "en": "the option --year"},
    "tables": {"zh": "统计表", "en": "the statistics table"},
}
_ELSEWHERE = {"zh": "本报告", "en": "the rest of the report"}


def _finding(subject: Subject, passage: Passage, at: int, found: int, expected: int, message: str) -> Finding:
    text = passage.paragraph.text
    return Finding(
        span=passage.place(at, at + 5),
        message=message,
        values={
            "found": found,
            "year": expected,
            "text": text[at : at + 20],
            "source": _SOURCES.get(subject.report.year.evidence, _ELSEWHERE),
        },
        doubt=doubt(subject),
        evidence={"found": found, "expected": expected},
        section=passage.section,
    )
