"""The forms of the three tables as they are printed, written down once more, independent of rules/tables."""

from __future__ import annotations

APPLICANTS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
RELATION = "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)"
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")

_COMMON_GROUPS: list[tuple[str, list[tuple[str, str]]]] = [
    ("(三)不予公开", [
        ("refused.1", "1.属于国家秘密"), ("refused.2", "2.其他法律行政法规禁止公开"), ("refused.3", "3.危及“三安全一稳定”"),
        ("refused.4", "4.保护第三方合法权益"), ("refused.5", "5.属于三类内部事务信息"), ("refused.6", "6.属于四类过程性信息"),
        ("refused.7", "7.属于行政执法案卷"), ("refused.8", "8.属于行政查询事项"),
    ]),
    ("(四)无法提供", [
        ("unavailable.1", "1.本机关不掌握相关政府信息"), ("unavailable.2", "2.没有现成信息需要另行制作"),
        ("unavailable.3", "3.补正后申请内容仍不明确"),
    ]),
    ("(五)不予处理", [
        ("unprocessed.1", "1.信访举报投诉类申请"), ("unprocessed.2", "2.重复申请"), ("unprocessed.3", "3.要求提供公开出版物"),
        ("unprocessed.4", "4.无正当理由大量反复申请"), ("unprocessed.5", "5.要求行政机关确认或重新出具已获取信息"),
    ]),
]  # fmt: skip
_OTHER_2021 = ("(六)其他处理", [
    ("other.1", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other.2", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other.3", "3.其他"),
])  # fmt: skip


def request_rows(form: str) -> list[tuple[str, str | None, str | None, str]]:
    """Return the data rows of T3: key, first label level or None, second level or None, row label."""
    rows: list[tuple[str, str | None, str | None, str]] = [
        ("received", None, None, "一、本年新收政府信息公开申请数量"),
        ("carried_in", None, None, "二、上年结转政府信息公开申请数量"),
        ("granted", "三、本年度办理结果", None, "(一)予以公开"),
        ("partial", None, None, "(二)部分公开(区分处理的,只计这一情形,不计其他情形)"),
    ]
    groups = [*_COMMON_GROUPS, _OTHER_2021] if form == "2021" else _COMMON_GROUPS
    for group, items in groups:
        for n, (key, label) in enumerate(items):
            rows.append((key, None, group if n == 0 else None, label))
    if form == "2019":
        rows.append(("other", None, None, "(六)其他处理"))
    rows.append(("total", None, None, "(七)总计"))
    rows.append(("carried_out", None, None, "四、结转下年度继续办理"))
    return rows


def keys(form: str) -> list[str]:
    """Return the row keys of T3 in the order of the form."""
    return [row[0] for row in request_rows(form)]


def disclosure_blocks(form: str) -> list[tuple[str, list[str], list[tuple[str, list[str]]]]]:
    """Return the blocks of T2: caption, column labels, rows (label, keys of their cells)."""
    if form == "2019":
        three = ["上一年项目数量", "本年增/减", "处理决定数量"]

        def keyed(row: str) -> list[str]:
            return [f"{row}.last_year", f"{row}.change", f"{row}.decisions"]

        def made(row: str) -> list[str]:
            return [f"{row}.new_made", f"{row}.new_public", f"{row}.public_total"]

        return [
            ("第二十条第(一)项", ["本年新制作数量", "本年新公开数量", "对外公开总数量"], [("规章", made("regulations")), ("规范性文件", made("normative"))]),
            ("第二十条第(五)项", three, [("行政许可", keyed("permits")), ("其他对外管理服务事项", keyed("other_services"))]),
            ("第二十条第(六)项", three, [("行政处罚", keyed("penalties")), ("行政强制", keyed("coercion"))]),
            ("第二十条第(八)项", three[:2], [("行政事业性收费", ["fees.last_year", "fees.change"])]),
            ("第二十条第(九)项", ["采购项目数量", "采购总金额"], [("政府集中采购", ["procurement.items", "procurement.amount"])]),
        ]  # fmt: skip

    def stock(row: str) -> list[str]:
        return [f"{row}.made", f"{row}.repealed", f"{row}.in_force"]

    return [
        ("第二十条第(一)项", ["本年制发件数", "本年废止件数", "现行有效件数"], [("规章", stock("regulations")), ("行政规范性文件", stock("normative"))]),
        ("第二十条第(五)项", ["本年处理决定数量"], [("行政许可", ["permits.decisions"])]),
        ("第二十条第(六)项", ["本年处理决定数量"], [("行政处罚", ["penalties.decisions"]), ("行政强制", ["coercion.decisions"])]),
        ("第二十条第(八)项", ["本年收费金额(单位:万元)"], [("行政事业性收费", ["fees.amount"])]),
    ]  # fmt: skip
