from tests.checks.said import said


def test_a_missing_row() -> None:
    (found,) = said("GX213", "2021", ("4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n", ""))
    assert found.message == "附表三(收到和处理政府信息公开申请情况)缺少“4.无正当理由大量反复申请”一行"


def test_an_altered_row() -> None:
    (found,) = said("GX213", "2021", ("7.属于行政执法案卷 |", "7.属于行政执法卷宗材料 |"))
    assert (found.location.line, found.severity) == (38, "warning")
    assert (
        found.message
        == "附表三(收到和处理政府信息公开申请情况)“7.属于行政执法卷宗材料”与格式规定的“7.属于行政执法案卷”不一致"
    )


def test_a_label_cut_short_is_a_hint() -> None:
    (found,) = said("GX213", "2021", ("本年制发件数 |", "本年制发 |"))
    assert (found.severity, found.doubt) == ("info", "extraction")


def test_typography_is_no_difference() -> None:
    edits = (
        ("(七)总计 |", "（七）总 计 |"),
        ("3.危及“三安全一稳定” |", '3、危及"三安全一稳定" |'),
        ("1.属于国家秘密 |", "1 . 属于国家秘密 |"),
    )
    assert said("GX213", "2021", *edits) == []


def test_the_printed_relation() -> None:
    sentence = "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)"
    assert (
        said(
            "GX214", "2021", (sentence, "(本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和)")
        )
        == []
    )
    assert said("GX214", "2021", (sentence, "勾稽关系为:第三项加第四项之和等于第一项加第二项之和")) == []
    (altered,) = said(
        "GX214", "2021", (sentence, "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项之和减第四项)")
    )
    assert altered.location.line == 25


def test_many_missing_rows_are_one_finding() -> None:
    rows = [
        f"{n}.{name} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
        for n, name in (
            (4, "保护第三方合法权益"),
            (5, "属于三类内部事务信息"),
            (6, "属于四类过程性信息"),
            (7, "属于行政执法案卷"),
        )
    ]
    (found,) = said("GX213", "2021", *((row, "") for row in rows))
    assert found.message.startswith(
        "附表三(收到和处理政府信息公开申请情况)缺少 4 行:“4.保护第三方合法权益”、"
    )
    assert found.evidence["missing"] == ["refused.4", "refused.5", "refused.6", "refused.7"]


def test_a_row_pasted_twice_is_added() -> None:
    row = "2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    (found,) = said("GX213", "2021", (row, row + row))
    assert (found.location.line, found.message) == (
        45,
        "附表三(收到和处理政府信息公开申请情况)“2.重复申请”一行重复,上面已有;这一行的数字没有参加核算,请合并或删去一处",
    )
