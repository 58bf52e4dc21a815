"""What of an office's contact data may go into another document: nothing that is somebody's own."""

from __future__ import annotations

import pytest

from gxlint.drafts.contact import contact_of


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("地址:青石县中山路1号,邮编:123456", "address", "青石县中山路1号"),
        ("地址:青石县 政务大楼3楼305室 电话:0123-4567890", "address", "青石县 政务大楼3楼305室"),
        ("地址:青石县中山路1号(水务大厦B座)。", "address", "青石县中山路1号(水务大厦B座)"),
        ("办公地点:青石县城南大桥北200米", "address", "青石县城南大桥北200米"),
        ("电话:0123-4567890/0123-4567891", "phone", "0123-4567890/0123-4567891"),
    ],
)
def test_what_is_an_offices(text: str, kind: str, value: str) -> None:
    assert contact_of([text]).data[kind] == value


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("电话:0123-4567890/13800000000", "phone", "mobile"),
        ("电话:0123-4567890、138-0000-0000", "phone", "mobile"),
        ("地址:青石县中山路1号 张三 电话:0123-4567890", "address", "person"),
        ("地址:青石县中山路1号(张三收),邮编:123456", "address", "person"),
        ("地址:青石县中山路1号张三", "address", "person"),
    ],
)
def test_what_may_be_somebodys_is_left_and_said(text: str, kind: str, reason: str) -> None:
    found = contact_of([text])
    assert (kind in found.data, found.left[kind]) == (False, reason)


@pytest.mark.parametrize(
    "text", ["申请人地址:青石县幸福小区3栋401", "IP地址:192.168.1.1", "家庭住址:幸福小区3栋401室"]
)
def test_another_address_is_not_the_offices(text: str) -> None:
    assert "address" not in contact_of([text]).data
