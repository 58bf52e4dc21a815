"""The reports that exist in every format, written once: two with planted defects, two without any.

Agencies, places and figures are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from gxlint.engine.examples import base
from tests.support.render import (
    Made,
    Merged,
    merged_disclosure,
    merged_requests,
    merged_review,
    preamble,
    sections,
)


@dataclass(frozen=True)
class Block:
    """A title, a heading, a paragraph, or a table as rows of the cells that begin in them (text, row span, column span)."""

    kind: str
    text: str = ""
    rows: list[list[Merged]] = field(default_factory=list)


@dataclass(frozen=True)
class Written:
    """A report. `name` for files and test ids."""

    name: str
    blocks: list[Block]


def _of(made: Made, heads: dict[str, str] | None = None) -> list[Block]:
    blocks = [Block("title", made.title), Block("paragraph", preamble(made))]
    tables = {1: merged_disclosure, 2: merged_requests, 3: merged_review}
    for n, (heading, body, _) in enumerate(sections(made)):
        blocks.append(Block("heading", (heads or {}).get(heading, heading)))
        blocks += [Block("paragraph", line) for line in body]
        if n in tables:
            blocks.append(Block("table", rows=tables[n](made)))
    return blocks


def _of_text(text: str) -> list[Block]:
    """Read the simple shape of rules/examples: headings by their numeral, rows with bars, no merged cells."""
    blocks: list[Block] = []
    rows: list[list[Merged]] = []
    for number, line in enumerate(text.splitlines()):
        if line.endswith("|"):
            rows.append([(cell.strip(), 1, 1) for cell in line[:-1].split("|")])
            continue
        if rows:
            blocks.append(Block("table", rows=rows))
            rows = []
        heading = line.split("、")[0] in (
            "一",
            "二",
            "三",
            "四",
            "五",
            "六",
            "七",
            "八",
            "九",
            "十",
            "十一",
            "十二",
        )
        kind = "title" if not number else "heading" if heading else "paragraph"
        blocks.append(Block(kind, line))
    return [*blocks, *([Block("table", rows=rows)] if rows else [])]


def _swapped(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


_SOUND = Made(
    agency="雁栖县林业局",
    overview=[
        "(一)主动公开。2023年,县林业局通过政府网站主动公开信息86条,内容涵盖造林绿化和森林防火。",
        "(二)依申请公开。全年新收政府信息公开申请9件,上年结转2件,办结10件,结转下年度继续办理1件。",
        "(三)政府信息管理。严格执行公开属性审核和保密审查制度。",
        "(四)政府信息公开平台建设。优化门户网站栏目设置。",
        "(五)监督保障。将政府信息公开纳入年度工作考核,主动接受社会评议,全年未发生责任追究情形。",
    ],
    requests={
        "received": [7, 1, 0, 0, 0, 1, 9],
        "carried_in": [2, 0, 0, 0, 0, 0, 2],
        "granted": [5, 1, 0, 0, 0, 0, 6],
        "partial": [1, 0, 0, 0, 0, 0, 1],
        "unavailable.1": [2, 0, 0, 0, 0, 1, 3],
        "total": [8, 1, 0, 0, 0, 1, 10],
        "carried_out": [1, 0, 0, 0, 0, 0, 1],
    },
    disclosure={"permits.decisions": 21, "penalties.decisions": 3},
)
_FAULTY = Made(
    agency="雁栖县林业局",
    overview=[
        "(一)主动公开。2023年,县林业局通过政府网站主动公开信息86条,其中政务动态50条,通知公告30条,其他20条。",
        "(二)依申请公开。全年新收政府信息公开申请12件,办结10件,结转下年度继续办理1件。。",
        "(三)政府信息管理。严格执行公开属性审核和保密审查制度,按照“一事一审的要求办理。",
        "(四)政府信息公开平台建设。优化门户网站栏目设置,联系邮箱example@163.com。",
        "(五)监督保障。将政府信息公开纳入年度工作考核,主动接受社会评议,全年未发生责任追究情形。",
    ],
    problems=[
        "一是公开内容不够丰富。二是信息公布不及时。下一步按《政府信息公开条列》要求,按季度检查更新情况"
    ],
    requests={**_SOUND.requests, "granted": [5, 1, 0, 0, 0, 0, 7], "carried_out": [2, 0, 0, 0, 0, 0, 2]},
    disclosure=_SOUND.disclosure,
    review=[[1, 0, 0, 0, 2], [0] * 5, [0] * 5],
)

SOUND = Written("valid-2021", _of(_SOUND))
FAULTY = Written(
    "faulty-2021",
    _of(
        _FAULTY,
        {"五、存在的主要问题及改进情况": "五、存在问题", "六、其他需要报告的事项": "七、其他需要报告的事项"},
    ),
)
SOUND_2014 = Written("valid-2014", _of_text(base("valid-2014")))
FAULTY_2014 = Written(
    "faulty-2014",
    _of_text(
        _swapped(
            base("valid-2014"),
            ("3.网络申请数 | 件 | 2 |", "3.网络申请数 | 件 | 1 |"),
            ("(二)举办各类培训班数 | 次 | 1 |", "(二)举办各类培训班数 | 次 | 0 |"),
            ("七、举报投诉情况", "八、举报投诉情况"),
            ("举办培训班1次,接受培训20人次", "加强学习"),
            ("(二)设置政府信息公开查阅点数 | 个 | 1 |", "(二)设置政府信息公开查阅点数 | 个 |  |"),
        )
    ),
)
REPORTS = (SOUND, FAULTY, SOUND_2014, FAULTY_2014)
