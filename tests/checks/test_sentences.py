"""Sentences of our own against GX302 to GX309, alone and beside tables: what is wrong is said, what is right is not."""

from __future__ import annotations

import pytest

from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.checks.said import EXAMPLES
from tests.checks.sentences import AGAINST_TABLES, ALONE
from tests.support import forms, render

CODES = ("GX301", "GX302", "GX303", "GX304", "GX305", "GX306", "GX307", "GX308", "GX309")
OVERVIEW = "2012年,市质量技术监督局健全工作机制,规范公开程序,政府信息公开工作平稳有序。"
REQUESTS = "全年收到政府信息公开申请2件,均已予以公开。"
RESULTS = {
    "received": 78, "carried_in": 3, "granted": 30, "partial": 6, "refused.5": 2, "refused.6": 1, "refused.7": 4, "refused.8": 1,
    "unavailable.1": 20, "unavailable.2": 3, "unavailable.3": 1, "unprocessed.1": 2, "unprocessed.2": 1, "other.1": 1, "other.3": 4,
    "total": 76, "carried_out": 5,
}  # fmt: skip


def said(text: str, section: str) -> set[str]:
    """The codes said of a section, hints left out."""
    result = lint_bytes(text.encode(), "report.txt", Settings(selection=Selection(CODES)))
    return {d.code for d in result.diagnostics if d.location.section == section and d.severity != "info"}


def fits(found: set[str], wanted: tuple[str, ...]) -> bool:
    return found <= set(wanted) and (not wanted or bool(found))


@pytest.mark.parametrize(("sentence", "wanted"), ALONE)
def test_a_sentence_by_itself(sentence: str, wanted: tuple[str, ...]) -> None:
    text = (EXAMPLES / "valid-2008.txt").read_text("utf-8")
    text = text.replace(REQUESTS, "依法办理公众提出的申请。").replace(OVERVIEW, sentence)
    assert fits(said(text, "overview"), wanted)


def county(sentence: str) -> str:
    made = render.Made(agency="青石县人民政府", overview=[f"(二)依申请公开。{sentence}"])
    made.requests = {
        key: [RESULTS.get(key, 0), 0, 0, 0, 0, 0, RESULTS.get(key, 0)] for key in forms.keys("2021")
    }
    made.requests["received"] = [70, 5, 0, 0, 1, 2, 78]
    made.requests["total"] = [68, 5, 0, 0, 1, 2, 76]
    made.requests["granted"] = [22, 5, 0, 0, 1, 2, 30]
    made.review = [[6, 1, 2, 1, 10], [2, 0, 1, 1, 4], [3, 1, 0, 1, 5]]
    made.disclosure = {
        "normative.made": 5, "normative.repealed": 2, "normative.in_force": 41, "permits.decisions": 1280,
        "penalties.decisions": 96, "coercion.decisions": 4, "fees.amount": "12.5",
    }  # fmt: skip
    return render.text(made)


@pytest.mark.parametrize(("sentence", "wanted"), AGAINST_TABLES)
def test_a_sentence_beside_the_tables(sentence: str, wanted: tuple[str, ...]) -> None:
    assert fits(said(county(sentence), "overview"), wanted)
