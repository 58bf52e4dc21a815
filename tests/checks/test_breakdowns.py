from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from gxlint.checks.breakdowns import judge
from gxlint.claims import Breakdown, claims
from tests.checks.said import said

SENTENCE = "内容涵盖水利工程、供水保障和防汛抗旱。"
NAMES = ["政策文件", "工作动态", "通知公告", "财政预算", "人事任免", "规划计划", "政策解读", "办事指南", "“三公”经费", "建议提案办理", "行政许可(含变更)",
         "重点领域", "机构职能", "第三方评估", "PPP项目", "2021年度项目计划" "编制"]  # fmt: skip


def verdicts(text: str) -> list[tuple[str, str]]:
    found = (judge(claim) for claim in claims(text) if isinstance(claim, Breakdown))
    return [(v.message, v.total.printed) for v in found if v is not None]


@st.composite
def breakdown(draw: st.DrawFn) -> tuple[str, str, list[int]]:
    """A sentence with a hole for the total, its unit, and the parts; 其他 closes the list."""
    values = draw(st.lists(st.integers(0, 5000), min_size=2, max_size=14))
    names = [
        *draw(st.permutations(NAMES[:15]))[: len(values) - 1],
        draw(st.sampled_from(["其他", "其它", "其余", "其他类信息"])),
    ]
    unit = draw(st.sampled_from(["条", "件", "篇", "份"]))
    units = draw(st.sampled_from([[unit], [unit], ["条", "篇", "件"]]))
    shown = [
        f"{name}{value:,}{draw(st.sampled_from(units))}"
        if draw(st.booleans())
        else f"{name}{value}{draw(st.sampled_from(units))}"
        for name, value in zip(names, values, strict=True)
    ]
    row = (
        "".join(part + draw(st.sampled_from(["、", "，", ",", ";", "；"])) for part in shown[:-1]) + shown[-1]
    )
    opening, closing = draw(
        st.sampled_from(
            [
                ("，其中", "。"),
                ("。其中，", "。"),
                (",其中:", "。"),
                ("（其中", "）。"),
                ("（", "）。"),
                ("：", "。"),
                (",包括", "。"),
            ]
        )
    )
    sentence = f"{draw(st.sampled_from(['全年', '2023年', '本年度共']))}公开政府信息{{}}{unit}{opening}{row}{closing}"
    return sentence, unit, values


@given(breakdown())
def test_a_true_sum_is_never_accused(made: tuple[str, str, list[int]]) -> None:
    sentence, _, values = made
    assert verdicts(sentence.format(sum(values))) == []


@given(breakdown(), st.sampled_from([1, -1]))
def test_a_sum_off_by_one_with_a_closing_rest_always_is(made: tuple[str, str, list[int]], by: int) -> None:
    sentence, unit, values = made
    total = sum(values) + by
    assume(total >= 0)
    assert [printed for _, printed in verdicts(sentence.format(total))] == [f"{total}{unit}"]


@given(
    st.lists(st.integers(1, 900), min_size=2, max_size=12),
    st.sampled_from(["、", "，", "；"]),
    st.sampled_from(["合计", "总计", "共计"]),
)
def test_a_true_total_that_comes_last_is_never_accused(values: list[int], mark: str, cue: str) -> None:
    row = mark.join(f"{name}{value}条" for name, value in zip(NAMES, values, strict=False))
    assert verdicts(f"发布{row}，{cue}{sum(values)}条。") == []
    assert len(verdicts(f"发布{row}，{cue}{sum(values) + 1}条。")) <= 1


def test_the_message_shows_the_arithmetic() -> None:
    found = said("GX302", "2021", (SENTENCE, "制发文件600件(批复461件,函60件,其他73件)。"))
    assert [(d.location.line, d.severity, d.message) for d in found] == [
        (4, "warning", "各分项应当合成总数600件,但 461 + 60 + 73 = 594 ≠ 600,差 6")
    ]
    assert found[0].evidence == {
        "total": Decimal(600),
        "parts": [Decimal(461), Decimal(60), Decimal(73)],
        "sum": Decimal(594),
    }
    assert found[0].excerpt.count("600件(批复461件,函60件,其他73件") == 1
