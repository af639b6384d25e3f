"""A recipe is a document: it says all, comes back from YAML the same, and does the same on the next delivery."""

from datetime import date

import polars as pl
import pytest

from pontdarc.core.applying import apply
from pontdarc.core.drift import diagnose
from pontdarc.core.recipe import Feed, Recipe, SourceColumn, from_yaml, to_yaml
from pontdarc.core.refusals import Invalid
from pontdarc.core.step import Call, Context
from pontdarc.core.tables import Choices, Table

CONTEXT = Context(date(2026, 11, 23))
RECIPE = Recipe(
    "scdl/subventions",
    "2.1.1",
    Choices(sheet="Feuil1", header_rows=2),
    (
        SourceColumn("Tiers"),
        SourceColumn("Signée le", "date_fr", "date"),
        SourceColumn("Montant (€)", "money", "number"),
    ),
    (Call("drop_empty_rows"),),
    (
        Feed("nomAttribuant", value="Privas", reason="r", certainty=1.0),
        Feed("nomBeneficiaire", "Tiers", ("Tiers",), reason="r", certainty=0.9),
        Feed("dateConvention", "Signée le", ("Signée le",), reason="r", certainty=0.95),
        Feed("montant", "Montant (€)", ("Montant (€)",), reason="r", certainty=0.95, by_person=True),
        Feed("objet"),
    ),
    (
        Call("iso_date", "dateConvention"),
        Call("decimal_point", "montant"),
        Call("constant", "nomAttribuant", {"value": "Privas"}),
    ),
    ("Remarque",),
    {"montant": {"source": "Montant (€)"}},
)


def table(**columns):
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    return Table(None, frame, pl.Series(range(2, frame.height + 2), dtype=pl.UInt32), 1)


def month(day, amount):
    return table(**{"Tiers": ["Amis", None], "Signée le": [day, None], "Montant (€)": [amount, None]})


def test_a_recipe_comes_back_from_its_document_the_same():
    again = from_yaml(to_yaml(RECIPE))
    assert again == RECIPE
    assert again.digest() == RECIPE.digest()


def test_two_recipes_that_differ_in_a_parameter_have_different_digests():
    other = from_yaml(to_yaml(RECIPE).replace("Privas", "Aubenas"))
    assert other.digest() != RECIPE.digest()


@pytest.mark.parametrize(
    "text", ["", "- a", "recipe: 99", "{", "recipe: 1\nsteps:\n- step: inconnu", "recipe: 1\nsteps: [3]"]
)
def test_a_document_that_is_no_recipe_is_refused(text):
    with pytest.raises(Invalid):
        from_yaml(text)


def test_the_same_recipe_mends_the_next_delivery():
    first = apply(RECIPE, month("12/03/2024", "1 000,50 €"), CONTEXT)
    second = apply(RECIPE, month("1er avril 2024", "20,5"), CONTEXT)
    assert first.frame.rows() == [("Privas", "Amis", "2024-03-12", "1000.50", None)]
    assert second.frame.rows() == [("Privas", "Amis", "2024-04-01", "20.5", None)]
    assert first.repairs == {
        "*": {"drop_empty_rows": 1},
        "dateConvention": {"iso_date": 1},
        "montant": {"decimal_point": 1},
        "nomAttribuant": {"constant": 1},
    }
    assert first.samples["montant"]["decimal_point"][0].after == "1000.50"
    assert first.lines.to_list() == [2]


def test_a_column_that_has_gone_comes_out_empty():
    applied = apply(RECIPE, table(Tiers=["Amis"]), CONTEXT)
    assert applied.frame["montant"].to_list() == [None]


def columns(*pairs):
    return tuple(SourceColumn(*pair) for pair in pairs)


def test_nothing_drifted_when_the_columns_are_the_same():
    assert diagnose(RECIPE, RECIPE.columns) == ()


def test_a_renamed_column_is_told_and_blocks():
    now = columns(("Tiers",), ("Signée le", "date_fr", "date"), ("Montant €", "money", "number"))
    (drift,) = diagnose(RECIPE, now)
    assert (drift.what, drift.column, drift.now, drift.blocking) == ("renamed", "Montant (€)", "Montant €", True)
    assert drift.sentence() == "La colonne « Montant (€) » s’appelle maintenant « Montant € »."


def test_a_column_under_another_name_with_the_same_kind_at_the_same_place_is_renamed():
    now = columns(("Tiers",), ("Signée le", "date_fr", "date"), ("Somme", "money", "number"))
    assert [drift.what for drift in diagnose(RECIPE, now)] == ["renamed"]


def test_a_column_that_has_gone_a_new_one_and_one_that_changed_are_told():
    now = columns(("Tiers",), ("Signée le", "email", "string"), ("Courriel", "email"))
    found = {(drift.what, drift.column): drift for drift in diagnose(RECIPE, now)}
    assert set(found) == {("gone", "Montant (€)"), ("added", "Courriel"), ("kind", "Signée le")}
    assert all(drift.blocking for drift in found.values())


def test_numbers_that_became_text_are_told():
    now = columns(("Tiers",), ("Signée le", "date_fr", "date"), ("Montant (€)", None, "string"))
    (drift,) = diagnose(RECIPE, now)
    assert drift.what == "type"
    assert "nombre avant, texte maintenant" in drift.sentence()
