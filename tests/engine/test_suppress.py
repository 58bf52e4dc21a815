from __future__ import annotations

import pytest

from gxlint.diagnostics import Finding
from gxlint.document import Cell, Comment, Document, Span, Table
from gxlint.engine.compose import Judged, compose
from gxlint.engine.registry import Registry
from gxlint.engine.settings import Suppression
from gxlint.engine.suppress import apply_comments, apply_config, directives, unused
from gxlint.tables.model import KeyedTable
from tests.engine.made import at, comment, document, rule

REGISTRY = Registry(
    [rule(code, name=f"n-{code.lower()}") for code in ("GX001", "GX006", "GX103", "GX105", "GX501")]
)
ACTIVE = frozenset(REGISTRY.rules)


def found(text: Document, code: str, span: Span | None) -> Judged:
    return compose(REGISTRY.rules[code], Finding(span), text, None, language="zh")


def read(text: Document, tables: tuple[KeyedTable, ...] = ()):  # type: ignore[no-untyped-def]
    return directives(text, tables, REGISTRY, "zh")


def reasons(text: Document, *items: Judged, tables: tuple[KeyedTable, ...] = ()) -> list[str | None]:
    given, _ = read(text, tables)
    return [one.diagnostic.suppressed for one in apply_comments(items, given)]


def test_a_comment_covers_the_paragraph_it_stands_at() -> None:
    text = document("题", "甲", "乙", comments=(comment("gxlint: ignore GX501 -- 原文如此", 2),))
    items = [
        found(text, "GX501", at(2, "甲")),
        found(text, "GX501", at(3, "乙")),
        found(text, "GX103", at(2, "甲")),
    ]
    assert reasons(text, *items) == ["原文如此", None, None]


def test_a_comment_between_blocks_covers_the_next_one() -> None:
    text = document("题", "", "甲", "乙", comments=(comment("gxlint: ignore GX501", 2),))
    assert reasons(text, found(text, "GX501", at(3, "甲")), found(text, "GX501", at(1, "题"))) == [
        "未写理由",
        None,
    ]


@pytest.mark.parametrize(
    "words",
    [
        "gxlint: ignore GX501,GX103 -- 理由",
        "GXLINT:ignore gx501 gx103 — 理由",
        "说明文字\ngxlint:ignore GX501、GX103 —— 理由",
        "gxlint: ignore GX5 GX1 -- 理由",
    ],
)
def test_how_it_may_be_written(words: str) -> None:
    text = document("甲", comments=(comment(words, 1),))
    assert reasons(text, found(text, "GX501", at(1)), found(text, "GX103", at(1))) == ["理由", "理由"]


def test_a_whole_file() -> None:
    text = document("甲", "乙", comments=(comment("gxlint: ignore-file GX501 -- 旧稿", 2),))
    items = [found(text, "GX501", at(1)), found(text, "GX501", None), found(text, "GX103", at(1))]
    assert reasons(text, *items) == ["旧稿", "旧稿", None]


def test_the_file_as_a_whole_belongs_to_its_beginning() -> None:
    first = document("甲", "乙", comments=(comment("gxlint: ignore GX103", 1),))
    assert reasons(first, found(first, "GX103", None)) == ["未写理由"]
    later = document("甲", "乙", comments=(comment("gxlint: ignore GX103", 2),))
    assert reasons(later, found(later, "GX103", None)) == [None]


def test_all_of_a_table() -> None:
    cells = tuple(Cell(str(n), n, 0, at(n + 2, "0")) for n in range(3))
    grid = Table(cells, 3, 1, Span(2, 1, 4, 2))
    text = Document("a.md", "text/markdown", "utf-8", ("题", "0", "1", "2", "尾"), (*document("题").blocks, grid),
                    comments=(comment("gxlint: ignore GX103 -- 表", 2),))  # fmt: skip
    items = [found(text, "GX103", at(4, "2")), found(text, "GX103", at(5, "尾"))]
    assert reasons(text, *items) == ["表", None]


def test_all_of_a_mandated_table_laid_out_as_paragraphs() -> None:
    text = document("题", "甲", "乙", "丙", "尾", comments=(comment("gxlint: ignore GX103 -- 表", 3),))
    keyed = KeyedTable("review", "2021", Span(2, 1, 4, 2), 1, 4, {})
    items = [found(text, "GX103", at(line)) for line in (2, 4, 5)]
    assert reasons(text, *items, tables=(keyed,)) == ["表", "表", None]


@pytest.mark.parametrize(
    ("words", "message", "values"),
    [
        ("gxlint: ignore GX999", "unknown", {"code": "GX999", "nearest": None}),
        ("gxlint: ignore GX104", "unknown-nearest", {"code": "GX104", "nearest": "GX103"}),
        ("gxlint: ignore GX", "unknown", {"code": "GX", "nearest": None}),
        ("gxlint: ignore GX001 -- 算了", "protected", {"code": "GX001"}),
        ("gxlint: ignore", "malformed", {"text": "gxlint: ignore"}),
        ("gxlint: off", "malformed", {"text": "gxlint: off"}),
        ("gxlint:", "malformed", {"text": "gxlint:"}),
    ],
)
def test_faults_are_said(words: str, message: str, values: dict[str, str]) -> None:
    given, faults = read(document("甲", comments=(comment(words, 1),)))
    assert given == []
    assert [fault.message for fault in faults] == [message]
    assert dict(faults[0].values) == values


