"""Reports of any size whose tables add up, from a seed: the same seed gives the same bytes."""

from __future__ import annotations

import random

from tests.support import forms
from tests.support.render import Made

SENTENCES = (
    "围绕年度重点任务,及时发布{topic}信息{n}条,方便企业和群众查询。",
    "完善{topic}公开目录,明确公开主体、时限和方式,逐项抓好落实。",
    "组织{topic}业务培训,邀请有经验的同志讲解条例要求和办理流程。",
    "对{topic}类文件开展集中清理,更新栏目内容{n}处,纠正错误链接。",
    "通过政策问答、图文解读等形式,回应社会对{topic}的关切{n}次。",
)
TOPICS = ("水利建设", "供水保障", "防汛抗旱", "财政预算", "招标采购", "行政审批", "民生实事", "安全生产")


def made(seed: int, characters: int = 5000) -> Made:
    """Return a report of about `characters` characters of narrative (3 bytes each in UTF-8) with consistent tables."""
    rng = random.Random(seed)
    report = Made(agency=f"青石县第{seed}水务站", year=rng.choice((2021, 2022, 2023, 2024)))
    report.requests = requests(rng, report.form)
    report.review = [group(rng) for _ in range(3)]
    report.disclosure = {"permits.decisions": rng.randrange(400), "penalties.decisions": rng.randrange(60)}
    total = {key: row[6] for key, row in report.requests.items()}
    report.overview.append(
        f"全年新收政府信息公开申请{total['received']}件,上年结转{total['carried_in']}件,办结{total['total']}件,结转下年度{total['carried_out']}件。"
        "不予处理、其他处理的申请均已书面告知。行政复议和行政诉讼中被纠正、尚未审结和其他结果的案件均已整改或者正在办理。"
    )
    size = 0
    while size < characters:
        paragraph = "".join(
            rng.choice(SENTENCES).format(topic=rng.choice(TOPICS), n=rng.randrange(2, 90)) for _ in range(6)
        )
        report.overview.append(paragraph)
        size += len(paragraph)
    return report


def requests(rng: random.Random, form: str) -> dict[str, list[object]]:
    """Return the rows of T3, seven numbers each, for which every equation holds."""
    rows = {key: [rng.choice((0, 0, 0, 1, 2, 5, 13)) for _ in range(6)] for key in forms.keys(form)}
    parts = [key for key in rows if key not in ("received", "carried_in", "total", "carried_out")]
    rows["total"] = [sum(rows[key][n] for key in parts) for n in range(6)]
    for n in range(6):
        handled = rows["total"][n] + rows["carried_out"][n]
        rows["carried_in"][n] = min(rows["carried_in"][n], handled)
        rows["received"][n] = handled - rows["carried_in"][n]
    return {key: [*row, sum(row)] for key, row in rows.items()}


def group(rng: random.Random) -> list[object]:
    """Return one group of T4: four results and their total."""
    parts = [rng.choice((0, 0, 1, 3)) for _ in range(4)]
    return [*parts, sum(parts)]
