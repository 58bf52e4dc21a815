"""A province's rows and sections stand in its drafts as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from gxlint import resources
from gxlint.drafts.compose import compose, layout_for
from gxlint.drafts.model import Sheet
from gxlint.engine.registry import load
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from tests.drafts.filling import WRITERS
from tests.drafts.test_drafts import BLANKS
from tests.engine import province

STATISTICS = "extends: statistics\nrows:\n  - {key: channel.video, after: channel.wechat, label: 短视频平台公开政府信息数, unit: 条}\n"
DISCLOSURE = (
    "extends: disclosure\nrows:\n  - {key: rewards, after: coercion, label: 行政奖励, forms: ['2021']}\n"
)


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("year", [2016, 2020, 2023])
def test_its_rows_and_sections(tmp_path: Path, year: int, ending: str) -> None:
    folder = Path(province.folder(tmp_path))
    (folder / "tables" / "statistics.yaml").write_text(STATISTICS, "utf-8")
    (folder / "tables" / "disclosure.yaml").write_text(DISCLOSURE, "utf-8")
    settings = Settings(rules=(str(folder),))
    resources.use(load(settings.rules).content)
    layout = layout_for(year)
    assert layout is not None
    one = compose(year, "青石县水务局", layout)
    labels = {cell.text for block in one.blocks if isinstance(block, Sheet) for cell in block.grid.cells}
    wanted = {2016: {"短视频平台公开政府信息数"}, 2020: set(), 2023: {"行政奖励", "9.属于历史档案"}}[year]
    data = WRITERS[ending](one)
    result = lint_bytes(data, f"a.{ending}", settings)
    resources.use({})
    assert labels & {"短视频平台公开政府信息数", "行政奖励", "9.属于历史档案"} == wanted
    said = [found.code for found in result.diagnostics]
    blanks = [code for code, _ in BLANKS[layout.id]]
    assert said == ([*blanks[:-1], "GX506", "GX506"] if year == 2023 else blanks)
    assert all(coverage.read == coverage.expected for coverage in result.coverage.values())
    if year == 2023:
        assert [section.heading for section in result.sections][-1] == "七、基层试点情况"
