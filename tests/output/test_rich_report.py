"""Whole reports, to the letter, at the widths people have."""

from __future__ import annotations

import pytest

from gxlint.diagnostics import Location
from gxlint.engine.result import RelationCounts, ReportResult
from gxlint.text.width import width
from tests.output.rich_results import LINES, broken_total, diagnostic, document, requests_table, result, shown

BROKEN = {
    60: """\
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
报告.txt                                            ✗ 不通过
错误 1  警告 1  提示 0

标题  云栖县档案局2023年政府信息公开工作年度报告
机关  云栖县档案局(据标题)
年度  2023(据标题)
格式  2021年格式,国办公开办函〔2021〕30号(据年度)
章节  一 总体情况 ✓   三 收到和处理政府信息公开申请情况 ✓
      存在的主要问题及改进情况 [缺]
      五 其他需要报告的事项 [错位]
表格  申请办理表 175/175 格
等式  成立 34   不成立 3   未能计算 0

警告 GX501  第3行第1列  一、总体情况
  “截止”应为“截至”

    3 │ 截止2023年底,主动公开信息128条。
      │ ^^^^

  依据  国务院令第711号
  改法  改为所给的词。

错误 GX201  第5行第9列  申请办理表 “(七)总计 自然人”
  自然人:10 + 1 = 11,13 + 1 = 14,差 3

    5 │ (七)总计 | 13 | 2 | 0 | 0 | 0 | 0 | 15 |
      │            ^^

                             自然人  商业企业  …  其他  总计
    一、本年新收政府信息公…    10           2  …     0    12
    二、上年结转政府信息公…     1           0  …     0     1
    (一)予以公开                6           1  …     0     7
    …(略去 9 行,均为 0)
    (四)1.本机关不掌握相关…     4           1  …     0     5
    …(略去 10 行,均为 0)
    (七)总计                 【13】         2  …     0    12
    四、结转下年度继续办理      1           0  …     0     1

    疑错  “(七)总计 自然人” 【13】 应为 10
    不平  自然人:10 + 1 = 11 ≠ 13 + 1 = 14,差 3
          自然人:13 ≠ 6 + 4(另 19 项为 0) = 10,差 3
          “(七)总计”:12 ≠ 13 + 2(另 4 项为 0) = 15,差 3

  依据  附表三 勾稽关系
  改法  按台账核对所指的单元格。
""",
    80: """\
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
报告.txt                                                                ✗ 不通过
错误 1  警告 1  提示 0

标题  云栖县档案局2023年政府信息公开工作年度报告
机关  云栖县档案局(据标题)
年度  2023(据标题)
格式  2021年格式,国办公开办函〔2021〕30号(据年度)
章节  一 总体情况 ✓   三 收到和处理政府信息公开申请情况 ✓
      存在的主要问题及改进情况 [缺]   五 其他需要报告的事项 [错位]
表格  申请办理表 175/175 格
等式  成立 34   不成立 3   未能计算 0

警告 GX501  第3行第1列  一、总体情况
  “截止”应为“截至”

    3 │ 截止2023年底,主动公开信息128条。
      │ ^^^^

  依据  国务院令第711号
  改法  改为所给的词。

错误 GX201  第5行第9列  申请办理表 “(七)总计 自然人”
  自然人:10 + 1 = 11,13 + 1 = 14,差 3

    5 │ (七)总计 | 13 | 2 | 0 | 0 | 0 | 0 | 15 |
      │            ^^

                                      自然人  商业企业  …  法律服务  其他  总计
                                                               机构
    一、本年新收政府信息公开申请数量    10           2  …         0     0    12
    二、上年结转政府信息公开申请数量     1           0  …         0     0     1
    (一)予以公开                         6           1  …         0     0     7
    …(略去 9 行,均为 0)
    (四)1.本机关不掌握相关政府信息       4           1  …         0     0     5
    …(略去 10 行,均为 0)
    (七)总计                          【13】         2  …         0     0    12
    四、结转下年度继续办理               1           0  …         0     0     1

    疑错  “(七)总计 自然人” 【13】 应为 10
    不平  自然人:10 + 1 = 11 ≠ 13 + 1 = 14,差 3
          自然人:13 ≠ 6 + 4(另 19 项为 0) = 10,差 3
          “(七)总计”:12 ≠ 13 + 2(另 4 项为 0) = 15,差 3

  依据  附表三 勾稽关系
  改法  按台账核对所指的单元格。
""",
}
LONG = {
    60: """\
警告 GX501  第3行第63列  一、总体情况
  “截止”应为“截至”:截止表示停止,截至表示到某时为止而事情仍在
  继续,这里说的是后一种意思

    3 │ …认真贯彻落实条例,截止年底共公开信息128条,其中规范…
      │                   ^^^^

  依据  国务院令第711号
  改法  改为所给的词。
""",
    80: """\
警告 GX501  第3行第63列  一、总体情况
  “截止”应为“截至”:截止表示停止,截至表示到某时为止而事情仍在继续,这里说的是后一
  种意思

    3 │ …,县档案局认真贯彻落实条例,截止年底共公开信息128条,其中规范性文件3件,20…
      │                            ^^^^

  依据  国务院令第711号
  改法  改为所给的词。
""",
    120: """\
警告 GX501  第3行第63列  一、总体情况
  “截止”应为“截至”:截止表示停止,截至表示到某时为止而事情仍在继续,这里说的是后一种意思

    3 │ …性文件3件,2023年,县档案局认真贯彻落实条例,截止年底共公开信息128条,其中规范性文件3件,2023年,县档案局认真贯彻落…
      │                                            ^^^^

  依据  国务院令第711号
  改法  改为所给的词。
""",
    200: """\
警告 GX501  第3行第63列  一、总体情况
  “截止”应为“截至”:截止表示停止,截至表示到某时为止而事情仍在继续,这里说的是后一种意思

    3 │ …截止年底共公开信息128条,其中规范性文件3件,2023年,县档案局认真贯彻落实条例,截止年底共公开信息128条,其中规范性文件3件,2023年,县档案局认真贯彻落实条例,截止年底共公开信息128条,其中规范性文件3件,
      │                                                                            ^^^^

  依据  国务院令第711号
  改法  改为所给的词。
""",
}
ENGLISH = """\
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
报告.txt                                                                  ✗ fail
errors 1  warnings 1  infos 0

Title        云栖县档案局2023年政府信息公开工作年度报告
Agency       云栖县档案局 (from the title)
Year         2023 (from the title)
Layout       Guobangongkaibanhan [2021] No. 30 (form of 2021) (from the year)
Sections     一 总体情况 ✓   三 收到和处理政府信息公开申请情况 ✓
             Problems and improvement [missing]
             五 其他需要报告的事项 [misplaced]
Tables       requests table 175/175 cells
Equations    34 hold   3 fail   0 could not be evaluated

warning GX501  line 3, column 1  一、总体情况
  “截止”应为“截至”

    3 │ 截止2023年底,主动公开信息128条。
      │ ^^^^

  Basis       国务院令第711号
  What to do  Use the word given.

error GX201  line 5, column 9  requests table “(七)总计 自然人”
  自然人:10 + 1 = 11,13 + 1 = 14,差 3

    5 │ (七)总计 | 13 | 2 | 0 | 0 | 0 | 0 | 15 |
      │            ^^

                                      自然人  商业企业  …  法律服务  其他  总计
                                                               机构
    一、本年新收政府信息公开申请数量    10           2  …         0     0    12
    二、上年结转政府信息公开申请数量     1           0  …         0     0     1
    (一)予以公开                         6           1  …         0     0     7
    … (9 rows left out, all 0)
    (四)1.本机关不掌握相关政府信息       4           1  …         0     0     5
    … (10 rows left out, all 0)
    (七)总计                          【13】         2  …         0     0    12
    四、结转下年度继续办理               1           0  …         0     0     1

    Suspect  “(七)总计 自然人” 【13】 should be 10
    Broken   自然人: 10 + 1 = 11 ≠ 13 + 1 = 14, difference 3
             自然人: 13 ≠ 6 + 4 (19 more are 0) = 10, difference 3
             “(七)总计”: 12 ≠ 13 + 2 (4 more are 0) = 15, difference 3

  Basis       附表三 勾稽关系
  What to do  Check the cell against your register.
"""


