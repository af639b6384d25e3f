"""Which columns of a prepared delivery say something of people, and which of those a recipe may hold a value of."""

import pytest

from pontdarc.standardisation.people import kept_out_of_recipes, personal_columns


@pytest.mark.parametrize(
    ("kind", "role", "is_kept_out"),
    [
        ("siret", "indirect", False),
        ("siren", "indirect", False),
        ("siret", "direct", True),
        ("email", "indirect", True),
        ("birth_date", "no", True),
        ("person_name", "direct", True),
    ],
)
def test_no_recipe_holds_a_value_of_people_but_the_number_of_whoever_is_not_known_to_object(
    kind: str, role: str, is_kept_out: bool
) -> None:
    report = {"columns": [{"name": "a", "kind": kind, "role": role}, {"name": "b", "kind": None, "role": "no"}]}
    assert personal_columns(report) == {"a": kind}
    assert kept_out_of_recipes(report) == ({"a"} if is_kept_out else set())
