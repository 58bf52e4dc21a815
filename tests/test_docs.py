"""The documentation: the pages of the rules say what `gxlint rule` says, the guides hold for somebody who follows them."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from gxlint.config.model import ConfigFile
from gxlint.engine.registry import builtin, families
from gxlint.engine.rule import LANGUAGES, Rule
from gxlint.engine.settings import ALWAYS
from gxlint.output.rule_page import Code, Example, Part, as_markdown, as_text, page
from gxlint.output.rule_printed import all_printed, carried_out, printed

ROOT = Path(__file__).resolve().parent.parent
RULES = list(builtin().rules.values())
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.S | re.M)


def _words(markdown: str) -> list[str]:
    """The lines of a page without the marks of Markdown."""
    lines = []
    fenced = False
    for line in markdown.splitlines():
        if re.fullmatch(r"`{3,}\w*", line):
            fenced = not fenced
            continue
        if not fenced:
            line = re.sub(r"^(?:#{1,2} |- |\*\*)|\*\*$|  $", "", line)
            line = re.sub(r"\\([\\`*_\[\]<>#|~&+.)-])", r"\1", line)
        lines.append(line.strip())
    return [line for line in lines if line]


def _plain(text: str) -> list[str]:
    return [line for line in (re.sub(r"^    \| ", "", one).strip() for one in text.splitlines()) if line]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_and_the_command_say_the_same(rule: Rule, language: str) -> None:
    made = page(rule, language, printed(rule, language))
    assert _words(as_markdown(made)) == _plain(as_text(made))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_is_printed_is_real(rule: Rule) -> None:
    """As many lines as the example expects, each of this rule, at the line the example names."""
    for entry, lines in zip(rule.examples["fires"], carried_out(rule, "zh"), strict=True):
        assert len(lines) == len(entry["expect"])
        for want, line in zip(entry["expect"], lines, strict=True):
            found = re.fullmatch(r".*?:(\d+):(\d+): (error|warning|info) (GX\d+) .+", line)
            assert found is not None, line
            assert found[4] == rule.code
            assert not want.get("line") or int(found[1]) == want["line"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_a_page_tells_to_type_is_right(rule: Rule) -> None:
    (part,) = [part for part in page(rule, "zh", printed(rule, "zh")).parts if part.heading == "怎么屏蔽"]
    typed = [
        "\n".join(piece.lines) for piece in part.body if isinstance(piece, Code) and piece.kind == "toml"
    ]
    assert bool(typed) == (rule.code not in ALWAYS)
    for text in typed:
        ConfigFile.model_validate(tomllib.loads(text))


def test_a_wheel_carries_what_the_examples_print() -> None:
    some = RULES[3:5]
    assert all_printed(some, ("zh", "en")) == {
        language: {rule.code: carried_out(rule, language) for rule in some} for language in ("zh", "en")
    }


def test_every_family_has_a_name() -> None:
    assert list(families()) == sorted({rule.code[:3] for rule in RULES})


def test_signs_of_markdown_in_a_rule_stay_plain() -> None:
    made = page(RULES[0], "zh", printed(RULES[0], "zh"))
    odd = Part("a*b", ("a*b_c [x](y) <b> # ~~", "1. 一", Example("a`b", ("<x>",), ("b | c",), ("`a`",))))
    assert _words(as_markdown(made._replace(parts=(odd,)))) == _plain(as_text(made._replace(parts=(odd,))))
    fence = Part("a", (Code(("```",)),))
    assert as_markdown(made._replace(parts=(fence,))).endswith("\n````text\n```\n````\n")


def test_the_rule_of_the_guide_works(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "guides" / "province.md").read_text("utf-8")
    found = re.search(r"<!-- rule-file: (\S+) -->\n```yaml\n(.*?)^```$", guide, re.S | re.M)
    assert found is not None
    folder = tmp_path / "本省规则"
    folder.mkdir()
    (folder / found[1]).write_text(found[2], "utf-8")
    (tmp_path / "gxlint.toml").write_text('rules = ["本省规则"]\n', "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "gxlint", "rules", "--test", "本省规则"], cwd=tmp_path, capture_output=True, check=False,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert (done.stdout.decode(), done.returncode) == ("1 条规则,2 个例子:2 个相符,0 个不符\n", 0)


def test_the_configurations_of_the_guides_are_right() -> None:
    for path in sorted((ROOT / "docs" / "guides").glob("*.md")):
        for kind, body in FENCE.findall(path.read_text("utf-8")):
            if kind == "toml":
                ConfigFile.model_validate(tomllib.loads(body))
            elif kind == "yaml":
                assert yaml.safe_load(body)


def test_the_options_of_the_guides_are_there() -> None:
    from gxlint.cli.check import _parser

    known = set(_parser("zh")._option_string_actions)
    for path in sorted((ROOT / "docs" / "guides").glob("*.md")):
        for _, body in FENCE.findall(path.read_text("utf-8")):
            for line in body.splitlines():
                if line.startswith("gxlint check"):
                    assert set(re.findall(r" (--[a-z-]+)", line)) <= known, line


@pytest.mark.slow
def test_the_site_builds_and_every_link_in_it_leads_somewhere(tmp_path: Path) -> None:
    pytest.importorskip(
        "mkdocs", reason="the site is not built: mkdocs is not installed (pip install -e '.[docs]')"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / "site"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    built = {path.stem for path in (tmp_path / "site" / "rules").glob("GX*.html")}
    assert built == {rule.code for rule in RULES}
    assert {path.stem for path in (tmp_path / "site" / "en" / "rules").glob("GX*.html")} == built
    for path in (tmp_path / "site").rglob("*.html"):
        fetched = re.findall(r'(?:src|href)="(https?://[^"]+)"', path.read_text("utf-8"))
        assert [
            url
            for url in fetched
            if not url.startswith(("https://pre-commit.com", "https://squidfunk.github.io"))
        ] == []
