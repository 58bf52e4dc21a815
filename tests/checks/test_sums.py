import pytest

from gxlint.checks.sums import Outcomes, outcomes
from gxlint.engine.opening import open_report
from gxlint.engine.registry import builtin
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.checks.said import EXAMPLES, said

ZEROS = " | ".join("0" * 15) + " |"


def test_the_message_shows_both_sides_the_suspect_and_what_it_should_be() -> None:
    (found,) = said("GX201", "2021", ("四、结转下年度继续办理 | 1 | 0", "四、结转下年度继续办理 | 2 | 0"))
    assert found.message == (
        "自然人:第一项 10 + 第二项 1 = 11,第三项 10 + 第四项 2 = 12,差 1(另有 1 个等式同时不平)。"
        "最可能错的是“四、结转下年度继续办理 自然人”一格:现为 2,应为 1"
    )
    assert found.evidence["left"] == [10, 1]
    assert found.evidence["right"] == [10, 2]
    assert found.evidence["difference"] == 1
    assert (found.location.line, found.location.column, found.location.end_column) == (52, 15, 16)
    assert (found.location.table, found.location.row, found.location.column_key) == (
        "requests",
        "carried_out",
        "natural_person",
    )


def test_the_message_is_complete_in_english() -> None:
    (found,) = said("GX202", "2021", ("(一)予以公开 | 6 |", "(一)予以公开 | 5 |"), language="en")
    assert found.message == (
        "自然人: (七)总计 10, its parts 5 + 1 + 3 = 9, difference 1 (1 further equation broken by the same). "
        "The likeliest wrong cell is “(一)予以公开 自然人”: it reads 5, it should read 6"
    )


def test_two_causes_are_two_findings() -> None:
    found = said("GX2", "2021", ("(一)予以公开 | 6 | 1 |", "(一)予以公开 | 5 | 1 |"),
                 ("二、上年结转政府信息公开申请数量 | 1 | 0 |", "二、上年结转政府信息公开申请数量 | 1 | 3 |"))  # fmt: skip
    assert [
        (d.code, d.location.line, [[(s.row, s.column_key, s.should_be) for s in r] for r in d.suspects])
        for d in found
    ] == [
        ("GX201", 29, [[("carried_in", "business", 0)]]),
        ("GX202", 30, [[("granted", "natural_person", 6)]]),
    ]


def test_an_ignored_code_leaves_the_cause_to_the_next() -> None:
    text = (
        (EXAMPLES / "valid-2021.txt").read_text("utf-8").replace("(七)总计 | 10 | 2 |", "(七)总计 | 9 | 2 |")
    )
    settings = Settings(selection=Selection(("GX2",), ("GX201",)))
    assert [d.code for d in lint_bytes(text.encode(), "r.txt", settings).diagnostics] == ["GX202"]


def test_all_results_of_a_review_group_may_be_wrong() -> None:
    (found,) = said("GX204", "2021", (ZEROS, "3 | 1 | 0 | 0 | 9 | " + " | ".join("0" * 10) + " |"))
    assert sorted([(s.column_key, s.reads, s.should_be) for s in repair] for repair in found.suspects) == [
        [("corrected", 1, 6)], [("other", 0, 5)], [("pending", 0, 5)], [("total", 9, 4)], [("upheld", 3, 8)],
    ]  # fmt: skip
    assert found.message.startswith("行政复议:总计 9,各项之和 3 + 1 + 0 + 0 = 4,差 5。可能错的有 5 处")


def test_blanks_count_as_zero_only_where_every_one_can_be() -> None:
    blank = ("2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "2.重复申请 |  |  |  |  |  |  |  |")
    assert said("GX202", "2021", blank) == []
    assert [d.code for d in said("GX2", "2021", blank)] == ["GX209"]


def test_a_sum_that_blanks_could_mend_is_not_accused() -> None:
    edits = (
        ("2.重复申请 | 0 | 0 |", "2.重复申请 | - | 0 |"),
        ("(一)予以公开 | 6 | 1 |", "(一)予以公开 | 5 | 1 |"),
    )
    text = (EXAMPLES / "valid-2021.txt").read_text("utf-8")
    for before, after in edits:
        text = text.replace(before, after)
    result = lint_bytes(text.encode(), "r.txt", Settings(selection=Selection(("GX201", "GX202"))))
    assert result.diagnostics == ()
    assert result.relations.not_evaluated == 1
    assert (
        result.relations.violated == 1
    )  # the row 予以公开 itself has no blank; the rule for rows was not asked for


@pytest.mark.parametrize(("layout", "count"), [("2021", 42), ("2019", 40), ("2014", 12), ("2008", 0)])
def test_every_equation_is_counted(layout: str, count: int) -> None:
    report = open_report(str(EXAMPLES / f"valid-{layout}.txt"), None, Settings()).report
    assert report is not None
    found: Outcomes = outcomes(report, {})
    assert (found.satisfied, found.violated, found.not_evaluated) == (count, 0, 0)


def test_bounds_of_the_statistics_table() -> None:
    (part,) = said(
        "GX206", "2014", ("其中:主动公开规范性文件数 | 条 | 0 |", "其中:主动公开规范性文件数 | 条 | 41 |")
    )
    assert part.message == "“其中:主动公开规范性文件数”41,大于所属的“(一)主动公开政府信息数”40"
    (above,) = said(
        "GX207",
        "2014",
        ("(不同方式回应同一热点或舆情计1次) | 次 | 0 |", "(不同方式回应同一热点或舆情计1次) | 次 | 3 |"),
    )
    assert above.message == "“(一)回应公众关注热点或重大舆情数”为 3,大于各方式合计 2"


def test_the_rules_on_sums_say_the_same_in_the_same_words() -> None:
    """Every rule file is whole by itself, so the five share their messages by being alike."""
    rules = builtin().rules
    assert all(rules[f"GX20{n}"].messages == rules["GX201"].messages for n in range(2, 6))