def test_other_comments_say_nothing() -> None:
    assert read(document("甲", comments=(comment("请核对 GX501", 1), comment("", 1)))) == ([], [])


def test_what_matched_nothing() -> None:
    text = document(
        "甲",
        "乙",
        comments=(comment("gxlint: ignore GX501 GX103", 1), comment("gxlint: ignore-file GX105", 1)),
    )
    given, _ = read(text)
    apply_comments([found(text, "GX501", at(1))], given)
    left = [(one.message, one.values["code"]) for one in unused(given, ACTIVE)]
    assert left == [("default", "GX103"), ("unused-file", "GX105")]
    assert list(unused(given, frozenset({"GX501"}))) == []


def config(text: Document, *items: Judged, entry: Suppression) -> tuple[list[str | None], bool]:
    marked, used = apply_config(items, [(3, entry)], text, "zh")
    return [one.diagnostic.suppressed for one in marked], used == {3}


def test_the_configuration_by_code() -> None:
    text = document("甲")
    items = [found(text, "GX501", at(1)), found(text, "GX103", None)]
    assert config(text, *items, entry=Suppression("GX501", reason="因")) == (["因", None], True)
    assert config(text, *items, entry=Suppression("GX1", reason="因")) == ([None, "因"], True)
    assert config(text, *items, entry=Suppression("GX105", reason="因")) == ([None, None], False)


def test_the_configuration_by_a_quoted_piece() -> None:
    text = document("截止年底,已 经全部办结,截止年底")
    first, second = at(1, "截止", 1), at(1, "截止", 14)
    items = [found(text, "GX501", first), found(text, "GX501", second)]
    assert config(text, *items, entry=Suppression("GX501", text="截止年底,已经", reason="因")) == (
        ["因", None],
        True,
    )
    assert config(text, *items, entry=Suppression("GX501", text="没有", reason="因")) == ([None, None], False)
    assert config(text, found(text, "GX501", None), entry=Suppression("GX501", text="截止", reason="因")) == (
        [None],
        False,
    )


def test_a_quoted_piece_in_a_place_of_several_lines() -> None:
    text = document("表头", "一格 12", "尾")
    assert config(
        text, found(text, "GX103", Span(1, 1, 2, 3)), entry=Suppression("GX103", text="一格", reason="因")
    ) == (["因"], True)


def cell(text: Document, line: int, column: int) -> Judged:
    made = Finding(Span(line, column, line, column + 1), table="requests", row="carried_out", column_key="total",
                   values={"label": "四、结转下年度继续办理"})  # fmt: skip
    return compose(rule("GX401", messages={"default": {"zh": "“{label}”没有说明", "en": "“{label}” unsaid"}}), made,
                   text, None, language="zh")  # fmt: skip


@pytest.mark.parametrize("piece", ["结转下年度", "结转 下年度继续办理", "总计"])
def test_a_cell_is_found_by_the_labels_of_its_row_and_column(piece: str) -> None:
    alone = document("题", "2", "尾")  # a table pasted with a line for each cell
    assert config(alone, cell(alone, 2, 1), entry=Suppression("GX401", text=piece, reason="因")) == (
        ["因"],
        True,
    )


def test_a_cell_is_found_by_the_line_of_its_row() -> None:
    text = document("题", "结转(下年) | 1 | 2 |", "政府集中采购")
    assert config(text, cell(text, 2, 14), entry=Suppression("GX401", text="结转(下年)|1", reason="因")) == (
        ["因"],
        True,
    )
    assert config(text, cell(text, 2, 14), entry=Suppression("GX401", text="政府集中采购")) == ([None], False)


def test_words_of_the_excerpt_count_where_nothing_stands_at_the_place() -> None:
    text = document("全年共收到申请,截止年底均已办结")
    item = found(text, "GX501", at(1, "截止", 8))
    assert config(text, item, entry=Suppression("GX501", text="收到申请", reason="因")) == (["因"], True)


def test_a_comment_goes_before_the_configuration() -> None:
    text = document("甲", comments=(comment("gxlint: ignore GX501 -- 批注", 1),))
    given, _ = read(text)
    items = apply_comments([found(text, "GX501", at(1))], given)
    assert config(text, *items, entry=Suppression("GX501", reason="配置")) == (["批注"], True)


def test_a_comment_never_hides_a_file_that_was_not_read() -> None:
    text = document("甲", comments=(Comment("gxlint: ignore-file GX0 -- 算了", at(1)),))
    assert reasons(text, found(text, "GX001", None), found(text, "GX006", at(1))) == [None, "算了"]


def test_the_configuration_never_suppresses_what_was_not_read() -> None:
    text = document("甲")
    items = [found(text, "GX001", at(1)), found(text, "GX006", at(1))]
    assert config(text, *items, entry=Suppression("GX0", reason="因")) == ([None, "因"], True)
    assert config(text, items[0], entry=Suppression("GX001", reason="因")) == ([None], False)


def test_a_reason_may_be_left_out_in_both_places() -> None:
    text = document("甲", comments=(comment("gxlint: ignore GX501", 1),))
    item = found(text, "GX501", at(1))
    assert reasons(text, item) == ["未写理由"]
    assert config(text, item, entry=Suppression("GX501")) == (["未写理由"], True)
