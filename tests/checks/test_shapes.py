"""The types of parameters: what they take, and what they say of what they do not."""

from __future__ import annotations

from typing import Any

import pytest

from gxlint import resources
from gxlint.checks.faults import RuleError
from gxlint.checks.references import Cells, FormId, RelationId, RelationText, TableKind, fits_kind
from gxlint.checks.shapes import (
    Both,
    ByName,
    Each,
    Flag,
    Maybe,
    Pattern,
    Place,
    Record,
    Shape,
    Text,
    Whole,
    Words,
)
from gxlint.checks.word_lists import LEXICON, REPETITIONS
from gxlint.relations import parse

AT = Place("parameters.x")


def said(shape: Shape, value: Any, at: Place = AT) -> tuple[str, str, str | None] | None:
    try:
        shape.verify(value, at)
    except RuleError as raised:
        error = raised
    else:
        return None
    assert error.what("zh")
    assert error.what("en")
    return error.where, error.kind, error.nearest


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (Text(), "甲"),
        (Text(("2021", "2019")), 2021),
        (Whole(1, 3), 3),
        (Flag(), False),
        (Both(), {"zh": "甲", "en": "a"}),
        (Each(Text()), ["甲"]),
        (Each(Text(), least=0), []),
        (ByName(Each(Text())), {}),
        (ByName(Whole(), Text(("a",))), {"a": 1}),
        (Record(a=Text(), b=Maybe(Text()), with_=Whole()), {"a": "x", "with": 1}),
        (Pattern(), "[一-十]{1,3}年(?:度)?"),
        (LEXICON, "words/lexicon.yaml"),
        (TableKind(), "requests"),
    ],
)
def test_what_fits(shape: Shape, value: Any) -> None:
    assert said(shape, value) is None


@pytest.mark.parametrize(
    ("shape", "value", "fault"),
    [
        (Text(), 1, ("parameters.x", "not-text", None)),
        (Text(), " ", ("parameters.x", "empty", None)),
        (Text(("requests", "review")), "reqests", ("parameters.x", "none-of", "requests")),
        (Text(("1",)), True, ("parameters.x", "none-of", None)),
        (Whole(1, 3), 4, ("parameters.x", "not-whole", None)),
        (Whole(), 1.0, ("parameters.x", "not-whole", None)),
        (Whole(), True, ("parameters.x", "not-whole", None)),
        (Flag(), 1, ("parameters.x", "not-flag", None)),
        (Each(Text()), "甲", ("parameters.x", "not-list", None)),
        (Each(Text()), [], ("parameters.x", "empty", None)),
        (Each(Text()), ["甲", 2], ("parameters.x.2", "not-text", None)),
        (ByName(Text()), [], ("parameters.x", "not-mapping", None)),
        (ByName(Text(), least=1), {}, ("parameters.x", "empty", None)),
        (ByName(Text(), Text(("alpha",))), {"alpa": "x"}, ("parameters.x.alpa", "none-of", "alpha")),
        (ByName(Text()), {"a": 1}, ("parameters.x.a", "not-text", None)),
        (Record(words=Text()), {"word": "x"}, ("parameters.x.word", "unknown-key", "words")),
        (Record(words=Text()), {}, ("parameters.x.words", "missing", None)),
        (Record(words=Text()), [1], ("parameters.x", "not-mapping", None)),
        (Pattern(), "(", ("parameters.x", "pattern", None)),
        (Text(least=2), "帐", ("parameters.x", "too-short", None)),
        (Pattern(), "(?:a+)+b", ("parameters.x", "pattern-slow", None)),
        (Pattern(), "(?:.|年)*件", ("parameters.x", "pattern-many", None)),
        (Pattern(), "(?i)gov信息", ("parameters.x", "pattern-joined", None)),
        (Pattern(), "(?:信息)?", ("parameters.x", "pattern-short", None)),
        (Pattern(least=2), "的", ("parameters.x", "pattern-short", None)),
        (Pattern(), "(" * 500 + "a" + ")" * 500, ("parameters.x", "pattern", None)),
        (LEXICON, "words/lexikon.yaml", ("parameters.x", "no-words", "words/lexicon.yaml")),
        (LEXICON, "words/remnants.yaml", ("parameters.x", "words-form", None)),
        (LEXICON, "../words/lexicon.yaml", ("parameters.x", "no-words", "words/lexicon.yaml")),
        (TableKind(), "request", ("parameters.x", "none-of", "requests")),
    ],
)  # fmt: skip
def test_what_does_not_fit(shape: Shape, value: Any, fault: tuple[str, str, str | None]) -> None:
    assert said(shape, value) == fault


