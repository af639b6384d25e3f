"""pontdarc rebuild, as an operator types it."""

import json
from pathlib import Path

from tests.world.folder import pontdarc


def test_an_empty_catalogue_has_nothing_to_rebuild(tmp_path: Path) -> None:
    done = pontdarc(tmp_path, "rebuild", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"rebuilt": []}


def test_a_dataset_that_nobody_knows_is_refused_with_what_to_do(tmp_path: Path) -> None:
    done = pontdarc(tmp_path, "rebuild", "--dataset", "rien")
    assert done.returncode == 2
    assert "Aucun jeu de données public ne porte ce nom." in done.stderr
