"""The rules as SARIF describes them: gxlint's own as the driver's, those of each folder of a province as an extension's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from gxlint import __version__
from gxlint.engine.registry import builtin, load
from gxlint.engine.rule import Rule, text
from gxlint.output.families import family, family_name

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_WORDS = {
    "zh": {"why": "为什么要紧", "mend": "怎么改", "basis": "依据", "of": "{layout} 格式:{basis}"},
    "en": {"why": "Why it matters", "mend": "How to mend", "basis": "Basis", "of": "form of {layout}: {basis}"},
}  # fmt: skip
_OPEN = ("有内容没有查到", "something was not checked")
_NOTIFICATIONS = {
    "unreadable": ("文件没有读出", "a file was not read"),
    "not-a-report": ("没有认出是年度报告", "not recognised as an annual report"),
    "layout": ("无法确定适用哪一年的格式", "no form could be determined"),
    "year": ("无法确定报告年度", "the fiscal year could not be determined"),
    "further": ("同一文件里还有另一份报告", "another report follows in the same file"),
    "truncated": ("文件太长,没有读完", "the file is too long and was not read to its end"),
    "part": ("文件的一部分没有读出", "a part of the file was not read"),
    "table": ("表格没有全部读出", "a table was not wholly read"),
    "missing-table": ("没有找到应有的表格", "a mandated table was not found"),
    "blank-table": ("表格一格也没有填", "nothing is filled in in a table"),
    "relations": ("有等式未能计算", "equations could not be evaluated"),
    "narrative": (
        "文件里没有正文,需要正文的规则没有查",
        "the file holds no running text: rules that need it were not evaluated",
    ),
    "attached": ("报告在另一个文件里", "the report stands in another file"),
    "stage": ("gxlint 有一步没有做完", "a step of gxlint did not finish"),
    "rule": ("有规则没有查完", "a rule did not finish"),
}
_HELP = {
    "zh": "没有查到的内容不等于没有问题:这份报告不能算通过。按消息所说处理后再检查一次。",
    "en": "What was not checked is not without faults: the report is no pass. Do what the message says and check again.",
}
FAILED = frozenset({"unreadable", "stage", "rule"})
"""Kinds of open end that are not only open but failed."""
_MARKUP = str.maketrans({sign: "\\" + sign for sign in "\\`*_[]<>#|"})


class Rules:
    """The rules a run knows, in one language, under the numbers by which results refer to them.

    An extension is a folder of rules; it comes when a report checked with it does. Two of them may have one code.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._own = {code: at for at, code in enumerate(builtin().rules)}
        self._folders: dict[str, dict[str, int]] = {}
        self._rules: dict[str, list[Rule]] = {}

    def reference(self, rule: Rule, folders: tuple[str, ...]) -> Mapping[str, Any]:
        """The members of a result that say which rule it is of; `folders` are those its report was checked with."""
        if rule.builtin:
            return {"ruleIndex": self._own[rule.code]}
        return {"rule": self.descriptor(rule, folders)}

    def descriptor(self, rule: Rule, folders: tuple[str, ...]) -> Mapping[str, Any]:
        """A rule by its number, and of an extension's that of the extension."""
        if rule.builtin:
            return {"id": rule.code, "index": self._own[rule.code]}
        if rule.folder not in self._folders:
            there = [one for one in load(folders).rules.values() if one.folder == rule.folder]
            self._rules[rule.folder] = there
            self._folders[rule.folder] = {one.code: at for at, one in enumerate(there)}
        component = list(self._folders).index(rule.folder)
        index = self._folders[rule.folder][rule.code]
        return {"id": rule.code, "index": index, "toolComponent": {"index": component}}

    def tool(self, kinds: Iterable[str]) -> Mapping[str, Any]:
        """The tool with all of its rules, and the kinds of notification (of open ends) that this run has."""
        language = "zh-CN" if self._lang == "zh" else "en-US"
        driver = {
            "name": "gxlint",
            "version": __version__,
            "semanticVersion": __version__,
            "language": language,
            "rules": [described(rule, self._lang) for rule in builtin().rules.values()],
            "notifications": [notified(kind, self._lang) for kind in kinds],
        }
        extensions = [
            {
                "name": os.path.basename(os.path.normpath(folder)),
                "language": language,
                "rules": [described(rule, self._lang) for rule in rules],
            }
            for folder, rules in self._rules.items()
        ]
        return {"driver": driver, "extensions": extensions} if extensions else {"driver": driver}


def notified(kind: str, lang: str) -> Mapping[str, Any]:
    """A kind of open end. Code scanning of GitHub wants it described as fully as a rule."""
    said = {"text": _NOTIFICATIONS.get(kind, _OPEN)[lang != "zh"]}
    return {
        "id": kind,
        "shortDescription": said,
        "fullDescription": said,
        "help": {"text": _HELP[lang]},
        "defaultConfiguration": {"level": "error" if kind in FAILED else "warning"},
    }


def described(rule: Rule, lang: str) -> Mapping[str, Any]:
    """A rule: what it is, why, how to mend it and what it rests on, as plain text and as Markdown."""
    words = _WORDS[lang]
    why, mend = text(rule.why, lang), text(rule.mend, lang)
    basis = [
        text(entry, lang)
        if layout == "default"
        else words["of"].format(layout=layout, basis=text(entry, lang))
        for layout, entry in rule.basis.items()
    ]
    shown = "\n\n".join(
        f"{words[key]}\n{said}" for key, said in (("why", why), ("mend", mend), ("basis", "\n".join(basis)))
    )
    marked = "\n\n".join(
        f"**{words[key]}**\n\n{said}"
        for key, said in (
            ("why", why.translate(_MARKUP)),
            ("mend", mend.translate(_MARKUP)),
            ("basis", "\n".join(f"- {one.translate(_MARKUP)}" for one in basis)),
        )
    )
    key = family(rule.code)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": text(rule.title, lang)},
        "fullDescription": {"text": why},
        "help": {"text": shown, "markdown": marked},
        "defaultConfiguration": {"level": LEVELS[rule.severity], "enabled": rule.status == "stable"},
        "properties": {
            "tags": [key, *filter(None, [family_name(key, lang)])],
            "since": rule.since,
            "layouts": rule.layouts,
        },
    }
