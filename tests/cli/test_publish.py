import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pontdarc.network.actions import create_token
from tests.world.folder import pontdarc
from tests.world.territory import Network, actor
from tests.world.way import PLACES, PLACES_LATER, PLACES_WITH_EMAILS, write

PUBLISH = ("--organisation", "saint-arcens", "--title", "Marchés", "--json")
CLEAR = ("--article", "CRPA L312-1-1", "--json")


def test_a_file_waits_is_cleared_by_people_then_updates_itself(
    network: Network, typed: Callable, tmp_path: Path
) -> None:
    people = {"referent": network.referent, "dpo": network.dpo, "signatory": network.mayor}
    tokens = {role: create_token(by=actor(person), label="test") for role, person in people.items()}
    first = typed("publish", write(tmp_path, PLACES), *PUBLISH)
    document = json.loads(first.stdout)
    assert (first.returncode, document["state"], document["dataset"]) == (1, "held", "marches")
    assert document["url"].endswith("/donnees/marches/")

    propose = ("clear", "marches", "--propose", "--outcome", "publish", *CLEAR)
    nobody = typed(*propose)
    assert (nobody.returncode, json.loads(nobody.stdout)["error"]["code"]) == (2, "token_missing")
    assert "/espace/jetons/" in nobody.stderr
    wrong = typed(*propose, PONTDARC_TOKEN="inconnu")
    assert (wrong.returncode, json.loads(wrong.stdout)["error"]["code"]) == (2, "token_refused")
    other = typed(*propose, PONTDARC_TOKEN=tokens["dpo"])
    assert (other.returncode, json.loads(other.stdout)["error"]["code"]) == (2, "not_allowed")

    assert typed(*propose, PONTDARC_TOKEN=tokens["referent"]).returncode == 0
    advise = ("clear", "marches", "--advise", "--outcome", "favourable", "--note", "Rien.", *CLEAR)
    assert typed(*advise, PONTDARC_TOKEN=tokens["dpo"]).returncode == 0
    decide = ("clear", "marches", "--decide", "--outcome", "publish", *CLEAR)
    decided = typed(*decide, PONTDARC_TOKEN=tokens["signatory"])
    assert (decided.returncode, json.loads(decided.stdout)["state"]) == (0, "published")

    again = ("--dataset", "marches", "--clearance", json.loads(decided.stdout)["decision"])
    second = typed("publish", write(tmp_path, PLACES_LATER), *PUBLISH, *again)
    assert second.returncode == 0, second.stderr
    assert json.loads(second.stdout)["state"] == "published"
    emails = write(tmp_path, PLACES_WITH_EMAILS)
    third = typed("publish", emails, *PUBLISH, "--dataset", "marches", PONTDARC_TOKEN=tokens["referent"])
    assert (third.returncode, json.loads(third.stdout)["state"]) == (1, "held")


@pytest.mark.usefixtures("network")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--organisation", "nulle-part"], "no_such_organisation"),
        (["--dataset", "rien"], "no_dataset_here"),
        (["--standard", "rien"], "unknown_standard"),
        (["--clearance", "rien"], "no_such_clearance"),
    ],
)
def test_what_does_not_exist_is_refused_with_its_name(
    typed: Callable, tmp_path: Path, arguments: list[str], code: str
) -> None:
    done = typed("publish", write(tmp_path, PLACES), *PUBLISH, *arguments)
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (2, code)


def test_a_process_of_its_own_makes_the_catalogue_that_it_needs(tmp_path: Path) -> None:
    done = pontdarc(tmp_path / "data", "publish", str(write(tmp_path, PLACES)), *PUBLISH)
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (2, "no_such_organisation")
    assert (tmp_path / "data" / "catalogue.sqlite3").exists()