def test_a_list_of_words_says_what_is_wrong_in_it() -> None:
    with pytest.raises(RuleError) as raised:
        Words(Each(Record(wrong=Text()))).verify("words/aspects.yaml", AT)
    assert raised.value.what("zh") == "词表 words/aspects.yaml 不合这个检查的用法:1.id: 没有“id”这一项"


@pytest.mark.parametrize("single", ["的", "的*", "(?i)的的", "的的.*.*.*了"])
def test_a_pattern_of_doubled_characters_that_no_report_could_be_checked_with(single: str) -> None:
    content = {"honest": ["研究"], "joints": {}, "single": ["的的", single]}
    resources.use({"words/ours.yaml": content})
    try:
        assert said(REPETITIONS, "words/ours.yaml") == ("parameters.x", "words-form", None)
        content["single"] = ["的的", "们们"]
        assert said(REPETITIONS, "words/ours.yaml") is None
    finally:
        resources.use({})


@pytest.mark.parametrize(
    ("shape", "table", "value", "fault"),
    [
        (Cells(), "requests", "unprocessed.*.total", None),
        (Cells(), "requests", "refused.8.natural_person", None),
        (Cells(), "requests", "refused.9.total", ("unknown-row", "refused.8")),
        (Cells(), "requests", "total.totl", ("unknown-column", "total")),
        (Cells(), "review", "reconsideration.corrected", None),
        (Cells(), "nothing", "whatever", None),  # the table's own name is said, not what rests on it
        (FormId(), "requests", "2021", None),
        (FormId(), "requests", "2031", ("none-of", "2021")),
        (RelationId(), "requests", "flow", None),
        (RelationId(), "requests", "flo", ("none-of", "flow")),
        (RelationText("presence"), "statistics", "staff > 0 implies offices > 0", None),
        (RelationText("presence"), "statistics", "staff > 0 implies ofices > 0", ("unknown-row", "offices")),
        (RelationText("presence"), "statistics", "staff > 0 implies", ("relation-syntax", None)),
        (RelationText("presence"), "statistics", "staff[valu] > 0 implies offices > 0", ("unknown-column", "value")),
        (RelationText("presence"), "statistics", "staff > 1 implies offices > 0", ("relation-kind", None)),
        (RelationText("presence"), "statistics", "disclosure_part > 0 implies offices > 0", ("unknown-row", None)),
        (RelationText(), "statistics", "disclosed <= sum(chanel.*)", ("unknown-row", "channel.*")),
        (RelationText(), "statistics", "disclosed <= sum(channel.*)", None),
    ],
)  # fmt: skip
def test_names_of_a_table(shape: Shape, table: str, value: str, fault: tuple[str, str | None] | None) -> None:
    found = said(shape, value, Place("x", {"table": table}))
    if fault == ("unknown-row", None):
        assert found is not None
        assert found[1] == "unknown-row"
    else:
        assert (found and found[1:]) == fault


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a = b + c", {"equal"}),
        ("a = max(b, c)", set()),
        ("a <= b", {"at-most"}),
        ("a <= sum(b.*)", {"at-most"}),
        ("a + b <= c", set()),
        ("max(b.*) <= a <= sum(b.*)", {"between"}),
        ("a > 0 implies b > 0", {"presence"}),
        ("a > b", set()),
    ],
)
def test_kinds_of_relations(text: str, kinds: set[str]) -> None:
    parsed = parse(text)
    assert {kind for kind in ("equal", "at-most", "between", "presence") if fits_kind(parsed, kind)} == kinds
