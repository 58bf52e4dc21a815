"""An invented province with rules, a layout, a table, section names, words and a base report of its own."""

from __future__ import annotations

from pathlib import Path

from gxlint.engine.examples import base

NAME = "云岭省"
ARCHIVES = "9.属于历史档案 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"

LAYOUT = """\
extends: "2021"
required: [pilot]
labels:
  pilot: {zh: 基层试点, en: Local pilots}
severity: {GX108: error}
"""
SECTIONS = """\
extends: sections
sections:
  other: {known: [其他补充说明的内容], accepted: [其他需要说明的事项]}
  pilot:
    label: {zh: 基层试点情况, en: Local pilots}
    basis: {zh: 云岭省年报编制办法第六条, en: Yunling rules on annual reports art. 6}
    known: [基层试点情况, 创新性做法]
    words: [乡镇试点]
"""
TABLE = """\
extends: requests
rows:
  - {key: refused.9, after: refused.8, label: 9.属于历史档案, forms: ["2021"]}
variants:
  rows: {carried_in: [二、去年转来政府信息公开申请数量]}
  columns: {business: [工商企业]}
relations:
  - {id: archives-part, code: YL001, kind: at-most, per: column, text: refused.9 <= received, forms: ["2021"]}
"""
RULE = """\
code: YL001
name: archives-part
title: {zh: 档案类申请多于新收, en: More archive requests than requests}
severity: warning
since: "1"
layouts: ["2021"]
basis: {zh: 云岭省年报编制办法第七条, en: Yunling rules on annual reports art. 7}
check: part-exceeds-whole
parameters: {table: requests}
messages:
  default: {zh: "“{part}”{left},大于“{whole}”{right}", en: "“{part}” {left} exceeds “{whole}” {right}"}
why: {zh: 部分不会大于整体, en: A part cannot exceed the whole}
mend: {zh: 核对两行, en: Check both rows}
examples:
  fires:
    - base: yunling-2021
      edits:
        - {replace: "9.属于历史档案 | 0 | 0 |", with: "9.属于历史档案 | 0 | 9 |"}
      expect: [{line: 40, severity: warning, message: default, text: "9"}]
  silent:
    - {base: yunling-2021}
"""
WORD_RULE = """\
code: YL002
name: place-names
title: {zh: 本省地名写法, en: Names of our places}
severity: info
since: "1"
basis: {zh: 云岭省地名录, en: Yunling gazetteer}
check: wrong-words
parameters: {words: words/places.yaml}
messages:
  default: {zh: "“{wrong}”应为“{right}”({reason})", en: "“{wrong}” should be “{right}” ({reason})"}
why: {zh: 地名要规范, en: Names have one spelling}
mend: {zh: 改, en: Mend it}
examples:
  fires:
    - base: yunling-2021
      edits: [{replace: "(三)政府信息管理。", with: "(三)政府信息管理。云领省"}]
      expect: [{line: 6, text: 云岭}]
  silent:
    - {base: yunling-2021}
"""
WORDS = """\
- {wrong: 云领, right: 云岭, why: {zh: 地名录如此, en: as in the gazetteer}}
"""


def report() -> str:
    """A report as the province wants it: without a finding where its folder is known."""
    lines = []
    for line in base("valid-2021").split("\n"):
        if line.startswith("六、其他"):
            lines += ["六、基层试点情况", "全县两个乡镇开展试点。"]
            line = line.replace("六、", "七、")
        line = line.replace("其他需要报告的事项等六个部分", "基层试点情况、其他需要报告的事项等七个部分")
        lines.append(line)
        if line.startswith("8.属于行政查询事项"):
            lines.append(ARCHIVES)
    return "\n".join(lines)


def folder(where: Path, **changed: str | None) -> str:
    """Write the folder and return its path. A file may be given anew by its key below, or left out (None)."""
    files = {
        "layout": ("layouts/2021.yaml", LAYOUT),
        "sections": ("sections.yaml", SECTIONS),
        "table": ("tables/requests.yaml", TABLE),
        "rule": ("rules/YL001-archives-part.yaml", RULE),
        "word_rule": ("rules/YL002-place-names.yml", WORD_RULE),
        "words": ("words/places.yaml", WORDS),
        "base": ("examples/yunling-2021.txt", report()),
    }
    for key, (name, text) in files.items():
        content = changed.get(key, text) if key in changed else text
        if content is not None:
            path = where / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
    return str(where)
