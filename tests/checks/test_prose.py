"""Whose words count: the report's own, not what stands in a comment of its file."""

from __future__ import annotations

import pytest

from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from tests.cli.calling import valid

TABLE = "\n<!-- 提示:____件,联系人手机13800001111,【请填写】 -->\n\n"


@pytest.mark.parametrize("before", ["第二十条第(一)项 |", "一、总体情况", "(本列数据的勾稽关系为"])
def test_a_comment_in_markdown_is_nobodys_sentence(before: str) -> None:
    text = valid().replace(before, TABLE + before, 1)
    assert text != valid()
    result = lint_bytes(text.encode(), "a.md", Settings())
    assert ([one.code for one in result.diagnostics], result.verdict) == ([], "pass")
    said = lint_bytes(text.replace("<!--", "").replace("-->", "").encode(), "a.md", Settings())
    assert {"GX506", "GX702"} <= {one.code for one in said.diagnostics}
