"""What the text says of 信息处理费: sums that were charged, and that none was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gxlint.checks.claimed import Claimed
from gxlint.claims import Figure
from gxlint.text.patterns import lazy

FEE = "信息处理费"
_OTHER = lazy(r"经费|支出|采购|罚|邮寄|复印|检索|成本|预算|决算|资金")
_RATE = lazy(r"每|标准|/|不超过|以上|以下|起")
_ELSE = lazy(r"上年|去年|上一年|下年|拟|应收|减免|退还|上半年|下半年|季度")
_FARTHEST = 60
_NONE = lazy(
    r"(?:^|[。;；,，、\n])\s*(?:(?:20\d\d年(?:度)?|全年|本年度|本年|年内|本机关|本单位|本部门|[我本][局委办厅镇乡县市区旗州院]|我街道)[,，]?){0,3}"
    r"(?P<said>(?:均|都)?(?:未|没有|无)(?:收取|产生|发生|收缴|征收)?(?:过|任何)?(?:政府信息公开|信息公开|依申请公开)?信息处理费(?:收取|收费|收入)?(?:情况|情形)?)(?=[。;；,，、\n]|$)"
)


class FeeClaims(NamedTuple):
    """`sums` above zero with their paragraphs; `nones` with the place in the paragraph that says there was none."""

    sums: tuple[tuple[Claimed, Figure], ...]
    nones: tuple[tuple[Claimed, int, int], ...]


def fee_claims(places: Sequence[Claimed]) -> FeeClaims:
    """Collect what the paragraphs say of the fee."""
    named = [place for place in places if FEE in place.paragraph.text]
    return FeeClaims(tuple(_sums(named)), tuple(_nones(named)))


def is_fee(text: str, figure: Figure) -> bool:
    """Whether a number is a sum of the fee: not a rate, not an approximation, and no other money named since."""
    if figure.unit != "元" or figure.approx:
        return False
    before = text[max(0, figure.start - _FARTHEST) : figure.start].rpartition("。")[2]
    fee = before.rpartition(FEE)
    return bool(fee[1]) and not _RATE.search(figure.clause) and not _OTHER.search(fee[2])


def _sums(places: Sequence[Claimed]) -> Iterator[tuple[Claimed, Figure]]:
    for place in places:
        for figure in place.reading.figures:
            charged = figure.value > 0 and is_fee(place.paragraph.text, figure) and not figure.scopes
            if charged and _ELSE.search(figure.clause) is None:
                yield place, figure


def _nones(places: Sequence[Claimed]) -> Iterator[tuple[Claimed, int, int]]:
    for place in places:
        for match in _NONE.finditer(place.paragraph.text):
            yield place, match.start("said"), match.end("said")
