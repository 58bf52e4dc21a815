"""Many reports on one page: what is left out is said, and what is forgotten takes no memory."""

from __future__ import annotations

import gc

import pytest

from gxlint.diagnostics import Location
from gxlint.document import Document
from gxlint.engine.result import ReportResult
from gxlint.output import html
from gxlint.output.page import shelf
from tests.output.page.pages import FIXTURES, VALID, Element, checked, tree, written
from tests.output.page.test_page import every_diagnostic_is_marked_once, sound
from tests.output.rich_results import broken_total, diagnostic, requests_table, result

HINT = diagnostic("GX701", "info", location=Location(3, 1, 3, 3))


def copies(number: int, *found: object, **changes: object) -> list[ReportResult]:
    return [result(*found, path=f"{at:05}.txt", **changes) for at in range(number)]  # type: ignore[arg-type]


def notes(root: Element) -> list[str]:
    return [one.text() for one in root.one("section", "all").every("p", "note")]


def test_up_to_twenty_reports_have_their_text() -> None:
    results = copies(20, HINT)
    root = tree(written(results))
    sound(root)
    every_diagnostic_is_marked_once(root, results)
    assert len(root.every("div", "text")) == 20
    assert notes(root) == []
    assert "class" not in root.one("body").attributes


def test_of_more_reports_those_without_a_fault_have_no_text() -> None:
    results = [*copies(20, HINT), *copies(1, HINT, diagnostic()), *copies(2, HINT)]
    root = tree(written(results))
    sound(root)
    every_diagnostic_is_marked_once(root, results)
    assert [bool(one.every("div", "text")) for one in root.every("article")] == [False] * 20 + [True] + [
        False
    ] * 2
    assert notes(root) == ["22 份报告的原文没有放进本页(没有错误和警告的,或已达到本页的上限),问题照列。"]
    told = root.every("article")[0].every("p", "note")[-1].text()
    assert told.startswith("报告多时,没有错误和警告的、本页放不下的,原文没有放进来。")
    assert root.one("body").classes == {"many"}


def test_of_hundreds_those_without_a_fault_have_only_their_row() -> None:
    results = [*copies(200, HINT), *copies(1, diagnostic()), *copies(3)]
    root = tree(written(results))
    sound(root)
    every_diagnostic_is_marked_once(root, results)
    assert [one["id"] for one in root.every("article")] == ["r201"]
    rows = root.one("table", "overview").one("tbody").every("tr")
    assert len(rows) == 204
    assert [bool(row.every("a")) for row in rows] == [False] * 200 + [True] + [False] * 3
    assert notes(root) == ["203 份报告只列在总览中,没有逐条列出(没有发现错误和警告的,或已达到本页的上限)。"]


def test_texts_stop_at_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "TEXTS", 3000)
    results = copies(8, diagnostic())
    root = tree(written(results))
    sound(root)
    every_diagnostic_is_marked_once(root, results)
    shown = [bool(article.every("div", "text")) for article in root.every("article")]
    assert 0 < sum(shown) < 8
    assert notes(root)[0].startswith(f"{8 - sum(shown)} 份报告的原文没有放进本页")


def test_a_text_too_long_for_the_page_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "TEXTS", 100)
    results = copies(1, diagnostic())
    root = tree(written(results))
    sound(root)
    every_diagnostic_is_marked_once(root, results)
    assert [one.text() for one in root.one("article").every("p", "note")] == ["原文太长,没有放进本页。"]


def test_parts_stop_at_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "PARTS", 20_000)
    results = copies(
        60, diagnostic(), broken_total(), tables=[requests_table({"total": [13, 2, 0, 0, 0, 0, 12]})]
    )
    root = tree(written(results))
    sound(root)
    every_diagnostic_is_marked_once(root, results)
    told = len(root.every("article"))
    assert 0 < told < 60
    assert notes(root)[0].startswith(f"{60 - told} 份报告只列在总览中")
    assert len(root.one("table", "overview").one("tbody").every("tr")) == 60


def test_thousands() -> None:
    results = [*copies(2500), *copies(500, diagnostic(), HINT)]
    markup = written(results)
    root = tree(markup)
    sound(root)
    assert len(markup) < 16_000_000
    assert len(root.every("article")) == 500
    assert len(root.one("table", "overview").one("tbody").every("tr")) == 3000


def test_what_was_drawn_is_forgotten() -> None:
    content = (FIXTURES / "2021" / "溪口县教育局2023年度报告.txt").read_bytes()
    kept = html.kept("zh")
    for one in checked(("forgotten.txt", content)):
        kept.append(one)
    del one
    gc.collect()
    there = [each.path for each in gc.get_objects() if isinstance(each, Document)]
    assert "forgotten.txt" not in there
    assert kept[0].diagnostics == ()
    assert kept[0].year == 2023


def test_a_plain_list_of_results_makes_the_same_page() -> None:
    import io

    from gxlint.engine.result import Run

    results = checked(VALID, FIXTURES / "2021" / "溪口县教育局2023年度报告.txt")
    stream = io.StringIO()
    html.write(Run.of(results), stream)
    assert stream.getvalue() == written(results)
