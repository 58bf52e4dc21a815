from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.diagnostics import Location
from gxlint.output import gitlab
from tests.output.results_made import DOCX, HOSTILE, partial, result, sums, suppressed, unread, word, written
from tests.output.understood import reader

issues = reader("gitlab")


def test_issues() -> None:
    first, second = issues(result("./a.txt", word(), sums(), suppressed("file")))
    assert {**first, "fingerprint": ""} == {
        "description": "GX501 “截止”应为“截至”",
        "check_name": "GX501",
        "fingerprint": "",
        "severity": "major",
        "location": {"path": "a.txt", "lines": {"begin": 3}},
    }
    assert second["description"] == "GX201 自然人:差 1 请核对(第 90 行第 3 列 收到和处理政府信息公开申请情况表 “(七)总计 自然人”)"  # fmt: skip
    (many,) = issues(result("a", word(location=Location(3, 1, 5, 2))))
    assert many["location"]["lines"] == {"begin": 3, "end": 5}


@pytest.mark.parametrize(
    ("code", "severity", "doubt", "expected"),
    [
        ("GX001", "error", "extraction", "blocker"),
        ("GX001", "warning", "none", "major"),
        ("GX007", "error", "extraction", "blocker"),
        ("GX201", "error", "none", "critical"),
        ("GX201", "error", "scope", "critical"),
        ("GX301", "warning", "none", "major"),
        ("GX301", "warning", "scope", "minor"),
        ("GX701", "info", "none", "info"),
    ],
)
def test_severities(code: str, severity: str, doubt: str, expected: str) -> None:
    (found,) = issues(result("a", word(code=code, severity=severity, doubt=doubt)))
    assert found["severity"] == expected


def test_fingerprints_differ_from_file_to_file_and_stay_from_run_to_run() -> None:
    found = issues(result("a", word()), result("b", word()))
    assert found == issues(result("a", word()), result("b", word(location=Location(3, 1, 3, 3, "overview"))))
    moved = issues(result("a", word(location=Location(99, 1, 99, 3))))
    assert moved[0]["fingerprint"] == found[0]["fingerprint"]


def test_two_that_are_alike_are_told_apart() -> None:
    assert len(issues(result("a", word(), word(), word()))) == 3


def test_what_was_not_read_is_an_issue() -> None:
    gone, open_end = issues(unread(), partial())
    assert (gone["severity"], gone["location"]) == ("blocker", {"path": "z.docx", "lines": {"begin": 1}})
    assert open_end["check_name"] == "incomplete"
    assert open_end["description"] == "未能全部检查:没有找到政府信息公开行政复议、行政诉讼情况表;规则 GX505 没有查完"  # fmt: skip
    assert issues(partial(), lang="en")[0]["description"].startswith("incomplete: the table on review")


def test_lines_of_a_word_document_are_in_the_words() -> None:
    (found,) = issues(result("a.docx", word(), media=DOCX))
    assert found["location"]["lines"] == {"begin": 1}
    assert found["description"].endswith("(提取文本第 3 行第 1 列 总体情况)")


def test_an_empty_run() -> None:
    assert written(gitlab) == "[]\n"
    assert issues(result()) == []


def test_a_path_of_anything() -> None:
    (found,) = issues(result(HOSTILE, word()))
    assert found["location"]["path"] == HOSTILE


@given(st.text(), st.text())
def test_any_text_is_valid(path: str, said: str) -> None:
    issues(result(path + "x", word(message=said), sums(message=said)))
