"""A recipe carried to a file of another shape."""

from pontdarc.core.drift import Drift
from pontdarc.core.recipe import Feed, Recipe, SourceColumn
from pontdarc.standardisation.adapting import kept_choices

RENAMED = (Drift("renamed", "Nom", now="Nom du tiers"),)
TOGETHER = {"sources": ["Forme", "Nom"], "separator": " "}


def kept(overrides, columns, drift=RENAMED, mapping=()):
    recipe = Recipe(overrides=overrides, mapping=mapping, columns=(SourceColumn("Forme"), SourceColumn("Nom")))
    return kept_choices(recipe, drift, columns)


def test_columns_put_together_follow_the_one_that_was_renamed():
    assert kept({"t": TOGETHER}, ["Forme", "Nom du tiers"]) == {
        "t": {"sources": ["Forme", "Nom du tiers"], "separator": " "}
    }


def test_a_choice_of_which_a_column_is_gone_is_found_anew():
    assert kept({"t": TOGETHER, "u": {"source": "Forme"}}, ["Nom du tiers"]) == {}


def test_a_value_and_an_empty_column_are_kept_as_a_person_said():
    assert kept({"t": {"value": "non"}, "u": {}}, []) == {"t": {"value": "non"}, "u": {}}


def test_what_was_copied_as_it_was_is_kept_and_what_was_made_is_not():
    made = (Feed("a", "Nom", ("Nom",)), Feed("b", "Forme + Nom → b", ("Forme", "Nom")))
    assert kept({}, ["Nom du tiers"], mapping=made) == {"a": {"source": "Nom du tiers"}}
