"""What the numbers and statements of a sentence are read as."""

from __future__ import annotations

import pytest

from gxlint.checks.gates import gate_of
from gxlint.checks.passages import Passage, sentences
from gxlint.checks.running import Running
from gxlint.checks.statements import Statement, statements
from gxlint.checks.telling import Told
from gxlint.checks.told import Reader
from gxlint.claims import tokens
from gxlint.document import Paragraph, Span
from tests.support.effort import effort

GATE = gate_of(frozenset(("requests", "review", "disclosure", "statistics"))).disputes


def read(text: str, year: int = 2023, agency: str = "青石县水务局") -> tuple[list[Told], list[Statement]]:
    running = Running(Paragraph(text, Span(1, 1, 1, len(text) + 1)), None, ((0, 1, 1),))
    passage = Passage(running, None, sentences(text, year, tokens(text, GATE), GATE), year)
    reader = Reader(passage, agency)
    numbers: list[Told] = []
    said: list[Statement] = []
    for sentence in passage.sentences:
        told = reader.told(sentence)
        said += list(statements(reader, sentence, told))
        numbers += told
    return numbers, said


def rows(told: Told) -> list[list[str]]:
    """The readings of table 3, T4 or T2 of each role, as text."""
    table = ("requests", "review", "disclosure.2021", "disclosure", "statistics")
    found = []
    for role in told.roles:
        key = next(key for key in table if key in role.allows)
        found.append(
            [" + ".join(t.row + (f".{t.column}" if t.column else "") for t in r) for r in role.allows[key]]
        )
    return found


def numbers(text: str, **more: int) -> list[tuple[str, list[list[str]]]]:
    return [(f"{told.value}{told.unit}", rows(told)) for told in read(text, **more)[0]]


def test_roles_by_wording() -> None:
    assert numbers("全年新收政府信息公开申请12件,上年结转1件,办结12件,结转下年度继续办理1件。") == [
        ("12件", [["received"]]),
        ("1件", [["carried_in"]]),
        ("12件", [["total"]]),
        ("1件", [["carried_out"]]),
    ]


def test_intake_may_include_what_was_carried_in() -> None:
    assert numbers("全年收到政府信息公开申请12件。") == [("12件", [["received", "received + carried_in"]])]
    assert numbers("全年受理政府信息公开申请12件。") == [
        ("12件", [["received", "received + carried_in", "total"]])
    ]


def test_the_year_before_and_after() -> None:
    assert numbers("2022年结转申请1件,结转2024年度2件。") == [
        ("1件", [["carried_in"]]),
        ("2件", [["carried_out"]]),
    ]


def test_a_number_before_its_words() -> None:
    assert numbers("全年收到的2件申请均已答复,其中1件结转下年度。") == [
        ("2件", [["received", "received + carried_in"]]),
        ("1件", [["carried_out"]]),
    ]


def test_groups_are_added_up() -> None:
    assert numbers("予以公开和部分公开8件。") == [("8件", [["granted"], ["partial"]])]
    assert numbers("政府信息公开行政复议、行政诉讼案件9件。") == [
        ("9件", [["reconsideration.total"], ["direct_suit.total + suit_after_reconsideration.total"]])
    ]


def test_a_kind_of_suit_and_disputes_of_two_kinds() -> None:
    assert numbers("复议后起诉的行政诉讼2件,维持1件。") == [
        ("2件", [["suit_after_reconsideration.total"]]),
        ("1件", [["suit_after_reconsideration.upheld"]]),
    ]
    assert [one for one, _ in numbers("信息公开行政复议2件、行政诉讼4件,其中维持1件。")] == ["2件", "4件"]


def test_disputes_that_may_be_about_something_else() -> None:
    assert [one.unsure for one in read("全年发生行政复议3件。")[0]] == [True]
    assert [one.unsure for one in read("全年发生信息公开行政复议3件。")[0]] == [False]


def test_names_and_numbers_in_the_same_order() -> None:
    assert numbers("新收、上年结转政府信息公开申请分别为12件、1件。") == [
        ("12件", [["received"]]),
        ("1件", [["carried_in"]]),
    ]
    assert numbers("新收、上年结转、办结政府信息公开申请分别为12件、1件。") == []


def test_a_result_belongs_to_the_dispute_named_last() -> None:
    assert numbers("政府信息公开行政复议5件,维持3件;行政诉讼2件,维持1件。")[1::2] == [
        ("3件", [["reconsideration.upheld"]]),
        ("1件", [["direct_suit.upheld + suit_after_reconsideration.upheld"]]),
    ]


