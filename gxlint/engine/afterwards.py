"""What is known of a file only after it, or the whole run, was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gxlint.diagnostics import Finding
from gxlint.engine import suppress
from gxlint.engine.baseline import Entry
from gxlint.engine.compose import order, position
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.registry import load
from gxlint.engine.result import ReportResult
from gxlint.engine.settings import Settings, Suppression
from gxlint.engine.verdict import judge
from gxlint.engine.work import Work, result_of, wanted


def not_survived(path: str, settings: Settings) -> ReportResult:
    """The result for a file on which the checking process itself died, twice."""
    work = Work(path, settings, load(settings.rules))
    work.enabled = wanted(work.registry, settings, path)
    work.gaps.append(OpenEnd.of("unreadable"))
    work.say("GX001", Finding(None, "killed", {}, evidence={"reason": "killed"}, doubt="extraction"))
    return result_of(work, frozenset(), keep=False)


def with_unused(
    result: ReportResult,
    settings: Settings,
    entries: Sequence[Suppression],
    nowhere: Sequence[Suppression] = (),
) -> ReportResult:
    """The result with a GX006 for entries of the configuration that matched nothing in the whole run.

    `nowhere` are those whose path no file has.
    """
    work = Work(result.path, settings, load(settings.rules))
    work.enabled = wanted(work.registry, settings, result.path)
    for entry in (*entries, *nowhere):
        values = {"code": entry.code, "path": entry.path, "text": entry.text}
        message = "config-text" if entry.text else "config-path" if entry.path else "config"
        if entry in nowhere:
            message = "config-nowhere"
        work.say("GX006", Finding(None, message, values, evidence=values))
    return _with_said(result, settings, work)


def with_idle_baseline(
    result: ReportResult, settings: Settings, name: str, entries: Sequence[Entry]
) -> ReportResult:
    """The result with a GX006 for entries of the baseline `name` that answer to nothing in this file any more."""
    work = Work(result.path, settings, load(settings.rules))
    work.enabled = wanted(work.registry, settings, result.path)
    codes = sorted({entry.code for entry in entries})
    values = {"count": len(entries), "codes": codes, "name": name}
    evidence = {"baseline": name, "fingerprints": [entry.fingerprint for entry in entries]}
    work.say("GX006", Finding(None, "baseline", values, evidence=evidence))
    return _with_said(result, settings, work)


def _with_said(result: ReportResult, settings: Settings, work: Work) -> ReportResult:
    """The result with what `work` has to say besides, in its place."""
    if not work.judged:
        return result
    work.judged, _ = suppress.apply_config(
        work.judged, settings.suppressions_for(result.path), None, settings.language
    )
    added = tuple(item.diagnostic for item in order(work.judged))
    findings = (*(item.finding for item in order(work.judged)), *result.findings) if result.report else ()
    diagnostics = (*added, *result.diagnostics)
    in_order = sorted(range(len(diagnostics)), key=lambda at: position(diagnostics[at]))
    verdict, blocking = judge(diagnostics, result.unfinished, result.fail_on)
    return replace(result, diagnostics=tuple(diagnostics[at] for at in in_order), verdict=verdict, blocking=blocking,
                   findings=tuple(findings[at] for at in in_order) if findings else ())  # fmt: skip
