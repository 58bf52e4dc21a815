from __future__ import annotations

import pytest

from tests.checks.built import OLD, SIX, Part, built, findings, parts, said


def renumbered(numerals: str, of: tuple[tuple[str, str], ...] = OLD) -> list[Part]:
    """The old sections with these numerals, "-" for none."""
    made = []
    for numeral, (id_, heading) in zip(numerals, of, strict=True):
        made.append(Part(id_, heading[2:] if numeral == "-" else numeral + heading[1:]))
    return made


@pytest.mark.parametrize(
    "numerals", ["一二三四五六七", "一二三-五六七", "-一二三四五六", "一二三四五六-", "一-三-五六七"]
)
def test_in_order(numerals: str) -> None:
    assert said("GX106", built("2008", *renumbered(numerals))) == []


@pytest.mark.parametrize(
    ("numerals", "expected"),
    [
        ("一一三四五六七", ("repeated", 4)),
        ("一二三三四五六", ("repeated", 8)),
        ("一二四五六七八", ("skipped", 6)),
        ("一二三四五六六", ("repeated", 14)),
        ("二三四五六七八", ("start", 2)),
        ("一二四三五六七", ("swapped", 6)),
        ("一二三九五六七", ("skipped", 8)),
    ],
)
def test_one_finding_for_one_cause(numerals: str, expected: tuple[str, int]) -> None:
    assert said("GX106", built("2008", *renumbered(numerals))) == [expected]


def test_preface_numbered_one_then_one_again() -> None:
    report = built(
        "2008", Part("none", "一、引言"), Part("overview", "一、概述"), Part("disclosure", "三、主动公开情况")
    )
    found = findings("GX106", report)
    assert [(f.message, f.span and f.span.line, f.fix) for f in found] == [("repeated", 4, "二、")]


def test_a_shift_is_mended_with_all_that_follow() -> None:
    found = findings("GX106", built("2008", *renumbered("一二三三四五六")))
    assert [(f.fix, [change.text for change in f.changes]) for f in found] == [
        ("四、", ["四、", "五、", "六、", "七、"])
    ]


def test_two_shifts_have_more_than_one_answer() -> None:
    found = findings("GX106", built("2008", *renumbered("一二四五七八九")))
    assert [(f.message, f.fix, f.changes) for f in found] == [("skipped", None, ()), ("skipped", None, ())]


def test_jump_over_a_missing_section_is_not_said_twice() -> None:
    six = parts()
    report = built("2021", *six[:3], *six[4:], missing=[("review", 8, "")])
    assert said("GX106", report) == []
    other_place = built("2021", *six[:3], *six[4:], missing=[("overview", 2, "")])
    assert said("GX106", other_place) == [("skipped", 8)]


def test_before_2019_a_gap_anywhere_is_that_of_a_missing_section() -> None:
    old = parts(OLD)
    report = built("2008", *old[:2], *old[3:], missing=[("requests", 8, "")])
    assert said("GX106", report) == []
    assert said("GX106", built("2008", *old[:2], *old[3:])) != []


def test_sections_moved_with_their_numerals_are_out_of_order_only() -> None:
    six = parts()
    six[5].more = {"misplaced": True}
    moved = [*six[:4], six[5], six[4]]
    assert said("GX106", built("2021", *moved)) == []
    assert said("GX102", built("2021", *moved)) == [("after", 10)]


def test_a_verbatim_repetition_is_not_said_twice() -> None:
    six = parts()
    again = Part("problems", SIX[4][1], more={"duplicate_of": 4})
    assert said("GX106", built("2021", *six[:5], again, six[5])) == []


def test_damage_elsewhere_raises_doubt() -> None:
    numbered = renumbered("一二三-五六六")
    assert [f.doubt for f in findings("GX106", built("2008", *numbered))] == ["extraction"]


def test_sub_headings_taken_for_sections_do_not_count() -> None:
    six = parts()
    stray = Part("none", "1.存在的问题")
    assert said("GX106", built("2021", *six[:5], stray, six[5])) == []
