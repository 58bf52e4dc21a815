from __future__ import annotations

import pytest

from gxlint.structure import lists
from tests.structure.made import document
from tests.support.effort import effort


def runs(*paragraphs: str) -> list[tuple[str, list[int]]]:
    found = lists.find(document("\n".join(paragraphs)).blocks)  # type: ignore[arg-type]
    return [(run.style, [marker.number for marker in run.markers]) for run in found]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["一是甲甲。二是乙乙。二是丙丙。三是丁丁。"], [("is", [1, 2, 2, 3])]),
        (["一是甲甲。", "二是乙乙。", "四是丁丁。"], [("is", [1, 2, 4])]),
        (["一是甲甲。", "二是乙乙。", "一是丙丙。", "二是丁丁。"], [("is", [1, 2]), ("is", [1, 2])]),
        (["(一)甲甲。一是子。二是丑。", "(二)乙乙。", "(四)丁丁。一是寅。"], [("han-paren", [1, 2, 4]), ("is", [1, 2]), ("is", [1])]),
        (["一是统一思想认识。二加强人员配备,给予保障。三是按月检查。"], [("is", [1, 2, 3])]),
        (["一是甲甲甲。二是乙乙乙。三通过新闻媒体解读。"], [("is", [1, 2, 3])]),
        (["一是甲甲甲。二个方面的事。三项工作。"], [("is", [1])]),
        (["做到一是快;二是准;系统基本就绪三是稳。四是好。"], [("is", [1, 2, 3, 4])]),
        (["这是之一是不对的,统一是原则,唯一是办法,周一是开放日,三分之一是女性,二十一是数。"], []),
        (["1.甲甲甲", "2.乙乙乙", "4.丁丁丁"], [("arabic", [1, 2, 4])]),
        (["(一)甲", "1.子一", "2.子二", "(二)乙", "3.子三", "4.子四"], [("han-paren", [1, 2]), ("arabic", [1, 2, 3, 4])]),
        (["(一)甲", "1.子一", "2.子二", "(二)乙", "1.子三", "3.子四"], [("han-paren", [1, 2]), ("arabic", [1, 2]), ("arabic", [1, 3])]),
        (["一是总的。其中,一是甲;二是乙。", "二是分的。一是丁;二是戊。", "三是末的。"], [("is", [1, 2, 3]), ("is", [1, 2]), ("is", [1, 2])]),
        (["一是加强领导", "1.成立小组", "2.明确职责", "二是健全制度"], [("is", [1, 2]), ("arabic", [1, 2])]),
        (["第一,加强领导。第二,健全制度。第四,加强督查。"], [("ordinal", [1, 2, 4])]),
        (["①甲甲;②乙乙;④丁丁。"], [("circled", [1, 2, 4])]),
        (["包括:(1)甲;(2)乙;(3)丙。依据第二十条第(一)项和第(五)项。"], [("arabic-paren", [1, 2, 3])]),
        (["一要加强领导,二要健全制度,四要强化监督。"], [("is", [1, 2, 4])]),
        (["一是统一认识;二加强培训。一是更新栏目;二加强督查。"], [("is", [1, 2]), ("is", [1, 2])]),
    ],
)  # fmt: skip
def test_lists(paragraphs: list[str], expected: list[tuple[str, list[int]]]) -> None:
    assert runs(*paragraphs) == expected


def test_a_lost_shi_is_a_marker_of_its_own_style_with_its_place() -> None:
    (run,) = lists.find(document("一是统一思想认识。二加强人员配备。三是按月检查。").blocks)  # type: ignore[arg-type]
    assert run.style == "is"
    assert [(m.style, m.literal, m.span.column, m.span.end_column) for m in run.markers] == [
        ("is", "一是", 1, 3),
        ("bare", "二", 10, 11),
        ("is", "三是", 18, 20),
    ]
    assert run.texts[1].startswith("加强人员配备")


def test_the_text_behind_a_marker_shows_a_left_over_shi() -> None:
    (run,) = lists.find(document("(一)健全机制\n(二)丰富载体\n(三)是充实栏目").blocks)  # type: ignore[arg-type]
    assert [text[:2] for text in run.texts] == ["健全", "丰富", "是充"]


@pytest.mark.parametrize(
    "unit",
    ["一是甲。(1)乙。", "一是甲。(1)乙。(一)丙。①丁。第一,戊。", "二加强乙。", "做到一是甲", "一是甲。二是乙。(1)乙。(3)乙。", "一是甲。(1)乙。二是丙。"],
)  # fmt: skip
def test_effort_grows_with_the_text(unit: str) -> None:
    def work(times: int) -> int:
        blocks = document("一是甲甲。" + unit * times).blocks
        return effort(lambda: lists.find(blocks))  # type: ignore[arg-type]

    assert work(800) < 5 * work(200)


def test_lists_that_never_close_are_not_kept_open() -> None:
    walk = lists._Walk()
    for paragraph in document("一是甲。(1)乙。" * 500).blocks:
        walk.take(list(lists._events(paragraph, 0)))  # type: ignore[arg-type]
    assert len(walk.open) <= 12
    assert len(walk.result()) == 1000
