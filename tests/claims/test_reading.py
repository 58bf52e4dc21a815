import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint import resources
from gxlint.claims import Breakdown, CountedList, Flow, Growth, Share, Zero, claims, figures, read, tokens
from tests.support.effort import effort


def breakdowns(text: str) -> list[tuple[str, list[str]]]:
    return [(c.total.printed, [p.printed for p in c.parts]) for c in claims(text) if isinstance(c, Breakdown)]


def test_the_grammar_has_no_conflict() -> None:
    resources.build_grammar(resources.ROOT / "grammars", "claims", strict=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开9条,其中政策4条、动态5条。", [("9条", ["4条", "5条"])]),
        ("公开9条。其中,政策4条;动态5条。", [("9条", ["4条", "5条"])]),
        ("公开9条(政策4条,动态5条)。", [("9条", ["4条", "5条"])]),
        ("公开9条:政策4条,动态5条。", [("9条", ["4条", "5条"])]),
        ("政策4条,动态5条,合计9条。", [("9条", ["4条", "5条"])]),
        (
            "公开9条,其中政策1条、专栏8条,其中预算3条、决算5条。",
            [("9条", ["1条", "8条"]), ("8条", ["3条", "5条"])],
        ),
        ("公开64,其中政策3条、动态61条。", [("64", ["3条", "61条"])]),
        ("公开9条。收到申请3件。", []),
        ("解读共9条。", []),
        ("两类产品各9条,含义不同。", []),
    ],
)
def test_breakdowns(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert breakdowns(text) == expected


def test_other_claims() -> None:
    (share,) = (c for c in claims("公开政策6条,占信息总数40条的15%。") if isinstance(c, Share))
    assert (share.part and share.part.printed, share.wholes[0].printed, share.percent.printed) == (
        "6条",
        "40条",
        "15%",
    )
    (change,) = (c for c in claims("公开22件,比2022年(31件)下降29%。") if isinstance(c, Growth))
    assert (change.direction, [f.printed for f in change.now], [f.printed for f in change.before]) == (
        -1,
        ["22件"],
        ["31件"],
    )
    (flow,) = (c for c in claims("新收12件,上年结转1件,办结11件,结转下年度2件。") if isinstance(c, Flow))
    assert [f and f.printed for f in (flow.received, flow.carried_in, flow.answered, flow.carried_out)] == [
        "12件",
        "1件",
        "11件",
        "2件",
    ]
    (nothing,) = (c for c in claims("全市未收到政府信息公开申请。") if isinstance(c, Zero))
    assert (nothing.cue, nothing.every, nothing.scopes) == ("未收到", False, ("全市",))
    (counted,) = (c for c in claims("存在三方面问题:一是内容少;二是更新慢。") if isinstance(c, CountedList))
    assert (counted.announced, counted.items) == (3, ("一是", "二是"))


def test_figures_know_what_they_count() -> None:
    first, second, third = figures("全市收到政府信息公开申请34件,上年结转2件;1件转下年度。")
    assert (first.name, first.scopes) == ("全市收到政府信息公开申请", ("全市",))
    assert ("received" in first.roles, second.roles, third.roles) == (True, ("carried_in",), ("carried_out",))


PIECES = st.sampled_from(["3条", "其中", "占", "40%", "(", ")", ",", "、", ";", "。", ":", "合计9条", "等", "同比", "增长", "一是",
                          "〔2021〕3号", "2023年", "约", "三件", "\n", "《", "》", "包括", "分别为", "以下三方面", "无", "全部", "x", "1.5倍"])  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_row_of_words_makes_it_fail(text: str) -> None:
    found = read(text)
    assert all(text[t.start : t.end] == t.text for t in found.tokens)
    assert all(0 <= c.start <= c.end <= len(text) for c in found.claims)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "piece",
    [
        "公开信息3条,",
        "3",
        "其中3条、",
        "占",
        "(3条,",
        "一是",
        "〔",
        "三",
        "1,",
        "以下三方面",
        "《",
        "0",
        "未收到申请",
        "a@",
        "3条占3%,",
        "上年3条,增长3%,",
    ],
)
def test_work_is_linear_in_a_single_sentence(piece: str) -> None:
    def work(size: int) -> int:
        return effort(lambda: read(piece * (size // len(piece))))

    work(100)
    assert work(32_000) <= 4 * work(8_000) * 1.2 + 1000


def test_a_thousand_brackets() -> None:
    text = "公开9条" + "(政策4条," * 1000 + "动态5条" + ")" * 1000 + "。"
    assert len(tokens(text)) > 3000
    assert len(read(text).figures) == 1002


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开23条,比上年增加3条,增长10%。", ("3条", "23条")),
        ("公开23条信息,较2022年增加3条,同比增长15%。", ("3条", "23条信息")),
        ("公开23条,同比增长15%(增加3条)。", ("3条", "23条")),
        ("申请12件,增加2件,增长20%;复议3件,增加1件,增长50%。", ("1件", "3件")),
        ("公开23条,比上年增加3条,点击量增长10%。", None),
        ("公开23条,比上年增加3条,下降10%。", None),
        ("公开1000条,其中上半年较上年同期增加50条,增长30%。", ("50条", None)),
        ("开通以来累计公开230条,比上年增加30条,增长50%。", ("30条", None)),
        ("公开23条,动态5条,比上年增加3条,增长10%。", ("3条", None)),
    ],
)
def test_a_change_in_numbers_beside_its_rate(text: str, expected: tuple[str, str | None] | None) -> None:
    change = [c for c in claims(text) if isinstance(c, Growth) and c.rate.percent][-1]
    found = change.amount and (change.amount.printed, change.told.printed if change.told else None)
    assert found == expected


def test_a_difference_is_no_number_of_another_year() -> None:
    (change,) = (c for c in claims("受理12件,比上年多2件,增长20%。") if isinstance(c, Growth))
    assert change.closest is None
