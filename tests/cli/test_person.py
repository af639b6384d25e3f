"""An installation gets its first people from the command line."""

import json
from collections.abc import Callable

from pontdarc.network.actions import add_organisation
from pontdarc.network.rules import OPERATOR


def test_a_person_is_named_once_then_given_other_roles_without_a_new_password(typed: Callable) -> None:
    add_organisation(by=OPERATOR, name="Saint-Arcens", kind="commune", siren="999990021", insee_code="00101")
    add = ("person", "add", "mairie@saint-arcens.example", "--organisation", "saint-arcens", "--json", "--role")
    nameless = typed(*add, "signatory")
    assert nameless.returncode == 2
    assert "prénom" in nameless.stderr
    first = typed(*add, "signatory", "--name", "Andrée Chabert")
    assert first.returncode == 0, first.stderr
    assert len(json.loads(first.stdout)["password"]) == 24
    second = typed(*add, "referent")
    assert json.loads(second.stdout)["password"] is None
    again = typed(*add, "referent")
    assert json.loads(again.stdout)["error"]["code"] == "role_held"
