from __future__ import annotations

from tests.checks.built import OLD, Part, built, findings, listed, message, parts, said

NAMES = tuple((heading[2:], id_) for id_, heading in OLD)


def test_a_list_that_agrees() -> None:
    for declared in (
        listed(*NAMES),
        listed(*NAMES, count=7),
        listed(*NAMES[:3], count=7, is_open=True),
        listed(*NAMES, ("附表", "annex"), count=7, groupings=(7, 8)),
        listed(*NAMES, ("附表", "annex"), count=8, groupings=(7, 8)),
    ):
        assert said("GX110", built("2008", *parts(OLD), declared=declared)) == []


def test_count_against_its_own_list() -> None:
    report = built("2008", *parts(OLD), declared=listed(*NAMES, count=8))
    found = findings("GX110", report)
    assert [(f.message, f.span and f.span.line, f.doubt) for f in found] == [("count-list", 2, "none")]
    assert "8" in message("GX110", found[0])
    assert "7" in message("GX110", found[0], "en")
    open_list = listed(*NAMES, count=6, is_open=True)
    assert said("GX110", built("2008", *parts(OLD), declared=open_list)) == [("count-list", 2)]


def test_count_against_the_body() -> None:
    declared = listed(*NAMES[:3], count=9, is_open=True)
    assert said("GX110", built("2008", *parts(OLD), declared=declared)) == [("count-body", 2)]


def test_a_part_that_stands_nowhere() -> None:
    names = (*NAMES[:3], ("政府信息公开咨询处理情况", "consultation"), *NAMES[3:])
    without_review = [part for part in parts(OLD) if part.id != "review"]
    found = findings("GX110", built("2008", *without_review, declared=listed(*names)))
    assert [f.message for f in found] == ["absent"]
    assert found[0].evidence["absent"] == ["政府信息公开咨询处理情况", NAMES[4][0]]
    assert f"“政府信息公开咨询处理情况”、“{NAMES[4][0]}”" in message("GX110", found[0])


def test_a_part_that_stands_inside_another() -> None:
    names = (*NAMES, ("下一步工作打算", "plans"))
    assert said("GX110", built("2008", *parts(OLD), declared=listed(*names))) == []
    covered = built(
        "2008",
        *[part for part in parts(OLD) if part.id != "fees"],
        declared=listed(*NAMES),
        missing=[("fees", 9, "sub-heading")],
    )
    assert said("GX110", covered) == []


def test_a_name_nobody_knows() -> None:
    names = (*NAMES[:6], ("领导信箱办理情况", "none"))
    assert (
        said("GX110", built("2008", *parts(OLD), declared=listed(*names))) == []
    )  # as many sections as names
    known = [*parts(OLD), Part("none", "八、领导信箱情况")]
    assert said("GX110", built("2008", *known, declared=listed(*NAMES, ("领导信箱办理情况", "none")))) == []
    more = listed(*NAMES, ("领导信箱办理情况", "none"))
    assert said("GX110", built("2008", *parts(OLD), declared=more)) == [("absent", 2)]


def test_one_name_for_two_sections() -> None:
    names = (*NAMES[:2], ("依申请公开信息受理及收费情况", "requests+fees"), *NAMES[4:])
    assert said("GX110", built("2008", *parts(OLD), declared=listed(*names))) == [("split", 2)]
    merged = [part for part in parts(OLD) if part.id != "fees"]
    merged[2].more = {"also": ("fees",)}
    assert said("GX110", built("2008", *merged, declared=listed(*names))) == []


def test_reconsideration_and_suits_are_one_or_two() -> None:
    body = [
        *parts(OLD[:4]),
        Part("review", "五、行政复议情况"),
        Part("litigation", "六、行政诉讼情况"),
        *parts(OLD[5:]),
    ]
    assert said("GX110", built("2008", *body, declared=listed(*NAMES))) == []
    assert said("GX110", built("2008", *body, declared=listed(*NAMES, count=7, groupings=(7, 8)))) == []
    assert said("GX110", built("2008", *body, declared=listed(*NAMES, count=8, groupings=(7, 8)))) == []


def test_a_section_that_the_list_leaves_out() -> None:
    assert said("GX110", built("2008", *parts(OLD), declared=listed(*NAMES[:6]))) == [("unlisted", 2)]
    assert said("GX110", built("2008", *parts(OLD), declared=listed(*NAMES[:6], is_open=True))) == []


def test_a_list_whose_marks_were_lost_is_in_doubt() -> None:
    names = (NAMES[0], ("主动公开情况依申请公开情况投诉举报", "disclosure+requests"), *NAMES[3:])
    assert said("GX110", built("2008", *parts(OLD), declared=listed(*names))) == []
    counted = findings("GX110", built("2008", *parts(OLD), declared=listed(*names, count=12)))
    assert [(f.message, f.doubt) for f in counted] == [("count-list", "extraction")]


def test_no_body_to_compare_with() -> None:
    assert said("GX110", built("2008", declared=listed(*NAMES))) == []


def test_a_name_that_stands_on_a_line_of_its_own_is_there() -> None:
    names = (*NAMES, ("网上办事大厅办理情况", "none"))
    body = ("无。", "网上办事大厅办理情况", "全年办理1200件。")
    old = [*parts(OLD[:6]), Part(*OLD[6], body=body)]
    assert said("GX110", built("2008", *old, declared=listed(*names))) == []
    assert said("GX110", built("2008", *parts(OLD), declared=listed(*names))) == [("absent", 2)]
