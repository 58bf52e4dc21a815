from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import pytest

import gxlint.structure
import gxlint.tables
from gxlint.checks.registry import Check, Subject
from gxlint.diagnostics import Finding
from gxlint.document import Document
from gxlint.engine.afterwards import not_survived, with_unused
from gxlint.engine.registry import UnknownCheckError, builtin
from gxlint.engine.result import RelationCounts, ReportResult
from gxlint.engine.run import lint, lint_bytes, lint_path
from gxlint.engine.settings import Selection, Settings, Suppression
from gxlint.structure.model import Report
from tests.checks.built import built, parts
from tests.engine.made import at, comment, document, finder, raiser

SILENT: dict[str, Check] = {rule.check: finder() for rule in builtin().rules.values()}
COUNTS = SimpleNamespace(satisfied=3, violated=1, not_evaluated=2, evaluated=[])


def counting(subject: Subject) -> Iterator[Finding]:
    subject.memo["relations"] = COUNTS
    yield from ()


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Stands for tables and structure: what they return, or the error they raise."""
    given: dict[str, Any] = {"tables": [], "report": None}

    def recognise(document: Document) -> Any:
        if isinstance(given["tables"], Exception):
            raise given["tables"]
        return given["tables"]

    def build(
        document: Document, tables: Any, *, layout: str | None = None, year: int | None = None
    ) -> Report:
        if isinstance(given["report"], Exception):
            raise given["report"]
        given["asked"] = (layout, year)
        report = given["report"] or built("2014", *parts())
        report.document = document
        return report  # type: ignore[no-any-return]

    monkeypatch.setattr(gxlint.tables, "recognise", recognise, raising=False)
    monkeypatch.setattr(gxlint.structure, "build", build, raising=False)
    return given


TEXT = document("青石县水务局2023年政府信息公开工作年度报告", "一、总体情况", "正文")


def run(
    text: Document = TEXT, settings: Settings | None = None, checks: Mapping[str, Check] | None = None
) -> ReportResult:
    return lint(text, settings or Settings(), checks={**SILENT, "table-sums": counting, **(checks or {})})


def codes(result: ReportResult) -> list[str]:
    return [found.code for found in result.diagnostics]


def test_nothing_found(stages: dict[str, Any]) -> None:
    result = run()
    assert (result.verdict, result.diagnostics, result.unfinished, result.blocking) == ("pass", (), (), 0)
    assert (result.title, result.agency, result.year, result.layout) == (
        "青石县水务局2023年政府信息公开工作年度报告", "青石县水务局", 2023, "2014")  # fmt: skip
    assert [(one.id, one.number, one.line, one.end_line) for one in result.sections][:2] == [
        ("overview", 1, 2, 3), ("disclosure", 2, 4, 5)]  # fmt: skip
    assert result.media == "text/plain"
    assert result.readable


def test_findings_become_diagnostics_in_order(stages: dict[str, Any]) -> None:
    checks = {
        "duplicate-section": finder(Finding(at(3, "正文")), Finding(at(1))),
        "section-numbering": finder(Finding(at(1))),
    }
    result = run(checks=checks)
    assert [(found.code, found.location.line) for found in result.diagnostics] == [
        ("GX103", 1),
        ("GX106", 1),
        ("GX103", 3),
    ]
    assert [finding.span.line for finding in result.findings if finding.span] == [1, 1, 3]
    assert result.verdict == "fail"


def test_a_rule_that_raises_costs_only_itself(stages: dict[str, Any]) -> None:
    checks = {
        "duplicate-section": raiser(ValueError("正文里的秘密")),
        "section-numbering": finder(Finding(at(1))),
    }
    result = run(checks=checks)
    assert codes(result) == ["GX007", "GX106"]
    failed = result.diagnostics[0]
    assert failed.evidence["code"] == "GX103"
    assert failed.evidence["error"] == "ValueError"
    assert failed.evidence["where"].startswith("tests.engine.made:")
    assert "秘密" not in str(failed)
    assert result.unfinished == ("rule:GX103",)
    assert result.verdict == "incomplete"


@pytest.mark.parametrize("error", [RecursionError(), MemoryError(), KeyError("x")])
def test_any_failure_of_a_rule(stages: dict[str, Any], error: Exception) -> None:
    assert codes(run(checks={"duplicate-section": raiser(error)})) == ["GX007"]


def test_an_interrupt_is_no_failure_of_a_rule(stages: dict[str, Any]) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(checks={"duplicate-section": raiser(KeyboardInterrupt())})  # type: ignore[arg-type]


def test_failing_tables_leave_only_reading_checks(stages: dict[str, Any]) -> None:
    stages["tables"] = ValueError("x")
    result = run(checks={"missing-table": finder(Finding(at(1))), "damaged-text": finder(Finding(at(1)))})
    assert codes(result) == ["GX007", "GX002"]
    assert result.unfinished == ("stage:tables",)
    assert result.verdict == "incomplete"
    assert result.title is not None


def test_failing_structure(stages: dict[str, Any]) -> None:
    stages["report"] = ValueError("x")
    result = run()
    assert codes(result) == ["GX007"]
    assert result.unfinished == ("stage:structure",)
    assert (result.verdict, result.readable, result.title) == ("incomplete", True, None)


def test_failing_relations(stages: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def bad(report: Report, memo: dict[str, Any]) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr("gxlint.checks.sums.outcomes", bad)
    result = run()
    assert codes(result) == ["GX007"]
    assert result.unfinished == ("stage:relations",)
    assert result.verdict == "incomplete"


def test_relations_are_counted(stages: dict[str, Any]) -> None:
    stages["report"] = built("2021", *parts())
    assert run().relations == RelationCounts(3, 1, 2)


def test_no_report_gets_only_reading_checks(stages: dict[str, Any]) -> None:
    stages["report"] = built(None, is_report=False)
    result = run(checks={"not-a-report": finder(Finding(None)), "duplicate-section": finder(Finding(at(1)))})
    assert codes(result) == ["GX005"]
    assert result.verdict == "fail"


def test_rules_of_other_layouts_do_not_run(stages: dict[str, Any]) -> None:
    checks = {"section-out-of-order": finder(Finding(at(1)))}
    assert codes(run(checks=checks)) == []
    stages["report"] = built("2021", *parts())
    assert codes(run(checks=checks)) == ["GX102"]


def test_the_overrides_reach_the_structure(stages: dict[str, Any]) -> None:
    run(settings=Settings(layout="2019", year=2020))
    assert stages["asked"] == ("2019", 2020)


def test_selected_ignored_and_changed(stages: dict[str, Any]) -> None:
    checks = {
        name: finder(Finding(at(1))) for name in ("duplicate-section", "section-numbering", "list-numbering")
    }
    assert codes(run(settings=Settings(selection=Selection(select=("GX103",))), checks=checks)) == ["GX103"]
    assert codes(run(settings=Settings(per_file_ignores=(("a.txt", ("GX106",)),)), checks=checks)) == [
        "GX103",
        "GX108",
    ]
    changed = run(settings=Settings(severity={"GX10": "info", "GX103": "warning"}), checks=checks)
    assert [found.severity for found in changed.diagnostics] == ["warning", "info", "info"]


def test_comments_suppress_and_unused_ones_are_said(stages: dict[str, Any]) -> None:
    comments = (comment("gxlint: ignore GX103 -- 两章合并", 3), comment("gxlint: ignore GX106", 3))
    text = document(*TEXT.lines, comments=comments)
    result = run(text, checks={"duplicate-section": finder(Finding(at(3, "正文")))})
    assert [(found.code, found.suppressed) for found in result.diagnostics] == [
        ("GX006", None),
        ("GX103", "两章合并"),
    ]
    assert result.verdict == "pass"


def test_a_suppression_of_a_rule_that_did_not_run_is_not_unused(stages: dict[str, Any]) -> None:
    text = document(*TEXT.lines, comments=(comment("gxlint: ignore GX103", 3),))
    assert codes(run(text, settings=Settings(selection=Selection(ignore=("GX103",))))) == []
    assert codes(run(text, checks={"section-numbering": raiser(ValueError())})) == ["GX007"]
    stages["report"] = built(None, is_report=False)
    assert codes(run(text)) == []


def test_a_check_that_is_not_there_is_said(stages: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Check:
        raise UnknownCheckError(name, "gxlint.checks.x: ModuleNotFoundError")

    monkeypatch.setattr("gxlint.engine.run.check_named", missing)
    checks = {name: check for name, check in SILENT.items() if name != "duplicate-section"}
    result = lint(TEXT, Settings(language="en"), checks=checks)
    assert codes(result) == ["GX007"]
    assert result.diagnostics[0].message.startswith(
        "Rule GX103 (duplicate-section) calls the check “duplicate-section”, which does not exist "
        "(gxlint.checks.x: ModuleNotFoundError)"
    )


def test_the_configuration_suppresses(stages: dict[str, Any]) -> None:
    settings = Settings(suppress=(Suppression("GX106", reason="甲"), Suppression("GX103", reason="乙")))
    result = run(settings=settings, checks={"duplicate-section": finder(Finding(at(3)))})
    assert [(found.code, found.suppressed) for found in result.diagnostics] == [("GX103", "乙")]
    assert result.config_used == {1}
    said = with_unused(result, settings, [settings.suppress[0]])
    assert codes(said) == ["GX006", "GX103"]
    assert said.diagnostics[0].message.startswith("配置文件屏蔽 GX106")
    assert [finding.message for finding in said.findings] == ["config", "default"]
    assert (
        with_unused(result, Settings(selection=Selection(ignore=("GX006",))), [settings.suppress[0]])
        is result
    )


def test_an_unused_suppression_counts_for_the_verdict(stages: dict[str, Any]) -> None:
    settings = Settings(fail_on="warning", suppress=(Suppression("GX106", reason="甲"),))
    said = with_unused(run(settings=settings), settings, settings.suppress)
    assert (said.verdict, said.blocking) == ("fail", 1)


def test_files_that_cannot_be_read() -> None:
    result = lint_path("no/such/file.txt", Settings())
    assert codes(result) == ["GX001"]
    assert result.diagnostics[0].message == "没有这个文件。请核对路径和文件名"
    assert (result.verdict, result.readable, result.unfinished) == ("incomplete", False, ("unreadable",))
    assert codes(lint_bytes(b"", "-", Settings(selection=Selection(ignore=("GX0",))))) == ["GX001"]


def test_a_reader_that_fails_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    def bad(data: bytes, name: str) -> Document:
        raise RuntimeError(data.decode())

    monkeypatch.setattr("gxlint.readers.read_bytes", bad)
    result = lint_bytes("秘密".encode(), "a.txt", Settings())
    assert codes(result) == ["GX007"]
    assert (result.verdict, result.readable) == ("incomplete", False)
    assert "秘密" not in str(result)


def test_a_traceback_is_printed_only_on_demand(
    stages: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(checks={"duplicate-section": raiser(ValueError("x"))})
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("GXLINT_DEBUG", "1")
    run(checks={"duplicate-section": raiser(ValueError("x"))})
    assert "ValueError" in capsys.readouterr().err


def test_a_file_that_killed_its_process() -> None:
    result = not_survived("a.txt", Settings(language="en"))
    assert codes(result) == ["GX001"]
    assert result.diagnostics[0].message.startswith("The program ended unexpectedly")
    assert (result.verdict, result.readable, result.blocking) == ("incomplete", False, 1)


def test_nothing_silences_what_was_not_read_or_not_done(stages: dict[str, Any]) -> None:
    settings = Settings(
        severity={"GX": "info", "GX001": "info", "GX007": "info"},
        per_file_ignores=(("*", ("GX0", "GX007")),),
        suppress=(Suppression("GX001"), Suppression("GX0"), Suppression("GX007")),
        selection=Selection(select=("GX2",), ignore=("GX0", "GX001")),
    )
    unread = lint_path("no/such/file.txt", settings)
    assert [(one.code, one.severity, one.suppressed) for one in unread.diagnostics] == [
        ("GX001", "error", None)
    ]
    assert (unread.verdict, unread.blocking) == ("incomplete", 1)
    failed = run(settings=settings, checks={"cell-not-a-number": raiser(ValueError())})
    assert [(one.code, one.severity, one.suppressed) for one in failed.diagnostics] == [
        ("GX007", "error", None)
    ]
    assert (failed.verdict, failed.blocking, failed.config_used) == ("incomplete", 1, frozenset())


@pytest.mark.parametrize("error", [TypeError("正文"), KeyError("正文"), RecursionError(), IndexError()])
def test_a_mistake_in_a_reader_is_our_own(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def bad(*_: object) -> Document:
        raise error

    monkeypatch.setattr("gxlint.readers.text.read_text", bad)
    result = lint_bytes("一、总体情况".encode(), "a.txt", Settings())
    assert codes(result) == ["GX007"]
    assert result.diagnostics[0].message.startswith(
        f"读取这份文件时程序出错({type(error).__name__},tests.engine.test_run:"
    )
    assert "正文" not in str(result)
    assert "Traceback" not in str(result)
    assert (result.verdict, result.readable, result.unfinished) == ("incomplete", False, ("unreadable",))


@pytest.mark.parametrize("name", ["directives", "apply_config"])
def test_a_mistake_between_the_stages_costs_only_the_file(
    stages: dict[str, Any], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def bad(*_: object) -> Any:
        raise AttributeError("正文里的秘密")

    monkeypatch.setattr(f"gxlint.engine.suppress.{name}", bad)
    result = run()
    assert codes(result) == ["GX007"]
    assert result.diagnostics[0].message.startswith(
        "检查这份文件时程序出错(AttributeError,tests.engine.test_run:"
    )
    assert "秘密" not in str(result)
    assert (result.verdict, result.unfinished, result.blocking) == ("incomplete", ("stage:file",), 1)


def test_a_text_that_is_too_large_has_no_pictures_to_take_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from gxlint import readers
    from gxlint.readers.errors import Unreadable

    def refuse(data: bytes, name: str) -> None:
        raise Unreadable("too-large", size=3, limit=2, unit="bytes")

    monkeypatch.setattr(readers, "read_bytes", refuse)
    for name, pictures in (("大.txt", False), ("大.html", False), ("大.docx", True)):
        (found,) = lint_bytes(b"x", name, Settings()).diagnostics
        assert (found.code, "图片" in found.message) == ("GX001", pictures)
