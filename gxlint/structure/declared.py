"""The preamble's list of parts: 全文包括概述、主动公开政府信息情况、…等六部分."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from gxlint.document import Paragraph
from gxlint.structure import markers, names, places
from gxlint.structure.items import Item
from gxlint.structure.markers import part
from gxlint.structure.model import Declared, DeclaredPart
from gxlint.text.normal import fold, squeeze
from gxlint.text.patterns import lazy

_TRIGGER = lazy(
    r"包括|包含|涵盖|分为|共分|分成|由(?![^、,。;:]{2,40}(?:编制|编写|编撰|撰写|起草|整理|制作|汇总|负责))|组成部分为|内容(?:为|有|是)|部分(?:内容)?(?:为|是|:)"
)
_COUNT = lazy(
    r"(?:共|共计|合计)?(?P<count>[一二三四五六七八九十]{1,3}|[0-9]{1,2})\s*(?:个|大|大的)?(?:部分|方面|项|章|块|内容|大块)(?:内容)?(?:组成|构成)?"
)
_END = lazy(r"[。]|;(?!\s*(?:[一二三四五六七八九十]{1,2}[、是]|\(|[0-9]{1,2}[.、]))|(?<=情况)\.(?![0-9])")
_NUMBERED = lazy(
    r"[,、;\s]*(?:(?<![一-鿿])[一二三四五六七八九十]{1,2}[、是.]|\((?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})\)|(?<![0-9])[0-9]{1,2}[.、])"
)
_TAIL = lazy(r"(?:(?:几|若干)?(?:个|大)?(?:部分|方面|内容))?(?:共同|所|而)?(?:组成|构成)$")
"""The verb behind the last name of a list without a count: 由…和其他需要报告的事项组成."""
_OPEN = lazy(r"等等?(?:(?:几|若干)?个?(?:方面|部分|内容)(?:的(?:内容)?|内容)?)?$")
_CLAUSE = lazy(
    r",(?=本?(?:年度)?(?:报告|年报)(?!附|说明|表)|所列|所涉|数据(?!表)|统计(?!表)|内容(?:涵盖|包括|包含)|时间|期限|电子版|以上|现将|现予|其中|如[对有]|由[^,、]{2,30}(?:编制|提供))"
)
"""Where the sentence goes on behind the last name: …等六个部分,所列数据的统计期限自…."""
_CLOSED_BY = lazy(r"(?:的?内容)?(?:共同)?(?:组成|构成)?(?:,|$)")
"""What follows a count that ends the list."""
_CONJUNCTION = lazy(r"^(?:和|及|以及|与)")
_LAST_AND = lazy(r"(?<=情况|事项|措施|概述|概况|附表|打算|计划|问题|不足|办法)(?:以及|和|及|与|并)")
_STAY = lazy(
    r"^(?:提起|行政诉讼|诉讼|申诉|申述|投诉|举报|不予公开|收费|保障经费|回应|改进情况|改进措施|举报投诉|提出|减免|解读)"
)
_SHARES = lazy(r"投诉|举报|复议|诉讼|申诉|解读|回应|咨询")
"""Names without 情况 of their own that may share that of the next one."""
_OWN_ENDS = ("情况", "事项", "措施", "工作")
_LISTS = frozenset("、，,;；")
_AROUND = lazy(r"^[\s:,、的有为是]+|[\s:,、]+$")
_LONGEST_PART = 60
_MOST_PARTS = 40
_MOST_TRIGGERS = 12
_LONGEST_LIST = 1500
_PREAMBLE = 60
_FEWEST = 2
_HEADED = 4
"""Characters between the verb and a count that stands in front of the list."""


def find(items: Sequence[Item], until: int) -> Declared | None:
    """Return the list of parts announced before item `until`, None when there is none.

    A sentence counts when at least two of its parts are section names.
    """
    for item in items[: min(until, _PREAMBLE)]:
        block = item.block
        if item.kind != "text" or not isinstance(block, Paragraph) or not _LISTS & set(block.text):
            continue
        folded = fold(block.text[:4000])
        unsure: Declared | None = None
        for trigger in islice(_TRIGGER.finditer(folded), _MOST_TRIGGERS):
            found = _read(block, folded, trigger.start(), trigger.end())
            if found is None:
                continue
            if unsure is not None:
                return found if found.parts[0].id == _first_known(unsure) else unsure
            if found.parts[0].id != "none":
                return found
            unsure = found  # 由科室提供,包括概述、…: a later word may be where the list begins
        if unsure is not None:
            return unsure
    return None


def _first_known(declared: Declared) -> str:
    return next(part.id for part in declared.parts if part.id != "none")


def _read(block: Paragraph, folded: str, begin: int, start: int) -> Declared | None:
    stop = _END.search(folded, start)
    end = min(stop.start() if stop else len(folded), start + _LONGEST_LIST)
    body = folded[start:end]
    count, counted = None, None
    for counted in _COUNT.finditer(body):
        count = markers.value(counted["count"])
        if counted.start() > _HEADED and _CLOSED_BY.match(body, counted.end()):
            end = start + counted.end()
            body = folded[start:end]
            break
    clause = _CLAUSE.search(body)
    if clause is not None and (counted is None or counted.end() <= clause.start()):
        end = start + clause.start()
        body = folded[start:end]
        stop = clause
    tail = end
    if counted is not None and counted.end() >= len(body) - 12 and counted.start() > 0:
        tail = start + counted.start()
    elif counted is not None and counted.start() <= _HEADED:  # 分为六个部分:概述、…
        start += counted.end()
        tail = end
    listed = _AROUND.sub("", _TAIL.sub("", _AROUND.sub("", folded[start:tail]))).replace('"', "")
    is_open = _OPEN.search(listed) is not None
    listed = _OPEN.sub("", listed)
    parts = _split(listed, count)
    if stop is None and tail == end and len(parts) > 1 and not _finished(parts[-1]):
        del parts[-1]  # cut off where a line of the page ends
        is_open = True
    joined = not _NUMBERED.match(listed) and _part_last(parts)
    recognised = places.settle([(name, names.recognise(name)) for name in parts])
    known = sum(match.id != "none" for match in recognised if match.how != "position")
    if known < _FEWEST or known * 2 < len(parts):
        return None
    named = tuple(
        DeclaredPart(name, match.id, match.also) for name, match in zip(parts, recognised, strict=True)
    )
    ending = counted.end() + (end - len(body)) if counted is not None and tail < end else end
    text = block.text[begin:ending]
    groupings = _groupings(named, joined=joined)
    return Declared(named, count, is_open, groupings, text, part(block.span, begin, ending))


def _finished(name: str) -> bool:
    return names.exact(name) is not None or names.closes(squeeze(name))


def _split(listed: str, count: int | None = None) -> list[str]:
    """Return the parts of a list, names that hold a 、 kept whole: what stands between commas where that gives the count."""
    if _NUMBERED.match(listed):
        return [piece for piece in (_AROUND.sub("", p).strip(";") for p in _NUMBERED.split(listed)) if piece][
            :_MOST_PARTS
        ]
    rough = [piece for piece in re.split(",", listed) if piece.strip()]
    single = len(rough) > 1 and (
        len(rough) == count or all(names.recognise(piece).id != "none" and _whole(piece) for piece in rough)
    )
    chunks = rough if single else [piece for piece in re.split("[,、]", listed) if piece.strip()]
    parts: list[str] = []
    position = 0
    chunks = chunks[: _MOST_PARTS * 2]
    while position < len(chunks):
        take = _longest(chunks, position)
        parts.append(_CONJUNCTION.sub("", "、".join(chunks[position : position + take]).strip()))
        position += take
    return [name for name in parts if name][:_MOST_PARTS]


def _part_last(parts: list[str]) -> bool:
    """Make two of the last name, or of the one before an annex, where 和 joins two; return whether it did."""
    last = len(parts) - 1
    if last > 0 and names.recognise(parts[last]).id == "annex":
        last -= 1
    apart = _apart(parts[last]) if last >= 0 else None
    if apart is not None:
        parts[last : last + 1] = apart
    return apart is not None


def _apart(name: str) -> list[str] | None:
    """Return the last two names of a list that 和 joins (A、B和C), None where 和 stands inside one name."""
    if names.exact(name) is not None:
        return None
    for found in _LAST_AND.finditer(name):
        left, right = name[: found.start()], name[found.end() :]
        first, second = names.recognise(left), names.recognise(right)
        if first.sure and second.sure and first.id != second.id and names.closes(squeeze(right)):
            return [left, right]
    return None


def _whole(piece: str) -> bool:
    """Whether a piece between commas is one name rather than a list joined by 、 of several."""
    if "、" not in piece:
        return True
    if names.exact(piece) is not None:
        return True
    return not any(
        names.exact(inner) is not None and names.closes(squeeze(inner)) for inner in piece.split("、")
    )


def _longest(chunks: Sequence[str], position: int) -> int:
    """Return how many chunks from `position` on make one name."""
    for take in range(min(4, len(chunks) - position), 1, -1):
        joined = "、".join(chunks[position : position + take])
        if len(joined) <= _LONGEST_PART and names.exact(joined) is not None:
            return take
    take = 1
    while position + take < len(chunks) and take < 5:
        before, after = chunks[position + take - 1], squeeze(chunks[position + take])
        ends = squeeze(before).endswith(("情况", "事项", "措施", "概述", "概况", "附表"))
        if ends and not after.startswith(("改进情况", "改进措施")):
            break
        if names.exact(before) is not None and not _STAY.match(after):
            break
        if (
            not ends
            and not _STAY.match(after)
            and names.exact(chunks[position + take]) is not None
            and names.recognise(before).sure
        ):
            break
        take += 1
    return take


def _groupings(parts: Sequence[DeclaredPart], *, joined: bool) -> tuple[int, ...]:
    """Return every number of parts an honest reader may count.

    A preface or an annex counts or not; a name that covers several sections, or has a 、 inside, is one part or several;
    the last two are one where 和 had `joined` them; 投诉举报、行政复议、行政诉讼情况 is one or several.
    """
    least, most = -1 if joined else 0, 0
    for declared, following in zip(parts, (*parts[1:], None), strict=True):
        shared = (
            following is not None
            and not squeeze(declared.name).endswith(_OWN_ENDS)
            and _SHARES.search(declared.name) is not None
            and _SHARES.search(following.name) is not None
            and declared.name not in following.name  # a name that stands there twice
        )
        least += declared.id not in ("annex", "preface") and not shared
        both = "复" in declared.name and "诉讼" in declared.name
        most += max(1 + declared.name.count("、"), 1 + len(declared.also) + both)
    return tuple(range(max(least, 1), max(most, len(parts)) + 1))
