"""What a format has, and how a run is written in it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from gxlint.engine.result import ReportResult, Run
from gxlint.output import Able, available, format_named, write
from tests.output.results_made import chosen, partial, result, sums


def test_a_format_has_what_it_says_and_no_more() -> None:
    for name in available():
        module = format_named(name)
        assert module is not None
        own = {one for one in ("write", "write_one", "write_end", "kept") if hasattr(module, one)}
        assert own - {"kept"} == ({"write_one", "write_end"} if module.ABLE.streaming else {"write"}), name
        assert "kept" not in own or not module.ABLE.streaming


def streaming(calls: list[Any]) -> ModuleType:
    module: Any = ModuleType("streaming")
    module.ABLE = Able(streaming=True)

    def write_one(result: ReportResult, stream: Any, *, memo: dict[str, int], **options: Any) -> None:
        memo["number"] = memo.get("number", 0) + 1
        calls.append((result.path, memo["number"], options))

    def write_end(summary: Any, stream: Any, *, memo: dict[str, int], **options: Any) -> None:
        calls.append((summary.reports, memo.get("number"), options))

    module.write_one, module.write_end = write_one, write_end
    return module


def test_each_report_is_written_when_it_is_there() -> None:
    calls: list[Any] = []

    def results() -> Iterator[ReportResult]:
        yield result("a", sums())
        assert [path for path, *_ in calls] == ["a"]
        yield chosen("b")
        assert [path for path, *_ in calls] == ["a", "b"]
        yield chosen("c")

    module = streaming(calls)
    summary, left_out = write(module, results(), io.StringIO(), lang="en", statistics=True)
    assert (summary.reports, summary.failed) == (3, 1)
    assert left_out == ("only GX2 was checked; rules left out: 2 (GX105, GX501)",)
    given = {"lang": "en", "statistics": True}
    assert calls == [
        ("a", 1, given),
        ("b", 2, given),
        ("c", 3, given),
        (3, 3, {**given, "left_out": left_out}),
    ]
    calls.clear()
    write(module, (), io.StringIO())
    assert calls == [(0, None, {"lang": "zh", "left_out": ()})]  # no memory of the run before


@pytest.mark.parametrize("keeps", [False, True])
def test_others_get_the_whole_run(keeps: bool) -> None:
    shelf: list[ReportResult] = []
    calls: list[Any] = []
    module: Any = ModuleType("whole")
    module.ABLE = Able()
    module.write = lambda run, stream, **options: calls.append((run, options))
    if keeps:
        module.kept = lambda lang: shelf if lang == "en" else None
    results = [result("a"), partial("b")]
    summary, left_out = write(module, iter(results), io.StringIO(), lang="en", fail_on="warning", width=9)
    assert calls == [(Run(results, summary, "en", "warning"), {"lang": "en", "width": 9})]
    assert (summary.passed, summary.incomplete, left_out) == (1, 1, ())
    assert shelf == (results if keeps else [])
