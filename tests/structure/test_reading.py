from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.document import Paragraph, Span
from gxlint.structure import build
from gxlint.structure.model import Report
from tests.structure.made import BODY, SIX, TITLE, document, report, table
from tests.support.effort import effort

PIECES = st.sampled_from([
    TITLE, *SIX, *(f"{n}、{name}" for n, name in zip("一二三四五六", SIX, strict=True)), "二、依申请公开情况", "三、收费及减免情况",
    "(一)加强领导。" + BODY, "1.甲甲甲", "①乙乙", "第二部分 概述", "一是甲;二是乙;四是丁。", "二加强管理。", "引言", "附件", "关闭", "— 3 —",
    "政府信息公开情况统计表(2016年度)", "四、结转下年度继续办理", "一、本年新收政府信息公开申请数量 | 0 |", "0 |", "||", "\t", " 、", "一、", "(一)", "、、",
    "全文包括概述、主动公开情况、存在问题等四部分。", "报告如下:一、总体情况", "一、总体情况2023年,我局认真落实。", "2024年1月8日", "青石县水务局",
    "发布时间: 2024-01-08", "当前位置:首页 > 公开", BODY, "�", "\u200b", "å¸å§", "二" * 300, "一、" * 90, "(" * 400,
])  # fmt: skip


def places(found: Report) -> Iterator[tuple[str, Span]]:
    for paragraph in (*found.front, *found.back):
        yield "around", paragraph.span
    for block in found.preamble:
        yield "preamble", block.span
    for section in found.sections:
        yield "heading", section.heading.span
        for block in section.blocks:
            yield section.id, block.span
        for keyed in section.tables:
            yield "table", keyed.span


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from([None, "2021", "2019", "2014", "2008", "x"]))
def test_any_document_is_read_and_nothing_is_lost_or_read_twice(lines: list[str], layout: str | None) -> None:
    doc = document("\n".join(lines))
    found = build(doc, (), layout=layout)
    covered = sorted((span.line, span.column, span.end_column) for _, span in places(found))
    for one, next_one in pairwise(covered):
        assert one[0] < next_one[0] or one[2] <= next_one[1]
    seen: dict[int, str] = {}
    for line, start, end in covered:
        seen[line] = seen.get(line, "") + doc.lines[line - 1][start - 1 : end - 1]
    another = found.further.span.line if found.further.span else len(doc.lines) + 1  # not read from there on
    for block in doc.blocks:
        if block.span.line < another:
            assert "".join(seen[block.span.line].split()) == "".join(block.text.split())


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.integers(0, 4), st.integers(0, 4))
def test_any_text_with_any_table_is_read(text: str, first: int, length: int) -> None:
    keyed = [table(kind, first, first + length) for kind in ("requests", "statistics")]
    found = build(document(text), keyed, year=2022)
    assert found.tables == keyed


def test_furniture_is_kept_apart() -> None:
    found = report(
        "- 索引号: 2023-1", "您现在的位置:首页 > 年报", "水务局网站", TITLE, "发布时间: 2024-01-08 浏览量:3", "字体:[大 中 小]", TITLE,
        "根据要求编制本报告。", "一、总体情况", BODY, "— 1 —", "二、" + SIX[1], BODY, "附件下载:年报.docx", "[打印本页]", "【关闭】", "主办:青石县人民政府",
    )  # fmt: skip
    assert [p.span.line for p in found.front] == [1, 2, 3, 4, 5, 6, 7]
    assert [p.span.line for p in found.preamble] == [8]
    assert [[b.span.line for b in s.blocks] for s in found.sections] == [[10], [13]]
    assert [p.span.line for p in found.back] == [11, 14, 15, 16, 17]


def test_reading_grows_linearly() -> None:
    def work(paragraphs: int) -> int:
        body = [
            f"({'一二三四五六七八九十'[n % 10]})第{n}项。" + BODY + "一是甲甲;二是乙乙。"
            for n in range(paragraphs)
        ]
        doc = document("\n".join([TITLE, *(line for name in SIX for line in (name, *body))]))
        return effort(lambda: build(doc, ()))

    work(10)
    assert work(800) < 16 * work(50) * 1.2


def test_the_founding_documents(shared: Path) -> None:
    expectations = tomllib.loads((shared / "acceptance" / "seeds.toml").read_text("utf-8"))["report"]
    for expected in expectations:
        text = (shared / "seeds" / expected["file"]).read_text("utf-8")
        found = build(document(text, expected["file"]), ())
        got = [[section.id, section.heading.span.line] for section in found.sections]
        assert got == expected["sections"], expected["file"]
        assert found.year.value == expected["year"]
        assert found.layout.value in expected["layout"]
        if "agency" in expected:
            assert found.agency.value == expected["agency"]


DISPUTED = {
    "重点领域政府信息公开工作推进情况",
    "所属事业单位信息公开工作推进情况",
    "所属公共企事业单位政务公开工作推进情况",
}
"""Labelled "none", but sections.md has ids of their own for them: key_areas and affiliates."""


def test_labelled_section_names(shared: Path) -> None:
    old = ["概述", "主动公开政府信息的情况", "依申请公开政府信息和不予公开政府信息的情况", "政府信息公开的收费及减免情况",
           "因政府信息公开申请行政复议、提起行政诉讼的情况", "政府信息公开工作存在的主要问题及改进情况"]  # fmt: skip
    ids = ["overview", "disclosure", "requests", "fees", "review", "problems"]
    for line in (shared / "data" / "sections.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if not row["sure"] or row["phrase"] in DISPUTED:
            continue
        headings = [
            f"{'一二三四五六'[n]}、{row['phrase'] if row['id'] == ids[n] else name}"
            for n, name in enumerate(old)
        ]
        if row["id"] not in ids:
            headings.append(f"七、{row['phrase']}")
        place = ids.index(row["id"]) if row["id"] in ids else 6
        lines = [
            "青石县水务局2012年政府信息公开年度报告",
            *(piece for heading in headings for piece in (heading, BODY)),
        ]
        found = next((s for s in report(*lines).sections if s.heading.span.line == 2 + 2 * place), None)
        if row["id"] == "none":
            assert found is None or found.id == "none", row["phrase"]
        else:
            assert found is not None, row["phrase"]
            assert found.id in {row["id"], *row["also"]}, row["phrase"]


def test_narrative_and_tables_of_a_report() -> None:
    found = report(
        TITLE, "根据要求编制。", "一、总体情况", BODY, "甲 | 0 |", tables=[table("requests", 4, 4)]
    )
    assert [(index, p.text) for index, p in found.narrative()] == [(None, "根据要求编制。"), (0, BODY)]
    assert found.table("requests") is not None
    assert found.table("review") is None
    assert isinstance(found.preamble[0], Paragraph)
