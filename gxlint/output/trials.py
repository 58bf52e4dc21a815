"""What `gxlint rules --test` prints: the examples that do not do what they say, and the counts."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from gxlint.engine.examples import Outcome
from gxlint.engine.rule import Rule
from gxlint.engine.trials import Trial
from gxlint.output.values import dumps

_WORDS = {
    "failed": ("不符 {code} {key}({file})", "failed {code} {key} ({file})"),
    "expected": ("  应报:{what}", "  expected: {what}"),
    "found": ("  实报:{what}", "  found:    {what}"),
    "nothing": ("不报", "nothing"),
    "place": ("第 {line} 行", "line {line}"),
    "whole": ("整份文件", "the whole file"),
    "message": ("消息 {key}", "message {key}"),
    "text": ("含“{text}”", "with “{text}”"),
    "any": ("任何一处", "anywhere"),
    "unfilled": ("  消息中没有填上的:{what}", "  not filled in the message: {what}"),
    "error": ("  例子不能执行:{what}", "  the example cannot be carried out: {what}"),
    "bare": ("没有会报的例子:{codes}", "without an example that fires: {codes}"),
    "sum": ("{rules} 条规则,{examples} 个例子:{met} 个相符,{failed} 个不符", "{rules} rules, {examples} examples: {met} as they say, {failed} not"),
}  # fmt: skip
_SEVERITY = {"error": ("错误", "error"), "warning": ("警告", "warning"), "info": ("提示", "info")}


def page(rules: Sequence[Rule], trials: Sequence[Trial], language: str) -> str:
    """The failing examples with what was expected and what came, rules without a firing one, and the counts."""
    at = 0 if language == "zh" else 1

    def say(word: str, /, **values: Any) -> str:
        return _WORDS[word][at].format(**values)

    lines: list[str] = []
    for trial in trials:
        if trial.met:
            continue
        lines.append(say("failed", code=trial.rule.code, key=trial.key, file=_near(trial.rule.source)))
        if trial.outcome is None:
            fault = trial.error
            where = f"{fault.where}: " if fault is not None and fault.where else ""
            lines.append(say("error", what=where + (fault.what(language) if fault is not None else "")))
            continue
        lines += _both(trial.outcome, say, at)
    bare = [rule.code for rule in rules if not rule.examples.get("fires")]
    if bare:
        lines.append(say("bare", codes=" ".join(bare)))
    met = sum(trial.met for trial in trials)
    lines.append(say("sum", rules=len(rules), examples=len(trials), met=met, failed=len(trials) - met))
    return "\n".join(lines) + "\n"


def _near(path: str) -> str:
    """A path as people here would write it."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def _both(outcome: Outcome, say: Any, at: int) -> list[str]:
    expected = [_expected(want, say, at) for want in outcome.expected] or [say("nothing")]
    found = [
        f"{_place(got.location.line, say)} {_SEVERITY[got.severity][at]} {say('message', key=message)} {got.message}"
        for message, got in outcome.found
    ] or [say("nothing")]
    lines = [say("expected", what=what) for what in expected] + [say("found", what=what) for what in found]
    if outcome.unfilled:
        lines.append(say("unfilled", what=" ".join(f"{{{name}}}" for name in outcome.unfilled)))
    return lines


def _expected(want: Mapping[str, Any], say: Any, at: int) -> str:
    parts = [_place(want["line"], say) if "line" in want else say("any")]
    if "severity" in want:
        parts.append(_SEVERITY[want["severity"]][at])
    if "message" in want:
        parts.append(say("message", key=want["message"]))
    if "text" in want:
        parts.append(say("text", text=want["text"]))
    return " ".join(parts)


def _place(line: int | None, say: Any) -> str:
    return str(say("place", line=line) if line else say("whole"))


def as_json(rules: Sequence[Rule], trials: Sequence[Trial], language: str) -> str:
    """The same for programs, with the examples that did what they say."""
    results = [
        {
            "code": trial.rule.code,
            "file": trial.rule.source,
            "example": trial.key,
            "met": trial.met,
            "expected": [] if trial.outcome is None else [dict(want) for want in trial.outcome.expected],
            "found": []
            if trial.outcome is None
            else [
                {"line": got.location.line, "severity": got.severity, "message": message, "text": got.message}
                for message, got in trial.outcome.found
            ],
            "unfilled": [] if trial.outcome is None else list(trial.outcome.unfilled),
            "error": None if trial.error is None else trial.error.show(language),
        }
        for trial in trials
    ]
    failed = sum(not trial.met for trial in trials)
    bare = [rule.code for rule in rules if not rule.examples.get("fires")]
    return (
        dumps(
            {
                "rules": len(rules),
                "examples": len(trials),
                "failed": failed,
                "without_examples": bare,
                "results": results,
            }
        )
        + "\n"
    )
