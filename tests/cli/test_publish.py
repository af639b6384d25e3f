import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.world.folder import build, pontdarc
from tests.world.way import PLACES, PLACES_LATER, PLACES_WITH_EMAILS, write


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    data = tmp_path_factory.mktemp("data")
    return data, build(data, "public")


def _publish(data: Path, path: Path, *more: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    arguments = ["publish", str(path), "--organisation", "saint-arcens", "--title", "Marchés", "--json", *more]
    return pontdarc(data, *arguments, **environment)


def _clear(data: Path, token: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    article = ["--article", "CRPA L312-1-1", "--json"]
    return pontdarc(data, "clear", *arguments, *article, **({"PONTDARC_TOKEN": token} if token else {}))


def test_a_file_waits_is_cleared_by_people_then_updates_itself(
    folder: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    data, said = folder
    tokens = said["tokens"]
    first = _publish(data, write(tmp_path, PLACES))
    document = json.loads(first.stdout)
    assert (first.returncode, document["state"], document["dataset"]) == (1, "held", "marches")
    assert document["url"].endswith("/donnees/marches/")

    nobody = _clear(data, "", "marches", "--propose", "--outcome", "publish")
    assert (nobody.returncode, json.loads(nobody.stdout)["error"]["code"]) == (2, "token_missing")
    assert "/espace/jetons/" in nobody.stderr
    wrong = _clear(data, "inconnu", "marches", "--propose", "--outcome", "publish")
    assert (wrong.returncode, json.loads(wrong.stdout)["error"]["code"]) == (2, "token_refused")
    other = _clear(data, tokens["dpo"], "marches", "--propose", "--outcome", "publish")
    assert (other.returncode, json.loads(other.stdout)["error"]["code"]) == (2, "not_allowed")

    assert _clear(data, tokens["referent"], "marches", "--propose", "--outcome", "publish").returncode == 0
    advice = _clear(data, tokens["dpo"], "marches", "--advise", "--outcome", "favourable", "--note", "Rien.")
    assert advice.returncode == 0
    decided = _clear(data, tokens["signatory"], "marches", "--decide", "--outcome", "publish")
    assert (decided.returncode, json.loads(decided.stdout)["state"]) == (0, "published")

    decision = json.loads(decided.stdout)["decision"]
    second = _publish(data, write(tmp_path, PLACES_LATER), "--dataset", "marches", "--clearance", decision)
    assert second.returncode == 0, second.stderr
    assert json.loads(second.stdout)["state"] == "published"
    emails = write(tmp_path, PLACES_WITH_EMAILS)
    third = _publish(data, emails, "--dataset", "marches", PONTDARC_TOKEN=tokens["referent"])
    assert (third.returncode, json.loads(third.stdout)["state"]) == (1, "held")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--organisation", "nulle-part", "--title", "T"], "no_such_organisation"),
        (["--organisation", "saint-arcens", "--title", "T", "--dataset", "rien"], "no_dataset_here"),
        (["--organisation", "saint-arcens", "--title", "T", "--standard", "rien"], "unknown_standard"),
        (["--organisation", "saint-arcens", "--title", "T", "--clearance", "rien"], "no_such_clearance"),
    ],
)
def test_what_does_not_exist_is_refused_with_its_name(
    folder: tuple[Path, dict[str, Any]], tmp_path: Path, arguments: list[str], code: str
) -> None:
    done = pontdarc(folder[0], "publish", str(write(tmp_path, PLACES)), "--json", *arguments)
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (2, code)
