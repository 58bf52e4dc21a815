from __future__ import annotations

from gxlint.document import Notice, Span
from gxlint.structure.model import Fact
from tests.checks.built import OLD, SIX, Part, built, findings, message, parts, said


def test_a_complete_report_lacks_nothing() -> None:
    for code in ("GX101", "GX102", "GX103", "GX104"):
        assert said(code, built("2021", *parts())) == []
        assert said(code, built("2008", *parts(OLD))) == []


def test_missing_since_2019_is_never_lowered() -> None:
    report = built("2021", *parts(SIX[:5]), missing=[("other", 11, ""), ("problems", 3, "sentence")])
    found = findings("GX101", report)
    assert [(f.section, f.message, f.level, f.doubt) for f in found] == [
        ("other", "default", None, "none"),
        ("problems", "sentence", None, "none"),
    ]
    assert "其他需要报告的事项" in message("GX101", found[0])
    assert "第五十条第(五)项" in message("GX101", found[0])
    assert "art. 50(5)" in message("GX101", found[0], "en")


def test_missing_section_says_that_its_table_is_missing_too() -> None:
    six = parts()
    report = built("2021", *six[:2], *six[3:], missing=[("requests", 6, "")])
    assert [f.message for f in findings("GX101", report)] == ["with-table"]


def test_before_2019_covered_and_fees_are_warnings() -> None:
    report = built(
        "2008",
        *parts(OLD[:2]),
        missing=[
            ("requests", 5, "statistics"),
            ("fees", 5, ""),
            ("review", 5, "sub-heading"),
            ("problems", 5, ""),
        ],
    )
    found = findings("GX101", report)
    assert [(f.section, f.message, f.level) for f in found] == [
        ("requests", "statistics", "covered"),
        ("fees", "default", "fees"),
        ("review", "sub-heading", "covered"),
        ("problems", "default", None),
    ]
    assert "申请" in message("GX101", found[0])
    assert "收费" in message("GX101", found[1])
    assert "第 5 行" in message("GX101", found[2])


def test_a_section_that_lacks_its_table_too_says_so_wherever_it_is_mentioned() -> None:
    six = parts()
    report = built("2021", *six[:1], *six[2:], missing=[("disclosure", 4, "sentence")])
    assert [(f.message, f.level) for f in findings("GX101", report)] == [("with-table", None)]


def test_another_report_in_the_same_file_is_one_finding() -> None:
    report = built("2021", *parts())
    report.further = Fact("青石县水务局2022年政府信息公开工作年度报告", "title", "", Span(9, 1, 9, 20))
    found = findings("GX103", report)
    assert [(f.message, f.span) for f in found] == [("report", Span(9, 1, 9, 20))]
    assert "2022年" in message("GX103", found[0])


def test_before_2019_only_what_article_32_asks_for() -> None:
    report = built("2008", *parts(OLD[1:6]), missing=[("overview", 2, ""), ("other", 11, "")])
    assert said("GX101", report) == []


def test_numerals_that_jump_over_a_missing_section_raise_doubt() -> None:
    six = parts()
    report = built("2021", *six[:3], *six[4:], missing=[("review", 8, "")])
    assert [f.doubt for f in findings("GX101", report)] == ["extraction"]
    draft = built("2021", *six[:3], *six[4:], missing=[("review", 8, "")], media="application/vnd.word")
    assert [f.doubt for f in findings("GX101", draft)] == ["none"]


def test_no_conclusions_from_what_is_no_whole_report() -> None:
    missing = [("other", 3, "")]
    assert said("GX101", built("2021", *parts(SIX[:5]), missing=missing, is_report=False)) == []
    assert said("GX101", built(None, *parts(SIX[:5]), missing=missing)) == []
    assert said("GX101", built("2021", *parts(SIX[:5]), missing=missing, notices=[Notice("truncated")])) == []


def test_a_text_without_sections_is_one_finding_even_a_stub() -> None:
    missing = [(id_, 2, "") for id_, _ in SIX]
    long = built("2021", preamble=["全年主动公开政府信息若干条,答复申请若干件。" * 10], missing=missing)
    found = findings("GX101", long)
    assert [f.message for f in found] == ["none"]
    assert found[0].values["count"] == 6
    assert said("GX101", built("2021", preamble=["报告全文见附件。"], missing=missing)) == [("none", 2)]


def test_order_since_2019_only() -> None:
    six = parts()
    six[4].more, six[4].heading, six[3].heading = (
        {"misplaced": True},
        "四、存在的主要问题及改进情况",
        "五、行政复议情况",
    )
    moved = [*six[:3], six[4], six[3], six[5]]
    assert said("GX102", built("2021", *moved)) == [("after", 8)]
    assert said("GX102", built("2008", *moved)) == []
    text = message("GX102", findings("GX102", built("2021", *moved))[0])
    assert "第五部分" in text
    assert "政府信息公开行政复议、行政诉讼情况" in text


def test_first_section_misplaced() -> None:
    six = parts()
    six[0].more = {"misplaced": True}
    assert said("GX102", built("2019", *six[1:], six[0])) == [("first", 12)]


def test_duplicate_with_the_same_name_and_with_another() -> None:
    again = Part("problems", "六、存在的主要问题及改进情况", more={"duplicate_of": 4})
    other = Part("problems", "六、存在问题", more={"duplicate_of": 4, "how": "known"})
    assert said("GX103", built("2021", *parts(SIX[:5]), again)) == [("default", 12)]
    found = findings("GX103", built("2021", *parts(SIX[:5]), other))
    assert [(f.message, f.level) for f in found] == [("other-name", None)]


def test_a_doubtful_duplicate_is_a_warning_and_before_2019_silent() -> None:
    weak = Part("problems", "六、改进计划", more={"duplicate_of": 4, "how": "keyword"})
    found = findings("GX103", built("2021", *parts(SIX[:5]), weak))
    assert [(f.message, f.level, f.doubt) for f in found] == [("other-name", "similar", "scope")]
    old = Part("problems", "八、改进计划", more={"duplicate_of": 5, "how": "keyword"})
    assert said("GX103", built("2008", *parts(OLD), old)) == []


def test_a_table_of_contents_is_no_repetition() -> None:
    contents = [Part(id_, heading, body=()) for id_, heading in SIX]
    body = [Part(id_, heading, more={"duplicate_of": n}) for n, (id_, heading) in enumerate(SIX)]
    assert said("GX103", built("2021", *contents, *body)) == []


def test_unexpected_section_names_where_it_belongs() -> None:
    extra = Part("plans", "七、2024年工作思路", more={"unexpected": True})
    found = findings("GX104", built("2021", *parts(), extra))
    assert [f.section for f in found] == ["plans"]
    assert "存在的主要问题及改进情况" in message("GX104", found[0])
    assert said("GX104", built("2008", *parts(OLD), extra)) == []


def test_preface_and_annex_without_numeral_are_no_sections_of_the_form() -> None:
    preface = Part("preface", "引言", more={"unexpected": True})
    annex = Part("annex", "附表", more={"unexpected": True})
    assert said("GX104", built("2021", preface, *parts(), annex)) == []
    numbered = Part("annex", "七、相关指标统计附表", more={"unexpected": True})
    assert said("GX104", built("2021", *parts(), numbered)) == [("default", 14)]
