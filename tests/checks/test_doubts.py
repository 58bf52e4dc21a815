"""What stands on a damaged line is said with doubt, and ten losses are one statement."""

from __future__ import annotations

from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.checks.said import EXAMPLES, said

SENTENCE = "政府网站主动公开信息128条,内容涵盖水利工程、供水保障和防汛抗旱。"
WRONG = "公开文件9条,其中政策4条、动态8条。"


def test_a_sum_on_a_damaged_line_may_have_lost_a_digit() -> None:
    (clean,) = said("GX302", "2021", (SENTENCE, WRONG))
    (damaged,) = said("GX302", "2021", (SENTENCE, WRONG + "å¸å§å¸æ¿åº"))
    assert (clean.doubt, damaged.doubt) == ("none", "extraction")


def test_a_loss_elsewhere_raises_no_doubt_about_a_sum() -> None:
    (found,) = said("GX302", "2021", (SENTENCE, WRONG), ("更新不够及时", "更新不够及时å¸å§å¸æ¿åº"))
    assert found.doubt == "none"


def test_ten_lost_characters_are_one_statement() -> None:
    text = (EXAMPLES / "valid-2021.txt").read_text("utf-8")
    for n in range(10):
        text = text.replace(SENTENCE, f"2023{n % 9 + 1}月公开{n + 2}条。\n{SENTENCE}")
    codes = [
        (d.code, d.doubt)
        for d in lint_bytes(text.encode(), "r.txt", Settings(selection=Selection(("GX0", "GX5")))).diagnostics
    ]
    assert codes.count(("GX002", "extraction")) == 1
    assert [one for one in codes if one[0] == "GX510" and one[1] != "extraction"] == []
    assert sum(code == "GX510" for code, _ in codes) <= 3