def test_applicants() -> None:
    told, _ = read("受理政府信息公开申请12件,其中自然人10件,法人或其他组织2件。")
    assert [one.columns for one in told] == [
        (),
        ("natural_person",),
        ("business", "research", "public_interest", "legal_service", "other"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "全年受理政府信息公开申请约12件。",
        "受理12345热线来电230件,办结230件。",
        "办理人大代表建议35件,均已答复。",
        "上年收到政府信息公开申请30件。",
        "比上年增加12件,申请总量平稳。",
        "受理不动产登记申请500件。",
        "县公安局收到政府信息公开申请30件。",
        "全市有25件申请收取了信息处理费,共2950元。",
        "全年办结行政复议案件50件。",
        "政府信息公开申请办结率100%。",
        "公开信息38条,其中行政许可4条。",
        "办理行政许可事项63项。",
    ],
)  # fmt: skip
def test_not_a_number_of_the_tables(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("通过网络收到政府信息公开申请5件。", True),
        ("全年受理政府信息公开申请19件,其中11件予以公开。", False),
        ("全年受理政府信息公开申请19件,按期答复11件。", True),
        ("收到网络申请5件,其中予以公开2件。", True),
        ("上年结转2件,其中予以公开1件。", True),
    ],
)
def test_branches(text: str, part: bool) -> None:
    assert read(text)[0][-1].part is part


def said(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.kind, text[one.start : one.end], one.subjects) for one in read(text)[1]]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("2023年,我局未收到政府信息公开申请。", ("request",)),
        ("全年没有申请结转下年度继续办理。", ("request",)),
        ("无上年结转事项。", ("request",)),
        ("全年未发生因政府信息公开引起的行政复议、行政诉讼。", ("reconsideration", "suit")),
        ("因政府信息公开被提起的行政复议为零。", ("reconsideration",)),
        ("政府信息公开行政诉讼情况:无。", ("suit",)),
        ("全年未制发规范性文件。", ("normative",)),
    ],
)
def test_statements_of_nothing(text: str, subjects: tuple[str, ...]) -> None:
    assert [(kind, named) for kind, _, named in said(text)] == [("none", subjects)]


@pytest.mark.parametrize(
    "text",
    [
        "未收到涉及征地拆迁的政府信息公开申请。",
        "上半年未收到政府信息公开申请。",
        "2022年未收到政府信息公开申请。",
        "县公安局未收到政府信息公开申请。",
        "确保不发生因政府信息公开引起的行政复议。",
        "政府信息公开行政复议3件,未发生被纠正、败诉的情形。",
        "无法提供政府信息公开申请所需信息。",
        "未收取信息处理费。",
        "收到网络申请5件,均已办结。",
        "上年结转2件,均已办结。",
        "对主动公开的信息均予以公开。",
    ],
)
def test_no_statement_about_the_tables(text: str) -> None:
    assert said(text) == []


def test_statements_of_everything() -> None:
    _, (one,) = read("收到政府信息公开申请12件,均已在法定期限内答复。")
    assert (one.kind, one.in_time, one.whole is not None) == ("every", True, True)
    _, (one,) = read("收到的政府信息公开申请均已依法办结。")
    assert (one.in_time, one.hedged, one.whole) == (False, True, None)


@pytest.mark.parametrize(
    "unit", ["受理申请12件,", "申请1件(", "均未收到", "新收、", "行政复议和", "办结申请1件,均办结,"]
)
def test_work_is_linear(unit: str) -> None:
    """Four times the text is four times the work."""
    small, large = (unit * (size // len(unit)) for size in (2_000, 8_000))
    read(small)
    assert effort(lambda: read(large)) < 4 * effort(lambda: read(small)) * 1.3 + 2000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("政府信息公开行政复议1件,结果被纠正。", ["结果被纠正"]),
        ("政府信息公开行政复议1件,结果维持;政府信息公开行政诉讼1件,尚未审结。", ["结果维持", "尚未审结"]),
        ("政府信息公开行政复议1件,结果维持,行政诉讼1件,结果纠正。", ["结果维持", "结果纠正"]),
        ("政府信息公开行政复议1件,行政诉讼1件,结果维持。", []),
        ("政府信息公开行政复议2件,结果维持。", []),
        ("政府信息公开行政复议1件,未被纠正。", []),
        ("政府信息公开行政复议1件,力争结果维持。", []),
        ("行政复议1件,结果维持。", []),
    ],
)
def test_what_became_of_the_only_case(text: str, said: list[str]) -> None:
    _, found = read(text)
    assert [text[one.start : one.end] for one in found] == said
    assert all(one.kind == "every" and one.whole is not None for one in found)


def test_what_goes_on_to_the_next_year_is_no_part_of_what_was_done() -> None:
    told, _ = read("办结申请12件,其中予以公开8件,结转下年度继续办理1件。")
    assert [(one.value, one.part) for one in told] == [(12, False), (8, False), (1, False)]
    told, _ = read("办结申请12件,其中上年结转1件。")
    assert [(one.value, one.part) for one in told] == [(12, False), (1, True)]


def test_anything_may_be_new() -> None:
    assert read("依申请公开平台改版。专栏公开信息3560条,新增128条。")[0] == []