def broken() -> ReportResult:
    return result(
        diagnostic(), broken_total(), tables=[requests_table({"total": [13, 2, 0, 0, 0, 0, 12]})],
        relations=RelationCounts(34, 3, 0),
    )  # fmt: skip


def long_line() -> ReportResult:
    line = "2023年,县档案局认真贯彻落实条例,截止年底共公开信息128条,其中规范性文件3件," * 3
    at = line.index("截止") + 1 + len(line) // 3
    message = "“截止”应为“截至”:截止表示停止,截至表示到某时为止而事情仍在继续,这里说的是后一种意思"
    found = diagnostic(message=message, location=Location(3, at, 3, at + 2, "overview"))
    return result(found, document=document((*LINES[:2], line, *LINES[3:])))


@pytest.mark.parametrize("columns", sorted(BROKEN))
def test_a_report_with_a_broken_table(columns: int) -> None:
    assert shown([broken()], width=columns) == BROKEN[columns]


@pytest.mark.parametrize("columns", sorted(LONG))
def test_a_long_line_fills_the_screen(columns: int) -> None:
    text = shown([long_line()], width=columns)
    assert text[text.index("警告 GX501") :] == LONG[columns]
    assert max(map(width, text.split("\n"))) <= columns


def test_english() -> None:
    assert shown([broken()], lang="en") == ENGLISH
