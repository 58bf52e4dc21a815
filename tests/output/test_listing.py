"""The rows of csv and xlsx."""

from __future__ import annotations

from gxlint.output.listing import COLUMNS, FACTS, Listing, notes
from tests.output.results_made import DOCX, HOSTILE, chosen, partial, result, sums, suppressed, unread, word

KEYS = [column.key for column in COLUMNS]


def rows(*given: object, language: str = "zh") -> list[dict[str, object]]:
    listing = Listing(language)
    made = [row for one in given for row in listing.rows(one)]  # type: ignore[arg-type]
    assert all(len(row) == len(COLUMNS) for row in made)
    return [{key: value for key, value in zip(KEYS, row, strict=True) if value is not None} for row in made]


def test_one_row_a_diagnostic() -> None:
    head = {"path": "报告.txt", "agency": "青石县水务局", "year": 2023, "verdict": "不通过"}
    first, second = rows(result("报告.txt", word(), sums()))
    assert first == {
        **head,
        "severity": "警告",
        "code": "GX501",
        "title": "错别字",
        "line": 3,
        "column": 1,
        "lines": "文件本身",
        "section": "总体情况",
        "message": "“截止”应为“截至”",
        "excerpt": "截止2023年底",
        "fix": "截至",
        "mend": first["mend"],
        "basis": "《现代汉语词典》",
        "fingerprint": "1123456789abcdef",
    }
    assert first["mend"]
    assert second == {
        **head,
        "severity": "错误",
        "code": "GX201",
        "title": second["title"],
        "line": 90,
        "column": 3,
        "lines": "文件本身",
        "section": "收到和处理政府信息公开申请情况",
        "table": "收到和处理政府信息公开申请情况表",
        "row": "(七)总计",
        "cell": "自然人",
        "message": "自然人:差 1 请核对",
        "excerpt": "…13…",
        "suspects": second["suspects"],
        "mend": second["mend"],
        "basis": "国办公开办函〔2021〕30号",
        "fingerprint": "0123456789abcdef",
    }


def test_a_report_without_diagnostics_has_a_row() -> None:
    assert rows(result("a.txt")) == [
        {
            "path": "a.txt",
            "agency": "青石县水务局",
            "year": 2023,
            "verdict": "通过",
            "message": "没有发现问题",
        }
    ]
    (only,) = rows(partial("p.docx"))
    assert only["verdict"] == "未能全部检查"
    assert only["message"] == "没有发现错误,但有内容没有读到,不能算通过"
    assert only["unchecked"] == "没有找到政府信息公开行政复议、行政诉讼情况表;规则 GX505 没有查完"


def test_in_english() -> None:
    (only,) = rows(partial("p.docx", word(doubt="scope", suppressed="known")), language="en")
    assert (only["verdict"], only["severity"], only["lines"]) == (
        "incomplete",
        "warning",
        "the extracted text",
    )
    assert only["doubt"] == "the text may speak of something else: check before changing it"
    assert only["suppressed"] == "known"
    assert only["unchecked"] == "the table on review and litigation was not found; rule GX505 did not finish"


def test_what_is_beside_the_verdict() -> None:
    assert notes(result(), "zh") == ""
    assert notes(chosen(), "zh") == "只检查了 GX2,2 条规则未启用:GX105、GX501"
    assert (
        notes(result(tracked=3, media=DOCX), "zh") == "稿中有 3 处修订还没有接受或拒绝,按全部接受后的文字检查"
    )


def test_control_characters_are_seen_or_gone() -> None:
    (only,) = rows(result(HOSTILE, word(message="a\x1b[31m\nb\u202e\udce4", excerpt="x\x00y")))
    assert only["path"] == "a\\nb,c%d:e\\x1b[31m\U0001f600\\udce4.txt"
    assert only["message"] == "a␛[31m b\ufffd"
    assert only["excerpt"] == "x␀y"


def facts(given: object) -> tuple[dict[str, object], dict[str, object]]:
    head, by_family = Listing("zh").facts(given)  # type: ignore[arg-type]
    return dict(zip([column.key for column in FACTS], head, strict=True)), dict(by_family)


def test_the_row_of_a_report() -> None:
    head, by_family = facts(result("a.txt", sums(), word(), word(severity="info"), suppressed("file")))
    assert head == {
        "path": "a.txt", "agency": "青石县水务局", "year": 2023, "layout": "2021", "verdict": "不通过", "unchecked": None,
        "error": 1, "warning": 1, "info": 1, "suppressed": 1,
    }  # fmt: skip
    assert by_family == {"GX0": 0, "GX1": 0, "GX2": 1, "GX3": 0, "GX4": 0, "GX5": 2, "GX7": 0}


def test_what_was_not_read_has_no_zero() -> None:
    head, by_family = facts(unread())
    assert (head["error"], head["warning"], head["info"]) == (1, "未查", "未查")
    assert by_family == {"GX0": 1, **dict.fromkeys(("GX1", "GX2", "GX3", "GX4", "GX5", "GX7"), "未查")}
    head, by_family = facts(partial("p.docx", sums()))
    assert (head["error"], head["warning"]) == (1, 0)
    assert by_family == {"GX0": "未查全", "GX1": 0, "GX2": 1, "GX3": "未查全", "GX4": "未查全", "GX5": "未查全", "GX7": 0}  # fmt: skip
    assert facts(chosen())[1] == {"GX0": 0, "GX1": "未启用", "GX2": 0, "GX3": 0, "GX4": 0, "GX5": "未启用", "GX7": 0}  # fmt: skip
