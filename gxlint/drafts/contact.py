"""The contact data that a report publishes of its office: address, postcode, telephone, fax, mail, site.

Only what stands behind its own label counts, and only where the report names one of a kind. A mobile number is somebody's
(GX702), a free-mail address no office's (GX703): neither is taken over, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gxlint.engine.registry import load
from gxlint.text.masking import personal
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

_GAP = r"[ \t]{0,4}(?:[:]|为|是)[ \t]{0,4}"
_NUMBER = r"(?:\(?0[0-9]{2,3}\)?[-—–－ ]{0,2})?[1-9][0-9]{6,7}"
_SERVICE = r"400[-]?[0-9]{3}[-]?[0-9]{4}|12345"
_MOBILE = r"(?:\+?86[- ]?)?1[3-9][0-9](?:[0-9]{8}|[- ][0-9]{4}[- ][0-9]{4})"
_PHONES = rf"(?:{_MOBILE}|(?:{_SERVICE}|{_NUMBER})(?:[ ]?[-转][ ]?[0-9]{{1,6}})?)"
_END = r"(?![0-9])"
_PATTERNS = {
    "address": lazy(rf"(?<!申请人)(?<!当事人)(?<![A-Za-z本人])(?:地址|办公地点){_GAP}(?P<value>(?:[^,。;:()《》_×\n]|\([^()\n]{{1,30}}\)){{4,60}}?)(?=[。;)]|,?[ \t]{{0,9}}(?:邮|电|联系|网|传|[Ee]-?mail)|[ \t]{{0,9}}$)"),
    "postcode": lazy(rf"(?:邮政编码|邮编){_GAP}(?P<value>[0-9]{{6}}){_END}"),
    "phone": lazy(rf"(?<!传真)(?:电话(?:号码)?|联系方式|手机(?:号码?)?){_GAP}(?P<value>{_PHONES}(?:[、/]{_PHONES}){{0,4}}){_END}"),
    "fax": lazy(rf"传真(?:号码|电话)?{_GAP}(?P<value>{_NUMBER}){_END}"),
    "mail": lazy(rf"(?:邮箱|电子邮件|E-?mail|e-?mail)(?:地址)?{_GAP}(?P<value>[A-Za-z0-9._%+-]{{1,64}}@[A-Za-z0-9.-]{{4,64}}[A-Za-z])"),
    "site": lazy(rf"(?:网址|网站|网站地址)(?:{_GAP}|\()(?P<value>(?:https?://|www\.)[A-Za-z0-9._~/?=&%#:-]{{4,120}}[A-Za-z0-9/])"),
}  # fmt: skip
_MOST = 60
"""Paragraphs that are looked through."""
_LONGEST = 4000
"""Characters of a paragraph that are looked through."""
_PIECES = lazy(r"[\s()（）]+")
_PLACE = lazy(
    r"(?:[A-Za-z0-9]|[号室楼层栋幢座厅厦院所站馆局委部府科股处办心区县市省州旗镇乡村街道路巷弄里园场口旁侧边面内段组队社厂店校门房米头近桥庄屯营坊城东西南北])$"
)
"""What a piece of an address ends with; 中山路1号 张三 ends with somebody's name."""
_BETWEEN = lazy(r"[/、]")


class Contact(NamedTuple):
    """`data` by kind; `left` the kinds that stand there and are not taken, with the reason: "several", "mobile",
    "person" or "free-mail"."""

    data: dict[str, str]
    left: dict[str, str]


def contact_of(paragraphs: Iterable[str]) -> Contact:
    """Find the contact data in the paragraphs where an office gives it."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in _PATTERNS}
    for number, paragraph in enumerate(paragraphs):
        if number >= _MOST:
            break
        text = fold(paragraph[:_LONGEST])
        for kind, pattern in _PATTERNS.items():
            for hit in pattern.finditer(text):
                start, end = hit.span("value")
                value = (paragraph if kind == "address" else text)[start:end].strip()
                found[kind].setdefault("".join(value.split()), value)
    contact = Contact({}, {})
    for kind, values in found.items():
        reason = _unfit(kind, list(values.values()))
        if reason:
            contact.left[kind] = reason
        elif values:
            (contact.data[kind],) = values.values()
    return contact


def _unfit(kind: str, values: list[str]) -> str:
    """Why what was found is not taken over; "" where it may be, or there is nothing."""
    if any(personal(number) for value in values for number in (value, *_BETWEEN.split(value))):
        return "mobile"
    if kind == "address" and not all(_place(value) for value in values):
        return "person"
    if kind == "mail" and any(_free(value) for value in values):
        return "free-mail"
    return "several" if len(values) > 1 else ""


def _place(address: str) -> bool:
    """Whether all of an address names a place, as far as its words show."""
    return all(_PLACE.search(piece) for piece in _PIECES.split(address) if piece)


def _free(mail: str) -> bool:
    rule = load(()).get("GX703")
    hosts = tuple(str(host) for host in rule.parameters["hosts"]) if rule else ()
    host = mail.rpartition("@")[2].lower()
    return host in hosts or host.endswith(tuple(f".{one}" for one in hosts))
