"""What was written is read again: what does not do what it should is taken back, and a second run changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxlint.checks.registry import CHECKS, Subject
from gxlint.diagnostics import Change, Finding
from gxlint.document import Span
from gxlint.engine.registry import check_named
from gxlint.engine.settings import Settings, Suppression
from gxlint.mending.mend import mend
from tests.mending.mended import codes, edited, fix, fixed, valid

WRONG = ("定期清理已公开的文件", "定期清理己公开的文件")


def made_wrong(monkeypatch: pytest.MonkeyPatch, fix: str, of: str = "己公开") -> None:
    """Let the check on wrong words propose this text for one word."""
    check_named("wrong-words")
    check = CHECKS["wrong-words"]

    def proposing(subject: Subject) -> Iterator[Finding]:
        for finding in check(subject):
            yield replace(finding, fix=fix) if finding.values["wrong"] == of else finding

    monkeypatch.setitem(CHECKS, "wrong-words", proposing)


def test_what_does_not_help_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    made_wrong(monkeypatch, "己办结")
    text = edited("2021", WRONG)
    mended = fix(text)
    assert mended.data.decode() == text
    assert [(one.correction.diagnostic.code, one.why) for one in mended.left] == [("GX501", "stays")]


def test_what_brings_another_finding_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    made_wrong(monkeypatch, "已公开。。")
    text = edited("2021", WRONG)
    mended = fix(text)
    assert mended.data.decode() == text
    assert [(one.why, one.values) for one in mended.left] == [("new", {"codes": ["GX504"]})]


def test_one_that_is_taken_back_does_not_keep_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    made_wrong(monkeypatch, "已公开。。")
    text = edited(
        "2021",
        ("全年新收政府信息公开申请12件", "截止2023年底,新收政府信息公开申请12件"),
        WRONG,
        ("优化门户网站栏目设置", "把门户网站做为渠道,优化缴费帐户栏目"),
    )
    mended = fix(text)
    assert codes(mended) == ["GX501", "GX501", "GX501"]
    assert [one.why for one in mended.left] == ["new"]
    assert mended.data.decode() == text.replace("截止", "截至").replace("做为", "作为").replace(
        "帐户", "账户"
    )


def test_what_would_change_other_text_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    made_wrong(monkeypatch, "已\n公开")
    text = edited("2021", WRONG)
    mended = fix(text)
    assert mended.data.decode() == text
    assert [one.why for one in mended.left] == ["elsewhere"]


def test_stars_are_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    made_wrong(monkeypatch, "138****00")
    text = edited("2021", WRONG)
    mended = fix(text)
    assert (mended.data.decode(), mended.corrected, mended.review, mended.left) == (text, [], [], [])


def test_a_place_that_is_not_there_is_no_correction(monkeypatch: pytest.MonkeyPatch) -> None:
    check_named("wrong-words")
    check = CHECKS["wrong-words"]

    def astray(subject: Subject) -> Iterator[Finding]:
        for finding in check(subject):
            yield replace(finding, changes=(Change(Span(999, 1, 999, 2), "已"),))

    monkeypatch.setitem(CHECKS, "wrong-words", astray)
    mended = fix(edited("2021", WRONG))
    assert (mended.corrected, mended.left) == ([], [])


def test_two_in_one_heading() -> None:
    """The heading is misnumbered, and (unsafe) worded otherwise than the form: different characters, both are written."""
    text = edited("2021", ("\n六、其他需要报告的事项", "\n七、其他事项"))
    mended = fix(text, unsafe=True)
    assert sorted(codes(mended)) == ["GX105", "GX106"]
    assert mended.data.decode() == valid("2021")


def test_what_is_suppressed_is_left_alone() -> None:
    text = edited("2021", WRONG)
    settings_ = Settings(suppress=(Suppression("GX501", None, None, "原文如此"),))
    mended = fix(text, settings=settings_)
    assert mended.data.decode() == text
    assert (mended.corrected, mended.review, mended.left) == ([], [], [])
    markdown = text.replace(
        "(三)政府信息管理。", "<!-- gxlint: ignore GX501 -- 原文如此 -->\n(三)政府信息管理。"
    )
    assert fixed(markdown, "report.md") == markdown


def test_what_is_not_wanted_is_left_alone() -> None:
    text = edited("2021", WRONG, ("\n六、其他需要", "\n七、其他需要"))
    assert fix(text, only="GX1").data.decode() == edited("2021", WRONG)


def test_a_file_that_cannot_be_read_or_is_no_report() -> None:
    for data in (b"", b"\x00\x01", "只是一行己公开的文字\n".encode()):
        mended = mend(data, "a.txt", Settings(), lambda found: True, unsafe=True)
        assert mended.data is data
        assert mended.corrected == []


def test_a_finding_that_goes_with_another_is_told() -> None:
    """A total that does not fit the text either: the cell is mended, and both findings are gone."""
    text = edited("2021", ("二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 2 |"))  # fmt: skip
    mended = fix(text, unsafe=True)
    before = Counter(d.code for d in mended.before.diagnostics)
    after = Counter(d.code for d in mended.after.diagnostics)
    assert before - after == Counter(codes(mended)) + Counter(d.code for d in mended.went)
    assert after - before == Counter()


def test_more_of_one_kind_on_a_line_than_are_told_one_by_one() -> None:
    """What comes into view when the first twenty are gone was there before, and is corrected in its turn."""
    words = ",".join(["己公开"] * 55)
    text = edited("2021", ("定期清理已公开的文件", f"清理{words}的文件"))
    assert fixed(text) == text.replace("己公开", "已公开")


FAULTS = [
    ("国办公开办函〔2021〕30号", "国办公开办函[2021]30号"),
    ("定期清理已公开的文件", "定期清理己公开的文件"),
    ("按季度检查更新情况。", "按季度检查更新情况。。"),
    ("优化门户网站栏目设置,", "优化门户网站栏目设置，，"),
    ("2023年政府信息公开工作年度报告\n", "2023年度政府信息公开工作年度报告\n"),
    ("\n六、其他需要", "\n七、其他需要"),
    ("(三)政府信息管理。", "(四)政府信息管理。"),
    ("二是信息更新不够及时", "三是信息更新不够及时"),
    ("新收政府信息公开申请12件", "新收政府信息公开申请13件"),
    ("行政处罚 | 4 |", "行政处罚 |  |"),
    ("二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 2 |"),
    ("\n四、政府信息公开行政复议、行政诉讼情况\n", "\n四、行政复议诉讼情况\n"),
    ("优化门户网站栏目设置", "优化优化门户网站栏目"),
    ("主动接受社会评议", "主动接受“社会评议"),
    ("编制本报告。", "编制本报告"),
    ("县水务局政府信息公开工作仍有不足", "县水务局政府信息公开工作今年以来仍有不足"),
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(FAULTS), unique=True, max_size=8), st.booleans(), st.sampled_from(["\n", "\r\n"])
)
def test_whatever_is_wrong(faults: list[tuple[str, str]], unsafe: bool, end: str) -> None:
    """What was corrected is gone, nothing new came, nothing else went; a second run changes nothing."""
    text = valid("2021")
    for right, wrong in faults:
        text = text.replace(right, wrong)
    data = text.replace("\n", end).encode()
    mended = fix(data, unsafe=unsafe)
    before = Counter(d.code for d in mended.before.diagnostics)
    after = Counter(d.code for d in mended.after.diagnostics)
    assert after - before == Counter()
    assert before - after == Counter(codes(mended)) + Counter(d.code for d in mended.went)
    assert unsafe or all(one.safe for one in mended.corrected)
    again = fix(mended.data, unsafe=unsafe)
    assert again.data is mended.data
    assert again.after.diagnostics == mended.after.diagnostics
    if not unsafe:
        kept = [fault for fault in faults if fault[0] not in mended.data.decode().replace("\r\n", "\n")]
        assert mended.data.count(end.encode()) == data.count(end.encode())
        assert len(kept) <= len(faults)


def test_of_two_that_overlap_one_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """The safe one, also where it begins later; the other is told until it can be written, or is gone with it."""
    check_named("repeated-words")
    check = CHECKS["repeated-words"]

    def wide(subject: Subject) -> Iterator[Finding]:
        for finding in check(subject):
            assert finding.span is not None
            span = finding.span._replace(end_column=finding.span.end_column + 3)
            yield replace(finding, span=span, fix=f"{finding.fix}己公开")

    monkeypatch.setitem(CHECKS, "repeated-words", wide)
    text = edited("2021", ("定期清理已公开的文件", "定期清理清理己公开的文件"))
    mended = fix(text, unsafe=True)
    assert codes(mended) == ["GX501"]
    assert [(one.correction.diagnostic.code, one.why) for one in mended.left] == [("GX505", "new")]
    assert mended.data.decode() == text.replace("己公开", "已公开")
