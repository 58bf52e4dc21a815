"""GX702 and GX703: identity-card numbers, mobile numbers of persons, free-mail addresses of offices.

What is found never leaves the program in full: messages, excerpts and evidence hold the masked text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gxlint.checks.prose import Lines, words
from gxlint.checks.registry import Subject, check
from gxlint.checks.shapes import Each, Text
from gxlint.diagnostics import Finding
from gxlint.text.excerpt import excerpt
from gxlint.text.masking import IDENTITY, MOBILE, is_identity, mask, masked, may_hold_numbers
from gxlint.text.patterns import lazy

_NO_PHONE = lazy(
    r"(?:编号|索引号?|文号|代码|流水号|备案号?|账号|帐号|序号|受理号|许可证号?|合同号|订单号?)[:：]?\s*$"
)
_UNIT = lazy(r"\s*(?:元|万|亿|件|条|次|人|个|%|％|号[文令]|平方|立方|千瓦|吨|公里)")
_OFFICE = lazy(r"(?:电话|热线|值班|联系方式|手机|传真|咨询|监督|举报|投诉|微信号?)[^,，。;；\n]{0,12}$")
_PERSON = lazy(
    r"(?:联系人|经办人|填报人|审核人|负责人|申请人|先生|女士|同志|科长|主任|局长|书记|身份证|姓名|本人|个人|家庭)"
)
_NEAR = 24


@check(
    "personal-data",
    says={
        "identity": "text",
        "mobile": "text",
        "office": "text",
    },
    levels="office",
)
def personal_data(subject: Subject) -> Iterator[Finding]:
    """GX702: an identity-card number that its check digit proves, a mobile number.

    Landlines (0123-1234567), service numbers (12345, 400…) and masked numbers (138****0000) are none. A mobile number
    that is given as the telephone of an office, without a person, has the level `office`.
    """
    own = words(subject)
    for lines in (own.prose, own.rest):
        masks: dict[int, str] = {}
        if not may_hold_numbers(lines.text):
            continue
        for hit in IDENTITY.finditer(lines.text):
            if is_identity(hit[0]):
                yield _finding(lines, hit, "identity", None, masks)
        for hit in MOBILE.finditer(lines.text):
            before = lines.text[max(0, hit.start() - _NEAR) : hit.start()].rpartition("\n")[2]
            if _NO_PHONE.search(before) or _UNIT.match(lines.text, hit.end()):
                continue
            after = lines.text[hit.end() : hit.end() + _NEAR].partition("\n")[0]
            office = _OFFICE.search(before) and not _PERSON.search(before) and not _PERSON.search(after[:8])
            level = "office" if office else None
            yield _finding(lines, hit, level or "mobile", level, masks)


def _finding(
    lines: Lines, hit: re.Match[str], message: str, level: str | None, masks: dict[int, str]
) -> Finding:
    masked = mask(hit[0])
    return Finding(
        span=lines.span(*hit.span()),
        message=message,
        values={"text": masked},
        level=level,
        evidence={"found": masked, "kind": "identity-card" if message == "identity" else "mobile"},
        excerpt=_masked_excerpt(lines, *hit.span(), masks),
    )


def _masked_excerpt(lines: Lines, start: int, end: int, masks: dict[int, str]) -> str:
    """Cut the excerpt out of the masked line: masking changes no length, so places stay what they are.

    `masks` keeps the masked lines by number: a line with many numbers is masked once.
    """
    span = lines.span(start, end)
    if span.line not in masks:
        masks[span.line] = masked(lines.line(start))
    line, column = masks[span.line], span.column - 1
    return excerpt(line, column, column + end - start)[0].strip()


_MAIL = lazy(r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９._%+\-]{1,64}[@＠](?P<host>[A-Za-z0-9.\-]{4,64})")


@check(
    "free-mail",
    says={
        "default": "host text",
    },
    hosts=Each(Text()),
)
def free_mail(subject: Subject) -> Iterator[Finding]:
    """GX703: an address at a free-mail service. Parameter `hosts`: the services."""
    hosts = tuple(str(host) for host in subject.parameters["hosts"])
    own = words(subject)
    for lines in (own.prose, own.rest):
        masks: dict[int, str] = {}
        if "@" not in lines.text and "＠" not in lines.text:
            continue
        for hit in _MAIL.finditer(lines.text):
            host = hit["host"].lower().rstrip(".-")
            if host in hosts or host.endswith(tuple(f".{name}" for name in hosts)):
                yield Finding(
                    span=lines.span(*hit.span()),
                    values={"host": host, "text": masked(hit[0])},
                    evidence={"host": host},
                    excerpt=_masked_excerpt(lines, *hit.span(), masks),
                )
