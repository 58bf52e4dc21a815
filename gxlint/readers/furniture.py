"""Lines that belong to a page and not to the text on it: index blocks, dates and sources, buttons, footers."""

from __future__ import annotations

from gxlint.text.patterns import lazy

_LABELS = (
    r"索\s*引\s*号|信息索引号?|信息编号|信息分类|组配分类|主题分类|体裁分类|所属分类|公开类别|分\s*类|体\s*裁|服务对象|发布机构|发布单位|公开机构|公开单位|"
    r"发文机关|发文单位|制发机关|信息所属单位|成文日期|成文时间|生成日期|生成时间|发文日期|发布日期|发布时间|公开日期|公开时间|更新时间|录入时间|"
    r"时\s*间|日\s*期|发文字号|发文文号|文件编号|文\s*号|有\s*效\s*性|效力状态|废止日期|失效日期|生效日期|信息名称|文件名称|名\s*称|标\s*题|主\s*题\s*词|"
    r"关\s*键\s*[词字]|内容概述|信息来源|来\s*源|稿\s*源|作\s*者|责任编辑|编\s*辑|公开方式|公开形式|公开时限|公开范围|公开程序|公开目录|发布人|"
    r"发布者"
)
_LABEL = lazy(rf"(?:^|[\s|｜;；、，【\[(（>])(?:{_LABELS})\s*[:：]")
_BARE_LABEL = lazy(rf"[【\[]?\s*(?:{_LABELS})\s*[】\]]?\s*[:：]?\s*")
_BUTTON = lazy(
    r"浏览(?:量|次数|数)|点击(?:量|数|率|次数)|阅读(?:量|次数|数)|访问量|字\s*[体号]\s*[:：【\[]|打\s*印|关\s*闭|分\s*享|公网安备|ICP备|版权所有|Copyright|All Rights Reserved|"
    r"(?:主办|承办|协办)(?:单位)?\s*[:：]|网站标识码|技术支持|网站地图|联系我们|上一[篇条页]|下一[篇条页]|(?:当前|现在|所在)的?位置|首\s*页|返回顶部|"
    r"收藏|扫一扫|扫描二维码|无障碍|长者(?:模式|专区)|适老|关怀版|登录|注册|English|繁\s*体|政务邮箱|"
    r"相关(?:链接|文章|信息|附件|阅读|新闻|文档|文件|解读|稿件|推荐|报道|内容)\s*[:：]?$|友情链接|附件下载|网站声明|隐私|公众号|"
    r"^[【\[]?\s*(?:大|中|小)(?:\s+(?:大|中|小)){1,2}\s*[】\]]?$|"
    r"^附件\s*\d*\s*[:：【\[].{0,80}\.(?:docx?|xlsx?|pdf|wps|zip|rar|jpg|png)\s*[】\]]?\s*(?:已?下载\s*\d{0,9}\s*次)?$|现在时间|"
    r"^(?:var\s|let\s|function[\s(]|document\.|window\.|jQuery[.(]|\$\().*[;{})]$|^\{\{.{0,80}\}\}$|"
    r"[.…·．]{4,}\s*\d{1,3}$|^目\s*[录次]$|"
    r"^(?:推荐阅读|延伸阅读|热点推荐|往[年期]年报|历年年报|年报列表|关联阅读|附件列表|预览时标签不可点)\s*[:：]?$"
)
_DATE = lazy(
    r"[（(\[]?\s*(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?(?P<time>\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?\s*[)）\]]?"
)
_SIGNED = lazy(
    r"(?:(?:19|20)\d\d|[二〇零○一三四五六七八九oO0]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)
_IMPRINT = lazy(r"网站标识码|公网安备|ICP备|版权所有|最佳分辨率|浏览器(?:版本|不支持)|扫一扫|扫描二维码")
_SENTENCE_ENDS = ("。", "；", "！", "？")
_SENTENCE = 12
_STAMPED = lazy(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$")
_STAMPED_LENGTH = 40
_SCRAP = 8
_LONGEST = 300


def line_role(text: str) -> str | None:
    """Return "metadata" for a line that states facts about the page's text, "furniture" for one that serves
    the page only, None for any other line.

    Reports speak of printing, public accounts and home pages too: of a sentence only what no report says counts.
    """
    if len(text) > _LONGEST:
        return None
    if text.endswith(_SENTENCE_ENDS) and len(text) >= _SENTENCE:
        return "furniture" if _IMPRINT.search(text) else None
    if _LABEL.search(text):
        return "metadata"
    if _BUTTON.search(text) or (0 < len(text) <= _SCRAP and not any(map(str.isalnum, text))):
        return "furniture"
    if len(text) <= _STAMPED_LENGTH and _STAMPED.search(text):
        return "metadata"
    return "metadata" if is_date(text, with_time=True) else None


def is_date(text: str, *, with_time: bool = False) -> bool:
    """Whether a line is a date and nothing else; `with_time`: a date with the time of day, as pages print it."""
    found = _DATE.fullmatch(text)
    return bool(found) and (not with_time or (found is not None and found["time"] is not None))


def is_signed_date(text: str) -> bool:
    """Whether a line is a date as it stands under a text (2024年1月22日), not as a page prints it (2024-01-22)."""
    return len(text) <= 24 and bool(_SIGNED.fullmatch(text))


def is_label(text: str) -> bool:
    """Whether a line is only the label of a fact (索引号, 发布时间：), whose value stands in the next one."""
    return len(text) <= 12 and bool(_BARE_LABEL.fullmatch(text))
