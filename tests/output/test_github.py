from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.diagnostics import Location
from gxlint.output import github
from tests.output import understood
from tests.output.results_made import (
    DOCX,
    HOSTILE,
    chosen,
    partial,
    result,
    sums,
    suppressed,
    unread,
    word,
    written,
)


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    return understood.github(text.encode())


def test_annotations() -> None:
    text = written(github, result("./a.txt", word(), word(severity="info"), sums(), suppressed("file")))
    first, second, third = commands(text)
    assert first[0] == "warning"
    assert first[1] == {"file": "a.txt", "line": "3", "col": "1", "endColumn": "2", "title": "GX501 错别字"}
    assert first[2].split("\n")[0] == "“截止”应为“截至”"
    assert first[2].split("\n")[2] == "依据:《现代汉语词典》"
    assert second[0] == "notice"
    assert third[0] == "error"
    assert third[2].split("\n")[0] == (
        "自然人:差 1 请核对(第 90 行第 3 列 收到和处理政府信息公开申请情况表 “(七)总计 自然人”)"
    )
    assert text.splitlines()[-2:] == [
        "结论:不通过 ./a.txt",
        "共检查 1 份:通过 0,不通过 1,未能全部检查 0;错误 1,警告 1,提示 1,已屏蔽 1",
    ]


def test_columns_only_within_a_line() -> None:
    (found,) = commands(written(github, result("a", word(location=Location(3, 4, 9, 2)))))
    assert found[1] == {"file": "a", "line": "3", "endLine": "9", "title": "GX501 错别字"}
    (found,) = commands(written(github, result("a", word(location=Location(3, 4, 3, 4)))))
    assert (found[1]["col"], found[1]["endColumn"]) == ("4", "4")


def test_a_word_document_has_no_lines() -> None:
    (found,) = commands(written(github, result("a.docx", word(), media=DOCX), lang="en"))
    assert found[1] == {"file": "a.docx", "title": "GX501 Wrong word"}
    assert found[2].split("\n")[0].endswith("(line 3, column 1 of the extracted text Overview)")


def test_what_was_not_read() -> None:
    text = written(github, unread(), partial(), chosen())
    assert [(name, properties.get("file")) for name, properties, _ in commands(text)] == [
        ("error", "z.docx"),
        ("warning", "p.docx"),
    ]
    assert commands(text)[1][2] == "没有找到政府信息公开行政复议、行政诉讼情况表;规则 GX505 没有查完"
    verdicts = [line for line in text.splitlines() if line.startswith("结论")]
    assert verdicts == [
        "结论:未能全部检查 z.docx(文件没有读出)",
        "结论:未能全部检查 p.docx(没有找到政府信息公开行政复议、行政诉讼情况表;规则 GX505 没有查完)",
        "结论:通过 c.txt(只检查了 GX2,2 条规则未启用:GX105、GX501)",
    ]
    assert "未能全部检查(z.docx、p.docx):" in text


def test_an_empty_run_and_statistics() -> None:
    assert commands(written(github)) == []
    assert "GX501 2\n" in written(github, result("a", word(), word()), statistics=True)


def test_standard_input_has_no_file() -> None:
    text = written(github, result("-", word()))
    assert "file" not in commands(text)[0][1]
    assert "结论:通过 标准输入\n" in text


def test_nothing_breaks_out() -> None:
    text = written(github, result("::error::a,b:c%0A\n##[error]x.txt", word(message="a\n::error::b\x1b[2J%")))
    (found,) = commands(text)
    assert found[1]["file"] == "::error::a,b:c%0A\n##[error]x.txt"
    assert found[2].split("\n")[0] == "a ::error::b␛[2J%"
    assert "\x1b" not in text
    (found,) = commands(written(github, result(HOSTILE, word())))
    assert found[1]["file"] == "a\nb,c%d:e\\x1b[31m\U0001f600\\udce4.txt"


@given(st.text(min_size=1), st.text())
def test_any_text_is_one_command(path: str, said: str) -> None:
    text = written(github, result(path, word(message=said, excerpt=said, basis=said)))
    assert len(commands(text)) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_command_before_commands_is_taken_apart(language: str) -> None:
    text = written(github, result("##[add-path]x"), lang=language)
    assert "## [add-path]x" in text
    assert commands(text) == []
