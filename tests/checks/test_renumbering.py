from __future__ import annotations

import pytest

from gxlint.checks.renumbering import changes, rewritten
from gxlint.checks.sequence import slips
from gxlint.document import Span
from gxlint.structure import markers
from gxlint.structure.model import Marker


@pytest.mark.parametrize(
    ("literal", "number", "expected"),
    [
        ("四、", 3, "三、"),
        ("(四)", 11, "(十一)"),
        ("第四部分", 3, "第三部分"),
        ("第 4 章", 3, "第 3 章"),
        ("4.", 3, "3."),
        ("４．", 10, "１０．"),
        ("（12）", 9, "（9）"),
        ("四是", 3, "三是"),
        ("④", 3, "③"),
        ("⑷", 20, "⒇"),
        ("㈣", 3, "㈢"),
        ("⒋", 3, "⒊"),
        ("㈣", 11, None),
    ],
)
def test_a_numeral_is_rewritten_as_it_was_written(literal: str, number: int, expected: str | None) -> None:
    found = markers.read(literal + "工作")
    assert found is not None
    assert rewritten(found.literal, found.number, number) == expected


@pytest.mark.parametrize(("literal", "own"), [("—、", 1), ("四、五、", 4), ("四、", 5), ("", 1)])
def test_where_the_numeral_is_not_there_once(literal: str, own: int) -> None:
    assert rewritten(literal, own, 3) is None


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1, 2, 4], {2: 3}),
        ([1, 2, 4, 5, 6], {2: 3, 3: 4, 4: 5}),
        ([1, 2, 2, 3], {2: 3, 3: 4}),
        ([1, 2, 2, 4], {2: 3}),
        ([1, 2, 9, 4], {2: 3}),
        ([1, 3, 2, 4], {1: 2, 2: 3}),
        ([1, 1, 3, 3, 5], {1: 2}),  # two that are wrong alone: each by itself
        ([1, 2, 4, 5, 7, 8], None),  # where to begin?
        ([1, 2, 4, 6], None),
        ([2, 3, 4], None),
        ([1, None, 4, 5], None),
    ],
)
def test_what_has_to_be_written(numbers: list[int | None], expected: dict[int, int] | None) -> None:
    lines = [f"{number}.工作" for number in numbers]
    run = [
        Marker("arabic", number, f"{number}.", Span(at, 1, at, len(str(number)) + 2)) if number else None
        for at, number in enumerate(numbers, 1)
    ]
    found = slips(numbers)
    written = changes(lines, run, found, found[0])
    assert {change.span.line - 1: int(change.text[:-1]) for change in written} == (expected or {})
    if numbers == [2, 3, 4]:
        assert [change.text for change in changes(lines, run, found, found[0], whole=True)] == [
            "1.",
            "2.",
            "3.",
        ]


def test_a_marker_that_does_not_stand_at_its_place_is_not_written() -> None:
    run: list[Marker | None] = [Marker("arabic", 1, "1.", Span(1, 1, 1, 3)), Marker("arabic", 3, "3.", Span(1, 1, 2, 9))]  # fmt: skip
    found = slips([1, 3])
    assert changes(["1.甲", "3.乙"], run, found, found[0]) == ()
