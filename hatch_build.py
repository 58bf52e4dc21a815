"""Build hook: check the rules, and put rules/ and grammars/ into the wheel, as files and compiled (gxlint/resources.py)."""

from __future__ import annotations

import atexit
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface):
    """Compile YAML to JSON and grammars to LALR tables; registered in pyproject.toml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill a scratch folder and ask for it to be shipped as gxlint/_data."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        _run(root, _VERIFY, "the rules cannot be built")
        # A folder of its own: two builds of one checkout may run at the same time.
        scratch = Path(tempfile.mkdtemp(prefix="gxlint-build-"))
        atexit.register(shutil.rmtree, scratch, ignore_errors=True)
        out = scratch / "_data"
        shutil.copytree(root / "rules", out / "rules")
        shutil.copytree(root / "grammars", out / "grammars")
        resources = _load(root / "gxlint" / "resources.py")
        import lark

        files = {
            path.relative_to(root / "rules").as_posix(): resources.read_yaml(path)
            for path in sorted((root / "rules").rglob("*.yaml"))
        }
        (out / "data.json").write_text(
            json.dumps({"lark": lark.__version__, "files": files}, ensure_ascii=False), "utf-8"
        )
        for path in sorted((root / "grammars").glob("*.lark")):
            if "start:" not in path.read_text("utf-8"):
                continue  # a part that others %import
            with (out / "grammars" / f"{path.stem}.lalr").open("wb") as stream:
                resources.build_grammar(root / "grammars", path.stem).save(stream)
        (out / "printed.json").write_bytes(
            _run(root, _PRINTED, "the examples of the rules cannot be carried out")
        )
        build_data["force_include"][str(out)] = "gxlint/_data"


_VERIFY = """
from gxlint.engine.provincial import verify
from gxlint.engine.registry import builtin
from gxlint.engine.rule import RuleError
try: verify(builtin().rules.values())
except RuleError as error: sys.exit(str(error))
"""
_PRINTED = """
import json
from gxlint.engine.registry import builtin
from gxlint.engine.rule import LANGUAGES
from gxlint.output.rule_printed import all_printed
sys.stdout.buffer.write(json.dumps(all_printed(builtin().rules.values(), LANGUAGES), ensure_ascii=False).encode())
"""


def _run(root: Path, code: str, failed: str) -> bytes:
    """Run a few lines over the gxlint of this checkout, in a process of its own: no other gxlint, and nothing of this one,
    stays in the build. Return what they print. A rule file that is not whole ends the build."""
    start = "import sys; sys.path.insert(0, sys.argv[1])\n"
    done = subprocess.run(
        [sys.executable, "-B", "-c", start + code, str(root)], capture_output=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{failed}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("gxlint_resources", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
