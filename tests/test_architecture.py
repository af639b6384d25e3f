"""The house keeps its shape: the order of imports, one idea per file, ARCHITECTURE.md true."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "pontdarc"
REGISTRIES = {
    "core/containers": "CONTAINER",
    "core/formats": "FORMAT",
    "core/kinds": "KIND",
    "core/steps": "STEP",
    "core/checks": "CHECK",
    "core/downloads": "DOWNLOAD",
    "legal/obligations": "OBLIGATION",
    "standardisation/standards": "STANDARD",
    "extraction/connectors": "CONNECTOR",
    "api/dialects": "DIALECT",
    "cli/commands": "COMMAND",
}
VIOLATIONS = {
    "core/findings.py": "import django.db",
    "core/tables.py": "from pontdarc.outside import clock",
    "outside/clock.py": "from pontdarc.journal import models",
    "journal/actions.py": "from pontdarc.network import models",
    "network/actions/people.py": "from pontdarc.inventory import models",
    "inventory/actions.py": "from pontdarc.legal import models",
    "legal/actions/clearance.py": "from pontdarc.extraction import models",
    "legal/rules.py": "import django.db",
    "extraction/actions/deliveries.py": "from pontdarc.publication import models",
    "standardisation/actions.py": "from pontdarc.publication import models",
    "publication/actions.py": "import duckdb",
    "updating/rules.py": "import httpx",
    "mediation/actions/requests.py": "from pontdarc.updating import models",
    "approach/journeys.py": "from pontdarc.web import urls",
    "web/urls.py": "from pontdarc.api import urls",
    "cli/main.py": "from pontdarc.web import urls",
    "api/urls.py": "from pontdarc.config import settings",
}


def modules() -> list[Path]:
    """Every module of ours, migrations left out."""
    return sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


def imports_of(path: Path) -> set[str]:
    """The dotted names that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the import contracts over a copy of the sources."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_planted_violation_of_each_border_is_caught(tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "pontdarc", ignore=shutil.ignore_patterns("__pycache__", "static", "locale"))
    assert lint_imports(tmp_path).returncode == 0
    for name, line in VIOLATIONS.items():
        path = tmp_path / "pontdarc" / name
        path.write_text(f"{path.read_text()}\n{line}\n")
    report = " ".join(lint_imports(tmp_path).stdout.split())
    for name, line in VIOLATIONS.items():
        importer = "pontdarc." + name.removesuffix(".py").replace("/", ".")
        imported = (
            line.removeprefix("import ") if line.startswith("import") else line.split()[1] + "." + line.split()[3]
        )
        assert re.search(rf"{re.escape(importer)} -> {re.escape(imported.split('.db')[0])}", report), (name, line)


@pytest.mark.parametrize(("folder", "constant"), REGISTRIES.items())
def test_one_file_of_a_registry_does_not_know_its_siblings(folder: str, constant: str) -> None:
    package = "pontdarc." + folder.replace("/", ".")
    for path in sorted((SOURCE / folder).glob("[!_]*.py")):
        for name in imports_of(path):
            if name.startswith(package + "."):
                sibling = name.removeprefix(package + ".").split(".")[0]
                assert sibling.startswith("_"), f"{path.name} imports its sibling {sibling}"


@pytest.mark.parametrize(("folder", "constant"), REGISTRIES.items())
def test_every_file_of_a_registry_gives_its_constant(folder: str, constant: str) -> None:
    members = [path for path in (SOURCE / folder).glob("[!_]*.py") if path.stem != "registry"]
    assert members
    for path in members:
        assert re.search(rf"^{constant}\b", path.read_text(), re.MULTILINE), f"{path.name} lacks {constant}"


def test_no_module_holds_more_than_one_idea_of_400_lines() -> None:
    long = {str(path.relative_to(SOURCE)): len(path.read_text().splitlines()) for path in modules()}
    assert {name: lines for name, lines in long.items() if lines > 400} == {}


def test_no_module_is_called_utils() -> None:
    assert [path for path in modules() if path.stem in {"utils", "util", "helpers", "common", "misc"}] == []


def test_architecture_names_every_room_and_only_rooms_that_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()
    named = set(re.findall(r"^- `([a-z_/]+)/`", text, re.MULTILINE))
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    core = {f"core/{path.name}" for path in (SOURCE / "core").iterdir() if (path / "__init__.py").exists()}
    assert named >= rooms | core
    assert [name for name in named if not (SOURCE / name).is_dir()] == []


def test_architecture_names_only_files_that_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()
    for name in re.findall(r"`([a-z_0-9]+/[a-z_0-9/]+\.(?:py|md|lark|txt|toml))`", text):
        assert (SOURCE / name).exists() or (ROOT / name).exists(), name


def test_rules_and_core_are_fast_to_test_because_they_need_no_database() -> None:
    for path in [*SOURCE.glob("core/**/*.py"), *SOURCE.glob("*/rules.py")]:
        assert not [name for name in imports_of(path) if name.startswith("django")], path
