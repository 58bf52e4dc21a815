"""The walk of CONTRIBUTING.md holds: the rule it writes does not exist, and its file does what it says."""

from __future__ import annotations

import re
from pathlib import Path

from gxlint.engine.registry import builtin, load
from gxlint.engine.settings import Settings
from gxlint.engine.trials import trials

ROOT = Path(__file__).resolve().parent.parent


def test_the_rule_of_the_walk(tmp_path: Path) -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    found = re.search(r"<!-- rule-file: (\S+) -->\n```yaml\n(.*?)^```$", page, re.S | re.M)
    assert found is not None
    path, text = found.groups()
    code, name = Path(path).stem.split("-", 1)
    assert f"code: {code}\nname: {name}\n" in text
    assert code not in builtin().rules
    assert not (ROOT / path).exists()
    # Only gxlint's own folder may hold codes that begin with GX.
    ours = "HB" + code[2:]
    (tmp_path / f"{ours}-{name}.yaml").write_text(text.replace(code, ours), "utf-8")
    folders = (str(tmp_path),)
    done = list(trials([load(folders).rules[ours]], Settings(rules=folders)))
    assert [(one.key, one.met) for one in done] == [("examples.fires.1", True), ("examples.silent.1", True)]
