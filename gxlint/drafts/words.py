"""What `gxlint new` says of a draft: what it took over from last year's report, and why not the rest."""

from __future__ import annotations

from gxlint import resources
from gxlint.drafts.carry import Said
from gxlint.tables.forms import table_form

_WHAT = {
    "carried": ("结转下年度继续办理的件数", "the requests carried over"),
    "in-force": ("现行有效件数", "the number of instruments in force"),
}
_FIELDS = {
    "address": "address", "postcode": "postcode", "phone": "telephone", "fax": "fax", "mail": "mail address", "site": "site",
}  # fmt: skip
_SAID = {
    "carried": ("上年结转:{total} 件,逐列取自上年度的结转下年度继续办理", "carried in: {total} requests, column by column from last year's carried over"),
    "in-force": ("{row}现行有效 {number} 件,写在提示里作本年的基数,没有填入表格", "{row}: {number} in force, put into a hint as the base of this year's, not into the table"),
    "contact": ("{field}", "{field}"),
    "further": ("这个文件里不止一份报告,分不清取哪一份,什么也没有带入", "the file holds more than one report; nothing was taken over"),
    "no-year": ("看不出它是哪一年度的报告(应是 {wanted} 年度),什么也没有带入", "its year cannot be told (it should be {wanted}); nothing was taken over"),
    "other-year": ("它是 {year} 年度的报告,不是 {wanted} 年度,什么也没有带入", "it is the report of {year}, not of {wanted}; nothing was taken over"),
    "no-agency": ("看不出它是不是{agency}的报告,什么也没有带入", "whether it is the report of {agency} cannot be told; nothing was taken over"),
    "other-agency": ("它是{other}的报告,不是{agency}的,什么也没有带入", "it is the report of {other}, not of {agency}; nothing was taken over"),
    "tracked": ("上年度的文件里还有 {count} 处修订没有接受或拒绝,按全部接受读取,请核对带入的内容", "there are {count} tracked changes in last year's file, read as if accepted: check what was taken over"),
    "not-whole": ("{what}:上年度的文件没有读全", "{what}: last year's file was not wholly read"),
    "no-table": ("{what}:没有找到上年度的{table}", "{what}: last year's {table} was not found"),
    "two-tables": ("{what}:上年度的{table}不止一张", "{what}: {table} stands in last year's report more than once"),
    "unread-table": ("{what}:上年度的{table}没有读全", "{what}: last year's {table} was not wholly read"),
    "form-without": ("{what}:{year} 年度的报告里没有这个数", "{what}: the report of {year} has no such figure"),
    "broken": ("{what}:上年度的{table}有 {count} 个等式不成立,哪个数对要先查清(gxlint check)", "{what}: {count} equations of last year's {table} do not hold; first find out which number is right (gxlint check)"),
    "blank": ("{what}:上年度的{table}有空白,或填的不是数字", "{what}: last year's {table} has blanks, or something that is no number"),
    "contact-several": ("{field}:上年度的报告里不止一个", "{field}: last year's report has more than one"),
    "contact-mobile": ("{field}:上年度写的是手机号码,可能是个人信息", "{field}: last year's is a mobile number, perhaps a person's"),
    "contact-person": ("{field}:里面可能有人名,请核对后自己填写", "{field}: it may hold somebody's name; fill it in after a look"),
    "contact-free-mail": ("{field}:上年度用的是免费邮箱", "{field}: last year's is a free-mail address"),
}  # fmt: skip


def said(one: Said, language: str) -> str:
    """One statement in words."""
    zh = language == "zh"
    values = dict(one.values)
    if "what" in values:
        values["what"] = _WHAT[values["what"]][0 if zh else 1]
    if "table" in values:
        values["table"] = table_form(values["table"]).name[language]
    if "row" in values:
        values["row"] = table_form("disclosure").row[values["row"]].label
    if "field" in values:
        field = values["field"]
        values["field"] = resources.data("drafts.yaml")["contact"][field] if zh else _FIELDS[field]
    return _SAID[one.kind][0 if zh else 1].format(**values)
