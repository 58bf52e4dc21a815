"""What is wrong with a file a rule author wrote, with its place and, where there is one, the right name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_TEXTS = {
    "not-mapping": ("应是“键: 值”的形式", "should be a mapping of keys and values"),
    "not-list": ("应是列表", "should be a list"),
    "not-text": ("应是文字,不是 {value}(要加引号)", "should be text, not {value} (put it in quotes)"),
    "not-whole": ("应是整数,从 {low} 到 {high},不是 {value}", "should be a whole number from {low} to {high}, not {value}"),
    "not-flag": ("应是 true 或 false,不是 {value}", "should be true or false, not {value}"),
    "empty": ("不能为空", "is empty"),
    "too-short": ("“{word}”太短,至少 {least} 个字", "“{word}” is too short, {least} characters at least"),
    "missing": ("缺少这一项", "is missing"),
    "unknown-key": ("没有“{word}”这一项", "there is no key “{word}”"),
    "split-text": ("“{word}”被读成了单独的一项:{{ }} 里的文字含逗号、冒号时,整段要加引号", "“{word}” was read as a key of its own: inside {{ }} a text with a comma or colon needs quotes"),
    "none-of": ("不能是“{word}”,可以是:{there}", "cannot be “{word}”; it can be: {there}"),
    "code": ("“{word}”不合规则代码的写法:两到六个大写字母加三位数字,如 GX103", "“{word}” is not two to six capital letters and three digits, such as GX103"),
    "name": ("“{word}”不合规则名称的写法:小写英文单词,用 - 连接,如 duplicate-section", "“{word}” is not lower-case words joined by -, such as duplicate-section"),
    "key-form": ("“{word}”不合代号的写法:小写英文单词,可带“.数字”,如 refused.9", "“{word}” is no key: lower-case words, perhaps with a part behind a dot, such as refused.9"),
    "section-form": ("“{word}”不合部分代号的写法:小写英文单词,用 _ 连接,如 key_areas", "“{word}” is no id of a section: lower-case words joined by _, such as key_areas"),
    "one-source": ("一个例子要有 base、text、hex 中的一个,也只能有一个", "an example has exactly one of base, text, hex"),
    "edit-kind": ("改动的写法是 {{replace, with}}、{{after, insert}} 或 {{delete}}", "an edit is {{replace, with}}, {{after, insert}} or {{delete}}"),
    "not-hex": ("应是成对的十六进制数字", "should be pairs of hexadecimal digits"),
    "no-base": ("没有“{word}”这份底本", "there is no base text “{word}”"),
    "edit-place": ("“{word}”在底本中有 {count} 处,应恰好一处", "“{word}” stands {count} times in the text to edit, it should stand once"),
    "basis-default": ("按格式分列依据时,要有 default 一项", "by layout, there must be an entry default"),
    "no-text": ("中文和英文两种文字都要写", "both texts, zh and en, are needed"),
    "alike": ("中文和英文的占位符不一致:{word}", "zh and en have different placeholders: {word}"),
    "no-check": ("没有“{word}”这个检查", "there is no check “{word}”"),
    "no-check-reason": ("没有“{word}”这个检查({reason})", "there is no check “{word}” ({reason})"),
    "unknown-parameter": ("检查 {check} 没有“{word}”这个参数", "the check {check} has no parameter “{word}”"),
    "missing-parameter": ("检查 {check} 需要这个参数", "the check {check} needs this parameter"),
    "unknown-message": ("检查 {check} 不会用到“{word}”这条消息", "the check {check} has no message “{word}”"),
    "missing-message": ("检查 {check} 会用到“{word}”这条消息,请写上它,或写 default", "the check {check} has a message “{word}”; write it, or default"),
    "placeholder": ("“{{{word}}}”没有内容可填;这里可用:{there}", "nothing fills “{{{word}}}”; there are: {there}"),
    "placeholder-fallback": ("“{{{word}}}”在“{key}”的情形没有内容可填;请另写 messages.{key}", "nothing fills “{{{word}}}” where the check says “{key}”; write messages.{key} as well"),
    "no-fix": ("检查 {check} 不给出改法", "the check {check} gives no corrections"),
    "no-fix-with": ("检查 {check} 的“{word}”不给出改法", "the check {check} gives no correction with “{word}”"),
    "unknown-level": ("检查 {check} 没有“{word}”这个级别名", "the check {check} has no level “{word}”"),
    "expected-message": ("本规则没有“{word}”这条消息", "the rule has no message “{word}”"),
    "code-used": ("{word} 已由 {other} 使用", "{word} is already used by {other}"),
    "code-reserved": ("{word}:GX 开头的代码由 gxlint 自己使用", "{word}: codes that begin with GX belong to gxlint itself"),
    "unknown-row": ("{table} 表没有“{word}”这一行", "the table {table} has no row “{word}”"),
    "unknown-column": ("{table} 表没有“{word}”这一列", "the table {table} has no column “{word}”"),
    "unknown-group": ("{table} 表没有“{word}”这一组", "the table {table} has no group “{word}”"),
    "cell-form": ("“{word}”不合单元格的写法:行.列,如 carried_out.total", "“{word}” names no cell: row.column, such as carried_out.total"),
    "relation-syntax": ("关系式“{text}”第 {column} 个字处看不懂{expected}", "the relation “{text}” is not understood at character {column}{expected}"),
    "relation": ("关系式“{text}”用不到 {table} 表上", "the relation “{text}” does not fit the table {table}"),
    "relation-form": ("关系式“{text}”用到的“{word}”,{form} 年的格式没有,或不一定有", "the relation “{text}” uses “{word}”, which the form of {form} does not have, or not always"),
    "relation-kind": ("关系式“{text}”不是 {kind} 一类", "the relation “{text}” is not of the kind {kind}"),
    "relation-owner": ("规则 {word} 不报 {table} 表中 {kind} 一类的关系;可以是:{there}", "rule {word} does not speak of relations of the kind {kind} in the table {table}; these do: {there}"),
    "pattern": ("“{word}”不是正确的正则表达式", "“{word}” is no regular expression"),
    "pattern-slow": ("正则表达式“{word}”中,重复之内又有重复,或有回引,可能极慢,不能用", "the regular expression “{word}” repeats inside a repetition, or refers back; it could run for ever"),
    "pattern-many": ("正则表达式“{word}”要试的写法可能太多,不能用:不限长度的重复(如 .*)至多一处,其余写明长度(如 .{{0,20}});重复之内不要有互相包含的选择(如 (?:.|年)*)", "the regular expression “{word}” may have too many ways to be tried: use at most one repetition without a limit (.*), give the others a length (.{{0,20}}), and no choices inside a repetition of which one covers the other ((?:.|年)*)"),
    "pattern-joined": ("正则表达式“{word}”会和其他的连成一个,不能用整体标志((?i))和命名组((?P<…>)),可写作 (?i:…)、(?:…)", "the regular expression “{word}” is put beside others and cannot have flags for the whole ((?i)) or named groups ((?P<…>)); write (?i:…), (?:…)"),
    "pattern-short": ("正则表达式“{word}”至少要匹配 {least} 个字", "the regular expression “{word}” should match {least} or more characters"),
    "no-words": ("没有“{word}”这份词表", "there is no list of words “{word}”"),
    "words-form": ("词表 {word} 不合这个检查的用法:{where}", "the list of words {word} does not suit this check: {where}"),
    "words-used": ("{word} 已由 {other} 使用,请换一个文件名", "{word} is already used by {other}; choose another name"),
    "words-twice": ("{word} 与 {other} 同名,只能留一个", "{word} has the name of {other}; keep one of them"),
    "unknown-section": ("没有“{word}”这个部分", "there is no section “{word}”"),
    "unknown-rule": ("没有“{word}”这条规则", "there is no rule “{word}”"),
    "protected": ("{word} 的级别不能改:没有读出、没有查完的内容总要说明", "the severity of {word} cannot be changed: what was not read or not finished is always said"),
    "known-name": ("“{word}”已是“{other}”的名称", "“{word}” is already a name of “{other}”"),
    "plain-words": ("“{word}”要是汉字,不能有标点和符号,至少两个字", "“{word}” should be Chinese characters without marks, two at least"),
    "section-named": ("“{word}”是已有的部分,不能另起名称;显示的名称在 layouts 的 labels 中改", "“{word}” is there already and has its name; what is shown can be changed with labels in layouts"),
    "new-section": ("新增的部分要有 {word}", "a section of your own needs {word}"),
    "no-new-rows": ("{table} 表不能加行,只能加写法和关系式", "rows cannot be added to the table {table}, only spellings and relations"),
    "row-used": ("{table} 表已有“{word}”这一行", "the table {table} already has a row “{word}”"),
    "label-used": ("“{word}”已是 {table} 表“{other}”的写法", "“{word}” is already a spelling of “{other}” in the table {table}"),
    "relation-used": ("{table} 表已有“{word}”这个关系式", "the table {table} already has a relation “{word}”"),
    "order": ("{table} 表加不进这些行:行的次序会有两种读法", "these rows cannot be added to the table {table}: their order could be read in two ways"),
    "not-extending": ("本省的 {folder} 文件要写明 extends: 所扩充的全国文件", "a file in {folder} of your own says with extends: which national one it extends"),
    "no-folder": ("没有这个规则文件夹", "there is no such folder of rules"),
    "too-many-files": ("文件夹里的文件太多(超过 {limit} 个),不像规则文件夹", "the folder holds too many files (more than {limit}) to be one of rules"),
    "unreadable": ("文件不能读取", "the file cannot be read"),
    "too-large": ("文件太大(超过 {limit} KB)", "the file is too large (more than {limit} KB)"),
    "encoding": ("不是 UTF-8 编码(第 {row} 行)", "is not UTF-8 (line {row})"),
    "yaml": ("不是正确的 YAML(第 {row} 行,第 {column} 个字附近)", "is no valid YAML (about line {row}, character {column})"),
    "yaml-value": ("“{word}”不能用作日期或数字;要作文字,请加引号", "“{word}” is no date and no number; as a text it needs quotation marks"),
    "yaml-alias": ("不能用 YAML 的 & 和 *(第 {row} 行)", "YAML's & and * cannot be used (line {row})"),
    "yaml-tag": ("不能用 YAML 的 ! 标签(第 {row} 行)", "YAML's ! tags cannot be used (line {row})"),
    "yaml-deep": ("层次太多(超过 {limit} 层,第 {row} 行)", "is nested too deeply (more than {limit} levels, line {row})"),
    "yaml-many": ("一个文件只能有一份内容(第 {row} 行又开始一份)", "a file holds one document (another begins in line {row})"),
    "yaml-twice": ("同一处有两个“{word}”(第 {row} 行)", "“{word}” stands there twice (again in line {row})"),
    "yaml-empty": ("文件是空的", "the file is empty"),
}  # fmt: skip
_NEAREST = (",是不是“{word}”?", ", did you mean “{word}”?")
_SHOWN = 12


class RuleError(Exception):
    """A file of rules, layouts, tables or words that cannot be used.

    `source` names the file, `line` (from 1) the place in it, `where` the key (dotted), `kind` one of the texts above,
    `nearest` the right name. A value may be a pair (Chinese, English). What raises it may leave `source` and `line`
    to whoever knows them.
    """

    def __init__(self, kind: str, where: str = "", /, *, source: str = "", line: int | None = None,
                 nearest: str | None = None, **values: Any) -> None:  # fmt: skip
        super().__init__(kind, where)
        self.kind, self.where, self.source, self.line = kind, where, source, line
        self.nearest, self.values = nearest, values

    def show(self, language: str) -> str:
        """The fault in one line: file:line: key: what is wrong, what would be right."""
        place = f"{self.source}:{self.line}" if self.line else self.source
        return ": ".join(part for part in (place, self.where, self.what(language)) if part)

    def what(self, language: str) -> str:
        """What is wrong, without its place."""
        at = 0 if language == "zh" else 1
        values = {key: value[at] if isinstance(value, tuple) else value for key, value in self.values.items()}
        near = _NEAREST[at].format(word=self.nearest) if self.nearest else ""
        return _TEXTS[self.kind][at].format(**values) + near

    def __str__(self) -> str:
        return self.show("en")


def nearest(word: object, words: Iterable[str], cutoff: float = 0.55) -> str | None:
    """The name most like `word`, None when none is like it."""
    import difflib

    found = difflib.get_close_matches(str(word)[:200], sorted(map(str, words)), 1, cutoff)
    return found[0] if found else None


def listed(words: Iterable[str]) -> str:
    """Names to choose from, in their order, not too many of them."""
    every = list(words)
    return " ".join(every[:_SHOWN]) + (" …" if len(every) > _SHOWN else "")


def short(value: object) -> str:
    """A value as a message quotes it."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:59] + "…"
