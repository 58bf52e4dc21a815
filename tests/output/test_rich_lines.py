from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gxlint.output.rich.clean import Cleaner
from gxlint.output.rich.lines import cut, cut_middle, flow, head, line_width, pad, plain, wrap
from gxlint.text.width import width

CLEAN = Cleaner()
TEXT = st.text(
    st.one_of(
        st.sampled_from("一二三自然人总计,。、:“”()《》…12 3a b—件"),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
).map(CLEAN)


def wrapped(text: str, room: int, indent: int = 0) -> list[str]:
    return [plain(line) for line in wrap([(text, "")], room, indent)]


def test_closing_marks_do_not_begin_a_line() -> None:
    assert wrapped("自然人一列不平,差一件。", 14) == ["自然人一列不", "平,差一件。"]
    assert wrapped("自然人一列不平。差一件", 14) == ["自然人一列不", "平。差一件"]


def test_opening_marks_do_not_end_a_line() -> None:
    assert wrapped("请看这里(七)总计", 10) == ["请看这里", "(七)总计"]


def test_numbers_and_words_stay_whole() -> None:
    assert wrapped("应为 12345 件", 10) == ["应为 12345", "件"]
    assert wrapped("Guobangongkaibanhan No. 30", 20) == ["Guobangongkaibanhan", "No. 30"]


def test_a_word_wider_than_a_line_is_broken() -> None:
    assert wrapped("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_further_lines_are_indented() -> None:
    assert wrapped("一二三四五六七八九十", 12, 4) == ["一二三四五六", "    七八九十"]


def test_styles_survive_the_break() -> None:
    lines = wrap([("一二三", "bold"), ("四五六", "red")], 8)
    assert lines == [[("一二三", "bold"), ("四", "red")], [("五六", "red")]]


def test_cut_keeps_characters_whole() -> None:
    assert cut("政府信息公开", 7) == "政府信…"
    assert cut("政府信息公开", 8) == "政府信…"
    assert cut("政府信息公开", 12) == "政府信息公开"
    assert cut("政府", 0) == ""


def test_cut_middle_keeps_the_end_of_a_path() -> None:
    assert cut_middle("reports/2023/water/annual-report.txt", 20) == "reports…l-report.txt"
    assert width(cut_middle("年报/二〇二三/青石县水务局年度报告.docx", 21)) <= 21


def test_flow_sets_items_side_by_side() -> None:
    items = [[("一 总体情况", "")], [("二 主动公开", "")], [("三 申请", "")]]
    assert [plain(line) for line in flow(items, 30)] == ["一 总体情况   二 主动公开", "三 申请"]


@given(TEXT, st.integers(2, 60), st.integers(0, 10))
def test_no_line_is_wider_than_the_room_and_nothing_is_lost(text: str, room: int, indent: int) -> None:
    lines = wrapped(text, room, indent)
    assert all(width(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXT, st.integers(0, 40))
def test_cutting_and_padding_fit(text: str, room: int) -> None:
    assert width(cut(text, room)) <= room
    assert width(cut_middle(text, room)) <= room
    assert width(head(text, room)) <= room
    for align in ("left", "right", "centre"):
        assert width(pad(cut(text, room), room, align)) == room


@given(st.lists(TEXT.filter(str.strip), max_size=6), st.integers(10, 80))
def test_flow_fits(texts: list[str], room: int) -> None:
    assert all(line_width(line) <= room for line in flow([[(text, "")] for text in texts], room))
