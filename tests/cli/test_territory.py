"""pontdarc territory load, as it is typed."""

import json
import os
from collections.abc import Callable

import pytest

from pontdarc.outside import official

pytestmark = pytest.mark.skipif(
    official.communes_package() is None and os.environ.get("CI") != "true",
    reason="the official territory is not installed",
)


def test_loading_the_ardeche_twice_on_an_empty_catalogue_changes_nothing_the_second_time(typed: Callable) -> None:
    first = typed("territory", "load", "--departement", "07", "--json")
    assert (first.returncode, first.stderr) == (0, "")
    counts = json.loads(first.stdout)
    assert (counts["communes"], counts["epcis"], counts["updated"]) == (335, 17, 0)
    second = typed("territory", "load", "--departement", "07")
    assert second.returncode == 0
    assert "0 créées, 0 mises à jour" in second.stdout


def test_an_unknown_departement_is_refused_in_french(typed: Callable) -> None:
    answer = typed("territory", "load", "--departement", "99", "--json")
    assert answer.returncode == 2
    assert json.loads(answer.stdout)["error"]["code"] == "no_such_departement"
    assert "07 pour l’Ardèche" in answer.stderr
