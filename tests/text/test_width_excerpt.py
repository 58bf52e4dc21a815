from hypothesis import given
from hypothesis import strategies as st

from gxlint.text.excerpt import excerpt
from gxlint.text.width import width


def test_width_counts_columns() -> None:
    assert [width(text) for text in ("", "ab", "总计", "(七)总计", "“x”", "e\u0301")] == [0, 2, 4, 8, 3, 1]


def test_excerpt_marks_what_it_cut() -> None:
    line = "甲" * 30 + "截止" + "乙" * 30
    shown, offset = excerpt(line, 30, 32)
    assert shown == "…" + "甲" * 20 + "截止" + "乙" * 20 + "…"
    assert shown[offset : offset + 2] == "截止"


@given(st.text(max_size=80), st.data())
def test_excerpt_keeps_the_place(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown, offset = excerpt(line, start, end, 5)
    assert shown[offset : offset + end - start] == line[start:end]
