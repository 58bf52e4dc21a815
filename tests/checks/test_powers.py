import pytest

from gxlint import resources
from gxlint.checks.powers import lacks_power
from tests.checks.said import said


@pytest.mark.parametrize(
    "agency",
    ["竹溪镇人民政府", "石梁县竹溪镇", "松林街道办事处", "溪口县人民政府", "柳岸区人民政府", "临浦市柳岸区财政局", "云州省水利厅", "溪口县发展和改革委员会",
     "临浦市公共资源交易中心", "松岭乡", "石梁县", "临浦高新技术产业开发区管委会", "临浦市市场监督管理局"],
)  # fmt: skip
def test_no_rule_making_power(agency: str) -> None:
    assert lacks_power(agency, resources.data("words/agencies.yaml"))


@pytest.mark.parametrize(
    "agency",
    ["临浦市人民政府", "临浦市", "云州省人民政府", "云州省", "某某自治州人民政府", "某某自治区人民政府", "国家某某局", "中国某某委员会", "国务院某某办公室", "深水经济特区"],
)  # fmt: skip
def test_may_have_rule_making_power(agency: str) -> None:
    assert not lacks_power(agency, resources.data("words/agencies.yaml"))


def test_decisions_in_one_row_may_be_chance() -> None:
    one = (
        ("| 12 | -2 | 86 |", "| 0 | 0 | 0 |"),
        ("| 5 | 0 | 14 |", "| 5 | 0 | 5 |"),
        ("| 20 | +1 | 7 |", "| 0 | 0 | 0 |"),
        ("行政强制 | 2 |", "行政强制 | 0 |"),
    )
    assert said("GX212", "2019", *one) == []
    changed = (*one[:1], ("| 5 | 0 | 14 |", "| 5 | 1 | 6 |"), *one[2:])
    (found,) = said("GX212", "2019", *changed)
    assert (
        found.message
        == "“处理决定数量”每一行都等于“上一年项目数量”加“本年增/减”(其他对外管理服务事项 5 + 1 = 6),像是填成了项目数"
    )
