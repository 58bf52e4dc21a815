"""The part of the site that comes from the rule files: one page a rule and a list of all, in both languages (mkdocs hook).

A page is what `gxlint rule CODE --format markdown` prints. Where a folder of the documentation links out of docs/ (to a
rule file, to CONTRIBUTING.md), there is nothing in the site to link to: write such links as code.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gxlint.engine.registry import builtin, families
from gxlint.engine.rule import Rule, text
from gxlint.output.rule_page import as_markdown, page
from gxlint.output.rule_printed import printed
from gxlint.output.words import SEVERITIES

_FOLDER = {"zh": "rules", "en": "en/rules"}
_WORDS = {
    "zh": {"title": "规则", "all": "全部规则", "head": ("代码", "级别", "名称", "说明"), "intro":
           "每条规则一页:查什么、为什么要紧、依据、怎么改、怎么屏蔽,以及会报告和不会报告的例子。在命令行看同样的内容:`gxlint rule 代码`。"},
    "en": {"title": "Rules", "all": "All rules", "head": ("code", "severity", "name", "what"), "intro":
           "One page a rule: what it looks for, why it matters, its basis, how to mend, how to suppress, and examples. On the command line, `gxlint rule CODE --lang en` prints the same."},
}  # fmt: skip


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Fill the entries of the rules in the navigation."""
    for at, entry in enumerate(config.nav or ()):
        if "规则" in entry:
            config.nav[at] = {"规则": list(_nav("zh"))}
        elif "English" in entry:
            english = [one for one in entry["English"] if "Rules" not in one]
            config.nav[at] = {"English": [*english, {"Rules": list(_nav("en"))}]}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages."""
    for language, folder in _FOLDER.items():
        files.append(File.generated(config, f"{folder}/index.md", content=_index(language)))
        for rule in builtin().rules.values():
            content = as_markdown(page(rule, language, printed(rule, language)))
            files.append(File.generated(config, f"{folder}/{rule.code}.md", content=content))
    return files


def _nav(language: str) -> Iterator[dict[str, Any]]:
    yield {_WORDS[language]["all"]: f"{_FOLDER[language]}/index.md"}
    for name, rules in _by_family(language):
        yield {
            name: [
                {f"{one.code} {text(one.title, language)}": f"{_FOLDER[language]}/{one.code}.md"}
                for one in rules
            ]
        }


def _by_family(language: str) -> Iterator[tuple[str, list[Rule]]]:
    for code, title in families().items():
        rules = [one for one in builtin().rules.values() if one.code.startswith(code)]
        yield f"{code} {text(title, language)}", rules


def _index(language: str) -> str:
    words = _WORDS[language]
    lines = [f"# {words['title']}", "", words["intro"]]
    for name, rules in _by_family(language):
        lines += ["", f"## {name}", "", f"| {' | '.join(words['head'])} |", "|---|---|---|---|"]
        lines += [
            f"| [{one.code}]({one.code}.md) | {SEVERITIES[language][one.severity]} | {one.name} | {text(one.title, language)} |"
            for one in rules
        ]
    return "\n".join(lines) + "\n"
