"""GX502 and GX509: the form of document numbers, and documents cited that no longer govern the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gxlint.checks.doubts import doubt
from gxlint.checks.prose import words
from gxlint.checks.registry import Subject, check
from gxlint.diagnostics import Finding
from gxlint.text.patterns import lazy

_NUMBER = lazy(
    r"(?P<open>[\[［(（【〔﹝])(?<=[\u4e00-\u9fffA-Za-z].)(?P<year>(?:19|20)\d\d)(?P<close>[\]］)）】〕﹞])"
    r"[ \u3000]{0,2}(?P<di>第?)[ \u3000]{0,2}(?P<number>\d{1,5})[ \u3000]?号(?![楼房门线院车厅窗台令柜店铺商码地宗标包井桥库仓机船图])"
)
_SHORT = lazy(r"(?<=[\u4e00-\u9fff])〔(?P<year>\d{2})〕[ \u3000]{0,2}第?\d{1,5}号")
_DECREES = ("令", "公告", "通告")
_NO_DOCUMENT = lazy(r"(?:合同|协议|路|街|巷|弄|小区|新村|标段)$|(?:https?://|www\.)[^\s,，。;；、)）“”]*$")
"""What a number stands behind that is no document's: a contract, an address, a place on the web."""
_BEFORE = 200


@check(
    "document-number",
    says={
        "brackets": "found right",
        "ordinal": "found right",
        "zero": "found right",
        "year": "found",
    },
    mends="brackets ordinal zero",
)
def document_number(subject: Subject) -> Iterator[Finding]:
    """GX502: brackets other than 〔〕, 第 or a leading zero in a document number (GB/T 9704). The fix is the number itself."""
    own = words(subject).prose
    for hit in _NUMBER.finditer(own.text):
        if own.text[max(0, hit.start() - 2) : hit.start()].endswith(_DECREES):
            continue
        if _NO_DOCUMENT.search(own.text, max(0, hit.start() - _BEFORE), hit.start()):
            continue
        message = _fault(hit)
        if message is None:
            continue
        right = f"〔{hit['year']}〕{int(hit['number'])}号"
        yield Finding(
            span=own.span(*hit.span()),
            message=message,
            values={"found": hit[0], "right": right},
            doubt=doubt(subject),
            evidence={"found": hit[0], "right": right},
            fix=right,
            # With the brackets nothing else changes, or somebody has to see it.
            review=message == "brackets" and (bool(hit["di"]) or hit["number"] != str(int(hit["number"]))),
        )
    for hit in _SHORT.finditer(own.text) if "〔" in own.text else ():
        yield Finding(
            span=own.span(*hit.span()),
            message="year",
            values={"found": hit[0]},
            doubt=doubt(subject),
            evidence={"found": hit[0]},
        )


def _fault(hit: re.Match[str]) -> str | None:
    if hit["open"] not in "〔﹝" or hit["close"] not in "〕﹞":
        return "brackets"
    if hit["di"]:
        return "ordinal"
    return "zero" if hit["number"].startswith("0") else None


_B, _E = r"[〔\[［(（【﹝]", r"[〕\]］)）】﹞]"
_FORM_2019 = lazy(rf"(?:国办公开办函|公开办函|国办公开函|国办发|国办函)?{_B}2019{_E}\s*第?60\s?号")
_FORM_2021 = lazy(rf"{_B}2021{_E}\s*第?30\s?号")
_ISSUER = lazy(
    rf"(?P<issuer>国办发|国办函|国发|国办公开函|国办公开办|国办公开发|国办公函|国公开办函|国办公开办发){_B}(?P<year>2021|2019){_E}\s*第?(?P<number>30|60)\s?号"
)
_ABOUT = lazy(r"年度报告|年报|信息与政务公开办公室|公开办公室")
_FORMS = {("2021", "30"), ("2019", "60")}
_OLD_LAW = lazy(r"第?492号(?![楼房门院])")
_NEW_LAW = lazy(r"第?711号")
_FORMER = lazy(r"原|旧|修订前|修改前|废止")
_NAME = lazy(r"《(?P<name>中华人民共和国信息公开条例)》")
_ARTICLE = lazy(
    r"条例》?[^。；;,，\n《》]{0,12}(?P<article>第(?:三十[一二]|3[12])条)(?:的?(?:关于[^。；;,，\n]{0,20})?(?:规定|要求))?[,，]?[^。；;,，\n]{0,30}(?:年度报告|年报)"
)
_NEAR = 120


@check(
    "superseded-citation",
    says={
        "form": "found right year",
        "issuer": "found right year",
        "law": "found right year",
        "name": "found right year",
        "article": "found right year",
    },
    levels="transition",
    mends="issuer name",
)
def superseded_citation(subject: Subject) -> Iterator[Finding]:
    """GX509: 492号 alone for a year after 2019, 60号 for 2021 and later, a wrong issuer or name of what governs the report."""
    year = subject.report.year.value
    if year is None or year < 2019:
        return
    text = words(subject).prose.text
    if year >= 2021 and "60号" in text and not _FORM_2021.search(text):
        for hit in _FORM_2019.finditer(text):
            if _ABOUT.search(text, max(0, hit.start() - _NEAR), hit.end()) or hit[0].startswith(
                ("国办公开办函", "公开办函")
            ):
                yield _finding(subject, hit, "form", "国办公开办函〔2021〕30号")
                break
    for hit in _ISSUER.finditer(text):
        if (hit["year"], hit["number"]) in _FORMS and _ABOUT.search(
            text, max(0, hit.start() - _NEAR), hit.start()
        ):
            yield _finding(
                subject, hit, "issuer", f"国办公开办函〔{hit['year']}〕{hit['number']}号", fix=True
            )
    if "492号" in text and not _NEW_LAW.search(text):
        yield from _old_law(subject, text, year)
    for hit in _NAME.finditer(text):
        yield _finding(subject, hit, "name", "《中华人民共和国政府信息公开条例》", fix=True)
    for hit in _ARTICLE.finditer(text) if year >= 2020 else ():
        if not _FORMER.search(text, max(0, hit.start() - 6), hit.start()):
            yield _finding(subject, hit, "article", "第五十条", group="article")


def _old_law(subject: Subject, text: str, year: int) -> Iterator[Finding]:
    for hit in _OLD_LAW.finditer(text):
        near = text[max(0, hit.start() - _NEAR) : hit.start()]
        if "条例" in near and not _FORMER.search(near[-40:]):
            yield _finding(
                subject, hit, "law", "国务院令第711号", level="transition" if year == 2019 else None
            )
            return


def _finding(
    subject: Subject,
    hit: re.Match[str],
    message: str,
    right: str,
    *,
    fix: bool = False,
    level: str | None = None,
    group: str | int = 0,
) -> Finding:
    return Finding(
        span=words(subject).prose.span(*hit.span(group)),
        message=message,
        values={"found": hit[group], "right": right, "year": subject.report.year.value},
        level=level,
        evidence={"found": hit[group], "right": right},
        fix=right if fix else None,
    )
