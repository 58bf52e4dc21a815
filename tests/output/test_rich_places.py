"""Places as somebody with the file open in Word finds them: paragraphs, and cells of the tables of the document."""

from __future__ import annotations

import io
from pathlib import Path
from types import ModuleType

import pytest

from gxlint.engine.result import Run
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from gxlint.output import plain, rich, write
from tests.readers.docx.build import p, pack, tbl, tc, tr
from tests.support.render import Made, word

EXAMPLE = Path(__file__).resolve().parent.parent.parent / "rules" / "examples" / "valid-2021.txt"


def heads(data: bytes, language: str = "zh") -> dict[str, list[str]]:
    """The places that are said, by code."""
    result = lint_bytes(data, "年报.docx", Settings(language=language), keep=True)
    stream = io.StringIO()
    rich.write(Run.of([result], language), stream, width=200, color=False)
    found: dict[str, list[str]] = {}
    for line in stream.getvalue().split("\n"):
        words = line.split("  ", 2)
        if len(words) > 1 and words[0].split()[0:1] in (
            ["错误"], ["警告"], ["提示"], ["error"], ["warning"], ["info"],
        ):  # fmt: skip
            found.setdefault(words[0].split()[1], []).append("  ".join(words[1:]))
    return found


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "第 2 个表格(申请办理表)第 27 行第 4 列  “(七)总计 自然人”"),
        ("en", "table 2 (requests table), row 27, column 4  “(七)总计 自然人”"),
    ],
)
def test_a_cell_is_counted_in_its_table(language: str, said: str) -> None:
    numbers: dict[str, list[object]] = {"received": [3, 0, 0, 0, 0, 0, 3], "granted": [3, 0, 0, 0, 0, 0, 3], "total": [4, 0, 0, 0, 0, 0, 3]}  # fmt: skip
    assert heads(word(Made(requests=numbers)), language)["GX201"] == [said]


def test_a_paragraph_is_counted_with_the_empty_ones_and_without_those_of_tables() -> None:
    lines = ["青石县水务局2008年政府信息公开工作年度报告", "", "一、概述", "截止2008年底公开信息3条。"]
    body = "".join(p(line) for line in lines) + tbl(tr(tc("一"), tc("二"))) + p("二、主动公开政府信息的情况")
    found = heads(pack(body + p("截止2008年底公开信息3条,已经全部上网。")))
    assert found["GX501"] == ["正文第 4 段  一、概述", "正文第 6 段  二、主动公开政府信息的…"]


TRACKED = pack(
    p("青石县水务局2008年政府信息公开工作年度报告")
    + '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>一、概述</w:t></w:r></w:ins></w:p>'
)


@pytest.mark.parametrize("form", [rich, plain])
def test_tracked_changes_are_said(form: ModuleType) -> None:
    for language, said in (
        ("zh", "稿中有 1 处修订还没有接受或拒绝,按全部接受后的文字检查"),
        (
            "en",
            "tracked changes nobody accepted or refused: 1; the draft was checked as if all were accepted",
        ),
    ):
        result = lint_bytes(TRACKED, "年报.docx", Settings(language=language), keep=True)
        stream = io.StringIO()
        write(form, [result], stream, lang=language, width=200, color=False)
        assert said in stream.getvalue()


def test_a_text_box_is_named_with_what_it_is_anchored_in() -> None:
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        + p("截止2008年底公开信息3条。")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    lines = ["青石县水务局2008年政府信息公开工作年度报告", "一、概述"]
    body = "".join(p(line) for line in lines) + box
    assert heads(pack(body))["GX501"] == ["正文第 3 段旁的文本框  一、概述"]
    assert heads(pack(body), "en")["GX501"] == ["a text box at paragraph 3 of the text  一、概述"]
    # What is missing at the end stands behind the box.
    assert {place.split("  ")[0] for place in heads(pack(body))["GX101"]} == {"正文第 3 段旁的文本框"}


def test_a_text_keeps_its_lines() -> None:
    lines = EXAMPLE.read_text("utf-8").replace("行政处罚 | 4 |", "行政处罚 | 见附件 |").encode()
    result = lint_bytes(lines, "a.txt", Settings(), keep=True)
    stream = io.StringIO()
    rich.write(Run.of([result]), stream, width=200, color=False)
    assert "错误 GX208  第19行第8列  主动公开表" in stream.getvalue()
