"""Lines that a page broke are one paragraph again, and every letter keeps its place."""

from __future__ import annotations

from gxlint.checks.registry import Subject
from gxlint.checks.running import running
from gxlint.document import Span
from gxlint.engine.opening import open_report
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings

TITLE = "青石县水务局2012年政府信息公开年度报告"
SENTENCES = (
    "2012年我局认真贯彻落实政府信息公开条例和上级有关要求健全工作机制规范公开程序及时发布群众关心的各类政府信息不断提高公开水平和服务质量。"
    "全年主动公开政府信息120条,其中政策法规类信息50条、工作动态类信息60条、通知公告类信息20条,信息内容涵盖水利工程建设和供水保障以及防汛抗旱等方面。"
    "在公开工作中我局坚持公开为常态不公开为例外的原则做到应公开尽公开并加强对公开信息的保密审查和校对把关切实保证公开信息的准确和权威。"
)


def wrapped(text: str, width: int = 35) -> str:
    body = text * 3
    lines = [body[start : start + width] for start in range(0, len(body), width)]
    return "\n".join([TITLE, "一、概述", *lines, "二、主动公开政府信息的情况", "公开信息9条。"]) + "\n"


def said(code: str, text: str) -> list[tuple[int | None, int | None, str]]:
    found = lint_bytes(text.encode(), "r.txt", Settings(selection=Selection((code,)))).diagnostics
    return [(d.location.line, d.location.end_line, d.excerpt) for d in found]


def test_a_sentence_over_two_lines_is_read_as_one() -> None:
    text = wrapped(SENTENCES)
    found = said("GX302", text)
    assert len(found) == 3
    line, end_line, _ = found[0]
    lines = text.splitlines()
    assert line is not None
    assert end_line is not None
    assert "120条" in "".join(lines[line - 1 : line + 1])
    assert "20条" in lines[end_line - 1]


def test_no_full_stop_is_missed_at_the_end_of_a_line() -> None:
    assert said("GX512", wrapped(SENTENCES)) == []
    assert said("GX512", wrapped(SENTENCES, 30)) == []


def test_a_lost_full_stop_at_the_end_of_a_paragraph_is_still_found() -> None:
    text = wrapped(SENTENCES.rstrip("。") + "为全年各项工作打下基础")
    assert len(said("GX512", text)) == 1


def test_places() -> None:
    text = wrapped(SENTENCES)
    report = open_report("r.txt", text.encode(), Settings()).report
    assert report is not None
    whole = next(one for one in running(Subject(report, "", {})) if "120条" in one.paragraph.text)
    lines = text.splitlines()
    at = whole.paragraph.text.index("120条")
    place = whole.place(at, at + 4)
    shown = lines[place.line - 1][place.column - 1 :] + lines[place.end_line - 1][: place.end_column - 1]
    assert "120条" in shown or lines[place.line - 1][place.column - 1 : place.end_column - 1] == "120条"


def test_paragraphs_of_a_plain_text_stay_apart() -> None:
    lines = [f"第{n}项工作按照要求有序开展,公开制度逐步健全,群众满意度不断提高。" for n in range(20)]
    text = "\n".join([TITLE, "一、概述", *lines, "二、主动公开政府信息的情况", "公开信息9条。"]) + "\n"
    report = open_report("r.txt", text.encode(), Settings()).report
    assert report is not None
    found = running(Subject(report, "", {}))
    assert all(one.paragraph.span.line == one.paragraph.span.end_line for one in found)
    assert found[0].place(0, 2) == Span(3, 1, 3, 3)
