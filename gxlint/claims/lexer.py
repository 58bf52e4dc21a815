"""From a paragraph to tokens: one compiled pattern, one pass, offsets of the original text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import chain, pairwise

from gxlint.claims.choosing import HAN, Wanted, sentences
from gxlint.claims.model import Token
from gxlint.claims.words import alternatives, words
from gxlint.resources import derived
from gxlint.text import numerals
from gxlint.text.normal import fold
from gxlint.text.patterns import lazy

_COMMA = "\ue000"
"""Stands for ， while lexing: a thousands separator is always the half-width one."""
_SCALES = {
    "": 1,
    "千": 1000,
    "万": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
    "万亿": 1_000_000_000_000,
}
_MARKS = {",": "comma", _COMMA: "comma", "、": "dun", ";": "semicolon", ":": "colon", "。": "stop", "!": "stop", "?": "stop",
          "\n": "stop", "(": "open", "[": "open", "〔": "open", ")": "close", "]": "close", "〕": "close"}  # fmt: skip
_LONGEST_DIGITS = 15
_STOP = lazy(r"[。\n]")
_NAMES = '三类内[部容]|四类过程|三安全一|两个[“"]?凡是'
"""Official names that begin with a numeral: 属于四类过程性信息1件 counts one."""
_QUIET_ONES = frozenset(
    ("个", "项", "次", "条", "名", "位", "种", "类", "家", "处", "部", "方", "大", "期", "份", "场")
)
"""一个, 一项: an article rather than a number, unless nothing follows that it could be the article of."""
_CLOSING = frozenset(("", *"、,，;；。.!！?？)）(（:：\n"))


@derived
@cache
def _pattern() -> re.Pattern[str]:
    unit = "(?:" + alternatives(words().units) + ")"
    number = r"(?:\d{1,3}(?:,\d{3})+(?![\d])|\d+)(?:\.\d+)?"
    branches = [
        ("title", r"《[^《》\n]{1,120}》"),
        ("word", r"https?://[!-~]+|[A-Za-z0-9][A-Za-z0-9_.-]{0,60}@[A-Za-z0-9.]+|[A-Za-z][A-Za-z_./:+-]*+(?:(?>\d[A-Za-z0-9_./:+-]*)(?![条篇件则份个期人项次]))?"),
        ("document", r"[〔\[(]\d{4}[〕\])](?:第)?\d+号|第?\d{4}年第\d+号|(?:令)?第\s?\d+\s?号"),
        ("date", r"\d{4}年\d{1,2}月(?:\d{1,2}[日号])?|\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:日)?|\d{1,2}月(?:\d{1,2}[日号]|份|底|初|末|中旬|上旬|下旬)|\d{1,2}:\d{2}(?::\d{2})?|(?<=[年至到起])\d{1,2}月"),
        ("year", r"(?:(?:19|20)\d{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})(?:[-~至到](?:19|20)\d{2})?年(?:度)?|(?:19|20)\d{2}年?(?=[-~])"),
        ("phone", r"\(?0\d{2,3}\)?[- ]\d{7,8}(?:[-/]\d+)?|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)400-\d{3,4}-\d{3,4}"),
        ("ordinal", rf"第(?!三方)(?:[{HAN}]{{1,5}}|\d{{1,4}})(?:季度|章|条|款|项|次|届|批|期|页|位|名|个|号|部分|方面)?"),
        ("item", rf"\([{HAN}]{{1,3}}\)|\(\d{{1,2}}\)(?=[^\d\s,)])|(?<![\d.])\d{{1,2}}\.\s?(?=[一-鿿《\x22])|[一二三四五六七八九十]{{1,3}}是(?!否|非)|[①-⑳]|首先|其次|再次|最后"),
        ("percent", rf"(?P<pct>{number})\s?[%‰](?:[-~—至到]{{1,2}}{number}%)?|百分之(?P<hpct>[{HAN}点]{{1,9}}|\d+(?:\.\d+)?)|(?P<tenth>[一二三四五六七八九])成(?P<half>半|五)?(?![立员果功为本都人长效])"),
        ("number", rf"(?P<num>{number})(?P<range>\s?[-~—至到]{{1,2}}\s?{number})?\s?(?P<more>余|多)?(?P<scale>万亿|千万|百万|万|亿|千)?(?P<more2>余|多|来)?\s?(?P<unit>{unit})?(?:\((?P<unit2>条|件|篇)\))?(?P<after>左右|以上|以下|上下|以内|多|余(?![\d额]))?"),
        ("han", rf"(?!{_NAMES})(?P<hnum>[{HAN}万]{{1,9}})(?P<hmore>余|多|几)?(?P<hunit>{unit})(?P<hafter>左右|以上|以下|多)?"),
        ("cue", alternatives(words().cues)),
        ("scope", alternatives(words().scopes)),
        ("mark", rf"[,{_COMMA}、;:。!?\n()\[\]〔〕]"),
    ]  # fmt: skip
    firsts = "".join(sorted({word[0] for word in (*words().cues, *words().scopes)}))
    lead = rf"(?=[0-9A-Za-z《〔\[(第①-⑳首其再最百{HAN}{re.escape(firsts)},{_COMMA}、;:。!?\n)\]〕])"
    return lazy(lead + "(?:" + "|".join(f"(?P<{name}>{body})" for name, body in branches) + ")")


def tokens(text: str, wanted: Wanted | None = None) -> list[Token]:
    """Return the tokens of a paragraph in reading order. Never fails; takes linear time.

    Of a sentence that can make no claim (see `choosing`), only the stop at its end is returned.
    """
    chosen = sentences(text, wanted)
    if not any(worth for _, _, worth in chosen):
        return []
    found: list[Token] = []
    scan = _pattern().finditer
    folded = "".join(
        fold(text[first:last].replace("，", _COMMA)) if worth else text[first:last]
        for first, last, worth in chosen
    )
    matches: Iterator[re.Match[str]] = chain.from_iterable(
        scan(folded, first, last) if worth else _STOP.finditer(folded, last - 1, last)
        for first, last, worth in chosen
    )
    for match in matches:
        kind = match.lastgroup
        start, end = match.span()
        if kind is None or kind == "mark":
            found.append(Token(_MARKS[match[0]], text[start:end], start, end))
            continue
        literal = match[0]
        if kind == "cue":
            key = words().cues[literal]
            if key != "name":
                found.append(Token("cue", literal, start, end, key=key))
        elif kind == "scope":
            found.append(Token("scope", literal, start, end, key=words().scopes[literal]))
        elif kind == "number":
            found.append(_number(match, text))
        elif kind == "han":
            token = _han(match, text)
            if token is not None:
                found.append(token)
        elif kind == "percent":
            found.append(_percent(match, text))
        elif kind == "year":
            digits = literal[:4]
            year = (
                int(digits)
                if digits.isdigit() and digits.isascii()
                else numerals.parse(digits.replace("○", "〇"))
            )
            found.append(Token("year", text[start:end], start, end, None if year is None else Decimal(year)))
        elif kind in ("item", "ordinal"):
            found.append(Token(kind, text[start:end], start, end, _ordinal(literal)))
        else:
            found.append(Token(kind or "word", text[start:end], start, end))
    _approximate(text, found)
    return found


_SPOKEN = {"首先": 1, "其次": 2, "再次": 3}


def _ordinal(literal: str) -> Decimal | None:
    if literal in _SPOKEN:
        return Decimal(_SPOKEN[literal])
    if "①" <= literal[0] <= "⑳":
        return Decimal(ord(literal[0]) - ord("①") + 1)
    core = literal.strip("(). 第是季度章条款项次届批期页位名个号部分方面")
    if core.isdigit() and core.isascii():
        return Decimal(core)
    value = numerals.parse(core)
    return None if value is None else Decimal(value)


def _plain(printed: str) -> tuple[Decimal, Decimal]:
    """The value of 3,019.50 and one unit of its last place. A longer number than any count is no number: see callers."""
    digits = printed.replace(",", "")
    fraction = digits.partition(".")[2]
    return Decimal(digits), Decimal(1).scaleb(-len(fraction))


def _number(match: re.Match[str], text: str) -> Token:
    start, end = match.span()
    printed = match["num"]
    if len(printed) > _LONGEST_DIGITS:
        return Token("word", text[start:end], start, end)
    value, step = _plain(printed)
    scale = _SCALES[match["scale"] or ""]
    approx = match["more"] or match["more2"] or match["after"] or ("至" if match["range"] else "")
    unit = match["unit"] or ""
    return Token("number", text[start:end], start, end, value * scale, unit, scale, step * scale, approx)


def _han(match: re.Match[str], text: str) -> Token | None:
    start, end = match.span()
    numeral, unit = match["hnum"], match["hunit"]
    value = numerals.parse(numeral)
    if value is None or numeral in "百千万〇":
        return None
    quiet = numeral == "十" or (numeral == "一" and unit in _QUIET_ONES)
    if quiet and text[end : end + 1] not in _CLOSING:
        return None
    approx = match["hmore"] or match["hafter"] or ""
    return Token("number", text[start:end], start, end, Decimal(value), unit, 1, Decimal(1), approx, han=True)


def _percent(match: re.Match[str], text: str) -> Token:
    start, end = match.span()
    approx = ""
    if match["pct"] is not None:
        if len(match["pct"]) > _LONGEST_DIGITS:
            return Token("word", text[start:end], start, end)
        value, step = _plain(match["pct"])
        if "‰" in match[0]:
            value, step = value / 10, step / 10
        if re.search(r"[-~—至到]", match[0]):
            approx = "至"
    elif match["hpct"] is not None:
        value, step = _spoken(match["hpct"])
    else:
        value, step = Decimal(10 * numerals.DIGITS[match["tenth"]] + (5 if match["half"] else 0)), Decimal(10)
        approx = "成"
    return Token("percent", text[start:end], start, end, value, "%", 1, step, approx)


def _spoken(printed: str) -> tuple[Decimal, Decimal]:
    if printed[0].isascii():
        return _plain(printed)
    whole, _, fraction = printed.partition("点")
    digits = "".join(str(numerals.DIGITS.get(ch, 0)) for ch in fraction)
    return Decimal(f"{numerals.parse(whole) or 0}.{digits or 0}"), Decimal(1).scaleb(-len(digits))


def _approximate(text: str, found: list[Token]) -> None:
    """Move a word like 约 into the number behind it. One character must touch it: 上报3条, 约谈2人 are exact."""
    for before, after in pairwise(found):
        if (
            before.kind == "cue"
            and before.key == "about"
            and after.kind in ("number", "percent")
            and after.start - before.end <= 1
            and (len(before.text) > 1 or not text[before.end : after.start].strip())
        ):
            after.approx = after.approx or before.text
