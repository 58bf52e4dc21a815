"""Rules for people and for programs: the page of one rule, the table of all, both as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gxlint.engine.rule import Rule, text
from gxlint.output.values import dumps
from gxlint.text.width import width

_WORDS = {
    "severity": ("级别", "severity"),
    "further": ("另有", "also"),
    "layouts": ("适用格式", "forms"),
    "all": ("全部", "all"),
    "since": ("自版本", "since"),
    "why": ("为什么要紧", "Why it matters"),
    "basis": ("依据", "Basis"),
    "form-basis": ("{layout} 格式:{basis}", "form of {layout}: {basis}"),
    "mend": ("怎么改", "How to mend"),
    "fires": ("会报告的写法", "What is reported"),
    "silent": ("不会报告的写法", "What is not reported"),
    "base": ("在合格的样例报告 {name} 中", "in the sound sample report {name}"),
    "replace": ("把“{old}”写成“{new}”", "“{old}” is written “{new}”"),
    "after": ("在“{old}”一行之后加上“{new}”", "“{new}” is put in after the line “{old}”"),
    "delete": ("删去含“{old}”的一行", "the line “{old}” is left out"),
    "unchanged": ("不作改动", "nothing is changed"),
    "file": ("文件 {name} 的内容是", "a file {name} that says"),
    "bytes": ("文件 {name}(内容不是文字)", "a file {name} (its content is no text)"),
    "fault": ("检查“{name}”自身出错时", "when the check “{name}” itself fails"),
    "where": ("第 {line} 行", "line {line}"),
    "whole": ("整份文件", "the whole file"),
    "once": ("一处", "once"),
    "reported": ("→ 报告:{places}", "→ reported: {places}"),
    "code": ("代码", "code"),
    "name": ("名称", "name"),
    "title": ("说明", "title"),
}
_SEVERITY = {
    "zh": {"error": "错误", "warning": "警告", "info": "提示"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}
_SHOWN = 60
_STATUS = {"zh": {"stable": "", "preview": " · 试用"}, "en": {"stable": "", "preview": " · preview"}}


def _say(language: str, key: str, **values: Any) -> str:
    return _WORDS[key][0 if language == "zh" else 1].format(**values)


def page(rule: Rule, language: str) -> str:
    """Everything about one rule, as text for people."""
    levels = _SEVERITY[language][rule.severity]
    further = sorted({level for level in rule.severities.values() if level != rule.severity})
    if further:
        levels += f"({_say(language, 'further')} {' '.join(_SEVERITY[language][level] for level in further)})"
    layouts = _say(language, "all") if "all" in rule.layouts else " ".join(rule.layouts)
    lines = [
        f"{rule.code} {rule.name}  {text(rule.title, language)}",
        f"{_say(language, 'severity')} {levels} · {_say(language, 'layouts')} {layouts} · {_say(language, 'since')} {rule.since}"
        + _STATUS[language][rule.status],
    ]
    _part(lines, _say(language, "why"), [text(rule.why, language)])
    _part(lines, _say(language, "basis"), _basis(rule, language))
    _part(lines, _say(language, "mend"), [text(rule.mend, language)])
    for kind in ("fires", "silent"):
        shown = [line for entry in rule.examples.get(kind, ()) for line in _example(entry, language)]
        if shown:
            _part(lines, _say(language, kind), shown)
    return "\n".join(lines) + "\n"


def _part(lines: list[str], heading: str, body: Sequence[str]) -> None:
    lines += ["", heading, *(f"  {line}" for entry in body for line in entry.splitlines())]


def _basis(rule: Rule, language: str) -> list[str]:
    if len(rule.basis) == 1:
        return [rule.basis_for(None, language)]
    return [
        text(entry, language)
        if layout == "default"
        else _say(language, "form-basis", layout=layout, basis=text(entry, language))
        for layout, entry in rule.basis.items()
    ]


def _example(entry: Mapping[str, Any], language: str) -> list[str]:
    name = entry.get("name", "example.txt")
    if "hex" in entry:
        lines = [_say(language, "bytes", name=name)]
    elif "text" in entry:
        kept = [line for line in entry["text"].splitlines() if line.strip()]
        lines = [_say(language, "file", name=name), *(f"  | {_short(line)}" for line in kept[:8])]
        lines += ["  | …"] if len(kept) > 8 else []
    else:
        lines = [_say(language, "base", name=entry["base"])]
    for edit in entry.get("edits") or ():
        if "replace" in edit:
            lines.append(
                "  " + _say(language, "replace", old=_short(edit["replace"]), new=_short(edit["with"]))
            )
        elif "after" in edit:
            lines.append(
                "  " + _say(language, "after", old=_short(edit["after"]), new=_short(edit["insert"]))
            )
        else:
            lines.append("  " + _say(language, "delete", old=_short(edit["delete"])))
    if "base" in entry and not entry.get("edits"):
        lines.append("  " + _say(language, "unchanged"))
    if "fault" in entry:
        lines.append("  " + _say(language, "fault", name=entry["fault"]))
    places = [_place(want, language) for want in entry.get("expect", ())]
    if places:
        listed = ("、" if language == "zh" else ", ").join(places)
        lines.append("  " + _say(language, "reported", places=listed))
    return lines


def _place(want: Mapping[str, Any], language: str) -> str:
    """Where an expected finding stands, as far as the example says."""
    if want.get("line"):
        return _say(language, "where", line=want["line"])
    return _say(language, "whole" if "line" in want else "once")


def _short(line: str) -> str:
    flat = " ".join(line.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def table(rules: Sequence[Rule], language: str) -> str:
    """One line a rule: code, severity, name, title, in columns."""
    rows = [[_say(language, key) for key in ("code", "severity", "name", "title")]]
    rows += [
        [rule.code, _SEVERITY[language][rule.severity], rule.name, text(rule.title, language)]
        for rule in rules
    ]
    widths = [max(width(row[at]) for row in rows) for at in range(3)]
    return "".join(
        "".join(cell + " " * (wide - width(cell) + 2) for cell, wide in zip(row, widths, strict=False))
        + row[3]
        + "\n"
        for row in rows
    )


def record(rule: Rule) -> dict[str, Any]:
    """A rule as data, in both languages."""
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "severity": rule.severity,
        "severities": rule.severities,
        "since": rule.since,
        "status": rule.status,
        "layouts": rule.layouts,
        "basis": rule.basis,
        "check": rule.check,
        "parameters": rule.parameters,
        "messages": rule.messages,
        "why": rule.why,
        "mend": rule.mend,
        "examples": rule.examples,
    }


def as_json(rule: Rule) -> str:
    """One rule as JSON."""
    return dumps(record(rule)) + "\n"


def list_json(rules: Sequence[Rule]) -> str:
    """Rules as a JSON list, without their examples and parameters."""
    left_out = ("examples", "parameters", "messages")
    return dumps([{k: v for k, v in record(rule).items() if k not in left_out} for rule in rules]) + "\n"
