"""pontdarc rebuild, as an operator types it."""

import json
from collections.abc import Callable


def test_an_empty_catalogue_has_nothing_to_rebuild(typed: Callable) -> None:
    done = typed("rebuild", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"rebuilt": []}


def test_a_dataset_that_nobody_knows_is_refused_with_what_to_do(typed: Callable) -> None:
    done = typed("rebuild", "--dataset", "rien")
    assert done.returncode == 2
    assert "Aucun jeu de données public ne porte ce nom." in done.stderr
