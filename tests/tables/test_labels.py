from __future__ import annotations

import pytest

from gxlint.tables.labels import find, labels, split_label


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("(七)总计", "总计", 7), ("（七）总计", "总计", 7), ("㈦总计", "总计", 7), ("七、总计", "总计", 7), ("(七) 总\n计", "总计", 7),
        ("总计", "总计", None), ("3.其他", "其他", 3), ("3、其它", "其他", 3), ("③其他", "其他", 3), ("(3)其他", "其他", 3),
        ("1属于国家秘密", "属于国家秘密", 1), ("3.危及“三安全一稳定”", "危及三安全一稳定", 3), ("危及'三安全一稳定'", "危及三安全一稳定", None),
        ("二十", "二十", None), ("十二、其他", "其他", 12), ("2023年", "2023年", None),
    ],
)  # fmt: skip
def test_words_and_number_of_a_label(text: str, words: str, number: int | None) -> None:
    assert split_label(text) == (words, number)


def keys(text: str) -> set[tuple[str, str, str]]:
    return {(entry.kind, entry.role, entry.key) for entry in find(*split_label(text))}


def test_a_number_tells_a_row_from_a_column() -> None:
    assert keys("3.其他") == {("requests", "row", "other.3")}
    assert keys("(七)总计") == keys("(七)合计") == {("requests", "row", "total")}
    assert ("requests", "column", "other") in keys("其他")


def test_two_rows_of_the_same_words() -> None:
    assert keys("(二)被依法纠错数") == {
        ("statistics", "row", "review.corrected"),
        ("statistics", "row", "litigation.corrected"),
    }


def test_a_missing_gloss_and_a_glued_group_are_no_difference() -> None:
    assert keys("(二)部分公开") == {("requests", "row", "partial")}
    assert keys("(一)主动公开政府信息数") == {("statistics", "row", "disclosed")}
    assert keys("(三)不予公开1.属于国家秘密") == {("requests", "row", "refused.1")}


def test_a_section_name_is_no_label() -> None:
    for name in (
        "四、政府信息公开行政复议、行政诉讼情况",
        "三、收到和处理政府信息公开申请情况",
        "二、主动公开政府信息情况",
    ):
        assert keys(name) == set()


def test_cut_and_similar_column_labels() -> None:
    known = labels("disclosure")
    assert {entry.key for entry in known.columns_beginning("本年新")} == {"new_made", "new_public"}
    assert {entry.key for entry in known.columns_beginning("现行有")} == {"in_force"}
    like = known.column_like("本年收费金额单位元")
    assert like is not None
    assert like.key == "amount"
    assert known.column_like("项目") is None
