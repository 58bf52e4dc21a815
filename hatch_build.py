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
        _verify(root)
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
        build_data["force_include"][str(out)] = "gxlint/_data"


def _verify(root: Path) -> None:
    """Refuse to build with a rule file that is not whole: an installed gxlint takes its own as they are.

    In a process of its own, so that no other gxlint and nothing of this one stays in the build.
    """
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from gxlint.engine.provincial import verify\n"
        "from gxlint.engine.registry import builtin\n"
        "from gxlint.engine.rule import RuleError\n"
        "try: verify(builtin().rules.values())\n"
        "except RuleError as error: sys.exit(str(error))\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, str(root)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the rules cannot be built: {done.stderr.strip()}")


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("gxlint_resources", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
