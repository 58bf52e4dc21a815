"""junit: the XML that Jenkins, GitLab and most CI systems show as test results (Jenkins xUnit, junit-10.xsd).

A report is a test suite, a family of rules a test case: its identity is the same from run to run. It fails where a
diagnostic reaches --fail-on, is an error where the file was not read (GX001) or gxlint itself failed (GX007), and is
skipped where nothing failed but not all of it could be checked, or its rules were left out: never a silent success.
Diagnostics that do not reach --fail-on stand in the case's output.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TextIO

from gxlint.diagnostics import Diagnostic
from gxlint.engine.result import ReportResult, Summary
from gxlint.engine.settings import ALWAYS
from gxlint.engine.verdict import at_or_above
from gxlint.output import Able, families, printable
from gxlint.output.listing import notes, state
from gxlint.output.printable import xml
from gxlint.output.whereabouts import Places
from gxlint.output.words import SEVERITIES, VERDICTS, unfinished

ABLE = Able(streaming=True, statistics=False)
_WORDS = {
    "zh": {"several": "{number} 处:{first}", "basis": "依据:{basis}", "suppressed": "已屏蔽({reason})", "comma": ";"},
    "en": {"several": "{number}: {first}", "basis": "Basis: {basis}", "suppressed": "suppressed ({reason})", "comma": "; "},
}  # fmt: skip


class _Case(NamedTuple):
    """A test case: its name, how it ended ("", "error", "failure", "skipped"), its message, the lines of its body and
    of its output."""

    name: str
    outcome: str
    message: str
    kind: str
    body: list[str]
    output: list[str]


def write_one(
    result: ReportResult, stream: TextIO, *, memo: dict[str, Any], lang: str = "zh", **_: Any
) -> None:
    """Write the suite of one report."""
    _begin(stream, memo)
    places: Places = memo.setdefault("places", Places(lang))
    cases = list(_cases(result, places))
    path = printable.path(result.path, lang)
    outcomes = [case.outcome for case in cases]
    counts = "".join(
        f' {name}="{outcomes.count(outcome)}"'
        for name, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    )
    stream.write(f'  <testsuite name="{xml(path)}" tests="{len(cases)}"{counts} file="{xml(path)}">\n')
    known = {
        "verdict": VERDICTS[lang][result.verdict],
        "agency": result.agency,
        "year": result.year,
        "layout": result.layout,
        "unchecked": notes(result, lang),
    }
    stream.write("    <properties>\n")
    for name, value in known.items():
        if value:
            stream.write(f'      <property name="{name}" value="{xml(printable.line(str(value)))}"/>\n')
    stream.write("    </properties>\n")
    owner = xml("gxlint." + path.replace(".", "_"))
    for case in cases:
        _write_case(case, owner, stream)
    stream.write("  </testsuite>\n")


def write_end(summary: Summary, stream: TextIO, *, memo: dict[str, Any], **_: Any) -> None:
    """Close the document."""
    _begin(stream, memo)
    stream.write("</testsuites>\n")


def _begin(stream: TextIO, memo: dict[str, Any]) -> None:
    if not memo.get("begun"):
        memo["begun"] = True
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gxlint">\n')


def _cases(result: ReportResult, places: Places) -> Iterator[_Case]:
    by_family: dict[str, list[Diagnostic]] = {}
    for found in result.diagnostics:
        by_family.setdefault(families.family(found.code), []).append(found)
    standings = families.standings(result)
    for key in (*standings, *(key for key in by_family if key not in standings)):
        name = f"{key} {families.family_name(key, places.language)}".strip()
        standing = standings.get(key, families.Standing("whole"))
        yield _case(name, result, by_family.get(key, ()), standing, places)


def _case(name: str, result: ReportResult, found: list[Diagnostic] | tuple[()], standing: families.Standing,
          places: Places) -> _Case:  # fmt: skip
    words, lang = _WORDS[places.language], places.language
    counted = [one for one in found if at_or_above(one, result.fail_on)]
    broken = [one for one in counted if one.code in ALWAYS and one.severity == "error"]
    beside = [_told(result, one, places) for one in found if one not in counted]
    open_ends = state(standing, lang)
    if standing.why:
        open_ends += (
            f"({unfinished(standing.why, lang)})" if lang == "zh" else f" ({unfinished(standing.why, lang)})"
        )
    if counted:
        worst = (broken or counted)[0]
        first = printable.line(worst.message)
        message = first if len(counted) == 1 else words["several"].format(number=len(counted), first=first)
        body = [line for one in counted for line in _whole(result, one, places)]
        beside += [printable.line(open_ends)] if open_ends else []
        return _Case(name, "error" if broken else "failure", message, worst.code, body, beside)
    if open_ends:
        return _Case(name, "skipped", printable.line(open_ends), "", [], beside)
    return _Case(name, "", "", "", [], beside)


def _told(result: ReportResult, one: Diagnostic, places: Places) -> str:
    """A diagnostic on one line: level, code, place, message."""
    word = SEVERITIES[places.language][one.severity]
    said = f"{word} {one.code} {places.words(result, one.location)}: {printable.line(one.message)}"
    if one.suppressed is None:
        return said
    return f"{_WORDS[places.language]['suppressed'].format(reason=printable.line(one.suppressed))} {said}"


def _whole(result: ReportResult, one: Diagnostic, places: Places) -> Iterator[str]:
    yield _told(result, one, places)
    if one.excerpt:
        yield "  | " + printable.line(one.excerpt)
    if one.basis:
        yield "  " + _WORDS[places.language]["basis"].format(basis=printable.line(one.basis))


def _write_case(case: _Case, owner: str, stream: TextIO) -> None:
    head = f'    <testcase name="{xml(case.name)}" classname="{owner}"'
    if not case.outcome and not case.output:
        stream.write(head + "/>\n")
        return
    stream.write(head + ">\n")
    if case.outcome == "skipped":
        stream.write(f'      <skipped message="{xml(case.message)}"/>\n')
    elif case.outcome:
        body = "\n".join(map(xml, case.body))
        stream.write(
            f'      <{case.outcome} type="{case.kind}" message="{xml(case.message)}">{body}</{case.outcome}>\n'
        )
    if case.output:
        stream.write("      <system-out>" + "\n".join(map(xml, case.output)) + "</system-out>\n")
    stream.write("    </testcase>\n")
