"""Words that several formats share: what was not read, in the language of the run."""

from __future__ import annotations

from collections.abc import Iterable

TABLES = {
    "disclosure": {"zh": "主动公开政府信息情况表", "en": "the table on disclosure"},
    "requests": {"zh": "收到和处理政府信息公开申请情况表", "en": "the table on requests"},
    "review": {"zh": "政府信息公开行政复议、行政诉讼情况表", "en": "the table on review and litigation"},
    "statistics": {"zh": "政府信息公开情况统计表", "en": "the statistics table"},
}
_STAGES = {
    "tables": {"zh": "表格识别没有完成", "en": "reading the tables did not finish"},
    "structure": {"zh": "章节识别没有完成", "en": "reading the sections did not finish"},
    "relations": {"zh": "勾稽关系没有核算完", "en": "the equations were not all evaluated"},
}
_PLAIN = {
    "unreadable": {"zh": "文件没有读出", "en": "the file was not read"},
    "layout": {"zh": "无法确定适用哪一年的格式", "en": "no form could be determined"},
    "not-a-report": {"zh": "不是年度报告", "en": "not an annual report"},
}
_SEPARATOR = {"zh": ";", "en": "; "}


def unfinished(keys: Iterable[str], language: str) -> str:
    """`ReportResult.unfinished` in words, "" when everything was read."""
    return _SEPARATOR[language].join(_one(key, language) for key in dict.fromkeys(keys))


def _one(key: str, language: str) -> str:
    kind, _, name = key.partition(":")
    if kind == "table":
        table = TABLES.get(name, {}).get(language, name)
        return f"{table}有未读出的单元格" if language == "zh" else f"cells of {table}"
    if kind == "missing-table":
        table = TABLES.get(name, {}).get(language, name)
        return f"没有找到{table}" if language == "zh" else f"{table} was not found"
    if kind == "rule":
        return f"规则 {name} 没有查完" if language == "zh" else f"rule {name} did not finish"
    if kind == "stage":
        return _STAGES.get(name, {}).get(language, name)
    return _PLAIN.get(kind, {}).get(language, key)
