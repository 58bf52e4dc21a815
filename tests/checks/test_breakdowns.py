from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gxlint.checks.breakdowns import judge
from gxlint.claims import Breakdown, claims
from gxlint.text import numerals
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


def wide(number: str) -> str:
    """The same number in full-width digits."""
    return number.translate({ord("0") + n: ord("０") + n for n in range(10)})


@st.composite
def dressed(draw: st.DrawFn) -> tuple[str, str, list[int]]:
    """A breakdown with what real ones carry: markers, shares, brackets that add up, full-width and Chinese numbers."""
    values = draw(st.lists(st.integers(1, 90), min_size=3, max_size=9))
    total = sum(values)
    manner = draw(st.sampled_from(["plain", "markers", "numbered", "shares", "inner", "wide", "han"]))
    names = [
        *draw(st.permutations(NAMES[:10]))[: len(values) - 1],
        draw(st.sampled_from(["其他", "其它类", "其余"])),
    ]
    unit = draw(st.sampled_from(["条", "件", "篇", "份", "次", "人次", "户", "项"]))
    pieces = []
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        number = (
            numerals.spell(value) if manner == "han" else wide(str(value)) if manner == "wide" else str(value)
        )
        piece = f"{name}{number}{unit}"
        if manner == "markers":
            piece = f"{numerals.spell(place + 1)}是{piece}"
        elif manner == "numbered":
            piece = f"({place + 1}){piece}"
        elif manner == "shares":
            piece += f",占{value * 100 / total:.1f}%"
        elif manner == "inner" and place == 0 and value > 1:
            piece += f"(图文{value - 1}{unit},视频1{unit})"
        pieces.append(piece)
    mark = draw(
        st.sampled_from(
            ["；", ";"] if manner in ("markers", "numbered", "shares") else ["、", "，", ",", "；"]
        )
    )
    cue = draw(st.sampled_from(["，其中", ",其中:", "。其中，", ",包括", ",分别为"]))
    end = draw(st.sampled_from(["。", "。下一步将继续规范。", ""]))
    return f"全年办理{{}}{unit}{cue}{mark.join(pieces)}{end}", unit, values


@given(st.one_of(breakdown(), dressed()))
@settings(deadline=None)
def test_a_true_sum_is_never_accused(made: tuple[str, str, list[int]]) -> None:
    sentence, _, values = made
    assert verdicts(sentence.format(sum(values))) == []


@given(st.one_of(breakdown(), dressed()), st.sampled_from([1, -1]))
@settings(deadline=None)
def test_a_sum_off_by_one_with_a_closing_rest_always_is(made: tuple[str, str, list[int]], by: int) -> None:
    sentence, unit, values = made
    total = sum(values) + by
    assume(total >= 0)
    assert [printed for _, printed in verdicts(sentence.format(total))] == [f"{total}{unit}"]


@given(
    st.lists(st.integers(20, 40), min_size=2, max_size=4),
    st.lists(st.integers(100, 900), min_size=2, max_size=4),
    st.sampled_from(["、", "，", "；"]),
    st.integers(-1, 1),
)
@settings(deadline=None)
def test_each_breakdown_of_a_nest_stands_by_itself(
    outer: list[int], inner: list[int], mark: str, by: int
) -> None:
    """公开A条,其中…专栏B条,其中…其他: the inner one alone is wrong when its own sum is."""
    nested = sum(inner) + by
    assume(nested > 0)
    first = mark.join(f"{name}{value}条" for name, value in zip(NAMES, outer, strict=False))
    second = "、".join(
        f"{name}{value}条" for name, value in zip([*NAMES[5:8], "其他"][-len(inner) :], inner, strict=True)
    )
    text = f"公开{sum(outer) + nested}条,其中{first}{mark}专栏{nested}条,其中{second}。"
    assert [printed for _, printed in verdicts(text)] == ([f"{nested}条"] if by else [])


@settings(deadline=None)
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
