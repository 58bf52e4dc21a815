from __future__ import annotations

import pytest

from gxlint.diagnostics import Change
from gxlint.document import Span
from gxlint.mending.plain import PlainSource
from gxlint.mending.refusals import Refused
from gxlint.readers import read_bytes
from tests.mending.mended import edited, fix, valid


def source(data: bytes, name: str = "a.txt") -> PlainSource:
    document = read_bytes(data, name)
    return PlainSource(data, document.lines, markup=name.endswith(".md"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "END"])
def test_line_ends_stay(end: str, last: str) -> None:
    text = "\n\n第一行\n第二行的字\n" + "结尾" * bool(last)
    data = text.replace("\n", end).encode()
    changed = source(data).replaced([Change(Span(4, 4, 4, 6), "文字"), Change(Span(3, 1, 3, 2), "首")])
    assert changed == text.replace("的字", "文字").replace("第一", "首一").replace("\n", end).encode()


def test_characters_without_width_stay_where_they_are() -> None:
    data = "\ufeff\ufeff甲\u200b乙丙\u2060丁\u200b\n戊\u200b己".encode()
    changed = source(data).replaced([Change(Span(1, 2, 1, 3), "二"), Change(Span(2, 2, 2, 3), "六")])
    assert changed == "\ufeff\ufeff甲\u200b二丙\u2060丁\u200b\n戊\u200b六".encode()


def test_markdown_marks_are_not_brought_in() -> None:
    data = "# 标题\n\n正文很长,有字[1]。\n".encode()
    with pytest.raises(Refused) as refused:
        source(data, "a.md").replaced([Change(Span(3, 1, 3, 3), "*正*")])
    assert (refused.value.why, refused.value.values) == ("markup", {"text": "*正*"})
    assert source(data, "a.md").replaced([Change(Span(3, 8, 3, 11), "[2]")]).decode().endswith("有字[2]。\n")
    assert (
        source(data).replaced([Change(Span(3, 1, 3, 3), "*正*")]).decode().endswith("\n*正*很长,有字[1]。\n")
    )


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["report.txt", "report.md"])
def test_a_report_is_corrected_in_its_own_encoding(codec: str, end: str, name: str) -> None:
    wrong = edited(
        "2021",
        ("国办公开办函〔2021〕30号", "国办公开办函[2021]30号"),
        ("定期清理已公开的文件", "定期清理己公开的文件"),
        ("\n六、其他需要", "\n七、其他需要"),
    )
    data = wrong.replace("\n", end).encode(codec)
    assert fix(data, name).data == valid("2021").replace("\n", end).encode(codec)


def test_a_file_without_a_last_line_end_gets_none() -> None:
    text = edited("2021", ("定期清理已公开的文件", "定期清理己公开的文件")).rstrip("\n")
    assert fix(text).data.decode() == valid("2021").rstrip("\n")


def test_a_file_with_bytes_that_say_nothing_is_left_alone() -> None:
    data = edited("2021", ("定期清理已公开的文件", "定期清理己公开的文件")).encode()
    data = data.replace("供水保障".encode(), b"\xff\xff")
    mended = fix(data, unsafe=True)
    assert mended.data is data
    assert {one.why for one in mended.left} == {"stray"}


def test_a_file_that_cannot_be_written_is_not_offered_after_a_look() -> None:
    row = "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | {} |"
    data = edited("2021", (row.format(1), row.format(2))).encode().replace("供水保障".encode(), b"\xff\xff")
    mended = fix(data, only="GX2")
    assert (mended.review, [one.why for one in mended.left]) == ([], ["stray"])


def test_the_numbering_of_markdown_headings() -> None:
    text = valid("2021").split("\n")
    marked = "\n".join(
        f"# {line}" if n == 0 else f"## {line}" if line[1:2] == "、" and " | " not in line else line
        for n, line in enumerate(text)
    )
    wrong = marked.replace("## 六、其他", "## 七、其他")
    assert fix(wrong, "report.md").data.decode() == marked
