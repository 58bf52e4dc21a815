"""A valid report plus one structural defect: the whole linter says exactly that one thing, in every layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gxlint.engine.examples import base
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings

Edit = Callable[[str], str]
SIX_NAMES = (
    "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项等六个部分。"
)


def codes(text: str) -> list[tuple[str, int | None]]:
    result = lint_bytes(text.encode(), "a.txt", Settings())
    return [(found.code, found.location.line) for found in result.diagnostics]


def swap(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        return text.replace(old, new)

    return edit


def every(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return edit


def drop(*starts: str) -> Edit:
    """Leave out the lines that begin so."""

    def edit(text: str) -> str:
        lines = text.split("\n")
        for start in starts:
            found = [line for line in lines if line.startswith(start)]
            assert len(found) == 1, f"{len(found)} lines begin with {start!r}"
            lines.remove(found[0])
        return "\n".join(lines)

    return edit


def cut(first: str, until: str, put: str = "") -> Edit:
    """Replace everything from the line that begins with `first` up to the one that begins with `until`."""

    def edit(text: str) -> str:
        lines = text.split("\n")
        start = next(n for n, line in enumerate(lines) if line.startswith(first))
        end = next(n for n, line in enumerate(lines) if n > start and line.startswith(until))
        return "\n".join([*lines[:start], *([put] if put else []), *lines[end:]])

    return edit


UNDECLARED = swap(SIX_NAMES, "")
OLD_T2 = """第二十条第(一)项 |
信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
规章 | 0 | 0 | 0 |
规范性文件 | 0 | 0 | 0 |
第二十条第(五)项 |
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
行政许可 | 5 | 0 | 36 |
其他对外管理服务事项 | 0 | 0 | 0 |
第二十条第(六)项 |
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
行政处罚 | 9 | 0 | 4 |
行政强制 | 1 | 0 | 0 |
第二十条第(八)项 |
信息内容 | 上一年项目数量 | 本年增/减 |
行政事业性收费 | 0 | 0 |
第二十条第(九)项 |
信息内容 | 采购项目数量 | 采购总金额 |
政府集中采购 | 0 | 0 |"""
NEW_T2 = """第二十条第(一)项 |
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 0 | 0 | 0 |
行政规范性文件 | 1 | 0 | 9 |
第二十条第(五)项 |
信息内容 | 本年处理决定数量 |
行政许可 | 86 |
第二十条第(六)项 |
信息内容 | 本年处理决定数量 |
行政处罚 | 7 |
行政强制 | 0 |
第二十条第(八)项 |
信息内容 | 本年收费金额(单位:万元) |
行政事业性收费 | 0 |"""
NO_T4 = "全年没有因政府信息公开引起的行政复议和行政诉讼。"
DECLARED_2008 = (
    "全文由概述、主动公开政府信息的情况、依申请公开政府信息和不予公开政府信息的情况、政府信息公开的收费及减免情况、"
    "因政府信息公开申请行政复议、提起行政诉讼的情况、政府信息公开工作存在的主要问题及改进情况、"
    "其他需要报告的事项七个部分组成。"
)

MUTATIONS: dict[str, tuple[str, tuple[Edit, ...], list[tuple[str, int | None]]]] = {
    # 2021
    "2021 problems left out": (
        "valid-2021",
        (
            UNDECLARED,
            cut("五、存在的主要问题", "六、其他"),
            swap("六、其他需要报告的事项", "五、其他需要报告的事项"),
        ),
        [("GX101", 58)],
    ),
    "2021 problems left out, numeral and all": (
        "valid-2021",
        (UNDECLARED, cut("五、存在的主要问题", "六、其他")),
        [("GX101", 58)],
    ),
    "2021 the last two exchanged": (
        "valid-2021",
        (
            cut("五、存在的主要问题", "六、其他"),
            swap("六、其他需要报告的事项", "五、其他需要报告的事项"),
            lambda text: text.rstrip("\n") + "\n六、存在的主要问题及改进情况\n公开内容不够丰富,下一步细化目录。\n",
        ),
        [("GX102", 60)],
    ),
    "2021 a section pasted twice": (
        "valid-2021",
        (swap("六、其他需要", "五、存在的主要问题及改进情况\n解读形式单一,下一步丰富形式。\n六、其他需要"),),
        [("GX103", 60)],
    ),
    "2021 a section of its own for plans": (
        "valid-2021",
        (
            swap("六个部分", "七个部分"),
            lambda text: text.rstrip("\n") + "\n七、下一年工作思路\n完善公开目录。\n",
        ),
        [("GX104", 62)],
    ),
    "2021 other wording": (
        "valid-2021",
        (swap("六、其他需要报告的事项", "六、其他事项"),),
        [("GX105", 60)],
    ),
    "2021 a numeral twice": (
        "valid-2021",
        (swap("六、其他需要报告的事项", "五、其他需要报告的事项"),),
        [("GX106", 60)],
    ),
    "2021 a numeral skipped": (
        "valid-2021",
        (swap("六、其他需要报告的事项", "七、其他需要报告的事项"),),
        [("GX106", 60)],
    ),
    "2021 a numeral lost": (
        "valid-2021",
        (swap("五、存在的主要问题及改进情况\n", "存在的主要问题及改进情况\n"),),
        [("GX107", 58)],
    ),
    "2021 a sub-heading numbered twice": (
        "valid-2021",
        (swap("(三)政府信息管理。", "(二)政府信息管理。"),),
        [("GX108", 6)],
    ),
    "2021 二 for 二是": (
        "valid-2021",
        (swap("二是信息更新不够及时。", "二更新信息不够及时;三是解读形式单一。"),),
        [("GX108", 59)],
    ),
    "2021 an empty section": ("valid-2021", (drop("2023年,县水务局政府信息公开工作"),), [("GX109", 58)]),
    "2021 the count of parts": (
        "valid-2021",
        (swap("其他需要报告的事项等六个部分", "其他需要报告的事项七个部分"),),
        [("GX110", 2)],
    ),
    "2021 table 4 left out": ("valid-2021", (cut("行政复议 |", "五、存在", NO_T4),), [("GX111", 53)]),
    "2021 table 2 of the form before": (
        "valid-2021",
        (cut("第二十条第(一)项", "三、收到和处理", OLD_T2),),
        [("GX112", 10)],
    ),
    "2021 an aspect left out": (
        "valid-2021",
        (drop("(四)政府信息公开平台建设"), swap("(五)监督", "(四)监督"), swap("通过政府网站主动公开", "主动公开")),
        [("GX113", 3)],
    ),
    "2021 a government without accountability": (
        "valid-2021",
        (every("县水务局", "县人民政府"), swap(",全年未发生责任追究情形。", "。")),
        [("GX114", 8)],
    ),
    "2021 a title without its agency": (
        "valid-2021",
        (swap("青石县水务局2023年政府信息公开工作年度报告", "2023年政府信息公开工作年度报告"),),
        [("GX115", 1)],
    ),
    "2021 last year's period": (
        "valid-2021",
        (swap("自2023年1月1日起至2023年12月31日止", "自2022年1月1日起至2022年12月31日止"),),
        [("GX116", 2)],
    ),
    # 2019
    "2019 the last section left out": (
        "valid-2019",
        (cut("六、其他", "无。"), drop("无。")),
        [("GX101", 57)],
    ),
    "2019 requests left out with the table": (
        "valid-2019",
        (cut("三、收到和处理", "四、政府信息公开行政复议"),),
        [("GX101", 24)],
    ),
    "2019 sections exchanged with their numerals": (
        "valid-2019",
        (
            cut("五、存在的主要问题", "六、其他"),
            lambda text: text.rstrip("\n") + "\n五、存在的主要问题及改进情况\n栏目更新不够及时,将按月检查。\n",
        ),
        [("GX102", 58)],
    ),
    "2019 a section pasted twice": (
        "valid-2019",
        (swap("六、其他需要", "五、存在的主要问题及改进情况\n解读形式单一,下一步丰富形式。\n六、其他需要"),),
        [("GX103", 58)],
    ),
    "2019 a section of its own": (
        "valid-2019",
        (lambda text: text.rstrip("\n") + "\n七、政府信息公开工作创新性做法\n开设林长制专栏。\n",),
        [("GX104", 60)],
    ),
    "2019 other wording": (
        "valid-2019",
        (swap("五、存在的主要问题及改进情况", "五、存在问题及改进情况"),),
        [("GX105", 56)],
    ),
    "2019 from 四 on one too high": (
        "valid-2019",
        (
            swap("六、其他需要", "七、其他需要"),
            swap("五、存在的主要", "六、存在的主要"),
            swap("四、政府信息公开行政复议", "五、政府信息公开行政复议"),
        ),
        [("GX106", 51)],
    ),
    "2019 a numeral lost": (
        "valid-2019",
        (swap("六、其他需要报告的事项", "其他需要报告的事项"),),
        [("GX107", 58)],
    ),
    "2019 二是 twice": (
        "valid-2019",
        (swap("二是解读形式比较单一。", "二是解读形式比较单一。二是培训不够。三是人手较紧。"),),
        [("GX108", 57)],
    ),
    "2019 an empty section": ("valid-2019", (drop("无。"),), [("GX109", 58)]),
    "2019 a part announced that is not there": (
        "valid-2019",
        (swap(",编制本报告。", f",编制本报告。{SIX_NAMES.replace('等六个', '、收费及减免情况七个')}"),),
        [("GX110", 2)],
    ),
    "2019 table 4 left out": ("valid-2019", (cut("行政复议 |", "五、存在", NO_T4),), [("GX111", 51)]),
    "2019 table 2 of the form after": (
        "valid-2019",
        (
            cut("第二十条第(一)项", "三、收到和处理", NEW_T2),
            swap("通过政府集中采购项目3个,采购金额120.5万元。", ""),
        ),
        [("GX112", 6)],
    ),
    "2019 no title": ("valid-2019", (drop("柳溪市林业局2020年"),), [("GX115", 1)]),
    "2019 half a year": (
        "valid-2019",
        (swap("2020年1月1日至2020年12月31日", "2020年1月1日至2020年6月30日"),),
        [("GX116", 2)],
    ),
    # 2014
    "2014 fees in the statistics table only": (
        "valid-2014",
        (cut("八、依申请公开政府信息收费", "九、机构"),),
        [("GX101", 17)],
    ),
    "2014 no problems anywhere": (
        "valid-2014",
        (cut("十一、存在的主要问题", "十二、下一步"), swap("十二、下一步工作计划", "十一、下一步工作计划")),
        [("GX101", 23)],
    ),
    "2014 a section pasted twice": (
        "valid-2014",
        (
            swap("十二、下一步工作计划", "十二、行政诉讼情况\n全年没有行政诉讼。\n十三、下一步工作计划"),
        ),
        [("GX103", 25)],
    ),
    "2014 a numeral twice": (
        "valid-2014",
        (swap("十二、下一步工作计划", "十一、下一步工作计划"),),
        [("GX106", 25)],
    ),
    "2014 a numeral lost": (
        "valid-2014",
        (swap("五、行政复议情况\n", "行政复议情况\n"),),
        [("GX107", 11)],
    ),
    "2014 a list that skips 二是": (
        "valid-2014",
        (swap("二是公开内容不够全面。", "三是公开内容不够全面。"),),
        [("GX108", 24)],
    ),
    "2014 an empty section": ("valid-2014", (drop("全年未收取任何费用。"),), [("GX109", 17)]),
    "2014 a title without year": (
        "valid-2014",
        (swap("云浦区文化馆2016年政府信息公开年度报告", "云浦区文化馆政府信息公开年度报告"),),
        [("GX115", 1)],
    ),
    "2014 last year's period": (
        "valid-2014",
        (swap("2016年1月1日至2016年12月31日", "2015年1月1日至2015年12月31日"),),
        [("GX116", 2)],
    ),
    # 2008
    "2008 fees left out": (
        "valid-2008",
        (
            swap(DECLARED_2008, ""),
            cut("四、政府信息公开的收费", "五、因政府"),
            swap("五、因政府", "四、因政府"),
            swap("六、政府信息公开工作", "五、政府信息公开工作"),
            swap("七、其他需要", "六、其他需要"),
        ),
        [("GX101", 9)],
    ),
    "2008 a section pasted twice": (
        "valid-2008",
        (swap("五、因政府信息公开申请", "四、政府信息公开的收费及减免情况\n没有减免。\n五、因政府信息公开申请"),),
        [("GX103", 11)],
    ),
    "2008 a numeral skipped": (
        "valid-2008",
        (swap("七、其他需要", "八、其他需要"),),
        [("GX106", 15)],
    ),
    "2008 a numeral lost": (
        "valid-2008",
        (swap("四、政府信息公开的收费及减免情况\n", "政府信息公开的收费及减免情况\n"),),
        [("GX107", 9)],
    ),
    "2008 二是 twice": (
        "valid-2008",
        (swap("二是更新不够及时。", "二是更新不够及时。二是培训不够。"),),
        [("GX108", 14)],
    ),
    "2008 an empty section": ("valid-2008", (drop("全年未收取政府信息公开费用"),), [("GX109", 9)]),
    "2008 a part announced that is not there": (
        "valid-2008",
        (swap("概述、主动公开政府信息的情况、", "概述、咨询处理情况、主动公开政府信息的情况、"), swap("七个部分", "八个部分")),
        [("GX110", 2)],
    ),
    "2008 no agency": (
        "valid-2008",
        (swap("桐岭市质量技术监督局2012年政府信息公开年度报告", "2012年政府信息公开年度报告"),),
        [("GX115", 1)],
    ),
    "2008 two years in one": (
        "valid-2008",
        (swap("自2012年1月1日至2012年12月31日", "自2011年1月1日至2012年12月31日"),),
        [("GX116", 2)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ["valid-2021", "valid-2019", "valid-2014", "valid-2008"])
def test_the_valid_reports_are_free_of_findings(name: str) -> None:
    assert codes(base(name)) == []


@pytest.mark.parametrize("name", list(MUTATIONS))
def test_one_defect_one_finding(name: str) -> None:
    origin, edits, expected = MUTATIONS[name]
    text = base(origin)
    for edit in edits:
        text = edit(text)
    assert codes(text) == expected


def test_every_structural_rule_has_a_mutation() -> None:
    seen = {code for _, _, expected in MUTATIONS.values() for code, _ in expected}
    assert seen == {f"GX1{number:02}" for number in range(1, 17)}
