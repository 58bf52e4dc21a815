from __future__ import annotations

import pytest

from tests.checks.built import Part, built, findings


def repeated(text: str) -> list[tuple[str, int, str | None]]:
    report = built("2021", Part("overview", "一、总体情况", [text]))
    return [(f.values["word"], f.span.column, f.fix) for f in findings("GX505", report) if f.span]


def test_places_and_fixes() -> None:
    assert repeated("增强业务业务知识") == [("业务", 3, "业务")]
    assert repeated("区文化馆我馆我馆落实") == [("我馆", 5, "我馆")]
    assert repeated("栏目的的更新") == [("的", 3, "的")]
    assert repeated("成立领导小组领导小组下设办公室") == [("领导小组", 3, None)]
    assert repeated("业务业务和发布发布") == [("业务", 1, "业务"), ("发布", 6, "发布")]


@pytest.mark.parametrize(
    "text",
    ["人人天天一一", "研究研究", "一项一项", "每年每年", "公开公开栏", "依法行政行政执法", "市人大人大代表", "渌江市市场监管局", "三十三十",
     "目的的确", "公开,公开", "20232023", "哈哈哈哈", "为了了解", "派出所所长"],
)  # fmt: skip
def test_honest(text: str) -> None:
    assert repeated(text) == []


def test_a_joint_counts_only_with_its_follower() -> None:
    assert repeated("公开公开栏") == []
    assert repeated("公开公开了") == [("公开", 1, "公开")]
