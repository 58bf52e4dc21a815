from hypothesis import given
from hypothesis import strategies as st

from gxlint.text.normal import fold, squeeze


@given(st.text())
def test_fold_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_normal_forms_are_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert squeeze(squeeze(text)) == squeeze(text)


def test_labels_that_differ_in_typography_compare_equal() -> None:
    assert squeeze("（七） 总　计") == squeeze("(七)总计")
    assert squeeze("3．危及“三安全一稳定”") == squeeze('3.危及"三安全一稳定"')
    assert squeeze("１２\u200b件") == "12件"


def test_radicals_of_a_pdf_are_the_characters() -> None:
    assert fold("\u2f00\u3001\u884c\u2f8f") == "一、行行"
