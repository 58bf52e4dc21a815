"""A new cue word, unit, scope word, role or counted noun is one line of YAML: nothing else knows the lists."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest

from gxlint import resources
from gxlint.claims import Breakdown, CountedList, claims, figures, tokens
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.checks.said import EXAMPLES

SENTENCE = "政府网站主动公开信息128条,内容涵盖水利工程、供水保障和防汛抗旱。"


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    yield
    resources.use({})


def add(name: str, key: str, *words: str) -> None:
    """Let a rule file have these further words."""
    content: Any = copy.deepcopy(resources.national(name))
    content[key] = [*content[key], *words]
    resources.use({name: content})


def said(code: str, text: str) -> list[str]:
    """What is said of a sentence while the words stay as `add` left them: a check begins with those of its rules."""
    whole = (EXAMPLES / "valid-2021.txt").read_text("utf-8").replace(SENTENCE, text)
    with patch.object(resources, "use", lambda _content: None):
        found = lint_bytes(whole.encode(), "r.txt", Settings(selection=Selection((code,)))).diagnostics
    return [d.message for d in found]


def test_a_cue_word() -> None:
    text = "公开9条,内计政策4条、动态8条。"
    assert said("GX302", text) == []
    add("words/claims/cues.yaml", "among", "内计")
    assert [c.cue for c in claims(text) if isinstance(c, Breakdown)] == ["内计"]
    assert len(said("GX302", text)) == 1


def test_a_unit() -> None:
    text = "公开三艘,其中渔船两艘、货船两艘。"
    assert said("GX302", text) == []
    add("words/claims/units.yaml", "other", "艘")
    assert [(t.value, t.unit) for t in tokens(text) if t.kind == "number"] == [
        (3, "艘"),
        (2, "艘"),
        (2, "艘"),
    ]
    assert len(said("GX302", text)) == 1


def test_a_measure_counts_nothing() -> None:
    add("words/claims/units.yaml", "measures", "海里")
    assert [f.printed for f in figures("巡查30海里,公开信息5条。")] == ["5条"]


def test_a_scope_word() -> None:
    add("words/claims/scopes.yaml", "wide", "全流域")
    assert figures("全流域收到申请5件。")[0].scopes == ("全流域",)


def test_a_role_of_a_claim() -> None:
    add("words/claims/roles.yaml", "received", "签收")
    assert "received" in figures("签收申请5件。")[0].roles


def test_a_counted_noun() -> None:
    text = "落实三件实事:一是公开目录;二是公开指南。"
    assert said("GX305", text) == []
    add("words/claims/lists.yaml", "nouns", "件实事")
    assert [c.items for c in claims(text) if isinstance(c, CountedList)] == [("一是", "二是")]
    assert len(said("GX305", text)) == 1


def test_a_role_of_a_table() -> None:
    """A new subject opens the gate as well: its sentence names nothing that was known before."""
    text = "作出准予决定40件。"
    assert said("GX301", text) == []
    content: Any = copy.deepcopy(resources.national("words/roles.yaml"))
    content["subjects"].append({"key": "grants", "words": ["准予决定"], "disclosure": ["permits.decisions"]})
    resources.use({"words/roles.yaml": content})
    assert len(said("GX301", text)) == 1
