"""What the documents promise exists, and what exists is documented."""

import re
from pathlib import Path

import pytest
import yaml

from pontdarc import __version__
from pontdarc.cli import commands
from pontdarc.cli.command import Command
from pontdarc.core.registry import discover

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text()):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_figure_is_left_to_be_measured(document: Path) -> None:
    assert re.findall(r"@[A-Z_]{4,}@", document.read_text()) == []


def test_every_make_target_named_by_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"make ([a-z]+)", (ROOT / "README.md").read_text())) <= targets


def test_every_command_has_its_page_in_the_guide() -> None:
    registry: dict[str, Command] = discover(commands, "COMMAND")
    guide = (ROOT / "docs/guide/ligne-de-commande.md").read_text()
    assert [name for name in registry if f"`pontdarc {name}" not in guide] == []


def test_every_setting_is_in_the_guide_of_the_administrator() -> None:
    sources = "\n".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))
    guide = (ROOT / "docs/guide/administrer.md").read_text()
    settings = set(re.findall(r"\bPONTDARC_[A-Z_0-9]+\b", sources))
    assert len(settings) > 15
    assert sorted(name for name in settings if f"`{name}`" not in guide) == []


def test_every_decision_says_context_decision_consequences_and_what_was_rejected() -> None:
    for page in (ROOT / "docs/decisions").glob("*.md"):
        text = page.read_text()
        assert re.match(r"# \d{4} ", text), page.name
        for part in ("**Context", "**Decision", "**Consequences", "**Rejected"):
            assert part in text, f"{page.name} lacks {part}"


def test_the_version_is_the_same_everywhere() -> None:
    assert yaml.safe_load((ROOT / "publiccode.yml").read_text())["softwareVersion"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_the_readme_opens_in_french_and_holds_an_english_section() -> None:
    text = (ROOT / "README.md").read_text()
    assert "La démarche open data" in text.split("\n\n")[1]
    assert "\n## In English\n" in text


def test_locks_carry_hashes_and_no_address() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert "--hash=sha256:" in text
        assert "http" not in re.sub(r"^\s*#.*|[a-z-]*httpx?[a-z-]*|httpcore", "", text, flags=re.MULTILINE), lock.name
    assert "://" not in (ROOT / "package-lock.json").read_text()
